"""Owns the tables about more or less room for a burden. No Streamlit."""

from __future__ import annotations

import pandas as pd

from keuzemodel.analyse.frontier import Frontier
from keuzemodel.dashboard.asked.certainty.answers import last_within
from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.dashboard.language import naming, numbers
from keuzemodel.dashboard.words import headings
from keuzemodel.dashboard.words.certainty import room as room_words
from keuzemodel.model.difference import difference


def frontier(asked: Question, frontier: Frontier, room: float) -> pd.DataFrame:
    """Every point of the frontier, with what changes there. Cells are Markdown."""
    rows = []
    criterion = asked.dossier.criterion(frontier.criterion)
    now = last_within(frontier, room)
    over = room_words.within(numbers.amount(room, criterion)) if now and now.use < room else ""
    for before, point in zip((*frontier.points[:1], *frontier.points), frontier.points, strict=False):
        gain = "" if point is before else numbers.signed(100 * (point.value - before.value), 1)
        mark = f"{room_words.HERE}{over}" if point is now else ""
        rows.append(
            (
                f"{numbers.amount(point.use, criterion)}{mark}",
                numbers.number(100 * point.value, 1),
                gain,
                *naming.moved_cells(difference(before.codes, point.codes, asked.dossier.codes), asked),
                room_words.SUPPORTED if point.supported else room_words.UNSUPPORTED,
            )
        )
    columns = [
        room_words.use_from(criterion),
        headings.VALUE,
        headings.MORE_WORTH,
        headings.STEP_CAME,
        headings.STEP_WENT,
        headings.OTHER_WEIGHTS,
    ]
    return pd.DataFrame(rows, columns=columns)


def frontier_steps(frontier: Frontier) -> pd.DataFrame:
    """The frontier to draw; value in points of 100."""
    rows = [
        (p.use, 100 * p.value, naming.yes(p.supported), len(p.codes), numbers.listed(p.codes)) for p in frontier.points
    ]
    return pd.DataFrame(rows, columns=["ruimte", "waarde", "prijs", "stappen", "pakket"])
