"""Where the best package changes: against a fine grid, re-solving, and every legal package."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from keuzemodel.analyse.stability import cells, nearest_other, stretches
from keuzemodel.analyse.weightsets import all_weightings, aspect_weightings, mix_of, preset_weightings, slider_line
from keuzemodel.model.valuation import weight_vector
from keuzemodel.solve.items import items_of
from keuzemodel.solve.selection import make_selector
from tests.building import cases, legal_packages, make_dossier, with_hidden
from tests.shipped import alkmaar

DOSSIER = alkmaar()
GEBALANCEERD = weight_vector(DOSSIER, "gebalanceerd")
ASPECTS = aspect_weightings(DOSSIER, GEBALANCEERD)


def selector_of(case):
    """The selector of a random case, its legal packages by item, and the number of criteria."""
    dossier, limits, require, forbid, _ = case
    packages = legal_packages(dossier, limits, require, forbid)
    assume(packages)
    packages = [with_hidden(dossier, p) for p in packages]
    size = len(dossier.codes) + len(dossier.reinforcements)
    held = np.array([[i in p for i in range(size)] for p in packages], dtype=float)
    return make_selector(dossier, None, limits, require, forbid), held, len(dossier.criteria)


@pytest.mark.parametrize("approach", [a.id for a in DOSSIER.approaches])
@pytest.mark.parametrize("aspect", ASPECTS.ids)
def test_a_slider_is_cut_where_a_fine_grid_sees_a_change(approach, aspect):
    """10,001 places on the slider of an aspect, each solved by itself, and both sides of every cut."""
    selector = make_selector(DOSSIER, approach)
    first, last = slider_line(ASPECTS, mix_of(GEBALANCEERD, ASPECTS, DOSSIER), aspect)
    line = stretches(selector, first, last)
    assert line[0].start == 0 and line[-1].end == 1
    assert all(a.end == b.start and a.codes != b.codes for a, b in itertools.pairwise(line))
    beside = [c + d for s in line[1:] for c in [s.start] for d in (-1e-7, 1e-7)]
    places = np.array([*np.linspace(0, 1, 10_001)[1:-1], *beside])
    places = places[[min(abs(p - s.start) for s in line) > 1e-8 for p in places]]
    best = selector.solver.best(selector.net(first + places[:, None] * (last - first)))
    for place, held in zip(places, best, strict=True):
        assert selector.codes_of(held) == next(s.codes for s in line if place < s.end)


@given(cases())
@settings(max_examples=150, deadline=None)
def test_every_stretch_is_best_and_every_cut_a_tie(case):
    """Against every legal package: at both ends of a stretch nothing beats it, and each cut is needed."""
    selector, packages, columns = selector_of(case)
    first, last = np.eye(columns)[0], np.eye(columns)[-1]
    line = stretches(selector, first, last)
    ends = selector.net(np.array([first, last]))
    for s in line:
        held = items_of(selector.dossier, np.isin(selector.dossier.codes, s.codes))
        for place in (s.start, s.end):
            net = ends[0] + place * (ends[1] - ends[0])
            assert net[held].sum() == pytest.approx((packages @ net).max(), abs=3e-9)
    for a, b in itertools.pairwise(line):
        assert a.codes != b.codes


@given(cases())
@settings(max_examples=100, deadline=None)
def test_cells_fill_the_triangle_and_are_best_inside(case):
    """The areas add up to 1; at every corner and in the middle nothing beats the package of the cell."""
    selector, packages, columns = selector_of(case)
    assume(columns >= 3)
    weights = np.eye(columns)[:3]
    found = cells(selector, weights)
    assert sum(cell.area for cell in found) == pytest.approx(1, abs=1e-6)
    for cell in found:
        held = items_of(selector.dossier, np.isin(selector.dossier.codes, cell.codes))
        for place in [*map(np.array, cell.corners), np.mean(cell.corners, axis=0)]:
            net = selector.net((place @ weights)[None, :])[0]
            assert net[held].sum() == pytest.approx((packages @ net).max(), abs=3e-9)


def test_the_map_of_alkmaar_agrees_with_sampling():
    """The area of each cell is the share of random places in it."""
    selector = make_selector(DOSSIER, "alles-overwegend")
    corners = np.array([*ASPECTS.matrix[[0, 3]], ASPECTS.matrix[[1, 2]].mean(axis=0)])
    draws = np.random.default_rng(3).dirichlet(np.ones(3), size=40_000)
    best = selector.solver.best(selector.net(draws @ corners))
    for cell in cells(selector, corners):
        share = (best == np.isin(DOSSIER.codes, cell.codes)).all(axis=1).mean()
        assert share == pytest.approx(cell.area, abs=4 * np.sqrt(cell.area * (1 - cell.area) / 40_000) + 1e-4)


@given(cases(most=5), st.integers(0, 3))
@settings(max_examples=100, deadline=None)
def test_the_nearest_other_weighting_is_nearest(case, seed):
    """Against a linear programme per legal package: the least weight to move until it is as good."""
    selector, packages, columns = selector_of(case)
    mix = np.random.default_rng(seed).dirichlet(np.ones(columns))
    net = selector.net(np.eye(columns))
    ours = selector.solver.best((mix @ net)[None, :])[0]
    least = np.inf
    for rival in packages:
        gain = net @ (rival - ours)
        if (np.abs(gain) <= 1e-9).all():
            continue
        # mix + plus - minus is a mixture; half of what is moved counts twice.
        answer = linprog(
            np.full(2 * columns, 0.5),
            A_ub=[np.concatenate([-gain, gain])],
            b_ub=[gain @ mix],
            A_eq=[np.concatenate([np.ones(columns), -np.ones(columns)])],
            b_eq=[0],
            bounds=[(0, None)] * columns + [(0, m) for m in mix],
        )
        # A rival that can at most be equal, and only at the border, is no other best package.
        if answer.status == 0 and gain.max() > 1e-9:
            least = min(least, answer.fun)
    found = nearest_other(selector, np.eye(columns), mix, selector.codes_of(ours))
    assert (np.inf if found is None else found.moved) == pytest.approx(least, abs=1e-7)


def test_the_report_s_package_is_best_everywhere_between_its_weightings():
    """Nothing between the five presets leads elsewhere, and no cut lies between any two."""
    selector = make_selector(DOSSIER, "alles-overwegend")
    presets = preset_weightings(DOSSIER).matrix
    advised = selector.package(GEBALANCEERD).codes
    assert nearest_other(selector, presets, np.full(5, 0.2), advised) is None
    for first, last in itertools.combinations(presets, 2):
        assert [s.codes for s in stretches(selector, first, last)] == [advised]


def test_the_nearest_weighting_of_alkmaar_flips_just_beyond():
    """A little nearer the advised package still wins, a little further it does not."""
    selector = make_selector(DOSSIER, "alles-overwegend")
    advised = selector.package(GEBALANCEERD).codes
    for corners, mix in (
        (ASPECTS.matrix, mix_of(GEBALANCEERD, ASPECTS, DOSSIER)),
        (all_weightings(DOSSIER).matrix, GEBALANCEERD),
    ):
        found = nearest_other(selector, corners, mix, advised)
        there = np.array(found.mix)
        assert np.abs(there - mix).sum() / 2 == pytest.approx(found.moved)
        for factor, same in ((0.999, True), (1.001, False)):
            place = mix + factor * (there - mix)
            assert (selector.package(place @ corners).codes == advised) is same


def test_a_line_where_the_others_weigh_nothing():
    """They share equally; an aspect alone has no line; one without weight inside is no corner."""
    line = slider_line(ASPECTS, np.array([1.0, 0, 0, 0]), "inhoud")
    assert line[0] == pytest.approx(ASPECTS.matrix[1:].mean(axis=0))
    small = make_dossier([[1]], ["benefit"])
    alone = aspect_weightings(small, np.ones(1))
    assert slider_line(alone, np.ones(1), "a0") is None
    assert aspect_weightings(DOSSIER, np.array([0] * 4 + [1] * 5)).ids == ("financien", "strategie", "complexiteit")
