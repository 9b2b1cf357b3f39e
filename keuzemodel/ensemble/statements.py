"""Owns the source's statements over many score tables at once: which of them hold.

The same checks as `analyse.claims`, read per array in place of per package. A number of a statement is a sum over
measures of a score times a factor, so a statement that compares is linear in the table as long as the packages stay.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from keuzemodel.model.checks import Agreement, Comparison, Group, Membership, Quantity, Top
from keuzemodel.model.dossier import Claim, Dossier, Measure
from keuzemodel.model.valuation import Floats
from keuzemodel.solve.problem import Bools

SAME = 1e-9
"""Sums that differ by no more than this are the same number."""


@dataclass(frozen=True)
class Linear:
    """A number per table and case: Σ over measures and criteria of holds·per·score, plus constant.

    holds: (T, K, M). per: (K, C). constant: (T, K). least: the least over the measures that hold in place of the
    sum, and 0 if there are none.
    """

    holds: Floats
    per: Floats
    constant: Floats
    least: bool = False

    def at(self, scores: Floats) -> Floats:
        """(T, K) at scores (T, M, C)."""
        worth = np.einsum("tmc,kc->tkm", scores, self.per, optimize=True)
        if not self.least:
            return np.asarray((worth * self.holds).sum(axis=2) + self.constant)
        held = self.holds != 0
        least = np.where(held, worth * self.holds, np.inf).min(axis=2, initial=np.inf)
        return np.where(held.any(axis=2), least, 0.0) + self.constant


class Statements:
    """The statements of one dossier, read for arrays of packages.

    packages, everywhere: (T, A, W, M) of bool, per approach and preset weighting in the dossier's order.
    """

    def __init__(self, dossier: Dossier, claims: tuple[Claim, ...]) -> None:
        self.dossier = dossier
        self.claims = claims
        self.place = {w.id: k for k, w in enumerate(dossier.weightings)}
        self.approach = {a.id: k for k, a in enumerate(dossier.approaches)}
        self.weights = np.array([[w.weights[c.id] for c in dossier.criteria] for w in dossier.weightings])
        self._filters: dict[Group, Bools] = {}
        self._worth = self.weights * np.array([c.sign / c.scale[1] for c in dossier.criteria])

    def hold(self, scores: Floats, packages: Bools) -> Bools:
        """Which hold. scores: (T, M, C) → (T, claims)."""
        found = np.empty((len(scores), len(self.claims)), dtype=bool)
        for k, claim in enumerate(self.claims):
            found[:, k] = self._holds(claim, scores, packages)
        return found

    def _holds(self, claim: Claim, scores: Floats, packages: Bools) -> Bools:
        match claim.check:
            case Comparison() as check:
                left, right = self.sides(check, packages)
                return np.asarray(_compares(check.sign, left.at(scores), right.at(scores)).all(axis=1))
            case Membership() as check:
                return self.members_hold(check, packages)
            case Top() as check:
                return self._top(check, scores, packages)
            case Agreement() as check:
                return self.agree(check, packages)
            case other:
                raise TypeError(f"no such check: {other!r}")

    def sides(self, check: Comparison, packages: Bools) -> tuple[Linear, Linear]:
        """Left and right of a comparison, per case."""
        cases = self.cases(check.left.group, check.right.group)
        return self._number(check.left, cases, packages), self._number(check.right, cases, packages)

    def cases(self, *groups: Group) -> range:
        """The weightings to try: all, or one where nothing depends on them."""
        open_ = any((g.approach and not g.weighting) or g.also_in or g.not_in for g in groups)
        return range(len(self.place) if open_ else 1)

    def _places(self, group: Group, cases: range) -> list[int]:
        return [self.place[group.weighting] if group.weighting else case for case in cases]

    def members(self, group: Group, cases: range, packages: Bools) -> Bools:
        """Which measures are in a group, (T, K, M)."""
        places = self._places(group, cases)
        count, _, _, size = packages.shape
        if group.in_every:
            base = np.broadcast_to(packages.all(axis=(1, 2))[:, None], (count, len(cases), size))
        elif group.approach is None:
            base = np.ones((count, len(cases), size), dtype=bool)
        else:
            base = packages[:, self.approach[group.approach]][:, places]
            base = ~base if group.outside else base
        found: Bools = base & self._passes(group)
        if group.also_in is not None:
            found &= packages[:, self.approach[group.also_in]][:, places]
        if group.not_in is not None:
            found &= ~packages[:, self.approach[group.not_in]][:, places]
        return found

    def _passes(self, group: Group) -> Bools:
        """(M,) whether a measure passes the filters that no package decides."""
        if group not in self._filters:
            self._filters[group] = np.array([self._passes_one(group, m) for m in self.dossier.measures])
        return self._filters[group]

    def _passes_one(self, group: Group, measure: Measure) -> bool:
        return (
            (group.phase is None or measure.phase == group.phase)
            and (group.themes is None or measure.theme in group.themes)
            and (group.codes is None or measure.code in group.codes)
            and (group.builds_on_phase is None or (measure.code, group.builds_on_phase) in self._builds_on)
            and (not group.foundation or measure.code in self._required)
            and (group.is_part is None or bool(measure.parent) == group.is_part)
        )

    @cached_property
    def _required(self) -> frozenset[str]:
        return frozenset(o for r in self.dossier.relations if r.kind == "requires" for o in r.others)

    @cached_property
    def _builds_on(self) -> frozenset[tuple[str, int]]:
        return frozenset(
            (r.code, self.dossier.measure(o).phase)
            for r in self.dossier.relations
            if r.kind == "requires"
            for o in r.others
        )

    def _number(self, quantity: Quantity, cases: range, packages: Bools) -> Linear:
        group, kind = quantity.group, quantity.kind
        criteria, shape = len(self.dossier.criteria), (len(packages), len(cases))
        holds = np.zeros((*shape, len(self.dossier.measures)))
        per = np.zeros((len(cases), criteria))
        constant = np.full(shape, quantity.plus)
        if kind in ("aantal", "themas", "totaal", "gemiddelde", "netto", "kleinste_netto"):
            members = self.members(group, cases, packages)
            if kind == "aantal":
                constant += quantity.times * members.sum(axis=2)
            elif kind == "themas":
                constant += quantity.times * self._themes(members)
            elif kind in ("totaal", "gemiddelde"):
                # A criterion that is named twice counts twice, as in `analyse.claims`.
                for id in quantity.criteria or ():
                    per[:, self.dossier.criterion_index[id]] += 1.0
                share = np.maximum(1, members.sum(axis=2, keepdims=True)) if kind == "gemiddelde" else 1.0
                holds = quantity.times * members / share
            else:
                per = self._worth[self._places(group, cases)]
                if kind == "netto":
                    holds = quantity.times * members
                else:
                    return _least(quantity, members, per)
        elif quantity.times:
            constant += quantity.times * self._given(quantity)
        return Linear(holds, per, constant)

    def _themes(self, members: Bools) -> Floats:
        themes = sorted({m.theme for m in self.dossier.measures})
        of = np.array([[m.theme == t for m in self.dossier.measures] for t in themes])
        return np.asarray((members[:, :, None, :] & of).any(axis=3).sum(axis=2), dtype=float)

    def _given(self, quantity: Quantity) -> float:
        """A number that no table changes."""
        dossier = self.dossier
        match quantity.kind:
            case "gewicht":
                weights = dossier.weighting(str(quantity.weighting)).weights
                return math.fsum(
                    weights[c.id]
                    for c in dossier.criteria
                    if c.aspect == quantity.aspect or c.id in (quantity.criteria or ())
                )
            case "grens":
                limits = dossier.approach(str(quantity.approach)).limits
                return math.fsum(limits.get(c, math.inf) for c in quantity.criteria or ())
            case "maatregelen":
                return len({m.parent or m.code for m in dossier.measures})
            case "opgedeeld":
                return len({m.parent for m in dossier.measures if m.parent})
            case "aspecten":
                return len(dossier.aspects)
            case "criteria":
                return sum(quantity.aspect in (None, c.aspect) for c in dossier.criteria)
            case "wegingen":
                return len(dossier.weightings)
            case "benaderingen":
                return len(dossier.approaches)
            case "alternatieven":
                return sum(r.kind == "excludes" for r in dossier.relations)
            case "voorwaarden":
                return sum(r.kind == "requires" for r in dossier.relations)
            case "getal":
                return quantity.value
            case other:
                raise TypeError(f"no such number: {other!r}")

    def members_hold(self, check: Membership, packages: Bools) -> Bools:
        """(T,) whether a group is exactly, contains, or has none of the codes."""
        members = self.members(check.group, self.cases(check.group), packages)
        wanted = np.isin(self.dossier.codes, check.codes)
        right = {"is": members == wanted, "bevat": members | ~wanted, "zonder": ~(members & wanted)}[check.relation]
        return np.asarray(right.all(axis=(1, 2)))

    def agree(self, check: Agreement, packages: Bools) -> Bools:
        """(T,) whether no two weightings differ by more measures than is allowed."""
        found = packages[:, self.approach[check.approach]]
        differ = (found[:, :, None] != found[:, None]).sum(axis=3)
        return np.asarray(differ.max(axis=(1, 2)) <= check.difference)

    def _top(self, check: Top, scores: Floats, packages: Bools) -> Bools:
        members = self.members(check.group, self.cases(check.group), packages)
        named = np.isin(self.dossier.codes, check.codes)
        score = scores[:, None, :, self.dossier.criterion_index[check.criterion]]
        inside = np.where(members & named, score, np.inf).min(axis=2)
        rest = np.where(members & ~named, score, -np.inf).max(axis=2)
        return np.asarray(((members | ~named).all(axis=2) & (inside > rest)).all(axis=1))


def _least(quantity: Quantity, members: Bools, per: Floats) -> Linear:
    """`times` of the least net value: with a negative number of times that is the greatest, which no check has."""
    if quantity.times < 0:
        raise TypeError("the least net value is not taken a negative number of times")
    constant = np.full(members.shape[:2], quantity.plus)
    # No times the least is nothing, also where there are members.
    return Linear(quantity.times * members, per, constant, least=True)


def _compares(sign: str, left: Floats, right: Floats) -> Bools:
    """Whether the numbers compare; two that are without bound are the same."""
    with np.errstate(invalid="ignore"):
        gap = left - right
    gap = np.where(abs(gap) > SAME, gap, 0.0)
    return np.asarray(
        {">": gap > 0, ">=": gap >= 0, "<": gap < 0, "<=": gap <= 0, "=": gap == 0}[sign],
    )
