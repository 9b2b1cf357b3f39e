"""The files for the Binnentafel: what they say is what the model says, and nothing runs off a slide."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import date

import openpyxl
import pytest
from pptx import Presentation
from pptx.util import Emu

from keuzemodel.dashboard.asked import situation as situations
from keuzemodel.dashboard.asked.choice import default_choice
from keuzemodel.dashboard.language import naming, numbers
from keuzemodel.dashboard.language.columns import Column
from keuzemodel.dashboard.shown.about import about
from keuzemodel.dashboard.shown.meeting import report, slides, story
from keuzemodel.folder.reading import load_dossier
from keuzemodel.model.dossier import Score
from keuzemodel.sheets.dossiers.reading import from_sheets
from tests.sheets.dossiers.test_reading import small
from tests.shipped import ROOT, alkmaar

DOSSIER = alkmaar()
DAY = date(2026, 11, 22)
LINK = "https://keuzemodel.example.nl/?dossier=alkmaar-verblijf"
LONG = "Een heel lange naam van een maatregel die in de praktijk echt voorkomt omdat de tafel hem zo heeft genoemd " * 2


def waiting(words: str) -> None:
    """Nobody waits."""


def columns(dossier=DOSSIER):
    """The advice or default, and the other approach."""
    choice = default_choice(dossier)
    other = replace(choice, approach=dossier.approaches[-1].id)
    return (
        Column("Advies", situations.situation(choice, dossier)),
        Column("Andere manier", situations.situation(other, dossier)),
    )


def deck(given) -> Presentation:
    """The slides of these packages, read back."""
    made = slides.slides(story.story(given, waiting), about(given, LINK, DAY))
    return Presentation(io.BytesIO(made))


def said(slide) -> str:
    """Every word on a slide."""
    found = [s.text_frame.text for s in slide.shapes if s.has_text_frame]
    for shape in slide.shapes:
        if shape.has_table:
            found += [cell.text for row in shape.table.rows for cell in row.cells]
    return "\n".join(found)


def long_names():
    """The real dossier with the longest names that are allowed."""
    measures = tuple(replace(m, name=(LONG + m.code)[:300]) for m in DOSSIER.measures)
    criteria = tuple(replace(c, name=(c.name + " " + LONG)[:300]) for c in DOSSIER.criteria)
    return replace(DOSSIER, measures=measures, criteria=criteria, fingerprint="lange namen")


ONE = columns()[:1]
CASES = {
    "one package": ONE,
    "two packages": columns(),
    "long names": columns(long_names()),
    "small dossier": columns(from_sheets(small())),
}


@pytest.mark.parametrize("given", CASES.values(), ids=CASES.keys())
def test_nothing_runs_off_a_slide(given):
    """Every shape inside the slide and above the foot; every row as tall as its text needs by our own measure."""
    made = deck(given)
    for slide in made.slides:
        for shape in slide.shapes:
            bottom = shape.top + (sum(row.height for row in shape.table.rows) if shape.has_table else shape.height)
            assert shape.left >= 0 and shape.left + shape.width <= made.slide_width + Emu(2)
            assert bottom <= made.slide_height, (shape.name, slide.shapes.title.text)


@pytest.mark.parametrize("given", CASES.values(), ids=CASES.keys())
def test_every_slide_is_complete(given):
    """A title that is a sentence, a number that is a field, notes with what it rests on, words for every picture."""
    made = deck(given)
    for slide in made.slides:
        assert slide.shapes.title.text.strip()
        assert any("slidenum" in shape._element.xml for shape in slide.shapes)
        notes = slide.notes_slide.notes_text_frame.text
        assert "Dossier: " in notes and LINK in notes
        for shape in slide.shapes:
            if shape.has_table or shape.has_chart:
                assert shape._element.nvGraphicFramePr.cNvPr.get("descr")
    assert made.core_properties.title.startswith("Binnentafel: ")


@pytest.mark.parametrize("given", CASES.values(), ids=CASES.keys())
def test_a_cover_and_a_slide_per_message_come_before_the_appendix(given):
    """Eight, each with the title of the story; the settings, the link and the mark of the scores only behind them."""
    made = list(deck(given).slides)
    titles = [slide.shapes.title.text for slide in made]
    told = story.story(given, waiting)
    assert titles[:9] == [given[0].situation.dossier.title, *(chapter.title for chapter in told), "Bijlage"]
    front = "\n".join(map(said, made[:8]))
    assert (
        LINK not in front
        and given[0].situation.dossier.fingerprint not in front
        and " van 3)" not in "".join(titles[:8])
    )
    assert LINK in said(made[-1])
    asked = said(made[7])
    assert all(DOSSIER.measure(code).name in asked for code in ONE[0].situation.package.codes) or given is not ONE


def test_words_and_figures_are_those_of_the_model():
    """Every chosen step by phase, every sum, every share of the chart."""
    given = columns()
    made = deck(given)
    situation = given[0].situation
    everything = "\n".join(map(said, made.slides))
    for code in situation.package.codes:
        assert naming.plain_step(DOSSIER.measure(code)) in everything
    tables = [shape.table for slide in made.slides for shape in slide.shapes if shape.has_table]
    sums = {}
    for table in tables:
        rows = [[cell.text for cell in row.cells] for row in table.rows]
        if rows[0][0] == "Criterium":
            sums |= {row[0]: row[1:] for row in rows[1:]}
    assert sums == {
        f"{c.name} ({'baat' if c.kind == 'benefit' else 'last'})": [
            *(numbers.number(r.package.totals[c.id]) for r in (column.situation for column in given)),
            numbers.number(sum(DOSSIER.score_of[code, c.id].score for code in DOSSIER.codes)),
        ]
        for c in DOSSIER.criteria
    }
    charts = [shape.chart for slide in made.slides for shape in slide.shapes if shape.has_chart]
    plot = charts[0].plots[0]
    values = {s.name: dict(zip(plot.categories, s.values, strict=True)) for s in plot.series}
    for name, result in ((column.name, column.situation) for column in given):
        assert values[name] == {
            c.name: round(
                100 * result.package.totals[c.id] / sum(DOSSIER.score_of[m, c.id].score for m in DOSSIER.codes), 1
            )
            for c in DOSSIER.criteria
        }
    assert "geadviseerde pakket" in everything and "\\" not in everything and "**" not in everything


def test_the_workbook_holds_the_same():
    """Sheets with frozen heads, numbers as numbers, and what it is on the first."""
    given = columns()
    book = openpyxl.load_workbook(io.BytesIO(report.workbook(given, story.story(given, waiting), LINK, DAY)))
    assert book.sheetnames == ["Over dit bestand", "Pakketten", "Sommen", "Gewichten", "Waarom", "Wat anders kan",
                               "Hoe zeker", "Scores"]  # fmt: skip
    assert all(sheet.freeze_panes for sheet in book)
    facts = {row[0]: row[1] for row in book["Over dit bestand"].iter_rows(min_row=2, values_only=True)}
    assert facts["Link"] == LINK and facts["Datum"] == "22 november 2026" and DOSSIER.fingerprint in facts["Advies"]
    chosen = [
        row[0].split(" ")[0] for row in book["Pakketten"].iter_rows(min_row=2, values_only=True) if row[3] != "nee"
    ]
    assert tuple(chosen) == given[0].situation.package.codes
    totals = {row[0]: row[3] for row in book["Sommen"].iter_rows(min_row=2, values_only=True)}
    assert totals == {c.name: given[0].situation.package.totals[c.id] for c in DOSSIER.criteria}
    assert sum(row[2] for row in book["Gewichten"].iter_rows(min_row=2, values_only=True)) == pytest.approx(1)
    assert not any(cell.data_type == "f" for sheet in book for row in sheet.iter_rows() for cell in row)


def test_what_is_not_known_is_no_number_in_the_workbook():
    """Nor in its sums; and a link that lacks own scores says so."""
    dossier = load_dossier(ROOT / "data" / "westfriesland-transformatie")
    own = Score("1", "kosten", 50_000.0, 0.0, "eigen")
    choice = replace(default_choice(dossier), scores=(own,))
    given = (Column("Advies", situations.situation(choice, dossier)),)
    raw = report.workbook(given, story.story(given, waiting), LINK, DAY)
    book = openpyxl.load_workbook(io.BytesIO(raw))
    totals = {row[0]: row[3:] for row in book["Sommen"].iter_rows(min_row=2, values_only=True)}
    assert totals[dossier.criterion("kosten").name] == ("€\u00a050.000 + 9 onbekend",) * 2
    scores = {row[0].split(" ")[0]: row[2:4] for row in book["Scores"].iter_rows(min_row=2, values_only=True)
              if row[1] == dossier.criterion("kosten").name}  # fmt: skip
    assert scores["1"] == (50_000, 0) and scores["2"] == ("onbekend", "")
    facts = {row[0]: row[1] for row in book["Over dit bestand"].iter_rows(min_row=2, values_only=True)}
    assert "zonder de eigen scores" in facts["Link"]
    assert "zonder" not in dict(about(given, f"{LINK}&scenario=x.1", DAY).pairs)["Link"]


def test_one_button_gives_everything():
    """Slides, workbook, a CSV per package, charts as SVG and PNG, and what it is."""
    given = columns()
    packed = zipfile.ZipFile(io.BytesIO(report.everything(given, story.story(given, waiting), LINK, DAY)))
    names = set(packed.namelist())
    begins = "alkmaar-verblijf-2026-11-22"
    assert {
        f"{begins}.pptx",
        f"{begins}.xlsx",
        f"{begins}-pakket-1.csv",
        f"{begins}-pakket-2.csv",
        "LEESMIJ.txt",
    } <= names
    assert all(name.startswith(begins) for name in names - {"LEESMIJ.txt"})
    assert {n.rsplit(".", 1)[1] for n in names} == {"pptx", "xlsx", "csv", "txt", "svg", "png"}
    assert packed.read(f"{begins}-opbrengst.png").startswith(b"\x89PNG")
    drawn = packed.read(f"{begins}-opbrengst.svg").decode()
    assert "<title>" in drawn and "Ontwikkeltijd" in drawn
    assert LINK in packed.read(f"{begins}-pakket-1.csv").decode("utf-8-sig")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="geen LibreOffice op deze machine")
def test_libreoffice_opens_the_slides(tmp_path):
    """As many pages as slides."""
    import pypdf

    given = columns()
    made = slides.slides(story.story(given, waiting), about(given, LINK, DAY))
    (tmp_path / "x.pptx").write_bytes(made)
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/p", "--convert-to", "pdf", "x.pptx"],
        cwd=tmp_path, check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    assert len(pypdf.PdfReader(tmp_path / "x.pdf").pages) == len(Presentation(io.BytesIO(made)).slides)
