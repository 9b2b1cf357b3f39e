"""What a weighting needs and refuses, against every package that is as good as the best."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings

from keuzemodel.analyse.together import ties
from keuzemodel.analyse.together.ties import held_by, losses, stances
from keuzemodel.solve import selection
from keuzemodel.solve.milp import Milp
from tests.analyse.together.judge import groups


def expected(group):
    """By the definition."""
    rows = []
    for best in group.best:
        held = group.held[best]
        rows.append(held.all(axis=0).astype(int) - (~held.any(axis=0)).astype(int))
    return rows


@given(groups())
@settings(max_examples=200, deadline=None)
def test_a_step_is_needed_where_every_best_package_holds_it(group):
    assert stances(group.selector, group.weights).tolist() == np.array(expected(group)).tolist()


@given(groups(most=5, people=2))
@settings(max_examples=60, deadline=None)
def test_the_same_where_every_package_takes_a_programme(group):
    """Also where more packages are equally good than are looked at one by one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(selection, "_solver", lambda selector: Milp(selector.problem))
        for few in (2, 10):
            patch.setattr(ties, "CO_OPTIMAL_FEW", few)
            assert stances(group.selector, group.weights).tolist() == np.array(expected(group)).tolist()


@given(groups())
@settings(max_examples=100, deadline=None)
def test_what_is_lost_is_what_the_best_is_worth_more(group):
    held = np.array([held_by(group.selector, group.codes(p)) for p in group.packages])
    lost = group.values.max(axis=1, keepdims=True) - group.values
    assert losses(group.selector, group.weights, held) == pytest.approx(lost, abs=1e-12)
