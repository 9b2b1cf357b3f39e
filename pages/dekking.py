"""Welk deel van het kader dient dit pakket? What a framework asks, which steps serve it, what stays uncovered."""

from datetime import date

import streamlit as st

from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.screens import downloads, notices, parts
from keuzemodel.dashboard.session import address, controls, current
from keuzemodel.dashboard.shown import tables
from keuzemodel.dashboard.words import coverage as coverage_words

found = current.situation()
lens = found.dossier.lens

st.title("Welk deel van het kader dient dit pakket?", anchor=False)
if lens is None:
    st.markdown(coverage_words.no_lens(current.all_dossiers().values()))
    st.stop()
st.markdown(coverage_words.coverage_line(found, lens))
st.caption(f"**{escape(lens.title)}**. {escape(lens.description)} Bron: {escape(lens.source)}.")
if unread := coverage_words.elsewhere_line(lens):
    st.caption(unread)
notices.change_line()
st.markdown(coverage_words.uncovered_lines(found, lens))

names = {p.id: p.name for p in lens.principles if lens.serving(p.id)}
key = current.key("dekken")
st.multiselect(
    coverage_words.ASK, list(names), default=found.choice.cover, format_func=names.__getitem__, key=key,
    on_change=controls.on_cover, args=(key,), placeholder="Kies een of meer onderdelen", help=coverage_words.ASK_HELP,
)  # fmt: skip
if (without := current.uncovered()) is not None:
    st.markdown(coverage_words.price_line(found, without))

for group in lens.groups:
    st.header(escape(group.name), anchor=False)
    st.caption(escape(group.note))
    with st.container(key=f"dekking-{group.id}"):
        parts.table(coverage_words.group_table(found, lens, group.id))

st.header("Alle stappen", anchor=False)
groups = {g.id: g.name for g in lens.groups}
shown = st.selectbox("Welk deel van het kader?", list(groups), format_func=groups.__getitem__, key="dekking-deel",
                     persist_state="session")  # fmt: skip
st.caption(coverage_words.LEGEND)
with st.container(key="matrix"):
    parts.table(coverage_words.matrix(found, lens, shown))
setting = tables.setting(found, date.today()) | {"Link": address.full_address()}
downloads.offer("Download de dekking als CSV", f"dekking-{found.dossier.id}.csv", coverage_words.as_file,
                found, lens, setting, key="dekking-csv")  # fmt: skip
folded = st.expander("Waarom een stap iets dient, met herkomst", key="dekking-waarom", on_change="rerun")
if folded.open:
    with folded:
        st.caption(coverage_words.origin_line(lens))
        parts.table(coverage_words.reasons(found, lens))
