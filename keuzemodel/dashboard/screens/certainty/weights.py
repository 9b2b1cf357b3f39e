"""Owns what other weightings do, for the screen Gevoeligheid: one slider, all of them, two aspects on a map."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from keuzemodel.analyse.sampling import DRAWS
from keuzemodel.dashboard.asked import analyses
from keuzemodel.dashboard.asked import certainty as certainties
from keuzemodel.dashboard.asked.analyses import SliderLine
from keuzemodel.dashboard.asked.certainty import SEED, Mixtures
from keuzemodel.dashboard.asked.situation import Situation
from keuzemodel.dashboard.language import naming, numbers
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.screens import parts
from keuzemodel.dashboard.shown import charts
from keuzemodel.dashboard.shown.certainty import weights as weight_tables
from keuzemodel.dashboard.words.certainty import weights as weight_words
from keuzemodel.dashboard.words.certainty.draws import draws_line
from keuzemodel.dashboard.words.certainty.sections import MIXTURE_NAMES

MANY = 100_000


def sliders(found: Situation) -> None:
    """Per aspect, from 0 to 100 %."""
    lines = analyses.slider_lines(found, parts.waiting("Elke schuif langs…"))
    if not lines:
        st.markdown("Er is maar één aspect dat meetelt. Er valt dus niets te verschuiven.")
        return
    st.markdown("\n".join(f"- {line}" for line in weight_words.slider_lines(found.dossier, lines)))
    parts.draw(
        charts.strips(*weight_tables.strips(found.dossier, lines, found.package.codes)),
        alt="Per aspect bij welk aandeel het pakket verandert; de tabellen eronder zeggen hetzelfde.",
        file="schuiven",
    )
    st.caption(weight_words.SLIDER_LEGEND)
    ends = weight_words.ends_line(found.dossier, lines)
    if ends:
        st.markdown(ends)
    for line in lines:
        _stretches(found, line)


def _stretches(found: Situation, line: SliderLine) -> None:
    name = found.dossier.aspect(line.aspect).name
    folded = st.expander(f"{escape(name)} als tabel", key=f"schuif-{line.aspect}", on_change="rerun")
    if folded.open:
        with folded, st.container(key=f"streken-{line.aspect}"):
            parts.table(weight_tables.stretches(found, line))


def weightings(found: Situation) -> None:
    """The share of weightings that hold each measure."""
    mixtures, n = _which_weightings()
    weight_set = certainties.weight_set(found, mixtures)
    plan = certainties.plan(found, weight_set, (), n)
    often = analyses.tally(plan, parts.waiting("Wegingen trekken…"))
    robust = analyses.non_dominated(plan.selector, weight_set, parts.waiting("Pakketten vergelijken…"))
    st.markdown(weight_words.core_line(found, robust))
    parts.draw(
        charts.share_bars(weight_tables.share_bars(found, found.package.codes, often)),
        alt="Hoe vaak elke stap in het beste pakket zit; de tabel eronder zegt hetzelfde.",
        file="wegingen",
    )
    st.caption(
        f"{naming.CHOSEN} en een dichte balk: nu in het pakket. Open balk: nu niet. Het zwarte streepje is de marge. "
        + draws_line(often, SEED, "wegingen")
    )
    with st.container(key="cijfers-draagvlak"):
        parts.table(weight_tables.shares(found, found.package.codes, often, robust))


def _which_weightings() -> tuple[Mixtures, int]:
    """Which weightings, and how many draws of them."""
    left, right = st.columns([3, 1])
    mixtures = left.selectbox(
        "Welke wegingen?",
        [one.value for one in Mixtures],
        format_func=MIXTURE_NAMES.__getitem__,
        key="welke-wegingen",
        persist_state="session",
    )
    n = right.segmented_control(
        "Hoeveel trekkingen?",
        [DRAWS, MANY],
        default=DRAWS,
        required=True,
        format_func=numbers.number,
        key="trekkingen",
        persist_state="session",
    )
    return Mixtures(mixtures), n


def two_aspects(found: Situation) -> None:
    """Two aspects against each other."""
    aspects, mix = analyses.aspects_of(found)
    names = {a.id: a.name for a in found.dossier.aspects}
    if len(aspects.ids) < 3:
        st.markdown("Er tellen minder dan drie aspecten mee. Kijk bij 'Eén schuif': daar staat dan alles al.")
        return
    one, two = _which_aspects(aspects.ids, names)
    cells = analyses.two_aspects(found, one, two, parts.waiting("De kaart tekenen…"))
    if cells is None:
        st.markdown("Op deze kaart liggen te veel pakketten om uit elkaar te houden. Kijk bij 'Eén schuif'.")
        return
    across, upward = (100 * float(mix[aspects.ids.index(id)]) for id in (one, two))
    package = found.package.codes
    st.markdown(weight_words.map_line(found.dossier, cells, package, names[one], names[two]))
    with st.container(key="naast-kaart"):
        picture, table = st.columns([3, 2], gap="medium")
    with picture:
        outlines = weight_tables.map_outlines(cells, package)
        parts.draw(
            charts.weight_map(*outlines, (across, upward), (names[one], names[two])),
            alt="Welk pakket bij welke verdeling het beste is; de tabel ernaast zegt hetzelfde.",
            file=f"kaart-{one}-{two}",
        )
        st.caption(weight_words.MAP_LEGEND)
    with table, st.container(key="kaart-tabel"):
        parts.table(weight_tables.map_cells(found, cells, package))
        rest = len(cells[len(weight_tables.LETTERS) :])
        if rest:
            st.caption(weight_words.rest_line(rest, weight_tables.rest_area(cells)))


def _which_aspects(ids: tuple[str, ...], names: Mapping[str, str]) -> tuple[str, str]:
    """The aspect from left to right, and the one upwards."""
    left, right = st.columns(2)
    one = left.selectbox(
        "Van links naar rechts", ids, format_func=names.__getitem__, key="kaart-een", persist_state="session"
    )
    others = [id for id in ids if id != one]
    two = right.selectbox(
        "Van onder naar boven",
        others,
        index=len(others) - 1,
        format_func=names.__getitem__,
        key=f"kaart-twee-{one}",
        persist_state="session",
    )
    return one, two
