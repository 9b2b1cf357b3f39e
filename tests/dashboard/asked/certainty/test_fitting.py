"""What the tables that fit say of a choice, against one selection per table of a small dossier."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from keuzemodel.dashboard.asked.certainty import fitting as fittings
from keuzemodel.dashboard.asked.certainty.fitting import Held, Lack, held
from keuzemodel.dashboard.asked.choice import default_choice
from keuzemodel.dashboard.asked.situation import situation
from keuzemodel.model.dossier import Score
from keuzemodel.model.errors import EnsembleError, EnsembleKind
from keuzemodel.solve.selection import select_package
from tests.analyse.ensemble.small import every_table, small_dossier
from tests.building import rebuilt

DOSSIER = small_dossier()


@pytest.fixture(autouse=True)
def small(monkeypatch):
    """All tables that fit are those that are stored with the small dossier."""
    monkeypatch.setattr(fittings, "load_ensemble", lambda dossier: every_table())
    forget()
    yield
    forget()


def forget() -> None:
    """What was remembered is of other tables."""
    for remembered in (fittings._stored, fittings.fitting, fittings.standing):
        remembered.cache_clear()


def asked(**changes):
    """The small dossier, with a choice that differs from the first."""
    return situation(replace(default_choice(DOSSIER), **changes), DOSSIER)


def one_by_one(found, tables):
    """The best package of every table, each selected by itself: a set of codes, or None."""
    packages = []
    for table in tables:
        scores = tuple(
            replace(s, score=float(table[DOSSIER.measure_index[s.code], DOSSIER.criterion_index[s.criterion]]))
            for s in DOSSIER.scores
        )
        other = rebuilt(DOSSIER, scores=scores, claims=())
        weights = dict(zip((c.id for c in DOSSIER.criteria), found.weights.tolist(), strict=True))
        package = select_package(
            other, weights, found.choice.approach, require=found.choice.require, forbid=found.choice.forbid
        )
        packages.append(set(package.codes))
    return packages


@pytest.mark.parametrize("changes", [{}, {"approach": "roeien"}, {"forbid": ("m2",)}, {"require": ("m1",)}])
def test_counts_are_those_of_every_table_by_itself(monkeypatch, changes):
    """Held, exactly the same, and how many steps stay."""
    some = replace(every_table(), steps=every_table().steps[::97].copy())
    monkeypatch.setattr(fittings, "load_ensemble", lambda dossier: some)
    found = asked(**changes)
    best, own = one_by_one(found, some.tables), set(found.package.codes)
    told = fittings.standing(found)
    assert told.counts == {code: sum(code in p for p in best) for code in DOSSIER.codes}
    assert (told.n, told.lost, told.whole) == (len(best), 0, len(best))
    assert told.same == sum(p == own for p in best)
    assert told.kept == tuple(np.percentile([len(p & own) for p in best], [25, 50, 75]))


@pytest.mark.parametrize(
    ("count", "expected"),
    [(0, Held.NONE), (1, Held.FEW), (25, Held.FEW), (26, Held.DIVIDED), (74, Held.DIVIDED),
     (75, Held.MOST), (99, Held.MOST), (100, Held.ALL)],
)  # fmt: skip
def test_classes(count, expected):
    """Never and always are exactly that; what the user fixed is neither."""
    assert held(count, 100) is expected
    assert held(count, 100, fixed=True) is Held.FIXED


def test_what_the_user_fixed_is_said_so():
    """And every step has one class."""
    told = fittings.standing(asked(require=("m1",), forbid=("m2",)))
    assert told.among(Held.FIXED) == ("m1", "m2")
    assert sorted(code for which in Held for code in told.among(which)) == sorted(DOSSIER.codes)


def test_tables_without_a_package_are_counted_apart():
    """Where a step that is always in is over the limit."""
    base = rebuilt(DOSSIER, scores=tuple(replace(s, score=1.0) if s.criterion == "c2" else s for s in DOSSIER.scores))
    choice = replace(default_choice(base), approach="roeien", require=("m2",), limits=(("c2", 2.0),))
    told = fittings.standing(situation(choice, base))
    over = every_table().tables[:, 2, 2] > 2
    assert 0 < told.lost == over.sum() and told.n == (~over).sum()


def own(code: str, criterion: str, score: float, margin: float = 0.0) -> Score:
    """A score of the user's own."""
    return Score(code, criterion, score, margin, "eigen")


def test_an_own_score_narrows_the_tables():
    """Within its margin; a certain one to those that have it."""
    table = every_table().tables
    for margin in (0.0, 1.0):
        found = fittings.fitting(asked(scores=(own("m1", "c0", 2.0, margin),)))
        fits = abs(table[:, 1, 0] - 2) <= margin
        np.testing.assert_array_equal(found.ensemble.tables, table[fits])
        assert found.whole == len(table)


def test_own_scores_that_too_few_tables_have():
    """Are said to be so, and nothing is counted."""
    found = asked(scores=(own("m1", "c0", 2.5),))
    assert fittings.fitting(found).lack is Lack.FEW and fittings.fitting(found).ensemble is None
    assert fittings.standing(found) is None


@pytest.mark.parametrize("kind", EnsembleKind)
def test_what_is_stored_cannot_be_used(monkeypatch, kind):
    """Every kind of fault is a lack."""

    def fails(dossier):
        raise EnsembleError(kind, dossier.id)

    monkeypatch.setattr(fittings, "load_ensemble", fails)
    assert fittings.fitting(asked()).lack is Lack[kind.name]
    assert fittings.standing(asked()) is None


def test_tables_by_margins_are_not_shown_as_fitting(monkeypatch):
    """They keep to no statement."""
    monkeypatch.setattr(fittings, "load_ensemble", lambda dossier: replace(every_table(), basis="margins"))
    assert fittings.fitting(asked()).lack is Lack.ABSENT


class Made:
    """A server that made tables of some dossiers."""

    def __init__(self, *ensembles):
        self.of = {e.dossier.fingerprint: e for e in ensembles}

    def made(self, dossier):
        return self.of.get(dossier.fingerprint)


def test_what_this_server_made_counts_at_once(monkeypatch):
    """In place of what is shipped or lacking; narrowed by own scores, or made with them."""

    def fails(dossier):
        raise EnsembleError(EnsembleKind.ABSENT, dossier.id)

    monkeypatch.setattr(fittings, "load_ensemble", fails)
    score, made = own("m1", "c0", 2.0), replace(every_table(), dossier=DOSSIER)
    plain, filled = asked(), asked(scores=(score,))
    for question in (plain, filled):
        found = fittings.fitting(question)
        assert found.lack is Lack.ABSENT and found.wanted == DOSSIER and fittings.standing(question) is None
    monkeypatch.setattr(fittings.making, "WORKSHOP", Made(made))
    assert fittings.fitting(plain).ensemble is made and fittings.fitting(plain).here
    assert fittings.standing(plain).n == len(every_table())
    narrowed = fittings.fitting(filled)
    assert narrowed.here and 0 < len(narrowed.ensemble) < narrowed.whole == len(every_table())
    few = asked(scores=(own("m1", "c0", 2.5),))
    assert fittings.fitting(few).lack is Lack.FEW and fittings.fitting(few).wanted == few.dossier
    for_own = replace(every_table(), dossier=few.dossier)
    monkeypatch.setattr(fittings.making, "WORKSHOP", Made(made, for_own))
    assert fittings.fitting(few).ensemble is for_own and fittings.standing(few).n == len(for_own)


def test_a_source_that_says_nothing_of_scores_lacks_no_tables(monkeypatch):
    """Nothing is wanted."""

    def fails(dossier):
        raise EnsembleError(EnsembleKind.ABSENT, dossier.id)

    monkeypatch.setattr(fittings, "load_ensemble", fails)
    base = rebuilt(DOSSIER, claims=())
    found = fittings.fitting(situation(default_choice(base), base))
    assert found.lack is Lack.NO_STATEMENTS and found.wanted is None
