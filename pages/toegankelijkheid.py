"""Voor wie werkt dit, en waar nog niet? The statement about accessibility."""

import streamlit as st

from keuzemodel.dashboard import method_texts

st.title("Voor wie werkt dit, en waar nog niet?", anchor=False)
for heading, text in method_texts.ACCESSIBILITY.items():
    if heading:
        st.header(heading, anchor=False)
    st.markdown(text)
