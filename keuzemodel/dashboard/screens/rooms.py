"""Owns the way around: four rooms, and the pages of the one that one is in."""

from __future__ import annotations

import streamlit as st

from keuzemodel.dashboard.session import current
from keuzemodel.dashboard.words.frame import PAGES, ROOMS


def draw(page: str) -> None:
    """The doors of the rooms, and beside the page that is open its neighbours."""
    here = next(room for room, pages in ROOMS.items() if page in pages)
    with st.container(key="kamers", horizontal=True):
        for room, pages in ROOMS.items():
            with st.container(key=f"kamer-{'hier' if room == here else pages[0]}", width="content"):
                _door(page if room == here else pages[0], room)
    if len(ROOMS[here]) > 1:
        with st.container(key="kamer-paginas", horizontal=True):
            for name in ROOMS[here]:
                with st.container(key=f"pagina-{'hier' if name == page else name}", width="content"):
                    _door(name, PAGES[name])


def _door(page: str, label: str) -> None:
    st.page_link(current.ROOT / "pages" / f"{page}.py", label=label)
