"""Owns testing a dossier's claims against the packages that the model gives for it."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

import numpy as np

from keuzemodel.model.checks import Agreement, Comparison, Group, Membership, Quantity, Top
from keuzemodel.model.dossier import Claim, Dossier
from keuzemodel.model.valuation import Floats
from keuzemodel.solve.selection import Selector, make_selector

Unit = Literal["value", "points", "count", "share"]
_VALUE: Unit = "value"
_COUNT: Unit = "count"


@dataclass(frozen=True)
class Outcome:
    """What the model makes of one claim.

    margin: how far it is from turning, negative where it fails, in `unit`: net value, scale points, a count, or a
    share; infinite where no package turns it. None where nothing can be compared, as in an empty group. left and
    right: the two numbers of a comparison in its tightest case. missing, surplus: codes that break a membership.
    weighting: the case shown, where cases differ. testable: whether every score and limit that it rests on is
    known.
    """

    claim: Claim
    holds: bool
    margin: float | None
    unit: Unit
    left: float | None = None
    right: float | None = None
    missing: tuple[str, ...] = ()
    surplus: tuple[str, ...] = ()
    weighting: str | None = None
    testable: bool = True


def check_claims(dossier: Dossier) -> tuple[Outcome, ...]:
    """Every claim of the dossier, in file order, under its present scores."""
    bench = _Bench(dossier)
    return tuple(bench.outcome(claim) for claim in dossier.claims)


def smallest_margin(outcomes: tuple[Outcome, ...], unit: Unit) -> Outcome | None:
    """The outcome nearest to turning among those measured in `unit`, or None.

    A claim of "no more than" that holds with equal numbers is not counted: it has no margin. Nor is one
    that nothing can turn.
    """
    measured = [
        o
        for o in outcomes
        if o.unit == unit and o.margin is not None and math.isfinite(o.margin) and not (o.holds and o.margin == 0)
    ]
    return min(measured, key=lambda o: o.margin or 0.0, default=None)


@dataclass(frozen=True)
class _Columns:
    """One approach under every preset weighting: packages, net values and prices of flipping."""

    packages: tuple[frozenset[str], ...]
    net: Floats
    prices: Floats


class _Bench:
    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.weightings = [w.id for w in dossier.weightings]
        self.columns = {a.id: self._column(make_selector(dossier, a.id)) for a in dossier.approaches}

    def _column(self, selector: Selector) -> _Columns:
        order = [c.id for c in self.dossier.criteria]
        weights = np.array([[w.weights[c] for c in order] for w in self.dossier.weightings])
        net = selector.net(weights)
        chosen = selector.solver.best(net)
        prices = np.empty(net.shape)
        for s, row in enumerate(net):
            with_it, without = selector.solver.marginals(row)
            prices[s] = row[chosen[s]].sum() - np.where(chosen[s], without, with_it)
        codes = np.array(self.dossier.codes, dtype=object)
        return _Columns(tuple(frozenset(codes[row]) for row in chosen), net, prices)

    @cached_property
    def _required(self) -> frozenset[str]:
        return frozenset(o for r in self.dossier.relations if r.kind == "requires" for o in r.others)

    def _builds_on(self, code: str, phase: int) -> bool:
        return any(
            r.kind == "requires" and r.code == code and any(self.dossier.measure(o).phase == phase for o in r.others)
            for r in self.dossier.relations
        )

    def _cases(self, *groups: Group) -> Iterator[int]:
        """The weightings to try: all, or one where nothing depends on them."""
        open_ = any((g.approach and not g.weighting) or g.also_in or g.not_in for g in groups)
        yield from range(len(self.weightings)) if open_ else (0,)

    def _package(self, approach: str, weighting: str | None, case: int) -> frozenset[str]:
        place = self.weightings.index(weighting) if weighting else case
        return self.columns[approach].packages[place]

    def _base(self, group: Group, case: int) -> frozenset[str]:
        everything = frozenset(self.dossier.codes)
        if group.in_every:
            return everything.intersection(*(p for c in self.columns.values() for p in c.packages))
        if group.approach is None:
            return everything
        package = self._package(group.approach, group.weighting, case)
        return everything - package if group.outside else package

    def _passes(self, group: Group, code: str, case: int) -> bool:
        """Whether a measure passes the filters of a group, apart from being in its package."""
        measure = self.dossier.measure(code)
        return all(
            (
                group.phase is None or measure.phase == group.phase,
                group.themes is None or measure.theme in group.themes,
                group.codes is None or code in group.codes,
                group.builds_on_phase is None or self._builds_on(code, group.builds_on_phase),
                not group.foundation or code in self._required,
                group.is_part is None or bool(measure.parent) == group.is_part,
                group.also_in is None or code in self._package(group.also_in, group.weighting, case),
                group.not_in is None or code not in self._package(group.not_in, group.weighting, case),
            )
        )

    def _members(self, group: Group, case: int) -> tuple[str, ...]:
        base = self._base(group, case)
        return tuple(c for c in self.dossier.codes if c in base and self._passes(group, c, case))

    def _case(self, group: Group, case: int) -> int:
        return self.weightings.index(group.weighting) if group.weighting else case

    def _quantity(self, quantity: Quantity, case: int) -> float:
        measured = self._measured[quantity.kind](quantity, case)
        # No times a limit that is not there is nothing, and not "not a number".
        return (quantity.times * measured if quantity.times else 0.0) + quantity.plus

    @cached_property
    def _measured(self) -> dict[str, Callable[[Quantity, int], float]]:
        dossier = self.dossier
        parents = {m.parent for m in dossier.measures if m.parent}
        return {
            "aantal": lambda q, case: len(self._members(q.group, case)),
            "themas": lambda q, case: len({dossier.measure(c).theme for c in self._members(q.group, case)}),
            "totaal": self._total,
            "gemiddelde": lambda q, case: self._total(q, case) / max(1, len(self._members(q.group, case))),
            "netto": lambda q, case: math.fsum(self._net(q, case)),
            "kleinste_netto": lambda q, case: min(self._net(q, case), default=0.0),
            "gewicht": self._weight,
            "grens": lambda q, _: math.fsum(
                dossier.approach(q.approach).limits.get(c, math.inf) for c in q.criteria or ()
            ) if q.approach else math.inf,
            "maatregelen": lambda *_: len({m.parent or m.code for m in dossier.measures}),
            "opgedeeld": lambda *_: len(parents),
            "aspecten": lambda *_: len(dossier.aspects),
            "criteria": lambda q, _: sum(q.aspect in (None, c.aspect) for c in dossier.criteria),
            "wegingen": lambda *_: len(dossier.weightings),
            "benaderingen": lambda *_: len(dossier.approaches),
            "alternatieven": lambda *_: sum(r.kind == "excludes" for r in dossier.relations),
            "voorwaarden": lambda *_: sum(r.kind == "requires" for r in dossier.relations),
            "getal": lambda q, _: q.value,
        }  # fmt: skip

    def _total(self, quantity: Quantity, case: int) -> float:
        return math.fsum(
            self.dossier.score_of[code, criterion].score
            for code in self._members(quantity.group, case)
            for criterion in quantity.criteria or ()
        )

    def _net(self, quantity: Quantity, case: int) -> list[float]:
        column = self.columns[quantity.group.approach or self.dossier.approaches[0].id]
        place = self._case(quantity.group, case)
        index = self.dossier.measure_index
        return [float(column.net[place, index[c]]) for c in self._members(quantity.group, case)]

    def _weight(self, quantity: Quantity, case: int) -> float:
        weights = self.dossier.weighting(quantity.weighting or self.weightings[case]).weights
        return math.fsum(
            weights[c.id]
            for c in self.dossier.criteria
            if c.aspect == quantity.aspect or c.id in (quantity.criteria or ())
        )

    def outcome(self, claim: Claim) -> Outcome:
        """The tightest of the claim's cases; it holds only if it holds in every case."""
        match claim.check:
            case Comparison() as check:
                cases = [self._compare(claim, check, k) for k in self._cases(check.left.group, check.right.group)]
            case Membership() as check:
                cases = [self._membership(claim, check, k) for k in self._cases(check.group)]
            case Top() as check:
                cases = [self._top(claim, check, k) for k in self._cases(check.group)]
            case Agreement() as check:
                cases = [self._agreement(claim, check)]
            case other:
                raise TypeError(f"no such check: {other!r}")
        tightest = min(cases, key=lambda o: (o.holds, math.inf if o.margin is None else o.margin))
        return replace(tightest, testable=not self._rests_on_unknown(claim))

    def _rests_on_unknown(self, claim: Claim) -> bool:
        """Whether a claim adds up scores that are not known, or asks what fits in a limit on them."""
        unknown = {criterion for _, criterion in self.dossier.unknown}
        match claim.check:
            case Comparison(left=left, right=right):
                summed = {c for q in (left, right) if q.kind in ("totaal", "gemiddelde") for c in q.criteria or ()}
                approaches = {q.group.approach for q in (left, right)}
            case Membership(group=group):
                summed, approaches = set(), {group.approach}
            case Top(group=group, criterion=criterion):
                summed, approaches = {criterion}, {group.approach}
            case Agreement(approach=approach):
                summed, approaches = set(), {approach}
        limited = {id for name in approaches if name for id in self.dossier.approach(name).limits}
        return bool(unknown & (summed | limited))

    def _compare(self, claim: Claim, check: Comparison, case: int) -> Outcome:
        left, right = self._quantity(check.left, case), self._quantity(check.right, case)
        # Sums of scores are decimals: what differs by less than this is the same number.
        gap = left - right if abs(left - right) > 1e-9 else 0.0
        holds = {">": gap > 0, ">=": gap >= 0, "<": gap < 0, "<=": gap <= 0, "=": gap == 0}[check.sign]
        margin = {">": gap, ">=": gap, "<": -gap, "<=": -gap, "=": -abs(gap)}[check.sign]
        unit = _UNITS.get(check.left.kind, "count")
        return Outcome(
            claim,
            holds,
            None if check.sign == "=" else margin + 0.0,
            unit,
            left,
            right,
            weighting=self.weightings[case],
        )

    def _membership(self, claim: Claim, check: Membership, case: int) -> Outcome:
        members = set(self._members(check.group, case))
        wanted = set(check.codes)
        missing = wanted - members if check.relation != "zonder" else set()
        surplus = {"is": members - wanted, "bevat": set(), "zonder": members & wanted}[check.relation]
        margin = self._price(check.group, case, members if check.relation == "is" else set(), wanted)
        broken = bool(missing or surplus)
        return Outcome(
            claim,
            not broken,
            None if broken else margin,
            "value",
            missing=self._in_order(missing),
            surplus=self._in_order(surplus),
            weighting=self.weightings[case],
        )

    def _in_order(self, codes: set[str]) -> tuple[str, ...]:
        return tuple(c for c in self.dossier.codes if c in codes)

    def _score(self, code: str, criterion: str) -> float:
        return self.dossier.score_of[code, criterion].score

    def _price(self, group: Group, case: int, members: set[str], wanted: set[str]) -> float | None:
        """The least value that flipping a measure on which the claim turns would cost."""
        if group.approach is None and not group.in_every:
            return None
        index = self.dossier.measure_index
        if group.in_every:
            everywhere = np.vstack([c.prices for c in self.columns.values()])
            # To join every package, a measure has to enter each one that lacks it now.
            prices = [float(everywhere[:, index[code]].min()) for code in members | wanted]
            prices += [
                max(
                    float(c.prices[k, index[code]])
                    for c in self.columns.values()
                    for k, package in enumerate(c.packages)
                    if code not in package
                )
                for code in self.dossier.codes
                if members and code not in members and self._passes(group, code, case)
            ]
        else:
            column, place = self.columns[str(group.approach)], self._case(group, case)
            turns = wanted | {c for c in self.dossier.codes if members and self._passes(group, c, case)}
            prices = [float(column.prices[place, index[code]]) for code in turns]
        return min(prices, default=None)

    def _top(self, claim: Claim, check: Top, case: int) -> Outcome:
        members = self._members(check.group, case)
        inside = [self._score(c, check.criterion) for c in members if c in check.codes]
        rest = [self._score(c, check.criterion) for c in members if c not in check.codes]
        missing = tuple(c for c in check.codes if c not in members)
        if missing or not rest:
            return Outcome(claim, not missing, None, "points", missing=missing)
        left, right = min(inside), max(rest)
        surplus = tuple(c for c in members if c not in check.codes and self._score(c, check.criterion) >= left)
        return Outcome(claim, left > right, left - right, "points", left, right, surplus=surplus)

    def _agreement(self, claim: Claim, check: Agreement) -> Outcome:
        column = self.columns[check.approach]
        most = max(len(a ^ b) for a in column.packages for b in column.packages)
        if check.difference == 0 and most == 0:
            margin, unit = float(column.prices.min()), _VALUE
        else:
            margin, unit = float(check.difference - most), _COUNT
        return Outcome(claim, most <= check.difference, margin, unit, float(most), float(check.difference))


_UNITS: dict[str, Unit] = {
    "totaal": "points",
    "gemiddelde": "points",
    "netto": "value",
    "kleinste_netto": "value",
    "gewicht": "share",
    "grens": "points",
}
