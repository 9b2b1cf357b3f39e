"""Owns the answer on top of the screen Gevoeligheid: what one can rely on, what hangs on what, what to ask first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from keuzemodel.dashboard.asked.certainty import over_tables
from keuzemodel.dashboard.asked.certainty.answers import SEED
from keuzemodel.dashboard.asked.certainty.fitting import standing
from keuzemodel.dashboard.asked.certainty.relying import Relying
from keuzemodel.dashboard.asked.situation import Situation
from keuzemodel.dashboard.screens import parts
from keuzemodel.dashboard.words.certainty import headline as headline_words
from keuzemodel.dashboard.words.certainty import over_tables as over_words


def summary(situation: Situation, found: Relying) -> Callable[[], None]:
    """Draws the first two answers, and gives what draws the third, which takes longer."""
    with st.container(key="antwoorden"):
        rely, hangs, ask = st.columns(3, gap="large")
    with rely:
        st.subheader(headline_words.RELY_TITLE, anchor=False)
        for name, lines in headline_words.within_parts(situation, found):
            _steps(name, lines)
        if found.without:
            with st.expander(headline_words.without_title(found), key="antwoorden-niet"):
                st.markdown("\n".join(f"- {line}" for line in headline_words.without_lines(situation, found)))
    with hangs:
        st.subheader(headline_words.HANGS_TITLE, anchor=False)
        for on, lines in headline_words.hangs_parts(situation, found):
            _steps(on, lines)
        if found.hangs:
            st.caption(headline_words.STRIP)
        else:
            st.markdown(headline_words.NOTHING_HANGS)
    with ask:
        st.subheader(headline_words.ASK_TITLE, anchor=False)
        place = st.empty()
    counted = st.expander(headline_words.HOW_COUNTED, key="antwoorden-geteld")
    counted.markdown("\n".join(f"- {line}" for line in (*headline_words.counted(found, SEED), over_words.ASK_LEGEND)))
    return lambda: _to_ask(situation, found, place, counted)


def _steps(heading: str, lines: Sequence[str]) -> None:
    st.markdown(f"{heading}\n\n" + "\n".join(f"- {line}" for line in lines))


def _to_ask(situation: Situation, sure: Relying, place: DeltaGenerator, counted: DeltaGenerator) -> None:
    """The third answer, in its place. counted: for why it is so."""
    with place.container():
        found = over_tables.questions(situation, parts.waiting(over_words.ASKING))
        if found is None:
            return
        if found.stop:
            stands = standing(situation)
            told = stands is not None and stands.told
            st.markdown(headline_words.settle_line(situation, sure) if told else over_words.stop_line(found))
            if told:
                counted.markdown(f"- {headline_words.WHY_NOT_SCORES}")
            return
        st.markdown("\n".join(f"1. {line}" for line in headline_words.asked_items(situation, found, sure)))
        st.markdown(over_words.together_line(situation, found))
