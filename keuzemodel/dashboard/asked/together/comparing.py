"""Owns how far somebody is with comparing packages: rebuilt from the answers alone, which is all that is kept."""

from __future__ import annotations

from functools import lru_cache

from keuzemodel.analyse.together.questions import Choice, State, answered, next_question, start
from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.dashboard.asked.together.answers import Preference
from keuzemodel.dashboard.asked.together.setup import corners_of

MEANT: dict[Preference, Choice] = {"a": "first", "b": "second", "gelijk": "same"}


@lru_cache(maxsize=4096)
def state_of(asked: Question, said: tuple[Preference, ...]) -> State:
    """Where these answers lead; those past the last question count for nothing. Raises InfeasibleError."""
    if not said:
        return start(asked.selector, corners_of(asked))
    before = state_of(asked, said[:-1])
    return before if next_question(before) is None else answered(before, MEANT[said[-1]])
