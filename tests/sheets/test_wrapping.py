"""Rows of workbooks that leave: as tall as what stands in them, in a program that does not work that out itself."""

from __future__ import annotations

import io
import textwrap
from dataclasses import replace
from datetime import date

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from keuzemodel.dashboard.asked import situation as situations
from keuzemodel.dashboard.asked.choice import default_choice
from keuzemodel.dashboard.language.columns import Column
from keuzemodel.dashboard.shown.meeting import report
from keuzemodel.sheets.workbooks import dossier_workbook, empty_workbook, scores_workbook
from keuzemodel.sheets.wrapping import LINE, TALLEST, lines_of, row_height
from tests.shipped import shipped

DOSSIERS = shipped()
SMALLEST_LINE = 12.8
"""Points that LibreOffice needs for a line of DejaVu Sans 11, the tallest letter that it puts in for another."""


def meeting_workbook(dossier) -> bytes:
    """Of two packages, as it leaves Binnentafel."""
    choice = default_choice(dossier)
    other = replace(choice, approach=dossier.approaches[-1].id)
    long = "Een lange naam van een scenario die niet op een regel past omdat zij maar doorgaat"
    columns = (
        Column("Advies", situations.situation(choice, dossier)),
        Column(long, situations.situation(other, dossier)),
    )
    return report.workbook(columns, [], "https://keuzemodel.example.nl/?dossier=x", date(2026, 11, 22))


MADE = [("leeg", None, empty_workbook)] + [
    (f"{name}-{id}", id, make)
    for id in DOSSIERS
    for name, make in (("tafel", meeting_workbook), ("dossier", dossier_workbook), ("scores", scores_workbook))
]


def wrapped(data: bytes):
    """(sheet, cell, lines that it needs, height of its row) of every wrapped cell; the lines counted by the library."""
    for sheet in openpyxl.load_workbook(io.BytesIO(data)):
        widths: dict[int, float] = {}
        for letter, column in sheet.column_dimensions.items():
            for k in range(column.min, column.max + 1):
                widths[k] = sheet.column_dimensions[letter].width
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.alignment.wrap_text:
                    width = int(widths.get(cell.column, 8))
                    lines = sum(len(textwrap.wrap(part, width)) or 1 for part in cell.value.split("\n"))
                    height = sheet.row_dimensions[cell.row].height or LINE
                    yield f"{sheet.title}!{get_column_letter(cell.column)}{cell.row}", lines, height


@pytest.mark.parametrize(("id", "make"), [case[1:] for case in MADE], ids=[case[0] for case in MADE])
def test_every_wrapped_cell_fits_its_row(id, make):
    """What no row can hold has the tallest there is."""
    found = list(wrapped(make(DOSSIERS[id]) if id else make()))
    assert found
    short = [(where, lines, height) for where, lines, height in found if height < min(TALLEST, SMALLEST_LINE * lines)]
    assert not short
    if id and make is meeting_workbook:
        assert any(lines > 1 for _, lines, _ in found)


@pytest.mark.parametrize(
    ("text", "letters", "lines"),
    [("", 10, 1), ("een", 10, 1), ("een twee drie", 8, 2), ("a\nb\n\nc", 10, 4), ("x" * 25, 10, 3),
     ("een " + "x" * 25, 10, 4)],
)  # fmt: skip
def test_lines_are_counted_as_words_wrap(text, letters, lines):
    assert lines_of(text, letters) == lines


def test_the_tallest_cell_decides():
    """Of a row, and no row goes beyond what a spreadsheet takes."""
    assert row_height([("kort", 20), ("woord " * 30, 20)]) > row_height([("kort", 20)]) == LINE
    assert row_height([("woord " * 4000, 20)]) == TALLEST and row_height([]) == LINE
