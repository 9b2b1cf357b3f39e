"""Owns drawing the scores of a dossier within their margins, and the best package of each draw."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from functools import cached_property

import numpy as np

from keuzemodel.model.dossier import ORIGINS, Dossier, Origin
from keuzemodel.model.valuation import Floats, common_step, exact, item_values, score_matrix
from keuzemodel.solve.items import measures_of
from keuzemodel.solve.layers import Ints
from keuzemodel.solve.network import Network
from keuzemodel.solve.problem import TIE, Bools, make_problem
from keuzemodel.solve.selection import Selector
from keuzemodel.solve.varying import Varying

CLEAR = 10 * TIE
"""A package that is ahead by more than this is ahead, also after rounding."""


PER_SCORE, PER_CELL, PER_ARC, PER_PROBLEM, PER_PROGRAMME = 1e-7, 2.5e-9, 1.5e-8, 2.5e-3, 2e-2
"""Seconds, roughly: to draw a score, to work out a value of `varying` or an arc of `network`, to build a problem, and
to have HiGHS solve one of few measures.
"""


class Drawer:
    """Draws scores of one dossier and finds the best package for each draw.

    A score is off by anything within its margin, up or down alike, and independently of the others; one
    that would leave the scale stands at its end. So a score at the end of its scale is off to one side
    only, in half of the draws. Scores on a criterion that some approach limits are off by whole steps,
    because capacity is counted in them: the common step of its scores and margins.
    """

    def __init__(self, selector: Selector, origins: tuple[Origin, ...] = ORIGINS) -> None:
        self.selector = selector
        dossier = selector.dossier
        table = [[dossier.score_of[m, c.id] for c in dossier.criteria] for m in dossier.codes]
        self._nominal = score_matrix(dossier)
        self.margins = np.array([[s.margin if s.origin in origins else 0.0 for s in row] for row in table])
        self._low, self._high = np.array([c.scale for c in dossier.criteria]).T
        silent = selector.silent
        self._per_point = np.array([0.0 if c.id in silent else c.sign / c.scale[1] for c in dossier.criteria])
        self._limited = [dossier.criterion_index[id] for id, _ in selector.limits]
        stepped = {id for approach in dossier.approaches for id in approach.limits} | dict(selector.limits).keys()
        self._steps = {dossier.criterion_index[id]: _step(dossier, id) for id in stepped}
        self._amounts_differ = bool((self.margins[:, self._limited] > 0).any())

    @property
    def cost(self) -> float:
        """About how many seconds a draw takes: an estimate from the sizes alone, so the same on every machine."""
        solver, scores = self.selector.solver, self.margins.size
        drawing = scores * PER_SCORE if self.margins.any() else 0.0
        if self._amounts_differ and self._varying.quick:
            return drawing + self._varying.cells * PER_CELL
        if isinstance(solver, Network):
            return drawing + (PER_PROBLEM if self._amounts_differ else 0.0) + solver.arcs * PER_ARC
        return drawing + PER_PROGRAMME * (1 + len(self.margins) / 100)

    @property
    def influence_cost(self) -> float:
        """The same for `influences`; without bound where every score would ask for draws of its own."""
        if isinstance(self.selector.solver, Network) and (not self._amounts_differ or self._varying.quick):
            again = len(self.margins) / 3 if self._amounts_differ else 0.0
            return self.cost * (6 + again + self.margins.size / 40)
        return math.inf

    def matters(self, weights: Floats) -> Bools:
        """(M, C): the scores that have a margin and could change something at weights (s, C)."""
        limited = np.isin(np.arange(len(self._per_point)), self._limited)
        return np.asarray((self.margins > 0) & (weights.any(axis=0) | limited))

    def draw(self, rng: np.random.Generator, count: int) -> Floats:
        """(count, M, C) scores."""
        return np.stack([self.draw_column(rng, count, c) for c in range(len(self._per_point))], axis=2)

    def draw_column(self, rng: np.random.Generator, count: int, c: int) -> Floats:
        """(count, M) scores on one criterion."""
        margins, shape = self.margins[:, c], (count, len(self.margins))
        if c in self._steps:
            most = np.floor(margins / self._steps[c] + 1e-9).astype(int)
            off = self._steps[c] * rng.integers(-most, most, endpoint=True, size=shape)
        else:
            off = margins * rng.uniform(-1, 1, size=shape)
        drawn: Floats = np.clip(self._nominal[:, c] + off, self._low[c], self._high[c])
        return drawn

    def best(self, weights: Floats, scores: Floats) -> tuple[Bools, Bools]:
        """Best package per draw, (s, M + H), and whether there is one, (s,). (s, C) and (s, M, C) in.

        Raises InfeasibleError where no package keeps the rules and no draw can change that.
        """
        return self.solve(*self.counted(weights, scores))

    def counted(self, weights: Floats, scores: Floats) -> tuple[Floats, Ints]:
        """Net values, (s, M + H), and use of every limited burden in its steps, (s, limits, M); by item, see
        `solve.items`, and by measure.
        """
        values = item_values(self.selector.dossier, scores)
        net = np.einsum("smc,sc->sm", values, weights * self._per_point)
        use = [np.rint(scores[:, :, c] / self._steps[c]).astype(np.int64) for c in self._limited]
        return net, np.stack(use, axis=1) if use else np.zeros((*scores.shape[:1], 0, scores.shape[1]), dtype=np.int64)

    def solve(self, net: Floats, use: Ints) -> tuple[Bools, Bools]:
        """As `best`, of what `counted` gives."""
        if self._amounts_differ:
            return self._varying.best(net, use)
        return self.selector.solver.best(net), np.ones(len(net), dtype=bool)

    def moved(self, weights: Floats, off: Floats, m: int, c: int, net: Floats, use: Ints) -> tuple[Floats, Ints]:
        """What `counted` gave, after one score is moved by `off`, (s,)."""
        net, use = net.copy(), use.copy()
        gain = off * weights[:, c] * self._per_point[c]
        for item, share in self._items(m, c):
            net[:, item] += gain * share
        if c in self._limited:
            use[:, self._limited.index(c), m] += np.rint(off / self._steps[c]).astype(np.int64)
        return net, use

    def _items(self, m: int, c: int) -> list[tuple[int, float]]:
        """The items that a score of one measure is part of, and which share of it."""
        dossier = self.selector.dossier
        rows = [(k, r.share) for k, r in enumerate(dossier.reinforcements, start=len(dossier.codes))
                if r.code == dossier.codes[m] and dossier.criteria[c].kind == "benefit"]  # fmt: skip
        return [(m, 1 - sum(share for _, share in rows)), *rows]

    def settled(self, net: Floats, use: Ints, chosen: Bools) -> Callable[[int, Floats, Ints], Bools]:
        """What `counted` gave and what is best there; tells, when one measure has moved as in `moved`, in which rows
        that is certainly still the best package, (s,).

        A move adds as much to every package with the measure. So the best of those with it and the best of those
        without it stay what they were, as long as it uses no less than it did and the package still fits.
        What a move adds to a measure that others reinforce differs per package: of that nothing is certain.
        """
        dossier = self.selector.dossier
        reinforced = {dossier.measure_index[r.code] for r in dossier.reinforcements}
        chosen = measures_of(dossier, chosen)
        with_it, without = (measures_of(dossier, values) for values in self._marginals(net, use))
        with np.errstate(invalid="ignore"):  # where no package is possible at all, there is nothing to be ahead of
            ahead = np.where(chosen, with_it - without, without - with_it)
        bounds = np.array([r.bound for r in self._varying.limits]) if self._amounts_differ else np.zeros(0)

        def told(m: int, moved: Floats, used: Ints) -> Bools:
            if m in reinforced:
                return np.zeros(len(net), dtype=bool)
            gain = np.where(chosen[:, m], 1, -1) * (moved[:, m] - net[:, m])
            kept: Bools = ahead[:, m] + gain > CLEAR
            if self._amounts_differ:
                kept &= (used[:, :, m] >= use[:, :, m]).all(axis=1)
                kept &= (np.einsum("slm,sm->sl", used, chosen) <= bounds).all(axis=1)
            return kept

        return told

    def _marginals(self, net: Floats, use: Ints) -> tuple[Floats, Floats]:
        """Best values with, and without, each measure, (s, M); without bound where that takes too long to know."""
        if self._amounts_differ and self._varying.quick:
            return self._varying.marginals(net, use)
        if not self._amounts_differ and isinstance(self.selector.solver, Network):
            return self.selector.solver.marginals_of(net)
        return np.zeros(net.shape), np.zeros(net.shape)

    @cached_property
    def _varying(self) -> Varying:
        """The rules, with the limits counted in the steps that are drawn."""
        dossier, limits = self.selector.dossier, dict(self.selector.limits)
        problem = make_problem(dossier, limits, self.selector.require, self.selector.forbid, self.selector.cover)
        resources = []
        for resource in problem.resources:
            if resource.rule.kind == "limit":
                c = dossier.criterion_index[resource.rule.subject]
                bound = math.floor(exact(limits[resource.rule.subject]) / exact(self._steps[c]))
                high = np.minimum(self._nominal[:, c] + self.margins[:, c], self._high[c])
                low = np.maximum(self._nominal[:, c] - self.margins[:, c], self._low[c])
                most = math.ceil(float(np.clip(high, 0, None).sum()) / self._steps[c])
                lowest = problem.amounts(np.floor(low / self._steps[c]).astype(int).tolist())
                resource = replace(resource, amounts=lowest, bound=min(bound, most))
            resources.append(resource)
        return Varying(replace(problem, resources=tuple(resources)))


def _step(dossier: Dossier, criterion: str) -> float:
    """The common step of the scores, the margins and the ends of the scale of one criterion."""
    scores = [dossier.score_of[code, criterion] for code in dossier.codes]
    ends = dossier.criterion(criterion).scale
    return float(common_step([*(s.score for s in scores), *(s.margin for s in scores if s.margin), *ends]))
