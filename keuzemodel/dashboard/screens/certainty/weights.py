"""Owns what other weightings do, as parts of the screen Gevoeligheid: one slider, and all weightings."""

from __future__ import annotations

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
    with parts.busy("Elke schuif langs…"):
        lines = analyses.slider_lines(found)
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
    mixtures, n = _which()
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


def _which() -> tuple[Mixtures, int]:
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
