"""Met welk dossier werkt u? Every dossier, opening another, and a new one from a workbook."""

import streamlit as st

from keuzemodel.dashboard import dossier_texts, dossiers, state

st.title("Met welk dossier werkt u?", anchor=False)
st.markdown(dossier_texts.now_line(state.dossier(), len(state.all_dossiers())))
dossiers.listed()

st.header("Een nieuw dossier", anchor=False)
st.markdown(dossier_texts.HOW)
dossiers.upload()
