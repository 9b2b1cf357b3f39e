"""The engine against brute force over random dossiers, and what must always hold."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from keuzemodel.model.dossier import Criterion, Score
from keuzemodel.model.errors import InfeasibleError
from keuzemodel.solve.milp import Milp
from keuzemodel.solve.network import Network
from keuzemodel.solve.problem import Infeasible, make_problem
from keuzemodel.solve.selection import make_selector, select_package, select_packages
from tests.building import SCORES, brute_best, cases, legal_packages, rebuilt, value_by_hand, with_hidden


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
    expected = [brute_best(row, packages, dossier) for row in net]
    for solver in (Network(problem), Network(problem, whole=1), Milp(problem)):
        chosen = solver.best(net)
        for s, (best, tied) in enumerate(expected):
            assert tuple(np.flatnonzero(chosen[s])) == with_hidden(dossier, best), type(solver)
            found, cut = solver.co_optimal(net[s], 1000)
            assert sorted(found) == sorted(with_hidden(dossier, p) for p in tied) and not cut, type(solver)
        with_it, without = solver.marginals(net[0])
        for i in range(len(dossier.measures)):
            for bound, kept in ((with_it[i], True), (without[i], False)):
                worth = [sum(net[0][k] for k in with_hidden(dossier, p)) for p in packages if (i in p) == kept]
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
        held = tuple(np.flatnonzero(row))
        assert package.value == pytest.approx(value_by_hand(dossier, weight, held), abs=1e-12)
        for k, criterion in enumerate(dossier.criteria):
            one = np.eye(len(dossier.criteria))[k]
            worth = value_by_hand(dossier, one, held) * criterion.scale[1] * criterion.sign
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
            assert tuple(np.flatnonzero(row)) == with_hidden(dossier, brute_best(net[s], packages, dossier)[0])


def value_of(dossier, weights, limits):
    """Value of the best package, or None where no package is possible."""
    try:
        return select_package(dossier, weights, limits=limits).value
    except InfeasibleError:
        return None


def named(dossier, weight):
    """Weights by criterion id."""
    return {c.id: float(w) for c, w in zip(dossier.criteria, weight, strict=True)}


@given(cases(), st.sampled_from([0.3, 1, 2.7]))
@settings(max_examples=100, deadline=None)
def test_more_capacity_never_lowers_the_value(case, more):
    """A wider limit admits every package that the narrower one did."""
    dossier, limits, _, _, weights = case
    assume(limits)
    narrow = value_of(dossier, named(dossier, weights[0]), limits)
    wide = value_of(dossier, named(dossier, weights[0]), {id: v + more for id, v in limits.items()})
    assume(narrow is not None)
    assert wide >= narrow - 1e-12


@given(cases(), st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_order_of_rows_changes_only_ties(case, random):
    """Measures and scores in another order: the same value, and the same package if it is the only one."""
    dossier, limits, _, _, weights = case
    measures, scores = list(dossier.measures), list(dossier.scores)
    random.shuffle(measures)
    random.shuffle(scores)
    other = rebuilt(dossier, measures=tuple(measures), scores=tuple(scores))
    assume(legal_packages(dossier, limits))
    one = select_package(dossier, named(dossier, weights[0]), limits=limits)
    two = select_package(other, named(dossier, weights[0]), limits=limits)
    assert two.value == pytest.approx(one.value, abs=1e-9)
    if not one.co_optimal:
        assert set(one.codes) == set(two.codes)


@given(cases(), SCORES)
@settings(max_examples=100, deadline=None)
def test_a_criterion_without_weight_changes_nothing(case, score):
    """Whatever the scores on it, and whether it is a benefit or a burden."""
    dossier, limits, _, _, weights = case
    assume(legal_packages(dossier, limits))
    extra = Criterion("extra", "Extra", "a0", "burden", (0.0, 5.0))
    scores = tuple(Score(c, "extra", float(score), 0.0, "aanname") for c in dossier.codes)
    other = rebuilt(dossier, criteria=(*dossier.criteria, extra), scores=dossier.scores + scores)
    weight = named(dossier, weights[0])
    one = select_package(dossier, weight, limits=limits)
    assert select_package(other, weight, limits=limits).codes == one.codes
    assert select_package(other, weight | {"extra": 0.0}, limits=limits).codes == one.codes


@given(cases())
@settings(max_examples=100, deadline=None)
def test_a_criterion_split_in_two_halves_changes_nothing(case):
    """The same scores twice, each with half the weight."""
    dossier, limits, _, _, weights = case
    assume(legal_packages(dossier, limits))
    first = dossier.criteria[0]
    twin = replace(first, id="tweeling")
    scores = tuple(replace(s, criterion="tweeling") for s in dossier.scores if s.criterion == first.id)
    other = rebuilt(dossier, criteria=(*dossier.criteria, twin), scores=dossier.scores + scores)
    weight = named(dossier, weights[0])
    halved = weight | {first.id: weight[first.id] / 2, "tweeling": weight[first.id] / 2}
    one = select_package(dossier, weight, limits=limits)
    two = select_package(other, halved, limits=limits)
    assert two.codes == one.codes and two.value == pytest.approx(one.value, abs=1e-12)


@given(cases())
@settings(max_examples=100, deadline=None)
def test_an_inferior_measure_added_changes_nothing(case):
    """A measure that only costs never moves the others: there is no rank reversal."""
    dossier, limits, _, _, weights = case
    assume(legal_packages(dossier, limits))
    assume(any(w > 0 and c.kind == "burden" for w, c in zip(weights[0], dossier.criteria, strict=True)))
    worse = replace(dossier.measures[0], code="slechter")
    scores = tuple(
        Score("slechter", c.id, 0.0 if c.kind == "benefit" else 5.0, 0.0, "aanname") for c in dossier.criteria
    )
    other = rebuilt(dossier, measures=(*dossier.measures, worse), scores=dossier.scores + scores, coverage=())
    plain = rebuilt(dossier, coverage=())
    weight = named(dossier, weights[0])
    assert select_package(other, weight, limits=limits).codes == select_package(plain, weight, limits=limits).codes


@given(cases(most=6), st.data())
@settings(max_examples=150, deadline=None)
def test_a_cover_is_kept_at_the_least_cost(case, data):
    """At least one of each set is in; of all packages that keep this too, the best; or a refusal that names it."""
    dossier, limits, require, forbid, weights = case
    sets = data.draw(
        st.lists(st.lists(st.sampled_from(dossier.codes), max_size=3, unique=True), min_size=1, max_size=2)
    )
    codes = dossier.codes
    legal = legal_packages(dossier, limits, require, forbid)
    assume(legal)
    packages = [p for p in legal if all(any(codes[i] in wanted for i in p) for wanted in sets)]
    if not packages:
        with pytest.raises(InfeasibleError) as refused:
            select_packages(dossier, weights, limits=limits, require=require, forbid=forbid, cover=sets)
        assert "cover" in {rule.kind for rule in refused.value.rules}
        return
    chosen = select_packages(dossier, weights, limits=limits, require=require, forbid=forbid, cover=sets)
    net = make_selector(dossier, None, limits, require, forbid, sets).net(weights)
    for row, worth in zip(chosen, net, strict=True):
        assert tuple(np.flatnonzero(row)) == brute_best(worth, packages, dossier)[0]


@given(cases(most=6))
@settings(max_examples=150, deadline=None)
def test_no_rule_of_a_clash_can_be_missed(case):
    """With any one of them taken away the others can be kept, by brute force; and all together they cannot."""
    dossier, limits, require, forbid, weights = case
    assume(not legal_packages(dossier, limits, require, forbid))
    with pytest.raises(InfeasibleError) as refused:
        select_packages(dossier, weights, limits=limits, require=require, forbid=forbid)
    named_rules = refused.value.rules
    for missing in (None, *named_rules):
        left = [r for r in named_rules if r is not missing]
        relations = {(x.kind, x.subject, x.others) for x in left}
        minima = {(x.kind, x.subject, x.bound) for x in left}
        fewer = rebuilt(
            dossier,
            relations=tuple(r for r in dossier.relations if (r.kind, r.code, r.others) in relations),
            coverage=tuple(c for c in dossier.coverage if ("coverage", c.theme, c.minimum) in minima),
        )
        forced = {kind: tuple(x.subject for x in left if x.kind == kind) for kind in ("require", "forbid")}
        bounds = {x.subject: x.bound for x in left if x.kind == "limit"}
        assert bool(legal_packages(fewer, bounds, **forced)) == (missing is not None)
