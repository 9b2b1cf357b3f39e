"""The setting of the login, as far as no provider is needed; the rest is in the browser tests."""

from __future__ import annotations

import pytest

from keuzemodel.dashboard.kept.trouble import StoreError
from keuzemodel.dashboard.session import leaving
from keuzemodel.dashboard.session import user as users
from keuzemodel.dashboard.session.login_settings import SETTING
from keuzemodel.dashboard.words.keeping import login as login_words
from tests.pages.test_dossiers import SMALL, put_down
from tests.pages.test_pages import start, words
from tests.pages.test_scenarios import on_scenarios


@pytest.fixture
def mode(monkeypatch, request):
    """The setting, with a provider that is known, and nobody or somebody logged in."""
    setting, user = request.param
    monkeypatch.setenv(SETTING, setting)
    monkeypatch.setattr(users, "faults", lambda: ())
    monkeypatch.setattr(users, "name", lambda: user)


def labels(app) -> set[str]:
    """Every button."""
    return {b.label for b in app.button}


@pytest.mark.parametrize(
    ("user", "shown"),
    [
        ({"name": "Ans", "email": "ans@x.nl"}, "Ans (ans@x.nl)"),
        ({"email": "ans@x.nl", "sub": "1"}, "ans@x.nl (1)"),
        ({"name": "ans@x.nl", "email": "ans@x.nl"}, "ans@x.nl"),
        ({"sub": "a\nb"}, "a b"),
        ({}, "onbekend"),
        ({"name": "a" * 500}, "a" * 200),
    ],
)
def test_what_a_user_is_called(user, shown):
    """A name, and what tells namesakes apart; on one line and not endless."""
    assert users.called(user) == shown


@pytest.mark.parametrize("mode", [("gesloten", None)], indirect=True)
def test_closed_draws_nothing_of_the_dossier(mode):
    """Neither sidebar nor page."""
    app = start("vergelijken")
    assert app.title[0].value == "Log in om verder te gaan" and not app.sidebar.radio and not app.table
    assert labels(app) == {"Log in"}


@pytest.mark.parametrize("mode", [("open", None)], indirect=True)
def test_open_reads_and_does_not_save(mode, store):
    """No way to save, rename, delete or add a dossier; files still work."""
    store.add("Plan", "Ans", "{}")
    app = on_scenarios()
    assert not labels(app) & {"Bewaar als nieuw scenario", "Verwijder dit scenario", "Hernoem"} and "Log in" in labels(
        app
    )
    assert "U werkt met" in words(start("dossiers"))
    app = put_down(SMALL)
    assert not [b for b in app.button if "dossier-bewaar" in b.key] and "Om te bewaren" in words(app)


@pytest.mark.parametrize("mode", [("open", "Ans <i>"), ("gesloten", "Ans <i>")], indirect=True)
def test_who_is_logged_in_saves_under_that_name(mode, store):
    """Nothing to fill in, nothing to pretend."""
    app = on_scenarios()
    assert "U bewaart als **Ans \\<i\\>**." in words(app) and not [t for t in app.text_input if t.label == "Uw naam"]
    next(t for t in app.text_input if t.label == "Naam van het scenario").set_value("Plan")
    next(b for b in app.button if b.label == "Bewaar als nieuw scenario").click().run()
    assert not app.exception and [s.author for s in store.all()] == ["Ans <i>"]


def test_a_login_that_ends_midway_loses_nothing(monkeypatch):
    """The next run shows the login screen, and the way in keeps the choice for who comes back."""
    user, gone = ["Ans"], []
    monkeypatch.setenv(SETTING, "gesloten")
    monkeypatch.setattr(users, "faults", lambda: ())
    monkeypatch.setattr(users, "name", lambda: user[0] if user else None)
    monkeypatch.setattr(users.st, "login", lambda: gone.append(True))
    app = start("pakket")
    assert app.sidebar.radio and "Log uit" in labels(app)
    user.clear()
    app.run()
    assert app.title[0].value == "Log in om verder te gaan" and not app.sidebar.radio
    left = set(leaving.left_behind()._left)
    app.button(key="log-in").click().run()
    assert gone and len(set(leaving.left_behind()._left) - left) == 1


def test_where_it_cannot_be_known_nobody_is_in(monkeypatch):
    """The database does not answer: closed, and it says what to do."""

    def broken():
        raise StoreError("gone")

    monkeypatch.setenv(SETTING, "gesloten")
    monkeypatch.setattr(users, "faults", lambda: ())
    monkeypatch.setattr(users, "_name", broken)
    app = start("pakket")
    assert app.warning[0].value == login_words.UNSURE and not app.sidebar.radio


@pytest.mark.parametrize("setting", ["gesloten", "open", "ja", "", "  "])
def test_a_setting_that_cannot_work_closes_the_dashboard(monkeypatch, setting):
    """No provider, or a word that is unknown."""
    monkeypatch.setenv(SETTING, setting)
    app = start()
    assert app.title[0].value == "Inloggen is niet goed ingesteld" and not app.sidebar.radio
    assert SETTING.replace("_", "\\_") in app.error[0].value
