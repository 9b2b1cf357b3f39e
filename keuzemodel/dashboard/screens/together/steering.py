"""Owns what the facilitator steers a meeting with: rounds, showing, the whole window, and the end."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from keuzemodel.dashboard.kept.meetings.kinds import GoneError
from keuzemodel.dashboard.screens import notices
from keuzemodel.dashboard.screens.together import starting, taking
from keuzemodel.dashboard.session import current
from keuzemodel.dashboard.session.together import leading
from keuzemodel.dashboard.session.together.leading import Standing
from keuzemodel.dashboard.words.together import leading as words


def draw(standing: Standing, found: bool) -> None:
    """The bar at the foot. found: whether the answers are on screen, so that an outcome can be taken over."""
    meeting = standing.meeting
    with st.container(key="bladeren", horizontal=True, vertical_alignment="center"):
        st.button(
            words.HIDE if meeting.is_shown else words.SHOW,
            on_click=_change, args=(None, not meeting.is_shown),
            disabled=not standing.now.count and not meeting.is_shown,
            type="secondary" if meeting.is_shown else "primary", key="samen-toon",
        )  # fmt: skip
        st.button(
            words.CLOSE if meeting.is_open else words.OPEN,
            on_click=_change, args=(not meeting.is_open, None), key="samen-dicht",
        )  # fmt: skip
        if meeting.round > standing.setup.first:
            st.button(words.PREVIOUS, on_click=_turn, args=(leading.previous_round,), key="samen-terug")
        st.button(
            words.NEXT, on_click=_turn, args=(leading.next_round,), disabled=not standing.now.count, key="samen-ronde"
        )
        st.button(
            words.SMALL if current.session().beamer else words.FULL,
            on_click=_fill, icon=":material/fullscreen:", key="samen-groot",
        )  # fmt: skip
        if found:
            taking.offer(standing)
        # Another key in every round, so that it does not stay open over what was asked.
        with st.popover(words.OTHER, key=f"samen-anders-{meeting.round}"):
            starting.ask(standing, _turn)
        ending()


def ending() -> None:
    """The end of the meeting, with all in it."""
    with st.popover(words.STOP, key="samen-weg"):
        st.markdown(words.STOP_SURE)
        st.button(words.REALLY, on_click=_stop, key="samen-wis")


def _change(is_open: bool | None, is_shown: bool | None) -> None:
    _turn(partial(leading.change, is_open=is_open, is_shown=is_shown))


@notices.said_if_unreachable
def _turn(change: Callable[[], None]) -> None:
    current.session().taken = ""
    try:
        change()
    except GoneError:
        current.say(words.GONE)


def _fill() -> None:
    session = current.session()
    session.beamer = not session.beamer


@notices.said_if_unreachable
def _stop() -> None:
    leading.stop()
    current.session().beamer = False
    current.say(words.STOPPED)
