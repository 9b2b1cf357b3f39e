"""Klopt dit met de bron? Every claim of the sources, tested on the present scores."""

import streamlit as st

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
for number, (source, group) in enumerate(claim_words.by_source(outcomes)):
    folded = st.expander(claim_words.section(source, group), key=f"uitspraken-{number}", on_change="rerun")
    if folded.open:
        with folded, st.container(key=f"uitspraken-van-{number}"):
            standings = analyses.standings(current.question().read, parts.waiting(claim_words.WAITING))
            parts.table(claim_tables.claim_rows(group, dossier, standings))
            st.caption(claim_words.standings_caption(tuple(standings.values())))
if dossier.readings:
    folded = st.expander(reading_words.TOETS_TITLE, key="anders-gelezen", on_change="rerun")
    if folded.open:
        with folded:
            parts.table(claim_tables.reading_rows(situations.read_otherwise(current.question())))
if dossier.untestable:
    folded = st.expander(claim_words.untestable_title(dossier), key="niet-te-toetsen", on_change="rerun")
    if folded.open:
        with folded:
            parts.table(claim_tables.untestable_rows(dossier))
with st.expander(claim_words.HOW_TO_READ, key="hoe-te-lezen"):
    st.markdown(claim_words.margin_line(outcomes, dossier))
    st.markdown(claim_words.claims_warning(dossier))
