"""Owns what more or less room for a burden does, as a part of the screen Gevoeligheid."""

from __future__ import annotations

import streamlit as st

from keuzemodel.dashboard.asked import analyses
from keuzemodel.dashboard.asked.situation import Situation
from keuzemodel.dashboard.language import numbers
from keuzemodel.dashboard.screens import parts
from keuzemodel.dashboard.shown.certainty import room as room_tables
from keuzemodel.dashboard.shown.drawn import certainty as charts
from keuzemodel.dashboard.words import frame as frame_words
from keuzemodel.dashboard.words.certainty import room as room_words
from keuzemodel.model.dossier import Criterion


def room(situation: Situation) -> None:
    """Best value against every amount of a burden."""
    burdens = [c for c in situation.dossier.criteria if c.kind == "burden"]
    if not burdens:
        st.markdown(room_words.NO_BURDENS)
        return
    criterion = _burden(situation, burdens)
    if situation.dossier.unknown_of(situation.dossier.codes, criterion.id) == situation.dossier.codes:
        st.markdown(room_words.nothing_known(situation.dossier, criterion))
        return
    frontier = analyses.capacity(situation, criterion.id, parts.waiting(room_words.WALKING))
    use = situation.package.totals[criterion.id]
    limit = situation.limits.get(criterion.id, use)
    st.markdown(room_words.capacity_line(situation, frontier, use))
    if not frontier.points:
        return
    parts.draw(
        charts.frontier(
            room_tables.frontier_steps(frontier),
            limit,
            numbers.of_what("€" if criterion.in_euros else "", criterion).strip(),
            numbers.amount(limit, criterion),
        ),
        alt=frame_words.table_below(room_words.FRONTIER),
        file=f"capaciteit-{criterion.id}",
    )
    st.caption(room_words.frontier_legend(situation.dossier, frontier))

    def rows() -> None:
        with st.container(key="grenzen"):
            parts.table(room_tables.frontier(situation, frontier, limit))

    parts.unfold(room_words.EVERY_POINT, f"grenzen-tabel-{criterion.id}", rows)


def _burden(situation: Situation, burdens: list[Criterion]) -> Criterion:
    """The burden that was picked; at first one with a limit."""
    first = next((k for k, c in enumerate(burdens) if c.id in situation.limits), len(burdens) - 1)
    if len(burdens) == 1:
        return burdens[first]
    return st.selectbox(
        room_words.ROOM_FOR,
        burdens,
        index=first,
        format_func=lambda c: c.name,
        key=f"ruimte-{situation.choice.approach}",
        persist_state="session",
    )
