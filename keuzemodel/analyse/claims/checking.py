"""Owns testing a dossier's claims under its own scores: whether each holds, and what turns it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from keuzemodel.analyse.claims.bench import Bench, compares
from keuzemodel.analyse.claims.outcome import Outcome, Spread, Unit
from keuzemodel.analyse.drawing import Drawer
from keuzemodel.analyse.sampling import DRAWS, Plan, affordable, tally
from keuzemodel.analyse.stability import MOST_CORNERS, nearest_other
from keuzemodel.analyse.weightsets import mix_of
from keuzemodel.model.claims.checks import Agreement, Comparison, Divisions, Group, Membership, Top
from keuzemodel.model.dossier import Claim, Dossier
from keuzemodel.model.valuation import Floats, score_matrix, weight_vector
from keuzemodel.solve.items import items_of, measures_of
from keuzemodel.solve.problem import TIE, Bools
from keuzemodel.solve.selection import Selector, make_selector

SECONDS = 0.6
"""What drawing divisions may take."""


def check_claims(dossier: Dossier) -> tuple[Outcome, ...]:
    """Every claim of the dossier that has a check, in file order, under its present scores."""
    checker = _checker(dossier)
    return tuple(checker.outcome(claim) for claim in dossier.claims)


def which_hold(dossier: Dossier) -> dict[str, bool]:
    """The same by the id of the claim, without what turns it: some times quicker."""
    bench, _ = _bench(dossier)
    return {claim.id: bool(bench.holds(claim.check)[0]) for claim in dossier.claims}


def _checker(dossier: Dossier) -> _Checker:
    bench, selectors = _bench(dossier)
    prices = {id: _prices(selectors[id], bench.packages[id][0], bench.net[id][0]) for id in selectors}
    return _Checker(bench, selectors, prices)


def _bench(dossier: Dossier) -> tuple[Bench, dict[str, Selector]]:
    selectors = {a.id: make_selector(dossier, a.id) for a in dossier.approaches}
    presets = np.array([[w.weights[c.id] for c in dossier.criteria] for w in dossier.weightings])

    def solve(approach: str, weights: Floats) -> tuple[Bools, Floats]:
        net = selectors[approach].net(weights)
        return selectors[approach].solver.best(net)[None], net[None]

    found = {id: solve(id, presets) for id in selectors}
    bench = Bench(
        dossier,
        score_matrix(dossier)[None],
        {id: measures_of(dossier, packages) for id, (packages, _) in found.items()},
        {id: net for id, (_, net) in found.items()},
        solve,
    )
    return bench, selectors


def _prices(selector: Selector, packages: Bools, net: Floats) -> Floats:
    """(W, M): the value that having every measure the other way round costs. packages: (W, M); net: by item."""
    prices = np.empty(packages.shape)
    items = items_of(selector.dossier, packages)
    for row, held, whole, price in zip(net, packages, items, prices, strict=True):
        with_it, without = (measures_of(selector.dossier, each) for each in selector.solver.marginals(row))
        price[:] = row[whole].sum() - np.where(held, without, with_it)
    return prices


@dataclass(frozen=True)
class _Checker:
    """One table: what `Bench` says of it, and what it would cost to turn that. prices: (W, M) by approach."""

    bench: Bench
    selectors: Mapping[str, Selector]
    prices: Mapping[str, Floats]

    @property
    def dossier(self) -> Dossier:
        return self.bench.dossier

    def outcome(self, claim: Claim) -> Outcome:
        """The tightest of the claim's cases; it holds only if it holds in every case."""
        match claim.check:
            case Comparison() as check:
                cases = self._compare(claim, check)
            case Membership() as check:
                cases = self._membership(claim, check)
            case Top() as check:
                cases = self._top(claim, check)
            case Agreement() as check:
                cases = [self._agreement(claim, check)]
            case Divisions() as check:
                cases = [self._divisions(claim, check)]
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
            case Agreement(approach=approach) | Divisions(approach=approach):
                summed, approaches = set(), {approach}
        limited = {id for name in approaches if name for id in self.dossier.approach(name).limits}
        return bool(unknown & (summed | limited))

    def _compare(self, claim: Claim, check: Comparison) -> list[Outcome]:
        unit = _UNITS.get(check.left.kind, "count")
        cases = []
        both = np.broadcast_arrays(*self.bench.compared(check))
        for weighting, left, right in zip(self.dossier.weightings, *(side[0] for side in both), strict=False):
            gap = 0.0 if left == right else float(left - right)
            margin = {">": gap, ">=": gap, "<": -gap, "<=": -gap, "=": None}[check.sign]
            cases.append(
                Outcome(
                    claim,
                    bool(compares(check.sign, left, right)),
                    None if margin is None else margin + 0.0,
                    unit,
                    float(left),
                    float(right),
                    weighting=weighting.id,
                )
            )
        return cases

    def _membership(self, claim: Claim, check: Membership) -> list[Outcome]:
        wanted = self.bench.wanted(check.codes)
        passes = np.broadcast_to(self.bench.passes(check.group), self.bench.members(check.group).shape)
        cases = []
        for case, (held, may) in enumerate(zip(self.bench.members(check.group)[0], passes[0], strict=True)):
            missing = wanted & ~held if check.relation != "zonder" else np.zeros_like(wanted)
            surplus = {"is": held & ~wanted, "bevat": np.zeros_like(wanted), "zonder": held & wanted}[check.relation]
            broken = bool((missing | surplus).any())
            turns = wanted | (may & (held.any() and check.relation == "is"))
            price = None if broken else self._price(check.group, case, held & (check.relation == "is"), turns)
            cases.append(
                Outcome(
                    claim,
                    not broken,
                    price,
                    "value",
                    missing=self._codes(missing),
                    surplus=self._codes(surplus),
                    weighting=self.dossier.weightings[case].id,
                )
            )
        return cases

    def _codes(self, held: Bools) -> tuple[str, ...]:
        return tuple(c for c, there in zip(self.dossier.codes, held, strict=True) if there)

    def _price(self, group: Group, case: int, members: Bools, turns: Bools) -> float | None:
        """The least value that flipping a measure on which the claim turns would cost."""
        if group.in_every:
            everywhere = np.vstack(list(self.prices.values()))
            held = np.vstack([packages[0] for packages in self.bench.packages.values()])
            inside = held.all(axis=0)
            # To join every package, a measure has to enter each one that lacks it now.
            joins = np.where(held, -np.inf, everywhere).max(axis=0)
            prices = np.where(inside, everywhere.min(axis=0), joins)[turns]
        elif group.approach is not None:
            place = self.bench.place_of[group.weighting] if group.weighting else case
            prices = self.prices[group.approach][place][turns]
        else:
            return None
        return float(prices.min()) if len(prices) else None

    def _top(self, claim: Claim, check: Top) -> list[Outcome]:
        held = self.bench.members(check.group)[0]
        wanted = self.bench.wanted(check.codes)
        scores = self.bench.scores[0, :, self.dossier.criterion_index[check.criterion]]
        cases = []
        for there, left, right, members in zip(*(part[0] for part in self.bench.tops(check)), held, strict=True):
            if not there or not math.isfinite(right):
                missing = self._codes(wanted & ~members)
                cases.append(Outcome(claim, bool(there), None, "points", missing=missing))
                continue
            surplus = self._codes(members & ~wanted & (scores >= left))
            gap = float(left - right)
            cases.append(Outcome(claim, gap > 0, gap, "points", float(left), float(right), surplus=surplus))
        return cases

    def _agreement(self, claim: Claim, check: Agreement) -> Outcome:
        most = float(self.bench.apart(check)[0])
        if check.difference == 0 and most == 0:
            return Outcome(claim, True, float(self.prices[check.approach].min()), "value", most, 0.0)
        margin = float(check.difference - most)
        return Outcome(claim, most <= check.difference, margin, "count", most, float(check.difference))

    def _divisions(self, claim: Claim, check: Divisions) -> Outcome:
        """left, right: of how many corners the package is best, and how many there are."""
        behind = self.bench.behind(check)[0]
        holds = bool((behind <= TIE).all())
        if holds:
            selector = self.selectors[check.approach]
            net = selector.net(self.bench.corners(check).matrix)
            best = measures_of(self.dossier, selector.solver.best(net))
            margin = float(_prices(selector, best, net).min())
        else:
            margin = -float(behind.max())
        return Outcome(
            claim,
            holds,
            margin,
            "value",
            float((behind <= TIE).sum()),
            float(len(behind)),
            weighting=check.weighting,
            spread=None if holds else self._spread(check),
        )

    def _spread(self, check: Divisions) -> Spread:
        selector, dossier = self.selectors[check.approach], self.dossier
        weights = weight_vector(dossier, check.weighting)
        aspects = self.bench.corners(check.model_copy(update={"heavier": None}))
        mix = mix_of(weights, aspects, dossier)
        codes = self._codes(self.bench.package(check.approach, check.weighting)[0, 0])
        n = affordable(Drawer(selector, ()).cost, SECONDS, DRAWS)
        drawn = tally(Plan(selector, tuple(weights.tolist()), aspects, (), codes, n))
        known = len(aspects.ids) <= MOST_CORNERS
        nearest = nearest_other(selector, aspects.matrix, mix, codes) if known else None
        return Spread(drawn.same, drawn.n, aspects.ids, tuple(mix.tolist()), nearest)


_UNITS: dict[str, Unit] = {
    "totaal": "points",
    "gemiddelde": "points",
    "netto": "value",
    "kleinste_netto": "value",
    "gewicht": "share",
    "grens": "points",
}
