"""Scores from a spreadsheet: every shape that is meant to work, and a corpus of files that are refused."""

from __future__ import annotations

import io
import struct
import zipfile
from dataclasses import replace
from datetime import date, datetime

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from keuzemodel.folder.reading import load_dossier
from keuzemodel.sheets.headings import column_name
from keuzemodel.sheets.scores.cells import read_sheet_number
from keuzemodel.sheets.scores.reading import read_scores
from keuzemodel.sheets.spreadsheets import MAX_BYTES, Sheet
from keuzemodel.sheets.tables import step_name
from keuzemodel.sheets.workbooks import scores_csv, scores_workbook
from tests.building import make_dossier
from tests.shipped import ROOT, alkmaar

DOSSIER = alkmaar()
DAY = date(2026, 11, 22)
CODES = [c.id for c in DOSSIER.criteria]


def read(data: bytes, name: str = "scores.xlsx", dossier=DOSSIER):
    """What a file would change."""
    return read_scores(data, name, dossier, DAY)


def book(rows, title="Scores", **options) -> bytes:
    """A workbook with one sheet."""
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    for name, others in options.items():
        extra = made.create_sheet(name)
        for row in others:
            extra.append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def repacked(data: bytes, **parts: bytes) -> bytes:
    """A workbook with parts added or replaced; '__' in a name is a '/' and '_dot_' a '.'."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        renamed = {name.replace("__", "/").replace("_dot_", "."): content for name, content in parts.items()}
        for item in old.infolist():
            if item.filename not in renamed:
                new.writestr(item, old.read(item.filename))
        for name, content in renamed.items():
            new.writestr(name, content)
    return out.getvalue()


def changed(found):
    """The changes as {(code, criterion): new score}."""
    assert not found.faults, found.faults
    return {(then.code, then.criterion): then.score for _, then in found.changes}


@pytest.mark.parametrize("make", [scores_workbook, scores_csv])
def test_what_leaves_comes_back_unchanged(make):
    """No score, no margin, no fault; nothing unused but the names."""
    found = read(make(DOSSIER))
    assert found.changes == () and found.faults == ()


SCORES = st.floats(-5, 5, allow_nan=False).map(lambda x: float(f"{x:.15g}"))


@given(st.lists(st.lists(SCORES, min_size=2, max_size=2), min_size=1, max_size=5), st.data())
@settings(max_examples=60, deadline=None)
def test_other_scores_come_back_as_they_were(scores, data):
    """Any scores of up to 15 figures, through both files, onto another dossier of the same shape."""
    theirs = make_dossier(scores, ["benefit", "burden"])
    ours = make_dossier([[0, 0]] * len(scores), ["benefit", "burden"])
    for make in (scores_workbook, scores_csv):
        found = read(make(theirs), dossier=ours)
        assert not found.faults
        then = ours.with_scores(new for _, new in found.changes)
        assert [s.score for s in then.scores] == [s.score for s in theirs.scores]


def test_what_is_taken_over_says_where_it_comes_from():
    """Origin, file and date; what is not changed keeps its own."""
    found = read(book([["Code", "grip"], ["1", 5], ["2", 4]]), "onze scores.xlsx")
    ((now, then),) = found.changes
    assert (now.score, then.score, then.origin, then.source) == (4, 5, "eigen", "onze scores.xlsx, 22 november 2026")
    dossier = DOSSIER.with_scores([then])
    assert dossier.score_of["1", "grip"].score == 5 and dossier.fingerprint != DOSSIER.fingerprint
    assert dossier.score_of["2", "grip"] == DOSSIER.score_of["2", "grip"]


def csv(text: str, encoding: str = "utf-8") -> bytes:
    """Text as a file."""
    return text.encode(encoding)


NAME = step_name(DOSSIER.measure("5.1"))


@pytest.mark.parametrize(
    "data",
    [
        csv("Code;grip\n5.1;3,5\n"),
        csv("Code;grip\n5.1;3.5\n"),
        csv("Code,grip\n5.1,3.5\n"),
        csv('Code,grip\n5.1,"3,5"\n'),
        csv("Code\tgrip\n5.1\t3,5\n"),
        csv("Code;grip\r\n5.1;3,5\r\n"),
        csv("\ufeffCode;Grip\n5.1;3,5\n"),
        csv(f"Stap;Grip\n{NAME};3,5\n", "cp1252"),
        csv(f"Stap;Grip (0-5);opmerking é\n{NAME};3,5;idee\n", "cp1252"),
        csv("Code;grip\n5.1;3,5\n", "utf-16"),
        csv("naam;grip;stap\nx;3,5;5.1\n"),
        csv("grip;code\n3,5;5.1\n;\n"),
        csv("code;criterium;score\n5.1;grip;3,5\n"),
        csv("code;criterium;score;marge;herkomst;bron;toelichting\n5.1;Grip;3,5;1;aanname;;x\n"),
        csv(" CODE ; GRIP \n 5.1 ; 3,5 \n"),
        book([["Code", "Grip"], ["5.1", 3.5]]),
        book([["Code", "Grip"], [5.1, 3.5]]),
        book([["Code", "Grip"], ["5.1", "3,5"]]),
        book([["Code", "Stap", "Grip"], ["5.1", "iets anders", 3.5], [None, None, None]]),
        book([["Stap", "Grip (0-5)"], [NAME, 3.5]], title="Blad1"),
        book([["rommel"]], title="Eerste", Scores=[["Code", "Grip"], ["5.1", 3.5]]),
        book([["criterium", "code", "score"], ["grip", "5.1", 3.5]]),
    ],
)
def test_every_shape_that_people_have_is_read(data):
    """Separators, decimals, encodings, order, subsets, extra columns and sheets."""
    assert changed(read(data)) == {("5.1", "grip"): 3.5}


def test_margins_come_from_the_sheet_of_origins():
    """Also where the score stays."""
    data = book([["Code", "Grip"], ["5.1", 2]], Herkomst=[["Code", "Criterium", "Marge"], ["5.1", "grip", 0.5]])
    ((now, then),) = read(data).changes
    assert (now.margin, then.margin, then.score) == (1, 0.5, 2)


def test_columns_that_are_not_used_are_named():
    """So that a misspelt criterion is seen."""
    found = read(csv("Code;grip;gripp;opmerking\n5.1;3;4;x\n"))
    assert found.ignored == ("gripp", "opmerking")


def oddly_linked() -> bytes:
    """A workbook with a link to another one, beside sound scores."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as made:
        sheet = made.add_worksheet("Scores")
        sheet.write_row(0, 0, ["Code", "Grip"])
        sheet.write_row(1, 0, ["5.1", 3.5])
        sheet.write_formula(1, 3, "='[ergens.xlsx]Blad1'!A1")
    return out.getvalue()


def test_what_is_outside_the_columns_is_not_run():
    """A formula beside the scores is neither computed nor taken."""
    assert changed(read(oddly_linked())) == {("5.1", "grip"): 3.5}


def bomb(size: int) -> bytes:
    """A workbook whose sheet unpacks to `size` bytes."""
    return repacked(book([["Code"]]), xl__worksheets__sheet1_dot_xml=b" " * size)


GOOD = book([["Code", "Grip"], ["5.1", 3.5]])
ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE s [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>&b;</sheetData></worksheet>'
)

CORPUS = [
    (b"", "het bestand is leeg"),
    (b"  \n ", "het bestand is leeg"),
    (b"x" * (MAX_BYTES + 1), "groter dan 5 MB"),
    (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "oud Excel-bestand"),
    (b"PK\x03\x04kapot", "beschadigd"),
    (GOOD[:200], "beschadigd"),
    (GOOD[: len(GOOD) // 2], "beschadigd"),
    (bomb(6_000_000), "uitgepakt veel te groot"),
    (repacked(GOOD, xl__vbaProject_dot_bin=b"macro"), "macro's"),
    (repacked(GOOD, xl__worksheets__sheet1_dot_xml=b"<worksheet"), "geen leesbare Excel-werkmap"),
    (repacked(GOOD, xl__workbook_dot_xml=b"geen xml"), "geen leesbare Excel-werkmap"),
    (repacked(GOOD, xl__worksheets__sheet1_dot_xml=ENTITIES), "geen leesbare Excel-werkmap"),
    (struct.pack("<I", 0x04034B50) + b"\xff" * 100, "beschadigd"),
    (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "geen leesbaar tekstbestand"),
    (b"Code;grip\n5.1;\x00\n", "geen leesbaar tekstbestand"),
    (csv('Code;grip\n5.1;"3\n'), "aanhalingstekens"),
    (csv("Code;grip\n" + "5.1;3\n" * 21_000), "meer dan 20000 regels"),
    (csv("Code" + ";x" * 300 + "\n"), "200 kolommen"),
    (book([["Code"] + ["x"] * 300]), "200 kolommen"),
    (book([["Code", "Grip"], *[["5.1", 3]] * 21_000]), "meer dan 20000 regels"),
    (csv("hallo\nwereld\n"), "geen kolom 'Code' of 'Stap'"),
    (csv("Code;iets\n5.1;3\n"), "geen enkele kolom is een criterium"),
    (csv("Code;grip;grip\n5.1;3;4\n"), "kolom komt dubbel voor: grip"),
    (csv("Code;code;grip\n5.1;5.1;4\n"), "kolom komt dubbel voor: code"),
    (csv("Code;grip\n5.1;3\n5.1;4\n"), "staat ook in regel 2"),
    (csv("Code;criterium;score\n5.1;grip;3\n5.1;grip;4\n"), "staan ook in regel 2"),
    (csv("Code;criterium;score\n5.1;gripp;3\n"), "is geen criterium"),
    (csv("Code;grip\n99;3\n"), "'99' is geen stap van dit dossier"),
    (csv("Code;grip\n../../etc;3\n"), "is geen stap van dit dossier"),
    (csv("Code;grip\n<b>5.1</b>;3\n"), "is geen stap van dit dossier"),
    (csv("Code;grip\n\u202e1.5;3\n"), "is geen stap van dit dossier"),
    (csv("Code;grip\n🙂;3\n"), "is geen stap van dit dossier"),
    (csv("Code;grip\n;3\n"), "'' is geen stap van dit dossier"),
    (csv("Code;grip\n05-jan;3\n"), "'05-jan' is geen stap"),
    (book([["Code", "Grip"], [datetime(2026, 1, 5), 3]]), "een datum: zet de kolom in Excel op tekst"),
    (csv("Code;grip\n5.1;veel\n"), "'veel' is geen getal"),
    (csv("Code;grip\n5.1;3 punten\n"), "is geen getal"),
    (csv("Code;grip\n5.1;NaN\n"), "'NaN' is geen getal"),
    (csv("Code;grip\n5.1;inf\n"), "'inf' is geen getal"),
    (csv("Code;grip\n5.1;1E400\n"), "niet op de schaal"),
    (csv("Code;grip\n5.1;1E300\n"), "niet op de schaal"),
    (csv("Code;grip\n5.1;6\n"), "6 staat niet op de schaal; verwacht is een getal van 0 tot 5"),
    (csv("Code;grip\n5.1;-1\n"), "niet op de schaal"),
    (csv("Code;grip\n5.1;5,0001\n"), "niet op de schaal"),
    (csv("Code;grip\n5.1;1.234,5\n"), "is geen getal"),
    (csv("Code;grip\n5.1;3;5\n5.1x;2\n"), "is geen stap"),
    (csv("Code;grip\n5.1;=1+1\n"), "een formule"),
    (csv("Code;grip\n5.1;=cmd|' /C calc'!A0\n"), "een formule"),
    (csv("Code;grip\n5.1;3-4\n"), "is geen getal"),
    (csv("Code;grip\n5.1;½\n"), "is geen getal"),
    (book([["Code", "Grip"], ["5.1", "=1+1"]]), "een formule; plak de uitkomst als waarde"),
    (book([["Code", "Grip"], ["5.1", True]]), "is geen getal"),
    (book([["Code", "Grip"], ["5.1", datetime(2026, 3, 5)]]), "is geen getal"),
    (book([["Code", "Grip"], ["5.1", 9]]), "9 staat niet op de schaal"),
    (book([["Code", "Grip"], ["5.1", "#N/A"]]), "is geen getal"),
    (book([["Code", "Grip"], ["5.1", "3"], ["5.1", "4"]]), "staat ook in regel 2"),
    (book([[None, None], [None, None]]), "geen kolom 'Code' of 'Stap'"),
    (book([["Code", "Grip"], ["5.1", 3]], Herkomst=[["Code", "Criterium", "Marge"], ["5.1", "grip", -1]]), "schaal"),
    (
        book([["Code", "Grip"], ["5.1", 3]], Herkomst=[["Code", "Criterium", "Marge"], ["5.1", "x", 1]]),
        "geen criterium",
    ),
    (book([["Code", "Grip"], ["5.1", 3]], Herkomst=[["Criterium", "Marge"], ["grip", 1]]), "geen kolom 'Code'"),
    (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\nrest", "geen kolom 'Code' of 'Stap'"),
    (b"<html><table><tr><td>Code</td></tr></table></html>", "geen kolom 'Code' of 'Stap'"),
    (b"{\\rtf1 Code;grip}", "geen kolom 'Code' of 'Stap'"),
]


@pytest.mark.parametrize(("data", "sentence"), CORPUS, ids=[f"{k}-{s[:30]}" for k, (_, s) in enumerate(CORPUS)])
def test_a_broken_file_is_refused_with_the_sentence(data, sentence):
    """Whole: nothing of it is taken over."""
    found = read(data)
    assert found.changes == ()
    assert any(sentence in fault.message for fault in found.faults), found.faults


def test_all_faults_at_once_with_their_place():
    """Sheet, row and column; the sound rows are not taken over either."""
    found = read(csv("Code;grip;ontwikkeltijd\n5.1;x;99\n1;2;3\nzz;1;1\n"))
    assert [(f.row, f.column) for f in found.faults] == [(2, "Grip"), (2, "Ontwikkeltijd"), (4, "Stap")]
    assert found.changes == ()


def test_the_workbook_guards_its_cells():
    """Codes are text, every score cell only takes its scale, the heads stay in view, and the scales are explained."""
    made = openpyxl.load_workbook(io.BytesIO(scores_workbook(DOSSIER)))
    assert made.sheetnames == ["Scores", "Herkomst", "Uitleg"]
    sheet = made["Scores"]
    assert [c.value for c in sheet["A"]][1:] == list(DOSSIER.codes) and sheet["A7"].number_format == "@"
    assert [c.value for c in sheet[1]][2:] == [column_name(c.name, c.scale) for c in DOSSIER.criteria]
    assert len(sheet.data_validations.dataValidation) == len(DOSSIER.criteria) and sheet.freeze_panes == "C2"
    assert made["Herkomst"].max_row == len(DOSSIER.scores) + 1
    said = {c.value for row in made["Uitleg"] for c in row}
    assert all(text in said for c in DOSSIER.criteria for text in c.anchors.values())


def test_text_that_looks_like_a_formula_leaves_as_text():
    """In the workbook it is a string, never a formula."""
    scores = tuple(replace(s, note="=1+1") for s in DOSSIER.scores)
    made = openpyxl.load_workbook(io.BytesIO(scores_workbook(replace(DOSSIER, scores=scores, fingerprint="formule"))))
    assert made["Herkomst"]["F2"].data_type == "s"


def test_many_faults_are_cut():
    """A file with thousands of faults does not fill the screen."""
    found = read(csv("Code;grip\n" + "".join(f"z{k};9\n" for k in range(3000))))
    assert len(found.faults) == 200


def test_an_empty_file_with_a_mark_in_front_is_empty():
    """As Excel saves an empty sheet as 'CSV UTF-8'."""
    for data in (b"\xef\xbb\xbf\r\n", b"\xef\xbb\xbf", b"  \n"):
        assert "leeg" in read(data, "leeg.csv").faults[0].message


def test_a_thousand_or_a_fraction_is_asked():
    """On a scale of thousands 1.235 and 1,235 could be either; in euro the point is a thousand, also below nought."""
    for scale, said, expected in (((0, 5000), "1.235", None), ((0, 5000), "1235", 1235.0), ((0, 5000), "1,235", None),
                                  ((0, 5), "1.235", 1.235), ((0, 5), "1,235", 1.235), ((0, 5000), "1.5", 1.5),
                                  ((0, 5000), "1,2350", 1.235), ((0, 5000), "0,235", 0.235)):  # fmt: skip
        faults: list = []
        found = read_sheet_number(Sheet("Scores", ()), 2, "Uren", said, scale, faults)
        assert found == expected and bool(faults) is (expected is None)
    for said, expected in (("-25.000", -25000.0), ("−€ 1.234,50", -1234.5), ("€ 25.000", 25000.0)):
        assert read_sheet_number(Sheet("Scores", ()), 2, "Kosten", said, (-50_000, 50_000), [], True) == expected


def test_a_margin_alone_does_not_make_something_known():
    """Where nothing was known a score has to be given with it."""
    dossier = load_dossier(ROOT / "data" / "westfriesland-transformatie")
    found = read(b"Code;Criterium;Marge\n6;kosten;50000\n", "m.csv", dossier)
    assert not found.changes and "vul ook de score in" in found.faults[0].message
    both = read(b"Code;Criterium;Score;Marge\n6;kosten;0;50000\n", "m.csv", dossier)
    assert [(then.score, then.margin) for _, then in both.changes] == [(0.0, 50000.0)]
