"""Owns the rules of one selection as exact integers: what every way of solving reads."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from keuzemodel.model.dossier import Dossier
from keuzemodel.model.errors import Rule
from keuzemodel.model.valuation import Floats, common_step, exact

Bools = NDArray[np.bool_]

TIE = 1e-9
"""Packages whose values differ by no more than this are equally good."""


class Infeasible(Exception):
    """No package keeps the rules; `selection` turns it into an error that names them."""


class TooLarge(Exception):
    """The decision network would not fit; the caller takes another way."""


@dataclass(frozen=True)
class Resource:
    """Σ amounts[i] over the package ≤ bound, in whole units. `rule` says where it comes from."""

    amounts: tuple[int, ...]
    bound: int
    rule: Rule


@dataclass(frozen=True)
class Problem:
    """The rules of one selection over M measures and H hidden items behind them, by position.

    requires: (i, others): i needs at least one of others. excludes: pairs. forced_in, forced_out:
    positions. resources: limits, and coverage as a limit with negative amounts. bonuses: per hidden item
    (i, others): it is in exactly where i is in beside at least one of others. It uses nothing and counts in no tie.
    """

    size: int
    requires: tuple[tuple[int, tuple[int, ...]], ...]
    excludes: tuple[tuple[int, int], ...]
    resources: tuple[Resource, ...]
    forced_in: frozenset[int]
    forced_out: frozenset[int]
    bonuses: tuple[tuple[int, tuple[int, ...]], ...] = ()

    @property
    def measures(self) -> int:
        """How many of the items are measures; the hidden ones come after them."""
        return self.size - len(self.bonuses)

    @property
    def hidden(self) -> dict[int, tuple[int, tuple[int, ...]]]:
        """Per hidden item the measure that it belongs to, and those of which one has to be beside that."""
        return dict(enumerate(self.bonuses, start=self.measures))

    def pairs(self) -> list[tuple[int, int]]:
        """Every two items that a relation ties together."""
        hidden = ((item, j) for item, (i, others) in self.hidden.items() for j in (i, *others))
        return [*((i, j) for i, others in self.requires for j in others), *self.excludes, *hidden]

    def needs(self) -> dict[int, set[int]]:
        """Per item, everything that has to be decided before it: what any of its requirements names."""
        needs: dict[int, set[int]] = {i: set() for i in range(self.size)}
        for i, others in self.requires:
            needs[i].update(others)
        for item, (i, others) in self.hidden.items():
            needs[item].update((i, *others))
        return needs

    def amounts(self, per_measure: Sequence[int]) -> tuple[int, ...]:
        """What every item uses, when the measures use this."""
        return (*per_measure, *(0 for _ in self.bonuses))

    def completed(self, package: Iterable[int]) -> frozenset[int]:
        """A package of measures with the hidden items that come with it."""
        held = frozenset(package)
        come = (item for item, (i, others) in self.hidden.items() if i in held and held & {*others})
        return held.union(come)

    def bonus_rows(self) -> Iterator[tuple[dict[int, float], float]]:
        """What makes the hidden items what they are, as linear rows: coefficients by position, and the most they may
        add up to.
        """
        for item, (i, others) in self.hidden.items():
            yield {item: 1.0, i: -1.0}, 0.0
            yield {item: 1.0} | dict.fromkeys(others, -1.0), 0.0
            count = float(len(others))
            yield {i: count, item: -count} | dict.fromkeys(others, 1.0), count


class Solver(Protocol):
    """A way of finding best packages for a `Problem`; `net` values are by item, and so are packages, (…, M).

    The hidden items of a package follow from its measures, so packages differ where their measures do.
    """

    def best(self, net: Floats) -> Bools:
        """Best package per row, ties by the stated rule. (S, M) → (S, M)."""

    def co_optimal(self, net: Floats, most: int) -> tuple[list[tuple[int, ...]], bool]:
        """Up to `most` packages within TIE of the best, and whether there are more. net: (M,)."""

    def marginals(self, net: Floats) -> tuple[Floats, Floats]:
        """Best value with, and without, each measure; -inf where impossible. (M,) → (M,), (M,)."""


def make_problem(
    dossier: Dossier,
    limits: Mapping[str, float | Fraction],
    require: Iterable[str],
    forbid: Iterable[str],
    cover: Iterable[tuple[str, ...]] = (),
) -> Problem:
    """The rules of a selection. Every id and code is known and every limit is 0 or more.

    cover: sets of codes of each of which at least one is in the package.
    """
    position = dossier.measure_index
    bonuses = tuple((position[r.code], tuple(position[o] for o in r.others)) for r in dossier.reinforcements)
    requires = tuple(
        (position[r.code], tuple(position[o] for o in r.others)) for r in dossier.relations if r.kind == "requires"
    )
    excludes = {
        (min(pair), max(pair))
        for r in dossier.relations
        if r.kind == "excludes"
        for pair in ((position[r.code], position[o]) for o in r.others)
    }
    out = frozenset(position[c] for c in forbid)
    resources = [_limit(dossier, id, maximum, out) for id, maximum in limits.items()]
    for rule in dossier.coverage:
        amounts = tuple(-int(m.theme == rule.theme) for m in dossier.measures)
        resources.append(Resource(amounts, -rule.minimum, Rule("coverage", rule.theme, bound=rule.minimum)))
    for codes in cover:
        amounts = tuple(-int(m.code in codes) for m in dossier.measures)
        resources.append(Resource(amounts, -1, Rule("cover", "", codes, 1)))
    problem = Problem(
        size=len(dossier.measures) + len(bonuses),
        requires=requires,
        excludes=tuple(sorted(excludes)),
        resources=(),
        forced_in=frozenset(position[c] for c in require),
        forced_out=out,
        bonuses=bonuses,
    )
    return replace(problem, resources=tuple(replace(r, amounts=problem.amounts(r.amounts)) for r in resources))


def _limit(dossier: Dossier, criterion: str, maximum: float | Fraction, out: frozenset[int]) -> Resource:
    """A limit in the largest common step of the scores, so that 0.1 + 0.2 fits in 0.3.

    What is forced out uses nothing, and a bound above all that can be used is as good as that.
    """
    amounts = [
        Fraction(0) if i in out else exact(dossier.score_of[code, criterion].score)
        for i, code in enumerate(dossier.codes)
    ]
    step = common_step(amounts)
    steps = tuple(int(a / step) for a in amounts)
    most = sum(a for a in steps if a > 0)
    return Resource(
        steps,
        min(math.floor(exact(maximum) / step), most),
        Rule("limit", criterion, bound=float(maximum)),
    )


def keeps_rules(problem: Problem, chosen: Iterable[int]) -> bool:
    """Whether a package, with its hidden items, keeps every rule, in exact arithmetic."""
    package = set(chosen)
    return (
        problem.completed(i for i in package if i < problem.measures) == package
        and problem.forced_in <= package
        and not problem.forced_out & package
        and all(i not in package or package.intersection(o) for i, o in problem.requires)
        and not any(i in package and j in package for i, j in problem.excludes)
        and all(sum(r.amounts[i] for i in package) <= r.bound for r in problem.resources)
    )


def tie_key(package: Sequence[int], size: int) -> int:
    """Sorts packages of equal value: fewest measures first, then the earliest in dossier order.

    size: how many measures there are; a hidden item stands behind them and counts for nothing.
    """
    measures = [i for i in package if i < size]
    earliness = sum(1 << (size - 1 - i) for i in measures)
    return (len(measures) << size) - earliness
