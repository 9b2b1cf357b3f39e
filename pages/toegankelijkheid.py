"""Voor wie werkt dit, en waar nog niet? The statement about accessibility."""

import streamlit as st

from keuzemodel.dashboard.words import method as method_words

st.title(method_words.ACCESSIBILITY_TITLE, anchor=False)
for heading, text in method_words.ACCESSIBILITY.items():
    if heading:
        st.header(heading, anchor=False)
    st.markdown(text)
