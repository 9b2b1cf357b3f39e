"""Packages beside each other, and what each is called."""

from __future__ import annotations

from keuzemodel.dashboard.asked.choice import default_choice
from keuzemodel.dashboard.asked.situation import situation
from keuzemodel.dashboard.language import columns
from tests.shipped import alkmaar

DOSSIER = alkmaar()


def test_the_present_choice_is_known_by_more_than_its_name():
    """A kept package that happens to be called so keeps its name in a file; the present one gets another."""
    found = situation(default_choice(DOSSIER), DOSSIER)
    beside = (columns.now(found), columns.Column(columns.NOW, found))
    assert [column.name for column in columns.named(beside)] == [columns.THIS, columns.NOW]
    assert columns.is_taken(" Wat ", ()) and columns.is_taken("Plan", ("Plan",)) and not columns.is_taken("Plan", ())
