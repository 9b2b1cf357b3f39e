"""Owns the step from the bytes of a spreadsheet to cells, whatever the file is.

A file is hostile until shown otherwise: its size is bounded before it is unpacked, nothing in it is run,
links to elsewhere are not followed, and a formula is told from a text.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import openpyxl

MAX_BYTES = 5_000_000
MAX_UNPACKED = 5_000_000
"""A score table of a hundred measures is a fifth of this; more of one kind of part costs seconds and memory."""
MAX_ROWS = 20_000
MAX_COLUMNS = 200
MAX_FAULTS = 200

Cell = object


class Formula(str):
    """A cell that holds a formula, as it is written there."""


class Mistake(str):
    """A cell in which the spreadsheet itself shows an error, such as #N/A."""


@dataclass(frozen=True)
class Sheet:
    """One sheet as cells, header first. name: as the user sees it."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]


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
        return [Sheet(title, tuple(_cells(book[title].iter_rows(), title))) for title in choose(book.sheetnames)]
    except UnreadableError:
        raise
    except Exception:
        raise UnreadableError("een blad van de werkmap is niet te lezen; sla het bestand opnieuw op in Excel") from None
    finally:
        book.close()


def _cells(rows: Iterable[Sequence[object]], title: str) -> Iterator[tuple[Cell, ...]]:
    for number, row in enumerate(rows, start=1):
        if number > MAX_ROWS or len(row) > MAX_COLUMNS:
            raise UnreadableError(f"het blad '{title[:40]}' heeft meer dan {MAX_ROWS} regels of {MAX_COLUMNS} kolommen")
        yield tuple(_value(cell) for cell in row)


def _value(cell: object) -> Cell:
    value: Cell = getattr(cell, "value", None)
    match getattr(cell, "data_type", ""):
        case "f":
            return Formula(value)
        case "e":
            return Mistake(value)
        case _:
            # So Excel writes the carriage return of a line end.
            return value.replace("_x000D_", "\r") if isinstance(value, str) else value


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
    header = text.lstrip().splitlines()[0]
    separator = max((";", "\t", ","), key=header.count)
    try:
        rows: list[tuple[Cell, ...]] = []
        for row in csv.reader(io.StringIO(text.lstrip(), newline=""), delimiter=separator, strict=True):
            if len(rows) >= MAX_ROWS or len(row) > MAX_COLUMNS:
                raise UnreadableError(f"het bestand heeft meer dan {MAX_ROWS} regels of {MAX_COLUMNS} kolommen")
            rows.append(tuple(row))
    except csv.Error:
        raise UnreadableError("dit is geen leesbare CSV; kijk naar de aanhalingstekens") from None
    return Sheet(name, tuple(rows))


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
