"""How far a group can shift, against a linear programme for every legal package and everybody."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from scipy.optimize import linprog

from keuzemodel.analyse import stability
from keuzemodel.analyse.together.agreement import shared_package
from keuzemodel.analyse.together.room import room
from keuzemodel.analyse.weightsets import aspect_weightings
from keuzemodel.model.valuation import weight_vector
from keuzemodel.solve.problem import TooLarge
from keuzemodel.solve.selection import make_selector
from tests.analyse.together.judge import TIE, groups
from tests.shipped import alkmaar


def least_to_move(mix, gain):
    """The least weight to move until a rival with this gain at the corners is as good; infinite if it never is."""
    size = len(mix)
    answer = linprog(
        np.full(2 * size, 0.5),
        A_ub=[np.concatenate([-gain, gain])],
        b_ub=[gain @ mix],
        A_eq=[np.concatenate([np.ones(size), -np.ones(size)])],
        b_eq=[0],
        bounds=[(0, None)] * size + [(0, m) for m in mix],
    )
    return answer.fun if answer.status == 0 else np.inf


@given(groups(most=4, people=3))
@settings(max_examples=100, deadline=None)
def test_nobody_can_turn_it_with_less(group):
    codes = shared_package(group.selector, group.weights) or group.codes(group.packages[group.best[0].argmax()])
    ours = group.worth[group.place(codes)]
    # A rival that can at most be equal, and only at the border, is no other best package.
    gains = [row - ours for row in group.worth if (row - ours).max() > TIE]
    least = min((least_to_move(mix, gain) for mix in group.mixes for gain in gains), default=np.inf)
    found = room(group.selector, group.corners, group.mixes, codes)
    assert (np.inf if found is None else found.moved) == pytest.approx(least, abs=1e-7)
    if found:
        there = np.array(found.mix)
        assert there.sum() == pytest.approx(1) and (there >= 0).all()
        moved = np.abs(there - group.mixes).sum(axis=1) / 2
        assert moved.min() == pytest.approx(found.moved, abs=1e-9)
        assert there @ group.worth[group.place(found.codes)] >= there @ ours - 1e-9


def test_within_the_room_of_alkmaar_all_mixtures_keep_the_package():
    """Everybody shifts by less, at random; so does every mixture of where they then stand."""
    dossier, rng = alkmaar(), np.random.default_rng(2)
    corners = aspect_weightings(dossier, weight_vector(dossier, "gebalanceerd"))
    selector = make_selector(dossier, "alles-overwegend")
    mixes = rng.dirichlet(np.full(4, 60.0), size=20)
    codes = shared_package(selector, mixes @ corners.matrix)
    assert codes is not None
    found = room(selector, corners, mixes, codes)
    assert 0 < found.moved < 1
    towards = rng.dirichlet(np.full(4, 0.3), size=(2000, 20))
    shift = np.abs(towards - mixes).sum(axis=2, keepdims=True) / 2
    moved = mixes + (towards - mixes) * np.minimum(1, 0.999 * found.moved / shift)
    mixed = np.einsum("np,npk->nk", rng.dirichlet(np.ones(20), size=2000), moved)
    for places in (moved[:, 0], mixed):
        best = selector.solver.best(selector.net(places @ corners.matrix))
        assert {selector.codes_of(row) for row in best} == {codes}


def test_too_many_corners_of_balls_are_refused(monkeypatch):
    """Not guessed."""
    dossier = alkmaar()
    corners = aspect_weightings(dossier, weight_vector(dossier, "gebalanceerd"))
    mixes = np.array(list(itertools.islice(itertools.permutations([0.1, 0.2, 0.3, 0.4]), 20)))
    monkeypatch.setattr(stability, "MOST_ROWS", 100)
    with pytest.raises(TooLarge):
        room(make_selector(dossier), corners, mixes, ())
