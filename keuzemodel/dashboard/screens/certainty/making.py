"""Owns having the tables that fit made on this server, as a part of the screen Gevoeligheid."""

from __future__ import annotations

import streamlit as st

from keuzemodel.dashboard.asked.certainty import making
from keuzemodel.dashboard.asked.certainty.making import Stage
from keuzemodel.dashboard.words.certainty import making as making_words
from keuzemodel.model.dossier import Dossier

LOOK_AGAIN = 2.0
"""Seconds before the bar is drawn anew."""


def offer(dossier: Dossier, own: bool) -> None:
    """What can be done to have the tables of a dossier, or how far that is. own: it has the user's own scores."""
    look, seconds = making.WORKSHOP.look(dossier), making.seconds(dossier)
    with st.container(key="tabellen-maken", border=True):
        if said := making_words.ended_line(look.stage):
            st.markdown(said)
        if look.stage is Stage.NOTHING:
            return
        if seconds is None:
            st.markdown(making_words.TOO_LONG)
        elif look.busy:
            _busy(dossier)
        elif making.WORKSHOP.full(dossier):
            st.markdown(making_words.FULL)
        else:
            st.markdown(f"{making_words.offer_line(seconds, own)} {making_words.ONLY_MARGINS}")
            label = making_words.start(seconds)
            st.button(label, on_click=making.WORKSHOP.ask, args=(dossier,), key="tabellen-begin", type="primary")


def _busy(dossier: Dossier) -> None:
    st.fragment(_progress, run_every=LOOK_AGAIN)(dossier)
    st.caption(f"{making_words.SHARED} {making_words.ONLY_MARGINS}")
    st.button(making_words.STOP, on_click=making.WORKSHOP.stop, args=(dossier,), key="tabellen-stop")


def _progress(dossier: Dossier) -> None:
    """The bar; the page is drawn anew when there is something else to show."""
    look = making.WORKSHOP.look(dossier)
    if not look.busy:
        st.rerun()
    if look.stage is Stage.WAITING:
        st.markdown(making_words.waiting_line(look))
    else:
        st.progress(look.part, text=making_words.bar(look))
