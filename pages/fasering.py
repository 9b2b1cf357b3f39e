"""Wat eerst, wat daarna? The phases as a board of expected impact, and what builds on what."""

import streamlit as st

from keuzemodel.dashboard.language import naming
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.screens import notices, parts
from keuzemodel.dashboard.session import current
from keuzemodel.dashboard.shown import charts, graph
from keuzemodel.dashboard.shown import phasing as phasing_tables
from keuzemodel.dashboard.words import phasing as phasing_words

found = current.situation()
dossier = found.dossier
per_phase = {
    phase: sorted(
        (m for m in dossier.measures if found.phases.get(m.code) == phase.number),
        key=lambda m: [t.id for t in dossier.themes].index(m.theme),
    )
    for phase in dossier.phases
}

st.title("Wat eerst, wat daarna?", anchor=False)
st.markdown(phasing_words.phase_line(dossier, per_phase))
notices.change_line()
st.caption(phasing_words.board_legend())

for phase, members in per_phase.items():
    st.header(escape(phase.name), anchor=False)
    st.caption(escape(phase.note))
    if not members:
        st.markdown(naming.NO_STEPS)
        continue
    rows, headings = phasing_tables.board_rows(dossier, members)
    with st.container(key=f"bord-{phase.number}"), st.container(key=f"bord-breed-{phase.number}"):
        parts.draw(
            charts.board(
                phasing_tables.impact(dossier, members),
                [phasing_tables.board_name(c) for c in dossier.criteria],
                rows,
                headings,
                naming.short_steps(members),
            ),
            alt=f"Verwachte impact per stap en criterium, {phase.name}; de tabel eronder zegt hetzelfde.",
            file=f"impact-{phase.number}",
        )

    st.markdown(phasing_words.why_row(found, members))

folded = st.expander("Impact als tabel, met herkomst", key="impact-tabel", on_change="rerun")
if folded.open:
    folded.caption(phasing_words.origin_legend())
    folded.dataframe(
        phasing_tables.impact_in_words(dossier, [m for members in per_phase.values() for m in members]),
        hide_index=True,
        column_config={"Stap": st.column_config.TextColumn(pinned=True, width="medium")},
    )

st.header("Wat bouwt op wat?", anchor=False)
if not dossier.relations:
    st.markdown("In dit dossier heeft geen stap een andere nodig, en alle stappen gaan samen.")
    st.stop()
st.caption(phasing_words.graph_legend())
parts.graph(graph.dot(dossier, found.phases, current.is_dark()), "Welke stap op welke voortbouwt", "relaties")
folded = st.expander("Relaties als tabel, met herkomst", key="relatie-tabel", on_change="rerun")
if folded.open:
    with folded:
        parts.table(phasing_tables.relations(found))
