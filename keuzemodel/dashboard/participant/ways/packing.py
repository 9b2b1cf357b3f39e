"""Owns the way `pakket`: choosing steps oneself, the rules kept as one goes, and where the package then stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.datastructures import QueryParams

from keuzemodel.analyse.together.packing import broken_rules, legal_moves
from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.dashboard.asked.together.answers import of_steps, steps_of
from keuzemodel.dashboard.asked.together.packed import where_it_stands
from keuzemodel.dashboard.asked.together.setup import Setup
from keuzemodel.dashboard.participant.ways.faults import FaultyError
from keuzemodel.dashboard.words.together import packing as words
from keuzemodel.dashboard.words.together import participant
from keuzemodel.model.errors import InfeasibleError, TooSlowError

FIELD, NOW = "stap", "net"
"""What every box is called, and the field with the step that was just moved."""


def read(form: QueryParams, setup: Setup, asked: Question) -> str:
    """What is kept of a form. Raises FaultyError for a package that breaks a rule."""
    codes = _codes(form, asked)
    broken = broken_rules(asked.selector, codes)
    if broken:
        raise FaultyError(words.broken(broken, asked), of_steps(codes, asked))
    return of_steps(codes, asked)


def _codes(form: QueryParams, asked: Question) -> tuple[str, ...]:
    given = set(form.getlist(FIELD))
    return tuple(code for code in asked.dossier.codes if code in given)


def shown(content: str, setup: Setup, asked: Question) -> Mapping[str, Any]:
    """What the page of a round shows; content: what stands, "" for nothing: then no step is in it."""
    codes = steps_of(content, asked) or ()
    stuck = _stuck(codes, asked)
    return {
        "words": words,
        "room": words.room(codes, asked),
        "phases": [
            (
                phase.name,
                [
                    {
                        "code": measure.code,
                        "name": words.step(measure),
                        "note": measure.note,
                        "asks": words.asks(measure, asked),
                        "held": measure.code in codes,
                        "stuck": stuck.get(measure.code, ""),
                    }
                    for measure in asked.dossier.measures
                    if measure.phase == phase.number
                ],
            )
            for phase in asked.dossier.phases
        ],
    }


def _stuck(codes: tuple[str, ...], asked: Question) -> dict[str, str]:
    """Why a step cannot be moved, of each that cannot."""
    moves = legal_moves(asked.selector, codes)
    return {move.code: words.stuck(move, asked) for move in moves if not move.possible}


def step(form: QueryParams, setup: Setup, asked: Question) -> Mapping[str, object]:
    """What comes of moving one step of the package as it stood: which steps then are in it, and what is said."""
    codes, moved = _codes(form, asked), form.get(NOW, "")
    move = next((move for move in legal_moves(asked.selector, codes) if move.code == moved), None)
    if move is None or not move.possible:
        said, then = words.why_not(move, asked) if move else "", codes
    else:
        along = {moved, *move.along}
        then = tuple(c for c in asked.dossier.codes if ((c in codes) != (c in along)))
        said = words.along(move, asked)
    return {
        "stappen": list(then),
        "gezegd": said,
        "ruimte": words.room(then, asked),
        "vast": _stuck(then, asked),
    }


def result(content: str, setup: Setup, asked: Question, before: str = "") -> Mapping[str, object]:
    """Where somebody's package stands."""
    codes = steps_of(content, asked)
    if codes is None:
        return participant.no_package(participant.NO_PACKAGE)
    try:
        return words.standing(where_it_stands(asked, codes), codes, asked)
    except (InfeasibleError, TooSlowError):
        return participant.no_package(words.NOT_KNOWN)
