"""Why a measure is in or out, on cases where only one reason can be the right one."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from keuzemodel.analyse.explanation import explain
from keuzemodel.solve.problem import TIE
from keuzemodel.solve.relaxing import (
    own_families,
    rules_of_choice,
    shared_families,
    why_empty,
    without_limits,
    without_rule,
)
from keuzemodel.solve.selection import make_selector
from tests.building import best_by_hand, brute_best, cases, legal_packages, make_dossier, rebuilt, value_by_hand

BENEFIT = ["benefit", "burden"]
HALF = np.array([0.5, 0.5])


def reason(scores, code, weights=HALF, limits=None, require=(), forbid=(), **rules):
    """The reason of one measure."""
    selector = make_selector(make_dossier(scores, BENEFIT, **rules), None, limits, require, forbid)
    return explain(selector, weights, selector.package(weights))[code]


@pytest.mark.parametrize(
    ("call", "kind", "others"),
    [
        ({"scores": [[3, 1]], "code": "m0"}, "own", ()),
        ({"scores": [[3, 1]], "code": "m0", "require": ("m0",)}, "required", ()),
        ({"scores": [[3, 1]], "code": "m0", "forbid": ("m0",)}, "forbidden", ()),
        ({"scores": [[1, 3]], "code": "m0"}, "loss", ()),
        ({"scores": [[1, 1]], "code": "m0"}, "co_optimal", ()),
        ({"scores": [[1, 2], [5, 1]], "code": "m0", "requires": [(1, [0])]}, "carried", ("m1",)),
        ({"scores": [[0, 5], [3, 1]], "code": "m1", "requires": [(1, [0])]}, "requirement", ()),
        ({"scores": [[3, 1], [5, 1]], "code": "m0", "excludes": [(0, 1)]}, "rival", ("m1",)),
        ({"scores": [[3, 2], [5, 2]], "code": "m0", "limits": {"c1": 2}}, "capacity", ()),
        ({"scores": [[1, 3]], "code": "m0", "coverage": [(0, 1)]}, "coverage", ()),
        ({"scores": [[1, 3], [1, 4]], "code": "m0", "coverage": [(0, 1)]}, "coverage", ()),
        # Without "always" for m1 it would still be m1: the exclusion decides.
        ({"scores": [[3, 1], [5, 1]], "code": "m0", "excludes": [(0, 1)], "require": ("m1",)}, "rival", ("m1",)),
        ({"scores": [[5, 1], [3, 1]], "code": "m0", "excludes": [(0, 1)], "require": ("m1",)}, "rival", ("m1",)),
        ({"scores": [[5, 1], [3, 1]], "code": "m0", "requires": [(0, [1])], "forbid": ("m1",)}, "lacking", ()),
        ({"scores": [[5, 1], [3, 1]], "code": "m1", "requires": [(1, [0])], "forbid": ("m0",)}, "lacking", ()),
        ({"scores": [[1, 3], [0, 5]], "code": "m0", "requires": [(1, [0])], "require": ("m1",)}, "carried", ("m1",)),
        ({"scores": [[5, 2], [3, 1]], "code": "m1", "excludes": [(0, 1)], "limits": {"c1": 0}}, "several", ("m0",)),
        # Without the limit m1 takes its place, without m1 the limit keeps it out: only together.
        (
            {"scores": [[3, 2], [5, 2], [5, 1]], "code": "m0", "excludes": [(0, 1)], "limits": {"c1": 1}},
            "several",
            ("m1",),
        ),
        # What it needs is worth having too, but gives way to a rival of its own.
        (
            {"scores": [[1, 0], [2, 0], [5, 0]], "code": "m0", "requires": [(0, [1])], "excludes": [(1, 2)]},
            "lacking",
            (),
        ),
        ({"scores": [[0, 3]], "code": "m0", "limits": {"c1": 50}}, "loss", ()),
        # It would make room for m1, were that not on never.
        ({"scores": [[-4, -1], [5, 1]], "code": "m0", "limits": {"c1": 0}, "forbid": ("m1",)}, "forced", ()),
        ({"scores": [[5, 3]], "code": "m0", "forbid": ("m0",), "limits": {"c1": 50}}, "forbidden", ()),
        ({"scores": [[-4, -1], [5, 1]], "code": "m0", "limits": {"c1": 0}}, "room", ()),
    ],
)
def test_the_reason_that_decides(call, kind, others):
    """By hand."""
    found = reason(**call)
    assert (found.kind, found.others) == (kind, others)


@given(cases())
@settings(max_examples=100, deadline=None)
def test_the_price_is_what_forcing_costs(case):
    """Re-solved by brute force: best value as it is, less the best with the measure the other way."""
    dossier, limits, require, forbid, weights = case
    packages = legal_packages(dossier, limits, require, forbid)
    assume(packages)
    selector = make_selector(dossier, None, limits, require, forbid)
    package = selector.package(weights[0])
    worth = {p: value_by_hand(dossier, weights[0], p) for p in packages}
    for i, (code, why) in enumerate(explain(selector, weights[0], package).items()):
        other = [w for p, w in worth.items() if (i in p) != (code in package.codes)]
        assert why.price == pytest.approx(max(worth.values()) - max(other, default=-np.inf), abs=1e-9)


@st.composite
def selectors(draw, most=6):
    """(selector with a package, net values, weights), demands on coverage among its rules."""
    dossier, limits, require, forbid, weights = draw(cases(most=most))
    wanted = draw(st.lists(st.lists(st.sampled_from(dossier.codes), min_size=1, max_size=3, unique=True), max_size=1))
    selector = make_selector(dossier, None, limits, require, forbid, wanted)
    net = selector.net(weights[:1])[0]
    assume(best_by_hand(selector, net) is not None)
    return selector, net, weights[0]


def turns_by_hand(selector, net, code, why):
    """Whether a reason is as it is without measures that others reinforce: without its causes the measure turns."""
    everything = (*shared_families(selector), *own_families(selector, code))
    if not why.causes:
        return (code in best_by_hand(selector, net, everything, code)) == why.chosen == bool(why.net > TIE)
    return (code in best_by_hand(selector, net, why.causes, code)) != why.chosen


def gain_by_hand(selector, weights, codes, code):
    """By how much a package is worth more with a measure than without it."""
    dossier = selector.dossier
    index = dossier.measure_index
    inside, outside = ({index[c] for c in codes} | {index[code]}, {index[c] for c in codes} - {index[code]})
    return value_by_hand(dossier, weights, tuple(inside)) - value_by_hand(dossier, weights, tuple(outside))


@given(selectors())
@settings(max_examples=300, deadline=None)
def test_a_reason_names_what_decides(case):
    """What is named as cause turns the measure when it is taken away, and nothing less than all of it does."""
    selector, net, weights = case
    package = selector.package(weights)
    for code, why in explain(selector, weights, package).items():
        if why.kind in ("required", "forbidden", "co_optimal"):
            continue
        everything = (*shared_families(selector), *own_families(selector, code))
        if selector.dossier.reinforcements and not turns_by_hand(selector, net, code, why):
            # What is in without the rules may be so much else that a measure loses what reinforces it.
            more = gain_by_hand(selector, weights, package.codes, code)
            assert (
                why.kind == "loss" and more <= TIE
                if not why.causes and not why.chosen
                else (
                    why.kind == "own" and why.net > TIE
                    if why.chosen and not why.causes
                    else more > TIE and not why.chosen
                )
            )
            continue
        if not why.causes:
            assert why.kind == ("own" if why.chosen else "loss")
            assert (code in best_by_hand(selector, net, everything, code)) == why.chosen == bool(why.net > TIE)
            continue
        assert why.kind not in ("own", "loss")
        assert bool(why.limits) == ("limit" in why.causes)
        rest = [f for f in why.causes if f != "limit"]
        fewer_sets = [s for k in range(len(why.limits)) for s in combinations(dict(selector.limits), k)]
        for some in (why.limits, *fewer_sets) if why.limits else ():
            held = best_by_hand(without_limits(selector, some), net, rest, code)
            assert ((code in held) != why.chosen) == (some == why.limits), (why, some)
        for size in range(len(why.causes) + 1):
            for some in combinations(why.causes, size):
                turned = (code in best_by_hand(selector, net, some, code)) != why.chosen
                assert turned == (some == why.causes), (why, some)


@given(selectors())
@settings(max_examples=120, deadline=None)
def test_every_rule_of_the_choice_that_decides_alone_is_named(case):
    """And no other: a limit, a measure forced in or out, a demand on coverage."""
    selector, net, weights = case
    package = selector.package(weights)
    reasons = explain(selector, weights, package)
    for rule in [r for rules in rules_of_choice(selector).values() for r in rules]:
        other = best_by_hand(without_rule(selector, rule), net)
        for code, why in reasons.items():
            assert (rule in why.turns) == ((code in other) != why.chosen), (rule, why)


@given(cases(most=5), st.data())
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
def test_why_a_package_is_empty(case, data):
    """Without what is named there is a package, with any part of it there is none; or no measure is worth having."""
    dossier, limits, _, _, weights = case
    forbid = data.draw(st.sampled_from([dossier.codes, dossier.codes[1:], ()]))
    tight = data.draw(st.sampled_from([limits, dict.fromkeys(limits, 0)]))
    selector = make_selector(rebuilt(dossier, coverage=()), None, tight, (), forbid)
    net = selector.net(weights[:1])[0]
    assume(not selector.package(weights[0]).codes)
    named = why_empty(selector, net)
    unruled = rebuilt(selector.dossier, relations=selector.dossier.reinforcements)
    assert bool(named) == bool(brute_best(net, legal_packages(unruled, {}), unruled)[0])
    families = ("forced", "limit", "needs")
    for size in range(1, len(named[0]) + 1 if named else len(families) + 1):
        for some in combinations(families, size):
            there = {f for f in some if f in (*shared_families(selector), "needs")} == set(some)
            assert bool(best_by_hand(selector, net, some)) == (frozenset(some) in named) or not there


REINFORCED = {"scores": [[4, 1], [0, 1]], "reinforces": [(0, [1], 0.75)]}


@pytest.mark.parametrize(
    ("call", "kind", "others", "net", "lacking"),
    [
        # m1 yields nothing itself, but lets m0 give three quarters of its benefits.
        (REINFORCED | {"code": "m1"}, "reinforces", ("m0",), -0.1, ()),
        (REINFORCED | {"code": "m0"}, "own", (), 0.3, ()),
        # Without m1 a quarter is left of what m0 gives, as much as it costs.
        (REINFORCED | {"code": "m0", "forbid": ("m1",)}, "co_optimal", (), 0.0, ((("m1",), 0.75),)),
        (REINFORCED | {"code": "m0", "forbid": ("m1",), "scores": [[4, 2], [0, 1]]}, "forced", (), -0.1,
         ((("m1",), 0.75),)),
        (REINFORCED | {"code": "m1", "limits": {"c1": 1}}, "capacity", (), -0.1, ()),
    ],
)  # fmt: skip
def test_what_reinforces_is_a_reason(call, kind, others, net, lacking):
    """By hand: net values at half weights, of scores to 5."""
    found = reason(**call)
    assert (found.kind, found.others, found.lacking) == (kind, others, lacking)
    assert found.net == pytest.approx(net)
