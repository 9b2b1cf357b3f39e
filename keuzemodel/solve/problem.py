"""Owns the rules of one selection as exact integers: what every way of solving reads."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
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
    """The rules of one selection over M measures, by position.

    requires: (i, others): i needs at least one of others. excludes: pairs. forced_in, forced_out:
    positions. resources: limits, and coverage as a limit with negative amounts.
    """

    size: int
    requires: tuple[tuple[int, tuple[int, ...]], ...]
    excludes: tuple[tuple[int, int], ...]
    resources: tuple[Resource, ...]
    forced_in: frozenset[int]
    forced_out: frozenset[int]


class Solver(Protocol):
    """A way of finding best packages for a `Problem`; `net` values are by measure position."""

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
    return Problem(
        size=len(dossier.measures),
        requires=requires,
        excludes=tuple(sorted(excludes)),
        resources=tuple(resources),
        forced_in=frozenset(position[c] for c in require),
        forced_out=out,
    )


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
    """Whether a package keeps every rule, in exact arithmetic."""
    package = set(chosen)
    return (
        problem.forced_in <= package
        and not problem.forced_out & package
        and all(i not in package or package.intersection(o) for i, o in problem.requires)
        and not any(i in package and j in package for i, j in problem.excludes)
        and all(sum(r.amounts[i] for i in package) <= r.bound for r in problem.resources)
    )


def tie_key(package: Sequence[int], size: int) -> int:
    """Sorts packages of equal value: fewest measures first, then the earliest in dossier order."""
    earliness = sum(1 << (size - 1 - i) for i in package)
    return (len(package) << size) - earliness
