"""Klopt dit met de bron? Every claim of the sources, tested on the present scores."""

import streamlit as st

from keuzemodel.dashboard.asked import situation as situations
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.screens import parts
from keuzemodel.dashboard.session import current
from keuzemodel.dashboard.shown import claims as claim_tables
from keuzemodel.dashboard.words import claim_labels
from keuzemodel.dashboard.words import claims as claim_words

dossier = current.dossier()
outcomes = situations.claims(dossier)

st.title(claim_labels.TITLE, anchor=False)
if not outcomes:
    st.markdown(claim_labels.NO_CLAIMS)
    st.stop()
st.markdown(claim_words.claims_line(outcomes, dossier))
st.markdown(claim_words.failing_lines(outcomes, dossier))
st.markdown(claim_words.claims_warning(dossier))

only_failing = st.toggle(claim_labels.ONLY_FAILING, key="alleen-fout")
shown = [o for o in outcomes if not only_failing or not o.holds or not o.testable]
if not shown:
    st.markdown(claim_labels.ALL_HOLD)
for source, group in claim_words.by_source(shown):
    st.header(escape(source), anchor=False)
    parts.table(claim_tables.claim_rows(group, dossier))
