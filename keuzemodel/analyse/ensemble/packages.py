"""Owns the best packages of many score tables at once."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

import numpy as np

from keuzemodel.analyse.ensemble.domain import Domain
from keuzemodel.model.dossier import Dossier
from keuzemodel.model.valuation import Floats, exact
from keuzemodel.solve.layers import Ints
from keuzemodel.solve.problem import Bools
from keuzemodel.solve.selection import Selector
from keuzemodel.solve.varying import Varying

MOST_DENOMINATOR = 10**5
WHOLE_FLOATS = 2.0**52
"""Whole numbers up to here are exact as floats."""


@dataclass(frozen=True)
class Chooser:
    """One approach with its limits and forced choices, for tables of one domain."""

    selector: Selector
    domain: Domain

    def best(self, tables: Ints, net: Floats) -> tuple[Bools, Bools]:
        """Best package per row and whether there is one, (R,). tables: (R, M, C), in steps; net and packages: by item,
        (R, M + H), see `solve.items`.
        """
        if not self.selector.limits:
            return self.selector.solver.best(net), np.ones(len(net), dtype=bool)
        return self.varying.best(net, self.use(tables))

    def use(self, tables: Ints) -> Ints:
        """What every measure uses of every limit, (R, limits, M), in steps. tables: (R, M, C)."""
        if not self._limited:
            return np.zeros((len(tables), 0, tables.shape[1]), dtype=np.int64)
        return np.stack([tables[:, :, c] for c in self._limited], axis=1)

    @cached_property
    def reach(self) -> tuple[Ints, Ints]:
        """The least and the most that each measure can use of every limit, (limits, M), in steps."""
        return self.domain.low.T[self._limited], self.domain.high.T[self._limited]

    @cached_property
    def per_point(self) -> Floats:
        """(C,) what a point is worth at full weight; nothing on a criterion that the approach is silent about."""
        selector = self.selector
        return np.array([0.0 if c.id in selector.silent else c.sign / c.scale[1] for c in selector.dossier.criteria])

    @cached_property
    def _limited(self) -> list[int]:
        return [self.selector.dossier.criterion_index[id] for id, _ in self.selector.limits]

    @cached_property
    def varying(self) -> Varying:
        """The rules, of which the amounts of the limits are given per table."""
        problem = self.selector.problem
        bounds = dict(self.selector.limits)
        resources = []
        for resource in problem.resources:
            if resource.rule.kind == "limit":
                c = self.selector.dossier.criterion_index[resource.rule.subject]
                most = int(np.clip(self.domain.high[:, c], 0, None).sum())
                bound = math.floor(exact(bounds[resource.rule.subject]) / self.domain.step[c])
                lowest = problem.amounts(self.domain.low[:, c].tolist())
                resource = replace(resource, amounts=lowest, bound=min(bound, most))
            resources.append(resource)
        return Varying(replace(problem, resources=tuple(resources)))


@dataclass(frozen=True)
class Whole:
    """Net values as whole numbers in which the tie rule is settled: the highest sum is the best package, and no two
    packages have the same.

    A net value is multiplied by its common denominator and by 2 to a power above every tie key, and each measure
    then pays its part of the key of `solve.problem.tie_key`. per_step: (W, C) of what a step adds; pays: (M,).
    """

    per_step: Floats
    pays: Floats

    def net(self, tables: Ints) -> Floats:
        """(T, M, C), in steps → (T, W, M)."""
        found: Floats = np.einsum("tmc,wc->twm", tables.astype(float), self.per_step, optimize=True) - self.pays
        return found


def whole_nets(dossier: Dossier, domain: Domain, weights: Sequence[Floats]) -> Whole | None:
    """The whole net values at some weightings, or None where weights have no small common denominator, numbers
    would be larger than floats can hold exactly, or measures reinforce each other. weights: each (C,).
    """
    if dossier.reinforcements:
        return None
    size = len(dossier.measures)
    key = size << size
    rows = []
    most = np.maximum(abs(domain.low), abs(domain.high)).astype(float)
    for row in weights:
        parts = [Fraction(float(w)).limit_denominator(MOST_DENOMINATOR) for w in row]
        if any(abs(float(p) - w) > 1e-15 for p, w in zip(parts, row, strict=True)):
            return None
        exactly = [
            p * step * c.sign / exact(c.scale[1])
            for p, step, c in zip(parts, domain.step, dossier.criteria, strict=True)
        ]
        times = math.lcm(*(e.denominator for e in exactly))
        rows.append([float(e * times) * 2.0 ** key.bit_length() for e in exactly])
    per_step = np.array(rows)
    pays = np.array([float((1 << size) - (1 << (size - 1 - i))) for i in range(size)])
    if float((most @ abs(per_step).T).sum(axis=0).max()) + pays.sum() > WHOLE_FLOATS:
        return None
    return Whole(per_step, pays)
