"""Owns the best value for every amount of one burden: what more room would buy, and less would cost."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from keuzemodel.analyse.sampling import Progress
from keuzemodel.model.valuation import Floats, common_step, exact
from keuzemodel.solve.problem import TIE, Infeasible, make_problem
from keuzemodel.solve.selection import Selector, solver_of

MOST_POINTS = 1_000


@dataclass(frozen=True)
class Point:
    """The least amount of the burden, `use`, with which `value` can be reached, by `codes`.

    supported: a price per unit of the burden exists at which this point is best; others are found by
    no weighing of value against the burden (Ehrgott 2005, "Multicriteria Optimization", section 8.1).
    """

    use: float
    value: float
    codes: tuple[str, ...]
    supported: bool


@dataclass(frozen=True)
class Frontier:
    """Points by rising use and value. complete: False if it was cut at MOST_POINTS, from below; `supported`
    is then among the points that are there.
    """

    criterion: str
    points: tuple[Point, ...]
    complete: bool


def frontier(selector: Selector, criterion: str, weights: Floats, tell: Progress | None = None) -> Frontier:
    """Every point of best value against use of one burden, for one weighting, (C,), exactly.

    The selector's other limits and forced choices are kept; its limit on this burden is not. Points
    that are equally good (within 1e-9) at less use take the place of those at more. Empty where the
    rules cannot be kept at all.
    """
    net = selector.net(weights[None, :])[0]
    found: list[tuple[Fraction, float, tuple[int, ...]]] = []
    complete = True
    first: Fraction | None = None
    for use, package in descending(selector, criterion, net, math.inf):
        value = math.fsum(net[list(package)])
        if found and value >= found[-1][1] - TIE:
            found.pop()
        found.append((use, value, package))
        first = use if first is None else first
        if tell and first > 0:
            tell(float(1 - max(use, Fraction(0)) / first))
        if len(found) >= MOST_POINTS:
            complete = False
            break
    found.reverse()
    hull = _hull([(float(use), value) for use, value, _ in found])
    codes = selector.dossier.codes
    return Frontier(
        criterion,
        tuple(
            Point(float(use), value, tuple(codes[i] for i in package if i < len(codes)), k in hull)
            for k, (use, value, package) in enumerate(found)
        ),
        complete,
    )


def descending(
    selector: Selector, criterion: str, net: Floats, bound: float
) -> Iterator[tuple[Fraction, tuple[int, ...]]]:
    """The best package for net values (M,) within `bound`, then within less than that used, and so on,
    as (use, positions), until no package is left. Both are by item, see `solve.items`.
    """
    dossier = selector.dossier
    amounts = [exact(dossier.score_of[code, criterion].score) for code in dossier.codes]
    step = common_step(amounts)
    limits: dict[str, float | Fraction] = {id: most for id, most in selector.limits if id != criterion}
    room = exact(bound) if math.isfinite(bound) else sum((max(a, Fraction(0)) for a in amounts), Fraction(0))
    while True:
        problem = make_problem(dossier, limits | {criterion: room}, selector.require, selector.forbid, selector.cover)
        try:
            held = solver_of(problem).best(net[None, :])[0]
        except Infeasible:
            return
        package = tuple(np.flatnonzero(held).tolist())
        use = sum((amounts[i] for i in package if i < len(amounts)), Fraction(0))
        yield use, package
        room = use - step


def _hull(points: list[tuple[float, float]]) -> set[int]:
    """Positions on the upper concave hull of points by rising use (Andrew 1979, monotone chain). Uses are
    taken as a share of their range, so that the tolerance means the same in points and in euros.
    """
    kept: list[int] = []
    span = (points[-1][0] - points[0][0] or 1.0) if points else 1.0
    points = [(x / span, y) for x, y in points]
    for k, (x, y) in enumerate(points):
        while len(kept) > 1:
            (x0, y0), (x1, y1) = points[kept[-2]], points[kept[-1]]
            if (x1 - x0) * (y - y0) > (y1 - y0) * (x - x0) + TIE:
                kept.pop()
            else:
                break
        kept.append(k)
    return set(kept)
