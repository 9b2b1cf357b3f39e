"""Owns what other scores do, as a part of the screen Gevoeligheid."""

from __future__ import annotations

import streamlit as st

from keuzemodel.dashboard.asked.certainty import answers as certainties
from keuzemodel.dashboard.asked.certainty import fitting
from keuzemodel.dashboard.asked.certainty.answers import SEED
from keuzemodel.dashboard.asked.situation import Situation
from keuzemodel.dashboard.screens import parts
from keuzemodel.dashboard.screens.certainty.waiting import waiting
from keuzemodel.dashboard.shown.certainty import scores as score_tables
from keuzemodel.dashboard.shown.drawn import certainty as charts
from keuzemodel.dashboard.words.certainty import fitting as fitting_words
from keuzemodel.dashboard.words.certainty import scores as score_words
from keuzemodel.dashboard.words.certainty.sections import DRAW_NAMES
from keuzemodel.model.errors import TooSlowError


def scores(situation: Situation) -> None:
    """What stays when scores vary within their margin."""
    dossier = situation.dossier
    st.caption(fitting_words.lack_line(fitting.fitting(situation)))
    firm = certainties.firmness(situation, waiting)
    st.markdown("\n".join(f"- {line}" for line in score_words.firm_lines(situation, firm)))
    st.caption(score_words.legend(any(a.limits for a in dossier.approaches)))
    parts.draw(
        charts.score_points(score_tables.score_points(dossier, firm.draws), [DRAW_NAMES[draw] for draw in firm.draws]),
        alt=score_words.SHARES,
        file="scores",
    )
    st.caption(score_words.drawn_line(firm.draws, SEED))
    st.subheader(score_words.FIRST_QUESTION, anchor=False)
    _first_question(situation)
    st.subheader(score_words.ALL_STEPS, anchor=False)
    with st.container(key="cijfers-scores"):
        parts.table(score_tables.score_shares(situation, situation.package.codes, firm))


def _first_question(situation: Situation) -> None:
    try:
        question = certainties.first_question(situation, waiting)
    except TooSlowError:
        st.markdown(score_words.TOO_SLOW)
        return
    if question is None:
        st.markdown(score_words.NO_INFLUENCE)
        return
    st.markdown(score_words.first_question_line(situation, question))
    with st.container(key="invloed"):
        parts.table(score_tables.influences(situation, question.ranked))
    st.caption(f"{score_words.influence_draws_line(question.ranked)} {score_words.INFLUENCE_LEGEND}")
