"""What a point is worth is what trading it does to a net value, and a package without criteria is that of the rest."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from keuzemodel.analyse.weighing import limited_and_weighed, point_values, round_amount, without
from keuzemodel.solve.selection import make_selector, select_package
from tests.shipped import alkmaar, shipped

DOSSIER = alkmaar()


def weights_of(id):
    return np.array([DOSSIER.weighting(id).weights[c.id] for c in DOSSIER.criteria])


@pytest.mark.parametrize("weighting", [w.id for w in DOSSIER.weightings])
def test_points_that_trade_leave_the_value_as_it_is(weighting):
    """One point of grip less and so many of ambulantisering more: the same net value."""
    weights, selector = weights_of(weighting), make_selector(DOSSIER, "alles-overwegend")
    worth = dict(zip((c.id for c in DOSSIER.criteria), point_values(selector, weights), strict=True))
    before = DOSSIER.score_of["1", "grip"], DOSSIER.score_of["1", "ambulantisering"]
    rate = worth["grip"] / worth["ambulantisering"]
    change = replace(before[0], score=before[0].score - 1), replace(before[1], score=before[1].score + rate)
    moved = replace(selector, dossier=DOSSIER.with_scores(change))
    assert moved.net(weights[None])[0, 0] == pytest.approx(selector.net(weights[None])[0, 0])


def test_at_equal_aspects_a_point_of_grip_is_four_of_ambulantisering():
    """Grip is an aspect by itself, ambulantisering one of four criteria: 1/4 against 1/16, on the same scale."""
    worth = point_values(make_selector(DOSSIER, "roeien"), weights_of("gebalanceerd"))
    index = DOSSIER.criterion_index
    assert worth[index["grip"]] / worth[index["ambulantisering"]] == pytest.approx(4)
    silent = replace(make_selector(DOSSIER, "roeien"), silent=("grip",))
    assert point_values(silent, weights_of("gebalanceerd"))[index["grip"]] == 0


def test_amounts_are_ones_to_speak_of():
    assert {round_amount(c) for c in DOSSIER.criteria} == {1}
    euros = [c for c in shipped()["ijmond-transformatie"].criteria if c.in_euros]
    assert euros and all(100 <= round_amount(c) <= c.scale[1] / 2 for c in euros)


def test_without_a_criterion_the_others_keep_their_ratio():
    """The package is that of the same weights without it, whatever it weighed; with no weight left there is none."""
    selector = make_selector(DOSSIER, "roeien")
    given = dict(DOSSIER.weighting("knip").weights) | {"besparing_kort": 0.0, "besparing_lang": 0.0}
    found = without(selector, weights_of("knip"), ["besparing_kort", "besparing_lang"])
    assert found is not None and found.codes == select_package(DOSSIER, given, "roeien").codes
    assert without(selector, weights_of("knip"), [c.id for c in DOSSIER.criteria]) is None


def test_what_is_limited_and_weighs_counts_twice():
    assert limited_and_weighed(make_selector(DOSSIER, "roeien"), weights_of("knip")) == ("ontwikkeltijd",)
    assert limited_and_weighed(make_selector(DOSSIER, "alles-overwegend"), weights_of("knip")) == ()
    quiet = replace(make_selector(DOSSIER, "roeien"), silent=("ontwikkeltijd",))
    assert limited_and_weighed(quiet, weights_of("knip")) == ()
