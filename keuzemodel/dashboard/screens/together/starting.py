"""Owns how a meeting begins: what is asked, how participants answer, and which roles there are."""

from __future__ import annotations

import streamlit as st

from keuzemodel.dashboard.asked.scenario import to_json
from keuzemodel.dashboard.asked.together.asking import scores_to_estimate
from keuzemodel.dashboard.asked.together.setup import MOST_QUESTION, MOST_ROLE, MOST_ROLES, WAYS, Setup
from keuzemodel.dashboard.screens import notices
from keuzemodel.dashboard.screens.keeping import saving
from keuzemodel.dashboard.session import current
from keuzemodel.dashboard.session.together import leading
from keuzemodel.dashboard.words.together import leading as words

DAYS = (1, 7, 30)
KEYS = tuple(f"samen-{part}" for part in ("vraag", "wijze", "rollen", "dagen"))


def draw() -> None:
    """What the facilitator says before anyone joins."""
    notices.said()
    question, way, roles, days = KEYS
    with st.form("samen-begin", enter_to_submit=False):
        st.text_input(words.QUESTION, value=words.FIRST_QUESTIONS[WAYS[0]], max_chars=MOST_QUESTION, key=question)
        st.radio(words.WAY, WAYS, format_func=words.way, captions=[words.way_help(way) for way in WAYS], key=way)
        with st.expander(words.MORE):
            st.text_area(words.ROLES, value="\n".join(words.FIRST_ROLES), help=words.ROLES_HELP, key=roles)
            st.radio(words.DAYS, DAYS, index=1, format_func=words.kept_for, horizontal=True, key=days)
        st.form_submit_button(words.BEGIN, type="primary", on_click=_begin)
    st.caption(words.RESTS_ON)


@notices.said_if_unreachable
def _begin() -> None:
    question, way, roles, days = KEYS
    asked = words.question_for(current.typed(question).strip(), current.picked(way))
    if not asked:
        current.say(words.NO_QUESTION)
        return
    lines = dict.fromkeys(
        line.strip()[:MOST_ROLE].strip() for line in current.typed(roles).splitlines() if line.strip()
    )
    situation = current.situation()
    setup = Setup(
        question=asked,
        way=current.picked(way),
        roles=tuple(lines)[:MOST_ROLES],
        days=int(current.picked(days)),
        cells=scores_to_estimate(situation) if current.picked(way) == "scores" else (),
        scenario=to_json(saving.as_scenario(situation, asked, ""), current.base()).decode(),
    )
    leading.begin(setup)
