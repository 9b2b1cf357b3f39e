"""Owns what all tables that fit say, as a part of the screen Gevoeligheid."""

from __future__ import annotations

import streamlit as st

from keuzemodel.analyse.ensemble.diagnostics import Diagnostics
from keuzemodel.dashboard.asked.certainty import fitting as fittings
from keuzemodel.dashboard.asked.certainty import over_tables, proofs
from keuzemodel.dashboard.asked.certainty.fitting import Fitting, Lack, Standing
from keuzemodel.dashboard.asked.situation import Situation
from keuzemodel.dashboard.screens import parts, rooms
from keuzemodel.dashboard.screens.certainty import making, scores
from keuzemodel.dashboard.shown.certainty import fitting as fitting_tables
from keuzemodel.dashboard.shown.drawn import certainty as charts
from keuzemodel.dashboard.words.certainty import fitting as fitting_words
from keuzemodel.dashboard.words.certainty import making as making_words
from keuzemodel.dashboard.words.certainty import over_tables as over_words
from keuzemodel.dashboard.words.certainty import proofs as proof_words
from keuzemodel.model.errors import TooSlowError


def tables(situation: Situation) -> None:
    """All tables that fit; scores within their margins where there are none."""
    found, standing = fittings.fitting(situation), fittings.standing(situation)
    if standing is None:
        st.caption(fitting_words.lack_line(found))
        if found.wanted is not None:
            making.offer(found.wanted, found.lack is Lack.FEW)
        scores.scores(situation)
        return
    if not standing.told:
        st.markdown(over_words.here_line(situation, standing))
    _, told = over_tables.telling(situation) or (standing, False)
    parts.unfold(
        over_words.STEPS_TITLE_TOLD if told else over_words.STEPS_TITLE,
        "passen-stappen",
        lambda: _steps(situation, found, standing),
    )
    if proofs.provable(situation):
        parts.unfold(proof_words.TITLE, "passen-bewijs", lambda: _proofs(situation))
    parts.unfold(over_words.CHOICE_TITLE, "passen-keuze", lambda: _for_all(situation))
    parts.unfold(over_words.REACH_TITLE, "passen-bereik", lambda: _reaches(situation))
    drawn = found.diagnostics
    if drawn is not None:
        parts.unfold(over_words.SAMPLE_TITLE, "passen-trekking", lambda: _sample(found, drawn))


def _steps(situation: Situation, found: Fitting, standing: Standing) -> None:
    shown, told = over_tables.telling(situation) or (standing, False)
    st.markdown(over_words.one_of_many(found, standing))
    if told:
        st.markdown(over_words.TOLD)
    with st.container(key="cijfers-passen"):
        parts.table(fitting_tables.steps(situation, shown, over_weightings=told))


def _proofs(situation: Situation) -> None:
    found = proofs.proofs(situation, parts.waiting(proof_words.PROVING))
    st.markdown("\n".join(f"- {line}" for line in proof_words.lines(situation, found)))
    st.caption(proof_words.LEGEND)


def _for_all(situation: Situation) -> None:
    try:
        found = over_tables.for_all(situation)
    except TooSlowError:
        found = None
    if found is None:
        st.markdown(over_words.NOTHING_FOR_ALL)
        return
    st.markdown(over_words.disappointment_line(found))
    with st.container(key="een-pakket"):
        parts.table(fitting_tables.for_all(situation, found))
    st.caption(over_words.CHOICE_LEGEND)


def _reaches(situation: Situation) -> None:
    found = over_tables.reaches(situation)
    st.markdown(over_words.reach_line(found))
    criteria = {c.id: c for c in situation.dossier.criteria}
    id = st.selectbox(
        over_words.WHICH,
        list(criteria),
        format_func=lambda id: criteria[id].name,
        key=f"bereik-{situation.dossier.id}",
        persist_state="session",
    )
    some = [r for r in found if r.criterion == id]
    parts.draw(
        charts.reaches(fitting_tables.reaches(situation, some), criteria[id].name, criteria[id].scale),
        alt=over_words.reach_alt(criteria[id]),
        file=f"bereik-{id}",
    )
    st.caption(over_words.REACH_LEGEND)
    with st.container(key="cijfers-bereik"):
        parts.table(fitting_tables.reaches_in_words(situation, some))


def _sample(found: Fitting, drawn: Diagnostics) -> None:
    st.markdown("\n".join(f"- {line}" for line in over_words.sample_lines(drawn)))
    if found.here:
        st.markdown(making_words.HERE)
    st.page_link(rooms.at("over"), label=over_words.TO_METHOD)
