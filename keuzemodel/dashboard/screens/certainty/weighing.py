"""Owns what a weight buys and what counts twice, as parts of the screen Over het model."""

from __future__ import annotations

import streamlit as st

from keuzemodel.dashboard.asked.certainty import weighing
from keuzemodel.dashboard.asked.situation import Situation
from keuzemodel.dashboard.screens import parts
from keuzemodel.dashboard.shown.certainty import weighing as weighing_tables
from keuzemodel.dashboard.words.choosing import weighing as weighing_words


def trades(situation: Situation) -> None:
    """Every criterion beside one."""
    found = weighing.trades(situation)
    if found is None:
        return
    st.header(weighing_words.TITLE, anchor=False)
    st.markdown(weighing_words.trades_line(found, situation))
    parts.figures(weighing_tables.trades(found, situation), "gewichten")


def twice(situation: Situation) -> None:
    """What counts twice, and what the package would be if it did not."""
    st.header(weighing_words.TWICE_TITLE, anchor=False)
    found = weighing.twice(situation)
    lines = [f"- {weighing_words.twice_line(case, situation)}" for case in found]
    st.markdown("\n".join(lines) or weighing_words.TWICE_NONE)
