"""Wat vragen we de bestuurders? The story for the Binnentafel, a chapter at a time, and the files to take along."""

import streamlit as st

from keuzemodel.dashboard.screens import meeting
from keuzemodel.dashboard.screens.certainty.waiting import waiting
from keuzemodel.dashboard.session import at_table, current
from keuzemodel.dashboard.shown.meeting import story

situation = current.situation()
shown, below = st.container(), st.container()
columns = at_table.remembered(situation)
if not current.session().presenting:
    with below:
        columns = meeting.at_the_table(situation)
        meeting.take_along(columns)
with shown, meeting.frame():
    opened = meeting.chapters(columns)
    meeting.show(story.chapter(opened, columns, waiting), columns)
meeting.warm()
