"""The engine against brute force over random dossiers, and what must always hold."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from keuzemodel.errors import InfeasibleError
from keuzemodel.milp import Milp
from keuzemodel.network import Network
from keuzemodel.problem import Infeasible, make_problem
from keuzemodel.selection import make_selector, select_package, select_packages
from tests.building import brute_best, legal_packages, make_dossier

SCORES = st.sampled_from([0, 0, 0.1, 0.2, 0.3, 0.7, 1, 1.3, 2, 2.5, 3, 4, 5])
BURDENS = st.sampled_from([0, 0.1, 0.2, 0.7, 1, 1.3, 2, 2.5, 3, 5])


@st.composite
def cases(draw, most=7):
    """(dossier, limits, require, forbid, weights (S, C)) with every rule of the value model."""
    size = draw(st.integers(1, most))
    kinds = ["benefit", *draw(st.lists(st.sampled_from(["benefit", "burden"]), max_size=2)), "burden"]
    scores = [[draw(SCORES if kind == "benefit" else BURDENS) for kind in kinds] for _ in range(size)]
    requires, excludes = [], set()
    order = draw(st.permutations(range(size)))
    for k in range(1, size):
        earlier = order[:k]
        for _ in range(draw(st.integers(0, 2))):
            if draw(st.booleans()):
                others = draw(st.lists(st.sampled_from(earlier), min_size=1, max_size=2, unique=True))
                requires.append((order[k], others))
    for _ in range(draw(st.integers(0, 2))):
        i, j = draw(st.integers(0, size - 1)), draw(st.integers(0, size - 1))
        if i != j:
            excludes.add((min(i, j), max(i, j)))
    themes = [draw(st.integers(0, 1)) for _ in range(size)]
    coverage = draw(st.lists(st.tuples(st.integers(0, max(themes)), st.integers(0, 2)), max_size=1))
    dossier = make_dossier(scores, kinds, requires=requires, excludes=sorted(excludes), themes=themes,
                           coverage=coverage)
    burdens = [c.id for c in dossier.criteria if c.kind == "burden"]
    limits = {
        id: draw(st.sampled_from([0, 0.3, 1, 1.4, 2, 2.7, 4, 6.5, 10]))
        for id in draw(st.lists(st.sampled_from(burdens), max_size=2, unique=True))
    }
    codes = list(dossier.codes)
    require = tuple(draw(st.lists(st.sampled_from(codes), max_size=1)))
    forbid = tuple(draw(st.lists(st.sampled_from(codes), max_size=1)))
    parts = st.lists(st.integers(0, 4), min_size=len(kinds), max_size=len(kinds)).filter(any)
    weights = np.array(draw(st.lists(parts, min_size=1, max_size=4)), dtype=float)
    return dossier, limits, require, forbid, weights / weights.sum(axis=1, keepdims=True)


@given(cases())
@settings(max_examples=400, deadline=None)
def test_both_ways_give_what_brute_force_gives(case):
    """Same package, same co-optimal ones, same prices of forcing; or the same refusal."""
    dossier, limits, require, forbid, weights = case
    packages = legal_packages(dossier, limits, require, forbid)
    problem = make_problem(dossier, limits, require, forbid)
    if not packages:
        for way in (Network, lambda p: Network(p, whole=1), Milp):
            with pytest.raises(Infeasible):
                way(problem)
        with pytest.raises(InfeasibleError):
            select_packages(dossier, weights, limits=limits, require=require, forbid=forbid)
        return
    net = make_selector(dossier, None, limits, require, forbid).net(weights)
    expected = [brute_best(row, packages) for row in net]
    for solver in (Network(problem), Network(problem, whole=1), Milp(problem)):
        chosen = solver.best(net)
        for s, (best, tied) in enumerate(expected):
            assert tuple(np.flatnonzero(chosen[s])) == best, type(solver)
            found, cut = solver.co_optimal(net[s], 1000)
            assert sorted(found) == sorted(tied) and not cut, type(solver)
        with_it, without = solver.marginals(net[0])
        for i in range(len(dossier.measures)):
            for bound, kept in ((with_it[i], True), (without[i], False)):
                worth = [sum(net[0][k] for k in p) for p in packages if (i in p) == kept]
                assert bound == pytest.approx(max(worth, default=-np.inf), abs=1e-9)


@given(cases())
@settings(max_examples=150, deadline=None)
def test_one_weighting_is_the_engine_for_one(case):
    """`select_package` says the same as a row of `select_packages`, with the totals of its codes."""
    dossier, limits, require, forbid, weights = case
    assume(legal_packages(dossier, limits, require, forbid))
    chosen = select_packages(dossier, weights, limits=limits, require=require, forbid=forbid)
    for row, weight in zip(chosen, weights, strict=True):
        named = {c.id: w for c, w in zip(dossier.criteria, weight, strict=True)}
        package = select_package(dossier, named, limits=limits, require=require, forbid=forbid)
        assert package.codes == tuple(c for c, held in zip(dossier.codes, row, strict=True) if held)
        assert package.codes not in package.co_optimal
        for criterion in dossier.criteria:
            worth = sum(dossier.score_of[code, criterion.id].score for code in package.codes)
            assert package.totals[criterion.id] == pytest.approx(worth)


@given(cases(most=6))
@settings(max_examples=150, deadline=None)
def test_gaps_below_the_tolerance_are_ties_only_together(case):
    """Tiny gaps that are a tie one by one, but not added up, are still judged as a whole."""
    dossier, limits, require, forbid, weights = case
    packages = legal_packages(dossier, limits, require, forbid)
    assume(packages)
    problem = make_problem(dossier, limits, require, forbid)
    net = make_selector(dossier, None, limits, require, forbid).net(weights) * 3e-10
    for whole in (256, 1):
        for s, row in enumerate(Network(problem, whole).best(net)):
            assert tuple(np.flatnonzero(row)) == brute_best(net[s], packages)[0]
