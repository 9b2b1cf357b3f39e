"""Owns working out what claims speak of, for many score tables at once: groups of measures, and numbers about them.

T tables, W preset weightings, M measures, C criteria. What does not depend on the tables or on the weighting has a 1
there, so that everything broadcasts.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from keuzemodel.analyse.weightsets import WeightSet, aspect_weightings
from keuzemodel.model.claims.checks import (
    Agreement,
    Check,
    Comparison,
    Divisions,
    Group,
    Membership,
    Quantity,
    Sign,
    Top,
)
from keuzemodel.model.dossier import Dossier
from keuzemodel.model.valuation import Floats, item_values
from keuzemodel.solve.items import items_of, whole_worth, worth
from keuzemodel.solve.problem import TIE, Bools

SAME = 9
"""Sums of scores are decimals: what is the same to so many decimals is the same number."""

Solve = Callable[[str, Floats], tuple[Bools, Floats]]
"""Given an approach and (K, C) weights: the best packages and the net values by item, both (T, K, M + H)."""


@dataclass(frozen=True)
class Bench:
    """The packages of every approach under every preset weighting, for T tables.

    scores: (T, M, C). packages: (T, W, M) by approach. net: the same by item, see `solve.items`, (T, W, M + H). solve:
    for other weightings.

    In a package, or outside that of an approach, a measure counts for what it gives beside that package; in a group
    that hangs on no package of one approach, for all that its scores say.
    """

    dossier: Dossier
    scores: Floats
    packages: Mapping[str, Bools]
    net: Mapping[str, Floats]
    solve: Solve

    @cached_property
    def place_of(self) -> Mapping[str, int]:
        """Position of each preset weighting."""
        return {w.id: k for k, w in enumerate(self.dossier.weightings)}

    def package(self, approach: str, weighting: str | None) -> Bools:
        """(T, W, M), or (T, 1, M) where the weighting is given."""
        found = self.packages[approach]
        return found if weighting is None else found[:, [self.place_of[weighting]]]

    def members(self, group: Group) -> Bools:
        """(T or 1, W or 1, M): the measures of a group."""
        return self._base(group) & self.passes(group)

    def _base(self, group: Group) -> Bools:
        if group.in_every:
            return _all(np.concatenate(list(self.packages.values()), axis=1), 1)[:, None]
        if group.approach is None:
            return np.ones((1, 1, len(self.dossier.codes)), dtype=bool)
        package = self.package(group.approach, group.weighting)
        return np.logical_not(package) if group.outside else package

    def passes(self, group: Group) -> Bools:
        """(T or 1, W or 1, M): the measures that pass the filters of a group, apart from being in its package."""
        found = _filtered(self.dossier, group)[None, None]
        if group.also_in is not None:
            found = found & self.package(group.also_in, group.weighting)
        if group.not_in is not None:
            found = found & ~self.package(group.not_in, group.weighting)
        return found

    def compared(self, check: Comparison) -> tuple[Floats, Floats]:
        """Left and right of a comparison, each (T or 1, W or 1)."""
        groups = (check.left.group, check.right.group)
        open_ = any((g.approach and not g.weighting) or g.also_in or g.not_in for g in groups)
        return self._quantity(check.left, open_), self._quantity(check.right, open_)

    def _quantity(self, quantity: Quantity, every_weighting: bool) -> Floats:
        measured = np.asarray(self._measured[quantity.kind](quantity, every_weighting), dtype=float)
        # No times a limit that is not there is nothing, and not "not a number".
        scaled: Floats = quantity.times * measured if quantity.times else np.zeros(measured.shape)
        return np.round(np.atleast_2d(scaled + quantity.plus), SAME).astype(np.float64)

    @cached_property
    def _measured(self) -> dict[str, Callable[[Quantity, bool], object]]:
        dossier = self.dossier
        return {
            "aantal": lambda q, _: self.members(q.group).sum(axis=-1),
            "themas": lambda q, _: self._themes(q),
            "totaal": lambda q, _: self._total(q),
            "gemiddelde": lambda q, _: self._total(q) / np.maximum(1, self.members(q.group).sum(axis=-1)),
            "netto": lambda q, every: np.where(self.members(q.group), self._net(q, every), 0).sum(axis=-1),
            "kleinste_netto": self._least_net,
            "gewicht": lambda q, _: self._weight(q),
            "grens": lambda q, _: math.fsum(
                dossier.approach(q.approach).limits.get(c, math.inf) for c in q.criteria or ()
            ) if q.approach else math.inf,
            "maatregelen": lambda *_: len({m.parent or m.code for m in dossier.measures}),
            "opgedeeld": lambda *_: len({m.parent for m in dossier.measures if m.parent}),
            "aspecten": lambda *_: len(dossier.aspects),
            "criteria": lambda q, _: sum(q.aspect in (None, c.aspect) for c in dossier.criteria),
            "wegingen": lambda *_: len(dossier.weightings),
            "benaderingen": lambda *_: len(dossier.approaches),
            "alternatieven": lambda *_: sum(r.kind == "excludes" for r in dossier.relations),
            "voorwaarden": lambda *_: sum(r.kind == "requires" for r in dossier.relations),
            "getal": lambda q, _: q.value,
        }  # fmt: skip

    def _themes(self, quantity: Quantity) -> Floats:
        held = self.members(quantity.group)
        by_theme = [np.array([m.theme == t.id for m in self.dossier.measures]) for t in self.dossier.themes]
        counted: Floats = np.zeros(held.shape[:2])
        for theme in by_theme:
            counted = counted + (held & theme).any(axis=-1)
        return counted

    def _total(self, quantity: Quantity) -> Floats:
        places = [self.dossier.criterion_index[id] for id in quantity.criteria or ()]
        summed = self.scores[:, None, :, places].sum(axis=-1)
        if self.dossier.reinforcements and quantity.group.approach and not quantity.group.in_every:
            items = item_values(self.dossier, self.scores)[:, None, :, places].sum(axis=-1)
            summed = worth(self.dossier, items, self.package(quantity.group.approach, quantity.group.weighting))
        total: Floats = np.where(self.members(quantity.group), summed, 0.0).sum(axis=-1)
        return total

    def _net(self, quantity: Quantity, every_weighting: bool) -> Floats:
        group = quantity.group
        net = self.worths(group)
        if group.weighting:
            return net[:, [self.place_of[group.weighting]]]
        return net if every_weighting else net[:, :1]

    def worths(self, group: Group) -> Floats:
        """(T, W, M) what every measure is worth, as a group has it."""
        net = self.net[group.approach or self.dossier.approaches[0].id]
        if group.approach and not group.in_every:
            return worth(self.dossier, net, self.packages[group.approach])
        return whole_worth(self.dossier, net)

    def _least_net(self, quantity: Quantity, every_weighting: bool) -> Floats:
        net = np.where(self.members(quantity.group), self._net(quantity, every_weighting), np.inf)
        least: Floats = net.min(axis=-1)
        return np.where(np.isinf(least), 0.0, least)

    def _weight(self, quantity: Quantity) -> float:
        weights = self.dossier.weighting(str(quantity.weighting)).weights
        return math.fsum(
            weights[c.id]
            for c in self.dossier.criteria
            if c.aspect == quantity.aspect or c.id in (quantity.criteria or ())
        )

    def wanted(self, codes: tuple[str, ...]) -> Bools:
        """(M,) of bool."""
        return _among(self.dossier.codes, codes)

    def tops(self, check: Top) -> tuple[Bools, Floats, Floats]:
        """Per table and weighting whether every code is in the group, the lowest of their scores, and the highest of
        the others in it; infinite where there are none.
        """
        held, wanted = self.members(check.group), self.wanted(check.codes)
        scores = self.scores[:, None, :, self.dossier.criterion_index[check.criterion]]
        inside = np.where(held & wanted, scores, np.inf).min(axis=-1)
        rest = np.where(held & ~wanted, scores, -np.inf).max(axis=-1)
        return _all(held | ~wanted, -1), inside, rest

    def apart(self, check: Agreement) -> Floats:
        """(T,) the most measures by which two weightings differ."""
        held = self.packages[check.approach]
        most: Floats = np.zeros(len(held))
        for w in range(held.shape[1]):
            most = np.maximum(most, (held ^ held[:, [w]]).sum(axis=-1).max(axis=1))
        return most

    def corners(self, check: Divisions) -> WeightSet:
        """The divisions between which all others lie."""
        points = self.dossier.weighting(check.weighting).criterion_points
        aspects = aspect_weightings(self.dossier, np.array([points[c.id] for c in self.dossier.criteria]))
        if check.heavier is None:
            return aspects
        parts = np.ones((len(aspects.ids),) * 2) + (check.heavier - 1) * np.eye(len(aspects.ids))
        shares = parts / parts.sum(axis=1, keepdims=True)
        return WeightSet(aspects.ids, tuple(map(tuple, (shares @ aspects.matrix).tolist())))

    def behind(self, check: Divisions) -> Floats:
        """(T, K) by how much the package of the weighting is worth less than the best at each corner.

        The value of the best is convex in the weights and that of a package linear, so a package that is behind
        nowhere on the corners is behind nowhere between them.
        """
        best, net = self.solve(check.approach, self.corners(check).matrix)
        ours = items_of(self.dossier, self.package(check.approach, check.weighting))
        behind: Floats = np.where(best, net, 0).sum(axis=-1) - np.where(ours, net, 0).sum(axis=-1)
        return behind

    def holds(self, check: Check) -> Bools:
        """(T,) or (1,): whether it holds under every weighting."""
        held: Bools
        match check:
            case Comparison():
                held = compares(check.sign, *self.compared(check))
            case Membership(relation=relation):
                members, wanted = self.members(check.group), self.wanted(check.codes)
                there, only = _all(members | ~wanted, -1), _all(wanted | ~members, -1)
                held = {"is": there & only, "bevat": there, "zonder": _all(~(members & wanted), -1)}[relation]
            case Top():
                there, inside, rest = self.tops(check)
                held = there & (inside > rest)
            case Agreement():
                held = (self.apart(check) <= check.difference)[:, None]
            case Divisions():
                held = self.behind(check) <= TIE
            case other:
                raise TypeError(f"no such check: {other!r}")
        return _all(held, 1)


@lru_cache(maxsize=1024)
def _filtered(dossier: Dossier, group: Group) -> Bools:
    """(M,) what passes the filters of a group that look at no package; read-only."""
    required = {o for r in dossier.relations if r.kind == "requires" for o in r.others}
    founded = {
        r.code
        for r in dossier.relations
        if r.kind == "requires" and any(dossier.measure(o).phase == group.builds_on_phase for o in r.others)
    }
    passing = [
        group.phase in (None, m.phase)
        and (group.themes is None or m.theme in group.themes)
        and (group.codes is None or m.code in group.codes)
        and (group.builds_on_phase is None or m.code in founded)
        and (not group.foundation or m.code in required)
        and group.is_part in (None, bool(m.parent))
        for m in dossier.measures
    ]
    found = np.array(passing, dtype=bool)
    found.flags.writeable = False
    return found


@lru_cache(maxsize=1024)
def _among(codes: tuple[str, ...], named: tuple[str, ...]) -> Bools:
    """(M,) of bool; read-only."""
    found = np.isin(np.array(codes), named)
    found.flags.writeable = False
    return found


def _all(held: Bools, axis: int) -> Bools:
    return np.asarray(held.all(axis=axis))


def compares(sign: Sign, left: Floats, right: Floats) -> Bools:
    """Whether two numbers stand to each other as the sign says."""
    how = {">": np.greater, ">=": np.greater_equal, "<": np.less, "<=": np.less_equal, "=": np.equal}
    found: Bools = how[sign](left, right)
    return found
