"""Best value against capacity: every point, against every legal package."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings

from keuzemodel.analyse.frontier import frontier
from keuzemodel.model.valuation import weight_vector
from keuzemodel.solve.selection import make_selector, select_package
from tests.building import cases, legal_packages, make_dossier, with_hidden
from tests.shipped import alkmaar

DOSSIER = alkmaar()


@given(cases())
@settings(max_examples=200, deadline=None)
def test_the_frontier_is_that_of_brute_force(case):
    """Same uses, same values, same supported points; whatever else is limited or forced."""
    dossier, limits, require, forbid, weights = case
    criterion = dossier.criteria[-1].id
    others = {id: v for id, v in limits.items() if id != criterion}
    packages = legal_packages(dossier, others, require, forbid)
    selector = make_selector(dossier, None, limits, require, forbid)
    net = selector.net(weights)[0]
    found = frontier(selector, criterion, weights[0])
    worth = {}
    for package in packages:
        use = round(sum(dossier.score_of[dossier.codes[i], criterion].score for i in package), 9)
        worth[use] = max(worth.get(use, -np.inf), sum(net[i] for i in with_hidden(dossier, package)))
    expected = []
    for use in sorted(worth):
        if not expected or worth[use] > expected[-1][1] + 1e-9:
            expected.append((use, worth[use]))
    assert [p.use for p in found.points] == pytest.approx([use for use, _ in expected])
    assert [p.value for p in found.points] == pytest.approx([value for _, value in expected], abs=1e-9)
    for point in found.points:
        assert sum(dossier.score_of[c, criterion].score for c in point.codes) == pytest.approx(point.use)
        assert tuple(dossier.measure_index[c] for c in point.codes) in packages
    prices = np.linspace(0, 5, 2001)
    for point in found.points:
        best = (np.array([v for _, v in expected]) - prices[:, None] * [u for u, _ in expected]).max(axis=1)
        wins = (point.value - prices * point.use >= best - 1e-9).any()
        assert point.supported or not wins


def test_points_that_no_price_picks():
    """Three projects of the textbook kind: use 1, 2 and 3 worth 5, 6 and 12; 2 lies under the hull."""
    dossier = make_dossier([[5, 1], [1, 1], [6, 1]], ["benefit", "burden"], requires=[(2, [1])], excludes=[])
    found = frontier(make_selector(dossier), "c1", np.array([1.0, 0.0]))
    assert [(p.use, round(5 * p.value), p.supported) for p in found.points] == [
        (0, 0, True), (1, 5, True), (2, 7, False), (3, 12, True),
    ]  # fmt: skip


def test_every_capacity_of_alkmaar():
    """For every whole capacity the value of the package is that of the last point that fits."""
    weights = weight_vector(DOSSIER, "gebalanceerd")
    found = frontier(make_selector(DOSSIER, "roeien"), "ontwikkeltijd", weights)
    assert found.complete
    for most in range(0, 101, 3):
        package = select_package(DOSSIER, "gebalanceerd", limits={"ontwikkeltijd": most})
        last = [p for p in found.points if p.use <= most][-1]
        assert package.value == pytest.approx(last.value, abs=1e-9)


def test_what_cannot_be_has_no_points():
    """Rivals forced in."""
    dossier = make_dossier([[1, 1], [1, 1]], ["benefit", "burden"], excludes=[(0, 1)])
    selector = make_selector(dossier, require=["m0", "m1"])
    assert frontier(selector, "c1", np.array([0.5, 0.5])).points == ()


def test_progress_only_rises():
    """From something up to 1."""
    heard = []
    frontier(make_selector(DOSSIER), "ontwikkeltijd", weight_vector(DOSSIER, "knip"), heard.append)
    assert heard == sorted(heard) and heard[-1] == 1
