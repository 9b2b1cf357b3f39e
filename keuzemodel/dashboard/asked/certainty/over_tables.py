"""Owns what is worked out over all tables that fit: any weighting, one package for all, what to ask. No Streamlit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from keuzemodel.analyse.ensemble.average import Choice, Disappointment, best_on_average, disappointment, least_regret
from keuzemodel.analyse.ensemble.knowing import Questions, what_to_ask_first
from keuzemodel.analyse.ensemble.packages import Chooser
from keuzemodel.analyse.ensemble.tables import Ensemble, Weights
from keuzemodel.analyse.sampling import Progress, correlations
from keuzemodel.analyse.weightsets import WeightSet
from keuzemodel.dashboard.asked import analyses
from keuzemodel.dashboard.asked.certainty.answers import SEED
from keuzemodel.dashboard.asked.certainty.fitting import Standing, chooser, fitting, made, standing, standing_over
from keuzemodel.dashboard.asked.memo import kept
from keuzemodel.dashboard.asked.situation import Question, Situation
from keuzemodel.model.errors import InfeasibleError
from keuzemodel.model.valuation import Floats, item_values
from keuzemodel.solve.items import measures_of
from keuzemodel.solve.problem import TIE, Bools

WEIGHTINGS_PER_TABLE = 2
MOST_QUESTIONS = 3
PINNED, FREE = 0.25, 0.75
"""A score whose tables use at most, or at least, this share of its scale is pinned down, or free."""
LEANS = 0.1
"""A correlation that is less says nothing."""
MIDDLE = (5, 95)
"""The percentiles between which a score lies in nine of ten tables."""


@dataclass(frozen=True)
class Anyhow:
    """How much of a package stays under any table that fits and any weighting at once.

    standing: over pairs of a table and a weighting. kept: how many of its steps the best package holds, on average.
    leans: per step that is in under some pairs only, the aspect whose weight goes together most with its being in,
    and their correlation; left out where that is less than LEANS.
    """

    standing: Standing
    kept: float
    leans: Mapping[str, tuple[str, float]]

    @property
    def n(self) -> int:
        """Pairs under which there is a package."""
        return self.standing.n

    @property
    def same(self) -> int:
        """Of those with exactly this package."""
        return self.standing.same


@kept(maxsize=64, on=made)
def anyhow(situation: Situation) -> Anyhow | None:
    """Every table with some weightings of its own, drawn evenly over the aspects; None where no tables fit."""
    drawn = _drawn(situation.unweighed, analyses.aspects_of(situation)[0])
    if drawn is None:
        return None
    own = np.isin(situation.dossier.codes, situation.package.codes)
    found = standing_over(situation, drawn.best, drawn.looked_at, drawn.whole)
    return Anyhow(found, float((drawn.best & own).sum(axis=1).mean()), drawn.leans)


@dataclass(frozen=True)
class _Drawn:
    """The best packages of pairs of a table and a weighting. best: (n, M). looked_at: pairs there were, with a package
    or without; whole: the same without own scores. leans: see `Anyhow`.
    """

    best: Bools
    looked_at: int
    whole: int
    leans: Mapping[str, tuple[str, float]]


@kept(maxsize=16, on=lambda asked, aspects: made(asked))
def _drawn(asked: Question, aspects: WeightSet) -> _Drawn | None:
    """See `anyhow`: what does not hang on how one weighs, so that a slider need not wait for it."""
    fits = fitting(asked)
    if fits.ensemble is None:
        return None
    ensemble, rng = fits.ensemble, np.random.default_rng(SEED)
    which = chooser(asked, ensemble)
    held, shares = [], []
    for _ in range(WEIGHTINGS_PER_TABLE):
        mix = _mixes(aspects, ensemble, rng)
        best, feasible = which.best(ensemble.steps, _net(ensemble, mix @ aspects.matrix))
        held.append(measures_of(asked.dossier, best[feasible]))
        shares.append(mix[feasible])
    best = np.concatenate(held)
    if not len(best):
        return None
    looked_at = WEIGHTINGS_PER_TABLE * len(ensemble)
    leans = _leans(asked.dossier.codes, best, aspects.ids, np.concatenate(shares))
    return _Drawn(best, looked_at, WEIGHTINGS_PER_TABLE * fits.whole, leans)


def telling(situation: Situation) -> tuple[Standing, bool] | None:
    """How a package stands where that says something, and whether over any weighting; None where no tables fit.

    Where the source itself names the package at this weighting every table gives it, which says nothing of how sure
    it is: then any weighting counts as well.
    """
    here = standing(situation)
    if here is None:
        return None
    over = anyhow(situation) if here.told else None
    return (here, False) if over is None else (over.standing, True)


def _leans(codes: Sequence[str], best: Bools, aspects: Sequence[str], mix: Floats) -> Mapping[str, tuple[str, float]]:
    """See `Anyhow`. best: (n, M); mix: (n, K)."""
    some = best.any(axis=0) & ~best.all(axis=0)
    together = correlations(best[:, some].astype(float), mix)
    found = {}
    for code, row in zip(np.array(codes)[some].tolist(), together, strict=True):
        k = int(abs(row).argmax())
        if abs(row[k]) >= LEANS:
            found[code] = (aspects[k], float(row[k]))
    return MappingProxyType(found)


def _mixes(aspects: WeightSet, ensemble: Ensemble, rng: np.random.Generator) -> Floats:
    """(T, K) a division over the aspects for every table, drawn evenly."""
    return rng.dirichlet(np.ones(len(aspects.ids)), size=len(ensemble))


def _net(ensemble: Ensemble, weights: Floats) -> Floats:
    """(T, M + H) net values by item, every table at a weighting of its own, (T, C)."""
    per = weights * np.array([c.sign / c.scale[1] for c in ensemble.dossier.criteria])
    values = item_values(ensemble.dossier, ensemble.domain.scores(ensemble.steps))
    found: Floats = (values * per[:, None, :]).sum(axis=2)
    return found


@dataclass(frozen=True)
class ForAll:
    """One package for all tables at once: the best on average, the one with the least regret over the dossier's
    weightings and this one, and what this package and the advice come to.

    disappointment: of this package, with its own value on average. advice: the value of the advice on average. fits:
    of this package, the two and the advice, the share of tables under which it stays within the limits.
    """

    average: Choice
    regret: Choice
    disappointment: Disappointment
    advice: float | None
    fits: tuple[float, ...]


@kept(maxsize=64, on=made)
def for_all(situation: Situation) -> ForAll | None:
    """None where no tables fit or no package does for all of them. Raises TooSlowError."""
    ensemble = fitting(situation).ensemble
    if ensemble is None:
        return None
    which, dossier = chooser(situation, ensemble), situation.base
    weightings: list[Weights] = [situation.weights, *(w.id for w in dossier.weightings)]
    try:
        average = best_on_average(ensemble, which, situation.weights)
        regret = least_regret(ensemble, which, weightings)
    except InfeasibleError:
        return None
    advised = situation.advised
    return ForAll(
        average,
        regret,
        disappointment(ensemble, which, situation.weights, situation.package.codes),
        None if advised is None else disappointment(ensemble, which, situation.weights, advised.codes).expected,
        tuple(
            _fits(ensemble, which, codes)
            for codes in (
                situation.package.codes,
                average.codes,
                regret.codes,
                *([advised.codes] if advised is not None else []),
            )
        ),
    )


def _fits(ensemble: Ensemble, which: Chooser, codes: tuple[str, ...]) -> float:
    """The share of tables under which a package stays within the limits."""
    held = np.isin(ensemble.dossier.codes, codes)
    within = np.ones(len(ensemble), dtype=bool)
    for id, most in which.selector.limits:
        within &= ensemble.tables[:, held, ensemble.dossier.criterion_index[id]].sum(axis=1) <= most + TIE
    return float(within.mean())


@kept(maxsize=64, on=made)
def questions(situation: Situation, progress: Progress | None = None) -> Questions | None:
    """Which scores to find out first; None where no tables fit. Where the source itself names the package at this
    weighting, so that no score could change it: over all weightings, each table with one of its own.
    """
    ensemble, stands = fitting(situation).ensemble, standing(situation)
    if ensemble is None or stands is None:
        return None
    which = chooser(situation, ensemble)
    if stands.told:
        aspects, _ = analyses.aspects_of(situation)
        net = _net(ensemble, _mixes(aspects, ensemble, np.random.default_rng(SEED)) @ aspects.matrix)
        return what_to_ask_first(ensemble, which, situation.weights, MOST_QUESTIONS, SEED, progress, net)
    if stands.same == stands.n and not stands.lost and not situation.selector.limits:
        # What is best under every table is so under any mixture of them.
        return Questions(situation.package.codes, 1.0, (), None, stop=True)
    return what_to_ask_first(ensemble, which, situation.weights, MOST_QUESTIONS, SEED, progress)


@dataclass(frozen=True)
class Reach:
    """Where a score lies over the tables that fit, in scale points: in nine of ten of them, and at all; now, and the
    share of its scale that nine of ten use.
    """

    code: str
    criterion: str
    now: float
    low: float
    high: float
    least: float
    most: float
    used: float


@kept(maxsize=32, on=made)
def reaches(asked: Question) -> tuple[Reach, ...]:
    """Every score, in the dossier's order; none where no tables fit."""
    ensemble = fitting(asked).ensemble
    if ensemble is None:
        return ()
    low, high = np.percentile(ensemble.tables, MIDDLE, axis=0)
    least, most = ensemble.tables.min(axis=0), ensemble.tables.max(axis=0)
    found = []
    for i, code in enumerate(asked.dossier.codes):
        for j, criterion in enumerate(asked.dossier.criteria):
            scale = criterion.scale[1] - criterion.scale[0]
            score = asked.dossier.score_of[code, criterion.id].score
            ends = [float(part[i, j]) for part in (low, high, least, most)]
            used = float(high[i, j] - low[i, j]) / scale
            found.append(Reach(code, criterion.id, score, ends[0], ends[1], ends[2], ends[3], used))
    return tuple(found)
