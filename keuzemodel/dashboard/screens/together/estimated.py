"""Owns the answers of a round of estimates: how far apart they are, and whether that changes anything."""

from __future__ import annotations

import streamlit as st

from keuzemodel.dashboard.asked.together.estimated import said
from keuzemodel.dashboard.screens import parts
from keuzemodel.dashboard.session.together.leading import Standing
from keuzemodel.dashboard.shown.together import held
from keuzemodel.dashboard.words.together import estimated as words


def draw(standing: Standing) -> None:
    """First whether the middles change the package; then every score with what was said of it."""
    asked, found = standing.asked, said(standing.asked, standing.now.estimated)
    with st.container(key="samen-antwoord"):
        st.markdown(words.changes(asked, found))
    parts.picture(held.scores(asked, found), "samen-scores")
    st.caption(words.READING)
