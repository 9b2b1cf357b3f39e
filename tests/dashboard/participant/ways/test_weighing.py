"""What is kept of sliders, and what a page makes of what is kept."""

from __future__ import annotations

import pytest
from starlette.datastructures import QueryParams

from keuzemodel.dashboard.asked.sliders import MIDDLE
from keuzemodel.dashboard.asked.together.setup import question_of, read_setup
from keuzemodel.dashboard.participant.ways import weighing
from keuzemodel.dashboard.participant.ways.answers import FaultyError
from tests.dashboard.participant.meeting import setup
from tests.shipped import shipped

ASKED = question_of(read_setup(setup()), shipped())
FORM = {"punt.inhoud": "1", "punt.financien": "2", "punt.strategie": "3", "punt.complexiteit": "10"}


def test_the_same_sliders_are_the_same_text():
    """In whatever order they come, with whatever beside them; and come back as they were."""
    one = weighing.read(QueryParams(FORM), ASKED)
    assert one == weighing.read(QueryParams(dict(reversed(FORM.items())) | {"x": "y"}), ASKED)
    assert weighing.points_of(one, ASKED) == {k.removeprefix("punt."): int(v) for k, v in FORM.items()}


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"aspecten": 3}', '{"aspecten": {"inhoud": 11, "strategie": true}}']
)
def test_what_was_kept_otherwise(content):
    """Stands in the middle."""
    assert set(weighing.points_of(content, ASKED).values()) == {MIDDLE}


def test_a_lacking_slider():
    """Is a fault."""
    with pytest.raises(FaultyError):
        weighing.read(QueryParams({"punt.inhoud": "1"}), ASKED)


def test_all_at_nothing_has_no_package():
    """It says so instead."""
    found = weighing.package('{"aspecten":{"complexiteit":0,"financien":0,"inhoud":0,"strategie":0}}', ASKED)
    assert found["gezegd"] and not found["fasen"]
