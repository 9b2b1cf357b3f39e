"""Owns what blind estimates come to: per score what was said, and what the package becomes with the middles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from keuzemodel.analyse.ensemble.knowing import Cell
from keuzemodel.analyse.together.estimates import Estimate, estimates, with_estimates
from keuzemodel.dashboard.asked.choice import selector_of, weights_of
from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.dashboard.asked.together.given import Estimated
from keuzemodel.model.difference import Difference, difference
from keuzemodel.model.dossier import Score


@dataclass(frozen=True)
class Said:
    """found: per score, what is said of it. moved: what comes in and goes out of the package of the meeting's own
    weighting when everyone's middle stands in place of the dossier's score. scores: those middles, as one's own.
    """

    found: tuple[Estimate, ...]
    moved: Difference
    scores: tuple[Score, ...]


@lru_cache(maxsize=32)
def said(asked: Question, given: tuple[Estimated, ...]) -> Said:
    """What they come to. Raises RequestError or InfeasibleError."""
    by_cell: dict[Cell, dict[str, float]] = {}
    for one in given:
        for cell, score in one.scores:
            by_cell.setdefault(cell, {})[one.person] = score
    role_of: Mapping[str, str] = {one.person: one.role for one in given}
    found = estimates(asked.dossier, by_cell, role_of)
    then = with_estimates(asked.dossier, found)
    now = selector_of(asked.choice, then).package(weights_of(asked.choice, then))
    before = asked.selector.package(asked.weights)
    own = tuple(then.score_of[e.code, e.criterion] for e in found)
    return Said(found, difference(before.codes, now.codes, asked.dossier.codes), own)
