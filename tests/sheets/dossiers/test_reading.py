"""A dossier as a workbook: out and back the same, begun from an empty one, and every fault with its place."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import datetime, time

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keuzemodel import DossierError, select_package
from keuzemodel.model.dossier import ORIGINS, MeasureGroup
from keuzemodel.sheets.dossiers.grid import with_score_grid
from keuzemodel.sheets.dossiers.reading import from_sheets, read_dossier
from keuzemodel.sheets.explained import ORIGIN_WORDS
from keuzemodel.sheets.layout import SHEETS, to_sheets
from keuzemodel.sheets.spreadsheets import Formula, Mistake, Sheet
from keuzemodel.sheets.workbooks import dossier_workbook, empty_workbook, scores_workbook, sheets_workbook
from tests.shipped import alkmaar

DOSSIER = alkmaar()
SMALL: dict[str, list[list[object]]] = {
    "Dossier": [["veld", "inhoud"], ["id", "klein"], ["titel", "Klein"], ["bron", "a"], ["bron", "b"]],
    "Themas": [["id", "naam", "toelichting"], ["t", "Thema", None]],
    "Fasen": [["nummer", "naam", "omschrijving"], [1, "Fase 1", None]],
    "Aspecten": [["id", "naam", "vraag", "weging gelijk"], ["inhoud", "Inhoud", None, 1], ["last", "Last", None, 3]],
    "Criteria": [
        ["id", "aspect", "naam", "soort", "schaal laag", "schaal hoog", "eenheid", "toelichting", "grens krap"],
        ["baat", "inhoud", "Baat", "baat", 0, 5, None, None, None],
        ["tijd", "last", "Tijd", "last", 0, 10.0, None, None, 3],
    ],
    "Ankers": [["criterium", "score", "betekenis"], ["baat", 0, "niets"], ["baat", 5, "alles"]],
    "Wegingen": [["id", "naam", "toelichting", "herkomst", "bron"], ["gelijk", "Gelijk", None, None, None]],
    "Benaderingen": [["id", "naam"], ["alles", "Alles"], ["krap", "Krap"]],
    "Maatregelen": [
        ["code", "naam", "onderdeel_van", "thema", "fase", "toelichting"],
        ["1", "Eén", None, "t", 1, None],
        [2.0, "Twee", None, "t", "1", "Regel een\nregel twee"],
    ],
    "Scores": [["Code", "Stap", "Baat (0-5)", "tijd"], ["1", "Eén", "3,5", 2], ["2", None, 4, 1.5]],
    "Herkomst": [["Code", "Criterium", "Marge", "Herkomst", "Bron"], ["2", "baat", 1, "rapport", "§1"]],
    "Relaties": [["soort", "code", "andere", "herkomst", "bron", "toelichting"]],
}  # fmt: skip


def small(**changed: list[list[object]]) -> list[Sheet]:
    """The sheets of the small dossier, some replaced; None leaves one out."""
    found = SMALL | changed
    return [Sheet(name, tuple(map(tuple, rows))) for name, rows in found.items() if rows is not None]


def edited(name: str, row: int, column: int, value: object) -> list[Sheet]:
    """The small dossier with one cell otherwise; rows and columns counted from 0."""
    rows = [list(cells) for cells in SMALL[name]]
    rows[row] += [None] * (column + 1 - len(rows[row]))
    rows[row][column] = value
    return small(**{name: rows})


def grouped(*groups: list[object]) -> list[Sheet]:
    """The small dossier with step 1 as a part of 5, and these groups: code, name, note, origin, source."""
    rows = [[*SMALL["Maatregelen"][1][:2], 5, *SMALL["Maatregelen"][1][3:]], SMALL["Maatregelen"][2]]
    heads = ["code", "naam", "toelichting", "herkomst", "bron"]
    return small(Maatregelen=[SMALL["Maatregelen"][0], *rows], Groepen=[heads, *groups])


def faults(sheets: list[Sheet]) -> list[tuple[str, int | None, str | None, str]]:
    """Every fault as (sheet, row, column, message)."""
    with pytest.raises(DossierError) as error:
        from_sheets(sheets)
    return [(f.file, f.row, f.column, f.message) for f in error.value.faults]


def test_the_real_dossier_comes_back_the_same():
    """Through a real file: scores, margins, origins, relations, weights, limits, claims, and so the fingerprint."""
    assert read_dossier(dossier_workbook(DOSSIER), "x.xlsx") == DOSSIER


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_any_scores_come_back_byte_for_byte(data):
    """Whatever numbers of whatever many figures are on the scale."""
    scores = tuple(
        replace(
            s,
            score=data.draw(st.floats(*DOSSIER.criterion(s.criterion).scale)),
            margin=data.draw(st.floats(0, 5)),
            note=data.draw(st.sampled_from(["", "=1+1", "é, ë, €", "🙂 <b>vet</b>", 'a;b\n"c"', "'12"])),
        )
        for s in DOSSIER.scores[:12]
    )
    dossier = replace(DOSSIER, scores=scores + DOSSIER.scores[12:])
    book = openpyxl.load_workbook(io.BytesIO(dossier_workbook(dossier)))
    assert not any(cell.data_type == "f" for sheet in book for row in sheet.iter_rows() for cell in row)
    back = read_dossier(dossier_workbook(dossier), "x.xlsx")
    assert [(s.score.hex(), s.margin.hex(), s.note) for s in back.scores] == [
        (float(s.score).hex() if s.score else "0x0.0p+0", s.margin.hex() if s.margin else "0x0.0p+0", s.note)
        for s in dossier.scores
    ]  # fmt: skip


def test_what_groups_are_called_comes_in():
    """A name without an origin is one's own; a workbook without that sheet, or with it empty, names none."""
    assert from_sheets(grouped([5.0, "Vijf"])).groups == (MeasureGroup("5", "Vijf", "", "eigen"),)
    assert from_sheets(grouped()).groups == from_sheets(small(Groepen=[])).groups == from_sheets(small()).groups == ()
    assert from_sheets(grouped([5, "Vijf"])).fingerprint == from_sheets(grouped()).fingerprint


@given(
    st.lists(
        st.builds(
            MeasureGroup,
            st.sampled_from(sorted({m.parent for m in DOSSIER.measures} - {""})),
            st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1).filter(
                lambda name: name[0] not in "=+-@"
            ),
            st.sampled_from(["", "=1+1", "é, ë, €", 'a;b\n"c"', "'12", "_x0041_"]),
            st.sampled_from(ORIGINS),
            st.sampled_from(["", "bijlage 2"]),
        ),
        unique_by=lambda group: group.code,
        max_size=8,
    )
)
@settings(max_examples=30, deadline=None)
def test_any_groups_come_back_the_same(groups):
    """Through a real file: some of them named or all, with any name that is one."""
    dossier = replace(DOSSIER, groups=tuple(groups))
    assert read_dossier(dossier_workbook(dossier), "x.xlsx") == dossier


def test_the_small_dossier_is_sound():
    """Numbers as text or as numbers, sheets and columns that may be absent; a score without origin is one's own."""
    dossier = from_sheets(small())
    assert [s.score for s in dossier.scores] == [3.5, 2, 4, 1.5]
    assert [s.origin for s in dossier.scores] == ["eigen", "eigen", "rapport", "eigen"]
    assert dossier.scores[2].margin == 1 and dossier.scores[2].source == "§1"
    assert dossier.codes == ("1", "2") and dossier.sources == ("a", "b")
    assert dossier.measure("2").note == "Regel een\nregel twee"
    assert dossier.criteria[0].anchors == {0: "niets", 5: "alles"}
    assert dossier.weightings[0].weights == {"baat": 0.25, "tijd": 0.75}
    assert dossier.approach("krap").limits == {"tijd": 3} and dossier.approach("alles").limits == {}
    assert select_package(dossier, {"baat": 1}, "krap").codes == ("2",)


def test_order_of_sheets_and_columns_is_free():
    """Sheets backwards, columns backwards, names in capitals."""
    turned = [
        Sheet(s.name.upper(), tuple(tuple(reversed([*row, *[None] * (len(s.rows[0]) - len(row))])) for row in s.rows))
        for s in reversed(small())
    ]
    found, expected = from_sheets(turned), from_sheets(small())
    assert replace(found, scores=expected.scores, fingerprint=expected.fingerprint) == expected
    assert sorted(map(repr, found.scores)) == sorted(map(repr, expected.scores))


CORPUS = [
    ("a sheet is lacking", small(Criteria=None), ("Criteria", None, None, "dit blad ontbreekt")),
    ("no measures", small(Maatregelen=SMALL["Maatregelen"][:1]), ("Maatregelen", None, None, "geen bruikbare regels")),
    ("no themes", small(Themas=SMALL["Themas"][:1]), ("Themas", None, None, "verwacht is er minstens één")),
    ("unknown column", edited("Themas", 0, 2, "kleur"), ("Themas", 1, "kleur", "onbekende kolom")),
    ("column twice", edited("Themas", 0, 2, "naam"), ("Themas", 1, "naam", "komt dubbel voor")),
    ("column lacking", edited("Maatregelen", 0, 3, ""), ("Maatregelen", 1, "thema", "kolom ontbreekt")),
    ("cell without heading", edited("Themas", 1, 5, "x"), ("Themas", 2, None, "zonder kop")),
    ("formula", edited("Themas", 1, 1, Formula("=1+1")), ("Themas", 2, "naam", "een formule")),
    ("text that looks like a formula", edited("Themas", 1, 1, "=1+1"), ("Themas", 2, "naam", "lijkt op een formule")),
    ("formula in a score", edited("Scores", 1, 2, Formula("=2+1")), ("Scores", 2, "baat (0-5)", "een formule")),
    ("date for a code", edited("Maatregelen", 1, 0, datetime(2026, 1, 5)), ("Maatregelen", 2, "code", "een datum")),
    ("id with dots", edited("Dossier", 1, 1, "../klein"), ("Dossier", 2, "inhoud", "zonder spaties")),
    ("code with a path", edited("Maatregelen", 1, 0, "../1"), ("Maatregelen", 2, "code", "zonder spaties")),
    ("unknown field", edited("Dossier", 1, 0, "kleur"), ("Dossier", 2, "veld", "'kleur' is onbekend")),
    ("field twice", edited("Dossier", 2, 0, "id"), ("Dossier", 3, "veld", "komt dubbel voor")),
    ("no title", edited("Dossier", 2, 1, None), ("Dossier", None, "titel", "ontbreekt")),
    ("title with a turn of direction", edited("Dossier", 2, 1, "a\u202eb"), ("Dossier", 3, "inhoud", "stuurteken")),
    ("advice that is not there", edited("Dossier", 3, 0, "advies weging"), ("Dossier", 4, "benadering", "ontbreekt")),
    ("phase is no number", edited("Fasen", 1, 0, "een"), ("Fasen", 2, "nummer", "geheel getal")),
    ("weight is no number", edited("Aspecten", 1, 3, "veel"), ("Aspecten", 2, "weging gelijk", "'veel' is geen getal")),
    ("negative weight", edited("Aspecten", 1, 3, -1), ("Aspecten", 2, "weging gelijk", "0 of meer")),
    ("no weights", small(Aspecten=[row[:3] for row in SMALL["Aspecten"]]), ("Aspecten", 1, "weging gelijk", "tellen op tot 0")),
    ("weighting that is not there", edited("Aspecten", 0, 3, "weging x"), ("Aspecten", 1, "weging x", "staat niet op blad Wegingen")),
    ("limit of no approach", edited("Criteria", 0, 8, "grens x"), ("Criteria", 1, "grens x", "staat niet op blad Benaderingen")),
    ("limit on a benefit", edited("Criteria", 1, 8, 2), ("Criteria", 1, "grens krap", "last 'baat' bestaat niet")),
    ("unknown aspect", edited("Criteria", 1, 1, "x"), ("Criteria", 2, "aspect", "aspect 'x' bestaat niet")),
    ("unknown kind", edited("Criteria", 1, 3, "winst"), ("Criteria", 2, "soort", "'baat' of 'last'")),
    ("scale is no number", edited("Criteria", 1, 5, "hoog"), ("Criteria", 2, "schaal hoog", "is geen getal")),
    ("scale is endless", edited("Criteria", 1, 5, "1E400"), ("Criteria", 2, "schaal hoog", "getal")),
    ("scale is lacking", edited("Criteria", 1, 5, None), ("Criteria", 2, "schaal hoog", "is geen getal")),
    ("scale upside down", edited("Criteria", 1, 4, 9), ("Criteria", 2, "schaal", "laag < hoog")),
    ("criterion twice", edited("Criteria", 2, 0, "baat"), ("Criteria", 3, "id", "komt dubbel voor")),
    ("anchor of no criterion", edited("Ankers", 1, 0, "x"), ("Ankers", 2, "criterium", "criterium 'x' bestaat niet")),
    ("anchor twice", edited("Ankers", 2, 1, 0), ("Ankers", 3, "score", "komt dubbel voor")),
    ("anchor off its scale", edited("Ankers", 2, 1, 9), ("Ankers", 3, "score", "staat niet op de schaal")),
    ("anchor is no number", edited("Ankers", 2, 1, "top"), ("Ankers", 3, "score", "is geen getal")),
    ("unknown theme", edited("Maatregelen", 1, 3, "x"), ("Maatregelen", 2, "thema", "thema 'x' bestaat niet")),
    ("unknown phase", edited("Maatregelen", 1, 4, 9), ("Maatregelen", 2, "fase", "fase '9' bestaat niet")),
    ("code twice", edited("Maatregelen", 2, 0, "1"), ("Maatregelen", 3, "code", "komt dubbel voor")),
    ("score lacking", edited("Scores", 1, 2, None), ("Scores", None, "score", "'1' op criterium 'baat' ontbreekt")),
    ("score off its scale", edited("Scores", 1, 2, 6), ("Scores", 2, "baat (0-5)", "van 0 tot en met 5")),
    ("score is no number", edited("Scores", 1, 2, "veel"), ("Scores", 2, "baat (0-5)", "'veel' is geen getal")),
    ("score is NaN", edited("Scores", 1, 2, "NaN"), ("Scores", 2, "baat (0-5)", "'NaN' is geen getal")),
    ("score is true", edited("Scores", 1, 2, True), ("Scores", 2, "baat (0-5)", "geen tekst of getal")),
    ("score of no measure", edited("Scores", 1, 0, "7"), ("Scores", 2, "code", "stap '7' staat niet op blad Maatregelen")),
    ("score of no criterion", edited("Scores", 0, 3, "winst"), ("Scores", 1, "winst", "geen criterium")),
    ("criterion twice in the scores", edited("Scores", 0, 3, "baat"), ("Scores", 1, "baat", "komt dubbel voor")),
    ("scores without code", edited("Scores", 0, 0, ""), ("Scores", 1, "code", "kolom ontbreekt")),
    ("origin of no score", edited("Herkomst", 1, 0, "9"), ("Herkomst", 2, "code", "staat geen score van stap '9'")),
    ("unknown origin", edited("Herkomst", 1, 3, "gokje"), ("Herkomst", 2, "herkomst", "'rapport', 'afgeleid'")),
    ("negative margin", edited("Herkomst", 1, 2, -1), ("Herkomst", 2, "marge", "0 of meer")),
    ("relation with no measure", small(Relaties=[*SMALL["Relaties"], ["vereist", "1", "9", "aanname"]]), ("Relaties", 2, "andere", "stap '9' bestaat niet")),
    ("group without steps", grouped(["7", "Zeven"]), ("Groepen", 2, "code", "geen stap is onderdeel van '7'")),
    ("group that is a step", grouped(["1", "Eén"]), ("Groepen", 2, "code", "'1' is zelf een stap, en geen stap")),
    ("group twice", grouped(["5", "Vijf"], [5, "Vijf"]), ("Groepen", 3, "code", "'5' komt dubbel voor")),
    ("group without a name", grouped(["5"]), ("Groepen", 2, "naam", "ontbreekt")),
    ("group with a formula for a name", grouped(["5", "=1+1"]), ("Groepen", 2, "naam", "lijkt op een formule")),
    ("unknown column of groups", small(Groepen=[["code", "kleur"]]), ("Groepen", 1, "kleur", "onbekende kolom")),
    ("too many groups", grouped(*[[f"g{k}", "G"] for k in range(400)]), ("Groepen", None, None, "hoogstens 300")),
    ("circle", small(Relaties=[*SMALL["Relaties"], ["vereist", "1", "2", "aanname"], ["vereist", "2", "1", "aanname"]]), ("Relaties", 2, "andere", "kring")),
    ("claim that is no JSON", small(Uitspraken=[["id", "tekst", "bron", "toelichting", "toets"], ["a", "b", "c", None, "{"]]), ("Uitspraken", 2, "toets", "niet te lezen")),
    ("claim nested too deep", small(Uitspraken=[["id", "tekst", "bron", "toelichting", "toets"], ["a", "b", "c", None, "[" * 99999]]), ("Uitspraken", 2, "toets", "niet te lezen")),
    ("option of an unknown reading", small(Opties=[["lezing", "id", "naam"], ["r", "a", "A"]]), ("Opties", 2, "lezing", "bestaat niet; verwacht: (geen)")),
    ("option that is no JSON", small(Lezingen=[["id", "naam"], ["r", "R?"]], Opties=[["lezing", "id", "naam", "verandert"], ["r", "a", "A", None], ["r", "b", "B", "{"]]), ("Opties", 3, "verandert", "laat de cel zoals hij was")),
    ("option that changes what is not there", small(Lezingen=[["id", "naam"], ["r", "R?"]], Opties=[["lezing", "id", "naam", "verandert"], ["r", "a", "A", None], ["r", "b", "B", '{"grenzen": {"x": {}}}']]), ("Opties", 3, "verandert", "benadering 'x' bestaat niet")),
    ("reading with one option", small(Lezingen=[["id", "naam"], ["r", "R?"]], Opties=[["lezing", "id", "naam"], ["r", "a", "A"]]), ("Lezingen", 2, "opties", "minstens 2")),
    ("begin with an unknown step", small(Begin=[["beurt", "code"], [1, "9"]]), ("Begin", 2, "code", "'9' bestaat niet")),
    ("condition on an unknown phase", small(Voorwaarden=[["fase", "wanneer", "waarop"], [9, "later", "iets"]]), ("Voorwaarden", 2, "fase", "'9' bestaat niet")),
    ("claim that is tested and says why not", small(Uitspraken=[["id", "tekst", "bron", "waarom_niet", "toets"], ["a", "b", "c", "d", '{"soort": "eensgezind", "benadering": "alles"}']]), ("Uitspraken", 2, "waarom_niet", "haal één van de twee weg")),
    ("claim with an unknown check", small(Uitspraken=[["id", "tekst", "bron", "toelichting", "toets"], ["a", "b", "c", None, '{"soort": "gevoel"}']]), ("Uitspraken", 2, "toets", "verwacht is een van")),
    ("error in a cell", edited("Themas", 1, 1, Mistake("#N/A")), ("Themas", 2, "naam", "geen tekst of getal")),
    ("yes or no in a cell", edited("Themas", 1, 1, True), ("Themas", 2, "naam", "geen tekst of getal")),
    ("time in a cell", edited("Themas", 1, 1, time(3, 4)), ("Themas", 2, "naam", "een datum of een tijd")),
    ("measure twice in the scores", edited("Scores", 2, 0, "1"), ("Scores", 3, "code", "komt dubbel voor (eerder op regel 2)")),
    ("ids alike but for capitals", edited("Aspecten", 2, 0, "INHOUD"), ("Aspecten", 3, "id", "komt dubbel voor")),
    ("a weighting called eigen", edited("Wegingen", 1, 0, "eigen"), ("Wegingen", 2, "id", "kies een andere id")),
    ("underscore in a number", edited("Fasen", 1, 0, "1_0"), ("Fasen", 2, "nummer", "geheel getal")),
    ("endless phase", edited("Fasen", 1, 0, "9" * 4000), ("Fasen", 2, "nummer", "geheel getal")),
    ("great phase", edited("Fasen", 1, 0, 99999), ("Fasen", 2, "nummer", "9999 of minder")),
    ("lone surrogate", edited("Dossier", 2, 1, "a\ud800"), ("Dossier", 3, "inhoud", "niet te lezen")),
    ("too many criteria", small(Criteria=[SMALL["Criteria"][0], *[[f"c{k}", "inhoud", f"C{k}", "baat", 0, 5] for k in range(400)]]), ("Criteria", None, None, "hoogstens 300")),
    ("too many measures", small(Maatregelen=[SMALL["Maatregelen"][0], *[[f"m{k}", f"M{k}", None, "t", 1] for k in range(1100)]]), ("Maatregelen", 302, None, "hoogstens 300")),
    ("the same sheet twice", [*small(), Sheet(" themas", (("id",),))], ("Themas", None, None, "komt dubbel voor")),
]  # fmt: skip


@pytest.mark.parametrize(("sheets", "expected"), [case[1:] for case in CORPUS], ids=[case[0] for case in CORPUS])
def test_every_fault_says_where_and_what(sheets, expected):
    """Sheet, row, column, and a message in Dutch."""
    found = faults(sheets)
    sheet, row, column, message = expected
    assert any(s == sheet and r == row and c == column and message in m for s, r, c, m in found), found


@pytest.mark.parametrize(
    ("data", "message"),
    [(b"", "leeg"), (b"Code;grip\n", "geen Excel-werkmap"), (b"PK\x03\x04kapot", "beschadigd"),
     (b"x" * 6_000_000, "groter dan 5 MB")],
)  # fmt: skip
def test_what_is_no_workbook_is_refused(data, message):
    """With a sentence; the rest of that corpus is in test_scoresheets."""
    with pytest.raises(DossierError, match=message):
        read_dossier(data, "x")


def test_a_workbook_of_something_else_is_refused():
    """The sheets that are expected are named."""
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.save(out)
    with pytest.raises(DossierError, match="geen van de bladen"):
        read_dossier(out.getvalue(), "x.xlsx")


def test_the_empty_workbook_tells_what_is_lacking_and_nothing_else():
    """It has every sheet with an explanation of every column, and its own defaults are sound."""
    made = openpyxl.load_workbook(io.BytesIO(empty_workbook()))
    assert made.sheetnames == ["Uitleg", *SHEETS]
    explained = {(row[0].value, row[1].value) for row in made["Uitleg"].iter_rows(min_row=2)}
    assert {(name, column) for name, columns in SHEETS.items() for column in columns} <= explained
    with pytest.raises(DossierError) as error:
        read_dossier(empty_workbook(), "leeg.xlsx")
    assert {f.file for f in error.value.faults} == {"Dossier", "Themas", "Aspecten", "Criteria", "Maatregelen"}


def test_from_empty_to_a_dossier():
    """Filled in as a user does, with the score grid made in between."""
    book = openpyxl.load_workbook(io.BytesIO(empty_workbook()))
    for row, said in enumerate(("nieuw", "Nieuw dossier"), start=2):
        book["Dossier"].cell(row, 2, said)
    book["Themas"].append(["t", "Thema"])
    book["Aspecten"].append(["inhoud", "Inhoud", None, 1])
    book["Criteria"].append(["grip", "inhoud", "Grip", "baat", 0, 5])
    book["Maatregelen"].append(["1", "Eén", None, "t", 1])
    book["Maatregelen"].append(["2.10", "Twee", None, "t", 1])
    out = io.BytesIO()
    book.save(out)
    with pytest.raises(DossierError) as error:
        read_dossier(out.getvalue(), "nieuw.xlsx")
    assert {f.message.split(" op ")[0] for f in error.value.faults} == {
        "de score van stap '1'", "de score van stap '2.10'"
    }  # fmt: skip
    sheets = [Sheet(s.title, tuple(s.iter_rows(values_only=True))) for s in book]
    ready = openpyxl.load_workbook(io.BytesIO(sheets_workbook(with_score_grid(sheets))))
    assert list(ready["Scores"].values) == [("Code", "Stap", "Grip (0-5)"), ("1", "Eén", None), ("2.10", "Twee", None)]
    ready["Scores"]["C2"], ready["Scores"]["C3"] = 2, 4
    out = io.BytesIO()
    ready.save(out)
    dossier = read_dossier(out.getvalue(), "nieuw.xlsx")
    assert dossier.codes == ("1", "2.10") and [s.score for s in dossier.scores] == [2, 4]
    assert select_package(dossier, "gelijk").codes == ("1", "2.10")


def test_the_score_grid_keeps_what_is_filled_in():
    """Only what is lacking is added."""
    rows = SMALL["Maatregelen"] + [["3", "Drie", None, "t", 1, None]]
    ready = {s.name: s for s in with_score_grid(small(Maatregelen=rows))}
    assert ready["Scores"].rows[-1][:2] == ("3", "Drie") and not any(ready["Scores"].rows[-1][2:])
    assert ready["Scores"].rows[: len(SMALL["Scores"])] == tuple(map(tuple, SMALL["Scores"]))


def test_the_score_grid_puts_names_where_they_belong():
    """Whatever columns there are, and in whatever order."""
    rows = SMALL["Maatregelen"] + [["3", "Drie", None, "t", 1, None]]
    for head in (["code"], ["stap", "code"], ["code", "Baat (0-5)"]):
        sheets = small(Maatregelen=rows, Scores=[head])
        grid = next(s for s in with_score_grid(sheets) if s.name == "Scores")
        heads = [str(h).lower() for h in grid.rows[0]]
        assert (grid.rows[-1][heads.index("code")], grid.rows[-1][heads.index("stap")]) == ("3", "Drie")
        assert sum(bool(cell) for cell in grid.rows[-1]) == 2


def test_sheets_of_a_dossier_are_plain():
    """Text and numbers only, so that they can be kept as JSON."""
    kinds = {type(cell) for sheet in to_sheets(DOSSIER) for row in sheet.rows for cell in row}
    assert kinds <= {str, int, float, type(None)}


def test_a_broken_criterion_causes_no_false_faults():
    """Its column and its scores are there."""
    assert [f[:3] for f in faults(edited("Criteria", 1, 5, "hoog"))] == [("Criteria", 2, "schaal hoog")]


ODD = [
    edited("Criteria", 2, 2, "Baat"),
    edited("Criteria", 2, 2, "BAAT"),
    edited("Criteria", 1, 2, "Twee  spaties\nen een regel"),
    edited("Criteria", 1, 2, "tijd"),
    small(Aspecten=[*SMALL["Aspecten"], ["leeg", "Leeg"]]),
    edited("Maatregelen", 2, 5, "a\r\nb\rc _x0041_ \u2028"),
    small(Criteria=[SMALL["Criteria"][0], ["code", *SMALL["Criteria"][1][1:]], SMALL["Criteria"][2]],
          Ankers=None, Herkomst=None),
]  # fmt: skip


@pytest.mark.parametrize("sheets", ODD, ids=range(len(ODD)))
def test_odd_but_sound_dossiers_come_back_the_same(sheets):
    """Names that are shared or are another's id, aspects that hold nothing, line ends of any kind."""
    scores = next(s for s in sheets if s.name == "Scores")
    ids = [row[0] for row in next(s for s in sheets if s.name == "Criteria").rows[1:]]
    plain = Sheet("Scores", (("code", "stap", *(i if i != "code" else "Baat (0-5)" for i in ids)), *scores.rows[1:]))
    dossier = from_sheets([plain if s is scores else s for s in sheets])
    assert from_sheets(to_sheets(dossier)) == dossier
    assert read_dossier(dossier_workbook(dossier), "x.xlsx") == dossier


def test_many_relations_in_a_circle_are_told_quickly():
    """A few of the circles; finding all of them would take minutes."""
    codes = [str(k) for k in range(120)]
    rows = [[c, f"Maatregel {c}", None, "t", 1] for c in codes]
    relations = [["vereist", c, other, "aanname"] for c in codes for other in codes if c != other]
    scores = [[c, None, 1, 1] for c in codes]
    found = faults(
        small(
            Maatregelen=[SMALL["Maatregelen"][0], *rows],
            Scores=[SMALL["Scores"][0], *scores],
            Relaties=[SMALL["Relaties"][0], *relations],
            Herkomst=None,
        )
    )
    assert len(found) == 10 and all("kring" in f[3] for f in found)


REINFORCING = small(Relaties=[
    ["soort", "code", "andere", "deel", "herkomst", "bron", "toelichting"],
    ["versterkt", "1", "2", "0,125", "aanname", None, "Samen"],
    ["sluit_uit", "1", "2", None, "aanname", None, None],
])  # fmt: skip


def test_what_reinforces_comes_back_the_same():
    """With its share; the column of shares is there only where there is one, and the empty workbook offers it."""
    dossier = from_sheets(REINFORCING)
    assert [(r.kind, r.share) for r in dossier.relations] == [("reinforces", 0.125), ("excludes", 0.0)]
    assert read_dossier(dossier_workbook(dossier), "klein.xlsx") == dossier
    heads = {
        name: next(sheet for sheet in to_sheets(d) if sheet.name == "Relaties").rows[0]
        for name, d in (("with", dossier), ("without", from_sheets(small())))
    }
    assert "deel" in heads["with"] and "deel" not in heads["without"]
    assert "Deel" in [c.value for c in openpyxl.load_workbook(io.BytesIO(empty_workbook()))["Relaties"][1]]


def test_short_names_come_back_the_same():
    """The column is there only where a step has one, and the empty workbook offers it."""
    steps = [
        [*SMALL["Maatregelen"][0], "kort"],
        *([*row, f"k{k}" * (k == 0)] for k, row in enumerate(SMALL["Maatregelen"][1:])),
    ]
    dossier = from_sheets(small(Maatregelen=steps))
    assert [m.short for m in dossier.measures][:2] == ["k0", ""]
    assert read_dossier(dossier_workbook(dossier), "klein.xlsx") == dossier
    heads = [
        next(sheet for sheet in to_sheets(d) if sheet.name == "Maatregelen").rows[0]
        for d in (dossier, from_sheets(small()))
    ]
    assert ["kort" in head for head in heads] == [True, False]
    assert "Kort" in [c.value for c in openpyxl.load_workbook(io.BytesIO(empty_workbook()))["Maatregelen"][1]]


@pytest.mark.parametrize(
    ("deel", "message"),
    [(None, "is leeg"), (1.5, "1 of minder"), (0, "meer dan 0"), ("veel", "is geen getal"), ("1,125", "1 of minder")],
)
def test_a_share_that_is_off_is_told_with_its_place(deel, message):
    """Sheet, row and column."""
    ((sheet, row, column, said),) = faults(
        small(Relaties=[["soort", "code", "andere", "deel"], ["versterkt", "1", "2", deel]])
    )
    assert (sheet, row, column) == ("Relaties", 2, "deel") and message in said


def test_where_a_number_comes_from_is_said_as_on_the_screens():
    """In the workbooks that leave, and back; the bare marks of before are read as well."""
    dossier = alkmaar()
    book = openpyxl.load_workbook(io.BytesIO(dossier_workbook(dossier)))
    head, *rows = book["Herkomst"].values
    said = {row[[str(h).lower() for h in head].index("herkomst")] for row in rows}
    assert said == {ORIGIN_WORDS[s.origin] for s in dossier.scores}
    scores = openpyxl.load_workbook(io.BytesIO(scores_workbook(dossier)))["Herkomst"]
    assert {cell.value for column in scores.columns for cell in column} >= said
    for origin, words in ORIGIN_WORDS.items():
        for cell in (origin, words, words.upper()):
            assert (
                from_sheets(small(Relaties=[*SMALL["Relaties"], ["vereist", "1", "2", cell]])).relations[0].origin
                == origin
            )
