"""Owns the way `wegen`: a slider per aspect, and the package that they lead to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.datastructures import QueryParams

from keuzemodel.dashboard.asked.situation import Question, Situation, situation
from keuzemodel.dashboard.asked.sliders import MIDDLE, MOST
from keuzemodel.dashboard.asked.together.answers import may_show_of, of_points, points_of
from keuzemodel.dashboard.asked.together.setup import Setup, choice_of, weighed
from keuzemodel.dashboard.participant.ways.faults import FaultyError
from keuzemodel.dashboard.words.together import participant as words
from keuzemodel.model.errors import InfeasibleError, RequestError, TooSlowError

FIELD = "punt."
"""Before the id of an aspect, the name of its field."""
MAY_SHOW = "delen"
"""The box of who agrees that their weighting is taken over as theirs."""


def read(form: QueryParams, setup: Setup, asked: Question) -> str:
    """What is kept of a form. Raises FaultyError."""
    points = {a.id: _points(form.get(f"{FIELD}{a.id}", "")) for a in weighed(asked)}
    if not any(points.values()):
        raise FaultyError(words.ALL_ZERO)
    return of_points(points, MAY_SHOW in form)


def _points(typed: str) -> int:
    if not (typed.isascii() and typed.isdigit() and len(typed) <= 2 and int(typed) <= MOST):
        raise FaultyError(words.OFF_SLIDER)
    return int(typed)


def shown(content: str, setup: Setup, asked: Question) -> Mapping[str, Any]:
    """What the page of a round shows; content: what stands, "" for nothing: then each is in the middle."""
    points = points_of(content, asked) or {}
    return {
        "aspects": [
            {
                "field": f"{FIELD}{aspect.id}",
                "aspect": aspect,
                "about": " ".join(
                    said for said in (aspect.question, words.asks_little(asked.dossier.criteria_of[aspect.id])) if said
                ),
                "points": points.get(aspect.id, MIDDLE),
                "criteria": [words.criterion(c) for c in asked.dossier.criteria_of[aspect.id]],
            }
            for aspect in weighed(asked)
        ],
        "may_show": may_show_of(content),
    }


def result(content: str, setup: Setup, asked: Question, before: str = "") -> Mapping[str, object]:
    """The package that an answer leads to, as it is shown; before: the answer it is compared with, "" for none."""
    found, then = _situation(content, asked), _situation(before, asked) if before else None
    if found is None:
        return words.no_package(words.NO_PACKAGE)
    return words.package(found.package.codes, found.phases, asked.dossier, then.package.codes if then else None)


def _situation(content: str, asked: Question) -> Situation | None:
    points = points_of(content, asked)
    try:
        return situation(choice_of(asked, points), asked.base) if points else None
    except (RequestError, InfeasibleError, TooSlowError):
        return None
