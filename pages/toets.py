"""Klopt dit met de bron? Every claim of the sources, tested on the present scores."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from keuzemodel.analyse.claims import Outcome
from keuzemodel.dashboard.asked import analyses
from keuzemodel.dashboard.asked import situation as situations
from keuzemodel.dashboard.screens import parts
from keuzemodel.dashboard.session import current
from keuzemodel.dashboard.shown import claims as claim_tables
from keuzemodel.dashboard.words import claims as claim_words
from keuzemodel.dashboard.words import readings as reading_words

dossier = current.dossier()
outcomes = situations.claims(dossier)

st.title(claim_words.TITLE, anchor=False)
if not outcomes and not dossier.untestable:
    st.markdown(claim_words.NO_CLAIMS)
    st.stop()
parts.picture(claim_tables.counts(outcomes), "tellingen")
st.markdown(claim_words.failing_lines(outcomes, dossier))
st.markdown(claim_words.rest_line(outcomes, dossier))

st.header(claim_words.SECTIONS, anchor=False)


def section(number: int, group: Sequence[Outcome]) -> None:
    """The statements of one section of a source."""
    with st.container(key=f"uitspraken-van-{number}"):
        standings = analyses.standings(current.question().read, parts.waiting(claim_words.WAITING))
        parts.table(claim_tables.claim_rows(group, dossier, standings))
        st.caption(claim_words.standings_caption(tuple(standings.values())))


def read_otherwise() -> None:
    """What another reading of the source makes of its statements."""
    parts.table(claim_tables.reading_rows(situations.read_otherwise(current.question())))


for number, (source, group) in enumerate(claim_words.by_source(outcomes)):
    parts.unfold(claim_words.section(source, group), f"uitspraken-{number}", partial(section, number, group))
if dossier.readings:
    parts.unfold(reading_words.TOETS_TITLE, "anders-gelezen", read_otherwise)
if dossier.untestable:
    untestable = claim_words.untestable_title(dossier)
    parts.unfold(untestable, "niet-te-toetsen", lambda: parts.table(claim_tables.untestable_rows(dossier)))
with st.expander(claim_words.HOW_TO_READ, key="hoe-te-lezen"):
    st.markdown(claim_words.margin_line(outcomes, dossier))
    st.markdown(claim_words.claims_warning(dossier))
