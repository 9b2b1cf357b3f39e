"""What a weight buys, in the cells of its table and in the help of the sliders."""

from __future__ import annotations

from keuzemodel.dashboard.asked import moves
from keuzemodel.dashboard.asked.certainty import weighing
from keuzemodel.dashboard.asked.situation import answered, first_asked
from keuzemodel.dashboard.shown.certainty.weighing import trades
from keuzemodel.dashboard.words import headings
from keuzemodel.dashboard.words.choosing.weighing import NOTHING, aspect_line, twice_line
from tests.shipped import alkmaar

FIRST = first_asked(alkmaar())


def test_a_row_per_criterion_with_what_weighs_as_much():
    table = trades(weighing.trades(FIRST), FIRST).set_index(headings.CRITERION)[headings.WEIGHS_AS]
    assert len(table) == len(FIRST.dossier.criteria)
    assert (table["Grip"], table["Ontwikkeltijd"]) == ("1 punt = 4 punten", "1 punt = 2 punten")
    assert table["Investering"] == "1 punt = 1,3 punten"
    quiet = FIRST.with_choice(moves.with_aspect(FIRST.choice, FIRST.dossier, "strategie", 0))
    assert trades(weighing.trades(quiet), quiet).set_index(headings.CRITERION)[headings.WEIGHS_AS]["Grip"] == NOTHING


def test_the_help_of_a_slider_says_it_in_a_sentence():
    """Nothing where all of an aspect weighs as what it is held against; together where it weighs the same."""
    lines = {a.id: aspect_line(a, weighing.trades(FIRST), FIRST) for a in FIRST.dossier.aspects}
    assert lines["inhoud"] == ""
    assert lines["strategie"] == "Nu weegt 1 punt zo zwaar als 4 punten bijdrage aan ambulantisering."
    assert lines["financien"] == "Nu weegt 1 punt zo zwaar als 1,3 punten bijdrage aan ambulantisering."
    knip = FIRST.with_choice(moves.with_weighting(FIRST.choice, FIRST.dossier, "knip"))
    said = aspect_line(FIRST.dossier.aspects[1], weighing.trades(knip), knip)
    assert "1 punt investering zo zwaar als 4 punten" in said and "1 punt besparing vanaf jaar 3 zo zwaar als" in said


def test_what_counts_twice_is_said_with_its_origin():
    situation = answered(FIRST.with_choice(moves.with_approach(FIRST.choice, "roeien")))
    follows, limited = (twice_line(case, situation) for case in weighing.twice(situation))
    assert "§3.1" in follows and "volgt deels uit bijdrage aan ambulantisering en bijdrage aan afbouw" in follows
    assert "nog eens in de grens van 12 punten ontwikkeltijd" in limited
