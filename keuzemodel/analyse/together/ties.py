"""Owns which steps a weighting needs, which it refuses, and which may go either way."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from keuzemodel.model.valuation import Floats
from keuzemodel.solve.items import items_of, measures_of
from keuzemodel.solve.layers import Ints
from keuzemodel.solve.milp import Milp
from keuzemodel.solve.network import Network
from keuzemodel.solve.problem import TIE, Bools
from keuzemodel.solve.selection import CO_OPTIMAL_FEW, Selector

Stances = NDArray[np.int8]


def stances(selector: Selector, weights: Floats) -> Stances:
    """Per weighting and step: 1 if every package within TIE of the best holds it, -1 if none does, 0 if some do.

    (S, C) → (S, M). Raises InfeasibleError.
    """
    rows, which = np.unique(weights, axis=0, return_inverse=True)
    net, solver = selector.net(rows), selector.solver
    if isinstance(solver, Network):
        found = _stance(*solver.marginals_of(net))
    else:
        found = np.array([_one_by_one(selector, row) for row in net])
    return measures_of(selector.dossier, found)[which.reshape(-1)]


def _stance(with_it: Floats, without: Floats) -> Stances:
    ahead = with_it - without
    return np.where(ahead > TIE, 1, np.where(ahead < -TIE, -1, 0)).astype(np.int8)


def _one_by_one(selector: Selector, net: Floats) -> Stances:
    """The same for one weighting where every package takes a programme: mostly there are few that are equally good."""
    packages, cut = selector.solver.co_optimal(net, CO_OPTIMAL_FEW)
    if cut:
        return _stance(*selector.solver.marginals(net))
    held = np.array([np.isin(np.arange(len(net)), package) for package in packages])
    return np.where(held.all(axis=0), 1, np.where(held.any(axis=0), 0, -1)).astype(np.int8)


@lru_cache(maxsize=16)
def programmes(selector: Selector) -> Milp:
    """The rules as integer programmes, also where the selector has a quicker way to its best. Raises Infeasible."""
    return Milp(selector.problem)


def held_by(selector: Selector, codes: tuple[str, ...]) -> Bools:
    """A package as items, (M + H,)."""
    return items_of(selector.dossier, np.isin(selector.dossier.codes, codes))


def losses(selector: Selector, weights: Floats, held: Bools) -> Floats:
    """What packages of items, (N, M + H), are worth less than the best under every weighting, (S, C) → (S, N)."""
    net = selector.net(weights)
    best = (net * selector.solver.best(net)).sum(axis=1)
    lost: Floats = best[:, None] - net @ held.T
    return lost


def in_order(held: Bools) -> Ints:
    """Places of packages of measures, (N, M), by the tie rule: fewest measures, then the earliest. (N,)."""
    order: Ints = np.lexsort((*(~held).T[::-1], held.sum(axis=1)))
    return order
