"""The workbook of a meeting: every figure is that of the findings, and no row says whose it is."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date

import numpy as np
import openpyxl
import pytest

from keuzemodel.dashboard.language import naming
from keuzemodel.dashboard.shown.together import book
from tests import hostile
from tests.dashboard.shown.together import outcomes
from tests.dashboard.shown.together.outcomes import ALL

DAY, LINK = date(2026, 11, 22), "https://keuzemodel.example.nl/?dossier=alkmaar-verblijf"


def sheets(outcome) -> dict[str, list[tuple]]:
    """Every sheet as rows, the headings first."""
    read = openpyxl.load_workbook(io.BytesIO(book.workbook(outcome, LINK, DAY)))
    assert all(sheet.freeze_panes for sheet in read)
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in read}


def test_every_way_has_its_sheets():
    """Under the names that the screen has for them."""
    first = ["Over dit bestand", "Uitkomst"]
    assert list(sheets(outcomes.weighed())) == [*first, "Wegingen", "Stappen", "Tussenwegen", "Rondes"]
    assert list(sheets(outcomes.packed())) == [*first, "Pakketten", "Stappen", "Rondes"]
    assert list(sheets(outcomes.estimated())) == [*first, "Schattingen", "Scores", "Rondes"]


@pytest.mark.parametrize("name", ALL)
def test_no_row_says_whose_it_is(name):
    """No name or mark of a person, no role of fewer than three, and whoever came first is not the first row."""
    found = sheets(ALL[name]())
    assert outcomes.PERSON not in str(found)
    if name == "weighed":
        assert "GI" not in [cell for rows in found.values() for row in rows for cell in row]


def test_answers_are_sorted_by_what_was_answered():
    """So the same answers in another order of joining give the same rows."""
    outcome = outcomes.weighed()
    turned = type(outcome.last)(2, outcome.last.given[::-1])
    other = type(outcome)(outcome.setup, outcome.asked, outcome.people, (outcome.rounds[0], turned))
    assert sheets(other) == sheets(outcome)
    head, *rows = sheets(outcome)["Wegingen"]
    assert head == ("Rol", "Inhoud", "Financiën", "Strategie", "Complexiteit", "Aantal stappen")
    assert [row[0] for row in rows] == ["Gemeente"] * 3 + ["Aanbieder"] * 3 + ["Overige rollen"] * 3
    weights = {given.mix: given for given in outcome.last.given}
    for row in rows:
        (mix,) = (mix for mix in weights if np.allclose(mix, row[1:5]))
        best = outcome.asked.selector.package(np.array(mix) @ outcome.findings.corners.matrix)
        assert row[5] == len(best.codes)


def test_steps_are_counted_by_role():
    """In all, and in every group; together they are all."""
    outcome = outcomes.weighed()
    head, *rows = sheets(outcome)["Stappen"]
    assert head[3:] == ("In hoeveel pakketten (van 9)", "Gemeente (3)", "Aanbieder (3)", "Overige rollen (3)")
    held = outcome.findings.agreement.held
    for measure, row in zip(outcome.asked.dossier.measures, rows, strict=True):
        assert row[0] == naming.plain_step(measure) and row[3] == held[measure.code] == sum(row[4:])


def test_every_point_of_the_frontier_is_there():
    """What it gives, what each role loses, and its steps."""
    outcome = outcomes.weighed()
    head, *rows = sheets(outcome)["Tussenwegen"]
    points = outcome.findings.compromise.points
    assert len(rows) == len(points) > 1
    assert head[4:7] == tuple(f"Verlies {role} (punten)" for role in ("Gemeente", "Aanbieder", "Overige rollen"))
    for row, point in zip(rows, points, strict=True):
        assert row[1] == pytest.approx(100 * point.total, abs=0.006)
        assert row[4:7] == pytest.approx([100 * lost for lost in point.losses], abs=0.006)
        assert row[3] == pytest.approx(max(row[4:7])) and tuple(row[8].split(", ")) == point.codes


def test_between_people_nobody_is_pointed_at():
    """Where there is one group, losses are those of persons: only the greatest is told."""
    outcome = outcomes.weighed()
    alone = type(outcome)(outcomes.setup("wegen", roles=()), outcome.asked, 8, (outcome.last,))
    people = tuple(type(one)(one.person, "", one.mix) for one in outcome.last.given)
    alone = type(outcome)(alone.setup, alone.asked, 8, (type(outcome.last)(1, people),))
    found = sheets(alone)
    assert not any("Verlies " in head for head in found["Tussenwegen"][0])
    assert {row[0] for row in found["Wegingen"][1:]} == {"Iedereen"}


def test_rounds_are_the_middles():
    """Of every round, by aspect; for packages the counts; for scores the middle."""
    outcome = outcomes.weighed()
    head, *rows = sheets(outcome)["Rondes"]
    assert head == ("Aspect", "Ronde 1 (9 antwoorden)", "Ronde 2 (9 antwoorden)")
    for k, one in enumerate(outcome.rounds, start=1):
        assert [row[k] for row in rows] == pytest.approx(np.median([g.mix for g in one.given], axis=0))
    counts = {row[0].split(" ")[0]: row[1:] for row in sheets(outcomes.packed())["Rondes"][1:]}
    assert counts["1"] == (2, 4) and counts["5.1"] == (1, 1) and counts["14"] == (0, 1)


def test_estimates_are_told_per_score():
    """How many, the middle and the ends; and a row per person in which nothing stands for what was not said."""
    found = sheets(outcomes.estimated())
    assert [row[1:5] for row in found["Scores"][1:]] == [(3, 3, 2, 4.5), (4, 1.5, 0, 5)]
    assert [row[1:] for row in found["Schattingen"][1:]] == [(2, 0), (3, 5), (4.5, 1), ("–", 2)]


def test_the_first_sheet_says_what_it_rests_on():
    """Dossier, day, question, how many answers, the approach, that scores are assumed, and that there are no names."""
    facts = dict(sheets(outcomes.weighed())["Over dit bestand"][1:])
    assert facts["Dossier"] == outcomes.asked().dossier.title and facts["Datum"] == "22 november 2026"
    assert facts["Vraag"] == outcomes.SAID and facts["Antwoorden"] == "Ronde 2: 10 deelnemers, 9 antwoorden"
    assert "aangenomen" in facts["Waar de scores op rusten"] and facts["Link"] == LINK
    assert "minder dan 3 antwoorden" in facts["Namen"] and facts["Versie van de scores"]


def test_hostile_text_stays_text():
    """As it was typed, in cells and in headings."""
    raw = book.workbook(outcomes.of_hostile_text(), LINK, DAY)
    inside = zipfile.ZipFile(io.BytesIO(raw))
    for name in inside.namelist():
        text = inside.read(name).decode()
        assert 'TargetMode="External"' not in text and not re.search(r"<(hyperlink|f)[ >/]", text), name
    found = sheets(outcomes.of_hostile_text())
    assert dict(found["Uitkomst"])["Vraag"] == hostile.HOSTILE[:200]
    assert {row[0] for row in found["Wegingen"][1:]} == {"=1+1", f"http://{hostile.ELSEWHERE}", "Overige rollen"}
