"""Blind scores of a group: what they come to by hand, and that those are asked that can turn the package."""

from __future__ import annotations

from statistics import median

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keuzemodel.analyse.ensemble.tables import Ensemble
from keuzemodel.analyse.together.estimates import Spread, estimates, what_to_estimate, with_estimates
from keuzemodel.model.errors import RequestError
from keuzemodel.model.valuation import weight_vector
from keuzemodel.solve.selection import make_selector
from tests.building import make_dossier, rebuilt
from tests.shipped import alkmaar

DOSSIER = alkmaar()
CELLS = [(s.code, s.criterion) for s in DOSSIER.scores[:12]]
ROLES = {"p1": "aanbieder", "p2": "gemeente", "p3": "aanbieder", "p4": "gemeente"}


@given(st.dictionaries(st.sampled_from(CELLS), st.dictionaries(st.sampled_from(sorted(ROLES)), st.floats(0, 5))))
@settings(max_examples=100, deadline=None)
def test_what_a_group_says_of_a_score(given_scores):
    """Together and by role; what nobody scored is not there, and stays as it was."""
    found = estimates(DOSSIER, given_scores, ROLES)
    assert [(e.code, e.criterion) for e in found] == [c for c in CELLS if given_scores.get(c)]
    then = with_estimates(DOSSIER, found)
    for estimate in found:
        said = given_scores[estimate.code, estimate.criterion]
        groups = {role: [x for who, x in said.items() if ROLES[who] == role] for role in ROLES.values()}
        for spread, numbers in [
            (estimate.everyone, [*said.values()]),
            *((estimate.roles.get(r), n) for r, n in groups.items()),
        ]:
            if numbers:
                assert spread == Spread(len(numbers), median(numbers), min(numbers), max(numbers))
            else:
                assert spread is None
        own, old = (d.score_of[estimate.code, estimate.criterion] for d in (then, DOSSIER))
        middle = median(said.values())
        assert own.score == middle and own.origin == "eigen"
        off = max(abs(x - middle) for x in said.values())
        assert own.margin == pytest.approx(off) if len(said) > 1 else own.margin in (old.margin, 0)
    untouched = [s for s in DOSSIER.scores if not given_scores.get((s.code, s.criterion))]
    assert all(then.score_of[s.code, s.criterion] == s for s in untouched)


@pytest.mark.parametrize(
    ("cell", "number"),
    [(("1", "grip"), 5.1), (("1", "grip"), -1), (("1", "grip"), float("nan")), (("zo", "grip"), 1), (("1", "zo"), 1)],
)
def test_a_score_that_cannot_be_is_refused(cell, number):
    with pytest.raises(RequestError):
        estimates(DOSSIER, {cell: {"p1": number}}, ROLES)


def test_a_participant_without_a_role_is_an_error():
    with pytest.raises(KeyError):
        estimates(DOSSIER, {("1", "grip"): {"wie": 1}}, ROLES)


def test_the_scores_that_can_turn_the_package_are_asked():
    """Of m0 benefit and burden balance and vary; m1 is worth it whatever its margin, and m2's score is certain."""
    dossier = make_dossier([[2, 2], [5, 0], [2, 2]], ["benefit", "burden"])
    scores = [s for s in dossier.scores if s.code != "m2"]
    margins = {"m0": 1.0, "m1": 0.5}
    dossier = dossier.with_scores([type(s)(s.code, s.criterion, s.score, margins[s.code], s.origin) for s in scores])
    asked = what_to_estimate(make_selector(dossier), np.array([0.5, 0.5]), 4)
    assert set(asked) == {("m0", "c0"), ("m0", "c1")}
    assert len(what_to_estimate(make_selector(dossier), np.array([0.5, 0.5]), 1)) == 1
    certain = make_dossier([[2, 2], [5, 0]], ["benefit", "burden"])
    assert what_to_estimate(make_selector(certain), np.array([0.5, 0.5]), 4) == ()


def test_where_tables_fit_the_source_those_say_what_to_ask():
    """Two scores of which each decides; with one table over and over nothing is left to know."""
    dossier = make_dossier([[1, 1]], ["benefit", "burden"], high=3)
    dossier = rebuilt(
        dossier, criteria=tuple(type(c)(c.id, c.name, c.aspect, c.kind, (0.0, 3.0)) for c in dossier.criteria)
    )
    steps = np.array([[[b, c]] for b in range(4) for c in range(4)], dtype=np.int64)
    tables = Ensemble(dossier, np.repeat(steps, 10, axis=0), "statements", "text", None)
    weights = weight_vector(dossier, "gelijk")
    assert set(what_to_estimate(make_selector(dossier), weights, 4, tables)) == {("m0", "c0"), ("m0", "c1")}
    one = Ensemble(dossier, np.repeat(steps[:1], 8, axis=0), "statements", "text", None)
    assert what_to_estimate(make_selector(dossier), weights, 4, one) == ()
