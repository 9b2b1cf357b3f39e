"""The rules of a selection as exact integers."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings

from keuzemodel.solve.problem import keeps_rules, make_problem, tie_key
from tests.building import cases, legal_packages, make_dossier


@given(cases(most=5))
@settings(max_examples=100, deadline=None)
def test_a_package_keeps_the_rules_or_not(case):
    """As brute force has it by the words of the value model."""
    dossier, limits, require, forbid, _ = case
    problem = make_problem(dossier, limits, require, forbid)
    every = [p for size in range(len(dossier.codes) + 1) for p in combinations(range(len(dossier.codes)), size)]
    kept = [p for p in every if keeps_rules(problem, problem.completed(p))]
    assert kept == legal_packages(dossier, limits, require, forbid)


def test_a_hidden_item_is_in_exactly_beside_what_reinforces():
    """In with its measure and one of the others, out otherwise; the linear rows say the same, and no tie counts it."""
    dossier = make_dossier([[1], [1], [1]], ["benefit"], reinforces=[(0, [1, 2], 0.5)])
    problem = make_problem(dossier, {}, (), ())
    for size in range(5):
        for package in combinations(range(4), size):
            right = (3 in package) == (0 in package and bool({1, 2} & {*package}))
            rows = all(sum(c * (i in package) for i, c in row.items()) <= most for row, most in problem.bonus_rows())
            assert keeps_rules(problem, package) == rows == right
    assert problem.measures == 3 and problem.amounts([4, 5, 6]) == (4, 5, 6, 0)
    assert tie_key((0, 1, 3), 3) == tie_key((0, 1), 3)


def test_a_limit_counts_in_the_common_step():
    """0,1 + 0,2 fits in 0,3; what is forced out uses nothing, and no bound is above all that can be used."""
    dossier = make_dossier([[1, 0.1], [1, 0.2], [1, 0.5]], ["benefit", "burden"])
    (limit,) = make_problem(dossier, {"c1": 0.3}, (), ()).resources
    assert (limit.amounts, limit.bound) == ((1, 2, 5), 3)
    (limit,) = make_problem(dossier, {"c1": 100}, (), ("m2",)).resources
    assert (limit.amounts, limit.bound) == ((1, 2, 0), 3)


def test_ties():
    """Fewest measures first, then the earliest in dossier order."""
    packages = [(0, 1), (2,), (0,), (1, 2), ()]
    assert sorted(packages, key=lambda p: tie_key(p, 3)) == [(), (0,), (2,), (0, 1), (1, 2)]
