"""Hoe zeker is dit pakket? How it changes with weights, scores and capacity; one part at a time."""

import streamlit as st

from keuzemodel.dashboard.screens import certainty, notices
from keuzemodel.dashboard.session import current

found = current.situation()

st.title("Hoe zeker is dit pakket?", anchor=False)
certainty.headline(found)
notices.change_line()
certainty.sections()
