"""Owns where somebody is who compares packages: worked out anew from what they said. No Streamlit."""

from __future__ import annotations

from functools import lru_cache

from keuzemodel.analyse.together.questions import Choice, State, answered, next_question, start
from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.dashboard.asked.together.answers import Preference
from keuzemodel.dashboard.asked.together.setup import corners_of

SEED = 1
"""The same for all, so that what was said means the same when it is read back."""
_CHOICE: dict[Preference, Choice] = {"a": "first", "b": "second", "gelijk": "same"}


@lru_cache(maxsize=2048)
def after(asked: Question, said: tuple[Preference, ...]) -> State:
    """What is known after these answers; those beyond the last question say nothing. Raises InfeasibleError."""
    if not said:
        return start(asked.selector, corners_of(asked), SEED)
    before = after(asked, said[:-1])
    return before if next_question(before) is None else answered(before, _CHOICE[said[-1]])
