"""What is kept of an answer comes back; what is no answer is none."""

from __future__ import annotations

import json

import pytest

from keuzemodel.dashboard.asked.together.answers import (
    PREFERENCES,
    of_points,
    of_preferences,
    of_scores,
    of_steps,
    points_of,
    preferences_of,
    scores_of,
    steps_of,
)
from keuzemodel.dashboard.asked.together.setup import Setup, question_of
from tests.dashboard.asked.together.test_setup import scenario
from tests.shipped import shipped

CELLS = (("5.1", "grip"), ("1", "ontwikkeltijd"))
SETUP = Setup(question="?", way="scores", scenario=scenario(), cells=CELLS)
ASKED = question_of(SETUP, shipped())
HOSTILE = ["", "{", "null", "[]", "3", "{}", "[" * 5000, json.dumps({"aspecten": {"inhoud": "5"}, "stappen": [["1"]],
           "antwoorden": ["c"], "scores": 4})]  # fmt: skip


def test_what_goes_out_comes_back():
    """The same answer is the same text, in whatever order it came."""
    points = {"inhoud": 0, "financien": 10, "strategie": 3, "complexiteit": 1}
    assert points_of(of_points(points), ASKED) == points
    assert of_points(points) == of_points(dict(reversed(points.items())))
    assert steps_of(of_steps(["5.1", "1", "x"], ASKED), ASKED) == ("1", "5.1")
    assert of_steps(["5.1", "1"], ASKED) == of_steps(["1", "5.1"], ASKED)
    assert preferences_of(of_preferences(PREFERENCES)) == PREFERENCES
    scores = {CELLS[0]: 3.5, CELLS[1]: 0.0}
    assert scores_of(of_scores(scores), SETUP, ASKED) == scores


@pytest.mark.parametrize("content", HOSTILE)
def test_what_is_no_answer(content):
    """Also where it looks like one."""
    assert points_of(content, ASKED) is None
    assert steps_of(content, ASKED) is None
    assert preferences_of(content) is None
    assert scores_of(content, SETUP, ASKED) is None


@pytest.mark.parametrize("points", [11, -1, 5.0, True, "5", None])
def test_points_that_are_none(points):
    """One spoils all: a mix of what is left would be of nobody."""
    assert points_of(json.dumps({"aspecten": {"inhoud": points, "financien": 1, "strategie": 1, "complexiteit": 1}}),
                     ASKED) is None  # fmt: skip
    zeros = dict.fromkeys(("inhoud", "financien", "strategie", "complexiteit"), 0)
    assert points_of(of_points(zeros), ASKED) is None


@pytest.mark.parametrize(
    "row", [["5.1", "grip", 6], ["5.1", "grip", True], ["5.1", "grip", "3"], ["5.1", "x", 1], [[], "grip", 1], ["5.1"]]
)
def test_estimates_that_are_none(row):
    """Are left out."""
    assert scores_of(json.dumps({"scores": [row]}), SETUP, ASKED) == {}
