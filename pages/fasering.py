"""Wat eerst, wat daarna? The phases as a board of expected impact, and what builds on what."""

import streamlit as st

from keuzemodel.dashboard.language import naming
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.screens import notices, parts
from keuzemodel.dashboard.session import current
from keuzemodel.dashboard.shown import phasing as phasing_tables
from keuzemodel.dashboard.shown.drawn import graph
from keuzemodel.dashboard.shown.drawn import steps as charts
from keuzemodel.dashboard.words import frame as frame_words
from keuzemodel.dashboard.words import phasing as phasing_words

situation = current.situation()
dossier = situation.dossier
per_phase = {
    phase: sorted(
        (m for m in dossier.measures if situation.phases.get(m.code) == phase.number),
        key=lambda m: [t.id for t in dossier.themes].index(m.theme),
    )
    for phase in dossier.phases
}

st.title(phasing_words.TITLE, anchor=False)
st.markdown(phasing_words.phase_line(dossier, per_phase))
notices.change_line()
st.caption(phasing_words.board_legend(dossier))

for phase, members in per_phase.items():
    st.header(escape(phase.name), anchor=False)
    st.caption(escape(phase.note))
    if not members:
        st.markdown(naming.NO_STEPS)
        continue
    rows, themes = phasing_tables.board_rows(dossier, members)
    with st.container(key=f"impact-van-{phase.number}"):
        parts.draw(
            charts.board(
                phasing_tables.impact(situation.given, members),
                [phasing_tables.board_name(c) for c in dossier.criteria],
                rows,
                themes,
                naming.short_steps(members),
            ),
            alt=frame_words.table_below(phasing_words.board(phase)),
            file=f"impact-{phase.number}",
        )

    st.markdown(phasing_words.why_row(situation, members))


def as_table() -> None:
    """The boards in figures."""
    st.caption(phasing_words.origin_legend())
    with st.container(key="cijfers-impact"):
        steps = [m for members in per_phase.values() for m in members]
        parts.table(phasing_tables.impact_in_words(situation.given, steps))


parts.unfold(phasing_words.AS_TABLE, "impact-tabel", as_table)

st.header(phasing_words.BUILDS_ON, anchor=False)
if not dossier.relations:
    st.markdown(phasing_words.INDEPENDENT)
    st.stop()
st.caption(phasing_words.graph_legend(dossier))
parts.picture(graph.outline(situation, situation.phases), "graaf-als-lijst")
parts.graph(graph.dot(dossier, situation.phases, current.is_dark()), phasing_words.GRAPH, "relaties")
parts.unfold(phasing_words.RELATIONS, "relatie-tabel", lambda: parts.table(phasing_tables.relations(situation)))
