"""What the files that leave say, word for word, on fixed choices and a fixed day: to compare before and after a move.

Unlike `tests/test_before.py` this holds words, and words may change on purpose. Look at the difference, and if it is
meant, write down what is said now:

    KEUZEMODEL_WRITE_DOWN=1 .venv/bin/pytest tests/test_leaving.py
"""

from __future__ import annotations

import difflib
import io
import os
from datetime import date
from functools import cache

import openpyxl
import pytest
from pptx import Presentation

from keuzemodel.dashboard.asked import situation as situations
from keuzemodel.dashboard.asked.settings import rests_on
from keuzemodel.dashboard.language import settings as in_words
from keuzemodel.dashboard.language.columns import Column
from keuzemodel.dashboard.shown import compare
from keuzemodel.dashboard.shown import package as package_tables
from keuzemodel.dashboard.shown.about import about
from keuzemodel.dashboard.shown.meeting import report, slides, story
from keuzemodel.dashboard.shown.together import book
from keuzemodel.dashboard.shown.together import deck as together

# The adapter: the entries that a new layout of the code may move.
from keuzemodel.dashboard.words import package as package_words
from keuzemodel.sheets.tables import matrix_csv
from tests.dashboard.shown.together import outcomes
from tests.test_before import BEFORE, LINKS, chosen, dossiers, query_of

DAY = date(2026, 11, 22)
CHOICES = {
    "alkmaar-verblijf": {
        "Binnen de tijd": "benadering=roeien&weging=knip&grens=ontwikkeltijd.15&altijd=13&nooit=16&dekken=u4",
        "Advies": "",
    },
    "ijmond-transformatie": {"Elk jaar": "benadering=per-jaar&weging=zuinig&nooit=3"},
}
"""The packages at the table, by dossier; the first is the one that the files are about."""


@cache
def columns(id: str):
    """The packages at the table."""
    return tuple(
        Column(name, situations.situation(chosen(query_of(f"/?dossier={id}&{link}")), dossiers()[id]))
        for name, link in CHOICES[id].items()
    )


def address(id: str) -> str:
    """The link in the files."""
    return f"https://keuzemodel.example.nl/?dossier={id}"


@cache
def told(id: str):
    """The story that the slides and the workbook tell."""
    return story.story(columns(id), lambda words: None)


def first(id: str):
    """The package that the files are about."""
    return columns(id)[0].situation


def settings(id: str) -> list[str]:
    """What every file says it rests on."""
    found = first(id)
    return [f"{key}: {said}" for key, said in in_words.cells(rests_on(found, DAY)).items()]


def package(id: str) -> list[str]:
    """The CSV of the package."""
    found = first(id)
    return package_tables.as_file(found, DAY, address(id)).decode("utf-8-sig").split("\r\n")


def matrix(id: str) -> list[str]:
    """The CSV of every way of choosing."""
    dossier = first(id).dossier
    held = {
        compare.column_title(dossier, c): frozenset(p.codes) for c, p in situations.column_packages(dossier).items()
    }
    return matrix_csv(dossier, held, DAY, address(id)).decode("utf-8-sig").split("\r\n")


def workbook(id: str) -> list[str]:
    """Every cell of every sheet."""
    return cells_of(report.workbook(columns(id), told(id), address(id), DAY))


def meeting_workbook(way: str) -> list[str]:
    """The same of a meeting that weighed together."""
    return cells_of(book.workbook(outcomes.ALL[way](), address("alkmaar-verblijf"), DAY))


def cells_of(made: bytes) -> list[str]:
    """Every cell of every sheet, with where it stands."""
    read = openpyxl.load_workbook(io.BytesIO(made))
    return [
        f"{sheet.title}!{cell.coordinate}: {cell.value!r}"
        for sheet in read
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]


def deck(id: str) -> list[str]:
    """Every word and figure on the slides, with the notes and the words for who does not see a picture."""
    return words_of(slides.slides(told(id), about(columns(id), address(id), DAY)))


def meeting_deck(way: str) -> list[str]:
    """The same of a meeting that weighed together."""
    return words_of(together.slides(outcomes.ALL[way](), address("alkmaar-verblijf"), DAY))


def words_of(made: bytes) -> list[str]:
    """Every word and figure of a .pptx, slide by slide."""
    said = []
    for number, slide in enumerate(Presentation(io.BytesIO(made)).slides, start=1):
        for shape in slide.shapes:
            place = f"{number} {shape.name}"
            described = shape._element.xpath(".//p:cNvPr/@descr")
            said += [f"{place}, described: {words}" for words in described]
            if shape.has_text_frame:
                said += [f"{place}: {p.text}" for p in shape.text_frame.paragraphs]
            if shape.has_table:
                said += [f"{place}: {' | '.join(cell.text for cell in row.cells)}" for row in shape.table.rows]
            if shape.has_chart:
                said += [f"{place}, {s.name}: {list(s.values)}" for p in shape.chart.plots for s in p.series]
                said += [f"{place}: {list(p.categories)}" for p in shape.chart.plots]
        if slide.has_notes_slide:
            said += [f"{number} notes: {line}" for line in slide.notes_slide.notes_text_frame.text.split("\n")]
    return said


def links(_: str) -> list[str]:
    """Of every link from before: the first line on the start page, and why each measure is in or out."""
    said = []
    for link, then in LINKS.items():
        if "nothing" in then:
            continue
        choice = chosen(query_of(link))
        found = situations.situation(choice, dossiers()[choice.dossier])
        said.append(f"{link} {package_words.outcome_line(found)}")
        said.append(f"{link} {' '.join(f'{code}:{reason.kind}' for code, reason in found.reasons.items())}")
    return said


SAID = {
    **{f"{kind.__name__}-{id}": (kind, id) for id in CHOICES for kind in (settings, package, matrix, workbook, deck)},
    **{
        f"{kind.__name__}-{way}": (kind, way)
        for way in ("weighed", "agreed", "packed", "estimated")
        for kind in (meeting_workbook, meeting_deck)
    },
    "links": (links, ""),
}


@pytest.mark.parametrize("name", SAID)
def test_what_leaves_says_what_it_said(name):
    """Or somebody looked at the difference, and wrote down the new words."""
    kind, id = SAID[name]
    now = [line.replace("\n", "⏎") for line in kind(id)]
    record = BEFORE / "leaving" / f"{name}.txt"
    if os.environ.get("KEUZEMODEL_WRITE_DOWN") == "1":
        record.parent.mkdir(exist_ok=True)
        record.write_text("\n".join(now) + "\n", encoding="utf-8", newline="\n")
    then = record.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    assert list(difflib.unified_diff(then, now, "then", "now", lineterm="", n=0)) == []
