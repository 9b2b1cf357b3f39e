"""Owns handing the colours of the house to Streamlit, for its own buttons, sliders and links."""

from __future__ import annotations

from streamlit import config

from keuzemodel.dashboard.shown.drawn.tokens import UNDER_WHITE, tokens


def prepare() -> None:
    """Before the first page."""
    for page, theme in enumerate(("light", "dark")):
        config.set_option(f"theme.{theme}.primaryColor", tokens().colours[UNDER_WHITE][page])
