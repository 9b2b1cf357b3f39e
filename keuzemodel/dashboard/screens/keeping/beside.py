"""Owns packages beside each other: which ones are picked, and how they differ."""

from __future__ import annotations

import streamlit as st

from keuzemodel.dashboard.asked.choice import Choice, default_choice
from keuzemodel.dashboard.asked.situation import Situation
from keuzemodel.dashboard.kept.store import Saved
from keuzemodel.dashboard.language import columns as names
from keuzemodel.dashboard.language.columns import Column
from keuzemodel.dashboard.screens import parts
from keuzemodel.dashboard.session import current, scenarios
from keuzemodel.dashboard.shown.keeping import scenarios as scenario_tables
from keuzemodel.dashboard.words.keeping import scenarios as scenario_words
from keuzemodel.model.errors import InfeasibleError, RequestError


def pick(situation: Situation, there: tuple[Saved, ...], label: str, first: int) -> tuple[Column, ...]:
    """Up to four packages: the present choice, the advice, and of those `there`. first: how many are picked already."""
    here = names.now(situation)
    options: dict[str, Choice] = {here.name: situation.choice}
    if situation.advised is not None:
        options[names.ADVICE] = default_choice(current.base())
    for saved in there:
        held = scenarios.packed(saved)
        if held is not None and held.choice.dossier == situation.dossier.id:
            options[scenario_words.heading(saved, options)] = held.choice
    picked = st.multiselect(
        label,
        list(options),
        default=list(options)[:first],
        max_selections=scenario_words.MOST_COMPARED,
        key=f"naast-{first}-{situation.dossier.id}-{len(options)}",
        placeholder=scenario_words.PICK,
        persist_state="session",
    )
    columns = []
    for name in picked:
        try:
            columns.append(here if name == here.name else Column(name, current.situation_of(options[name])))
        except (RequestError, InfeasibleError):
            st.warning(scenario_words.no_package(name))
    return tuple(columns)


def compare(situation: Situation, there: tuple[Saved, ...]) -> None:
    """Two to four side by side: saved ones, the present choice, the advice."""
    columns = pick(situation, there, scenario_words.WHICH_BESIDE, 2)
    if len(columns) < 2:
        st.markdown(scenario_words.TWO_AT_LEAST)
        return
    st.markdown(scenario_words.shared_line(columns))
    differs = scenario_tables.differing(columns, situation)
    if len(differs):
        with st.container(key="matrix"):
            parts.table(differs)
    parts.figures(scenario_tables.beside(columns), "scenarios")
