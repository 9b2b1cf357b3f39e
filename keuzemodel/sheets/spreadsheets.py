"""Owns the step from the bytes of a spreadsheet to cells, whatever the file is.

A file is hostile until shown otherwise: its size is bounded before it is unpacked, nothing in it is run,
links to elsewhere are not followed, and a formula is told from a text.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import openpyxl
from openpyxl.utils.cell import range_boundaries

MAX_BYTES = 5_000_000
MAX_UNPACKED = 5_000_000
"""A score table of a hundred measures is a fifth of this; more of one kind of part costs seconds and memory."""
MAX_ROWS = 20_000
MAX_COLUMNS = 200
MAX_FAULTS = 200
FORMULA_FAULT = "een formule; plak de uitkomst als waarde"
_GREATEST = 1e300
"""No spreadsheet makes a greater number, and a sum of such would be endless."""

Cell = object


class Formula(str):
    """A cell that holds a formula, as it is written there."""


class Mistake(str):
    """A cell in which the spreadsheet itself shows an error, such as #N/A."""


class Percentage(float):
    """A cell that shows a hundredfold of what it holds: 0.6 is seen as 60 %."""


Box = tuple[int, int, int, int]
"""First column, first row, last column and last row of a range of cells, counted from 1."""


@dataclass(frozen=True)
class Sheet:
    """One sheet as cells, header first. name: as the user sees it.

    loose: whether cells are told apart by separators alone, so that a comma too many shifts them. merged: ranges that
    show one value. hidden_rows, hidden_columns: what the user does not see, counted from 1. hidden: nor the sheet.
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    loose: bool = False
    merged: tuple[Box, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    hidden: bool = False


class UnreadableError(Exception):
    """The file as a whole cannot be used; the message says why, in Dutch."""


def is_workbook(data: bytes) -> bool:
    """Whether it is a workbook as Excel saves it now. Raises UnreadableError if it is nothing that can be read."""
    if not data.strip():
        raise UnreadableError("het bestand is leeg")
    if len(data) > MAX_BYTES:
        raise UnreadableError(
            f"het bestand is groter dan {MAX_BYTES // 1_000_000} MB; wat het keuzemodel leest, is veel kleiner"
        )
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadableError(
            "een oud Excel-bestand (.xls) of een met wachtwoord; sla het zonder wachtwoord op als .xlsx"
        )
    return data.startswith(b"PK")


def read_workbook(data: bytes, choose: Callable[[Sequence[str]], Iterable[str]]) -> list[Sheet]:
    """The sheets that `choose` picks from the names of all. Raises UnreadableError."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = packed.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise UnreadableError("het bestand is beschadigd; sla het opnieuw op in Excel") from None
    names = {part.filename for part in parts}
    if sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise UnreadableError("het bestand is uitgepakt veel te groot voor dit keuzemodel")
    if any(n.lower().endswith("vbaproject.bin") for n in names):
        raise UnreadableError("het bestand bevat macro's; sla het op als .xlsx zonder macro's")
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
    except Exception:  # whatever a broken or hostile file makes of the reader, it is not a usable workbook
        raise UnreadableError("dit is geen leesbare Excel-werkmap; sla het bestand op als .xlsx of CSV") from None
    try:
        chosen = list(choose(book.sheetnames))
        # Excel itself gives no two sheets one name, in capitals or not; of those the library would read one twice.
        folded = [title.strip().lower() for title in book.sheetnames]
        for title in chosen:
            if folded.count(title.strip().lower()) > 1:
                raise UnreadableError(f"het blad '{title.strip()[:40]}' komt dubbel voor; haal er één weg")
        return [_sheet(book[title], title) for title in chosen]
    except UnreadableError:
        raise
    except Exception:
        raise UnreadableError("een blad van de werkmap is niet te lezen; sla het bestand opnieuw op in Excel") from None
    finally:
        book.close()


def _sheet(page: Any, title: str) -> Sheet:
    # What a file says of its own size decides nothing: rows beyond it would be lost.
    page.reset_dimensions()
    with page._get_source() as source:
        marks = _marks(source.read(), title)
    cells = tuple(_cells(page.iter_rows(), title))
    return Sheet(title, cells, False, *marks, page.sheet_state != "visible")


def _marks(source: bytes, title: str) -> tuple[tuple[Box, ...], frozenset[int], frozenset[int]]:
    """What the XML of a sheet says of its cells, and the library leaves unsaid: merged, hidden rows, hidden columns."""
    merged: list[Box] = []
    rows: set[int] = set()
    columns: set[int] = set()
    last = 0
    for mark in _MARK.finditer(source):
        said = {key: value.decode() for key, value in _ATTRIBUTE.findall(mark[2] or b"")}
        hidden = said.get(b"hidden") in ("1", "true")
        if mark[1] == b"row":
            number = int(said.get(b"r", last + 1))
            if number <= last:
                raise UnreadableError(f"regel {number} staat dubbel of niet op volgorde in het blad '{title[:40]}'")
            if number > MAX_ROWS:
                raise _too_many(title)
            last = number
            rows |= {number} if hidden else set()
        elif mark[1] == b"col" and hidden:
            columns |= set(range(int(said[b"min"]), min(int(said[b"max"]), MAX_COLUMNS) + 1))
        elif mark[1] == b"mergeCell":
            left, top, right, bottom = range_boundaries(said[b"ref"])
            merged.append((left or 1, top or 1, right or MAX_COLUMNS, bottom or MAX_ROWS))
    return tuple(merged), frozenset(rows), frozenset(columns)


_MARK = re.compile(rb"<(?:\w+:)?(row|col|mergeCell)(?:\s([^<>]*))?>")
_ATTRIBUTE = re.compile(rb"""\b(\w+)\s*=\s*["']([^"']*)["']""")


def _too_many(title: str) -> UnreadableError:
    return UnreadableError(f"het blad '{title[:40]}' heeft meer dan {MAX_ROWS} regels of {MAX_COLUMNS} kolommen")


def _cells(rows: Iterable[Sequence[object]], title: str) -> Iterator[tuple[Cell, ...]]:
    for number, row in enumerate(rows, start=1):
        if number > MAX_ROWS or len(row) > MAX_COLUMNS:
            raise _too_many(title)
        yield tuple(_value(cell) for cell in row)


def _value(cell: object) -> Cell:
    value: Cell = getattr(cell, "value", None)
    match getattr(cell, "data_type", ""):
        case "f":
            return Formula(value)
        case "e":
            return Mistake(value)
        case _:
            if isinstance(value, str):
                # So Excel writes the carriage return of a line end.
                return value.replace("_x000D_", "\r")
            if isinstance(value, int | float) and not isinstance(value, bool):
                return _number(value, cell)
            return value


def _number(value: int | float, cell: object) -> Cell:
    if not -_GREATEST <= value <= _GREATEST:
        return Mistake(f"{str(value)[:20]}…" if isinstance(value, int) else str(value))
    return Percentage(value) if _in_percent(cell) else value


def _in_percent(cell: object) -> bool:
    """Whether a number is shown as a percentage; a percent sign between quotes is only a sign."""
    shown = str(getattr(cell, "number_format", ""))
    return "%" in shown and "%" in re.sub(r'"[^"]*"|\\.', "", shown)


def read_csv(data: bytes, name: str) -> Sheet:
    """The one sheet of a CSV file, under this name. Raises UnreadableError."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", errors="replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", errors="replace")
    if "\0" in text or "\ufffd" in text:
        raise UnreadableError("dit is geen leesbaar tekstbestand; sla het op als .xlsx of als 'CSV UTF-8'")
    if not text.strip():
        raise UnreadableError("het bestand is leeg")
    # Not `splitlines`, which also cuts at signs that a name may hold; nor what stands between quotes.
    header = re.sub(r'"[^"]*"', "", re.split(r"[\r\n]", text.lstrip())[0])
    separator = next((sign for sign in (";", "\t") if sign in header), ",")
    try:
        rows: list[tuple[Cell, ...]] = []
        for row in csv.reader(io.StringIO(text.lstrip(), newline=""), delimiter=separator, strict=True):
            if len(rows) >= MAX_ROWS or len(row) > MAX_COLUMNS:
                raise UnreadableError(f"het bestand heeft meer dan {MAX_ROWS} regels of {MAX_COLUMNS} kolommen")
            rows.append(tuple(row))
    except csv.Error:
        raise UnreadableError("dit is geen leesbare CSV; kijk naar de aanhalingstekens") from None
    return Sheet(name, tuple(rows), loose=True)


def text_of(cell: Cell) -> str:
    """A cell as text without space around it; 5.0 is 5, because Excel has no whole numbers."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return str(cell).strip()


def line_of(cell: Cell) -> str:
    """The same on one line."""
    return " ".join(text_of(cell).split())


def heading(cell: Cell) -> str:
    """The same in small letters, however its accents are written: what columns are told apart by."""
    return unicodedata.normalize("NFC", line_of(cell)).lower()
