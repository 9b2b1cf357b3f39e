"""Hoe zeker is dit pakket? How it changes with weights, scores and capacity; one part at a time."""

import streamlit as st

from keuzemodel.dashboard.screens import notices
from keuzemodel.dashboard.screens.certainty import sections
from keuzemodel.dashboard.session import current
from keuzemodel.dashboard.words.certainty import headline as headline_words

situation = current.situation()

st.title(headline_words.TITLE, anchor=False)
notices.change_line()
sections.sections(situation, sections.headline(situation))
