"""Owns the board: every step in and out at once, in the browser's own elements."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from keuzemodel.dashboard.asked import analyses
from keuzemodel.dashboard.asked.certainty import over_tables
from keuzemodel.dashboard.asked.certainty.fitting import Standing
from keuzemodel.dashboard.asked.situation import Situation
from keuzemodel.dashboard.screens import notices, rooms
from keuzemodel.dashboard.screens.scripts import listening
from keuzemodel.dashboard.session import controls, current, opening
from keuzemodel.dashboard.shown.choosing import ahead as ahead_of
from keuzemodel.dashboard.shown.choosing import board
from keuzemodel.dashboard.words.certainty import fitting as fitting_words
from keuzemodel.dashboard.words.certainty.draws import share_in_words
from keuzemodel.dashboard.words.choosing import board as board_words
from keuzemodel.model.difference import difference
from keuzemodel.model.errors import InfeasibleError, RequestError

_HERE = Path(__file__).parent
SCRIPT, AHEAD = listening("board.js"), listening("ahead.js")
STYLE, MARKS = ((_HERE / name).read_text(encoding="utf-8") for name in ("board.css", "marks.js"))


def draw(situation: Situation) -> None:
    """The board at the present choice, with what moved since the last change, and the step that is open beside it."""
    try:
        before = current.previous()
    except (RequestError, InfeasibleError):
        before = None
    notices.nothing_to_choose(situation)
    moved = None
    if before is not None:
        moved = difference(before.package.codes, situation.package.codes, situation.dossier.codes)
    show = st.components.v2.component("keuzemodel_board", css=STYLE, js=SCRIPT, isolate_styles=False)
    show(
        key=controls.BOARD_KEY,
        data={**board.board(situation, moved, opening.opened(opening.BOARD)), "keys": _keys(situation)},
        on_opened_change=controls.on_board_open,
        on_forced_change=controls.on_board_force,
    )


def ahead(situation: Situation) -> None:
    """What the board would be at the other positions of the sliders: it then moves while one of them does. The browser
    asks for it once nothing moves, beside the page: no slider waits for it.
    """
    if analyses.is_large(situation.dossier):
        return
    st.components.v2.component("keuzemodel_ahead", js=AHEAD)(
        key="bordvooruit", data={"address": ahead_of.address(situation), "keys": _keys(situation)}
    )


def marks(situation: Situation, place: DeltaGenerator) -> Standing | None:
    """How sure every step is, and why one that yields more than it asks is out, put on the board once they are worked
    out: a slider does not wait for it. place: for the way to more of it. Gives how the package stands over any table
    that fits and any weighting, as on Hoe zeker? and in the story; None without such tables.
    """
    found = over_tables.anyhow(situation)
    shown = found.standing if found is not None else None
    st.components.v2.component("keuzemodel_marks", js=MARKS)(
        key="bordtekens",
        data={
            "marks": {code: _mark(shown, code) for code in situation.dossier.codes} if shown else {},
            "legend": fitting_words.legend(shown) if shown else "",
            "whys": board.whys(situation),
        },
    )
    if shown is not None:
        if shown.rough:
            place.caption(fitting_words.ROUGH)
        place.page_link(rooms.at("gevoeligheid"), label=fitting_words.TO_CERTAINTY)
    return shown


def _keys(situation: Situation) -> list[str]:
    """Of the sliders that show this choice."""
    return [controls.aspect_key(aspect.id) for aspect in situation.dossier.aspects]


def _mark(standing: Standing, code: str) -> tuple[str, str, str, str]:
    """How sure a step is: its sign and word, the same for who hears it, and with its figure."""
    sign, word = fitting_words.sign_and_word(standing, code)
    share = share_in_words(standing.counts[code], standing.n)
    return sign, word, board_words.how_sure(word), board_words.how_often(word, share)
