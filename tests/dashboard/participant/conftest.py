"""A database and a count of guesses for each test."""

from __future__ import annotations

import pytest

from keuzemodel.dashboard.kept.meetings import meetings
from keuzemodel.dashboard.participant import attending
from keuzemodel.dashboard.participant.guesses import Guesses
from tests.dashboard.participant.meeting import Room


@pytest.fixture
def kept(monkeypatch, tmp_path):
    """The meetings of this server, none yet."""
    monkeypatch.setenv("KEUZEMODEL_DATA_DIR", str(tmp_path))
    monkeypatch.setattr(attending, "GUESSES", Guesses())
    found = meetings()
    yield found
    found.close()


@pytest.fixture
def room(kept):
    """A meeting whose first round is open."""
    return Room(kept)
