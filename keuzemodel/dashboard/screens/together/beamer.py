"""Owns what the room sees of a meeting, refreshed by itself: the code, everyone's marks, and the three findings."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.dashboard.asked.together.findings import Findings
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.screens import notices, parts
from keuzemodel.dashboard.screens.together import steering
from keuzemodel.dashboard.session import current
from keuzemodel.dashboard.session.together import leading
from keuzemodel.dashboard.session.together.leading import Standing
from keuzemodel.dashboard.shown.together import marks
from keuzemodel.dashboard.shown.together.code import scanned
from keuzemodel.dashboard.words.together import found as found_words
from keuzemodel.dashboard.words.together import leading as words

_HERE = Path(__file__).parent
STYLE, KEEP = _HERE / "together.css", (_HERE / "keep.js").read_text(encoding="utf-8")
EVERY = 1.0
"""Seconds between two looks at whether anything came in."""
MOST_STEPS, MOST_PAIRS, MOST_POINTS = 3, 1, 3


@st.fragment(run_every=EVERY)
def live() -> None:
    """The whole of the meeting's screen; over the whole window if that was asked for."""
    with st.container(key="presentatie" if current.session().beamer else "samen"), notices.needs_store():
        standing = leading.standing()
        if standing is None:
            st.rerun()
        _keep_key()
        _head(standing)
        notices.said()
        if not standing.meeting.is_shown or not standing.given:
            _doors(standing)
        else:
            _answers(standing)
        steering.draw(standing)


def _keep_key() -> None:
    """Let the browser get the key to the meeting, once."""
    show = st.components.v2.component("keuzemodel_lead", js=KEEP)
    show(key="samen-sleutel", data={"address": leading.key_address()}, on_kept_change=leading.key_is_kept)


def _head(standing: Standing) -> None:
    with st.container(key="samen-kop", horizontal=True, vertical_alignment="center"):
        st.title(escape(standing.setup.question), anchor=False)
        said = words.counted(len(standing.people), len(standing.given), standing.meeting.round)
        st.markdown(f"{words.CODE} **{words.code_in_words(standing.meeting.code)}** · {said}")


def _doors(standing: Standing) -> None:
    """How to join, large enough for the back of the room."""
    address = leading.door(standing.meeting)
    picture, told = st.columns([2, 3], vertical_alignment="center")
    with picture:
        parts.picture(scanned(address, words.JOIN), "samen-code")
    with told:
        with st.container(key="samen-adres"):
            st.markdown(words.how_to_join(leading.door(None), standing.meeting.code))
        st.markdown(words.NOBODY if not standing.people else words.HIDDEN)


def _answers(standing: Standing) -> None:
    """First whether it matters; under that everyone's marks, with what matters beside them."""
    found, asked = standing.findings, standing.asked
    answer, *more = found_words.matters(asked, found)
    with st.container(key="samen-antwoord"):
        st.markdown(answer)
    picture, told = st.columns([3, 2])
    names = [asked.dossier.aspect(id).name for id in found.corners.ids]
    with picture:
        st.html(marks.legend(found.groups))
        chart = marks.chart(found.groups, found.mixes, standing.mixes_before, names)
        parts.draw(chart, words.picture_alt(len(found.mixes)), "")
        st.caption(words.reading_marks(standing.mixes_before is not None))
    with told, st.container(key="samen-bevinding"):
        for line in more:
            st.markdown(line)
        _steps(asked, found)
        _where(asked, found)
        _between(found)


def _steps(asked: Question, found: Findings) -> None:
    steps = found_words.open_steps(asked, found)
    if steps:
        more = [words.more_steps(len(steps) - MOST_STEPS)] if len(steps) > MOST_STEPS else []
        st.markdown("\n".join(f"- {step}" for step in (*steps[:MOST_STEPS], *more)))


def _where(asked: Question, found: Findings) -> None:
    pairs = sorted((pair for pair in found.differences if pair.now), key=lambda pair: -pair.now)
    if not pairs:
        return
    st.header(words.WHERE, anchor=False)
    names = {a.id: a.name for a in asked.dossier.aspects}
    for pair in pairs[:MOST_PAIRS]:
        st.markdown("  \n".join(found_words.apart(pair, names)))


def _between(found: Findings) -> None:
    if found.agreement.shared is None:
        st.header(words.MIDDLE, anchor=False)
        st.markdown("\n".join(f"- {line}" for line in found_words.between(found, MOST_POINTS)))
