"""From scores to values: the bare formulas, by hand."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from keuzemodel.model.errors import RequestError, RequestKind
from keuzemodel.model.valuation import (
    beside,
    item_values,
    kept_shares,
    leaf_weights,
    net_values,
    totals,
    value_matrix,
    values,
)
from tests.building import make_dossier


def test_value_is_the_share_of_the_scale_with_its_sign():
    """Clemen & Smith 2009: do nothing is 0 on every criterion, whatever the other measures are."""
    found = values(np.array([[3.0, 2.0], [0.0, 0.0]]), np.array([1.0, -1.0]), np.array([5.0, 10.0]))
    assert found.tolist() == [[0.6, -0.2], [0.0, 0.0]]


def test_net_value_is_the_weighted_sum():
    """Two weightings of two measures."""
    found = net_values(np.array([[0.6, -0.2], [1.0, 0.0]]), np.array([[0.5, 0.5], [1.0, 0.0]]))
    assert np.allclose(found, [[0.2, 0.5], [0.6, 1.0]])


def test_values_do_not_depend_on_the_other_measures():
    """No min-max over the measures at hand."""
    one = value_matrix(make_dossier([[3, 2]], ["benefit", "burden"]))
    two = value_matrix(make_dossier([[3, 2], [5, 5]], ["benefit", "burden"]))
    assert (one[0] == two[0]).all()


@pytest.mark.parametrize(
    ("aspects", "within", "expected"),
    [
        ({"a": 1, "b": 1}, {"x": 1, "y": 1, "z": 5}, {"x": 0.25, "y": 0.25, "z": 0.5}),
        ({"a": 3, "b": 1}, {"x": 2, "y": 1, "z": 1}, {"x": 0.5, "y": 0.25, "z": 0.25}),
        ({"a": 0, "b": 2}, {"x": 1, "y": 1, "z": 1}, {"x": 0, "y": 0, "z": 1}),
        ({"a": 1, "b": 1}, {"x": 0, "y": 0, "z": 1}, {"x": 0, "y": 0, "z": 1}),
    ],
)
def test_leaf_weights(aspects, within, expected):
    """Share of the aspect times share inside it."""
    found = leaf_weights(aspects, within, {"x": "a", "y": "a", "z": "b"})
    assert found == pytest.approx(expected)


def test_nothing_to_weigh_is_refused():
    """Every slider at 0 has no meaning."""
    with pytest.raises(RequestError, match="an aspect above 0") as error:
        leaf_weights({"a": 0}, {"x": 1}, {"x": "a"})
    assert error.value.kind is RequestKind.NO_WEIGHT


def test_totals_are_sums_without_a_binary_tail():
    """0,1 + 0,2 is 0,3."""
    dossier = make_dossier([[0.1, 1], [0.2, 1]], ["benefit", "burden"])
    assert totals(dossier, ["m0", "m1"]) == {"c0": 0.3, "c1": 2}


REINFORCED = make_dossier([[3, 2], [1, 1], [2, 0]], ["benefit", "burden"], reinforces=[(0, [1, 2], 0.1), (0, [2], 0.2)])


@pytest.mark.parametrize(
    ("codes", "kept", "benefit"),
    [(("m0",), 0.7, 2.1), (("m0", "m1"), 0.8, 3.4), (("m0", "m2"), 1, 5), (("m1",), 0.8, 1), ((), 0.7, 0)],
)
def test_a_share_of_benefits_waits_for_another_measure(codes, kept, benefit):
    """Shares of one measure add up, in exact decimals; burdens stay."""
    assert kept_shares(REINFORCED, codes) == {"m0": Fraction(str(kept))}
    found = totals(REINFORCED, codes)
    assert found == {"c0": benefit, "c1": sum(REINFORCED.score_of[c, "c1"].score for c in codes)}
    given = beside(REINFORCED, codes)
    assert totals(given, codes) == found and not given.reinforcements
    assert given.score_of["m0", "c0"].score == float(3 * Fraction(str(kept)))


def test_items_divide_the_benefits_of_a_measure():
    """Seven tenths of m0 stand by themselves, one and two tenths wait; a dossier without is what it was."""
    found = item_values(REINFORCED, value_matrix(REINFORCED))
    assert found == pytest.approx(np.array([[0.42, -0.4], [0.2, -0.2], [0.4, 0], [0.06, 0], [0.12, 0]]))
    plain = make_dossier([[3, 2]], ["benefit", "burden"])
    matrix = value_matrix(plain)
    assert item_values(plain, matrix) is matrix and beside(plain, ()) is plain
