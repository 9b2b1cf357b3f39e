"""What is worked out over all tables that fit, against counting over those of a small dossier."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from keuzemodel.analyse.weightsets import mix_of
from keuzemodel.dashboard.asked import analyses
from keuzemodel.dashboard.asked.certainty import fitting as fittings
from keuzemodel.dashboard.asked.certainty import over_tables
from keuzemodel.dashboard.asked.certainty.over_tables import WEIGHTINGS_PER_TABLE
from keuzemodel.dashboard.asked.choice import default_choice
from keuzemodel.dashboard.asked.situation import situation
from keuzemodel.solve.selection import select_package
from tests.analyse.ensemble.small import every_table, reinforced
from tests.building import rebuilt, value_by_hand
from tests.dashboard.asked.certainty.test_fitting import DOSSIER, asked

REMEMBERED = (fittings._stored, fittings.fitting, fittings.standing, over_tables.anyhow, over_tables._drawn,
              over_tables.for_all, over_tables.questions, over_tables.reaches)  # fmt: skip
SOME = replace(every_table(), steps=every_table().steps[::211].copy())


@pytest.fixture(autouse=True)
def small(monkeypatch):
    """Some of the tables that fit are those that are stored with the small dossier."""
    monkeypatch.setattr(fittings, "load_ensemble", lambda dossier: SOME)
    for remembered in REMEMBERED:
        remembered.cache_clear()
    yield
    for remembered in REMEMBERED:
        remembered.cache_clear()


def under(table, dossier=DOSSIER):
    """The small dossier with the scores of a table."""
    place = dossier.measure_index, dossier.criterion_index
    scores = (replace(s, score=float(table[place[0][s.code], place[1][s.criterion]])) for s in dossier.scores)
    return rebuilt(dossier, scores=tuple(scores), claims=())


@pytest.mark.parametrize("approach", ["alles", "roeien"])
def test_any_table_with_any_weighting(monkeypatch, approach):
    """As one selection per pair; the weightings are caught on their way in."""
    caught = []
    plain = over_tables._net
    monkeypatch.setattr(over_tables, "_net", lambda e, weights: caught.append(weights) or plain(e, weights))
    found = asked(approach=approach)
    told = over_tables.anyhow(found)
    own, packages = set(found.package.codes), []
    assert len(caught) == WEIGHTINGS_PER_TABLE
    for weights in caught:
        for table, row in zip(SOME.tables, weights, strict=True):
            named = dict(zip((c.id for c in DOSSIER.criteria), row.tolist(), strict=True))
            packages.append(set(select_package(under(table), named, approach).codes))
    assert told.n == len(packages) == WEIGHTINGS_PER_TABLE * len(SOME)
    assert told.same == sum(p == own for p in packages)
    assert told.kept == pytest.approx(np.mean([len(p & own) for p in packages]))
    aspects, _ = analyses.aspects_of(found)
    assert all(mix_of(row, aspects, DOSSIER).sum() == pytest.approx(1) for row in caught[0])


def test_every_score_is_where_nine_of_ten_tables_have_it():
    """And the share of its scale that they use."""
    low, high = np.percentile(SOME.tables, (5, 95), axis=0)
    for one in over_tables.reaches(asked()):
        place = DOSSIER.measure_index[one.code], DOSSIER.criterion_index[one.criterion]
        assert (one.low, one.high) == (low[place], high[place])
        assert one.used == pytest.approx((high - low)[place] / 3)
        assert one.now == DOSSIER.score_of[one.code, one.criterion].score


def test_a_package_for_all_says_how_often_it_fits():
    """Of this package, the two for all, and the advice if there is one."""
    found = over_tables.for_all(asked(approach="roeien"))
    packages = [asked(approach="roeien").package.codes, found.average.codes, found.regret.codes]
    most = dict(asked(approach="roeien").selector.limits)["c2"]
    for codes, fits in zip(packages, found.fits, strict=True):
        held = np.isin(DOSSIER.codes, codes)
        assert fits == pytest.approx((SOME.tables[:, held, 2].sum(axis=1) <= most).mean())


def test_nothing_is_asked_where_every_table_gives_the_same(monkeypatch):
    """Whatever the answer, the same package is best."""
    alike = replace(SOME, steps=np.repeat(SOME.steps[:1], 40, axis=0))
    monkeypatch.setattr(fittings, "load_ensemble", lambda dossier: alike)
    base = under(SOME.tables[0])
    found = over_tables.questions(situation(default_choice(base), base))
    assert found.stop and found.singles == () and found.same == 1


def test_nothing_without_tables(monkeypatch):
    """Every answer is that there is none."""
    monkeypatch.setattr(fittings, "load_ensemble", lambda dossier: replace(SOME, basis="margins"))
    found = asked()
    assert over_tables.anyhow(found) is over_tables.for_all(found) is over_tables.questions(found) is None
    assert over_tables.reaches(found) == ()


@pytest.mark.parametrize("approach", ["alles", "roeien"])
def test_where_steps_reinforce_each_other_every_table_counts_so(monkeypatch, approach):
    """As one selection per table, and per pair of a table and a weighting; a package for all adds up by hand."""
    some = replace(SOME, dossier=reinforced())
    monkeypatch.setattr(fittings, "load_ensemble", lambda dossier: some)
    caught = []
    plain = over_tables._net
    monkeypatch.setattr(over_tables, "_net", lambda e, weights: caught.append(weights) or plain(e, weights))
    found = situation(replace(default_choice(reinforced()), approach=approach), reinforced())
    own, tables = set(found.package.codes), [under(table, reinforced()) for table in some.tables]

    def best(table, weights):
        named = dict(zip((c.id for c in DOSSIER.criteria), weights.tolist(), strict=True))
        return set(select_package(table, named, approach).codes)

    packages = [best(table, found.weights) for table in tables]
    told = fittings.standing(found)
    assert told.counts == {code: sum(code in p for p in packages) for code in DOSSIER.codes}
    assert told.same == sum(p == own for p in packages)
    anyhow = over_tables.anyhow(found)
    pairs = [best(table, row) for weights in caught for table, row in zip(tables, weights, strict=True)]
    assert anyhow.same == sum(p == own for p in pairs)
    everything = over_tables.for_all(found)
    places = tuple(DOSSIER.measure_index[code] for code in everything.average.codes)
    worth = [value_by_hand(table, found.weights, places) for table in tables]
    assert everything.average.value == pytest.approx(np.mean(worth))
    assert set(over_tables.questions(found).now) <= set(DOSSIER.codes)


def test_what_a_step_leans_on_is_the_aspect_that_goes_with_it_most():
    """A step held exactly where one aspect weighs little leans on that one, downwards; chance leans on nothing."""
    rng = np.random.default_rng(1)
    mix = rng.dirichlet(np.ones(3), size=4000)
    best = np.column_stack([mix[:, 1] < 0.3, rng.random(4000) < 0.5, np.ones(4000, bool), mix[:, 2] > 0.5])
    found = over_tables._leans(["a", "b", "c", "d"], best, ["x", "y", "z"], mix)
    assert set(found) == {"a", "d"} and found["a"][0] == "y" and found["d"][0] == "z"
    assert found["a"][1] == pytest.approx(np.corrcoef(best[:, 0], mix[:, 1])[0, 1]) and found["d"][1] > 0.5
