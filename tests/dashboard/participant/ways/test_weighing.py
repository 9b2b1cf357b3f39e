"""What is kept of sliders, and what a page makes of what is kept."""

from __future__ import annotations

import pytest
from starlette.datastructures import QueryParams

from keuzemodel.dashboard.asked.sliders import MIDDLE
from keuzemodel.dashboard.asked.together.answers import may_show_of, points_of
from keuzemodel.dashboard.asked.together.setup import question_of, read_setup
from keuzemodel.dashboard.participant.ways import weighing
from keuzemodel.dashboard.participant.ways.faults import FaultyError
from tests.dashboard.participant.meeting import setup
from tests.shipped import shipped

SETUP = read_setup(setup())
ASKED = question_of(SETUP, shipped())
FORM = {"punt.inhoud": "1", "punt.financien": "2", "punt.strategie": "3", "punt.complexiteit": "10"}


def test_the_same_sliders_are_the_same_text():
    """In whatever order they come, with whatever beside them; and come back as they were."""
    one = weighing.read(QueryParams(FORM), SETUP, ASKED)
    assert one == weighing.read(QueryParams(dict(reversed(FORM.items())) | {"x": "y"}), SETUP, ASKED)
    assert points_of(one, ASKED) == {k.removeprefix("punt."): int(v) for k, v in FORM.items()}


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"aspecten": 3}', '{"aspecten": {"inhoud": 11, "strategie": true}}']
)
def test_what_was_kept_otherwise(content):
    """Stands in the middle, and has no package."""
    assert {row["points"] for row in weighing.shown(content, SETUP, ASKED)["aspects"]} == {MIDDLE}
    assert weighing.result(content, SETUP, ASKED)["gezegd"]


def test_a_lacking_slider():
    """Is a fault."""
    with pytest.raises(FaultyError):
        weighing.read(QueryParams({"punt.inhoud": "1"}), SETUP, ASKED)


def test_what_differs_from_what_is_kept():
    """Is counted, and marked in the list."""
    before = weighing.read(QueryParams(FORM), SETUP, ASKED)
    now = weighing.read(QueryParams(FORM | {"punt.inhoud": "10", "punt.complexiteit": "0"}), SETUP, ASKED)
    found = weighing.result(now, SETUP, ASKED, before)
    fresh = [step for phase in found["fasen"] for step in phase["stappen"] if step["nieuw"]]
    assert fresh and found["anders"].startswith(f"{len(fresh)} erbij")
    assert weighing.result(now, SETUP, ASKED, now)["anders"] == "hetzelfde als bewaard"
    assert weighing.result(now, SETUP, ASKED)["anders"] == ""


def test_who_agrees_may_be_taken_over():
    """Only with the box checked; it stays as it was in the next round."""
    assert not may_show_of(weighing.read(QueryParams(FORM), SETUP, ASKED))
    kept = weighing.read(QueryParams(FORM | {"delen": "1"}), SETUP, ASKED)
    assert may_show_of(kept) and weighing.shown(kept, SETUP, ASKED)["may_show"]
