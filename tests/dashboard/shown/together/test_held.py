"""The pictures of packed packages and of estimates hold every step and every score, with what was said."""

from __future__ import annotations

from keuzemodel.dashboard.asked.situation import first_asked
from keuzemodel.dashboard.asked.together.estimated import said
from keuzemodel.dashboard.asked.together.given import Estimated, Packed
from keuzemodel.dashboard.asked.together.packed import packages
from keuzemodel.dashboard.shown.together import held
from tests.shipped import alkmaar

ASKED = first_asked(alkmaar())


def test_every_step_has_a_bar_for_who_packed_it():
    """In full where all did, and empty where none did."""
    best = ASKED.selector.package(ASKED.weights).codes
    drawn = held.steps(ASKED, packages(ASKED, (Packed("a", "", best), Packed("b", "", best))))
    assert drawn.count("<li>") == len(alkmaar().codes)
    assert drawn.count("width:100.0%") == drawn.count("2 van de 2") == len(best)
    assert drawn.count("width:0.0%") == drawn.count("0 van de 2") == len(alkmaar().codes) - len(best)


def test_every_score_shows_from_lowest_to_highest():
    """On the scale of its criterion, with the middle, and the score of the dossier beside it."""
    cell = (alkmaar().codes[0], alkmaar().criteria[0].id)
    low, high = alkmaar().criterion(cell[1]).scale
    people = tuple(Estimated(str(k), "", ((cell, score),)) for k, score in enumerate((low, high, high)))
    drawn = held.scores(ASKED, said(ASKED, people))
    assert "left:0.0%;width:100.0%" in drawn and 'class="samen-midden" style="left:100.0%"' in drawn
    assert f"midden {high:.0f} (drie schattingen)" in drawn
