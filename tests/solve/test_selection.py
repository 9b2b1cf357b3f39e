"""Selection on cases small enough to work out by hand."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from keuzemodel.model.errors import InfeasibleError, RequestError, RequestKind, TooSlowError
from keuzemodel.solve import milp, selection
from keuzemodel.solve.milp import Milp
from keuzemodel.solve.network import Network
from keuzemodel.solve.problem import TooLarge, make_problem
from keuzemodel.solve.selection import make_selector, select_package, select_packages
from tests.benchmarks.large_dossier import synthetic
from tests.building import brute_best, legal_packages, make_dossier

BENEFIT = ["benefit", "burden"]


def chosen(dossier, weights=None, **rules):
    """Codes of the best package; the first criterion has all weight unless said otherwise."""
    return select_package(dossier, weights or {"c0": 1}, **rules).codes


def test_value_model_by_hand():
    """V = 0,6·(3/5) − 0,4·(2/10…5): shares of the scale's maximum, benefits plus, burdens minus."""
    dossier = make_dossier([[3, 2], [1, 5]], BENEFIT)
    package = select_package(dossier, {"c0": 3, "c1": 2})
    assert package.codes == ("m0",)
    assert package.value == pytest.approx(0.6 * 3 / 5 - 0.4 * 2 / 5)
    assert package.totals == {"c0": 3, "c1": 2}


@pytest.mark.parametrize(
    ("scores", "rules", "expected"),
    [
        ([[0, 0], [2, 0]], {}, ("m1",)),
        ([[2, 0], [2, 0], [4, 0]], {"excludes": [(0, 2), (1, 2)]}, ("m2",)),
        ([[2, 0], [2, 0]], {"excludes": [(0, 1)]}, ("m0",)),
        ([[1, 0], [1, 0], [1, 0], [1, 0]], {"excludes": [(0, 1), (0, 2), (1, 3), (2, 3)]}, ("m0", "m3")),
    ],
    ids=["what adds nothing stays out", "fewest measures", "earliest in order", "earliest as a whole"],
)
def test_ties(scores, rules, expected):
    """Equal value: the fewest measures, then the earliest in dossier order."""
    dossier = make_dossier(scores, BENEFIT, **rules)
    assert chosen(dossier) == expected


def test_co_optimal_packages_are_reported():
    """All packages of the same value but the chosen one, best by the tie rule first."""
    dossier = make_dossier([[2, 0], [2, 0], [0, 0]], BENEFIT, excludes=[(0, 1)])
    package = select_package(dossier, {"c0": 1})
    assert package.co_optimal == (("m1",), ("m0", "m2"), ("m1", "m2"))
    assert not package.co_optimal_cut


def test_a_long_list_of_co_optimal_packages_is_cut_and_says_so():
    """Ten measures that add nothing: 1023 other packages are just as good."""
    package = select_package(make_dossier([[0, 0]] * 10, BENEFIT), {"c0": 1})
    assert package.codes == () and package.co_optimal_cut and len(package.co_optimal) == 99


def test_ties_among_more_measures_than_fit_in_a_machine_word():
    """Sixty pairs of equals: the first of each pair, on both ways."""
    dossier = make_dossier([[1, 0]] * 120, BENEFIT, excludes=[(2 * k, 2 * k + 1) for k in range(60)])
    problem = make_problem(dossier, {}, (), ())
    net = make_selector(dossier).net(np.array([[1.0, 0.0]]))
    for solver in (Network(problem), Milp(problem)):
        assert np.flatnonzero(solver.best(net)[0]).tolist() == list(range(0, 120, 2))


@pytest.mark.parametrize(("limit", "expected"), [(0.3, ("m0", "m1")), (0.29, ("m1",))])
def test_limits_are_exact_decimals(limit, expected):
    """0,1 + 0,2 fits in 0,3 although their binary sum is larger."""
    dossier = make_dossier([[1, 0.1], [2, 0.2]], BENEFIT)
    assert chosen(dossier, limits={"c1": limit}) == expected


def test_a_limit_in_which_nothing_fits_gives_the_empty_package():
    """That is legal, not an error."""
    package = select_package(make_dossier([[5, 3], [5, 4]], BENEFIT), {"c0": 1}, limits={"c1": 0})
    assert package.codes == () and package.value == 0


def test_limits_replace_those_of_the_approach():
    """Given limits count instead of the approach's, an empty set of them means none."""
    dossier = make_dossier([[5, 3], [4, 4]], BENEFIT, limits={1: 4})
    assert chosen(dossier, approach="roeien") == ("m0",)
    assert chosen(dossier, approach="roeien", limits={}) == ("m0", "m1")
    assert chosen(dossier, approach="roeien", limits={"c1": 2}) == ()


@pytest.mark.parametrize(
    ("rules", "call", "clash"),
    [
        ({"excludes": [(0, 1)]}, {"require": ("m0", "m1")}, ["m0 excludes m1", "m0 always", "m1 always"]),
        ({"requires": [(1, [0])]}, {"require": ("m1",), "forbid": ("m0",)},
         ["m1 requires m0", "m0 never", "m1 always"]),
        ({}, {"require": ("m0",), "limits": {"c1": 2}}, ["c1 at most 2", "m0 always"]),
        ({"coverage": [(0, 3)]}, {}, ["at least 3 of t0"]),
        ({"coverage": [(0, 2)]}, {"forbid": ("m0",)}, ["at least 2 of t0", "m0 never"]),
        ({}, {"require": ("m0",), "forbid": ("m0",)}, ["m0 never", "m0 always"]),
        # Neither fits in the limit, so that m0 is out as well is a bystander.
        ({"coverage": [(0, 1)]}, {"forbid": ("m0",), "limits": {"c1": 2}}, ["at least 1 of t0", "c1 at most 2"]),
    ],
)  # fmt: skip
def test_what_cannot_be_says_which_rules_clash(rules, call, clash):
    """The error names a smallest set of rules, no bystanders."""
    dossier = make_dossier([[5, 3], [4, 4]], BENEFIT, **rules)
    with pytest.raises(InfeasibleError) as error:
        select_package(dossier, {"c0": 1}, **call)
    assert sorted(map(str, error.value.rules)) == sorted(clash)
    assert str(error.value) == f"no package keeps all of: {'; '.join(map(str, error.value.rules))}"


@pytest.mark.parametrize(
    ("call", "kind", "sentence"),
    [
        ({"weighting": "zomaar"}, RequestKind.UNKNOWN, "weighting: expected one of gelijk, found 'zomaar'"),
        ({"weighting": 3}, RequestKind.FORM, "weighting: expected an id or {criterion: weight}, found 3"),
        ({"weighting": {"c9": 1}}, RequestKind.UNKNOWN, "weighting: criterion: expected one of c0, c1, found 'c9'"),
        (
            {"weighting": {"c0": -1}},
            RequestKind.NUMBER,
            "weight of 'c0': expected a finite number",
        ),
        ({"weighting": {"c0": float("nan")}}, RequestKind.NUMBER, "0 or more, found nan"),
        (
            {"weighting": {"c0": 0}},
            RequestKind.NO_WEIGHT,
            "expected at least one weight above 0, found none",
        ),
        ({"weighting": {"c0": "veel"}}, RequestKind.NUMBER, "found 'veel'"),
        ({"approach": "gokken"}, RequestKind.UNKNOWN, "approach: expected one of alles, roeien, found 'gokken'"),
        ({"approach": 3}, RequestKind.FORM, "approach: expected an id, found 3"),
        ({"limits": {"c0": 3}}, RequestKind.UNKNOWN, "limits: burden: expected one of c1, found 'c0'"),
        ({"limits": {"c1": -1}}, RequestKind.NUMBER, "limit on 'c1': expected a finite number of 0 or more, found -1"),
        ({"limits": [3]}, RequestKind.FORM, "limits: expected {criterion: maximum}, found [3]"),
        ({"require": ("m9",)}, RequestKind.UNKNOWN, "require: measure: expected one of m0, found 'm9'"),
        ({"require": "m0"}, RequestKind.FORM, "require: expected a series of codes, found 'm0'"),
        ({"forbid": [0]}, RequestKind.FORM, "forbid: expected a series of codes, found [0]"),
        ({"cover": "m0"}, RequestKind.FORM, "cover: expected sets of codes, found 'm0'"),
        ({"cover": [["m0"], "m0"]}, RequestKind.FORM, "cover: expected a series of codes, found 'm0'"),
        ({"cover": [["m9"]]}, RequestKind.UNKNOWN, "cover: measure: expected one of m0, found 'm9'"),
    ],
)
def test_a_call_that_makes_no_sense_is_refused(call, kind, sentence):
    """It says of what kind, where, what is known and what was found."""
    with pytest.raises(RequestError) as error:
        select_package(make_dossier([[1, 1]], BENEFIT), **{"weighting": {"c0": 1}} | call)
    assert error.value.kind is kind and sentence in str(error.value)


@pytest.mark.parametrize(
    ("weights", "kind", "message"),
    [
        ([[0.5, 0.4]], RequestKind.NUMBER, "sums to 0.9"),
        ([[1.5, -0.5]], RequestKind.NUMBER, "0 or more, found -0.5"),
        ([[float("nan"), 1]], RequestKind.NUMBER, "finite"),
        ([[1.0]], RequestKind.FORM, r"\(S, 2\)"),
        ([1.0, 0.0], RequestKind.FORM, r"\(S, 2\)"),
        ([["a", "b"]], RequestKind.FORM, "numbers"),
    ],
)
def test_weights_that_make_no_sense_are_refused(weights, kind, message):
    """An array is checked before anything is computed."""
    with pytest.raises(RequestError, match=message) as error:
        select_packages(make_dossier([[1, 1]], BENEFIT), weights)
    assert error.value.kind is kind


def test_no_weightings_give_no_rows():
    """An empty batch is legal."""
    assert select_packages(make_dossier([[1, 1]], BENEFIT), np.empty((0, 2))).shape == (0, 1)


def test_batches_give_what_single_rows_give():
    """Where a batch is cut into chunks, no row is lost or mixed up."""
    dossier = make_dossier(
        np.random.default_rng(0).integers(0, 6, (9, 3)).tolist(),
        ["benefit", "benefit", "burden"],
        requires=[(3, [1]), (5, [3, 4])],
    )
    weights = np.random.default_rng(1).dirichlet(np.ones(3), 500)
    for limits in (None, {"c2": 9}):
        together = select_packages(dossier, weights, limits=limits)
        network = Network(make_problem(dossier, limits or {}, (), ()))
        network._rows = 7
        apart = network.best(make_selector(dossier).net(weights))
        assert (together == apart).all()


def test_a_hundred_measures_in_large_groups_equal_highs():
    """Groups of up to 12 with one limit and with two, against HiGHS."""
    for seed in range(3):
        dossier = synthetic(seed, size=100)
        for limits in ({"c3": 60.0}, {"c3": 60.0, "c2": 50.0}):
            problem = make_problem(dossier, limits, (), ())
            net = make_selector(dossier).net(np.random.default_rng(seed).dirichlet(np.ones(4), 3))
            assert (Network(problem).best(net) == Milp(problem).best(net)).all()


def test_what_is_too_large_for_the_network_goes_to_highs(monkeypatch):
    """The same package, by the other way."""
    dossier = make_dossier([[3, 1], [2, 1], [4, 2]], BENEFIT, requires=[(2, [0])], fingerprint="te groot")
    before = chosen(dossier, limits={"c1": 3})

    def refuse(problem):
        raise TooLarge

    monkeypatch.setattr("keuzemodel.solve.selection.Network", refuse)
    again = make_dossier([[3, 1], [2, 1], [4, 2]], BENEFIT, requires=[(2, [0])], fingerprint="nog eens")
    assert chosen(again, limits={"c1": 3}) == before == ("m0", "m2")


def test_a_star_of_forty_measures_is_solved():
    """A group with 2^39 states is split at its hub."""
    scores = [[1, 3], *([[2, 1]] * 39)]
    dossier = make_dossier(scores, BENEFIT, requires=[(i, [0]) for i in range(1, 40)])
    assert len(chosen(dossier, limits={"c1": 13})) == 11


TINY = [
    ([(4, 5.0000007), (4, 5.0000007), (5, -3e-7), (5, 5.0000001), (3, 2e-7), (2, -1e-7)], [(4, [2])], 10, 1),
    ([(2, 0.9999999997), (1, 4.9999999997), (1, 1), (5, 1.0000000007), (2, 5.0000000007)], [(2, [1]), (3, [0])], 10, 4),
    ([(3, 1), (2, 2.999999999999), (2, -3e-12), (4, 2e-12), (4, 1e-12)], [(1, [0]), (3, [0])], 1, 3),
]  # fmt: skip


@pytest.mark.parametrize(("scores", "requires", "limit", "minimum"), TINY)
def test_highs_is_exact_where_large_and_tiny_burdens_meet(scores, requires, limit, minimum):
    """HiGHS rounds within 1e-6 of a row; the answer may not."""
    dossier = make_dossier([list(s) for s in scores], BENEFIT, requires=requires, coverage=[(0, minimum)], high=10)
    net = make_selector(dossier).net(np.array([[0.8, 0.2]]))
    best, _ = brute_best(net[0], legal_packages(dossier, {"c1": limit}))
    problem = make_problem(dossier, {"c1": limit}, (), ())
    for solver in (Network(problem), Milp(problem)):
        assert tuple(np.flatnonzero(solver.best(net)[0])) == best, type(solver)


def test_the_rule_that_clashes_is_named_among_two_of_a_kind():
    """Of two coverage rows on one theme, the one that cannot be met."""
    dossier = make_dossier([[1, 1]] * 3, BENEFIT, coverage=[(0, 5), (0, 1)])
    with pytest.raises(InfeasibleError) as error:
        select_package(dossier, {"c0": 1})
    assert [str(r) for r in error.value.rules] == ["at least 5 of t0"]


def test_many_measures_and_long_chains():
    """A thousand loose measures, and a chain of four hundred."""
    loose = make_dossier([[3, 1]] * 1000, BENEFIT, fingerprint="los")
    assert len(select_package(loose, {"c0": 1}).codes) == 1000
    chain = make_dossier([[3, 1]] * 400, BENEFIT, requires=[(i, [i + 1]) for i in range(399)], fingerprint="keten")
    assert len(select_package(chain, {"c0": 1}, limits={"c1": 10}).codes) == 10


def test_a_limit_far_above_everything_is_no_limit():
    """Also one that no whole number of steps could hold."""
    dossier = make_dossier([[3, 0.1], [2, 0.2]], BENEFIT)
    assert chosen(dossier, limits={"c1": 1e308}) == ("m0", "m1")


def test_huge_weights_are_normalised():
    """Only their ratio counts."""
    dossier = make_dossier([[3, 1], [1, 5]], BENEFIT)
    assert chosen(dossier, {"c0": 1e308, "c1": 1e308}) == ("m0",)


@pytest.mark.parametrize(
    "call",
    [{"weighting": None}, {"weighting": 5}, {"approach": ["alles"]}, {"require": None}, {"require": [["m0"]]},
     {"require": [7, "m0"]}, {"limits": 3}, {"limits": {"c1": 10**400}}],
)  # fmt: skip
def test_a_call_of_the_wrong_kind_is_refused(call):
    """By our own error, not by whatever Python meets first."""
    with pytest.raises(RequestError):
        select_package(make_dossier([[1, 1]], BENEFIT), **{"weighting": {"c0": 1}, **call})


def test_a_package_that_is_not_proven_best_is_no_answer(monkeypatch):
    """HiGHS out of time, with some package in hand or without: told so, by every question that is put to it."""
    dossier = make_dossier([[3, 1], [2, 1], [1, 1]], BENEFIT)
    solver = Milp(make_problem(dossier, {"c1": 2}, (), ()))
    net = make_selector(dossier).net(np.array([[0.8, 0.2]]))
    for found in (np.array([1.0, 0.0, 0.0]), None):
        monkeypatch.setattr(
            milp, "milp", lambda *_, found=found, **__: SimpleNamespace(x=found, status=1, message="tijd")
        )
        for ask in (lambda: solver.best(net), lambda: solver.co_optimal(net[0], 5), lambda: solver.marginals(net[0])):
            with pytest.raises(TooSlowError):
                ask()


def test_highs_has_an_end_of_its_own(monkeypatch):
    """A knapsack without any structure, in no time at all."""
    rng = np.random.default_rng(1)
    scores = np.column_stack([rng.uniform(3, 5, 60), rng.uniform(3, 5, 60)]).round(3).tolist()
    dossier = make_dossier(scores, BENEFIT)
    solver = Milp(make_problem(dossier, {"c1": 97.123}, (), ()))
    monkeypatch.setattr(milp, "MOST_SECONDS", 1e-3)
    with pytest.raises(TooSlowError):
        solver.best(make_selector(dossier).net(np.array([[0.9, 0.1]])))


def test_few_of_equal_value_are_listed_where_each_is_a_programme(monkeypatch):
    """And it is said that there are more."""
    dossier = make_dossier([[3, 0]] * 6 + [[0, 1]], BENEFIT, fingerprint="veel gelijk")
    monkeypatch.setattr(selection, "solver_of", Milp)
    monkeypatch.setattr(selection, "CO_OPTIMAL_FEW", 3)
    package = make_selector(dossier, limits={"c1": 0}).package(np.array([0.0, 0.0]))
    assert package.codes == () and package.co_optimal_cut and len(package.co_optimal) in (2, 3)
