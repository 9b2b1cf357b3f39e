"""Welke scenario's hebben we? Saving the present choice, opening another, and both as files."""

import streamlit as st

from keuzemodel.dashboard import notices, scenario_texts, scenarios, state

found = state.result()

st.title("Welke scenario's hebben we?", anchor=False)
st.markdown(scenario_texts.now_line(found, state.opened_scenario(), state.outdated_scenario() is not None))
notices.change_line()

st.header("Bewaar wat u nu ziet", anchor=False)
st.markdown(scenario_texts.SAVE)
if (there := scenarios.available()) is not None:
    scenarios.save(found)
    st.header("Bewaarde scenario's", anchor=False)
    scenarios.kept(there)
    st.header("Naast elkaar", anchor=False)
    scenarios.compare(found, there)

st.header("Open een bestand", anchor=False)
scenarios.from_file()
