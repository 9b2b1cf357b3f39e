"""The table of more or less room."""

from __future__ import annotations

import pytest

from keuzemodel.dashboard.asked import analyses
from keuzemodel.dashboard.asked.situation import first_asked, situation
from keuzemodel.dashboard.shown.certainty import room
from keuzemodel.dashboard.words import headings
from keuzemodel.dashboard.words.certainty import room as room_words
from tests.shipped import alkmaar

DOSSIER = alkmaar()
NOW = situation(first_asked(DOSSIER).choice, DOSSIER)
BURDENS = [c.id for c in DOSSIER.criteria if c.kind == "burden"]


@pytest.mark.parametrize("criterion", BURDENS)
def test_the_point_of_now_is_the_last_that_fits(criterion):
    """With exactly the room of a point, that point is marked; with less than the first, none is."""
    frontier = analyses.capacity(NOW, criterion)
    first = room_words.use_from(DOSSIER.criterion(criterion))
    for place, point in enumerate(frontier.points):
        cells = room.frontier(NOW, frontier, point.use)[first]
        assert [k for k, cell in enumerate(cells) if room_words.HERE in cell] == [place]
    assert not any(room_words.HERE in cell for cell in room.frontier(NOW, frontier, frontier.points[0].use - 1)[first])


@pytest.mark.parametrize("criterion", BURDENS)
def test_more_room_is_worth_more(criterion):
    """Every point is worth more than the one before, which is what the column says."""
    frontier = analyses.capacity(NOW, criterion)
    gains = room.frontier(NOW, frontier, 0.0)[headings.MORE_WORTH].tolist()
    assert gains[0] == "" and all(gain.startswith("+") or gain == "0" for gain in gains[1:])
