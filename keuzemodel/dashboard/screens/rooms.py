"""Owns the way around: four rooms, and the pages of the one that one is in."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from keuzemodel.dashboard.session import address, current
from keuzemodel.dashboard.session.opening import BOARD
from keuzemodel.dashboard.words.frame import PAGES, ROOMS


@st.cache_resource(scope="session", show_spinner=False)
def all_pages() -> Mapping[str, StreamlitPage]:
    """Every page by the name of its file, as Streamlit knows it: once a session, since it looks up every file."""
    folder = current.ROOT / "pages"
    return {name: st.Page(folder / f"{name}.py", title=title, default=name == BOARD) for name, title in PAGES.items()}


def at(name: str) -> StreamlitPage:
    """The page of a name."""
    return all_pages()[name]


def to(name: str, what: str, label: str) -> None:
    """The way to what is open on a page once one is there."""
    st.page_link(at(name), label=label, query_params=address.link_to(name, what))


def draw(page: str) -> None:
    """The doors of the rooms, and beside the page that is open its neighbours."""
    here = next(room for room, pages in ROOMS.items() if page in pages)
    with st.container(key="kamers", horizontal=True):
        for room, pages in ROOMS.items():
            _door(page if room == here else pages[0], room, "kamer-hier" if room == here else "")
    if len(ROOMS[here]) > 1:
        with st.container(key="kamer-paginas", horizontal=True):
            for name in ROOMS[here]:
                _door(name, PAGES[name], "pagina-hier" if name == page else "")


def _door(page: str, label: str, key: str) -> None:
    """key: of the one that is open."""
    place = st.container(key=key, width="content") if key else st
    place.page_link(at(page), label=label)
