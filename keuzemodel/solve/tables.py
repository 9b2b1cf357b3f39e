"""Owns the best packages of many score tables at once, under one set of limits."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

import numpy as np

from keuzemodel.model.dossier import Criterion, Dossier
from keuzemodel.model.valuation import Floats, exact, item_values
from keuzemodel.solve.layers import Ints
from keuzemodel.solve.problem import Bools, Problem, make_problem
from keuzemodel.solve.varying import Varying

WIDEST = 100
"""A scale of more points than this is looked at in steps."""
STEPS = 20


def step_of(criterion: Criterion) -> Fraction:
    """The step in which tables over a whole scale are drawn: whole points; a twentieth of a scale that is wider than
    WIDEST or narrower than a point.
    """
    low, high = map(exact, criterion.scale)
    width = high - low
    return Fraction(1) if 1 <= width <= WIDEST and low.denominator == width.denominator == 1 else width / STEPS


def grid_of(criterion: Criterion) -> Floats:
    """Every point of a scale at which tables are drawn, its two ends included."""
    low, high = map(exact, criterion.scale)
    step = step_of(criterion)
    return np.array([float(low + k * step) for k in range(math.floor((high - low) / step) + 1)])


class Tables:
    """The rules of a dossier, for scores that stand on the grid of their scales. silent: criteria that weigh nothing.

    quick: whether thousands of tables take seconds; otherwise each takes a few milliseconds per weighting.
    Raises Infeasible where no package keeps even the rules without the limits.
    """

    def __init__(self, dossier: Dossier, limits: Mapping[str, float], silent: tuple[str, ...] = ()) -> None:
        self._dossier = dossier
        self._per_point = np.array([0.0 if c.id in silent else c.sign / c.scale[1] for c in dossier.criteria])
        self._limited = [dossier.criterion_index[id] for id in limits]
        self._steps = np.array([float(step_of(dossier.criteria[c])) for c in self._limited])
        self._varying = Varying(_problem(dossier, limits))
        self.quick = not self._limited or self._varying.quick

    def best(self, weights: Floats, scores: Floats) -> tuple[Bools, Floats, Bools]:
        """(W, C) weights and (T, M, C) scores in; out the best package, ties by the stated rule, and net values, both
        by item, (T, W, M + H), see `items`, and whether there is one, (T, W).
        """
        net = np.einsum("tmc,wc->twm", item_values(self._dossier, scores), weights * self._per_point)
        tables, count, size = net.shape
        flat = net.reshape(-1, size)
        if not self._limited:
            chosen, feasible = self._varying.unlimited.best(flat), np.ones(len(flat), dtype=bool)
        else:
            chosen, feasible = self._varying.best(flat, np.repeat(self._use(scores), count, axis=0))
        return chosen.reshape(net.shape), net, feasible.reshape(tables, count)

    def _use(self, scores: Floats) -> Ints:
        """(T, limits, M) what each measure uses of each limit, in steps."""
        used: Ints = np.rint(scores[:, :, self._limited] / self._steps).astype(np.int64)
        return used.transpose(0, 2, 1)


def _problem(dossier: Dossier, limits: Mapping[str, float]) -> Problem:
    """The rules, with the limits counted in steps of the grid and every measure at its lowest."""
    problem = make_problem(dossier, limits, (), ())
    resources = []
    for resource in problem.resources:
        if resource.rule.kind == "limit":
            criterion = dossier.criterion(resource.rule.subject)
            step, (low, high) = step_of(criterion), map(exact, criterion.scale)
            most = math.ceil(max(high, Fraction(0)) * len(dossier.codes) / step)
            bound = min(math.floor(exact(limits[criterion.id]) / step), most)
            lowest = (math.floor(low / step),) * len(dossier.codes)
            resource = replace(resource, amounts=problem.amounts(lowest), bound=bound)
        resources.append(resource)
    return replace(problem, resources=tuple(resources))
