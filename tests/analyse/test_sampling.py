"""Drawing weightings and scores: shares known by hand, every draw against solving it by itself."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from keuzemodel.analyse.drawing import Drawer
from keuzemodel.analyse.sampling import DRAWS, Plan, affordable, draw_weights, influences, margin_of, tally
from keuzemodel.analyse.weightsets import all_weightings, aspect_weightings, preset_weightings
from keuzemodel.model.dossier import ORIGINS
from keuzemodel.model.valuation import weight_vector
from keuzemodel.solve.problem import make_problem
from keuzemodel.solve.selection import make_selector
from keuzemodel.solve.varying import Varying
from tests.building import brute_best, cases, legal_packages, make_dossier, with_hidden
from tests.shipped import alkmaar

DOSSIER = alkmaar()
WEIGHTS = weight_vector(DOSSIER, "gebalanceerd")


def plan(selector, weight_set=None, origins=(), weights=None, **more):
    """A plan that compares with the package of the fixed weights."""
    columns = len(selector.dossier.criteria)
    weights = np.full(columns, 1 / columns) if weights is None else weights
    reference = more.pop("reference", ())
    return Plan(selector, tuple(weights), weight_set, origins, reference, **more)


def with_margins(dossier, margin):
    """The same dossier with one margin on every score."""
    scores = tuple(replace(s, margin=margin) for s in dossier.scores)
    return replace(dossier, scores=scores, fingerprint=f"{dossier.fingerprint} ± {margin}")


def test_a_share_known_by_hand():
    """Yields 4 and costs 1 of 5: in where the weight of the yield is above a fifth, so in 80 % of all weightings."""
    dossier = make_dossier([[4, 1]], ["benefit", "burden"])
    found = tally(plan(make_selector(dossier), all_weightings(dossier), reference=("m0",)))
    low, high = margin_of(found.held[0], found.n)
    assert found.n == found.feasible == DRAWS
    assert low < 0.8 < high and high - low < 0.02
    assert found.same == found.held[0] and found.kept == found.held[0] / found.n and found.packages == 2


def test_a_share_over_scores_known_by_hand():
    """3 ± 2 against a cost of 2, weighed alike: in where the score falls above 2, so in 3 of 4 draws."""
    dossier = make_dossier([[3, 2]], ["benefit", "burden"])
    scores = tuple(replace(s, margin=2.0 if s.criterion == "c0" else 0.0) for s in dossier.scores)
    dossier = replace(dossier, scores=scores, fingerprint="marge")
    found = tally(plan(make_selector(dossier), origins=ORIGINS))
    low, high = margin_of(found.held[0], found.n)
    assert low < 0.75 < high


def test_a_draw_stays_within_margin_and_scale():
    """3 ± 2 is on average 3; 0 ± 1 stands at 0 half of the time; in whole steps where some approach has a limit."""
    drawn = Drawer(make_selector(DOSSIER)).draw(np.random.default_rng(1), 4000)
    for i, code in enumerate(DOSSIER.codes):
        for j, criterion in enumerate(DOSSIER.criteria):
            score, column = DOSSIER.score_of[code, criterion.id], drawn[:, i, j]
            low, high = criterion.scale
            assert column.min() >= max(low, score.score - score.margin)
            assert column.max() <= min(high, score.score + score.margin)
            if low + score.margin <= score.score <= high - score.margin:
                assert column.mean() == pytest.approx(score.score, abs=0.08)
            if score.score == low:
                share = 2 / 3 if criterion.id == "ontwikkeltijd" else 0.5
                assert (column == low).mean() == pytest.approx(share, abs=0.1)
            assert (column == np.rint(column)).all() == (criterion.id == "ontwikkeltijd")


def test_a_small_margin_on_a_limited_criterion_is_drawn():
    """2 ± 0.3 with a limit is off by tenths, not by nothing."""
    dossier = with_margins(make_dossier([[3, 2], [3, 2]], ["benefit", "burden"]), 0.3)
    drawn = Drawer(make_selector(dossier, limits={"c1": 3})).draw(np.random.default_rng(1), 500)
    assert sorted(set(np.round(drawn[:, :, 1], 9).ravel())) == pytest.approx([1.7, 1.8, 1.9, 2, 2.1, 2.2, 2.3])


def test_ties_among_draws_follow_the_tie_rule():
    """m2 uses 0, 1 or 2 of a burden that does not weigh; m0 and m1 come first wherever they fit."""
    dossier = make_dossier([[3, 1]] * 3, ["benefit", "burden"])
    scores = tuple(replace(s, margin=1.0 if (s.code, s.criterion) == ("m2", "c1") else 0.0) for s in dossier.scores)
    dossier = replace(dossier, scores=scores, fingerprint="gelijk in trekking")
    selector, weights = make_selector(dossier, limits={"c1": 2}), np.array([1.0, 0.0])
    codes = selector.package(weights).codes
    assert codes == ("m0", "m1")
    found = tally(plan(selector, origins=ORIGINS, weights=weights, reference=codes, n=3000))
    assert found.held[0] == found.held[1] == 3000
    assert found.same / 3000 == pytest.approx(2 / 3, abs=0.04)


@pytest.mark.parametrize(
    ("count", "n", "low", "high"), [(0, 10, 0, 0.2775), (5, 10, 0.2366, 0.7634), (10, 10, 0.7225, 1)]
)
def test_the_margin_is_wilson_s(count, n, low, high):
    """Agresti & Coull 1998, The American Statistician 52(2): the score interval at n = 10."""
    assert margin_of(count, n) == pytest.approx((low, high), abs=1e-4)


def test_the_margin_is_at_most_one_point_by_default():
    """Half the interval, for every possible count."""
    assert max(np.subtract(*reversed(margin_of(k, DRAWS))) / 2 for k in range(0, DRAWS + 1, 50)) < 0.01
    assert margin_of(0, 0) == (0, 1)


def test_the_same_seed_draws_the_same():
    """And another seed draws otherwise; whether anyone listens makes no difference."""
    selector = make_selector(DOSSIER, "roeien")
    heard = []
    first = plan(selector, all_weightings(DOSSIER), origins=ORIGINS, n=3000)
    assert tally(first) == tally(first, heard.append)
    assert tally(first) != tally(replace(first, seed=2))
    assert heard == sorted(heard) and heard[-1] == 1


@pytest.mark.parametrize("approach", [a.id for a in DOSSIER.approaches])
def test_weights_drawn_from_a_set_are_all_in_it(approach):
    """Between the presets of the dossier every draw gives the advised package of the approach."""
    selector = make_selector(DOSSIER, approach)
    codes = selector.package(WEIGHTS).codes
    found = tally(plan(selector, preset_weightings(DOSSIER), reference=codes, n=2000))
    assert found.same == 2000 and found.packages == 1


@given(cases(most=5), st.sampled_from([0, 0.5, 1, 2]), st.integers(0, 9))
@settings(max_examples=100, deadline=None)
def test_every_draw_is_the_best_package_of_its_scores(case, margin, seed):
    """Each draw made into a dossier of its own, against every legal package of that."""
    dossier, limits, require, forbid, weights = case
    dossier = with_margins(dossier, margin)
    selector = make_selector(dossier, None, limits, require, forbid)
    assume(legal_packages(dossier, {} if margin else limits, require, forbid))
    drawer = Drawer(selector)
    drawn = drawer.draw(np.random.default_rng(seed), 4)
    rows = np.tile(weights[0], (4, 1))
    chosen, feasible = drawer.best(rows, drawn)
    for scores, held, possible in zip(drawn, chosen, feasible, strict=True):
        own = make_dossier_of(dossier, np.round(scores, 9))
        packages = legal_packages(own, limits, require, forbid)
        assert bool(packages) == possible
        if packages:
            net = make_selector(own).net(weights[:1])[0]
            packages = [with_hidden(own, p) for p in packages]
            assert tuple(np.flatnonzero(held)) in packages
            assert net[held].sum() == pytest.approx(max(sum(net[i] for i in p) for p in packages), abs=1e-7)


def make_dossier_of(dossier, scores):
    """The dossier with other scores."""
    rows = {(m, c.id): scores[i, j] for i, m in enumerate(dossier.codes) for j, c in enumerate(dossier.criteria)}
    changed = tuple(replace(s, score=float(rows[s.code, s.criterion])) for s in dossier.scores)
    return replace(dossier, scores=changed, fingerprint=str(hash(changed)))


@given(cases(), st.integers(0, 99))
@settings(max_examples=100, deadline=None)
def test_both_ways_of_varying_amounts_agree(case, seed):
    """The programme over the capacity, and every row by itself."""
    dossier, _, require, forbid, weights = case
    limits = {dossier.criteria[-1].id: 2.7}
    dossier = replace(dossier, coverage=())
    problem = make_problem(dossier, limits, require, forbid)
    selector = make_selector(dossier, None, limits, require, forbid)
    assume(legal_packages(dossier, {}, require, forbid))
    quick, slow = Varying(problem), Varying(problem)
    slow.quick = False
    assume(quick.quick)
    rng = np.random.default_rng(seed)
    net = selector.net(weights)
    net = net + rng.normal(0, 0.05, net.shape)
    use = rng.integers(0, 12, (len(weights), 1, len(dossier.codes)))
    one, two = quick.best(net, use), slow.best(net, use)
    assert (one[1] == two[1]).all() and (one[0] == two[0]).all()


def test_only_scores_of_the_origins_asked_for_are_drawn():
    """What is read from the text stays as it is."""
    drawn = Drawer(make_selector(DOSSIER), ("aanname",)).draw(np.random.default_rng(1), 60)
    for i, code in enumerate(DOSSIER.codes):
        for j, criterion in enumerate(DOSSIER.criteria):
            score = DOSSIER.score_of[code, criterion.id]
            assert (drawn[:, i, j] == score.score).all() == (score.origin != "aanname")


def test_draws_in_which_nothing_fits_are_told_apart():
    """Forced in, uses 2 ± 1, room for 2: a third of the draws has no package."""
    dossier = with_margins(make_dossier([[3, 2]], ["benefit", "burden"]), 1.0)
    selector = make_selector(dossier, limits={"c1": 2}, require=["m0"])
    found = tally(plan(selector, origins=ORIGINS, reference=("m0",)))
    low, high = margin_of(found.n - found.feasible, found.n)
    assert low < 1 / 3 < high
    assert found.held == (found.feasible,) and found.same == found.feasible and found.kept == 1


def test_the_score_that_decides_comes_first():
    """m0 turns on its yield alone; m1 is worth having whatever its scores are."""
    dossier = make_dossier([[3, 3], [5, 0]], ["benefit", "burden"])
    scores = tuple(replace(s, margin=1.0 if (s.code, s.criterion) != ("m0", "c1") else 0.0) for s in dossier.scores)
    dossier = replace(dossier, scores=scores, fingerprint="invloed")
    found = influences(plan(make_selector(dossier), origins=ORIGINS, n=2000))
    assert (found[0].code, found[0].criterion) == ("m0", "c0")
    assert found[0].flips == "m0" and found[0].changed / found[0].n == pytest.approx(0.5, abs=0.05)
    assert {i.changed for i in found[1:]} == {0}
    assert ("m0", "c1") not in {(i.code, i.criterion) for i in found}


def test_a_criterion_without_weight_has_no_influence():
    """Unless it is limited, it is not even drawn anew."""
    weights = weight_vector(DOSSIER, {"ambulantisering": 1})
    selector = make_selector(DOSSIER, "alles-overwegend")
    found = influences(plan(selector, origins=ORIGINS, weights=weights, n=50))
    assert {i.criterion for i in found} == {"ambulantisering"}
    limited = influences(plan(make_selector(DOSSIER, "roeien"), origins=ORIGINS, weights=weights, n=50))
    assert {i.criterion for i in limited} == {"ambulantisering", "ontwikkeltijd"}


def test_one_weighting_for_an_aspect_that_counts_alone():
    """A set with one corner draws that corner."""
    only = aspect_weightings(DOSSIER, np.array([1.0] * 4 + [0] * 5))
    found = tally(plan(make_selector(DOSSIER), only, n=100))
    assert found.packages == 1


@given(cases(most=5), st.sampled_from([0.5, 1, 2]), st.booleans(), st.integers(0, 9))
@settings(max_examples=80, deadline=None)
def test_influences_are_what_solving_every_redrawn_score_gives(case, margin, drawn_weights, seed):
    """Only draws that can change are solved; the counts are those of solving all of them, one score after another."""
    dossier, limits, require, forbid, weights = case
    dossier = with_margins(dossier, margin)
    limits = dict(list(limits.items())[:1])
    selector = make_selector(dossier, None, limits, require, forbid)
    assume(legal_packages(dossier, limits, require, forbid))
    weight_set = all_weightings(dossier) if drawn_weights else None
    asked = plan(selector, weight_set, ORIGINS, weights[0], n=12, seed=seed)
    rng = np.random.default_rng([seed, 1 << 20])
    drawer, rows = Drawer(selector), draw_weights(asked, rng, 12)
    scores = drawer.draw(rng, 12)
    chosen, feasible = drawer.best(rows, scores)
    expected = {}
    for c, criterion in enumerate(dossier.criteria):
        other = drawer.draw_column(rng, 12, c)
        for m, code in enumerate(dossier.codes):
            moved = scores.copy()
            moved[:, m, c] = other[:, m]
            now, possible = drawer.best(rows, moved)
            expected[code, criterion.id] = int(((now != chosen).any(axis=1) & feasible & possible).sum())
    found = {(i.code, i.criterion): i.changed for i in influences(asked)}
    assert found == {key: changed for key, changed in expected.items() if key in found}
    assert not any(changed for key, changed in expected.items() if key not in found)


@given(cases(), st.sampled_from([0, 1, 2, 5, 9, 40]), st.integers(0, 99))
@settings(max_examples=100, deadline=None)
def test_values_with_and_without_a_measure_where_amounts_differ(case, bound, seed):
    """Against every legal package, each row with the amounts of its own; half of the cases are full of ties."""
    dossier, _, require, forbid, weights = case
    dossier = replace(dossier, coverage=())
    packages = legal_packages(dossier, {}, require, forbid)
    assume(packages)
    problem = make_problem(dossier, {dossier.criteria[-1].id: 2.7}, require, forbid)
    problem = replace(problem, resources=(replace(problem.resources[0], bound=bound),))
    varying = Varying(problem)
    assume(varying.quick)
    rng = np.random.default_rng(seed)
    net = make_selector(dossier).net(weights)
    net = net + rng.normal(0, 0.05 * (seed % 2), net.shape)
    use = rng.integers(0, 12, (len(weights), 1, len(dossier.codes)))
    chosen, feasible = varying.best(net, use)
    for row, (with_it, without) in enumerate(zip(*varying.marginals(net, use), strict=True)):
        fits = [p for p in packages if use[row, 0, list(p)].sum() <= bound]
        assert feasible[row] == bool(fits)
        if fits:
            assert tuple(np.flatnonzero(chosen[row])) == with_hidden(dossier, brute_best(net[row], fits, dossier)[0])
        for i in range(len(dossier.codes)):
            for value, inside in ((with_it[i], True), (without[i], False)):
                worth = [sum(net[row][k] for k in with_hidden(dossier, p)) for p in fits if (i in p) == inside]
                assert value == pytest.approx(max(worth, default=-np.inf), abs=1e-9)


def test_a_limit_far_above_all_use_costs_no_more_than_a_tight_one():
    """What fits without the limit is not worked out along the capacity."""
    tight, loose = (Drawer(make_selector(DOSSIER, limits={"ontwikkeltijd": bound})) for bound in (12.0, 150.0))
    rng = np.random.default_rng(1)
    net, use = loose.counted(np.tile(WEIGHTS, (50, 1)), loose.draw(rng, 50))
    asked = []
    loose._varying._best = lambda net, use: asked.append(len(net))
    chosen, feasible = loose.solve(net, use)
    assert not asked and feasible.all()
    assert (chosen == make_selector(DOSSIER).solver.best(net)).all()
    assert tight._varying.cells < loose._varying.cells


def test_how_often_is_drawn_follows_from_the_size():
    """A round number: fewer where a draw costs more, never under the least, never over what is asked."""
    assert [affordable(cost, 1.0, DRAWS) for cost in (1e-6, 1.9e-4, 1e-3, 3e-3, 1.0)] == [DRAWS, 5000, 1000, 200, 50]
    assert affordable(1.0, 1.0, 20) == 20
    assert Drawer(make_selector(DOSSIER, "roeien")).cost < 6e-5
    assert Drawer(make_selector(DOSSIER), ()).cost < Drawer(make_selector(DOSSIER)).cost


def test_somebody_hears_of_every_part_of_a_slow_draw(monkeypatch):
    """Not of whole chunks: a screen must be able to say so, and to stop. The counts stay the same."""
    whole = tally(plan(make_selector(DOSSIER), all_weightings(DOSSIER), ORIGINS, n=500))
    monkeypatch.setattr(Drawer, "cost", 0.01)
    heard = []
    assert tally(plan(make_selector(DOSSIER), all_weightings(DOSSIER), ORIGINS, n=500), heard.append) == whole
    assert len(heard) == 25 and heard[-1] == 1
