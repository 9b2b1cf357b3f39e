"""Wat zijn onze eigen scores? The score table out, back in, and edited on screen."""

import streamlit as st

from keuzemodel.dashboard.language import known
from keuzemodel.dashboard.screens import notices, parts
from keuzemodel.dashboard.screens.keeping import scores as own_scores
from keuzemodel.dashboard.session import controls, current
from keuzemodel.dashboard.shown.keeping import scores as score_tables
from keuzemodel.dashboard.words import headings
from keuzemodel.dashboard.words.keeping import scores as score_words

dossier = current.dossier()
own = current.choice().scores

st.title(score_words.TITLE, anchor=False)
st.markdown(f"{score_words.own_line(len(own), len(dossier.scores))} {known.origin_line(dossier)}")
notices.change_line()
st.header(score_words.WITH_FILE, anchor=False)
st.markdown(score_words.HOW)
with st.expander(score_words.FORM, key="scores-vorm"):
    st.markdown(score_words.FORM_HELP)
own_scores.files()
own_scores.upload()

st.header(score_words.ON_SCREEN, anchor=False)
own_scores.editor()

st.header(score_words.CHANGED, anchor=False)
if own:
    icon = ":material/restart_alt:"
    st.button(score_words.BACK, on_click=controls.drop_scores, key="scores-terug", icon=icon)
    changed = [(current.base().score_of[s.code, s.criterion], s) for s in own]
    parts.plain_table(score_tables.changes(dossier, changed, headings.DOSSIER, headings.OWN))
else:
    st.markdown(score_words.NOTHING_YET)
