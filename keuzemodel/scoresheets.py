"""Owns scores that come in from a spreadsheet: bytes of a workbook or CSV in, changes or all faults out.

A sheet is read in one of two shapes: a row per measure with a column per criterion, or a row per
measure and criterion as in `scores.csv`. Rows and columns may stand in any order and may be missing;
what is not known is refused or, for columns, named and left alone. A file is hostile until shown
otherwise: its size is bounded before it is unpacked, nothing in it is run, and formulas are refused.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from keuzemodel.dossier import Dossier, Score
from keuzemodel.dutch import decimal, long_date
from keuzemodel.errors import Fault
from keuzemodel.rows import NUMBER, visible
from keuzemodel.spreadsheets import (
    MAX_FAULTS,
    Cell,
    Sheet,
    UnreadableError,
    is_workbook,
    line_of,
    read_csv,
    read_workbook,
)

SCORES, ORIGINS = "Scores", "Herkomst"
_Given = dict[tuple[str, str], dict[str, float]]
"""What a file gives per (code, criterion): a score, a margin, or both."""


@dataclass(frozen=True)
class ScoreChanges:
    """What a file would change. changes: (now, then) per score, in dossier order. ignored: names of
    columns that are not used. If there are faults there are no changes: nothing is half applied.
    """

    changes: tuple[tuple[Score, Score], ...]
    faults: tuple[Fault, ...]
    ignored: tuple[str, ...] = ()


def read_scores(data: bytes, name: str, dossier: Dossier, day: date) -> ScoreChanges:
    """The scores of a spreadsheet beside those of the dossier. name: of the file, for the origin."""
    faults: list[Fault] = []
    found: _Given = {}
    ignored: list[str] = []
    try:
        for sheet in read_workbook(data, _with_scores) if is_workbook(data) else [read_csv(data, SCORES)]:
            _read_sheet(sheet, dossier, found, ignored, faults)
    except UnreadableError as error:
        return ScoreChanges((), (Fault(name, None, None, str(error)),))
    source = f"{visible(name)[:80]}, {long_date(day)}"
    for (code, criterion), given in found.items():
        if "score" not in given and (code, criterion) in dossier.unknown:
            name_of = dossier.criterion(criterion).name
            message = (
                f"de score van stap {code} op '{name_of[:60]}' is niet bekend, en een marge alleen zegt dan niets; "
                "vul ook de score in, of laat de marge weg"
            )
            faults.append(Fault(ORIGINS, None, "Score", message))
    changes = tuple(
        (score, dossier.filled_in(replace(then, origin="eigen", source=source, note="")))
        for score in dossier.scores
        if (key := (score.code, score.criterion)) in found
        for then in [replace(score, **found[key])]  # type: ignore[arg-type]
        if _differs(score, then) or key in dossier.unknown
    )
    if faults:
        return ScoreChanges((), tuple(faults[:MAX_FAULTS]), tuple(ignored))
    return ScoreChanges(changes, (), tuple(ignored))


def _with_scores(titles: Sequence[str]) -> list[str]:
    """The sheets that can hold scores, by name; the first one if none is called so."""
    wanted = [title for title in titles if title.strip().lower() in (SCORES.lower(), ORIGINS.lower())]
    if SCORES.lower() not in (title.strip().lower() for title in wanted):
        wanted = [*titles[:1], *wanted]
    return wanted


def _differs(now: Score, then: Score) -> bool:
    """Whether a score or its margin is another number; a spreadsheet keeps 15 figures."""
    return any(f"{a:.15g}" != f"{b:.15g}" for a, b in ((now.score, then.score), (now.margin, then.margin)))


def _read_sheet(sheet: Sheet, dossier: Dossier, found: _Given, ignored: list[str], faults: list[Fault]) -> None:
    if not sheet.rows:
        faults.append(Fault(sheet.name, None, None, "het blad is leeg; verwacht is een kopregel met daaronder scores"))
        return
    header = [line_of(cell).lower() for cell in sheet.rows[0]]
    doubles = sorted({name for name in header if name and header.count(name) > 1})
    if doubles:
        faults.append(Fault(sheet.name, 1, None, f"kolom komt dubbel voor: {', '.join(doubles)[:200]}"))
        return
    steps = [k for k, name in enumerate(header) if name in STEP_COLUMNS]
    if not steps:
        faults.append(Fault(sheet.name, 1, None, "geen kolom 'Code' of 'Stap' gevonden in de kopregel"))
        return
    if "criterium" in header:
        _read_long(sheet, header, steps, dossier, found, faults)
    else:
        _read_wide(sheet, header, steps, dossier, found, ignored, faults)


def _read_wide(
    sheet: Sheet, header: list[str], steps: list[int], dossier: Dossier,
    found: _Given, ignored: list[str], faults: list[Fault],
) -> None:  # fmt: skip
    index = headings_of((c.id, c.name, c.scale) for c in dossier.criteria)
    names = {heading: dossier.criterion(id) for heading, id in index.items()}
    columns = {k: names[name] for k, name in enumerate(header) if name in names}
    ignored += [
        line_of(sheet.rows[0][k])[:60] for k, name in enumerate(header) if name and k not in columns and k not in steps
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
            score = read_sheet_number(sheet, number, criterion.name, value, criterion.scale, faults, criterion.in_euros)
            if score is not None:
                _note(found, code, criterion.id, score=score)


def _read_long(
    sheet: Sheet, header: list[str], steps: list[int], dossier: Dossier,
    found: _Given, faults: list[Fault],
) -> None:  # fmt: skip
    index = headings_of((c.id, c.name, c.scale) for c in dossier.criteria)
    names = {heading: dossier.criterion(id) for heading, id in index.items()}
    place = {name: header.index(name) for name in ("criterium", "score", "marge") if name in header}
    seen: dict[tuple[str, str], int] = {}
    for number, row in enumerate(sheet.rows[1:], start=2):
        code = _code(sheet, number, row, steps, dossier, faults)
        if code is None:
            continue
        said = line_of(row[place["criterium"]] if place["criterium"] < len(row) else None)
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
                given = read_sheet_number(sheet, number, field.capitalize(), value, scale, faults, criterion.in_euros)
                if given is not None:
                    _note(found, code, criterion.id, **{"margin" if field == "marge" else field: given})


def _note(found: _Given, code: str, criterion: str, **given: float) -> None:
    found.setdefault((code, criterion), {}).update(given)


def _code(
    sheet: Sheet, number: int, row: Sequence[Cell], steps: list[int], dossier: Dossier, faults: list[Fault]
) -> str | None:  # fmt: skip
    """The code of a row: a cell of its own, or the first word of the measure's name. None for an empty row."""
    if not any(line_of(cell) for cell in row):
        return None
    said = [line_of(row[k]) for k in steps if k < len(row)]
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


_EUROS = re.compile(r"^([-−]?)\s*(?:€\s*)?(\d{1,3}(?:[.\s]\d{3})+|\d{1,15})(?:,(\d{1,20}))?$")
"""An amount as it is written in Dutch: € 1.234,50."""
_THOUSANDS = re.compile(r"^-?\d{1,3}(\.\d{3})+$")
"""A thousand with its point, or a fraction: on a scale of thousands it could be either."""


def read_sheet_number(
    sheet: Sheet, row: int, column: str, cell: Cell, scale: tuple[float, float], faults: list[Fault],
    euros: bool = False,
) -> float | None:  # fmt: skip
    """The cell as a number on its scale; None if it is empty, or a fault. euros: 1.234 is a thousand and more."""
    text = line_of(cell)
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
    elif euros and (amount := _EUROS.match(text)):
        whole = "".join(c for c in amount[2] if c.isdigit())
        value = float(f"{'-' if amount[1] else ''}{whole}.{amount[3] or 0}")
    elif high >= 1000 and _THOUSANDS.match(text):
        message = f"'{text[:40]}' kan duizend of een breuk zijn; schrijf het getal zonder punt. {expected.capitalize()}"
        faults.append(Fault(sheet.name, row, column, message))
        return None
    elif NUMBER.match(text):
        value = float(text.replace(",", "."))
    else:
        faults.append(Fault(sheet.name, row, column, f"'{text[:40]}' is geen getal; {expected}"))
        return None
    if not math.isfinite(value) or not low <= value <= high:
        faults.append(Fault(sheet.name, row, column, f"{text[:40]} staat niet op de schaal; {expected}"))
        return None
    return value


Named = tuple[str, str, tuple[float, float]]
"""Id, name and scale of a criterion."""
STEP_COLUMNS = ("code", "stap", "maatregel")


def headings_of(criteria: Iterable[Named]) -> dict[str, str]:
    """Criterion id by what its column may be called, in small letters on one line. An id goes before a name, and a
    name that two criteria share says nothing.
    """
    found: dict[str, str] = {}
    ids, shared = [], set()
    for id, name, scale in criteria:
        ids.append(id)
        for heading in dict.fromkeys((line_of(name).lower(), line_of(column_name(name, scale)).lower())):
            shared |= {heading} if found.setdefault(heading, id) != id else set()
    found = {heading: id for heading, id in found.items() if heading not in shared} | {id.lower(): id for id in ids}
    return {heading: id for heading, id in found.items() if heading not in STEP_COLUMNS}


def heading_of(criterion: Named, headings: Mapping[str, str]) -> str:
    """What the column of a criterion is called in a file that leaves: name and scale, or its id if those are shared."""
    id, name, scale = criterion
    heading = line_of(column_name(name, scale))
    return heading if headings.get(heading.lower()) == id else id


def column_name(name: str, scale: tuple[float, float]) -> str:
    """The heading of a criterion's column in a file that leaves."""
    return f"{name} ({decimal(scale[0])}-{decimal(scale[1])})"
