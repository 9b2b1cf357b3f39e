"""Stopping what takes long: here and now, and nowhere else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from keuzemodel.dashboard.asked.choice import default_choice
from keuzemodel.dashboard.session import current, opening, stopping
from tests.dashboard.session.test_current import seen
from tests.shipped import alkmaar

DOSSIER = alkmaar()


@pytest.fixture
def session(monkeypatch):
    """A session that looks at the certainty of what a first visit shows."""
    monkeypatch.setattr(current.st, "session_state", {})
    begun = current.start(default_choice(DOSSIER), seen(DOSSIER))
    begun.page = opening.CERTAINTY
    return begun


def test_it_stays_stopped_until_something_else_is_asked(session):
    """Another choice, another page or another part of the page is computed as ever."""
    assert not stopping.is_stopped()
    stopping.stop()
    assert stopping.is_stopped()
    opening.open_on(opening.CERTAINTY, "kaart")
    assert not stopping.is_stopped()
    stopping.stop()
    session.page = "pakket"
    assert not stopping.is_stopped()
    session.page = opening.CERTAINTY
    current.apply(replace(session.choice, require=("1",)))
    assert not stopping.is_stopped()
    current.undo()
    assert stopping.is_stopped()
    stopping.go_on()
    assert not stopping.is_stopped()


def test_nothing_is_stopped_before_a_session_begins(monkeypatch):
    """A computation may end after its session did."""
    monkeypatch.setattr(current.st, "session_state", {})
    assert not stopping.is_stopped()
