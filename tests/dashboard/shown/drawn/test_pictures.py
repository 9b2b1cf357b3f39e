"""Charts as files: their marks are there, and they say what they rest on."""

from __future__ import annotations

import html
import json
import re
from datetime import date

from keuzemodel.dashboard.asked import situation as situations
from keuzemodel.dashboard.asked.choice import default_choice
from keuzemodel.dashboard.language.columns import now
from keuzemodel.dashboard.shown import package, phasing
from keuzemodel.dashboard.shown.about import about
from keuzemodel.dashboard.shown.drawn import pictures
from keuzemodel.dashboard.shown.drawn import steps as charts
from keuzemodel.dashboard.shown.meeting.story import Bars
from tests.shipped import alkmaar

DOSSIER = alkmaar()
FOUND = situations.situation(default_choice(DOSSIER), DOSSIER)
SAID = about((now(FOUND),), "http://here/?dossier=alkmaar-verblijf", date(2026, 11, 22)).lines


def drawn(title: str = "Baten en lasten per stap") -> str:
    """The picture of what each measure adds."""
    shares = package.contributions(DOSSIER, FOUND.package.codes, FOUND.weights)
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


def test_without_room_the_short_form_stands_at_the_axis():
    """Taken from the data by the whole name, whatever signs that holds."""
    names = {
        "● 5.1 Zij zei \"ja\" \\ 'nee'": "● 5.1",
        "– 3 A – b ● c": "– 3",
        "▲ 10.2 __proto__": "▲ 10.2",
        "x": "x",
    }
    bars = Bars("Deel", tuple(names), (("Deel", (40.0,) * len(names)),), short=tuple(names.values()))
    chart = json.dumps(pictures.story_bars(bars).to_dict())
    assert "containerSize()[0] < 460" in chart
    for room, said in (("false", names.keys()), ("true", names.values())):
        drawn = pictures.svg(json.loads(chart.replace("containerSize()[0] < 460", room)), "Deel").decode()
        words = [html.unescape(word) for word in re.findall(">([^<]+)<", drawn)]
        assert [word for word in words if word in {*names, *names.values()}] == list(said)


def test_a_long_note_at_a_mark_does_not_cut_a_name():
    """Only what stands at an axis counts."""
    rows, headings = phasing.board_rows(DOSSIER, DOSSIER.measures)
    cells = phasing.impact(DOSSIER, DOSSIER.measures)
    assert cells["tekst"].str.len().max() > pictures.LONGEST
    board = charts.board(cells, [phasing.board_name(c) for c in DOSSIER.criteria], rows, headings)
    assert "…" not in pictures.svg(board, "Impact").decode()


def test_a_title_is_text():
    """Signs of markup in a name stay letters."""
    picture = drawn("<b>1</b> & meer")
    assert "<b>" not in picture and "&lt;b&gt;1&lt;/b&gt; &amp; meer" in picture
