"""Wat vragen we de bestuurders? The story for the Binnentafel, a chapter at a time, and the files to take along."""

import streamlit as st

from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.screens import meeting
from keuzemodel.dashboard.screens.certainty.waiting import waiting
from keuzemodel.dashboard.session import current
from keuzemodel.dashboard.shown.meeting import story

turning, shown, below = st.container(), st.container(key="binnentafel"), st.container()
with below:
    columns = meeting.at_the_table(current.situation())
    meeting.take_along(columns)
with turning:
    opened = meeting.chapters()
with shown:
    chapter = story.chapter(opened, columns, waiting)
    st.title(escape(chapter.title), anchor=False)
    meeting.show(chapter, columns)
meeting.warm()
