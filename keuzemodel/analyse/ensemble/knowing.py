"""Owns what it is worth to know a score exactly, and which scores to find out first.

The gain of knowing is the value that the best package then has on average, less that of the package one would choose
now (expected value of partial perfect information, Felli & Hazen 1998, Medical Decision Making 18(1)). What a score
says of the others comes from the tables: net values and uses are regressed on the values that the scores take (Strong,
Oakley & Brennan 2014, "Estimating multiparameter partial expected value of perfect information", Medical Decision
Making 34(3)). For one score that is the average over the tables with each value.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from keuzemodel.analyse.ensemble.average import Average
from keuzemodel.analyse.ensemble.packages import Chooser
from keuzemodel.analyse.ensemble.tables import Ensemble, Weights
from keuzemodel.analyse.sampling import Progress, correlations
from keuzemodel.model.valuation import Floats
from keuzemodel.solve.items import measures_of
from keuzemodel.solve.layers import Ints
from keuzemodel.solve.problem import Bools

Cell = tuple[str, str]
"""(code, criterion)."""
SHUFFLES = 4
SHORTLIST = 8
MOST_TOGETHER = 3
NOTHING = 1e-9
"""A gain that is no more is rounding."""
SPLITS, LOOKED_INTO, WOVEN = 6, 12, 6
TELLING = 60
"""So many scores are looked at that go together most with what is in the best package."""
FEWEST_PER_VALUE = 5
"""A value that fewer tables have is taken together with its neighbour: an average of less says nothing."""


@dataclass(frozen=True)
class Question:
    """One score, or several at once, that one could find out.

    gain: net value gained by knowing, on average over the answers. by_chance: the gain that as many tables give for a
    score that says nothing; a gain that is no more is none. changes: the share of tables for which the answer gives
    another package than is best on average now.
    """

    cells: tuple[Cell, ...]
    gain: float
    by_chance: float
    changes: float

    @property
    def worth(self) -> float:
        """The gain above chance, at least 0."""
        return max(0.0, self.gain - self.by_chance)


@dataclass(frozen=True)
class Questions:
    """What to find out first.

    now: the package that is best on average. same: the share of tables whose own best package it is. singles: every
    score that varies, the most worth first. together: the best set of MOST_TOGETHER or fewer, of all sets of the
    first singles; another set may be better. stop: no answer changes the package.
    """

    now: tuple[str, ...]
    same: float
    singles: tuple[Question, ...]
    together: Question | None
    stop: bool


class Asking:
    """One ensemble, one way of choosing, one weighting.

    net: net values of every table in place of those at the weighting, (T, items), as of a weighting per table.
    """

    def __init__(
        self, ensemble: Ensemble, chooser: Chooser, weights: Weights, seed: int = 1, net: Floats | None = None
    ) -> None:
        self.ensemble, self.chooser, self.average = ensemble, chooser, Average(chooser)
        self.net = ensemble.net(chooser, weights) if net is None else net
        self.use = chooser.use(ensemble.steps).astype(float)
        self.rng = np.random.default_rng(seed)
        best, feasible = self.average.best(self.net.mean(axis=0)[None], self.use.mean(axis=0)[None])
        self.possible = bool(feasible[0])
        self.now = best[0]

    def question(self, cells: Sequence[Cell]) -> Question:
        """What knowing these scores together is worth."""
        basis = self.basis(cells)
        gain, changes = self.gain(basis)
        return Question(tuple(cells), gain, self.by_chance(basis), changes)

    def basis(self, cells: Sequence[Cell]) -> Floats:
        """What the answers are regressed on, (T, k)."""
        return _basis(self.columns(cells))

    def columns(self, cells: Sequence[Cell]) -> Iterator[Ints]:
        """Each score over the tables, (T,), in steps."""
        dossier = self.ensemble.dossier
        return (self.ensemble.steps[:, dossier.measure_index[code], dossier.criterion_index[id]] for code, id in cells)

    def by_chance(self, basis: Floats) -> float:
        """The gain of the same answers, if they said nothing."""
        return float(np.mean([self.gain(basis[self.rng.permutation(len(basis))])[0] for _ in range(SHUFFLES)]))

    def gain(self, basis: Floats) -> tuple[float, float]:
        """Gain and share of tables with another package, if the columns of the basis, (T, k), are known."""
        # Tables with the same answers have the same expectations: each is solved once.
        answers, which, counts = np.unique(basis.round(9), axis=0, return_inverse=True, return_counts=True)
        factors = np.linalg.pinv(basis)
        net = answers @ (factors @ self.net)
        use = (answers @ (factors @ self.use.reshape(len(self.use), -1))).reshape(len(answers), *self.use.shape[1:])
        best, feasible = self.average.best(net, use)
        then, before = (net * best).sum(axis=1), self._before(net, use)
        gained = np.where(feasible, np.maximum(0.0, then - before), 0.0)
        differs = (best != self.now).any(axis=1) & feasible & (then - before > 1e-9)
        return float(gained @ counts / len(which)), float(differs @ counts / len(which))

    def honest(self, basis: Floats, half: Bools) -> tuple[float, float]:
        """Gain, and the share of tables with another package: packages are chosen by one half of the tables, and fitted
        in the limits and valued by the other, both ways round, so chance gains nothing. half: (T,) bool.
        """
        gained, differs = np.zeros(len(basis)), np.zeros(len(basis), dtype=bool)
        for here in (half, ~half):
            answers, which = np.unique(basis[~here].round(9), axis=0, return_inverse=True)
            best, feasible = self.average.best(*self._expected(answers, basis, here))
            nothing = np.ones((len(basis), 1))
            now = self.average.best(*self._expected(nothing[:1], nothing, here))[0][0]
            then, before = (
                self._remains(held, *self._expected(answers, basis, ~here))
                for held in (np.where(feasible[:, None], best, now), np.tile(now, (len(answers), 1)))
            )
            more = then.astype(float) - before
            gained[~here] = (self.net[~here] * more[which.reshape(-1)]).sum(axis=1)
            differs[~here] = (then != before).any(axis=1)[which.reshape(-1)]
        return float(gained.mean()), float(differs.mean())

    def halves(self) -> Bools:
        """Half of the tables by lot, (T,)."""
        found: Bools = self.rng.permutation(len(self.net)) % 2 == 0
        return found

    def _expected(self, answers: Floats, basis: Floats, of: Bools) -> tuple[Floats, Floats]:
        """Net values, (R, M), and use, (R, limits, M), that some of the tables give at every answer."""
        factors = np.linalg.pinv(basis[of])
        use = answers @ (factors @ self.use[of].reshape(int(of.sum()), -1))
        return answers @ (factors @ self.net[of]), use.reshape(len(answers), *self.use.shape[1:])

    def _before(self, net: Floats, use: Floats) -> Floats:
        """What the present package turns out to be worth, (R,)."""
        worth: Floats = (net * self._remains(np.tile(self.now, (len(net), 1)), net, use)).sum(axis=1)
        return worth

    def _remains(self, held: Bools, net: Floats, use: Floats) -> Bools:
        """Packages by item, (R, M + H): where one does not fit, what of it still does."""
        limits = self.average.varying.limits
        if not limits:
            return held
        bounds = np.array([limit.bound for limit in limits])
        used = self.average.use(use) * measures_of(self.ensemble.dossier, held)[:, None, :]
        over = np.flatnonzero((used.sum(axis=2) > bounds).any(axis=1))
        if over.size:
            outside = np.where(held[over], 0.0, 1e6)
            left, feasible = self.average.best(net[over] - outside, use[over])
            held = held.copy()
            held[over] = left & feasible[:, None]
        return held


def _basis(values: Iterable[Ints]) -> Floats:
    """A constant, and a column for every other value that a score takes, (T, k)."""
    columns = []
    for value in values:
        for level in _levels(value)[1:]:
            columns.append((value >= level).astype(float))
    count = len(columns[0]) if columns else 0
    return np.column_stack([np.ones(count), *columns]) if columns else np.ones((0, 1))


def _levels(value: Ints) -> list[int]:
    """The values that divide the tables, each with the tables from there up to the next."""
    found, counts = np.unique(value, return_counts=True)
    levels, held = [int(found[0])], 0
    for level, count in zip(found.tolist(), counts.tolist(), strict=True):
        if held >= FEWEST_PER_VALUE and counts[found >= level].sum() >= FEWEST_PER_VALUE:
            levels.append(level)
            held = 0
        held += count
    return levels


def what_to_ask(ensemble: Ensemble, chooser: Chooser, weights: Weights, seed: int = 1) -> Questions:
    """Which scores to find out first. Raises RequestError for faulty weights."""
    asking = Asking(ensemble, chooser, weights, seed)
    singles = sorted((asking.question([cell]) for cell in _varying(ensemble)), key=_by_worth)
    short = [q.cells[0] for q in singles[:SHORTLIST] if q.worth > NOTHING]
    sets = [asking.question(s) for k in range(2, MOST_TOGETHER + 1) for s in combinations(short, k)]
    together = max([*singles[:1], *sets], key=lambda q: q.worth, default=None)
    return _questions(asking, weights, singles, together, not any(q.changes for q in singles))


def what_to_ask_first(
    ensemble: Ensemble,
    chooser: Chooser,
    weights: Weights,
    most: int,
    seed: int = 1,
    tell: Progress | None = None,
    net: Floats | None = None,
) -> Questions:
    """The scores that are most worth finding out, and the best set of MOST_TOGETHER; only those of which the gain is
    clear.

    By halves of the tables (see `Asking.honest`): of the scores that go together most with the package one division
    finds a shortlist, and the best of the sets of its WOVEN first, and SPLITS new ones value them. `by_chance` is twice
    the standard error over these, and `stop` that no gain is clear. `together` is there only if it is worth more than
    the first single. tell: hears what part is done. net: see `Asking`. Raises RequestError for faulty weights.
    """
    asking = Asking(ensemble, chooser, weights, seed, net)
    cells, first_half = _telling(asking), asking.halves()
    splits = [asking.halves() for _ in range(SPLITS)]
    size = min(MOST_TOGETHER, len(cells))
    sets = math.comb(min(WOVEN, len(cells)), size) if size > 1 else 0
    whole, done = len(cells) + sets + SPLITS * (min(LOOKED_INTO, len(cells)) + bool(sets)), 0

    def value(cells: Sequence[Cell], half: Bools) -> tuple[float, float]:
        nonlocal done
        done += 1
        if tell:
            tell(done / whole)
        return asking.honest(asking.basis(cells), half)

    def valued(cells: Sequence[Cell]) -> Question:
        gains, changes = np.array([value(cells, half) for half in splits]).T
        noise = 2 * float(gains.std(ddof=1) / np.sqrt(SPLITS))
        return Question(tuple(cells), float(gains.mean()), noise, float(changes.mean()))

    rough = {cell: value([cell], first_half)[0] for cell in cells}
    short = sorted(cells, key=lambda cell: -rough[cell])[:LOOKED_INTO]
    found = [valued([cell]) for cell in short]
    first = [q for q in sorted(found, key=_by_worth) if q.worth > NOTHING][:most]
    woven = max(combinations(short[:WOVEN], size), key=lambda s: value(s, first_half)[0]) if sets else ()
    together = valued(woven) if woven else None
    if together is not None and together.worth <= max((q.worth for q in first), default=NOTHING):
        together = None
    return _questions(asking, weights, first, together, not first and together is None)


def _varying(ensemble: Ensemble) -> list[Cell]:
    """Every score that is not the same in all tables."""
    dossier, steps = ensemble.dossier, ensemble.steps
    return [
        (code, c.id)
        for i, code in enumerate(dossier.codes)
        for j, c in enumerate(dossier.criteria)
        if len(steps) and steps[:, i, j].min() < steps[:, i, j].max()
    ]


def _telling(asking: Asking) -> list[Cell]:
    """The scores that go together most with whether a measure is in the best package, by their greatest correlation."""
    cells = _varying(asking.ensemble)
    held = measures_of(asking.ensemble.dossier, asking.chooser.best(asking.ensemble.steps, asking.net)[0])
    held = held[:, held.any(axis=0) & ~held.all(axis=0)].astype(float)
    if len(cells) <= TELLING or not held.shape[1]:
        return cells
    scores = np.stack(list(asking.columns(cells)), axis=1).astype(float)
    strength = np.abs(correlations(scores, held.astype(float))).max(axis=1)
    most = set(np.argsort(-strength, kind="stable")[:TELLING].tolist())
    return [cell for k, cell in enumerate(cells) if k in most]


def _by_worth(question: Question) -> tuple[float, float]:
    return -question.worth, -question.gain


def _questions(
    asking: Asking, weights: Weights, singles: Sequence[Question], together: Question | None, stop: bool
) -> Questions:
    best, feasible = asking.ensemble.chosen(asking.chooser, weights)
    return Questions(
        now=asking.chooser.selector.codes_of(asking.now),
        same=_share((best == asking.now).all(axis=1), feasible),
        singles=tuple(singles),
        together=together if together is not None and together.worth > NOTHING else None,
        stop=stop,
    )


def _share(held: Bools, of: Bools) -> float:
    return float(held[of].mean()) if of.any() else 0.0
