"""Welke scenario's hebben we? Saving the present choice, opening another, and both as files."""

import streamlit as st

from keuzemodel.dashboard.screens import notices, scenarios
from keuzemodel.dashboard.session import current
from keuzemodel.dashboard.words import scenarios as scenario_words

found = current.situation()

st.title("Welke scenario's hebben we?", anchor=False)
scenarios.present(found)
notices.change_line()

st.header("Bewaar wat u nu ziet", anchor=False)
st.markdown(scenario_words.SAVE)
there = scenarios.available()
scenarios.save(found, there is not None)
if there is not None:
    st.header("Bewaarde scenario's", anchor=False)
    scenarios.kept(there)
    scenarios.set_aside()
    st.header("Naast elkaar", anchor=False)
    scenarios.compare(found, there)

st.header("Open een bestand", anchor=False)
scenarios.from_file()
