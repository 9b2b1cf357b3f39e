"""A page with every hostile text in every kind of element that the dashboard gives user text to. Not a test itself."""

import pandas as pd
import streamlit as st

from keuzemodel.dashboard.language.markdown import escape, link
from keuzemodel.dashboard.screens import parts
from tests.hostile import TEXTS

ONE_BY_ONE = {
    "kop": lambda said, key: st.header(said, anchor=False),
    "tekst": lambda said, key: st.markdown(said),
    "vet": lambda said, key: st.markdown(f"**{said}**"),
    "lijst": lambda said, key: st.markdown(f"- {said}"),
    "tussenkop": lambda said, key: st.markdown(f"## {said}", anchors=False),
    "regel": lambda said, key: st.markdown(f"Regel  \n{said}"),
    "klein": lambda said, key: st.caption(said),
    "let-op": lambda said, key: st.warning(said),
    "knop": lambda said, key: st.button(said, key=key),
    "schuif": lambda said, key: st.slider(said, 0, 10, key=key),
    "grens": lambda said, key: st.select_slider(said, ["a", "b"], key=key),
    "keuze": lambda said, key: st.radio("Keuze", ["a"], format_func=lambda _: said, key=key),
    "standen": lambda said, key: st.segmented_control(said, ["a", "b"], key=key),
    "vouw": lambda said, key: st.expander(said),
}
"""Each draws one text; what it stands in is named by its kind and place."""


def draw(kind: str) -> None:
    """One kind of element with every text; the last line says that all of it is there."""
    if kind in ONE_BY_ONE:
        for k, text in enumerate(TEXTS):
            with st.container(key=f"{kind}-{k}"):
                ONE_BY_ONE[kind](escape(text), f"los-{k}")
    elif kind == "tabel":
        for k, text in enumerate(TEXTS):
            with st.container(key=f"tabel-{k}"):
                parts.table(pd.DataFrame({text: [escape(text)]}))
    elif kind == "verwijzing":
        st.markdown("\n\n".join(link(escape(text), f"maatregelen?stap={k}", text) for k, text in enumerate(TEXTS)))
    elif kind == "hulp":
        st.button("Hulp", help="\n\n".join(escape(text) for text in TEXTS))
    st.markdown("Klaar")


if __name__ == "__main__":
    draw(st.query_params.get("soort", ""))
