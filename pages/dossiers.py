"""Met welk dossier werkt u? Every dossier, opening another, and a new one from a workbook."""

import streamlit as st

from keuzemodel.dashboard.screens.keeping import dossiers
from keuzemodel.dashboard.session import current
from keuzemodel.dashboard.words.keeping import dossiers as dossier_words

st.title(dossier_words.TITLE, anchor=False)
st.markdown(dossier_words.now_line(current.dossier(), len(current.all_dossiers())))
dossiers.listed()

st.header(dossier_words.NEW, anchor=False)
st.markdown(dossier_words.HOW)
dossiers.upload()
