"""Wat zijn onze eigen scores? The score table out, back in, and edited on screen."""

import streamlit as st

from keuzemodel.dashboard.language import known
from keuzemodel.dashboard.screens import notices
from keuzemodel.dashboard.screens import scores as own_scores
from keuzemodel.dashboard.session import controls, current
from keuzemodel.dashboard.shown import scores as score_tables
from keuzemodel.dashboard.words import scores as score_words

dossier = current.dossier()
own = current.choice().scores

st.title("Wat zijn onze eigen scores?", anchor=False)
st.markdown(f"{score_words.own_line(len(own), len(dossier.scores))} {known.origin_line(dossier)}")
notices.change_line()
st.header("Met een bestand", anchor=False)
st.markdown(score_words.HOW)
own_scores.files()
own_scores.upload()

st.header("Op het scherm", anchor=False)
st.caption(score_words.EDIT)
own_scores.editor()

st.header("Wat u hebt veranderd", anchor=False)
if own:
    back, icon = "Terug naar de scores van het dossier", ":material/restart_alt:"
    st.button(back, on_click=controls.drop_scores, key="scores-terug", icon=icon)
    changed = [(current.base().score_of[s.code, s.criterion], s) for s in own]
    st.dataframe(score_tables.changes(dossier, changed, "Dossier", "Eigen"), hide_index=True)
else:
    st.markdown("Nog niets.")
