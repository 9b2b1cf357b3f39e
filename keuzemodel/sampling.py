"""Owns drawing weightings and scores, and counting what the best packages then have in common.

The share of weightings whose best package holds a measure is its acceptability (Lahdelma & Salminen
2001, "SMAA-2", Operations Research 49(3), section 3; for portfolios Liesiö & Punkka 2014, "Baseline
value specification and sensitivity analysis", EJOR 237(3)).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

import numpy as np

from keuzemodel.dossier import ORIGINS, Dossier, Origin, Score
from keuzemodel.problem import Bools, make_problem
from keuzemodel.selection import Selector
from keuzemodel.valuation import Floats, exact, score_matrix
from keuzemodel.varying import Varying
from keuzemodel.weightsets import WeightSet

DRAWS = 10_000
"""Enough for a 95 % margin of at most 1 percentage point: 0.98 / √n."""
CHUNK = 2_000
Z95 = 1.959963984540054

Tell = Callable[[float], object]


@dataclass(frozen=True)
class Plan:
    """What is drawn and how often.

    weights: (C,) where they stand fixed. weight_set: drawn from uniformly instead, if given.
    origins: scores of these origins are drawn, uniformly and independently within their margin and
    scale; () draws none.
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


def tally(plan: Plan, tell: Tell | None = None) -> Tally:
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


def _packages(plan: Plan, tell: Tell | None) -> Iterator[Bools]:
    """The best packages of the feasible draws, in chunks of (s, M)."""
    drawer = Drawer(plan.selector, plan.origins)
    for k, start in enumerate(range(0, plan.n, CHUNK)):
        rng = np.random.default_rng([plan.seed, k])
        count = min(CHUNK, plan.n - start)
        weights = draw_weights(plan, rng, count)
        if plan.origins:
            chosen, feasible = drawer.best(weights, drawer.draw(rng, count))
            yield chosen[feasible]
        else:
            yield plan.selector.solver.best(plan.selector.net(weights))
        if tell:
            tell((start + count) / plan.n)


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


def score_range(dossier: Dossier, score: Score) -> tuple[float, float]:
    """How low and how high a score may be: its margin, kept within the scale."""
    low, high = dossier.criterion(score.criterion).scale
    return max(low, score.score - score.margin), min(high, score.score + score.margin)


class Drawer:
    """Draws scores of one dossier and finds the best package for each draw.

    Scores on a criterion that is limited are drawn in its own whole steps, because the capacity is
    counted in them; all others are continuous.
    """

    def __init__(self, selector: Selector, origins: tuple[Origin, ...] = ORIGINS) -> None:
        self.selector = selector
        dossier = selector.dossier
        table = [[dossier.score_of[m, c.id] for c in dossier.criteria] for m in dossier.codes]
        ranges = [
            [score_range(dossier, s) if s.origin in origins else (s.score, s.score) for s in row] for row in table
        ]
        self.low, self.high = np.moveaxis(np.array(ranges), 2, 0)
        self._nominal = score_matrix(dossier)
        self._per_point = np.array([c.sign / c.scale[1] for c in dossier.criteria])
        self._steps = {dossier.criterion_index[id]: _step(dossier, id) for id, _ in selector.limits}
        self.limited = frozenset(self._steps)
        self._amounts_differ = any((self.low[:, c] < self.high[:, c]).any() for c in self._steps)

    @property
    def quick(self) -> bool:
        """Whether thousands of draws take seconds, not minutes."""
        return not self._amounts_differ or self._varying.quick

    def draw(self, rng: np.random.Generator, count: int) -> Floats:
        """(count, M, C) scores."""
        return np.stack([self.draw_column(rng, count, c) for c in range(self.low.shape[1])], axis=2)

    def draw_column(self, rng: np.random.Generator, count: int, c: int) -> Floats:
        """(count, M) scores on one criterion."""
        low, high, nominal = self.low[:, c], self.high[:, c], self._nominal[:, c]
        if c not in self._steps:
            return rng.uniform(low, high, size=(count, len(low)))
        step = self._steps[c]
        fewest = np.ceil((low - nominal) / step - 1e-9).astype(int)
        most = np.floor((high - nominal) / step + 1e-9).astype(int)
        drawn: Floats = nominal + step * rng.integers(fewest, most, endpoint=True, size=(count, len(nominal)))
        return drawn

    def best(self, weights: Floats, scores: Floats) -> tuple[Bools, Bools]:
        """Best package per draw, (s, M), and whether there is one, (s,). (s, C) and (s, M, C) in.

        Raises InfeasibleError where no package keeps the rules and no draw can change that.
        """
        net = np.einsum("smc,sc->sm", scores, weights * self._per_point)
        if not self._amounts_differ:
            return self.selector.solver.best(net), np.ones(len(net), dtype=bool)
        use = np.stack([np.rint(scores[:, :, c] / step) for c, step in self._steps.items()], axis=1)
        return self._varying.best(net, use.astype(np.int64))

    @cached_property
    def _varying(self) -> Varying:
        """The rules, with the limits counted in the steps that are drawn."""
        dossier, limits = self.selector.dossier, dict(self.selector.limits)
        problem = make_problem(dossier, limits, self.selector.require, self.selector.forbid)
        resources = []
        for resource in problem.resources:
            if resource.rule.kind == "limit":
                c = dossier.criterion_index[resource.rule.subject]
                bound = math.floor(exact(limits[resource.rule.subject]) / exact(self._steps[c]))
                most = math.ceil(float(np.clip(self.high[:, c], 0, None).sum()) / self._steps[c])
                lowest = tuple(np.floor(self.low[:, c] / self._steps[c]).astype(int).tolist())
                resource = replace(resource, amounts=lowest, bound=min(bound, most))
            resources.append(resource)
        return Varying(replace(problem, resources=tuple(resources)))


def _step(dossier: Dossier, criterion: str) -> float:
    """The step in which a limited criterion is drawn: whole points where every score is whole."""
    amounts = [exact(dossier.score_of[code, criterion].score) for code in dossier.codes]
    return float(min(Fraction(1, math.lcm(*(a.denominator for a in amounts))), Fraction(1)))


@dataclass(frozen=True)
class Influence:
    """How often the package changes when one score alone falls otherwise within its margin.

    changed: of n draws. flips: the measure that then changes most often.
    """

    code: str
    criterion: str
    changed: int
    n: int
    flips: str


def influences(plan: Plan, tell: Tell | None = None) -> tuple[Influence, ...]:
    """Every score that has a margin and weight, the most telling first.

    Each of n draws is compared with the same draw in which one score is drawn anew (the total effect
    of Homma & Saltelli 1996, Reliability Engineering & System Safety 52(1), with a changed package as
    the outcome). Draws in which no package keeps the rules count as unchanged.
    """
    drawer, dossier = Drawer(plan.selector, plan.origins), plan.selector.dossier
    rng = np.random.default_rng([plan.seed, 1 << 20])
    weights = draw_weights(plan, rng, plan.n)
    scores = drawer.draw(rng, plan.n)
    chosen, feasible = drawer.best(weights, scores)
    found = []
    for c, criterion in enumerate(dossier.criteria):
        again = drawer.draw_column(rng, plan.n, c)
        for m, code in enumerate(dossier.codes):
            if drawer.low[m, c] < drawer.high[m, c] and (weights[:, c].any() or c in drawer.limited):
                before = scores[:, m, c].copy()
                scores[:, m, c] = again[:, m]
                other, possible = drawer.best(weights, scores)
                scores[:, m, c] = before
                differs = (other != chosen) & (feasible & possible)[:, None]
                flips = dossier.codes[int(differs.sum(axis=0).argmax())]
                found.append(Influence(code, criterion.id, int(differs.any(axis=1).sum()), plan.n, flips))
        if tell:
            tell((c + 1) / len(dossier.criteria))
    return tuple(sorted(found, key=lambda i: -i.changed))
