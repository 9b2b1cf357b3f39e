"""From scores to values: the bare formulas, by hand."""

from __future__ import annotations

import numpy as np
import pytest

from keuzemodel.model.errors import RequestError, RequestKind
from keuzemodel.model.valuation import leaf_weights, net_values, totals, value_matrix, values
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
