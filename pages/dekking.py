"""Welk deel van het kader dient dit pakket? What a framework asks, which steps serve it, what stays uncovered."""

from datetime import date
from functools import partial

import streamlit as st

from keuzemodel.dashboard.screens import downloads, notices, parts
from keuzemodel.dashboard.session import address, controls, current
from keuzemodel.dashboard.shown import coverage as coverage_tables
from keuzemodel.dashboard.shown.drawn import coverage as drawn
from keuzemodel.dashboard.words import coverage as coverage_words
from keuzemodel.model.framework import Framework

situation = current.situation()
framework = situation.dossier.framework

st.title(coverage_words.TITLE, anchor=False)
if framework is None:
    st.markdown(coverage_words.no_framework(current.all_dossiers().values()))
    st.stop()
st.markdown(coverage_words.coverage_line(situation, framework))
if unread := coverage_words.elsewhere_line(framework):
    st.caption(unread)
notices.change_line()
parts.picture(drawn.coverage(situation, framework), "kaart-van-kader")
st.caption(coverage_words.MAP_LEGEND)
if uncovered := coverage_words.uncovered_lines(situation, framework):
    with st.expander(coverage_words.uncovered_title(len(uncovered)), key="dekking-niet"):
        st.markdown("\n".join(uncovered))

names = {p.id: p.name for p in framework.principles if framework.serving(p.id)}
key = current.key("dekken")
st.multiselect(
    coverage_words.ASK,
    list(names),
    default=situation.choice.demanded,
    format_func=names.__getitem__,
    key=key,
    on_change=controls.on_demand,
    args=(key,),
    placeholder=coverage_words.ANY_PART,
    help=coverage_words.ASK_HELP,
)
if (without := current.without_demand()) is not None:
    st.markdown(coverage_words.price_line(situation, without))


def all_steps(framework: Framework) -> None:
    """Every step by what one part of the framework asks."""
    groups = {g.id: g.name for g in framework.groups}
    shown = st.selectbox(
        coverage_words.WHICH_PART, list(groups), format_func=groups.__getitem__, key="dekking-deel",
        persist_state="session",
    )  # fmt: skip
    with st.container(key="matrix"):
        parts.table(coverage_tables.matrix(situation, framework, shown))
    st.caption(coverage_words.LEGEND)


def reasons(framework: Framework) -> None:
    """Why a step serves what it serves."""
    st.caption(coverage_words.origin_line(framework))
    parts.table(coverage_tables.reasons(situation, framework))


parts.unfold(coverage_words.ALL_STEPS, "dekking-stappen", partial(all_steps, framework))
parts.unfold(coverage_words.REASONS, "dekking-waarom", partial(reasons, framework))
with st.expander(coverage_words.ABOUT, key="dekking-kader"):
    st.markdown(coverage_words.about(framework))
given = (situation, framework, date.today(), address.full_address())
file = f"dekking-{situation.dossier.id}.csv"
downloads.offer(coverage_words.DOWNLOAD, file, coverage_tables.as_file, *given, key="dekking-csv")
