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
