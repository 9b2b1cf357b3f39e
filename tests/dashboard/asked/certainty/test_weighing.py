"""What a weight buys and what counts twice, at choices of the shipped dossiers."""

from __future__ import annotations

import pytest

from keuzemodel.dashboard.asked import moves
from keuzemodel.dashboard.asked.certainty.weighing import Why, trades, twice
from keuzemodel.dashboard.asked.situation import answered, first_asked
from keuzemodel.solve.selection import select_package
from tests.shipped import alkmaar, shipped


def asked(**moved):
    """Alkmaar, with some aspects at other points and perhaps another approach."""
    question = first_asked(alkmaar())
    choice = moves.with_approach(question.choice, moved.pop("approach", question.choice.approach))
    for aspect, points in moved.items():
        choice = moves.with_aspect(choice, question.dossier, aspect, points)
    return answered(question.with_choice(choice))


def test_a_point_of_grip_weighs_as_four_of_ambulantisering():
    """At equal aspects; and as eight where strategy weighs twice as much."""
    for points, rate in ((5, 4), (10, 8)):
        found = trades(asked(strategie=points))
        assert found.against == "ambulantisering"
        assert found.by_criterion["grip"].other == pytest.approx(rate)


def test_what_weighs_nothing_has_no_rate():
    found = trades(asked(strategie=0))
    assert "grip" not in found.by_criterion and "investering" in found.by_criterion
    only = trades(asked(inhoud=0, financien=0, strategie=0))
    nothing = first_asked(alkmaar())
    for aspect in nothing.dossier.aspects:
        nothing = nothing.with_choice(moves.with_aspect(nothing.choice, nothing.dossier, aspect.id, 0))
    assert trades(nothing) is None
    assert only.against == "ontwikkeltijd" and only.by_criterion["ontwikkeltijd"].other == pytest.approx(1)


def test_savings_follow_from_content_and_time_is_limited_too():
    """The package without is what selecting with those weights at 0 gives."""
    situation = asked(approach="roeien")
    follows, limited = twice(situation)
    assert follows.why is Why.FOLLOWS and follows.criteria == ("besparing_kort", "besparing_lang")
    assert limited.why is Why.LIMITED and limited.criteria == ("ontwikkeltijd",)
    for case in (follows, limited):
        weights = {
            c.id: 0.0 if c.id in case.criteria else w
            for c, w in zip(situation.dossier.criteria, situation.weights.tolist(), strict=True)
        }
        assert case.codes == select_package(situation.dossier, weights, "roeien").codes


def test_nothing_counts_twice_where_it_weighs_nothing():
    """Savings without finance; content without content; time without a limit."""
    assert twice(asked(financien=0)) == () == twice(asked(inhoud=0))
    assert {case.why for case in twice(asked())} == {Why.FOLLOWS}
    assert all(twice(answered(first_asked(d))) == () for id, d in shipped().items() if id != "alkmaar-verblijf")
