"""A store of its own for every page test."""

from __future__ import annotations

import pytest

from keuzemodel.dashboard.asked.certainty import fitting, over_tables
from keuzemodel.dashboard.kept.store import Store
from keuzemodel.dashboard.session import current
from keuzemodel.model.errors import EnsembleError, EnsembleKind


@pytest.fixture
def forgetful():
    """What another test put in the place of the tables that fit is not remembered."""
    remembered = (
        fitting._stored, fitting.fitting, fitting.standing,
        over_tables.anyhow, over_tables._drawn, over_tables.for_all, over_tables.questions,
        over_tables.reaches,
    )  # fmt: skip
    for one in remembered:
        one.cache_clear()
    yield
    for one in remembered:
        one.cache_clear()


@pytest.fixture
def without_tables(monkeypatch, forgetful):
    """No dossier has tables that fit."""

    def absent(dossier):
        raise EnsembleError(EnsembleKind.ABSENT, dossier.id)

    monkeypatch.setattr(fitting, "load_ensemble", absent)


@pytest.fixture(autouse=True)
def store(monkeypatch, tmp_path):
    """Empty, so that no test sees what another saved."""
    found = Store(f"sqlite:///{tmp_path / 's.sqlite'}")
    monkeypatch.setattr(current, "store", lambda: found)
    yield found
    found.close()
