"""Owns what the room sees of a meeting, refreshed by itself: the code, everyone's marks, and the three findings."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from keuzemodel.dashboard.asked.scenario import ScenarioError
from keuzemodel.dashboard.kept.meetings import shown_code
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.screens import notices, parts
from keuzemodel.dashboard.screens.together import estimated, packed, steering, weighed
from keuzemodel.dashboard.session import current
from keuzemodel.dashboard.session.together import leading
from keuzemodel.dashboard.session.together.leading import Standing
from keuzemodel.dashboard.shown.together.code import scanned
from keuzemodel.dashboard.words.together import leading as words
from keuzemodel.model.errors import InfeasibleError, TooSlowError

_HERE = Path(__file__).parent
STYLE, KEEP = _HERE / "together.css", (_HERE / "keep.js").read_text(encoding="utf-8")
EVERY = 1.0
"""Seconds between two looks at whether anything came in."""


@st.fragment(run_every=EVERY)
def live() -> None:
    """The whole of the meeting's screen; over the whole window if that was asked for."""
    with st.container(key="presentatie" if current.session().beamer else "samen"), notices.needs_store():
        try:
            standing = leading.standing()
        except ScenarioError:
            st.warning(words.UNREADABLE)
            steering.ending()
            return
        if standing is None:
            st.rerun()
        _keep_key()
        _head(standing)
        notices.said()
        if taken := current.session().taken:
            st.markdown(taken)
        if not standing.is_shown:
            _doors(standing)
        steering.draw(standing, standing.is_shown and _drawn(standing))


def _keep_key() -> None:
    """Let the browser get the key to the meeting, once."""
    show = st.components.v2.component("keuzemodel_lead", js=KEEP)
    show(key="samen-sleutel", data={"address": leading.key_address()}, on_kept_change=leading.key_is_kept)


def _head(standing: Standing) -> None:
    with st.container(key="samen-kop", horizontal=True, vertical_alignment="center"):
        st.title(escape(standing.setup.question), anchor=False)
        said = words.counted(len(standing.people), standing.now.count, standing.meeting.round)
        where = [leading.door(None).split("//")[-1]] if standing.is_shown else []
        code = f"{words.CODE} **{shown_code(standing.meeting.code)}**"
        st.markdown(" · ".join([*map(escape, where), code, said]))


def _doors(standing: Standing) -> None:
    """How to join, large enough for the back of the room."""
    address = leading.door(standing.meeting)
    picture, told = st.columns([2, 3], vertical_alignment="center")
    with picture:
        parts.picture(scanned(address, words.JOIN), "samen-code")
    with told:
        with st.container(key="samen-adres"):
            st.markdown(words.how_to_join(leading.door(None), standing.meeting.code))
        if leading.is_local():
            st.warning(words.LOCAL)
        st.markdown(words.waiting(len(standing.people), standing.now.count, standing.meeting))


def _drawn(standing: Standing) -> bool:
    """The answers, by the way they were given; whether that could be done."""
    try:
        DRAWN[standing.setup.way](standing)
    except TooSlowError:
        st.warning(words.TOO_SLOW)
        return False
    except InfeasibleError:
        st.warning(words.NO_PACKAGE)
        return False
    return True


DRAWN = {"wegen": weighed.draw, "vragen": weighed.draw, "pakket": packed.draw, "scores": estimated.draw}
