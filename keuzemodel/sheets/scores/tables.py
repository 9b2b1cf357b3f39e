"""Owns a sheet with scores: its two shapes, what its columns are, and every fault in it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from keuzemodel.model.dossier import Criterion, Dossier, Score
from keuzemodel.model.dutch import decimal
from keuzemodel.model.errors import Fault
from keuzemodel.model.figures import grouped_by, has_decimal_point
from keuzemodel.sheets.headings import headings_of
from keuzemodel.sheets.scores.cells import is_number, read_sheet_number
from keuzemodel.sheets.scores.rows import STEP_COLUMNS, Steps, UnclearError
from keuzemodel.sheets.spreadsheets import (
    Cell,
    Sheet,
    heading,
    line_of,
)

SCORES, ORIGINS = "Scores", "Herkomst"
EXPLAINS = "Uitleg"
_LONG = ("criterium", "score", "marge")
_NOT_READ = ("herkomst", "bron", "toelichting")
"""Columns of a long table that are known and not taken over."""


@dataclass(frozen=True)
class _Found:
    """A number of the file, and where it stands; column counted from 1."""

    value: float
    sheet: Sheet
    row: int
    column: int
    name: str
    text: str


def _hidden(found: _Found) -> str:
    """The part of the sheet that hides a number, in Dutch; empty if it is visible."""
    if found.sheet.hidden:
        return "dit blad"
    if found.row in found.sheet.hidden_rows:
        return "deze regel"
    return "deze kolom" if found.column in found.sheet.hidden_columns else ""


class Reader:
    """The scores in the sheets of one file, and every fault in them."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.faults: list[Fault] = []
        self.ignored: list[str] = []
        self.strange: list[tuple[str, str]] = []
        self._steps = Steps(dossier)
        self._found: dict[tuple[str, str], dict[str, _Found]] = {}
        index = headings_of((c.id, c.name, c.scale) for c in dossier.criteria)
        self._names = {said: dossier.criterion(id) for said, id in index.items()}

    def choose(self, titles: Sequence[str]) -> list[str]:
        """The sheets that can hold scores, by name; the first one if none is called so. The others are named."""
        wanted = [title for title in titles if title.strip().lower() in (SCORES.lower(), ORIGINS.lower())]
        if SCORES.lower() not in (title.strip().lower() for title in wanted):
            wanted = [*titles[:1], *(title for title in wanted if title != titles[0])]
        self.ignored += [f"blad '{t[:40]}'" for t in titles if t not in wanted and t.strip() != EXPLAINS]
        return wanted

    def numbers(self) -> dict[tuple[str, str], dict[str, float]]:
        """What the file gives per (code, criterion): a score, a margin, or both."""
        return {
            key: {field: found.value for field, found in given.items()} for key, given in sorted(self._found.items())
        }

    def read(self, sheet: Sheet) -> None:
        """Take a sheet, in whichever of the two shapes it has."""
        if not sheet.rows:
            self._fault(sheet, None, None, "het blad is leeg; verwacht is een kopregel met daaronder scores")
            return
        header = [heading(cell) for cell in sheet.rows[0]]
        doubles = sorted({name for name in header if name and header.count(name) > 1})
        if doubles:
            self._fault(sheet, 1, None, f"kolom komt dubbel voor: {', '.join(doubles)[:200]}")
            return
        for name in header:
            bare = "".join(c for c in name if unicodedata.category(c) not in ("Cc", "Cf"))
            if bare != name and (bare in self._names or bare in (*STEP_COLUMNS, *_LONG)):
                self._fault(sheet, 1, bare[:40], "de kop bevat onzichtbare tekens; typ hem opnieuw")
        steps = [k for k, name in enumerate(header) if name in STEP_COLUMNS]
        if not steps:
            self._fault(sheet, 1, None, "geen kolom 'Code' of 'Stap' gevonden in de kopregel")
            return
        columns = {k: self._names[name] for k, name in enumerate(header) if name in self._names}
        long = "criterium" in header
        used = {k for k, name in enumerate(header) if name in _LONG} if long else set(columns)
        self._columns(sheet, header, long, columns, {*used, *steps})
        self._shapes(sheet, {*used, *steps})
        if long:
            self._read_long(sheet, header, steps)
        else:
            # Of two columns for one criterion one fault is enough.
            first = {c.id: k for k, c in reversed(columns.items())}
            self._read_wide(sheet, steps, {k: c for k, c in columns.items() if first[c.id] == k})

    def _columns(
        self, sheet: Sheet, header: Sequence[str], long: bool, columns: Mapping[int, Criterion], used: set[int]
    ) -> None:
        """Report faults in the columns, and which columns are ignored."""
        shown = [line_of(cell)[:60] for cell in sheet.rows[0]]
        known = {*used, *(k for k, name in enumerate(header) if long and name in _NOT_READ)}
        self.ignored += [shown[k] for k, name in enumerate(header) if name and k not in known]
        if long:
            if not {"score", "marge"} & set(header):
                self._fault(sheet, 1, None, "geen kolom 'Score' of 'Marge' gevonden naast 'Criterium'")
            for k in columns:
                message = "een criterium als kolom naast een kolom 'Criterium'; maak er één van"
                self._fault(sheet, 1, shown[k], message)
            return
        if not columns:
            wanted = ", ".join(c.name for c in self.dossier.criteria)
            self._fault(sheet, 1, None, f"geen enkele kolom is een criterium; verwacht zijn: {wanted}")
        first: dict[str, int] = {}
        for k, criterion in columns.items():
            if criterion.id in first:
                message = f"'{shown[first[criterion.id]]}' en '{shown[k]}' zijn hetzelfde criterium; haal er één weg"
                self._fault(sheet, 1, shown[k], message)
            first.setdefault(criterion.id, k)

    def _shapes(self, sheet: Sheet, used: set[int]) -> None:
        """Cells that stand under no heading, or show a value that is not theirs."""
        headed = {k for k, cell in enumerate(sheet.rows[0]) if line_of(cell)}
        outside: set[int] = set()
        for number, row in enumerate(sheet.rows[1:], start=2):
            strays = [k for k, cell in enumerate(row) if k not in headed and line_of(cell)]
            said = [line_of(row[k])[:40] for k in strays]
            if strays and sheet.loose:
                message = (
                    f"'{said[0]}' staat onder geen kop ({len(row)} cellen onder {len(sheet.rows[0])} koppen); staat er "
                    "een komma of puntkomma in een getal of tekst? Zet die cel tussen aanhalingstekens"
                )
                self._fault(sheet, number, None, message)
            elif any(is_number(row[k]) for k in strays):
                message = f"'{said[0]}' staat in een kolom zonder kop; geef die kolom een kop of haal het weg"
                self._fault(sheet, number, get_column_letter(strays[0] + 1), message)
            outside |= set(strays)
        if not sheet.loose:
            self.ignored += [f"kolom {get_column_letter(k + 1)} (zonder kop)" for k in sorted(outside)]
        for left, top, right, bottom in sheet.merged:
            if bottom > 1 and (right, bottom) != (left, top) and used & set(range(left - 1, right)):
                cells = f"{get_column_letter(left)}{top}:{get_column_letter(right)}{bottom}"
                self._fault(sheet, top, None, f"samengevoegde cellen ({cells}); splits ze en vul elke cel")

    def _read_wide(self, sheet: Sheet, steps: list[int], columns: Mapping[int, Criterion]) -> None:
        seen: dict[str, int] = {}
        for number, row in enumerate(sheet.rows[1:], start=2):
            code = self._code(sheet, number, row, steps)
            if code is None:
                continue
            if code in seen:
                self._fault(sheet, number, None, f"stap {code} staat ook in regel {seen[code]}")
                continue
            seen[code] = number
            for k, criterion in columns.items():
                self._take(sheet, number, row, k, criterion.name, code, criterion, "score")

    def _read_long(self, sheet: Sheet, header: list[str], steps: list[int]) -> None:
        place = {name: header.index(name) for name in _LONG if name in header}
        seen: dict[tuple[str, str], int] = {}
        for number, row in enumerate(sheet.rows[1:], start=2):
            code = self._code(sheet, number, row, steps)
            if code is None:
                continue
            said = row[place["criterium"]] if place["criterium"] < len(row) else None
            criterion = self._names.get(heading(said))
            if criterion is None:
                known = ", ".join(c.id for c in self.dossier.criteria)
                message = f"'{line_of(said)[:40]}' is geen criterium; verwacht: {known}"
                self._fault(sheet, number, "Criterium", message)
                continue
            if (code, criterion.id) in seen:
                before = seen[code, criterion.id]
                self._fault(sheet, number, None, f"deze stap en dit criterium staan ook in regel {before}")
                continue
            seen[code, criterion.id] = number
            for name, field in (("score", "score"), ("marge", "margin")):
                if name in place:
                    self._take(sheet, number, row, place[name], name.capitalize(), code, criterion, field)

    def _take(
        self,
        sheet: Sheet,
        number: int,
        row: Sequence[Cell],
        k: int,
        name: str,
        code: str,
        criterion: Criterion,
        field: str,
    ) -> None:
        """The number in a cell of a row, if there is one."""
        cell = row[k] if k < len(row) else None
        low, high = criterion.scale
        scale = (0.0, high - low) if field == "margin" else criterion.scale
        value = read_sheet_number(sheet, number, name, cell, scale, self.faults, criterion.in_euros)
        if value is None:
            return
        given = self._found.setdefault((code, criterion.id), {})
        before = given.get(field)
        if before is not None and before.value != value:
            message = (
                f"stap {code} heeft op '{criterion.name[:60]}' {decimal(value)}, en op blad {before.sheet.name}, regel "
                f"{before.row}, {decimal(before.value)}; maak er één van"
            )
            self._fault(sheet, number, name, message)
        text = cell if isinstance(cell, str) and criterion.in_euros else ""
        given.setdefault(field, _Found(value, sheet, number, k + 1, name, line_of(text)))

    def _code(self, sheet: Sheet, number: int, row: Sequence[Cell], steps: list[int]) -> str | None:
        """The code of a row, None if it is empty or unclear."""
        if not any(line_of(cell) for cell in row):
            return None
        try:
            code, strange = self._steps.named([row[k] for k in steps if k < len(row)])
        except UnclearError as error:
            self._fault(sheet, number, "Stap", str(error))
            return None
        self.strange += [(code, strange)] if strange else []
        return code

    def check(self, changes: Iterable[tuple[Score, Score]]) -> None:
        """Report faults that show only once the whole file has been read."""
        for (code, criterion), given in self._found.items():
            if "score" not in given and (code, criterion) in self.dossier.unknown:
                name_of = self.dossier.criterion(criterion).name
                message = (
                    f"de score van stap {code} op '{name_of[:60]}' is niet bekend, en een marge alleen zegt dan niets; "
                    "vul ook de score in, of laat de marge weg"
                )
                self.faults.append(Fault(ORIGINS, None, "Score", message))
        every = [found for given in self._found.values() for found in given.values()]
        if any(has_decimal_point(found.text) for found in every):
            for found in every:
                if grouped_by(found.text) == ".":
                    message = (
                        f"'{found.text[:40]}' kan duizend of een breuk zijn: elders in dit bestand staat de punt voor "
                        "een breuk; schrijf het getal zonder punt"
                    )
                    self._fault(found.sheet, found.row, found.name, message)
        for _, then in changes:
            for found in self._found[then.code, then.criterion].values():
                if what := _hidden(found):
                    message = f"{what} is verborgen en verandert een score; maak het zichtbaar of haal het weg"
                    self._fault(found.sheet, found.row, found.name, message)

    def _fault(self, sheet: Sheet, row: int | None, column: str | None, message: str) -> None:
        self.faults.append(Fault(sheet.name, row, column, message))
