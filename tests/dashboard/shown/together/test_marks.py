"""The picture of who weighs how: a mark for everyone, none under another."""

from __future__ import annotations

import numpy as np

from keuzemodel.dashboard.asked.together.findings import Group
from keuzemodel.dashboard.shown.together import marks

NAMES = ("Inhoud", "Financiën", "Strategie", "Complexiteit")
DRAWS = np.random.default_rng(2).dirichlet(np.ones(4), 40)
GROUPS = (Group("Gemeente", DRAWS[:25]), Group("", DRAWS[25:]))


def test_everyone_has_a_mark_in_every_row():
    """With the share that was given, and under the name of the group."""
    rows = marks.rows(GROUPS, NAMES)
    assert len(rows) == 4 * len(DRAWS)
    assert rows.groupby("aspect", sort=False)["deel"].apply(list).tolist() == [
        list(100 * DRAWS[:, k]) for k in range(4)
    ]
    assert rows["rol"].value_counts().to_dict() == {"Gemeente": 100, "Overige rollen": 60}


def test_marks_that_are_close_stand_in_lanes_of_their_own():
    """As long as there is a lane free: of seven at one place none covers another."""
    same = (Group("", np.tile([0.25, 0.25, 0.25, 0.25], (marks.LANES, 1))),)
    places = marks.rows(same, NAMES)
    assert (places.groupby("aspect")["plaats"].nunique() == marks.LANES).all()
    far = (Group("", np.array([[0.1, 0.9], [0.9, 0.1]])),)
    assert marks.rows(far, ("a", "b"))["plaats"].nunique() == 1


def test_the_middle_is_the_median():
    """And the half around it lies between the quarter points."""
    found = marks.middles(DRAWS, NAMES)
    assert np.allclose(found["deel"], 100 * np.median(DRAWS, axis=0))
    assert ((found["van"] <= found["deel"]) & (found["deel"] <= found["tot"])).all()


def test_the_chart_has_both_rounds_and_reaches_the_largest_share():
    """A share of 90 % is on the axis."""
    chart = marks.chart(GROUPS, np.array([[0.9, 0.1, 0, 0]]), DRAWS, NAMES).to_dict()
    assert len(chart["layer"]) == 4 and len(marks.chart(GROUPS, DRAWS, DRAWS, NAMES).to_dict()["layer"]) == 5
    assert chart["layer"][0]["encoding"]["x"]["scale"]["domain"] == [0, 90]
    assert "Gemeente (25)" in marks.legend(GROUPS)
