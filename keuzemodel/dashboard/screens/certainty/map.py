"""Owns the map of two aspects, as a part of the screen Gevoeligheid."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from keuzemodel.dashboard.asked import analyses
from keuzemodel.dashboard.asked.situation import Situation
from keuzemodel.dashboard.screens import parts
from keuzemodel.dashboard.shown import charts
from keuzemodel.dashboard.shown.certainty import map as map_tables
from keuzemodel.dashboard.words.certainty import weights as weight_words


def two_aspects(found: Situation) -> None:
    """Two aspects against each other."""
    aspects, mix = analyses.aspects_of(found)
    names = {a.id: a.name for a in found.dossier.aspects}
    if len(aspects.ids) < 3:
        st.markdown("Er tellen minder dan drie aspecten mee. Kijk bij 'Eén schuif': daar staat dan alles al.")
        return
    one, two = _which(aspects.ids, names)
    with parts.busy("De kaart tekenen…"):
        cells = analyses.two_aspects(found, one, two)
    if cells is None:
        st.markdown("Op deze kaart liggen te veel pakketten om uit elkaar te houden. Kijk bij 'Eén schuif'.")
        return
    across, upward = (100 * float(mix[aspects.ids.index(id)]) for id in (one, two))
    package = found.package.codes
    st.markdown(weight_words.map_line(found.dossier, cells, package, names[one], names[two]))
    with st.container(key="naast-kaart"):
        picture, table = st.columns([3, 2], gap="medium")
    with picture:
        outlines = map_tables.map_outlines(cells, package)
        parts.draw(
            charts.weight_map(*outlines, (across, upward), (names[one], names[two])),
            alt="Welk pakket bij welke verdeling het beste is; de tabel ernaast zegt hetzelfde.",
            file=f"kaart-{one}-{two}",
        )
        st.caption(weight_words.MAP_LEGEND)
    with table, st.container(key="kaart-tabel"):
        parts.table(map_tables.map_cells(found, cells, package))
        rest = len(cells[len(map_tables.LETTERS) :])
        if rest:
            st.caption(weight_words.rest_line(rest, map_tables.rest_area(cells)))


def _which(ids: tuple[str, ...], names: Mapping[str, str]) -> tuple[str, str]:
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
