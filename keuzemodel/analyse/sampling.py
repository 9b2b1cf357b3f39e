"""Owns drawing weightings and scores, and counting what the best packages then have in common.

The share of weightings whose best package holds a measure is its acceptability (Lahdelma & Salminen
2001, "SMAA-2", Operations Research 49(3), section 3; for portfolios Liesiö & Punkka 2014, "Baseline
value specification and sensitivity analysis", EJOR 237(3)).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from keuzemodel.analyse.drawing import Drawer
from keuzemodel.analyse.weightsets import WeightSet
from keuzemodel.model.dossier import Origin
from keuzemodel.model.valuation import Floats
from keuzemodel.solve.items import measures_of
from keuzemodel.solve.layers import Ints
from keuzemodel.solve.problem import TIE, Bools
from keuzemodel.solve.selection import Selector

DRAWS = 10_000
"""Enough for a 95 % margin of at most 1 percentage point: 0.98 / √n."""
CHUNK = 2_000
Z95 = 1.959963984540054
TIDY: tuple[int, ...] = tuple(factor * 10**power for power in range(6) for factor in (1, 2, 5))
LEAST_DRAWS = 50
TELL_EVERY = 0.2
"""Roughly how many seconds pass between reports of progress."""

Progress = Callable[[float], object]
"""Is told what part is done, from 0 to 1."""


@dataclass(frozen=True)
class Plan:
    """What is drawn and how often.

    weights: (C,) where they stand fixed. weight_set: drawn from uniformly instead, if given.
    origins: scores of these origins are drawn, see `Drawer`; () draws none.
    reference: the package that the draws are compared with.
    """

    selector: Selector
    weights: tuple[float, ...]
    weight_set: WeightSet | None
    origins: tuple[Origin, ...]
    reference: tuple[str, ...]
    n: int = DRAWS
    seed: int = 1


@dataclass(frozen=True)
class Tally:
    """What n draws give. feasible: draws in which any package keeps the rules; the rest is counted over
    those. held: (M,) draws whose best package holds the measure. same: draws that give exactly the
    reference. kept: mean number of its measures that stay. packages: number of different ones.
    """

    n: int
    feasible: int
    held: tuple[int, ...]
    same: int
    kept: float
    packages: int


def tally(plan: Plan, tell: Progress | None = None) -> Tally:
    """Draw, choose the best package each time, and count. `tell` hears what part is done."""
    reference = np.isin(plan.selector.dossier.codes, plan.reference)
    held = np.zeros(len(reference), dtype=np.int64)
    feasible = same = kept = 0
    found: Counter[bytes] = Counter()
    for chosen in _packages(plan, tell):
        held += chosen.sum(axis=0)
        feasible += len(chosen)
        same += int((chosen == reference).all(axis=1).sum())
        kept += int(chosen[:, reference].sum())
        rows, counts = np.unique(np.packbits(chosen, axis=1), axis=0, return_counts=True)
        found.update({row.tobytes(): int(count) for row, count in zip(rows, counts, strict=True)})
    return Tally(plan.n, feasible, tuple(held.tolist()), same, kept / max(feasible, 1), len(found))


def _packages(plan: Plan, tell: Progress | None) -> Iterator[Bools]:
    """The best packages of the feasible draws, in chunks of (s, M)."""
    drawer, dossier = Drawer(plan.selector, plan.origins), plan.selector.dossier
    at_once = max(1, int(TELL_EVERY / drawer.cost))
    for k, start in enumerate(range(0, plan.n, CHUNK)):
        rng = np.random.default_rng([plan.seed, k])
        count = min(CHUNK, plan.n - start)
        weights = draw_weights(plan, rng, count)
        scores = drawer.draw(rng, count) if plan.origins else None
        for first in range(0, count, at_once):
            rows = slice(first, min(first + at_once, count))
            if scores is None:
                yield measures_of(dossier, plan.selector.solver.best(plan.selector.net(weights[rows])))
            else:
                chosen, feasible = drawer.best(weights[rows], scores[rows])
                yield measures_of(dossier, chosen[feasible])
            if tell:
                tell((start + rows.stop) / plan.n)


def affordable(cost: float, seconds: float, most: int) -> int:
    """A round number of draws that fits in this many seconds, at least LEAST_DRAWS. cost: seconds per draw."""
    fits: list[int] = [n for n in TIDY if n * cost <= seconds]
    return min(most, max(LEAST_DRAWS, *fits, 0))


def draw_weights(plan: Plan, rng: np.random.Generator, count: int) -> Floats:
    """(count, C): the fixed weights, or draws from the uniform distribution over the set's mixtures."""
    if plan.weight_set is None:
        return np.tile(plan.weights, (count, 1))
    corners = plan.weight_set.matrix
    return rng.dirichlet(np.ones(len(corners)), size=count) @ corners


def margin_of(count: int, n: int) -> tuple[float, float]:
    """95 % interval of a share of which `count` of n draws were found (Wilson 1927, JASA 22)."""
    if n == 0:
        return 0.0, 1.0
    share = count / n
    middle = (share + Z95**2 / (2 * n)) / (1 + Z95**2 / n)
    half = Z95 / (1 + Z95**2 / n) * math.sqrt(share * (1 - share) / n + Z95**2 / (4 * n**2))
    return max(0.0, middle - half), min(1.0, middle + half)


@dataclass(frozen=True)
class Influence:
    """How often the package changes when a single score varies within its margin.

    changed: of n draws. flips: the measure that then changes most often, or "".
    """

    code: str
    criterion: str
    changed: int
    n: int
    flips: str


def influences(plan: Plan, tell: Progress | None = None) -> tuple[Influence, ...]:
    """Every score that has a margin and weight, the most telling first.

    Each of n draws is compared with the same draw in which one score is redrawn (the total effect
    of Homma & Saltelli 1996, Reliability Engineering & System Safety 52(1), with a changed package as
    the outcome). Draws in which no package keeps the rules count as unchanged.
    """
    drawer, dossier = Drawer(plan.selector, plan.origins), plan.selector.dossier
    rng = np.random.default_rng([plan.seed, 1 << 20])
    weights = draw_weights(plan, rng, plan.n)
    scores = drawer.draw(rng, plan.n)
    net, use = drawer.counted(weights, scores)
    chosen, feasible = drawer.solve(net, use)
    settled = drawer.settled(net, use, chosen)
    matters = drawer.matters(weights)
    found: list[Influence] = []
    waiting: list[_Redrawn] = []

    def answer() -> None:
        """Solve all pending rows at once."""
        others, possible = drawer.solve(
            *(np.concatenate(parts) for parts in zip(*((w.net, w.use) for w in waiting), strict=True))
        )
        start = 0
        for w in waiting:
            part = slice(start, start + len(w.rows))
            start = part.stop
            differs = measures_of(dossier, others[part] != chosen[w.rows]) & possible[part, None]
            changed = int(differs.any(axis=1).sum())
            flips = dossier.codes[int(differs.sum(axis=0).argmax())] if changed else ""
            found.append(Influence(w.code, w.criterion, changed, plan.n, flips))
        waiting.clear()

    for c, criterion in enumerate(dossier.criteria):
        off = drawer.draw_column(rng, plan.n, c) - scores[:, :, c]
        for m in np.flatnonzero(matters[:, c]).tolist():
            moved, used = drawer.moved(weights, off[:, m], m, c, net, use)
            rows = np.flatnonzero(feasible & ~settled(m, moved, used))
            waiting.append(_Redrawn(dossier.codes[m], criterion.id, rows, moved[rows], used[rows]))
            if sum(len(w.rows) for w in waiting) >= CHUNK:
                answer()
            if tell:
                tell((c + m / len(dossier.codes)) / len(dossier.criteria))
    if waiting:
        answer()
    if tell:
        tell(1)
    return tuple(sorted(found, key=lambda i: -i.changed))


@dataclass(frozen=True)
class _Redrawn:
    """One score redrawn: in which rows that may change the package, with what `Drawer.solve` asks there."""

    code: str
    criterion: str
    rows: Ints
    net: Floats
    use: Ints


def correlations(one: Floats, other: Floats) -> Floats:
    """Of every column of the one with every column of the other, (A, B); 0 where a column does not vary. (n, A) and
    (n, B) in.
    """
    one, other = ((x - x.mean(axis=0)) / np.maximum(x.std(axis=0), TIE) for x in (one, other))
    found: Floats = one.T @ other / max(1, len(one))
    return found
