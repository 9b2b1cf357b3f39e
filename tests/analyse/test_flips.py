"""What turns a measure around: prices against HiGHS, places of turning against solving anew."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings

from keuzemodel.analyse.flips import Turn, forcing, score_turns, turn
from keuzemodel.analyse.stability import Stretch, stretches
from keuzemodel.model.errors import InfeasibleError
from keuzemodel.model.valuation import weight_vector
from keuzemodel.solve.milp import Milp
from keuzemodel.solve.problem import Infeasible, make_problem
from keuzemodel.solve.selection import make_selector
from tests.building import cases, legal_packages
from tests.shipped import alkmaar

DOSSIER = alkmaar()


def other_way(selector, code, chosen, weights):
    """Best value with a measure fixed the other way, by HiGHS."""
    require = (*selector.require, *(() if chosen else (code,)))
    forbid = (*selector.forbid, *((code,) if chosen else ()))
    try:
        solver = Milp(make_problem(selector.dossier, dict(selector.limits), require, forbid))
    except Infeasible:
        return None
    net = selector.net(weights[None, :])[0]
    return float(net[solver.best(net[None, :])[0]].sum())


@pytest.mark.parametrize("approach", [a.id for a in DOSSIER.approaches])
@pytest.mark.parametrize("weighting", ["gebalanceerd", "zuinig-tijd"])
def test_the_price_of_forcing_is_that_of_highs(approach, weighting):
    """Every measure of Alkmaar, fixed the other way."""
    selector, weights = make_selector(DOSSIER, approach), weight_vector(DOSSIER, weighting)
    package = selector.package(weights)
    for code in DOSSIER.codes:
        found = forcing(selector, weights, package, code)
        expected = other_way(selector, code, code in package.codes, weights)
        if expected is None:
            assert found is None
            continue
        assert found.price == pytest.approx(package.value - expected, abs=1e-9)
        assert code in (found.went if code in package.codes else found.came)
        changed = set(package.codes) - set(found.went) | set(found.came)
        assert selector.net(weights[None, :])[0][np.isin(DOSSIER.codes, list(changed))].sum() == pytest.approx(expected)


def test_what_forcing_costs_now_is_what_letting_go_wins():
    """A measure that is forced in: the value it costs, and that it goes when the model decides again."""
    weights = weight_vector(DOSSIER, "gebalanceerd")
    free = make_selector(DOSSIER, "alles-overwegend")
    forced = make_selector(DOSSIER, "alles-overwegend", require=["13"])
    found = forcing(forced, weights, forced.package(weights), "13")
    assert found.price == pytest.approx(free.package(weights).value - forced.package(weights).value)
    assert found.went == ("13",) and found.came == ()
    assert forcing(free, weights, free.package(weights), "13").price == pytest.approx(found.price)


def held_at(selector, weights, code, criterion, score):
    """Best value with and without a measure when one score is another, by solving anew."""
    changed = replace(selector, dossier=selector.dossier.with_score(code, criterion, score))
    worth = []
    for way in (
        replace(changed, require=(*changed.require, code)),
        replace(changed, forbid=(*changed.forbid, code)),
    ):
        try:
            worth.append(way.package(weights).value)
        except InfeasibleError:
            worth.append(-np.inf)
    return worth


def check_turns(selector, weights, code, places):
    """Just before and just after every place another answer; where there is none, no score does it."""
    for criterion, found in score_turns(selector, weights, code).items():
        place = None if found is None else found.score
        low, high = selector.dossier.criterion(criterion).scale
        near = sorted({low, high, *(max(low, min(high, p)) for p in places)})
        if place is not None:
            near += [p for d in (-1e-4, 1e-4) if low <= (p := place + d) <= high]
        for score in near:
            with_it, without = held_at(selector, weights, code, criterion, score)
            if with_it == without == -np.inf or abs(with_it - without) <= 1e-8:
                continue
            now = selector.dossier.score_of[code, criterion].score
            if place is None:
                with_now, without_now = held_at(selector, weights, code, criterion, now)
                if abs(with_now - without_now) > 1e-8:
                    assert (with_it > without) == (with_now > without_now), (criterion, score)
            elif abs(score - place) <= 1e-6:
                assert found.fits == (with_it > without), (criterion, score)
            else:
                good = score > place if selector.dossier.criterion(criterion).kind == "benefit" else score < place
                assert (with_it > without) == good, (criterion, score, place)


@given(cases(most=5))
@settings(max_examples=80, deadline=None)
def test_a_score_turns_a_measure_where_solving_anew_says_so(case):
    """Random dossiers with every kind of rule, every measure, every criterion."""
    dossier, limits, require, forbid, weights = case
    assume(legal_packages(dossier, limits, require, forbid))
    selector = make_selector(dossier, None, limits, require, forbid)
    for code in dossier.codes:
        if code not in require and code not in forbid:
            check_turns(selector, weights[0], code, [0, 0.55, 1.85, 3.35, 4.15])


@pytest.mark.parametrize("approach", [a.id for a in DOSSIER.approaches])
@pytest.mark.parametrize("code", ["1", "3.1", "5.1", "11.1", "16"])
def test_scores_of_alkmaar_turn_where_solving_anew_says_so(approach, code):
    """On both approaches; the limited burden is the one that is walked through."""
    check_turns(make_selector(DOSSIER, approach), weight_vector(DOSSIER, "gebalanceerd"), code, [0.5, 2.5, 4.5, 7.5])


def test_a_forced_measure_has_no_place_of_turning():
    """The user decides."""
    selector = make_selector(DOSSIER, require=["13"])
    assert set(score_turns(selector, weight_vector(DOSSIER, "knip"), "13").values()) == {None}


def test_the_nearest_turn_on_both_sides():
    """By hand; and on a cut itself."""
    line = (Stretch(0, 0.2, ("a",)), Stretch(0.2, 0.5, ("b",)), Stretch(0.5, 0.8, ("a", "b")), Stretch(0.8, 1, ("a",)))
    assert turn(line, 0.6, "a", True) == Turn((0.2, 0.5), None)
    assert turn(line, 0.3, "b", True) == Turn((0, 0.2), (0.8, 1))
    assert turn(line, 0.2, "b", True) == Turn((0, 0.2), (0.8, 1))
    assert turn(line, 0.1, "b", False) == Turn(None, (0.2, 0.8))
    assert turn(line, 0.9, "c", False) == Turn(None, None)


def test_a_slider_turns_a_measure_where_solving_anew_says_so():
    """Every measure of Alkmaar on the slider of complexity."""
    selector = make_selector(DOSSIER, "alles-overwegend")
    weights = weight_vector(DOSSIER, "gebalanceerd")
    last = np.array([float(c.aspect == "complexiteit") for c in DOSSIER.criteria])
    first = weights * (1 - last)
    first /= first.sum()
    here = float(weights @ last)
    line = stretches(selector, first, last)
    package = selector.package(weights).codes
    for code in DOSSIER.codes:
        found = turn(line, here, code, code in package)
        nearest = (found.below and found.below[1], found.above and found.above[0])
        for place, sign in zip(nearest, (-1, 1), strict=True):
            if place is None:
                places = np.linspace(here, 0.0005 if sign < 0 else 0.9995, 60)
                turned = [code in selector.package(first + p * (last - first)).codes for p in places]
                assert set(turned) == {code in package}
                continue
            for step, changed in ((-1e-6, False), (1e-6, True)):
                there = place + sign * step
                codes = selector.package(first + there * (last - first)).codes
                assert ((code in codes) != (code in package)) is changed
