"""Owns what is filled in on the sheets of a dossier's workbook: cells and rows by heading, with their faults."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, time, timedelta

from keuzemodel.folder.knowing import CLAIMS, MEASURES, RELATIONS, SCORES
from keuzemodel.folder.parsing import FaultList
from keuzemodel.folder.shapes.cells import Place
from keuzemodel.model.figures import Exact, read_figure
from keuzemodel.sheets.explained import ORIGIN_WORDS
from keuzemodel.sheets.layout import MAY_BE_ABSENT, SHEETS
from keuzemodel.sheets.scores.tables import SCORES as SCORE_SHEET
from keuzemodel.sheets.spreadsheets import FORMULA_FAULT, Cell, Formula, Mistake, Percentage, Sheet, heading, text_of

_NAMES = {MEASURES: "Maatregelen", SCORES: SCORE_SHEET, RELATIONS: "Relaties", CLAIMS: "Uitspraken"}

_ORIGINS = {words: origin for origin, words in ORIGIN_WORDS.items()}
"""Where a number comes from, by its words; files of before have the bare mark."""

DOUBLE_COLUMN = "deze kolom komt dubbel voor; haal er één weg"

Row = dict[str, str]


def sheet_name(title: str) -> str | None:
    """Which sheet of a dossier this is, however its name is written; None if it is none."""
    return next((name for name in SHEETS if name.lower() == title.strip().lower()), None)


class Filled:
    """The sheets of one workbook, and the faults found so far.

    unread: places of cells that hold neither text nor a number.
    """

    def __init__(self, sheets: Iterable[Sheet]) -> None:
        self.faults = FaultList(_NAMES)
        self.sheets: dict[str, Sheet] = {}
        self.unread: set[Place] = set()
        for sheet in sheets:
            name = sheet_name(sheet.name)
            if name is None:
                continue
            if name in self.sheets:
                self.faults.add(name, None, None, "dit blad komt dubbel voor; haal er één weg")
            self.sheets.setdefault(name, sheet)
            for _, top, _, bottom in sheet.merged:
                if bottom > 1:
                    self.faults.add(name, top, None, "samengevoegde cellen; splits ze en vul elke cel")
        for name in SHEETS:
            if name not in self.sheets and name not in MAY_BE_ABSENT:
                self.faults.add(name, None, None, "dit blad ontbreekt; verwacht is een blad met deze naam")

    def headings(self, name: str) -> list[str]:
        """The headings of a sheet in small letters; none if it is not there."""
        sheet = self.sheets.get(name)
        return [heading(cell) for cell in sheet.rows[0]] if sheet and sheet.rows else []

    def header(self, name: str, extra: Sequence[str] = ()) -> list[str] | None:
        """The headings of a sheet in small letters, None if it is not there; what is unknown or double is a fault.

        extra: how other headings may begin.
        """
        header = self.headings(name)
        if name not in self.sheets or (name in MAY_BE_ABSENT and not any(header)):
            return None
        expected = SHEETS[name]
        for column in dict.fromkeys(header):
            if not column or column in expected or column.startswith(tuple(extra)):
                if column and header.count(column) > 1:
                    self.faults.add(name, 1, column, DOUBLE_COLUMN)
                continue
            shown = ", ".join([*expected, *(f"{start.strip()} …" for start in extra)])
            self.faults.add(name, 1, column[:60], f"onbekende kolom; verwacht zijn: {shown}")
        return header

    def rows(self, name: str, extra: Sequence[str] = ()) -> Iterator[tuple[int, Row]]:
        """(row number, its filled cells by heading) of every row that is not empty."""
        header = self.header(name, extra)
        if header is None:
            return
        used = {h for h in header if h in SHEETS[name] or h.startswith(tuple(extra))}
        for number, cells in enumerate(self.sheets[name].rows[1:], start=2):
            row = {h: said for h, said in self.row(name, number, header, cells).items() if h in used}
            if row:
                yield number, row

    def row(self, name: str, number: int, header: list[str], cells: Sequence[Cell]) -> Row:
        """The filled cells of one row by heading; what cannot be read is a fault, and empty."""
        row: Row = {}
        for k, cell in enumerate(cells):
            said = said_in(cell)
            if not said:
                continue
            column = header[k] if k < len(header) else ""
            if not column:
                self.faults.add(name, number, None, f"'{said[:40]}' staat in een kolom zonder kop; haal het weg")
            elif message := _unreadable(cell, said):
                self.faults.add(name, number, column, message)
                self.unread.add((name, number, column))
                row[column] = ""
            else:
                row[column] = _ORIGINS.get(said.lower(), said) if column == "herkomst" else said
        return row


def _unreadable(cell: Cell, said: str) -> str:
    """What is the matter with a cell that holds neither text nor a number; empty if nothing is."""
    if isinstance(cell, Formula):
        return FORMULA_FAULT
    if isinstance(cell, date | time | timedelta):
        return f"'{said[:40]}' is een datum of een tijd; zet de kolom in Excel op tekst en typ het opnieuw"
    if isinstance(cell, Percentage):
        return f"een percentage ({said[:20]}); maak de celopmaak 'Getal' en vul het getal in"
    if isinstance(cell, Mistake | bool):
        return f"'{said[:40]}' is geen tekst of getal; vul de cel opnieuw in"
    return ""


def said_in(cell: Cell) -> str:
    """A cell as text, which still tells whether it held a number."""
    return Exact(text_of(cell)) if isinstance(cell, int | float) else text_of(cell)


def number_in(said: str) -> float | str:
    """A number as Dutch or Excel writes it; other text is left for the check."""
    try:
        return read_figure(said)
    except ValueError:
        return said


def table_of(sheet: Sheet | None) -> list[Row]:
    """The rows of a sheet by heading, as they stand."""
    if sheet is None or not sheet.rows:
        return []
    header = [heading(cell) for cell in sheet.rows[0]]
    return [dict(zip(header, map(said_in, row), strict=False)) for row in sheet.rows[1:]]
