"""Many score tables at once against one selection at a time."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keuzemodel.model.dossier import Criterion
from keuzemodel.solve.selection import select_packages
from keuzemodel.solve.tables import Tables, grid_of, step_of
from tests.building import make_dossier


@given(st.integers(0, 2**32 - 1), st.sampled_from([None, 0, 3, 7]))
@settings(max_examples=40, deadline=None)
def test_tables_give_what_selection_gives(seed, limit):
    """Random rules, weights and whole scores; with one limit and without."""
    rng = np.random.default_rng(seed)
    size = int(rng.integers(2, 7))
    start = rng.integers(0, 6, (size, 3)).astype(float).tolist()
    requires = [(k, [int(rng.integers(0, k))]) for k in range(1, size) if rng.random() < 0.5]
    reinforces = [(0, [size - 1], 0.75), (size - 1, [0], 0.5)] if rng.random() < 0.5 else []
    dossier = make_dossier(start, ["benefit", "benefit", "burden"], requires=requires, reinforces=reinforces)
    dossier = replace(dossier, criteria=tuple(replace(c, scale=(0.0, 5.0)) for c in dossier.criteria))
    limits = {} if limit is None else {"c2": float(limit)}
    tables = rng.integers(0, 6, (5, size, 3)).astype(float)
    weights = rng.dirichlet(np.ones(3), size=4)
    solver = Tables(dossier, limits)
    chosen, _, feasible = solver.best(weights, tables)
    assert solver.quick and feasible.all()
    for k, table in enumerate(tables):
        scores = [replace(s, score=float(table[int(s.code[1:]), int(s.criterion[1:])])) for s in dossier.scores]
        one = replace(dossier, scores=tuple(scores), fingerprint=f"{seed}{limit}{k}")
        assert (select_packages(one, weights, limits=limits) == chosen[k, :, :size]).all()


@pytest.mark.parametrize(
    ("scale", "step", "points"),
    [((0, 5), 1, 6), ((-2, 3), 1, 6), ((0, 602938), 602938 / 20, 21), ((0, 0.5), 0.025, 21)],
)
def test_the_grid_of_a_scale(scale, step, points):
    """Whole points; a twentieth of a scale that is wide, or narrower than a point."""
    criterion = Criterion("c", "C", "a", "benefit", (float(scale[0]), float(scale[1])))
    assert float(step_of(criterion)) == pytest.approx(step)
    grid = grid_of(criterion)
    assert len(grid) == points and grid[0] == scale[0] and grid[-1] == scale[1]
