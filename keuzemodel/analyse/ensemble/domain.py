"""Owns which values each score of a dossier may take, and the steps they are counted in."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

import numpy as np

from keuzemodel.model.dossier import Dossier, Score
from keuzemodel.model.valuation import Floats, common_step, exact, score_matrix
from keuzemodel.solve.layers import Ints

Reach = Literal["text", "scale"]
"""How far a score may be from the one in the dossier.

text: one that is read from the source, or filled in, stays within its margin; one that is assumed takes any value of
its scale. scale: every score takes any value of its scale.
"""
FREE = ("aanname",)
"""Origins of scores that nothing ties to the source."""


@dataclass(frozen=True)
class Domain:
    """The tables that there are: every cell a whole number of steps, from low to high.

    step: (C,) scale points per step. low, high, start: (M, C) in steps; start is the dossier's own table.
    """

    step: tuple[Fraction, ...]
    low: Ints
    high: Ints
    start: Ints

    def scores(self, tables: Ints) -> Floats:
        """Tables in steps as scores in scale points. (..., M, C)."""
        found: Floats = tables * np.array([float(s) for s in self.step])
        return found

    def steps(self, scores: Floats) -> Ints:
        """The other way; a score between two steps is rounded."""
        found: Ints = np.rint(scores / np.array([float(s) for s in self.step])).astype(np.int64)
        return found

    @property
    def free(self) -> Ints:
        """(cells, 2) measure and criterion of every cell that can take more than one value."""
        return np.argwhere(self.high > self.low)

    @property
    def size(self) -> float:
        """How many tables there are, as a logarithm to base 10."""
        return float(np.log10((self.high - self.low + 1).astype(float)).sum())


def domain_of(dossier: Dossier, reach: Reach = "text") -> Domain:
    """The domain of a dossier. The step of a criterion is the common one of its scores, their margins and its scale,
    at most 1.
    """
    steps = tuple(_step(dossier, c.id) for c in dossier.criteria)
    low, high = np.empty((2, len(dossier.measures), len(dossier.criteria)), dtype=np.int64)
    for i, code in enumerate(dossier.codes):
        for j, criterion in enumerate(dossier.criteria):
            least, most = _range(dossier, dossier.score_of[code, criterion.id], reach)
            low[i, j] = math.ceil(least / steps[j])
            high[i, j] = math.floor(most / steps[j])
    start = np.rint(score_matrix(dossier) / np.array([float(s) for s in steps])).astype(np.int64)
    return Domain(steps, low, high, start)


def _range(dossier: Dossier, score: Score, reach: Reach) -> tuple[Fraction, Fraction]:
    least, most = map(exact, dossier.criterion(score.criterion).scale)
    if reach == "scale" or score.origin in FREE:
        return least, most
    here, margin = exact(score.score), exact(score.margin)
    return max(least, here - margin), min(most, here + margin)


def _step(dossier: Dossier, criterion: str) -> Fraction:
    scores = [dossier.score_of[code, criterion] for code in dossier.codes]
    numbers = [s.score for s in scores] + [s.margin for s in scores if s.margin]
    step = common_step([*numbers, *dossier.criterion(criterion).scale])
    return Fraction(1, math.ceil(1 / step)) if step > 1 else step
