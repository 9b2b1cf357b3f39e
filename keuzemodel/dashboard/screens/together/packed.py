"""Owns the answers of a round in which participants packed their own: which steps those hold, and where they stand."""

from __future__ import annotations

import streamlit as st

from keuzemodel.dashboard.asked.together.packed import packages
from keuzemodel.dashboard.screens import parts
from keuzemodel.dashboard.session.together.leading import Standing
from keuzemodel.dashboard.shown.together import held
from keuzemodel.dashboard.words.together import packed as words


def draw(standing: Standing) -> None:
    """First in how many packages they agree; then every step with how many packed it, and where the packages stand."""
    asked, found = standing.asked, packages(standing.asked, standing.now.packed)
    with st.container(key="samen-antwoord"):
        st.markdown(words.agree(asked, found))
    picture, told = st.columns([3, 2])
    with picture:
        parts.picture(held.steps(asked, found), "samen-stappen")
    with told, st.container(key="samen-bevinding"):
        for line in words.stand(asked, found):
            st.markdown(line)
