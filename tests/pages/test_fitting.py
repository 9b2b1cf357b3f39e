"""The tables that fit, on Pakket and Gevoeligheid: with them, without them, and with what narrows them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from keuzemodel import load_ensemble
from keuzemodel.dashboard.asked import situation as situations
from keuzemodel.dashboard.asked.certainty import fitting as fittings
from keuzemodel.dashboard.asked.certainty.fitting import Held, Lack
from keuzemodel.dashboard.session import current
from keuzemodel.dashboard.words import headings
from keuzemodel.dashboard.words.certainty import fitting as fitting_words
from keuzemodel.model.dossier import Score
from keuzemodel.model.errors import EnsembleError, EnsembleKind
from tests.pages.test_certainty import check, on
from tests.shipped import shipped

OTHERS = [id for id in shipped() if id != "alkmaar-verblijf"]
REMEMBERED = (fittings._stored, fittings.fitting, fittings.standing)


@pytest.fixture
def forgetful():
    """What another test put in place is not remembered."""
    for remembered in REMEMBERED:
        remembered.cache_clear()
    yield
    for remembered in REMEMBERED:
        remembered.cache_clear()


def phases(app) -> str:
    """What the columns say."""
    return "\n".join(m.value for m in app.markdown if m.value.startswith("## "))


def test_every_step_has_a_sign_and_a_word():
    """Those that are in, in their column, and those that are left out, in the table."""
    app = on("pakket", benadering="roeien")
    check(app)
    found = fittings.standing(now(app))
    for code in now(app).package.codes:
        assert fitting_words.mark(found, code) in phases(app)
    told = app.table[-1].value[headings.IN_TABLES].tolist()
    assert len(told) == len(now(app).dossier.codes) - len(now(app).package.codes)
    assert fitting_words.COUNTING not in phases(app)
    assert any(fitting_words.SIGNS[Held.ALL] in c.value for c in app.caption)


def now(app):
    """What is on the screen."""
    session = app.session_state[current.KEY]
    return situations.situation(session.choice, session.seen.sound[session.choice.dossier])


@pytest.mark.parametrize("id", OTHERS)
def test_a_dossier_without_tables_shows_nothing_of_them(id):
    """The page is as it was."""
    app = on("pakket", dossier=id)
    check(app)
    assert headings.IN_TABLES not in app.table[-1].value
    assert not any(sign in phases(app) for sign in "◉◕◑◔○◌")


@pytest.mark.parametrize("kind", EnsembleKind)
def test_a_file_that_cannot_be_used_breaks_nothing(monkeypatch, forgetful, kind):
    """It is said where one looks for it."""

    def fails(dossier):
        raise EnsembleError(kind, dossier.id)

    monkeypatch.setattr(fittings, "load_ensemble", fails)
    assert "◌" not in phases(on("pakket"))
    assert fitting_words.LACKS[Lack[kind.name]] in check(on("gevoeligheid", "scores"))


def test_what_is_fixed_has_no_class():
    """All steps forced: nothing left to count, and the page says why."""
    codes = shipped()["alkmaar-verblijf"].codes
    app = on("pakket", altijd="~".join(codes[:2]), nooit="~".join(c for c in codes if c not in codes[:2]))
    check(app)
    assert set(app.table[-1].value[headings.IN_TABLES]) == {fitting_words.WORDS[Held.FIXED]}
    check(on("gevoeligheid", "scores", altijd="~".join(codes[:2])))


@pytest.mark.parametrize(("score", "enough"), [("usual", True), (1.5, False)])
def test_own_scores_narrow_them(score, enough):
    """As long as enough tables have them; otherwise it is said."""
    base = shipped()["alkmaar-verblijf"]
    cell = next(s for s in base.scores if s.origin == "aanname" and s.criterion == "ontwikkeltijd")
    app = on("gevoeligheid", "scores", benadering="roeien")
    app.switch_page("../../pages/pakket.py").run()
    if score == "usual":
        held = load_ensemble(base).tables[:, base.measure_index[cell.code], base.criterion_index[cell.criterion]]
        score = float(np.bincount(held).argmax())
    session = app.session_state[current.KEY]
    session.choice = replace(session.choice, scores=(Score(cell.code, cell.criterion, score, 0.0, "eigen"),))
    app.run()
    check(app)
    assert (headings.IN_TABLES in app.table[-1].value) == enough
    app.switch_page("../../pages/gevoeligheid.py").run()
    assert (fitting_words.LACKS[Lack.FEW] in check(app)) == (not enough)
