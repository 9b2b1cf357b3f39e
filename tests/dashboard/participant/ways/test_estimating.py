"""What is kept of estimates: on the scale, of what is asked, and nothing of who does not know."""

from __future__ import annotations

import pytest
from starlette.datastructures import QueryParams

from keuzemodel.dashboard.asked.together.answers import scores_of
from keuzemodel.dashboard.asked.together.setup import question_of, read_setup
from keuzemodel.dashboard.participant.ways import estimating
from keuzemodel.dashboard.participant.ways.faults import FaultyError
from tests.dashboard.participant.meeting import Room, setup
from tests.shipped import shipped

CELLS = (("5.1", "grip"), ("1", "ontwikkeltijd"))
SETUP = read_setup(setup(way="scores", cells=CELLS))
ASKED = question_of(SETUP, shipped())


def test_who_does_not_know_says_nothing():
    """The other estimates come back."""
    found = estimating.read(QueryParams({"score.0": "3.5", "score.1": "2", "weetniet.1": "1"}), SETUP, ASKED)
    assert scores_of(found, SETUP, ASKED) == {CELLS[0]: 3.5}
    rows = estimating.shown(found, SETUP, ASKED)["rows"]
    assert [(row["value"], row["unknown"]) for row in rows] == [(3.5, False), (5.0, True)]


@pytest.mark.parametrize("value", ["", "x", "6", "-1", "nan", "inf", "1e400"])
def test_off_the_scale(value):
    """Is refused."""
    with pytest.raises(FaultyError):
        estimating.read(QueryParams({"score.0": value, "weetniet.1": "1"}), SETUP, ASKED)


def test_the_page_shows_no_score_of_the_dossier(kept):
    """Everybody estimates for themselves: every slider is in the middle, and counts for nothing until it is moved."""
    room = Room(kept, way="scores", cells=CELLS)
    one = room.member()
    assert {k: v for k, v in one.fields.items() if k.startswith(("score", "weet"))} == {
        "score.0": "2.5", "score.1": "5.0", "weetniet.0": "1", "weetniet.1": "1",
    }  # fmt: skip
    one.answer()
    one.answer(**{"score.0": "4.5", "weetniet.0": None})
    assert room.contents() == [{"scores": [["5.1", "grip", 4.5]]}]
    room.change(is_shown=True)
    assert "Uw pakket" not in one.look().text
