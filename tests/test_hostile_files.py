"""Files that could be misread in silence: a row each, with what has to be said or what has to be read.

The corpora of files that are merely broken stand with their readers; here they are counted together.
"""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import date, time

import openpyxl
import pytest
from openpyxl.styles import numbers

from keuzemodel import DossierError, load_dossier
from keuzemodel.dashboard.asked.scenario import ScenarioError, from_json, to_json
from keuzemodel.dashboard.words.keeping.faulty import unusable
from keuzemodel.model.dossier import Criterion
from keuzemodel.sheets.dossiers.grid import with_score_grid
from keuzemodel.sheets.dossiers.reading import from_sheets, read_dossier, readable_sheets
from keuzemodel.sheets.layout import SHEETS
from keuzemodel.sheets.scores.reading import read_scores
from keuzemodel.sheets.spreadsheets import Percentage, Sheet
from keuzemodel.sheets.workbooks import dossier_workbook, scores_csv, sheets_workbook
from tests.building import make_dossier
from tests.dashboard.asked.test_scenario import CHOICE, DOSSIERS, PLAIN, SCORE, altered
from tests.folder.test_reading import CORPUS as FOLDER_CORPUS
from tests.folder.test_reading import SMALL as SMALL_FOLDER
from tests.folder.test_reading import changed as folder_changed
from tests.folder.test_reading import write
from tests.sheets.dossiers.test_reading import CORPUS as SHEET_CORPUS
from tests.sheets.dossiers.test_reading import SMALL as SMALL_SHEETS
from tests.sheets.dossiers.test_reading import edited, small
from tests.sheets.scores.test_reading import CORPUS as SCORE_CORPUS
from tests.sheets.scores.test_reading import DAY, book, csv, repacked
from tests.shipped import alkmaar

DOSSIER = alkmaar()
MONEY = replace(
    make_dossier([[0, 0], [0, 0]], ["benefit", "burden"]),
    criteria=(
        Criterion("c0", "Uren", "a0", "benefit", (0.0, 5000.0), "uren"),
        Criterion("c1", "Kosten", "a1", "burden", (0.0, 100_000.0), "€"),
    ),
    fingerprint="geld",
)
ACCENTS = replace(
    MONEY, criteria=(replace(MONEY.criteria[0], name="Reële uren"), MONEY.criteria[1]), fingerprint="accenten"
)
DOUBLES = replace(
    DOSSIER,
    measures=tuple(replace(m, code="5.10") if m.code == "5.2" else m for m in DOSSIER.measures),
    scores=tuple(replace(s, code="5.10") if s.code == "5.2" else s for s in DOSSIER.scores),
    relations=(), claims=(), framework=None, fingerprint="dubbel",
)  # fmt: skip
NAME = {m.code: m.name for m in DOSSIER.measures}


def sheet_book(change, rows=(("Code", "Grip"), ("5.1", 3.5), ("9.1", 2)), title="Scores") -> bytes:
    """A workbook of one sheet after something is done to it."""
    made = openpyxl.Workbook()
    page = made.active
    page.title = title
    for row in rows:
        page.append(list(row))
    change(page)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def percent(page) -> None:
    page["B2"] = 0.6
    page["B2"].number_format = numbers.FORMAT_PERCENTAGE


def quoted_percent(page) -> None:
    page["B2"].number_format = '0.0" %"'


def hide_row(page) -> None:
    page.row_dimensions[2].hidden = True


def hide_column(page) -> None:
    page.column_dimensions["B"].hidden = True


def two_sheets(second: str, hidden: bool = False):
    """Another sheet behind the first."""

    def change(page) -> None:
        other = page.parent.create_sheet(second)
        for row in (("Code", "Grip"), ("5.1", 1)):
            other.append(row)
        if hidden:
            page.sheet_state = "hidden"

    return change


def wrong_size() -> bytes:
    """A workbook that says of itself that it has one row of scores."""
    data = sheet_book(lambda page: None)
    part = "xl/worksheets/sheet1.xml"
    with openpyxl.reader.excel.ZipFile(io.BytesIO(data)) as packed:
        text = packed.read(part).decode()
    assert '<dimension ref="A1:B3"' in text
    changed = text.replace('<dimension ref="A1:B3"', '<dimension ref="A1:B2"')
    return repacked(data, **{part.replace("/", "__").replace(".", "_dot_"): changed.encode()})


def doubled_row() -> bytes:
    """A workbook in which the second row stands twice."""
    data = sheet_book(lambda page: None)
    with openpyxl.reader.excel.ZipFile(io.BytesIO(data)) as packed:
        text = packed.read("xl/worksheets/sheet1.xml").decode()
    return repacked(data, xl__worksheets__sheet1_dot_xml=text.replace('<row r="3"', '<row r="2"').encode())


GRIP, OTHER = ("5.1", "grip"), ("9.1", "grip")
# (what, file, dossier, what has to be read or said)
SCORES = [
    ("decimal comma lost", csv("Code,Grip,Ontwikkeltijd\n5.1,2,5,3\n"), DOSSIER, "4 cellen onder 3 koppen"),
    ("decimal comma lost at the end", csv("Code,Grip\n5.1,2,5\n"), DOSSIER, "staat onder geen kop"),
    ("semicolon too many", csv("Code;Grip\n5.1;3;4\n"), DOSSIER, "'4' staat onder geen kop"),
    ("text beyond the headings", csv("Code;Grip\n5.1;3;let op\n"), DOSSIER, "'let op' staat onder geen kop"),
    ("nothing beyond the headings", csv("Code;Grip\n5.1;3;;\n"), DOSSIER, {GRIP: 3.0}),
    ("heading that is empty", csv("Code;;Grip\n5.1;3;4\n"), DOSSIER, "'3' staat onder geen kop"),
    ("number beside the table", book([["Code", "Grip"], ["5.1", 3, None, 4]]), DOSSIER, "'4' staat in een kolom zonder kop"),
    ("number as text beside the table", book([["Code", "Grip"], ["5.1", 3, "4,5"]]), DOSSIER, "kolom zonder kop"),
    ("remark beside the table", book([["Code", "Grip"], ["5.1", 3, "let op"]]), DOSSIER, {GRIP: 3.0}),
    ("criterion by id and by name", csv("Code;grip;Bijdrage aan afbouw;afbouw\n5.1;3;1;4\n"), DOSSIER, "zijn hetzelfde criterium"),
    ("criterion by name and by scale", csv("Code;Grip;Grip (0-5)\n5.1;3;4\n"), DOSSIER, "zijn hetzelfde criterium"),
    ("criterion twice, equal", csv("Code;Grip;Grip (0-5)\n5.1;3;3\n"), DOSSIER, "zijn hetzelfde criterium"),
    ("criterion twice but for capitals", csv("Code;Grip; GRIP\n5.1;3;4\n"), DOSSIER, "komt dubbel voor"),
    ("code of one, step of another", csv(f"Code;Stap;Grip\n5.1;9.1 {NAME['9.1']};3\n"), DOSSIER, "zijn verschillende stappen"),
    ("code of one, name of another", csv(f"Code;Stap;Grip\n5.1;{NAME['9.1']};3\n"), DOSSIER, "zijn verschillende stappen"),
    ("code of one, code of another", csv("Code;Stap;Grip\n5.1;9.1;3\n"), DOSSIER, "zijn verschillende stappen"),
    ("code before the name of another", csv(f"Stap;Grip\n5.1 {NAME['9.1']};3\n"), DOSSIER, "de code van een andere stap"),
    ("three columns, one other", csv("Code;Stap;Maatregel;Grip\n5.1;5.1;9.1;3\n"), DOSSIER, "zijn verschillende stappen"),
    ("name alone", csv(f"Stap;Grip\n{NAME['5.1'].upper()};3\n"), DOSSIER, {GRIP: 3.0}),
    ("code and own name", csv(f"Code;Maatregel;Grip\n5.1;{NAME['5.1']};3\n"), DOSSIER, {GRIP: 3.0}),
    ("number that could be two codes", book([["Code", "Grip"], [5.1, 3]]), DOUBLES, "kan stap 5.1 of 5.10 zijn"),
    ("the same with its name", book([["Code", "Stap", "Grip"], [5.1, NAME["5.1"], 3]]), DOUBLES, {GRIP: 3.0}),
    ("code as text where a number could be two", book([["Code", "Grip"], ["5.1", 3]]), DOUBLES, {GRIP: 3.0}),
    ("code is true", book([["Code", "Grip"], [True, 3]]), DOSSIER, "'True' is geen stap"),
    ("code is a time", book([["Code", "Grip"], [time(5, 1), 3]]), DOSSIER, "is geen stap"),
    ("second heading row", csv("Code;Grip\n5.1;3\nCode;Grip\n9.1;2\n"), DOSSIER, "'Code' is geen stap"),
    ("row of totals", csv("Code;Grip\n5.1;3\nTotaal;3\n"), DOSSIER, "'Totaal' is geen stap"),
    ("step twice but for spaces", csv("Code;Grip\n5.1;3\n 5.1 ;4\n"), DOSSIER, "staat ook in regel 2"),
    ("step twice, by code and by name", csv(f"Stap;Grip\n5.1;3\n{NAME['5.1']};4\n"), DOSSIER, "staat ook in regel 2"),
    ("hard space around the code", csv("Code;Grip\n\u00a05.1\u00a0;3\n"), DOSSIER, {GRIP: 3.0}),
    ("hard space around the number", csv("Code;Grip\n5.1;\u00a03,5\u202f\n"), DOSSIER, {GRIP: 3.5}),
    ("no-width space in a number", csv("Code;Grip\n5.1;3\u200b\n"), DOSSIER, "is geen getal"),
    ("no-width space in a heading", csv("Code;Gr\u200bip\n5.1;3\n"), DOSSIER, "onzichtbare tekens"),
    ("soft hyphen in the heading of the code", csv("Co\u00adde;Stap;Grip\n9.1;5.1;3\n"), DOSSIER, "onzichtbare tekens"),
    ("mark inside the file", csv("Code;Grip\n5.1;3\n\ufeff9.1;2\n"), DOSSIER, "is geen stap"),
    ("mark twice in front", csv("\ufeff\ufeffCode;Stap;Grip\n9.1;5.1;3\n"), DOSSIER, "onzichtbare tekens"),
    ("accents in two parts", csv("Code;Reële uren\nm0;3\n".replace("ë", "e\u0308")), ACCENTS, {("m0", "c0"): 3.0}),
    ("money with a comma for thousands", csv("Code;Kosten\nm0;60,000\n"), MONEY, "kan duizend of een breuk zijn; schrijf 60000 of 60,0"),
    ("money with euro and a comma", csv("Code;Kosten\nm0;€ 60,000\n"), MONEY, "schrijf 60000 of 60,0"),
    ("money with a comma, fraction of three", csv("Code;Kosten\nm0;60,125\n"), MONEY, "schrijf 60125 of 60,1250"),
    ("money with a point for thousands", csv("Code;Kosten\nm0;60.000\n"), MONEY, {("m0", "c1"): 60000.0}),
    ("money with both, Dutch", csv("Code;Kosten\nm0;€ 60.000,50\n"), MONEY, {("m0", "c1"): 60000.5}),
    ("money with both, English", csv("Code;Kosten\nm0;60,000.50\n"), MONEY, "is geen getal"),
    ("money with spaces", csv("Code;Kosten\nm0;60\u00a0000\n"), MONEY, {("m0", "c1"): 60000.0}),
    ("money with spaces in the wrong place", csv("Code;Kosten\nm0;6 0000\n"), MONEY, "is geen getal"),
    ("money with a fraction of four", csv("Code;Kosten\nm0;60,0001\n"), MONEY, {("m0", "c1"): 60.0001}),
    ("money where the point is decimal elsewhere", csv("Code;Kosten\nm0;12.50\nm1;1.500\n"), MONEY, "elders in dit bestand"),
    ("money with a decimal point", csv("Code;Kosten\nm0;12.50\nm1;1500\n"), MONEY, {("m0", "c1"): 12.5, ("m1", "c1"): 1500.0}),
    ("money as a number in a cell", book([["Code", "Kosten"], ["m0", 60.125]]), MONEY, {("m0", "c1"): 60.125}),
    ("money with a k", csv("Code;Kosten\nm0;60k\n"), MONEY, "is geen getal"),
    ("money with ,-", csv("Code;Kosten\nm0;€ 60,-\n"), MONEY, "is geen getal"),
    ("money in brackets", csv("Code;Kosten\nm0;(60)\n"), MONEY, "is geen getal"),
    ("money in dollars", csv("Code;Kosten\nm0;$60\n"), MONEY, "is geen getal"),
    ("hours with a comma", csv("Code;Uren\nm0;1,250\n"), MONEY, "schrijf 1250 of 1,25"),
    ("hours with a point", csv("Code;Uren\nm0;1.250\n"), MONEY, "schrijf 1250 of 1,25"),
    ("hours with two points", csv("Code;Uren\nm0;1.250.000\n"), MONEY, "is geen getal"),
    ("hours with a point and a power", csv("Code;Uren\nm0;1.250e0\n"), MONEY, "kan duizend of een breuk zijn"),
    ("hours below one", csv("Code;Uren\nm0;0,250\n"), MONEY, {("m0", "c0"): 0.25}),
    ("hours with both signs", csv("Code;Uren\nm0;1.250,5\n"), MONEY, "is geen getal"),
    ("a power of ten", csv("Code;Uren\nm0;1e3\n"), MONEY, {("m0", "c0"): 1000.0}),
    ("a fraction of three where nothing is a thousand", csv("Code;Grip\n5.1;1,250\n"), DOSSIER, {GRIP: 1.25}),
    ("two decimal signs, each clear", csv("Code;Grip\n5.1;3.5\n9.1;2,5\n"), DOSSIER, {GRIP: 3.5, OTHER: 2.5}),
    ("percent sign", csv("Code;Grip\n5.1;60%\n"), DOSSIER, "laat het procentteken weg"),
    ("percentage in a cell", sheet_book(percent), DOSSIER, "een percentage (60 %)"),
    ("percent sign between quotes in the format", sheet_book(quoted_percent), DOSSIER, {GRIP: 3.5, OTHER: 2.0}),
    ("minus as a sign", csv("Code;Grip\n5.1;−1\n"), DOSSIER, "staat niet op de schaal"),
    ("minus as a dash", csv("Code;Grip\n5.1;–1\n"), DOSSIER, "is geen getal"),
    ("minus behind", csv("Code;Grip\n5.1;1-\n"), DOSSIER, "is geen getal"),
    ("minus nought", csv("Code;Kosten\nm0;-0\n"), MONEY, {}),
    ("plus", csv("Code;Grip\n5.1;+3\n"), DOSSIER, {GRIP: 3.0}),
    ("unit behind", csv("Code;Grip\n5.1;3 punten\n"), DOSSIER, "is geen getal"),
    ("of five", csv("Code;Grip\n5.1;3/5\n"), DOSSIER, "is geen getal"),
    ("about", csv("Code;Grip\n5.1;±3\n"), DOSSIER, "is geen getal"),
    ("Arabic figures", csv("Code;Grip\n5.1;٣\n"), DOSSIER, "gebruik de cijfers 0 tot en met 9"),
    ("wide figures", csv("Code;Grip\n5.1;３\n"), DOSSIER, "gebruik de cijfers 0 tot en met 9"),
    ("Devanagari figures in money", csv("Code;Kosten\nm0;६०.०००\n"), MONEY, "gebruik de cijfers 0 tot en met 9"),
    ("raised figure", csv("Code;Grip\n5.1;3²\n"), DOSSIER, "is geen getal"),
    ("Arabic code", csv("Code;Grip\n٥.١;3\n"), DOSSIER, "is geen stap"),
    ("underscore in a number", csv("Code;Uren\nm0;1_0\n"), MONEY, "is geen getal"),
    ("hexadecimal", csv("Code;Grip\n5.1;0x3\n"), DOSSIER, "is geen getal"),
    ("WAAR", csv("Code;Grip\n5.1;WAAR\n"), DOSSIER, "is geen getal"),
    ("a month", csv("Code;Grip\n5.1;3-mei\n"), DOSSIER, "is geen getal"),
    ("a day in a cell", book([["Code", "Grip"], ["5.1", date(2026, 5, 3)]]), DOSSIER, "is geen getal"),
    ("a time in a cell", book([["Code", "Grip"], ["5.1", time(3, 5)]]), DOSSIER, "is geen getal"),
    ("two numbers in a cell", csv("Code;Grip\n5.1;3 4\n"), DOSSIER, "is geen getal"),
    ("two lines in a cell", csv('Code;Grip\n5.1;"3\n4"\n'), DOSSIER, "is geen getal"),
    ("apostrophe in front", csv("Code;Grip\n5.1;'3\n"), DOSSIER, "is geen getal"),
    ("empty quotes", csv('Code;Grip\n5.1;""\n'), DOSSIER, {}),
    ("quotes in a number", csv('Code;Grip\n5.1;"3"5\n'), DOSSIER, "aanhalingstekens"),
    ("quote that is never closed", csv('Code;Grip\n5.1;"3\n9.1;4\n'), DOSSIER, "aanhalingstekens"),
    ("only carriage returns", csv("Code;Grip\r5.1;3,5\r"), DOSSIER, {GRIP: 3.5}),
    ("a carriage return in a row", csv("Code;Grip\n5.1;3\r;4\n"), DOSSIER, "'' is geen stap"),
    ("tab in a file of semicolons", csv("Code;Grip\n5.1\t3\n"), DOSSIER, "is geen stap"),
    ("comma in a file of semicolons", csv("Code;Grip\n5.1,3\n"), DOSSIER, "is geen stap"),
    ("commas between quotes in a heading", csv('Code;"a, b, c, d";Grip\n5.1;x;3\n'), DOSSIER, {GRIP: 3.0}),
    ("separator on a line of its own", csv("sep=;\nCode;Grip\n5.1;3\n"), DOSSIER, "geen kolom 'Code'"),
    ("title above the table", csv("Onze scores;\nCode;Grip\n5.1;3\n"), DOSSIER, "geen kolom 'Code'"),
    ("UTF-16 without a mark", "Code;Grip\n5.1;3\n".encode("utf-16-le"), DOSSIER, "geen leesbaar tekstbestand"),
    ("merged scores", sheet_book(lambda page: page.merge_cells("B2:B3")), DOSSIER, "samengevoegde cellen (B2:B3)"),
    ("merged steps", sheet_book(lambda page: page.merge_cells("A2:A3")), DOSSIER, "samengevoegde cellen (A2:A3)"),
    ("merged beside the table", sheet_book(lambda page: page.merge_cells("D2:E3")), DOSSIER, {GRIP: 3.5, OTHER: 2.0}),
    ("merged heading", book([["Code", "Grip", None], ["5.1", None, 3]]), DOSSIER, "kolom zonder kop"),
    ("hidden row that changes a score", sheet_book(hide_row), DOSSIER, "deze regel is verborgen"),
    ("hidden column that changes a score", sheet_book(hide_column), DOSSIER, "deze kolom is verborgen"),
    ("hidden sheet that changes a score", sheet_book(two_sheets("Blad2", hidden=True)), DOSSIER, "dit blad is verborgen"),
    ("rows beyond the size that the file says", wrong_size(), DOSSIER, {GRIP: 3.5, OTHER: 2.0}),
    ("row number twice", doubled_row(), DOSSIER, "staat dubbel of niet op volgorde"),
    ("two sheets of one name but for a space", sheet_book(two_sheets("Scores ")), DOSSIER, "komt dubbel voor"),
    ("two sheets of one name but for capitals", sheet_book(two_sheets("SCORES ")), DOSSIER, "komt dubbel voor"),
    ("two sheets that do not agree", book([["Code", "Grip"], ["5.1", 3]], Herkomst=[["Code", "Criterium", "Score"], ["5.1", "grip", 4]]), DOSSIER, "maak er één van"),
    ("two sheets that agree", book([["Code", "Grip"], ["5.1", 3]], Herkomst=[["Code", "Criterium", "Score"], ["5.1", "grip", 3]]), DOSSIER, {GRIP: 3.0}),
    ("long without numbers", csv("Code;Criterium;Toelichting\n5.1;grip;x\n"), DOSSIER, "geen kolom 'Score' of 'Marge'"),
    ("long and wide at once", csv("Code;Criterium;Score;Grip\n5.1;grip;3;4\n"), DOSSIER, "naast een kolom 'Criterium'"),
    ("long with a comma lost", csv("Code,Criterium,Score\n5.1,grip,3,5\n"), DOSSIER, "staat onder geen kop"),
    ("long with the name of another", csv(f"Code;Stap;Criterium;Score\n5.1;{NAME['9.1']};grip;3\n"), DOSSIER, "zijn verschillende stappen"),
    ("long, one criterion by two names", csv("Code;Criterium;Score\n5.1;grip;3\n5.1;Grip (0-5);4\n"), DOSSIER, "staan ook in regel 2"),
    ("long, money with a comma", csv("Code;Criterium;Score\nm0;kosten;60,000\n"), MONEY, "schrijf 60000 of 60,0"),
    ("long, margin with a comma", csv("Code;Criterium;Score;Marge\nm0;kosten;60000;1,500\n"), MONEY, "schrijf 1500 of 1,5"),
    ("long, margin in percent", csv("Code;Criterium;Score;Marge\nm0;kosten;60000;10%\n"), MONEY, "procentteken"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "dossier", "expected"), [c[1:] for c in SCORES], ids=[c[0] for c in SCORES])
def test_a_score_file_is_read_as_it_was_meant_or_asked_about(data, dossier, expected):
    """Never something else: the faults hold the words, or the changes are exactly these."""
    found = read_scores(data, "scores", dossier, DAY)
    if isinstance(expected, str):
        assert found.changes == ()
        assert any(expected in fault.message for fault in found.faults), found.faults
    else:
        assert not found.faults, found.faults
        old = dossier.score_of
        changes = {(then.code, then.criterion): then.score for _, then in found.changes}
        assert changes == {key: score for key, score in expected.items() if old[key].score != score}


def test_what_of_a_file_is_not_used_is_named():
    """Other sheets, columns without a heading, and names beside a code that are nobody's."""
    data = book([["Code", "Stap", "Grip"], ["5.1", "iets anders", 3, "let op"]], Uitleg=[["x"]], Kopie=[["Code"]])
    found = read_scores(data, "s", DOSSIER, DAY)
    assert found.ignored == ("blad 'Kopie'", "kolom D (zonder kop)", "de naam 'iets anders' bij stap 5.1")
    many = csv("Code;Stap;Grip\n" + "".join(f"{code};x;3\n" for code in DOSSIER.codes))
    assert read_scores(many, "s", DOSSIER, DAY).ignored[-1] == f"nog {len(DOSSIER.codes) - 3} andere namen"


def test_faults_say_row_and_column():
    """Of every kind that is new here."""
    for data, dossier, place in (
        (csv("Code,Grip\n9.1,2\n5.1,2,5\n"), DOSSIER, (3, None)),
        (csv("Code;Grip;Grip (0-5)\n5.1;3;4\n"), DOSSIER, (1, "Grip (0-5)")),
        (csv("Code;Stap;Grip\n5.1;9.1;3\n"), DOSSIER, (2, "Stap")),
        (csv("Code;Kosten\nm0;1\nm1;60,000\n"), MONEY, (3, "Kosten")),
        (sheet_book(percent), DOSSIER, (2, "Grip")),
        (sheet_book(hide_row), DOSSIER, (2, "Grip")),
        (book([["Code", "Grip"], ["5.1", 3, None, 4]]), DOSSIER, (2, "D")),
        (sheet_book(lambda page: page.merge_cells("B2:B3")), DOSSIER, (2, None)),
    ):
        assert [(f.row, f.column) for f in read_scores(data, "s", dossier, DAY).faults] == [place]


def test_what_leaves_can_be_read_in_one_way():
    """A fraction of three figures on a scale of thousands comes back as it was."""
    scores = tuple(replace(s, score=1.235 if s.criterion == "c0" else 60.125) for s in MONEY.scores)
    made = scores_csv(replace(MONEY, scores=scores, fingerprint="breuk"))
    assert b"1,2350" in made
    found = read_scores(made, "s.csv", MONEY, DAY)
    assert not found.faults and {then.score for _, then in found.changes} == {1.235, 60.125}


def with_value(said: str) -> bytes:
    """A workbook in which a score is this number, as no spreadsheet writes it."""
    data = sheet_book(lambda page: None)
    with openpyxl.reader.excel.ZipFile(io.BytesIO(data)) as packed:
        text = packed.read("xl/worksheets/sheet1.xml").decode()
    assert "<v>3.5</v>" in text
    return repacked(data, xl__worksheets__sheet1_dot_xml=text.replace("<v>3.5</v>", f"<v>{said}</v>").encode())


@pytest.mark.parametrize("said", ["1E400", "-1E400", "9" * 400, "NaN", "9" * 5000])
def test_a_number_that_no_spreadsheet_makes_is_refused(said):
    """Neither read nor a raw error, in scores or on the way back to a workbook."""
    found = read_scores(with_value(said), "s", DOSSIER, DAY)
    assert found.changes == () and found.faults
    data = repacked(dossier_workbook(from_sheets(small())))
    with openpyxl.reader.excel.ZipFile(io.BytesIO(data)) as packed:
        part = next(n for n in packed.namelist() if n.endswith(f"sheet{list(SHEETS).index('Scores') + 2}.xml"))
        text = packed.read(part).decode()
    assert "<v>1.5</v>" in text
    sound = text.replace("<v>1.5</v>", f"<v>{said}</v>").encode()
    data = repacked(data, **{part.replace("/", "__").replace(".", "_dot_"): sound})
    with pytest.raises(DossierError):
        read_dossier(data, "x.xlsx")
    if len(said) < 1000 and said != "NaN":
        assert sheets_workbook(with_score_grid(readable_sheets(data)))


def test_empty_sheets_and_headings_go_back_as_they_were():
    """Into the workbook with the score table; a heading that is empty stays so."""
    sheets = [*small(Ankers=[], Themas=[["id", "naam", None], ["t", "Thema", None]])]
    made = openpyxl.load_workbook(io.BytesIO(sheets_workbook(with_score_grid(sheets))))
    assert made["Themas"]["C1"].value is None and made["Ankers"]["A1"].value is None


def criteria(column: int, said: object):
    """The small dossier with another cell in the row of the criterion Tijd."""
    return edited("Criteria", 2, column, said)


def merged(name: str) -> list[Sheet]:
    """The small dossier with merged cells on a sheet."""
    return [replace(s, merged=((1, 2, 1, 3),)) if s.name == name else s for s in small()]


def claim(check: str) -> list[Sheet]:
    """The small dossier with a claim."""
    return small(Uitspraken=[["id", "tekst", "bron", "toelichting", "toets"], ["a", "b", "c", None, check]])


WIDE = [*SMALL_SHEETS["Criteria"][:2], ["tijd", "last", "Tijd", "last", 0, 5000, None, None, 3]]
BOOKS = [
    ("limit with a comma for thousands", small(Criteria=[*WIDE[:2], [*WIDE[2][:8], "60,000"]]), ("Criteria", 3, "grens krap", "schrijf 60000 of 60,0")),
    ("scale with a point for thousands", criteria(5, "5.000"), ("Criteria", 3, "schaal hoog", "schrijf 5000 of 5,0")),
    ("weight with a comma for thousands", edited("Aspecten", 1, 3, "1,250"), ("Aspecten", 2, "weging gelijk", "schrijf 1250 of 1,25")),
    ("score with a comma for thousands", small(Criteria=WIDE, Scores=[SMALL_SHEETS["Scores"][0], ["1", "Eén", 1, "1,250"], ["2", None, 4, 2]]), ("Scores", 2, "tijd", "schrijf 1250 of 1,25")),
    ("score with Arabic figures", edited("Scores", 1, 2, "٣"), ("Scores", 2, "baat (0-5)", "cijfers 0 tot en met 9")),
    ("phase with Arabic figures", edited("Fasen", 1, 0, "١"), ("Fasen", 2, "nummer", "geheel getal")),
    ("score in percent", edited("Scores", 1, 2, Percentage(0.6)), ("Scores", 2, "baat (0-5)", "een percentage")),
    ("score with a percent sign", edited("Scores", 1, 2, "60%"), ("Scores", 2, "baat (0-5)", "procentteken")),
    ("score with a unit", edited("Scores", 1, 2, "3 punten"), ("Scores", 2, "baat (0-5)", "is geen getal")),
    ("name of another measure", edited("Scores", 1, 1, "Twee"), ("Scores", 2, "stap", "een andere stap dan '1'")),
    ("merged measures", merged("Maatregelen"), ("Maatregelen", 2, None, "samengevoegde cellen")),
    ("merged scores", merged("Scores"), ("Scores", 2, None, "samengevoegde cellen")),
    ("number beyond the headings", edited("Scores", 1, 4, 3), ("Scores", 2, None, "zonder kop")),
    ("criterion by id and by name", edited("Scores", 0, 3, "Baat"), ("Scores", 1, "baat", "komt dubbel voor")),
    ("claim with a key twice", claim('{"soort": "eensgezind", "soort": "hoogste"}'), ("Uitspraken", 2, "toets", "'soort' staat er dubbel in")),
    ("claim with half a character", claim('{"soort": "\\ud800"}'), ("Uitspraken", 2, "toets", "niet te lezen")),
    ("claim with a number as text", claim('{"soort": "eensgezind", "benadering": "alles", "verschil": "3"}'), ("Uitspraken", 2, "verschil", "geheel getal")),
    ("claim with true for a number", claim('{"soort": "eensgezind", "benadering": "alles", "verschil": true}'), ("Uitspraken", 2, "verschil", "geheel getal")),
    ("half a character in a measure", edited("Maatregelen", 1, 1, "a\udfff"), ("Maatregelen", 2, "naam", "niet te lezen")),
    ("half a character in an id", edited("Themas", 1, 0, "t\ud800"), ("Themas", 2, "id", "niet te lezen")),
    ("control character in a note", edited("Themas", 1, 2, "a\x0bb"), ("Themas", 2, "toelichting", "stuurteken")),
    ("anchor with a comma for thousands", edited("Ankers", 2, 1, "5,000"), ("Ankers", 3, "score", "schrijf 5000 of 5,0")),
]  # fmt: skip


@pytest.mark.parametrize(("sheets", "expected"), [c[1:] for c in BOOKS], ids=[c[0] for c in BOOKS])
def test_a_dossier_workbook_is_asked_about(sheets, expected):
    """Sheet, row, column and the words."""
    with pytest.raises(DossierError) as error:
        from_sheets(sheets)
    found = [(f.file, f.row, f.column, f.message) for f in error.value.faults]
    assert any(f[:3] == expected[:3] and expected[3] in f[3] for f in found), found


def test_numbers_in_cells_are_never_asked_about():
    """1.25 in a cell is a fraction, on a scale of thousands too, and comes back the same."""
    dossier = from_sheets(
        small(Criteria=WIDE, Scores=[SMALL_SHEETS["Scores"][0], ["1", None, 1.125, 1.125], ["2", None, 4, 1234.125]])
    )
    assert [s.score for s in dossier.scores] == [1.125, 1.125, 4, 1234.125]
    assert read_dossier(dossier_workbook(dossier), "x.xlsx") == dossier


def test_merged_cells_are_seen_in_a_real_workbook():
    """As Excel marks them."""
    made = openpyxl.load_workbook(io.BytesIO(dossier_workbook(DOSSIER)))
    made["Maatregelen"].merge_cells("B2:B3")
    out = io.BytesIO()
    made.save(out)
    with pytest.raises(DossierError, match="samengevoegde cellen"):
        read_dossier(out.getvalue(), "x.xlsx")


def with_scale(high: str) -> dict[str, str]:
    """dossier.toml with a scale to `high` for the time."""
    return folder_changed("dossier.toml", "[0, 10]", f"[0, {high}]")


FOLDERS = [
    ("score with a point for thousands", with_scale("5000") | folder_changed("scores.csv", "1;tijd;2;", "1;tijd;1.250;"), ("scores.csv", 3, "score", "schrijf 1250 of 1,25")),
    ("score with a comma for thousands", with_scale("5000") | folder_changed("scores.csv", "1;tijd;2;", "1;tijd;60,000;"), ("scores.csv", 3, "score", "schrijf 60000 of 60,0")),
    ("margin with a comma for thousands", with_scale("5000") | folder_changed("scores.csv", "1;tijd;2;;", "1;tijd;2;1,500;"), ("scores.csv", 3, "marge", "schrijf 1500 of 1,5")),
    ("score with Arabic figures", folder_changed("scores.csv", "3,5", "٣"), ("scores.csv", 2, "score", "cijfers 0 tot en met 9")),
    ("score in percent", folder_changed("scores.csv", "3,5", "60%"), ("scores.csv", 2, "score", "procentteken")),
    ("phase with wide figures", folder_changed("maatregelen.csv", "t;1;", "t;１;"), ("maatregelen.csv", 2, "fase", "geheel getal")),
    ("scale with true", with_scale("true"), ("dossier.toml", 34, "schaal", "is geen getal")),
    ("limit with true", folder_changed("dossier.toml", "tijd = 3", "tijd = true"), ("dossier.toml", 48, "tijd", "is geen getal")),
    ("limit with a comma for thousands", folder_changed("dossier.toml", "tijd = 3", 'tijd = "3,000"'), ("dossier.toml", 48, "tijd", "schrijf 3000 of 3,0")),
    ("phase number with true", folder_changed("dossier.toml", "nummer = 1", "nummer = true"), ("dossier.toml", 10, "nummer", "geheel getal")),
    ("a decimal comma that splits a cell", {"scores__csv": SMALL_FOLDER["scores.csv"].replace(";", ",")}, ("scores.csv", 2, None, "8 cellen gevonden")),
]  # fmt: skip


@pytest.mark.parametrize(("files", "expected"), [c[1:] for c in FOLDERS], ids=[c[0] for c in FOLDERS])
def test_a_folder_is_asked_about(tmp_path, files, expected):
    """File, row, column and the words."""
    with pytest.raises(DossierError) as error:
        load_dossier(write(tmp_path, **files))
    found = [(f.file, f.row, f.column, f.message) for f in error.value.faults]
    assert any(f[:3] == expected[:3] and expected[3] in f[3] for f in found), found


def test_a_fraction_of_three_figures_is_read_where_nothing_is_a_thousand(tmp_path):
    """On a scale to 5, and with an English thousand only where it cannot be one."""
    dossier = load_dossier(write(tmp_path, **folder_changed("scores.csv", "3,5", "3,125")))
    assert dossier.scores[0].score == 3.125


TEXT = to_json(PLAIN, DOSSIER).decode()
SCENARIOS = [
    ("half a character in the name", altered(naam="a\ud800"), "niet te lezen is"),
    ("half a character in the note", altered(notitie="\udfff"), "niet te lezen is"),
    ("half a character in the choice", altered(keuze=CHOICE | {"weging": "\ud800"}), "niet te lezen is"),
    ("half a character in a key", altered(**{"\ud800": 1}), "niet te lezen is"),
    ("half a character in a source", altered(scores=[SCORE | {"bron": "\ud800"}]), "niet te lezen is"),
    ("half a character in the package", altered(pakket=["\ud800"]), "niet te lezen is"),
    ("half a character in the format", altered(formaat="\ud800"), "niet te lezen is"),
    ("half a character in the version", altered(versie="\ud800"), "niet te lezen is"),
    ("half a character in the dossier's scores", altered(dossierscores={"\ud800": {"grip": 1}}), "niet te lezen is"),
    ("control character in the name", altered(naam="a\u202eb"), "het deel 'naam'"),
    ("control character in a key", altered(**{"a\u202eb": 1}), "het deel 'ab'"),
    ("key twice", TEXT.replace('"naam": "Naam"', '"naam": "Een", "naam": "Twee"').encode(), "'naam' staat er dubbel in"),
    ("choice twice", TEXT.replace('"keuze": {', '"keuze": {"weging": "knip", ').encode(), "'weging' staat er dubbel in"),
    ("score as text", altered(scores=[SCORE | {"score": "3"}]), "het deel 'scores.0.score'"),
    ("score is true", altered(scores=[SCORE | {"score": True}]), "het deel 'scores.0.score'"),
    ("score is null", altered(scores=[SCORE | {"score": None}]), "het deel 'scores.0.score'"),
    ("score is a list", altered(scores=[SCORE | {"score": [3]}]), "het deel 'scores.0.score'"),
    ("score is endless", altered(scores=[SCORE]).replace(b"3.0", b"1e400"), "het deel 'scores.0.score'"),
    ("score is Infinity", altered(scores=[SCORE]).replace(b"3.0", b"-Infinity"), "het deel 'scores.0.score'"),
    ("score of a thousand figures", altered(scores=[SCORE]).replace(b"3.0", b"9" * 1000), "het deel 'scores.0.score'"),
    ("score of five thousand figures", altered(scores=[SCORE]).replace(b"3.0", b"9" * 5000), "niet te lezen"),
    ("margin is true", altered(scores=[SCORE | {"marge": True}]), "het deel 'scores.0.marge'"),
    ("margin as text", altered(scores=[SCORE | {"marge": "1"}]), "het deel 'scores.0.marge'"),
    ("dossier's score is text", altered(dossierscores={"1": {"grip": "3"}}), "het deel 'dossierscores.1.grip'"),
    ("dossier's score is huge", altered(dossierscores={"1": {"grip": 1e300}}), "het deel 'dossierscores.1.grip'"),
    ("dossier's score is NaN", altered(dossierscores={"1": {"grip": float("nan")}}), "het deel 'dossierscores.1.grip'"),
    ("version with a fraction", altered(versie=3.0), "versie 3.0 van het bestand is onbekend"),
    ("version below nought", altered(versie=-1), "versie -1 van het bestand is onbekend"),
    ("version is NaN", altered(versie=float("nan")), "is onbekend"),
    ("nested deeply", TEXT.replace('"notitie": ""', '"notitie": ' + "[" * 50_000 + "]" * 50_000).encode(), "niet te lezen"),
    ("nested a little", altered(notitie=[[[[[]]]]]), "het deel 'notitie'"),
    ("a name that is too long", altered(naam="a" * 100_000), "het deel 'naam'"),
    ("a choice that is too long", altered(keuze=CHOICE | {"altijd": "1~" * 20_000}), "het deel 'keuze.altijd'"),
    ("Arabic figures in a limit", altered(keuze=CHOICE | {"benadering": "roeien", "grens": "ontwikkeltijd.٣"}), "onleesbaar"),
    ("text in another encoding", TEXT.encode("utf-16"), "geen UTF-8"),
    ("text behind the end", TEXT.encode() + b"}", "niet te lezen"),
    ("comma behind the last", TEXT.rstrip()[:-1].encode() + b",}", "niet te lezen"),
    ("a file of scores", b"Code;Grip\n5.1;3\n", "niet te lezen"),
    ("a list of scenarios", json.dumps([json.loads(TEXT)]).encode(), "geen scenario van het keuzemodel"),
    ("null", b"null", "geen scenario van het keuzemodel"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "sentence"), [c[1:] for c in SCENARIOS], ids=[c[0] for c in SCENARIOS])
def test_a_scenario_is_refused_in_words_that_can_be_shown(data, sentence):
    """The words themselves hold nothing that cannot be sent to a screen."""
    with pytest.raises(ScenarioError) as error:
        from_json(data, DOSSIERS)
    said = unusable(error.value)
    assert sentence in said
    (said + str(error.value)).encode()


def test_minus_nought_in_a_scenario_is_nought():
    """So that nowhere a minus stands before nothing."""
    found = from_json(altered(scores=[SCORE | {"score": -0.0, "marge": -0.0}]), DOSSIERS)
    assert str(found.choice.scores[0].score) == "0.0" and str(found.choice.scores[0].margin) == "0.0"


def test_there_are_two_hundred():
    """With those of the readers themselves, each with its own words."""
    own = [*SCORES, *BOOKS, *FOLDERS, *SCENARIOS]
    assert len({case[0] for case in [*SCORES]}) == len(SCORES)
    assert len(own) >= 180 and len(own) + len(SCORE_CORPUS) + len(SHEET_CORPUS) + len(FOLDER_CORPUS) >= 350
