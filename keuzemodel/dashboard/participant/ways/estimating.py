"""Owns the way `scores`: an estimate for each score that is asked, without seeing the score of the dossier."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.datastructures import QueryParams

from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.dashboard.asked.sliders import estimate_step
from keuzemodel.dashboard.asked.together.answers import of_scores, on_scale, scores_of
from keuzemodel.dashboard.asked.together.setup import Setup
from keuzemodel.dashboard.participant.ways.faults import FaultyError
from keuzemodel.dashboard.words.together import participant as words

FIELD, UNKNOWN = "score.", "weetniet."
"""Before the number of a score, the name of its slider, and of its box for who does not know."""


def read(form: QueryParams, setup: Setup, asked: Question) -> str:
    """What is kept of a form. Raises FaultyError."""
    found = {}
    for k, cell in enumerate(setup.cells):
        if f"{UNKNOWN}{k}" in form:
            continue
        try:
            found[cell] = float(form.get(f"{FIELD}{k}", ""))
        except ValueError:
            raise FaultyError(words.OFF_SCALE) from None
        if not on_scale(found[cell], cell[1], asked):
            raise FaultyError(words.OFF_SCALE)
    return of_scores(found)


def shown(content: str, setup: Setup, asked: Question) -> Mapping[str, Any]:
    """What the page of a round shows; content: what stands, "" for nothing."""
    given = scores_of(content, setup, asked) or {}
    rows = []
    for k, cell in enumerate(setup.cells):
        measure, criterion = asked.dossier.measure(cell[0]), asked.dossier.criterion(cell[1])
        low, high = criterion.scale
        step = estimate_step(criterion)
        middle = low + step * round((high - low) / 2 / step)
        rows.append(
            {
                "field": f"{FIELD}{k}",
                "unknown_field": f"{UNKNOWN}{k}",
                "unknown": cell not in given,
                "name": words.cell(measure, criterion),
                "note": measure.note,
                "low": low,
                "high": high,
                "step": step,
                "value": given.get(cell, middle),
                "ends": words.ends(criterion),
            }
        )
    return {"rows": rows}


def result(content: str, setup: Setup, asked: Question, before: str = "") -> Mapping[str, object] | None:
    """Nothing of one's own: what counts is what all say together."""
    return None
