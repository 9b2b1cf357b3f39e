"""Non-dominated packages and core indices, against every pair of legal packages."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings

from keuzemodel.analyse import dominance
from keuzemodel.analyse.dominance import non_dominated
from keuzemodel.analyse.weightsets import all_weightings, preset_weightings
from keuzemodel.model.errors import InfeasibleError
from keuzemodel.solve.problem import TooLarge
from keuzemodel.solve.selection import make_selector
from tests.building import cases, legal_packages, make_dossier, value_by_hand
from tests.shipped import alkmaar

DOSSIER = alkmaar()


@given(cases())
@settings(max_examples=200, deadline=None)
def test_the_core_index_is_that_of_brute_force(case):
    """By the definition, over all weightings and over a part of them."""
    dossier, limits, require, forbid, weights = case
    packages = legal_packages(dossier, limits, require, forbid)
    assume(packages)
    held = np.array([[i in p for i in range(len(dossier.codes))] for p in packages])
    selector = make_selector(dossier, None, limits, require, forbid)
    for corners in (np.eye(len(dossier.criteria)), weights):
        worth = np.array([[value_by_hand(dossier, corner, p) for corner in corners] for p in packages])
        stays = [not ((worth >= w - 1e-9).all(axis=1) & (worth > w + 1e-9).any(axis=1)).any() for w in worth]
        found = non_dominated(selector, corners)
        assert found.packages == sum(stays)
        assert found.core_index == pytest.approx(held[stays].mean(axis=0))


def test_core_borderline_and_exterior():
    """One that only yields is core, one that only costs is exterior, one that does both is borderline."""
    dossier = make_dossier([[3, 0], [0, 2], [2, 2]], ["benefit", "burden"])
    found = non_dominated(make_selector(dossier), np.eye(2))
    assert found.standing == ("core", "exterior", "borderline")
    assert found.packages == 2 and found.core_index == (1, 0, 0.5)


def test_alkmaar_between_its_own_weightings():
    """One package is left, the advised one: it dominates every other there."""
    selector = make_selector(DOSSIER, "alles-overwegend")
    found = non_dominated(selector, preset_weightings(DOSSIER).matrix)
    advised = selector.package(preset_weightings(DOSSIER).matrix[-1]).codes
    assert found.packages == 1
    assert tuple(c for c, s in zip(DOSSIER.codes, found.standing, strict=True) if s == "core") == advised


def test_too_many_packages_are_refused_not_guessed(monkeypatch):
    """And so are rules that clash, with the rules."""
    monkeypatch.setattr(dominance, "MOST_CANDIDATES", 100)
    with pytest.raises(TooLarge):
        non_dominated(make_selector(DOSSIER), all_weightings(DOSSIER).matrix)
    with pytest.raises(InfeasibleError):
        non_dominated(make_selector(DOSSIER, require=["3.1", "14"]), all_weightings(DOSSIER).matrix)
