"""Voor wie werkt dit, en waar nog niet? The statement about accessibility."""

import streamlit as st

from keuzemodel.dashboard.words import method as method_words

st.title("Voor wie werkt dit, en waar nog niet?", anchor=False)
for heading, text in method_words.ACCESSIBILITY.items():
    if heading:
        st.header(heading, anchor=False)
    st.markdown(text)
