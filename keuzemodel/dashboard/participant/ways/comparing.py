"""Owns the way `vragen`: two packages at a time, of which one says which is better, until that says which is best."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.datastructures import QueryParams

from keuzemodel.analyse.together.questions import MOST_QUESTIONS, next_question, outcome
from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.dashboard.asked.together.answers import PREFERENCES, Preference, of_preferences, preferences_of
from keuzemodel.dashboard.asked.together.comparing import after
from keuzemodel.dashboard.asked.together.setup import Setup
from keuzemodel.dashboard.participant.ways.faults import FaultyError
from keuzemodel.dashboard.words.together import comparing as words
from keuzemodel.dashboard.words.together import participant
from keuzemodel.model.errors import InfeasibleError, TooSlowError

BEFORE, CHOICE, DO, BACK = "eerder", "keuze", "doe", "terug"


def read(form: QueryParams, setup: Setup, asked: Question) -> str:
    """What is kept of a form: what was said before, and now; or without the last. Raises FaultyError."""
    said = tuple(_preference(one) for one in form.getlist(BEFORE)[:MOST_QUESTIONS])
    if form.get(DO) == BACK:
        return of_preferences(said[:-1])
    if next_question(after(asked, said)) is None:
        return of_preferences(said)
    return of_preferences((*said, _preference(form.get(CHOICE, ""))))


def _preference(typed: str) -> Preference:
    for known in PREFERENCES:
        if typed == known:
            return known
    raise FaultyError(words.PICK)


def shown(content: str, setup: Setup, asked: Question) -> Mapping[str, Any]:
    """What the page of a round shows; content: what stands, "" for nothing."""
    said = preferences_of(content) or ()
    found: dict[str, Any] = {"words": words, "said": said, "question": None, "done": True}
    try:
        question = next_question(after(asked, said))
    except (InfeasibleError, TooSlowError):
        return found
    if question is None:
        return found
    sides = (question.first, question.second)
    both = [code for code in question.first if code in question.second]
    return found | {
        "done": False,
        "question": words.question(len(said) + 1, MOST_QUESTIONS),
        "sides": [
            (
                value,
                name,
                [words.step(code, asked) for code in side if code not in both] or [words.NOTHING_MORE],
                words.asks(side, asked),
            )
            for value, name, side in zip(PREFERENCES, (words.FIRST, words.SECOND), sides, strict=False)
        ],
        "both": [words.step(code, asked) for code in both],
    }


def result(content: str, setup: Setup, asked: Question, before: str = "") -> Mapping[str, object]:
    """The package that the answers point to."""
    said = preferences_of(content)
    if said is None:
        return participant.no_package(participant.NO_PACKAGE)
    try:
        state = after(asked, said)
        return words.outcome(outcome(state), next_question(state) is None, asked)
    except (InfeasibleError, TooSlowError):
        return participant.no_package(participant.NO_PACKAGE)
