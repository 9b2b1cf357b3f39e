"""Owns the step from bytes to checked rows: encoding, separator, numbers, and where a fault stands."""

from __future__ import annotations

import csv
import io
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from keuzemodel.folder.in_dutch import in_dutch
from keuzemodel.folder.shapes.cells import Place, Places
from keuzemodel.folder.shapes.rows import File
from keuzemodel.model.errors import Fault, FaultKind
from keuzemodel.model.figures import Exact

T = TypeVar("T", bound=BaseModel)
F = TypeVar("F", bound=File)

MAX_BYTES = 5_000_000
LOST_ENTRIES = "dossier.toml"
"""Under which name the unusable entries of tables are remembered, whatever they came from."""


@dataclass(frozen=True)
class Entry(Generic[T]):
    """A checked row and its number in the file, as Excel counts them (the header is 1).

    column: where the row's own number stands, if it has a column to itself.
    """

    row: int
    item: T
    column: str | None = None


class FaultList:
    """The faults so far, and which files could not be read at all or in part.

    names: what a file of a dossier is called where it is not a file.
    """

    def __init__(self, names: Mapping[str, str] | None = None) -> None:
        self._names = names or {}
        self._faults: list[Fault] = []
        self._lost: dict[str, list[dict[str, str]]] = {}

    def add(
        self, file: str, row: int | None, column: str | None, message: str, kind: FaultKind = FaultKind.ANY
    ) -> None:
        """Note one fault."""
        self._faults.append(Fault(self._names.get(file, file), row, column, message, kind))

    def lost_row(self, file: str, cells: dict[str, str]) -> None:
        """Remember what an unusable row said, so that what it names is not called absent."""
        self._lost.setdefault(file, []).append(cells)

    def lost_rows(self, file: str) -> list[dict[str, str]]:
        """The cells of rows that could not be used, by column; what is not there is unknown."""
        return self._lost.get(file, [])

    def __bool__(self) -> bool:
        return bool(self._faults)

    def in_order(self, files: Sequence[str]) -> list[Fault]:
        """By file in this order, then by row."""
        return sorted(self._faults, key=lambda f: (files.index(f.file), f.row is None, f.row or 0))


def _text(path: Path, faults: FaultList) -> str | None:
    """The file as text without a BOM, or None with a fault."""
    try:
        with path.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        faults.add(path.name, None, None, "bestand niet gevonden; zet het in de map van het dossier")
        return None
    except OSError as error:
        faults.add(path.name, None, None, f"bestand is niet te lezen: {error.strerror}")
        return None
    if len(raw) > MAX_BYTES:
        faults.add(path.name, None, None, f"bestand is groter dan {MAX_BYTES // 1_000_000} MB")
        return None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = raw[: error.start].count(b"\n") + 1
        faults.add(
            path.name, row, None, f"teken 0x{raw[error.start]:02x} is geen UTF-8; sla het bestand op als 'CSV UTF-8'"
        )
        return None
    if not text.strip():
        faults.add(path.name, None, None, "bestand is leeg; verwacht zijn een kopregel en gegevens")
        return None
    if "\0" in text:
        faults.add(
            path.name, text[: text.index("\0")].count("\n") + 1, None, "bevat een nulteken; dit is geen tekstbestand"
        )
        return None
    return text


def read_rows(
    path: Path, model: type[T], faults: FaultList, context: Mapping[str, float] | None = None
) -> list[Entry[T]] | None:
    """The rows of a CSV file that are sound; every other one is a fault. None if unreadable. context: for the model."""
    text = _text(path, faults)
    if text is None:
        return None
    header_line = text.splitlines()[0]
    separator = ";" if ";" in header_line else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    records: list[list[str]] = []
    try:
        records.extend(reader)
    except csv.Error as error:
        message = f"geen leesbare CSV ({error}); kijk naar de aanhalingstekens"
        faults.add(path.name, len(records) + 1, None, message)
        return None
    return check_rows(path.name, records, model, faults, context)


def check_rows(
    file: str,
    records: Sequence[Sequence[str]],
    model: type[T],
    faults: FaultList,
    context: Mapping[str, float] | None = None,
) -> list[Entry[T]] | None:
    """The rows under a header that are sound; every other one is a fault. None if a column is lacking."""
    header = [name.strip().lower() for name in records[0]]
    columns = [column for column, field in model.model_fields.items() if field.is_required()]
    sound = True
    for column in model.model_fields:
        if header.count(column) > 1 or (column in columns and column not in header):
            sound = False
            found = "ontbreekt" if column not in header else "komt dubbel voor"
            faults.add(file, 1, column, f"kolom {found}; verwacht zijn: {'; '.join(columns)}")
    if not sound:
        return None
    place = {column: header.index(column) for column in model.model_fields if column in header}
    entries: list[Entry[T]] = []
    for row, record in enumerate(records[1:], start=2):
        if not any(cell.strip() for cell in record):
            continue
        if len(record) != len(header):
            faults.add(file, row, None, f"{len(record)} cellen gevonden; verwacht zijn er {len(header)}")
            faults.lost_row(file, dict(zip(header, map(str.strip, record), strict=False)))
            continue
        cells = {column: _stripped(record[k]) for column, k in place.items()}
        try:
            entries.append(Entry(row, model.model_validate(cells, context=context)))
        except ValidationError as error:
            faults.lost_row(file, cells)
            for detail in error.errors():
                faults.add(file, row, str(detail["loc"][0]), in_dutch(detail))
    if not entries and not faults.lost_rows(file) and file != "relaties.csv":
        faults.add(file, None, None, "geen bruikbare regels onder de kopregel")
    return entries


def _stripped(cell: str) -> str:
    """The cell without space around it, and still what it was."""
    return cell if isinstance(cell, Exact) else cell.strip()


def read_tables(path: Path, model: type[F], faults: FaultList) -> F | None:
    """A checked TOML file, or None with its faults."""
    text = _text(path, faults)
    if text is None:
        return None
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line ([0-9]+)", str(error))
        faults.add(path.name, int(found[1]) if found else None, None, f"geen geldige TOML: {error}")
        return None
    except (RecursionError, ValueError) as error:
        faults.add(path.name, None, None, f"niet te lezen: {str(error)[:80] or 'te diep genest'}")
        return None
    places = Places(path.name, {where: (path.name, line, None) for where, line in _lines(text).items()})
    return check_tables(tables, model, places, faults)


def check_tables(tables: dict[str, Any], model: type[F], places: Places, faults: FaultList) -> F | None:
    """The tables of a dossier or of its claims, checked; what is sound of them if there are faults."""
    try:
        checked = model.model_validate(tables)
    except ValidationError as error:
        details = error.errors()
        for detail in details:
            where = tuple(part for part in detail["loc"] if part != "[key]")
            faults.add(*places.of(*where), in_dutch(detail))
        return _what_is_sound(tables, model, {tuple(d["loc"][:2]) for d in details}, places, faults)
    checked._places = places
    return checked


def _what_is_sound(
    tables: dict[str, Any],
    model: type[F],
    broken: set[tuple[int | str, ...]],
    places: Places,
    faults: FaultList,
) -> F | None:
    """The file without its broken entries, so that the rest can still be checked; None if nothing is left.

    What the broken entries are called is remembered, so that it is not called absent.
    """
    rest: dict[str, Any] = {}
    kept: dict[tuple[str | int, ...], Place] = {}
    for name in model.model_fields:
        value = tables.get(name)
        if not isinstance(value, list):
            if name == "dossier":
                whole = not any(loc[0] == name for loc in broken)
                rest[name] = value if whole else {"id": "onbekend", "titel": "onbekend"}
            continue
        sound = [k for k in range(len(value)) if (name, k) not in broken]
        for k in set(range(len(value))) - set(sound):
            if isinstance(value[k], dict):
                faults.lost_row(
                    LOST_ENTRIES, {"tabel": name, "id": str(value[k].get("id", value[k].get("nummer", "")))}
                )
        rest[name] = [value[k] for k in sound]
        for place, k in enumerate(sound):
            for where, stands in places.known.items():
                if where[:2] == (name, k):
                    moved: tuple[str | int, ...] = (name, place)
                    kept[moved + where[2:]] = stands
    try:
        checked = model.model_validate(rest)
    except ValidationError:
        return None
    others = {key: stands for key, stands in places.known.items() if len(key) < 2 or key[0] == "dossier"}
    checked._places = Places(places.whole, others | kept)
    return checked


def _lines(text: str) -> dict[tuple[str | int, ...], int]:
    """Line number of every table and of every key that starts a line in it."""
    lines: dict[tuple[str | int, ...], int] = {}
    counts: dict[str, int] = {}
    table: tuple[str | int, ...] = ()
    for number, line in enumerate(text.split("\n"), start=1):
        if found := re.match(r"\s*\[\[\s*([\w-]+)\s*\.\s*([\w-]+)\s*\]\]", line):
            # An entry of a table inside the last entry of another.
            outer = (found[1], counts.get(found[1], 1) - 1, found[2])
            inner = sum(len(known) == 4 and known[:3] == outer for known in lines)
            lines.setdefault(outer, number)
            table = (*outer, inner)
            lines[table] = number
        elif found := re.match(r"\s*\[\[\s*([\w-]+)\s*\]\]", line):
            name = found[1]
            table = (name, counts.get(name, 0))
            counts[name] = counts.get(name, 0) + 1
            lines.setdefault((name,), number)
            lines[table] = number
        elif found := re.match(r"\s*\[\s*([\w.-]+)\s*\]", line):
            table = _inside(tuple(found[1].split(".")), counts, lines)
            lines.setdefault(table, number)
        elif found := re.match(r"\s*([\w-]+)\s*=", line):
            lines.setdefault((*table, found[1]), number)
    return lines


def _inside(
    path: tuple[str, ...], counts: Mapping[str, int], lines: Mapping[tuple[str | int, ...], int]
) -> tuple[str | int, ...]:
    """Where a table stands that is part of the last entry of others."""
    if len(path) < 2 or path[0] not in counts:
        return path
    found: tuple[str | int, ...] = (path[0], counts[path[0]] - 1, path[1])
    entries = sum(len(known) == 4 and known[:3] == found for known in lines)
    return (*found, entries - 1, *path[2:]) if entries else (*found, *path[2:])
