"""Owns the screen Gevoeligheid: the headline, what can be asked, and which part answers it."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from keuzemodel.dashboard.asked.certainty import answers as certainties
from keuzemodel.dashboard.asked.certainty import fitting as fittings
from keuzemodel.dashboard.asked.certainty.answers import SECTIONS, SEED, Section
from keuzemodel.dashboard.asked.certainty.relying import Relying, relying
from keuzemodel.dashboard.asked.situation import Situation
from keuzemodel.dashboard.screens.certainty import advice, fitting, room, summary, weights
from keuzemodel.dashboard.screens.certainty.waiting import waiting
from keuzemodel.dashboard.session import controls, current, opening
from keuzemodel.dashboard.words.certainty import fitting as fitting_words
from keuzemodel.dashboard.words.certainty import headline as headline_words
from keuzemodel.dashboard.words.certainty import sections as section_words

DRAW: dict[str, Callable[[Situation], None]] = {
    Section.SCORES: fitting.tables,
    Section.SLIDERS: weights.sliders,
    Section.WEIGHTINGS: weights.weightings,
    Section.ROOM: room.room,
    Section.MAP: weights.two_aspects,
    Section.ADVICE: advice.advice,
}


def headline(situation: Situation) -> Relying | None:
    """How sure the package is, in a sentence: of any table that fits and any weighting, and else of any weighting.
    Gives what one can rely on, where there are tables that fit.
    """
    found = relying(situation)
    if found is None:
        worked_out = certainties.headline(situation, waiting)
        st.markdown(" ".join(headline_words.lines(situation, worked_out, None)))
        st.caption(headline_words.often_caption(worked_out.often, SEED))
    else:
        st.markdown(" ".join(headline_words.careful_lines(situation, found.over)))
        if found.over.standing.rough:
            st.caption(fitting_words.ROUGH)
    if forced := headline_words.forced_line(situation):
        st.markdown(forced)
    return found


def sections(situation: Situation, found: Relying | None) -> None:
    """The list of parts, and the part that is open; the first holds the three answers, where tables fit."""
    key = current.key("onderdeel")
    fits = fittings.standing(situation) is not None
    st.segmented_control(
        section_words.ASK,
        SECTIONS,
        default=opening.opened(opening.CERTAINTY),
        format_func=section_words.names(fits).__getitem__,
        required=True,
        key=key,
        on_change=controls.on_open,
        args=(opening.CERTAINTY, key),
    )
    section = opening.opened(opening.CERTAINTY)
    longer = summary.summary(situation, found) if found is not None and section == Section.SCORES else None
    st.header(section_words.titles(fits)[section], anchor=False)
    DRAW[section](situation)
    if longer is not None:
        longer()
