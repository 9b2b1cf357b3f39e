"""Owns what other weightings do, for the screen Gevoeligheid: one slider, all of them, two aspects on a map."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from keuzemodel.analyse.sampling import DRAWS
from keuzemodel.dashboard.asked import analyses
from keuzemodel.dashboard.asked.analyses import SliderLine
from keuzemodel.dashboard.asked.certainty import answers as certainties
from keuzemodel.dashboard.asked.certainty import over_tables
from keuzemodel.dashboard.asked.certainty.answers import SEED, Mixtures
from keuzemodel.dashboard.asked.situation import Situation
from keuzemodel.dashboard.language import numbers
from keuzemodel.dashboard.screens import parts
from keuzemodel.dashboard.screens.certainty.waiting import waiting
from keuzemodel.dashboard.shown.certainty import weights as weight_tables
from keuzemodel.dashboard.shown.drawn import certainty as charts
from keuzemodel.dashboard.words import frame as frame_words
from keuzemodel.dashboard.words.certainty import headline as headline_words
from keuzemodel.dashboard.words.certainty import weights as weight_words
from keuzemodel.dashboard.words.certainty.draws import draws_line
from keuzemodel.dashboard.words.certainty.sections import MIXTURE_NAMES

MANY = 100_000


def sliders(situation: Situation) -> None:
    """Per aspect, from 0 to 100 %."""
    lines = analyses.slider_lines(situation, parts.waiting(weight_words.SLIDING))
    if not lines:
        st.markdown(weight_words.ONE_ASPECT)
        return
    st.markdown("\n".join(f"- {line}" for line in weight_words.slider_lines(situation.dossier, lines)))
    parts.draw(
        charts.strips(*weight_tables.strips(situation.dossier, lines, situation.package.codes)),
        alt=weight_words.STRIPS,
        file="schuiven",
    )
    st.caption(weight_words.SLIDER_LEGEND)
    ends = weight_words.ends_line(situation.dossier, lines)
    if ends:
        st.markdown(ends)
    for line in lines:
        _stretches(situation, line)


def _stretches(situation: Situation, line: SliderLine) -> None:
    def rows() -> None:
        with st.container(key=f"streken-{line.aspect}"):
            parts.table(weight_tables.stretches(situation, line))

    name = situation.dossier.aspect(line.aspect).name
    parts.unfold(weight_words.as_table(name), f"schuif-{line.aspect}", rows)


def weightings(situation: Situation) -> None:
    """The share of weightings that hold each measure."""
    mixtures, n = _which_weightings()
    weight_set = certainties.weight_set(situation, mixtures)
    plan = certainties.plan(situation, weight_set, (), n)
    often = analyses.tally(plan, parts.waiting(weight_words.DRAWING))
    robust = analyses.non_dominated(plan.selector, weight_set, parts.waiting(weight_words.COMPARING))
    if over_tables.anyhow(situation) is not None:
        # Without tables that fit, this is what the page opens with.
        st.markdown(" ".join(headline_words.weights_lines(situation, certainties.headline(situation, waiting))))
    st.markdown(weight_words.core_line(situation, robust))
    parts.draw(
        charts.share_bars(weight_tables.share_bars(situation, situation.package.codes, often)),
        alt=frame_words.table_below(weight_words.OFTEN),
        file="wegingen",
    )
    st.caption(f"{weight_words.BARS_LEGEND} {draws_line(often, SEED, weight_words.DRAWN)}")

    def rows() -> None:
        st.markdown("\n".join(f"- {line}" for line in weight_words.standing_lines(robust)))
        with st.container(key="cijfers-draagvlak"):
            parts.table(weight_tables.shares(situation, situation.package.codes, often, robust))

    parts.unfold(weight_words.EVERY_STEP, "draagvlak-tabel", rows)


def _which_weightings() -> tuple[Mixtures, int]:
    """Which weightings, and how many draws of them."""
    left, right = st.columns([3, 1])
    mixtures = left.selectbox(
        weight_words.WHICH,
        [one.value for one in Mixtures],
        format_func=MIXTURE_NAMES.__getitem__,
        key="welke-wegingen",
        persist_state="session",
    )
    n = right.segmented_control(
        weight_words.HOW_MANY,
        [DRAWS, MANY],
        default=DRAWS,
        required=True,
        format_func=numbers.number,
        key="trekkingen",
        persist_state="session",
    )
    return Mixtures(mixtures), n


def two_aspects(situation: Situation) -> None:
    """Two aspects against each other."""
    aspects, mix = analyses.aspects_of(situation)
    names = {a.id: a.name for a in situation.dossier.aspects}
    if len(aspects.ids) < 3:
        st.markdown(weight_words.FEW_ASPECTS)
        return
    one, two = _which_aspects(aspects.ids, names)
    cells = analyses.two_aspects(situation, one, two, parts.waiting(weight_words.MAPPING))
    if cells is None:
        st.markdown(weight_words.TOO_MANY)
        return
    across, upward = (100 * float(mix[aspects.ids.index(id)]) for id in (one, two))
    package = situation.package.codes
    st.markdown(weight_words.map_line(situation.dossier, cells, package, names[one], names[two]))
    with st.container(key="naast-kaart"):
        picture, table = st.columns([3, 2], gap="medium")
    with picture:
        outlines = weight_tables.map_outlines(cells, package)
        parts.draw(
            charts.weight_map(*outlines, (across, upward), (names[one], names[two])),
            alt=weight_words.MAP,
            file=f"kaart-{one}-{two}",
        )
        st.caption(weight_words.MAP_LEGEND)
    with table, st.container(key="kaart-tabel"):
        parts.table(weight_tables.map_cells(situation, cells, package))
        rest = len(cells[len(weight_tables.LETTERS) :])
        if rest:
            st.caption(weight_words.rest_line(rest, weight_tables.rest_area(cells)))


def _which_aspects(ids: tuple[str, ...], names: Mapping[str, str]) -> tuple[str, str]:
    """The aspect from left to right, and the one upwards."""
    left, right = st.columns(2)
    one = left.selectbox(
        weight_words.ACROSS, ids, format_func=names.__getitem__, key="kaart-een", persist_state="session"
    )
    others = [id for id in ids if id != one]
    two = right.selectbox(
        weight_words.UPWARD,
        others,
        index=len(others) - 1,
        format_func=names.__getitem__,
        key=f"kaart-twee-{one}",
        persist_state="session",
    )
    return one, two
