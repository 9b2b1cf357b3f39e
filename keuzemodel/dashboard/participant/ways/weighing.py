"""Owns the way `wegen`: a slider per aspect. {"aspecten": {"inhoud": 7, …}}"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.datastructures import QueryParams

from keuzemodel.dashboard.asked.situation import Question, Situation, situation
from keuzemodel.dashboard.asked.sliders import MIDDLE, MOST
from keuzemodel.dashboard.asked.together.setup import choice_of, weighed
from keuzemodel.dashboard.participant.ways.answers import FaultyError, as_kept, part
from keuzemodel.dashboard.words.together import participant as words
from keuzemodel.model.errors import InfeasibleError, RequestError, TooSlowError

TEMPLATE = "weighing.html"
FIELD = "punt."
"""Before the id of an aspect, the name of its field."""


def read(form: QueryParams, asked: Question) -> str:
    """What is kept of a form. Raises FaultyError."""
    points = {a.id: _points(form.get(f"{FIELD}{a.id}", "")) for a in weighed(asked)}
    if not any(points.values()):
        raise FaultyError(words.ALL_ZERO)
    return as_kept({"aspecten": points})


def _points(typed: str) -> int:
    if not (typed.isascii() and typed.isdigit() and len(typed) <= 2 and int(typed) <= MOST):
        raise FaultyError(words.OFF_SLIDER)
    return int(typed)


def points_of(content: str, asked: Question) -> dict[str, int]:
    """Points by aspect, of what was kept; what is not in it stands in the middle."""
    found = part(content, "aspecten")
    found = found if isinstance(found, dict) else {}
    ids = [a.id for a in weighed(asked)]
    return {id: found[id] if type(found.get(id)) is int and 0 <= found[id] <= MOST else MIDDLE for id in ids}


def shown(content: str, asked: Question) -> dict[str, Any]:
    """What the page of a round shows. content: what stands, "" for nothing."""
    points = points_of(content, asked)
    return {
        "aspects": [
            {
                "field": f"{FIELD}{aspect.id}",
                "aspect": aspect,
                "points": points[aspect.id],
                "criteria": [words.criterion(c) for c in asked.dossier.criteria_of[aspect.id]],
            }
            for aspect in weighed(asked)
        ]
    }


def package(content: str, asked: Question, before: str = "") -> Mapping[str, object]:
    """The package that an answer leads to, as it is shown; before: the answer it is compared with, "" for none."""
    found, then = _situation(content, asked), _situation(before, asked) if before else None
    if found is None:
        return words.no_package(words.NO_PACKAGE)
    return words.package(found.package.codes, found.phases, asked.dossier, then.package.codes if then else None)


def _situation(content: str, asked: Question) -> Situation | None:
    try:
        return situation(choice_of(asked, points_of(content, asked)), asked.base)
    except (RequestError, InfeasibleError, TooSlowError):
        return None
