"""Owns putting Streamlit's own English into Dutch, in the browser."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from keuzemodel.dashboard.words.frame import STREAMLIT, STREAMLIT_BEGINS, STREAMLIT_ENDS

SCRIPT = (Path(__file__).parent / "dutch.js").read_text(encoding="utf-8")
DATA = {"words": STREAMLIT, "beginnings": STREAMLIT_BEGINS, "ends": STREAMLIT_ENDS}


def speak() -> None:
    """On every page, before anything else is drawn."""
    with st.container(key="nederlands"):
        st.components.v2.component("keuzemodel_dutch", js=SCRIPT)(key="nederlands-script", data=DATA)
