"""What knowing is worth is what counting gives, and the package for all tables is the best of all packages."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from keuzemodel.analyse.ensemble.average import best_on_average, disappointment, least_regret
from keuzemodel.analyse.ensemble.knowing import Asking, what_to_ask, what_to_ask_first
from keuzemodel.analyse.ensemble.tables import Ensemble
from keuzemodel.model.errors import InfeasibleError
from tests.analyse.ensemble.small import every_table, reinforced, small_dossier
from tests.building import legal_packages, make_dossier, rebuilt, value_by_hand, with_hidden


def two_scores():
    """One step that costs 0 to 3 and brings 0 to 3, every table once and no relation: the case for paper."""
    dossier = make_dossier([[1, 1]], ["benefit", "burden"], high=3)
    dossier = rebuilt(dossier, criteria=tuple(replace(c, scale=(0.0, 3.0)) for c in dossier.criteria))
    steps = np.array([[[b, c]] for b in range(4) for c in range(4)], dtype=np.int64)
    return Ensemble(dossier, np.repeat(steps, 10, axis=0), "statements", "text", None)


def test_the_gain_of_knowing_is_that_on_paper():
    """At equal weights the step is worth (b - c)/6, on average nothing. Knowing b = 2 or 3 it is taken and worth on
    average (b - 1.5)/6: (1.5 + 0.5)/6/4 in all. Knowing both: the positive differences, 10 of them in 16, over 6.
    """
    found = two_scores()
    asking = Asking(found, found.chooser("alles"), "gelijk")
    one, both = asking.question([("m0", "c0")]), asking.question([("m0", "c0"), ("m0", "c1")])
    assert one.gain == pytest.approx((1.5 + 0.5) / 6 / 4)
    assert both.gain == pytest.approx((3 + 2 * 2 + 3 * 1) / 6 / 16)
    assert one.changes == pytest.approx(0.5)
    assert 0 <= one.by_chance < one.gain / 2


@pytest.mark.parametrize("cells", [[("m1", "c0")], [("m2", "c2")], [("m0", "c1")]], ids=str)
def test_the_gain_of_one_score_is_counted_over_every_table(cells):
    """Without a limit: per value the best legal package for the average of its tables."""
    found = every_table()
    (cell,) = cells
    column = found.tables[:, found.dossier.measure_index[cell[0]], found.dossier.criterion_index[cell[1]]]
    net = found.net(found.chooser("alles"), "gelijk")
    packages = [np.isin(range(3), p) for p in legal_packages(found.dossier, {})]

    def best(rows):
        return max(float(net[rows].mean(axis=0)[p].sum()) for p in packages)

    values = np.unique(column)
    then = sum((column == v).mean() * best(column == v) for v in values)
    told = Asking(found, found.chooser("alles"), "gelijk").question(cells)
    assert told.gain == pytest.approx(then - best(slice(None)), abs=1e-9)


def test_questions_stop_when_no_answer_matters():
    """Neither benefit nor burden is known: each is worth asking. With one table everything is known."""
    found = two_scores()
    asked = what_to_ask(found, found.chooser("alles"), "gelijk")
    assert not asked.stop and asked.singles[0].worth > 0 and asked.now == ()
    assert asked.same == pytest.approx(10 / 16)
    assert asked.together is not None and set(asked.together.cells) == {("m0", "c0"), ("m0", "c1")}
    found = every_table()
    one = replace(found, steps=found.steps[:1].copy())
    nothing = what_to_ask(one, one.chooser("roeien"), "gelijk")
    assert nothing.stop and nothing.together is None and nothing.same == 1


def test_what_to_ask_first_is_what_counting_gives():
    """Both scores are as telling as on paper; a score that says nothing of the package is not named."""
    found = two_scores()
    asked = what_to_ask_first(found, found.chooser("alles"), "gelijk", most=3)
    assert {q.cells for q in asked.singles} == {(("m0", "c0"),), (("m0", "c1"),)} and not asked.stop
    assert all(q.gain == pytest.approx((1.5 + 0.5) / 6 / 4, rel=0.2) for q in asked.singles)
    both = asked.together
    assert both is not None and set(both.cells) == {("m0", "c0"), ("m0", "c1")}
    assert asked.singles[0].worth < both.worth and both.gain == pytest.approx((3 + 2 * 2 + 3 * 1) / 6 / 16, rel=0.2)
    heard = []
    one = replace(found, steps=np.repeat(found.steps[:1], 8, axis=0))
    nothing = what_to_ask_first(one, one.chooser("alles"), "gelijk", most=3, tell=heard.append)
    assert nothing.stop and nothing.singles == () and heard == []


def test_answers_together_stay_on_their_scale():
    """What a regression gives beyond every score counts as the nearest: sets of scores that a limit counts."""
    found = every_table()
    asking = Asking(found, found.chooser("roeien"), "gelijk")
    low, high = asking.chooser.reach
    outside = np.stack([low - 1.0, high + 1.0])
    assert np.array_equal(asking.average.use(outside), 10 * np.stack([low, high]))


def test_chance_gains_nothing():
    """Shuffled answers are worth nothing, either way round, also where a limit only just holds."""
    found = every_table()
    for approach in ("alles", "roeien"):
        asking = Asking(found, found.chooser(approach), "gelijk")
        basis = asking.basis([("m2", "c2")])
        gains = [asking.honest(basis[asking.rng.permutation(len(basis))], asking.halves())[0] for _ in range(8)]
        told = np.mean([asking.honest(basis, asking.halves())[0] for _ in range(8)])
        assert abs(np.mean(gains)) <= max(0.1 * told, 0.002), (approach, gains, told)


@pytest.mark.parametrize("dossier", [small_dossier(), reinforced()], ids=["plain", "reinforced"])
def test_the_best_on_average_and_the_least_regret_are_the_best_of_all(dossier):
    """By trying every legal package."""
    found = replace(every_table(), dossier=dossier)
    weightings = ["gelijk", "anders"]
    items = range(3 + len(dossier.reinforcements))
    packages = [np.isin(items, with_hidden(dossier, p)) for p in legal_packages(found.dossier, {})]
    nets = [found.net(found.chooser("alles"), w) for w in weightings]
    tops = [np.max([n @ p for p in packages], axis=0) for n in nets]
    regrets = [max(float((t - n @ p).max()) for n, t in zip(nets, tops, strict=True)) for p in packages]
    chooser = found.chooser("alles")
    mean = best_on_average(found, chooser, "gelijk")
    assert mean.value == pytest.approx(max(float((nets[0] @ p).mean()) for p in packages))
    least = least_regret(found, chooser, weightings)
    assert least.regret == pytest.approx(min(regrets))
    assert least.regret <= best_on_average(found, chooser, "gelijk").regret + 1e-9 or len(weightings) > 1


def test_a_limit_is_kept_on_average():
    """To a tenth of a step."""
    found = every_table()
    chooser = found.chooser("roeien")
    for choice in (best_on_average(found, chooser, "gelijk"), least_regret(found, chooser, ["gelijk"])):
        held = np.isin(found.dossier.codes, choice.codes)
        assert found.tables[:, held, 2].sum(axis=1).mean() <= 3 + 0.05 * held.sum()
    with pytest.raises(InfeasibleError):
        best_on_average(found, found.chooser("alles", limits={"c2": 1}, require=["m2"]), "gelijk")


def test_what_is_promised_is_more_than_what_remains():
    """The best package of a table is worth less in the others: the winner's curse, on average never negative."""
    found = every_table()
    codes = ("m0", "m2")
    told = disappointment(found, found.chooser("roeien"), "gelijk", codes)
    held = np.isin(found.dossier.codes, codes)
    assert told.expected == pytest.approx(
        float(found.net(found.chooser("alles"), "gelijk")[:, held].sum(axis=1).mean())
    )
    assert told.totals["c0"] == (4.0, pytest.approx(float(found.tables[:, held, 0].sum(axis=1).mean())))
    assert told.any_table > 0
    one = replace(found, steps=found.steps[:1].copy())
    assert disappointment(one, one.chooser("roeien"), "gelijk", codes).any_table == pytest.approx(0)


def test_what_reinforces_counts_over_the_tables():
    """What a package promises and comes to, and what one score is worth, against every table solved by itself."""
    dossier = reinforced()
    found = replace(every_table(), dossier=dossier, steps=every_table().steps[::40].copy())
    weights = found.weights("anders")
    told = disappointment(found, found.chooser("alles"), "anders", ("m0",))
    assert told.promised == pytest.approx(value_by_hand(dossier, weights, (0,)))
    assert told.totals["c0"] == (0.5, pytest.approx(float(found.tables[:, 0, 0].mean()) / 4))
    packages = legal_packages(dossier, {})
    tables = [
        dossier.with_scores(
            replace(s, score=float(table[dossier.measure_index[s.code], dossier.criterion_index[s.criterion]]))
            for s in dossier.scores
        )
        for table in found.tables
    ]
    worth = np.array([[value_by_hand(table, weights, p) for p in packages] for table in tables])
    column = found.tables[:, 0, 0]
    then = sum((column == v).mean() * worth[column == v].mean(axis=0).max() for v in np.unique(column))
    asked = Asking(found, found.chooser("alles"), "anders").question([("m0", "c0")])
    assert asked.gain == pytest.approx(then - worth.mean(axis=0).max(), abs=1e-9)
    assert what_to_ask_first(found, found.chooser("roeien"), "anders", most=3).now
