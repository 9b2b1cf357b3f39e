"""Owns the source's own finding that all weightings point the same way, as a part of the screen Gevoeligheid."""

from __future__ import annotations

import streamlit as st

from keuzemodel.dashboard.asked.certainty import over_tables
from keuzemodel.dashboard.asked.certainty.advice import advice_certainty
from keuzemodel.dashboard.asked.certainty.answers import SEED, Mixtures
from keuzemodel.dashboard.asked.situation import Situation
from keuzemodel.dashboard.screens import parts
from keuzemodel.dashboard.shown.certainty import advice as advice_tables
from keuzemodel.dashboard.words.certainty import advice as advice_words
from keuzemodel.dashboard.words.certainty.draws import draws_line


def advice(situation: Situation) -> None:
    """Whether the advice stands under other weightings and other scores."""
    certainty = advice_certainty(situation, parts.waiting(advice_words.DRAWING))
    if certainty is None:
        st.markdown(advice_words.NO_ADVICE)
        return
    if (between := certainty.near[Mixtures.PRESETS]) is not None:
        st.markdown(advice_words.advice_line(situation.dossier, between))
    st.markdown(advice_words.everywhere_line(certainty.tallies[Mixtures.ASPECTS], certainty.codes))
    if over_tables.anyhow(situation) is not None and situation.package.codes == certainty.codes:
        st.markdown(advice_words.LOOSE)
    st.caption(advice_words.advice_legend(situation))
    st.subheader(advice_words.NEAREST_TITLE, anchor=False)
    for mixtures in (Mixtures.ASPECTS, Mixtures.CRITERIA):
        if (near := certainty.near[mixtures]) is not None:
            st.markdown(f"- {advice_words.nearest_line(situation, mixtures, near)}")

    def rows() -> None:
        st.caption(advice_words.ADVICE_TABLE_LEGEND)
        with st.container(key="cijfers-advies"):
            parts.table(advice_tables.advice(situation.dossier, certainty))
        st.caption(draws_line(certainty.tallies[Mixtures.CRITERIA][-1], SEED, advice_words.DRAWN))

    parts.unfold(advice_words.HOW_FAR, "advies-tabel", rows)
