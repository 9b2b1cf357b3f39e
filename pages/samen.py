"""Maakt het uit hoe wij wegen? A meeting in which everyone weighs on their own phone, and what that comes to."""

import streamlit as st

from keuzemodel.dashboard.screens import notices
from keuzemodel.dashboard.screens.together import beamer, starting
from keuzemodel.dashboard.session.together import leading
from keuzemodel.dashboard.words.together import leading as words

st.html(beamer.STYLE)
with notices.needs_store():
    if leading.led() is None:
        st.title(words.TITLE, anchor=False)
        st.markdown(words.OPENING)
        starting.draw()
    else:
        beamer.live()
