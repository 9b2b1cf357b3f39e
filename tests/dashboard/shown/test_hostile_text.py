"""Hostile text in the files that leave: it stands there as it was typed, and nothing in a file points elsewhere."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from datetime import date
from xml.etree import ElementTree

import openpyxl
import pytest
from pptx import Presentation

from keuzemodel.dashboard.asked.choice import default_choice
from keuzemodel.dashboard.asked.situation import situation
from keuzemodel.dashboard.language.columns import Column
from keuzemodel.dashboard.shown.drawn import graph, pictures
from keuzemodel.dashboard.shown.drawn import steps as charts
from keuzemodel.dashboard.shown.meeting import report, story
from keuzemodel.dashboard.shown.package import contributions
from keuzemodel.sheets.workbooks import dossier_workbook, scores_workbook
from tests import hostile

DOSSIER = hostile.dossier()
FOUND = situation(default_choice(DOSSIER), DOSSIER)
COLUMNS = (Column(hostile.said("scenario"), FOUND),)
LINK = "https://keuzemodel.example.nl/?dossier=vijandig"


DAY = date(2026, 11, 22)
BEGINS = f"{DOSSIER.id}-{DAY}"


@pytest.fixture(scope="module")
def packed():
    """Everything for a meeting."""
    chapters = story.story(COLUMNS, lambda work: None)
    return zipfile.ZipFile(io.BytesIO(report.everything(COLUMNS, chapters, LINK, DAY)))


def parts_of(office: bytes) -> dict[str, str]:
    """The XML in an office file."""
    inside = zipfile.ZipFile(io.BytesIO(office))
    return {name: inside.read(name).decode() for name in inside.namelist() if name.endswith((".xml", ".rels"))}


@pytest.mark.parametrize("name", [f"{BEGINS}.pptx", f"{BEGINS}.xlsx", "dossier.xlsx", "scores.xlsx"])
def test_nothing_in_an_office_file_points_elsewhere(packed, name):
    """No link, no formula, no part that is fetched."""
    made = {"dossier.xlsx": dossier_workbook, "scores.xlsx": scores_workbook}
    for part, xml in parts_of(made[name](DOSSIER) if name in made else packed.read(name)).items():
        assert 'TargetMode="External"' not in xml and not re.search(r"<(hyperlink|f|a:hlinkClick)[ >/]", xml), part


def test_slides_say_what_was_typed(packed):
    """In titles, tables, charts and notes; every text that begins is whole."""
    words = []
    for slide in Presentation(io.BytesIO(packed.read(f"{BEGINS}.pptx"))).slides:
        words += [s.text_frame.text for s in slide.shapes if s.has_text_frame] + [
            slide.notes_slide.notes_text_frame.text
        ]
        words += [cell.text for s in slide.shapes if s.has_table for row in s.table.rows for cell in row.cells]
    whole(words)
    assert any(hostile.said("stap 0") in said for said in words)


def test_the_workbook_and_the_table_say_what_was_typed(packed):
    """Cells and headings."""
    book = openpyxl.load_workbook(io.BytesIO(packed.read(f"{BEGINS}.xlsx")))
    whole([str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None])
    rows = csv.reader(io.StringIO(packed.read(f"{BEGINS}-pakket-1.csv").decode("utf-8-sig"), newline=""), delimiter=";")
    whole([cell for row in rows for cell in row])


def whole(texts: list[str]) -> None:
    """Where a hostile text begins it goes on to its end, but for a name that is cut at its first colon."""
    begun = re.compile(r"!\[i\]\(http:/", re.IGNORECASE)
    rest = hostile.HOSTILE.split("(http:/", 1)[1].lower()
    found = [text[place.end() :].lower() for text in texts for place in begun.finditer(text)]
    assert len(found) > 10 and all(said.startswith(rest) for said in found)


def test_pictures_hold_text_only(packed):
    """Sound XML, without a link, a picture or a style from elsewhere."""
    shares = contributions(DOSSIER, FOUND.package.codes, FOUND.weights)
    drawn = pictures.svg(pictures.with_data(charts.contributions(), shares), hostile.HOSTILE, [hostile.HOSTILE])
    for svg in (drawn, packed.read(f"{BEGINS}-opbrengst.svg"), packed.read(f"{BEGINS}-zeker.svg")):
        tree = ElementTree.fromstring(svg)
        names = {element.tag.split("}")[1] for element in tree.iter()}
        assert not names & {"a", "image", "use", "script", "style", "foreignObject"}
        assert not any("href" in key or "url(" in value for e in tree.iter() for key, value in e.attrib.items())
    assert ElementTree.fromstring(drawn)[0].text == hostile.HOSTILE


def test_the_graph_reads_no_entity_and_no_address():
    """Graphviz itself reads &amp; in a name."""
    dot = graph.dot(DOSSIER, FOUND.phases)
    assert "&amp;amp;" in dot and not re.search(r"& ", dot)
    outside = re.sub(r'"(?:\\.|[^"\\])*"', '""', dot)
    assert hostile.ELSEWHERE not in outside and not re.search(r"URL|href|<", outside)
