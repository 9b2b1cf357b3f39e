"""Owns what a compromise costs: the best total value for every loss of the most aggrieved role, complete.

A role's loss is what a package is worth less to it than its own best. The points that no package beats on both, total
and greatest loss, are found by labels on the decision network, of which at every node those stay that no other beats
on the total and for all roles (Martins 1984, "On a multicriteria shortest path problem", EJOR 16(2)), and that a known
package does not already beat however they go on. Where the network or the labels would be too many: the ε-constraint
method (Haimes, Lasdon & Wismer 1971; Ehrgott 2005, "Multicriteria Optimization", section 4.1) with integer programmes.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from keuzemodel.analyse.dominance import MOST_CANDIDATES, undominated
from keuzemodel.analyse.together.agreement import shared_package
from keuzemodel.analyse.together.ties import in_order, programmes
from keuzemodel.model.valuation import Floats
from keuzemodel.solve.items import measures_of
from keuzemodel.solve.milp import Milp
from keuzemodel.solve.network import Network
from keuzemodel.solve.problem import TIE, Bools, TooLarge
from keuzemodel.solve.selection import Selector

MOST_PAIRS = 5_000_000
"""The most pairs of labels that are compared, about a second of work."""
MOST_POINTS = 20
"""So many points are looked for by programmes; each takes several."""
TRIED = 60
"""So many mixtures are solved beforehand, so that most of what is no compromise falls away early."""


@dataclass(frozen=True)
class Point:
    """A package that no other beats on both total and loss.

    total: its value under the mean of everybody's weights, so per person. loss: the greatest of `losses`, (R,), what
    each role loses by it; 0 or more.
    """

    total: float
    loss: float
    losses: tuple[float, ...]
    codes: tuple[str, ...]


@dataclass(frozen=True)
class Compromise:
    """Every point, by falling total and falling loss. needed: whether no package is best (within TIE) for every role.
    complete: False if it was cut at MOST_POINTS, from the end of the best total; the last point is then not that of the
    least loss.
    """

    points: tuple[Point, ...]
    needed: bool
    complete: bool = True


def compromise(selector: Selector, weights: Floats, roles: Floats) -> Compromise:
    """The frontier for P people, (P, C), and R roles, (R, C), both 1 or more, exactly.

    A point that is equal to another within TIE on the one, and better on the other, takes its place. Of packages that
    are equal on both: that of which the losses of all roles together are least, then by the tie rule. Raises
    InfeasibleError, and TooSlowError where programmes take too long.
    """
    net = selector.net(np.vstack([weights.mean(axis=0), roles]))
    best = (net * selector.solver.best(net)).sum(axis=1)[1:]
    if isinstance(selector.solver, Network):
        try:
            held = _by_labels(selector.solver, net, best)
        except TooLarge:
            held = None
        if held is not None:
            points = _frontier(selector, net, best, held)
            return Compromise(points, points[-1].loss > TIE)
    points, complete = _by_programmes(selector, net, best)
    needed = points[-1].loss > TIE if complete else shared_package(selector, roles) is None
    return Compromise(points, needed, complete)


def _measured(net: Floats, best: Floats, held: Bools) -> tuple[Floats, Floats]:
    """Total, (N,), and losses, (N, R), of packages, (N, M + H)."""
    worth = held @ net.T
    return worth[:, 0], np.maximum(0.0, best - worth[:, 1:])


def _frontier(selector: Selector, net: Floats, best: Floats, held: Bools) -> tuple[Point, ...]:
    """The points of all packages that may be on it."""
    total, losses = _measured(net, best, held)
    greatest = losses.max(axis=1)
    found: list[tuple[float, float]] = []
    for k in np.lexsort((greatest, -total)):
        if found and greatest[k] >= found[-1][1] - TIE:
            continue
        if found and total[k] >= found[-1][0] - TIE:
            found.pop()
        found.append((float(total[k]), float(greatest[k])))
    points = []
    for at, loss in found:
        there = np.flatnonzero((total >= at - TIE) & (greatest <= loss + TIE))
        sums = losses[there].sum(axis=1)
        equal = there[sums <= sums.min() + TIE]
        points.append(_point(selector, net, best, held[equal[in_order(measures_of(selector.dossier, held[equal]))[0]]]))
    return tuple(points)


def _point(selector: Selector, net: Floats, best: Floats, held: Bools) -> Point:
    total, losses = _measured(net, best, held[None, :])
    return Point(float(total[0]), float(losses.max()), tuple(losses[0].tolist()), selector.codes_of(held))


def _by_labels(network: Network, net: Floats, best: Floats) -> Bools:
    """Packages of items among which is every point of the frontier. Raises TooLarge."""
    onward = network.onward(net)
    known, compared = _known(network, net, best), 0
    reached = {0: (np.zeros((1, len(net))), np.zeros((1, net.shape[1]), dtype=bool))}
    for g, layer in enumerate(network.layers):
        coming: dict[int, list[tuple[Floats, Bools]]] = {}
        gains = layer.states @ net[:, layer.columns].T
        for source, klass, target in zip(layer.arc_source, layer.arc_class, layer.arc_target, strict=True):
            if source not in reached:
                continue
            values, held = reached[source]
            states = np.flatnonzero(layer.state_class == klass)
            grown = (values[:, None] + gains[states]).reshape(-1, len(net))
            stays = np.flatnonzero(~_hopeless(grown + onward[g + 1][target], best, known))
            if not stays.size:
                continue
            longer = held[stays // len(states)].copy()
            longer[:, layer.columns] = layer.states[states[stays % len(states)]] > 0
            coming.setdefault(int(target), []).append((grown[stays], longer))
        sizes = [sum(len(values) for values, _ in parts) for parts in coming.values()]
        compared += sum(size * size for size in sizes)
        if sum(sizes) > MOST_CANDIDATES or compared > MOST_PAIRS:
            raise TooLarge
        reached = {
            node: _kept(network.measures, *map(np.concatenate, zip(*parts, strict=True)))
            for node, parts in coming.items()
        }
    return reached[0][1]


def _known(network: Network, net: Floats, best: Floats) -> Floats:
    """(total, loss) of some good packages, (n, 2): those best under the total, every role and mixtures of all."""
    rng = np.random.default_rng(1)
    mixes = np.vstack([np.eye(len(net)), rng.dirichlet(np.ones(len(net)), size=TRIED)])
    total, losses = _measured(net, best, np.unique(network.best(mixes @ net), axis=0))
    return np.column_stack([total, losses.max(axis=1)])


def _hopeless(most: Floats, best: Floats, known: Floats) -> Bools:
    """Whether a known package beats a label, however it goes on. most: what it can reach on every row, (N, R + 1)."""
    total = known[:, 0] - most[:, :1]
    loss = np.maximum(0.0, (best - most[:, 1:]).max(axis=1))[:, None] - known[:, 1]
    beaten: Bools = (((total >= TIE) & (loss >= 0)) | ((total >= 0) & (loss >= TIE))).any(axis=1)
    return beaten


def _kept(measures: int, values: Floats, held: Bools) -> tuple[Floats, Bools]:
    """Labels at one node that no other beats; of equal ones the first by the tie rule: it is so however they go on."""
    values, held = undominated(values, held)
    order = in_order(held[:, :measures])
    _, first = np.unique(np.rint(values[order] / TIE), axis=0, return_index=True)
    return values[order[first]], held[order[first]]


def _by_programmes(selector: Selector, net: Floats, best: Floats) -> tuple[tuple[Point, ...], bool]:
    """Point by point: the best total for a loss that is less than the one before; and whether that is all."""
    solver = programmes(selector)
    found: list[tuple[float, float]] = []
    least = best - np.inf
    while len(found) <= MOST_POINTS:
        held = solver.best_above(net[0], [(row, low) for row, low in zip(net[1:], least, strict=True) if low > -np.inf])
        if held is None:
            break
        total, losses = _measured(net, best, held[None, :])
        loss = float(losses.max())
        if found and total[0] >= found[-1][0] - TIE:
            found.pop()
        found.append((float(total[0]), loss))
        if loss <= TIE:
            break
        least = best - loss + TIE
    cut = len(found) > MOST_POINTS
    return tuple(_point(selector, net, best, _chosen(solver, net, best, *at)) for at in found[:MOST_POINTS]), not cut


def _chosen(solver: Milp, net: Floats, best: Floats, total: float, loss: float) -> Bools:
    """The package of a point: the least losses together, then the tie rule."""
    floors = [(net[0], total - TIE), *((row, b - loss - TIE) for row, b in zip(net[1:], best, strict=True))]
    together = net[1:].sum(axis=0)
    kindest = solver.best_above(together, floors)
    assert kindest is not None  # the package that gave the point keeps these floors
    first = solver.first_above([*floors, (together, float(together[kindest].sum()) - TIE)])
    assert first is not None
    return first
