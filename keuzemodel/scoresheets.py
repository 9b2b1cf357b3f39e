"""Owns scores that come in from a spreadsheet: bytes of a workbook or CSV in, changes or all faults out.

A sheet is read in one of two shapes: a row per measure with a column per criterion, or a row per
measure and criterion as in `scores.csv`. Rows and columns may stand in any order and may be missing;
what is not known is refused or, for columns, named and left alone. A file is hostile until shown
otherwise: its size is bounded before it is unpacked, nothing in it is run, and formulas are refused.
"""

from __future__ import annotations

import csv
import io
import math
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

import openpyxl

from keuzemodel.dossier import Criterion, Dossier, Score
from keuzemodel.dutch import decimal, long_date
from keuzemodel.errors import Fault
from keuzemodel.rows import NUMBER

MAX_BYTES = 5_000_000
MAX_UNPACKED = 5_000_000
"""A score table of a hundred measures is a fifth of this; more of one kind of part costs seconds and memory."""
MAX_ROWS = 5_000
MAX_COLUMNS = 200
MAX_FAULTS = 200
SCORES, ORIGINS = "Scores", "Herkomst"

Cell = object


@dataclass(frozen=True)
class Sheet:
    """One sheet as cells, header first. name: as the user sees it."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class ScoreChanges:
    """What a file would change. changes: (now, then) per score, in dossier order. ignored: names of
    columns that are not used. If there are faults there are no changes: nothing is half applied.
    """

    changes: tuple[tuple[Score, Score], ...]
    faults: tuple[Fault, ...]
    ignored: tuple[str, ...] = ()


class _Unreadable(Exception):
    """The file as a whole cannot be used; the message says why, in Dutch."""


def read_scores(data: bytes, name: str, dossier: Dossier, day: date) -> ScoreChanges:
    """The scores of a spreadsheet beside those of the dossier. name: of the file, for the origin."""
    faults: list[Fault] = []
    found: dict[tuple[str, str], Score] = {}
    ignored: list[str] = []
    try:
        sheets = _sheets(data)
        for sheet in sheets:
            _read_sheet(sheet, dossier, found, ignored, faults)
    except _Unreadable as error:
        return ScoreChanges((), (Fault(name, None, None, str(error)),))
    source = f"{name[:80]}, {long_date(day)}"
    changes = tuple(
        (score, replace(found[key], origin="eigen", source=source, note=""))
        for score in dossier.scores
        if (key := (score.code, score.criterion)) in found and _differs(score, found[key])
    )
    if faults:
        return ScoreChanges((), tuple(faults[:MAX_FAULTS]), tuple(ignored))
    return ScoreChanges(changes, (), tuple(ignored))


def _differs(now: Score, then: Score) -> bool:
    """Whether a score or its margin is another number; a spreadsheet keeps 15 figures."""
    return any(f"{a:.15g}" != f"{b:.15g}" for a, b in ((now.score, then.score), (now.margin, then.margin)))


def _sheets(data: bytes) -> list[Sheet]:
    """The sheets of a file that can hold scores. Raises _Unreadable."""
    if not data.strip():
        raise _Unreadable("het bestand is leeg")
    if len(data) > MAX_BYTES:
        raise _Unreadable(f"het bestand is groter dan {MAX_BYTES // 1_000_000} MB; een scoretabel is veel kleiner")
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise _Unreadable("een oud Excel-bestand (.xls) of een met wachtwoord; sla het zonder wachtwoord op als .xlsx")
    return _workbook(data) if data.startswith(b"PK") else [_csv_sheet(data)]


def _workbook(data: bytes) -> list[Sheet]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = packed.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise _Unreadable("het bestand is beschadigd; sla het opnieuw op in Excel") from None
    names = {part.filename for part in parts}
    if sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise _Unreadable("het bestand is uitgepakt veel te groot voor een scoretabel")
    if any(n.lower().endswith("vbaproject.bin") for n in names):
        raise _Unreadable("het bestand bevat macro's; sla het op als .xlsx zonder macro's")
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
    except Exception:  # whatever a broken or hostile file makes of the reader, it is not a usable workbook
        raise _Unreadable("dit is geen leesbare Excel-werkmap; sla het bestand op als .xlsx of CSV") from None
    wanted = [title for title in book.sheetnames if title.strip().lower() in (SCORES.lower(), ORIGINS.lower())]
    if SCORES.lower() not in (title.strip().lower() for title in wanted):
        wanted = [*book.sheetnames[:1], *wanted]
    try:
        return [Sheet(title, tuple(_cells(book[title].iter_rows(), title))) for title in wanted]
    except _Unreadable:
        raise
    except Exception:
        raise _Unreadable("een blad van de werkmap is niet te lezen; sla het bestand opnieuw op in Excel") from None
    finally:
        book.close()


def _cells(rows: Iterable[Sequence[object]], title: str) -> Iterator[tuple[Cell, ...]]:
    for number, row in enumerate(rows, start=1):
        if number > MAX_ROWS or len(row) > MAX_COLUMNS:
            raise _Unreadable(f"het blad '{title[:40]}' heeft meer dan {MAX_ROWS} regels of {MAX_COLUMNS} kolommen")
        yield tuple(getattr(cell, "value", None) for cell in row)


def _csv_sheet(data: bytes) -> Sheet:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", errors="replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", errors="replace")
    if "\0" in text or "\ufffd" in text:
        raise _Unreadable("dit is geen leesbaar tekstbestand; sla het op als .xlsx of als 'CSV UTF-8'")
    header = text.lstrip().splitlines()[0]
    separator = max((";", "\t", ","), key=header.count)
    try:
        rows: list[tuple[Cell, ...]] = []
        for row in csv.reader(io.StringIO(text.lstrip(), newline=""), delimiter=separator, strict=True):
            if len(rows) >= MAX_ROWS or len(row) > MAX_COLUMNS:
                raise _Unreadable(f"het bestand heeft meer dan {MAX_ROWS} regels of {MAX_COLUMNS} kolommen")
            rows.append(tuple(row))
    except csv.Error:
        raise _Unreadable("dit is geen leesbare CSV; kijk naar de aanhalingstekens") from None
    return Sheet(SCORES, tuple(rows))


def _read_sheet(
    sheet: Sheet, dossier: Dossier, found: dict[tuple[str, str], Score], ignored: list[str], faults: list[Fault]
) -> None:
    if not sheet.rows:
        faults.append(Fault(sheet.name, None, None, "het blad is leeg; verwacht is een kopregel met daaronder scores"))
        return
    header = [_text(cell).lower() for cell in sheet.rows[0]]
    doubles = sorted({name for name in header if name and header.count(name) > 1})
    if doubles:
        faults.append(Fault(sheet.name, 1, None, f"kolom komt dubbel voor: {', '.join(doubles)[:200]}"))
        return
    steps = [k for k, name in enumerate(header) if name in ("code", "stap", "maatregel")]
    if not steps:
        faults.append(Fault(sheet.name, 1, None, "geen kolom 'Code' of 'Stap' gevonden in de kopregel"))
        return
    if "criterium" in header:
        _read_long(sheet, header, steps, dossier, found, faults)
    else:
        _read_wide(sheet, header, steps, dossier, found, ignored, faults)


def _read_wide(
    sheet: Sheet, header: list[str], steps: list[int], dossier: Dossier,
    found: dict[tuple[str, str], Score], ignored: list[str], faults: list[Fault],
) -> None:  # fmt: skip
    names = {key: c for c in dossier.criteria for key in (c.id.lower(), c.name.lower(), column_name(c).lower())}
    columns = {k: names[name] for k, name in enumerate(header) if name in names}
    ignored += [
        _text(sheet.rows[0][k])[:60] for k, name in enumerate(header) if name and k not in columns and k not in steps
    ]
    if not columns:
        wanted = ", ".join(c.name for c in dossier.criteria)
        faults.append(Fault(sheet.name, 1, None, f"geen enkele kolom is een criterium; verwacht zijn: {wanted}"))
        return
    seen: dict[str, int] = {}
    for number, row in enumerate(sheet.rows[1:], start=2):
        code = _code(sheet, number, row, steps, dossier, faults)
        if code is None:
            continue
        if code in seen:
            faults.append(Fault(sheet.name, number, None, f"stap {code} staat ook in regel {seen[code]}"))
            continue
        seen[code] = number
        for k, criterion in columns.items():
            value = row[k] if k < len(row) else None
            score = read_sheet_number(sheet, number, criterion.name, value, criterion.scale, faults)
            if score is not None:
                _note(found, dossier, code, criterion.id, score=score)


def _read_long(
    sheet: Sheet, header: list[str], steps: list[int], dossier: Dossier,
    found: dict[tuple[str, str], Score], faults: list[Fault],
) -> None:  # fmt: skip
    names = {key: c for c in dossier.criteria for key in (c.id.lower(), c.name.lower())}
    place = {name: header.index(name) for name in ("criterium", "score", "marge") if name in header}
    seen: dict[tuple[str, str], int] = {}
    for number, row in enumerate(sheet.rows[1:], start=2):
        code = _code(sheet, number, row, steps, dossier, faults)
        if code is None:
            continue
        said = _text(row[place["criterium"]] if place["criterium"] < len(row) else None)
        criterion = names.get(said.lower())
        if criterion is None:
            known = ", ".join(c.id for c in dossier.criteria)
            faults.append(Fault(sheet.name, number, "Criterium", f"'{said[:40]}' is geen criterium; verwacht: {known}"))
            continue
        if (code, criterion.id) in seen:
            before = seen[code, criterion.id]
            faults.append(Fault(sheet.name, number, None, f"deze stap en dit criterium staan ook in regel {before}"))
            continue
        seen[code, criterion.id] = number
        for field, scale in (("score", criterion.scale), ("marge", (0.0, criterion.scale[1] - criterion.scale[0]))):
            if field in place:
                value = row[place[field]] if place[field] < len(row) else None
                given = read_sheet_number(sheet, number, field.capitalize(), value, scale, faults)
                if given is not None:
                    _note(found, dossier, code, criterion.id, **{"margin" if field == "marge" else field: given})


def _note(found: dict[tuple[str, str], Score], dossier: Dossier, code: str, criterion: str, **given: float) -> None:
    key = (code, criterion)
    found[key] = replace(found.get(key, dossier.score_of[key]), **given)  # type: ignore[arg-type]


def _code(
    sheet: Sheet, number: int, row: Sequence[Cell], steps: list[int], dossier: Dossier, faults: list[Fault]
) -> str | None:  # fmt: skip
    """The code of a row: a cell of its own, or the first word of the measure's name. None for an empty row."""
    if not any(_text(cell) for cell in row):
        return None
    said = [_text(row[k]) for k in steps if k < len(row)]
    for text in said:
        for part in (text, text.split(" ")[0]):
            if part in dossier.measure_index:
                return part
    shown = next((t for t in said if t), "")
    hint = "een datum: zet de kolom in Excel op tekst" if _is_date(row, steps) else "geen stap van dit dossier"
    faults.append(Fault(sheet.name, number, "Stap", f"'{shown[:40]}' is {hint}"))
    return None


def _is_date(row: Sequence[Cell], steps: list[int]) -> bool:
    return any(k < len(row) and isinstance(row[k], date) for k in steps)


def _text(cell: Cell) -> str:
    """A cell as text; 5.0 is 5, because Excel has no whole numbers."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return " ".join(str(cell).split())


def read_sheet_number(
    sheet: Sheet, row: int, column: str, cell: Cell, scale: tuple[float, float], faults: list[Fault]
) -> float | None:  # fmt: skip
    """The cell as a number on its scale; None if it is empty, or a fault."""
    text = _text(cell)
    if not text:
        return None
    low, high = scale
    expected = f"verwacht is een getal van {decimal(low)} tot {decimal(high)}"
    if isinstance(cell, bool | date):
        faults.append(Fault(sheet.name, row, column, f"'{text[:40]}' is geen getal; {expected}"))
        return None
    if text.startswith("="):
        faults.append(
            Fault(sheet.name, row, column, f"een formule; plak de uitkomst als waarde. {expected.capitalize()}")
        )
        return None
    if isinstance(cell, int | float):
        value = float(cell)
    elif NUMBER.match(text):
        value = float(text.replace(",", "."))
    else:
        faults.append(Fault(sheet.name, row, column, f"'{text[:40]}' is geen getal; {expected}"))
        return None
    if not math.isfinite(value) or not low <= value <= high:
        faults.append(Fault(sheet.name, row, column, f"{text[:40]} staat niet op de schaal; {expected}"))
        return None
    return value


def column_name(criterion: Criterion) -> str:
    """The heading of a criterion's column in a file that leaves."""
    return f"{criterion.name} ({decimal(criterion.scale[0])}-{decimal(criterion.scale[1])})"
