"""Charts as files: their marks are there, and they say what they rest on."""

from __future__ import annotations

import re
from datetime import date

from keuzemodel.dashboard.asked import situation as situations
from keuzemodel.dashboard.asked.choice import default_choice
from keuzemodel.dashboard.shown import charts, pictures, report, tables
from keuzemodel.dashboard.shown.story import Bars
from tests.shipped import alkmaar

DOSSIER = alkmaar()
FOUND = situations.situation(default_choice(DOSSIER), DOSSIER)
SAID = report.about({"Uw keuze van nu": FOUND}, "http://here/?dossier=alkmaar-verblijf", date(2026, 11, 22)).lines


def drawn(title: str = "Baten en lasten per stap") -> str:
    """The picture of what each measure adds."""
    shares = tables.contributions(DOSSIER, FOUND.package.codes, FOUND.weights)
    return pictures.svg(pictures.with_data(charts.contributions(), shares), title, SAID).decode()


def test_a_picture_has_its_marks_and_says_what_it_rests_on():
    """Two bars and a tick per measure; dossier, weighting, version of the scores, date and link above it."""
    picture = drawn()
    assert len(re.findall('aria-roledescription="(bar|tick)"', picture)) == 3 * len(FOUND.package.codes)
    words = " ".join(re.findall(">([^<]+)<", picture))
    for said in (DOSSIER.title, "Gebalanceerd", DOSSIER.fingerprint, "22 november 2026", "?dossier=alkmaar-verblijf"):
        assert said in words
    assert pictures.png(picture.encode()).startswith(b"\x89PNG")


def test_names_stand_whole_beside_their_bars():
    """The page cuts a long name, the file does not; one that would not fit anywhere is cut there too."""
    for name, whole in (("Een naam van ongeveer tachtig letters die op een smalle pagina niet helemaal past", True),
                        ("Een naam zonder einde " * 14, False)):  # fmt: skip
        bars = Bars("Uitkomst", (name,), (("Deel", (40.0,)),))
        words = pictures.svg(pictures.story_bars(bars), "Uitkomst").decode()
        assert (f">{name}<" in words) is whole and ("…" in words) is not whole


def test_a_long_note_at_a_mark_does_not_cut_a_name():
    """Only what stands at an axis counts."""
    rows, headings = tables.board_rows(DOSSIER, DOSSIER.measures)
    cells = tables.impact(DOSSIER, DOSSIER.measures)
    assert cells["tekst"].str.len().max() > pictures.LONGEST
    board = charts.board(cells, [tables.board_name(c) for c in DOSSIER.criteria], rows, headings)
    assert "…" not in pictures.svg(board, "Impact").decode()


def test_a_title_is_text():
    """Signs of markup in a name stay letters."""
    picture = drawn("<b>1</b> & meer")
    assert "<b>" not in picture and "&lt;b&gt;1&lt;/b&gt; &amp; meer" in picture
