"""Owns whether a sample of tables can be trusted: split R-hat, effective sample size, and a second run beside it.

R-hat and effective sample size are those of ArviZ, rank-normalised and split (Vehtari, Gelman, Simpson, Carpenter &
Bürkner 2021, "Rank-normalization, folding, and localization", Bayesian Analysis 16(2)).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from arviz_stats.base.array import BaseArray

from keuzemodel.model.valuation import Floats
from keuzemodel.solve.layers import Ints

MOST_RHAT, FEWEST_ESS = 1.05, 400
"""A sample that keeps to these is good."""


@dataclass(frozen=True)
class Diagnostics:
    """How the sample was made, and how good it is.

    rhat_max, ess_min: the worst over the means of all scores that vary. acceptance: share of the proposed changes that
    were accepted. apart: the largest difference between two independent runs in the share of tables whose best package
    holds a step, over steps, approaches and preset weightings; None without a second run. chains, draws: in the run
    that the tables are of; sweeps: over all scores, in each chain. pinned: scores of the domain that never took another
    value. combinations: how many combinations of packages, over approaches and preset weightings, were met.
    starts: tables that chains began at, see `starts`. worst: (code, criterion) of rhat_max.
    """

    rhat_max: float
    ess_min: float
    acceptance: float
    apart: float | None
    chains: int
    draws: int
    sweeps: int
    pinned: int
    combinations: int
    starts: int
    worst: tuple[str, str]

    @property
    def rough(self) -> bool:
        """Whether shares of this sample are no more than an indication."""
        return not (self.rhat_max <= MOST_RHAT and self.ess_min >= FEWEST_ESS)


def rhat_and_ess(tables: Ints) -> tuple[Floats, Floats]:
    """Both per score that varies, (M, C), and not a number where one never does. tables: (chains, draws, M, C).

    A score that varies between chains but never within one has no bound to its R-hat and an ESS of 0.
    """
    series = np.moveaxis(tables.astype(float), (0, 1), (2, 3))
    rhat, ess = np.full((2, *series.shape[:2]), np.nan)
    varies = series.max(axis=(2, 3)) > series.min(axis=(2, 3))
    rhat[varies], ess[varies] = np.inf, 0.0
    within = (series.max(axis=3) > series.min(axis=3)).any(axis=2)
    if within.any():
        # Where a score hardly varies, one of the halves may not at all.
        with np.errstate(invalid="ignore", divide="ignore"):
            rhat[within] = BaseArray().rhat(series[within])
            ess[within] = BaseArray().ess(series[within], method="mean")
        rhat[within & np.isnan(rhat)] = np.inf
    return rhat, ess
