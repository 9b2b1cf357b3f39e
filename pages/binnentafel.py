"""Wat vragen we de bestuurders? The story for the Binnentafel, a step at a time, and the files to take along."""

import streamlit as st

from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.screens import meeting
from keuzemodel.dashboard.screens.certainty.waiting import waiting
from keuzemodel.dashboard.session import current
from keuzemodel.dashboard.shown import story

turning, shown, below = st.container(), st.container(key="binnentafel"), st.container()
with below:
    columns = meeting.at_the_table(current.situation())
    meeting.take_along(columns)
with turning:
    opened = meeting.steps()
with shown:
    step = story.step(opened, columns, waiting)
    st.title(escape(step.title), anchor=False)
    meeting.show(step, columns)
meeting.warm()
