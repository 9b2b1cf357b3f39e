"""Klopt dit met de bron? Every claim of the sources, tested on the present scores."""

import streamlit as st

from keuzemodel.dashboard import page_texts, parts, results, state, tables
from keuzemodel.dashboard.markdown import escape

dossier = state.dossier()
outcomes = results.claims(dossier)

st.title("Klopt dit met de bron?", anchor=False)
if not outcomes:
    st.markdown("Dit dossier heeft geen uitspraken om te toetsen.")
    st.stop()
st.markdown(page_texts.claims_line(outcomes, dossier))
st.markdown(page_texts.failing_lines(outcomes, dossier))
st.markdown(page_texts.claims_warning(dossier))

only_failing = st.toggle("Toon alleen wat niet klopt", key="alleen-fout")
shown = [o for o in outcomes if not only_failing or not o.holds or not o.testable]
if not shown:
    st.markdown("Alle uitspraken kloppen; er is niets om te tonen.")
for source, group in page_texts.by_source(shown):
    st.header(escape(source), anchor=False)
    parts.table(tables.claim_rows(group, dossier))
