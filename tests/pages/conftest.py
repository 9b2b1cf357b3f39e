"""A store of its own for every page test."""

from __future__ import annotations

import pytest

from keuzemodel.dashboard.kept.store import Store
from keuzemodel.dashboard.session import current


@pytest.fixture(autouse=True)
def store(monkeypatch, tmp_path):
    """Empty, so that no test sees what another saved."""
    found = Store(f"sqlite:///{tmp_path / 's.sqlite'}")
    monkeypatch.setattr(current, "store", lambda: found)
    yield found
    found.close()
