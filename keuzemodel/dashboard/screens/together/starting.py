"""Owns how a meeting begins: what is asked, how participants answer, and which roles there are."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from keuzemodel.dashboard.asked.scenario import to_json
from keuzemodel.dashboard.asked.together.asking import scores_to_estimate
from keuzemodel.dashboard.asked.together.setup import MOST_QUESTION, MOST_ROLE, MOST_ROLES, WAYS, Setup
from keuzemodel.dashboard.screens import notices
from keuzemodel.dashboard.screens.keeping import saving
from keuzemodel.dashboard.session import current
from keuzemodel.dashboard.session.together import leading
from keuzemodel.dashboard.session.together.leading import Standing
from keuzemodel.dashboard.words.together import leading as words

DAYS = (1, 7, 30)
Turn = Callable[[Callable[[], None]], None]
QUESTION, WAY, ROLES, KEPT = (f"samen-{part}" for part in ("vraag", "wijze", "rollen", "dagen"))


def draw() -> None:
    """What the facilitator says before anyone joins."""
    notices.said()
    with st.form("samen-begin", enter_to_submit=False):
        _asked()
        with st.expander(words.MORE):
            st.text_area(words.ROLES, value="\n".join(words.FIRST_ROLES), help=words.ROLES_HELP, key=ROLES)
            st.radio(words.DAYS, DAYS, index=1, format_func=words.kept_for, horizontal=True, key=KEPT)
        st.form_submit_button(words.BEGIN, type="primary", on_click=_begin)
    st.caption(words.RESTS_ON)


def ask(standing: Standing, turn: Turn) -> None:
    """What the facilitator says to ask something else of who takes part already. turn: changes the meeting."""
    st.caption(words.OTHER_HELP)
    with st.form("samen-verder", enter_to_submit=False):
        _asked()
        st.form_submit_button(words.ASK, type="primary", on_click=_ask, args=(standing, turn))


def _asked() -> None:
    st.text_input(words.QUESTION, placeholder=words.LEFT_EMPTY, max_chars=MOST_QUESTION, key=QUESTION)
    st.radio(words.WAY, WAYS, format_func=words.way, captions=[words.way_help(way) for way in WAYS], key=WAY)


@notices.said_if_unreachable
def _begin() -> None:
    lines = dict.fromkeys(
        line.strip()[:MOST_ROLE].strip() for line in current.typed(ROLES).splitlines() if line.strip()
    )
    leading.begin(_setup(tuple(lines)[:MOST_ROLES], int(current.picked(KEPT))))


def _ask(standing: Standing, turn: Turn) -> None:
    turn(lambda: leading.ask(_setup(standing.setup.roles, standing.setup.days)))


def _setup(roles: tuple[str, ...], days: int) -> Setup:
    """What was filled in, about the present choice."""
    situation, way = current.situation(), current.picked(WAY)
    question = words.question_for(current.typed(QUESTION).strip(), way)
    return Setup(
        question=question,
        way=way,
        roles=roles,
        days=days,
        cells=scores_to_estimate(situation) if way == "scores" else (),
        scenario=to_json(saving.as_scenario(situation, question, ""), current.base()).decode(),
    )
