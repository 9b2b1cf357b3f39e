"""Klopt dit met de bron? Every claim of the sources, tested on the present scores."""

import streamlit as st

from keuzemodel.dashboard.asked import analyses
from keuzemodel.dashboard.asked import situation as situations
from keuzemodel.dashboard.language.markdown import escape
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
st.markdown(claim_words.claims_line(outcomes, dossier))
st.markdown(claim_words.failing_lines(outcomes, dossier))
st.markdown(claim_words.claims_warning(dossier))

only_failing = st.toggle(claim_words.ONLY_FAILING, key="alleen-fout")
shown = [o for o in outcomes if not only_failing or not o.holds or not o.testable]
if not shown:
    st.markdown(claim_words.ALL_HOLD)
standings = analyses.standings(current.question().read, parts.waiting(claim_words.WAITING))
st.caption(claim_words.standings_caption(tuple(standings.values())))
for source, group in claim_words.by_source(shown):
    st.header(escape(source), anchor=False)
    parts.table(claim_tables.claim_rows(group, dossier, standings))
if dossier.readings and not only_failing:
    st.header(reading_words.TOETS_TITLE, anchor=False)
    parts.table(claim_tables.reading_rows(situations.read_otherwise(current.question())))
if dossier.untestable and not only_failing:
    st.header(claim_words.UNTESTABLE_TITLE, anchor=False)
    parts.table(claim_tables.untestable_rows(dossier))
