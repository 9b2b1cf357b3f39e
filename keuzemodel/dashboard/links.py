"""Owns links to a measure: a plain click on one goes there within the session, with its history."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from keuzemodel.dashboard import state

SCRIPT = (Path(__file__).parent / "links.js").read_text(encoding="utf-8")


def follow(page: str) -> None:
    """Listen for a click on a link to a measure, and for the browser going back, and go there."""
    listen = st.components.v2.component("keuzemodel_links", js=SCRIPT)
    heard = listen(
        key="links",
        data={"page": page, "open": state.opened(page) if page in state.OPENS else ""},
        on_clicked_change=lambda: None,
        on_returned_change=lambda: None,
    )
    returned, clicked = (getattr(heard, name, None) for name in ("returned", "clicked"))
    if isinstance(returned, str) and returned in ("", *state.dossier().codes) and page == state.MEASURES:
        state.open_measure(returned or state.dossier().codes[0])
    elif isinstance(clicked, str) and clicked in state.dossier().measure_index:
        state.open_measure(clicked)
        st.switch_page(state.ROOT / "pages" / "maatregelen.py", query_params=state.link_to(state.MEASURES, clicked))
