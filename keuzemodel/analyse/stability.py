"""Owns where the best package changes as the weights do, exactly: on a line, in a triangle, and nearest by.

The value of a package is linear in the weights, so the value of the best is convex and piecewise
linear. On a line its pieces are found by intersecting the packages that are best at both ends and
asking again there (Eisner & Severance 1976, "Mathematical Techniques for Efficient Record
Segmentation in Large Shared Databases", JACM 23(4), section 3). In a triangle the same is done with
the corners of the cells (Benson 1998, "An Outer Approximation Algorithm", J. Global Optimization 13).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from keuzemodel.model.valuation import Floats
from keuzemodel.solve.items import items_of
from keuzemodel.solve.problem import TIE, Bools, Solver, TooLarge
from keuzemodel.solve.selection import Selector

MOST_CELLS = 400
MOST_CORNERS = 12
MOST_ROWS = 1_000_000
"""The most corners of balls that are looked at in one go."""
SMALLEST_CELL = 1e-9


@dataclass(frozen=True)
class Stretch:
    """A part of a line, 0 ≤ start < end ≤ 1, with one best package inside it."""

    start: float
    end: float
    codes: tuple[str, ...]


def stretches(selector: Selector, first: Floats, last: Floats) -> tuple[Stretch, ...]:
    """The line from one weighting, (C,), to another, cut at every point where the best package changes.

    At a cut the packages on both sides are equally good (within 1e-9).
    """
    net = selector.net(np.array([first, last]))
    cuts = sorted({0.0, *_cuts(selector.solver, net), 1.0})
    middles = (np.array(cuts[:-1]) + np.array(cuts[1:])) / 2
    best = selector.solver.best(_on_line(net, middles))
    found: list[Stretch] = []
    for start, end, row in zip(cuts[:-1], cuts[1:], best, strict=True):
        codes = selector.codes_of(row)
        if found and found[-1].codes == codes:
            start = found.pop().start
        found.append(Stretch(start, end, codes))
    return tuple(found)


def _on_line(net: Floats, places: Floats) -> Floats:
    """Net values at each place on the line between two rows. (2, M), (S,) → (S, M)."""
    there: Floats = net[0] + places[:, None] * (net[1] - net[0])
    return there


def _cuts(solver: Solver, net: Floats) -> list[float]:
    """Places between 0 and 1, of which no two neighbours have a change of the highest line between them."""
    ends = solver.best(net)
    open_ = [(0.0, ends[0], 1.0, ends[1])]
    cuts = []
    while open_:
        asked = []
        for low, left, high, right in open_:
            apart = (left.astype(float) - right) @ _on_line(net, np.array([low, high])).T
            # A package that is also best at the other end is best all the way between.
            if apart[0] > TIE and -apart[1] > TIE:
                asked.append((float(low + (high - low) * apart[0] / (apart[0] - apart[1])), low, left, high, right))
        open_ = []
        if not asked:
            break
        there = _on_line(net, np.array([a[0] for a in asked]))
        for (place, low, left, high, right), values, best in zip(asked, there, solver.best(there), strict=True):
            cuts.append(place)
            if values[best].sum() > values[left].sum() + TIE:
                open_ += [(low, left, place, best), (place, best, high, right)]
    return cuts


@dataclass(frozen=True)
class Cell:
    """A part of a triangle with one best package. corners: its outline, as shares of the three
    weightings, (n, 3). area: its part of the triangle, 0 to 1.
    """

    corners: tuple[tuple[float, float, float], ...]
    area: float
    codes: tuple[str, ...]


def cells(selector: Selector, weights: Floats, tell: Callable[[float], object] | None = None) -> tuple[Cell, ...]:
    """The triangle between three weightings, (3, C), cut into cells of one best package, largest first.

    `tell` hears what part is certain, of what is known so far. Raises TooLarge over MOST_CELLS cells.
    """
    net = selector.net(weights)
    solver = selector.solver
    planes: list[Floats] = []
    outlines: list[list[Floats]] = []
    asked = np.eye(3)
    known: set[tuple[float, ...]] = set()
    while len(asked):
        known.update(_rounded(point) for point in asked)
        for point, best in zip(asked, solver.best(asked @ net), strict=True):
            plane = net[:, best].sum(axis=1)
            if planes and point @ plane <= max(point @ other for other in planes) + TIE:
                continue
            outline = list(np.eye(3))
            for k, other in enumerate(planes):
                outline = _clip(outline, plane - other)
                outlines[k] = _clip(outlines[k], other - plane)
            planes.append(plane)
            outlines.append(outline)
            if len(planes) > MOST_CELLS:
                raise TooLarge
        fresh = {_rounded(point): point for outline in outlines for point in outline}
        asked = np.array([point for key, point in fresh.items() if key not in known])
        if tell:
            tell(1 - len(asked) / max(1, len(fresh)))
    kept = [outline for outline in outlines if _area(outline) > SMALLEST_CELL]
    inside = np.array([np.mean(outline, axis=0) for outline in kept])
    merged: dict[tuple[str, ...], Cell] = {}
    for outline, best in zip(kept, solver.best(inside @ net), strict=True):
        corners = tuple((float(a), float(b), float(c)) for a, b, c in outline)
        codes = selector.codes_of(best)
        merged[codes] = Cell(corners, _area(outline), codes)
    return tuple(sorted(merged.values(), key=lambda cell: -cell.area))


def _rounded(point: Floats) -> tuple[float, ...]:
    return tuple(np.round(point, 12).tolist())


def _clip(outline: list[Floats], plane: Floats) -> list[Floats]:
    """The part of a convex outline where `plane` is 0 or more (Sutherland & Hodgman 1974)."""
    heights = [float(point @ plane) for point in outline]
    kept: list[Floats] = []
    for k, (point, height) in enumerate(zip(outline, heights, strict=True)):
        before, was = outline[k - 1], heights[k - 1]
        if (was >= 0) != (height >= 0):
            kept.append(before + (point - before) * was / (was - height))
        if height >= 0:
            kept.append(point)
    return kept


def _area(outline: list[Floats]) -> float:
    """Part of the whole triangle, by the shoelace formula on two of the three shares."""
    if len(outline) < 3:
        return 0.0
    x, y = np.array(outline)[:, :2].T
    return float(abs(x @ np.roll(y, -1) - y @ np.roll(x, -1)))


@dataclass(frozen=True)
class Nearest:
    """The smallest shift of weight after which another package is as good.

    moved: the weight that changes place, 0 to 1. mix: (K,) the shares then. codes: that package.
    """

    moved: float
    mix: tuple[float, ...]
    codes: tuple[str, ...]


def nearest_other(selector: Selector, corners: Floats, mix: Floats, codes: tuple[str, ...]) -> Nearest | None:
    """The weighting nearest to `mix @ corners`, (K,) and (K, C), where `codes` is no longer the one best.

    Distance is the weight that has to move between corners. None if `codes` is best for every
    mixture. Raises TooLarge over MOST_CORNERS corners.
    """
    return nearest_to_any(selector, corners, mix[None, :], codes)


def nearest_to_any(selector: Selector, corners: Floats, mixes: Floats, codes: tuple[str, ...]) -> Nearest | None:
    """The same for the one of several mixtures, (P, K), that is nearest to such a weighting.

    Rivals are added until no corner of the balls around the mixtures has a better package; the value of the best is
    convex, so then none of the balls has. Raises TooLarge over MOST_CORNERS corners, or MOST_ROWS of those of balls.
    """
    size = len(corners)
    mixes = np.unique(mixes, axis=0)
    if size > MOST_CORNERS or len(mixes) * size * max(1, size - 1) * 2.0 ** (size - 2) > MOST_ROWS:
        raise TooLarge
    net = selector.net(corners)
    ours = items_of(selector.dossier, np.isin(selector.dossier.codes, codes))
    found: Nearest | None = None
    asked = np.vstack([np.eye(size), mixes])
    while True:
        values = asked @ net
        best = selector.solver.best(values)
        better = (values * best).sum(axis=1) > values[:, ours].sum(axis=1) + TIE
        rivals = [_to_rival(net, mixes, ours, rival) for rival in np.unique(best[better], axis=0)]
        closer = [(moved, there, rival) for moved, there, rival in rivals if found is None or moved < found.moved - TIE]
        if not closer:
            return found
        moved, there, rival = min(closer, key=lambda r: (r[0], r[2].tolist()))
        found = Nearest(moved, tuple(there.tolist()), selector.codes_of(rival))
        asked = np.vstack([_ball(mix, moved) for mix in mixes])


def _to_rival(net: Floats, mixes: Floats, ours: Bools, rival: Bools) -> tuple[float, Floats, Bools]:
    """The least weight to move until the rival is as good: from where it loses most to where it wins most, for the
    mixture, of those given, that is nearest to it.
    """
    gain = net[:, rival].sum(axis=1) - net[:, ours].sum(axis=1)
    to = int(gain.argmax())
    there = mixes.copy()
    short = -(mixes @ gain)
    for k in np.argsort(gain, kind="stable"):
        if gain[k] >= gain[to]:
            break
        step = np.clip(short / (gain[to] - gain[k]), 0.0, there[:, k])
        there[:, k] -= step
        there[:, to] += step
        short -= step * (gain[to] - gain[k])
    moved = np.abs(there - mixes).sum(axis=1) / 2
    nearest = int(moved.argmin())
    return float(moved[nearest]), there[nearest], rival


def _ball(mix: Floats, moved: float) -> Floats:
    """The corners of all mixtures to which at most `moved` of the weight has to move, as rows."""
    corners = []
    for to in range(len(mix)):
        others = [k for k in range(len(mix)) if k != to and mix[k] > 0]
        if mix[others].sum() <= moved:
            corners.append(np.eye(len(mix))[to])
            continue
        for count in range(len(others)):
            for emptied in combinations(others, count):
                left = moved - mix[list(emptied)].sum()
                if left < 0:
                    continue
                for partly in (k for k in others if k not in emptied and mix[k] > left):
                    corner = mix.copy()
                    corner[list(emptied)] = 0
                    corner[partly] -= left
                    corner[to] += moved
                    corners.append(corner)
    return np.array(corners)
