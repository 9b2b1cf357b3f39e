"""The frontier of total and greatest loss, against every legal package."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings

from keuzemodel.analyse.together import compromise as module
from keuzemodel.analyse.together.agreement import shared_package
from keuzemodel.analyse.together.compromise import compromise
from keuzemodel.analyse.weightsets import aspect_weightings
from keuzemodel.model.valuation import weight_vector
from keuzemodel.solve.problem import TooLarge
from keuzemodel.solve.selection import make_selector
from tests.analyse.together.judge import TIE, by_tie_rule, groups
from tests.building import make_dossier
from tests.shipped import alkmaar


def expected(group, roles):
    """(total, greatest loss, package) of every point, by the definition."""
    total = group.mixes.mean(axis=0) @ group.worth.T
    values = roles @ group.worth.T
    losses = values.max(axis=1, keepdims=True) - values
    loss = losses.max(axis=0)
    beaten = [(((total > t + TIE) & (loss <= x + TIE)) | ((total >= t - TIE) & (loss < x - TIE))).any()
              for t, x in zip(total, loss, strict=True)]  # fmt: skip
    points = []
    for t, x in sorted({(t, x) for t, x, b in zip(total, loss, beaten, strict=True) if not b}, reverse=True):
        if points and points[-1][0] - t <= TIE and abs(points[-1][1] - x) <= TIE:
            continue
        there = np.flatnonzero((np.abs(total - t) <= TIE) & (np.abs(loss - x) <= TIE))
        sums = losses[:, there].sum(axis=0)
        points.append((t, x, by_tie_rule([group.packages[k] for k in there[sums <= sums.min() + TIE]])))
    return points


def check(group, roles):
    """Every point is there, with its package and what each role loses."""
    found = compromise(group.selector, group.weights, roles @ group.corners.matrix)
    points = expected(group, roles)
    assert [p.codes for p in found.points] == [group.codes(p) for _, _, p in points]
    assert [p.total for p in found.points] == pytest.approx([t for t, _, _ in points], abs=3e-9)
    assert [p.loss for p in found.points] == pytest.approx([x for _, x, _ in points], abs=3e-9)
    values = roles @ group.worth.T
    for point in found.points:
        lost = values.max(axis=1) - values[:, group.place(point.codes)]
        assert point.losses == pytest.approx(lost, abs=1e-12)
    assert found.complete and found.needed == (points[-1][1] > TIE)


@given(groups())
@settings(max_examples=250, deadline=None)
def test_the_frontier_is_that_of_brute_force(group):
    """Where everybody is a role, and where the first two are."""
    check(group, group.mixes)
    check(group, group.mixes[:2])


@given(groups(most=5, people=3))
@settings(max_examples=60, deadline=None)
def test_the_same_by_programmes(group):
    """Where the labels would be too many."""

    def too_many(*_):
        raise TooLarge

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_by_labels", too_many)
        check(group, group.mixes[:2])


@given(groups())
@settings(max_examples=100, deadline=None)
def test_no_compromise_is_needed_where_one_package_is_best_for_all(group):
    found = compromise(group.selector, group.weights, group.weights)
    assert found.needed == (shared_package(group.selector, group.weights) is None)
    if not found.needed:
        assert [p.codes for p in found.points] == [shared_package(group.selector, group.weights)]


def test_a_compromise_that_is_nobody_s_own():
    """One wants m0, the other m1; with room for one step m2 is the least loss for both."""
    dossier = make_dossier([[5, 0, 1], [0, 5, 1], [3, 3, 1]], ["benefit", "benefit", "burden"])
    selector = make_selector(dossier, None, {"c2": 1})
    roles = np.eye(3)[:2]
    found = compromise(selector, np.array([[1, 0, 0]] * 3 + [[0, 1, 0]]), roles)
    assert [p.codes for p in found.points] == [("m0",), ("m2",)]
    assert found.points[0].losses == pytest.approx((0, 1)) and found.points[1].losses == pytest.approx((0.4, 0.4))
    assert found.needed


@pytest.mark.parametrize("approach", ["alles-overwegend", "roeien"])
def test_both_ways_say_the_same_of_alkmaar(approach, monkeypatch):
    """Five roles that differ much."""
    dossier = alkmaar()
    corners = aspect_weightings(dossier, weight_vector(dossier, "gebalanceerd")).matrix
    roles = np.random.default_rng(4).dirichlet(np.ones(4), size=5) @ corners
    selector = make_selector(dossier, approach)
    one = compromise(selector, roles, roles)
    monkeypatch.setattr(module, "MOST_CANDIDATES", 0)
    other = compromise(selector, roles, roles)
    assert [p.codes for p in one.points] == [p.codes for p in other.points]
    assert len(one.points) > 1


def test_a_frontier_that_is_cut_says_so(monkeypatch):
    """And starts at the best total."""
    dossier = alkmaar()
    corners = aspect_weightings(dossier, weight_vector(dossier, "gebalanceerd")).matrix
    selector = make_selector(dossier, "alles-overwegend")
    whole = compromise(selector, corners, corners)
    monkeypatch.setattr(module, "MOST_CANDIDATES", 0)
    monkeypatch.setattr(module, "MOST_POINTS", 1)
    cut = compromise(selector, corners, corners)
    assert not cut.complete and cut.points == whole.points[:1] and cut.needed == whole.needed
