"""Welke scenario's hebben we? Saving the present choice, opening another, and both as files."""

import streamlit as st

from keuzemodel.dashboard.screens import notices
from keuzemodel.dashboard.screens.keeping import beside, saving, scenarios
from keuzemodel.dashboard.session import current
from keuzemodel.dashboard.words.keeping import scenarios as scenario_words

situation = current.situation()

st.title(scenario_words.TITLE, anchor=False)
scenarios.present(situation)
notices.change_line()

st.header(scenario_words.SAVE_TITLE, anchor=False)
st.markdown(scenario_words.SAVE)
with st.expander(scenario_words.HOLDS, key="scenario-houdt"):
    st.markdown(scenario_words.HOLDS_HELP)
there = scenarios.available()
saving.save(situation, there is not None)
if there is not None:
    st.header(scenario_words.KEPT_TITLE, anchor=False)
    scenarios.kept(there)
    scenarios.set_aside()
    st.header(scenario_words.BESIDE_TITLE, anchor=False)
    beside.compare(situation, there)

st.header(scenario_words.FILE_TITLE, anchor=False)
scenarios.from_file()
