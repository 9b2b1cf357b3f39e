"""Hoe zeker is dit pakket? How it changes with weights, scores and capacity; one part at a time."""

import streamlit as st

from keuzemodel.dashboard.screens import notices
from keuzemodel.dashboard.screens.certainty import sections
from keuzemodel.dashboard.session import current

found = current.situation()

st.title("Hoe zeker is dit pakket?", anchor=False)
sections.headline(found)
notices.change_line()
sections.sections()
