"""Owns the score table of a dossier's workbook: its scores with what is behind them, and the table laid ready to fill.

A row per measure, a column per criterion; margins, origins and notes stand on a sheet of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pydantic import ValidationError

from keuzemodel.folder.in_dutch import in_dutch
from keuzemodel.folder.knowing import SCORES
from keuzemodel.folder.parsing import LOST_ENTRIES, Entry
from keuzemodel.folder.shapes.rows import DossierFile, ScoreRow, reach_of
from keuzemodel.model.parts import EURO
from keuzemodel.sheets.filling import DOUBLE_COLUMN, Filled, Row, number_in, sheet_name, table_of
from keuzemodel.sheets.headings import Named, heading_of, headings_of
from keuzemodel.sheets.layout import SHEETS
from keuzemodel.sheets.scores.tables import ORIGINS as ORIGIN_SHEET
from keuzemodel.sheets.scores.tables import SCORES as SCORE_SHEET
from keuzemodel.sheets.spreadsheets import Cell, Sheet
from keuzemodel.sheets.spreadsheets import heading as headed

_EMPTY = {"marge": "", "herkomst": "eigen", "bron": "", "toelichting": ""}
"""What is behind a score of which the sheet of origins says nothing."""


def filled_scores(filled: Filled, head: DossierFile | None, known: Mapping[str, str]) -> list[Entry[ScoreRow]] | None:
    """A score per filled cell, with what the sheet of origins says of it. known: the names of measures by code.

    None if the sheet, its codes or the criteria are not there.
    """
    header = filled.headings(SCORE_SHEET)
    if head is None or SCORE_SHEET not in filled.sheets:
        return None
    names = headings_of((c.id, c.naam, c.schaal) for c in head.criteria) | _broken_criteria(filled, header)
    _check_header(filled, header, names, head)
    if "code" not in header:
        filled.faults.add(SCORE_SHEET, 1, "code", "kolom ontbreekt; verwacht is de code van elke stap")
        return None
    behind = _behind(filled)
    reach = reach_of(head)
    scores: list[Entry[ScoreRow]] = []
    seen: dict[str, int] = {}
    for number, cells in enumerate(filled.sheets[SCORE_SHEET].rows[1:], start=2):
        row = filled.row(SCORE_SHEET, number, header, cells)
        if not _names_a_measure(filled, number, row, known, seen):
            continue
        for heading in header:
            if heading in names and heading in row:
                key = (row.get("code", ""), names[heading])
                item = _score(filled, (number, heading), key, row[heading], behind.pop(key, (0, {})), reach)
                scores += [Entry(number, item, heading)] if item else []
    for (code, criterion), (number, _) in behind.items():
        message = f"op blad {SCORE_SHEET} staat geen score van stap '{code[:30]}' op '{criterion[:30]}'"
        filled.faults.add(ORIGIN_SHEET, number, "code", message)
    return scores


def _check_header(filled: Filled, header: Sequence[str], names: Mapping[str, str], head: DossierFile) -> None:
    """Fault for every column that is no criterion, or one that was there before."""
    seen: list[str] = []
    for heading in header:
        if heading and heading not in (*SHEETS[SCORE_SHEET], *names):
            expected = ", ".join(c.naam for c in head.criteria)
            filled.faults.add(SCORE_SHEET, 1, heading[:60], f"geen criterium; verwacht zijn: {expected}")
        id = names.get(heading, f"kolom {heading}")
        if heading and id in seen:
            filled.faults.add(SCORE_SHEET, 1, heading[:60], DOUBLE_COLUMN)
        seen.append(id)


def _names_a_measure(filled: Filled, number: int, row: Row, known: Mapping[str, str], seen: dict[str, int]) -> bool:
    """Whether the scores of a row can be taken; a fault if they cannot, or if its name is that of another measure.

    seen: row by code so far; this one is added.
    """
    code = row.get("code", "")
    if code in seen:
        message = f"'{code[:30]}' komt dubbel voor (eerder op regel {seen[code]}); maak er één van"
        filled.faults.add(SCORES, number, "code", message)
        return False
    if code:
        seen[code] = number
    if code not in known and row:
        message = f"stap '{code[:30]}' staat niet op blad Maatregelen; verbeter de code"
        filled.faults.add(SCORES, number, "code", message)
        return False
    step = headed(row.get("stap"))
    if step and step != known.get(code) and step in known.values():
        message = f"'{row['stap'][:60]}' is een andere stap dan '{code[:30]}'; verbeter er een"
        filled.faults.add(SCORES, number, "stap", message)
    return True


def _score(
    filled: Filled,
    place: tuple[int, str],
    key: tuple[str, str],
    said: str,
    behind: tuple[int, Row],
    reach: Mapping[str, float],
) -> ScoreRow | None:
    """The score of a cell, (row, heading), or None with its faults. key: (code, criterion). behind: as in `_behind`."""
    named = {"code": key[0], "criterium": key[1]}
    elsewhere, rest = behind
    try:
        return ScoreRow.model_validate(_EMPTY | rest | named | {"score": said}, context=reach)
    except ValidationError as error:
        filled.faults.lost_row(SCORES, named)
        for detail in error.errors():
            field = str(detail["loc"][0])
            where = (SCORES, *place) if field == "score" else (ORIGIN_SHEET, elsewhere, field)
            filled.faults.add(*where, in_dutch(detail))
        return None


def _broken_criteria(filled: Filled, header: Sequence[str]) -> dict[str, str]:
    """Headings of criteria that have a fault of their own, so that their columns are not called unknown."""
    rows = table_of(filled.sheets.get("Criteria"))
    lost = {cells["id"] for cells in filled.faults.lost_rows(LOST_ENTRIES) if cells["tabel"] == "criteria"}
    named = {row["id"]: headed(row.get("naam")) for row in rows if row.get("id") in lost}
    return {
        heading: id
        for heading in header
        for id, name in named.items()
        if heading in (headed(id), name) or (name and heading.startswith(f"{name} ("))
    }


def _behind(filled: Filled) -> dict[tuple[str, str], tuple[int, Row]]:
    """(row, margin, origin, source and note) by (code, criterion)."""
    found: dict[tuple[str, str], tuple[int, Row]] = {}
    for number, row in filled.rows(ORIGIN_SHEET):
        key = (row.get("code", ""), row.get("criterium", ""))
        if key in found:
            filled.faults.add(ORIGIN_SHEET, number, "code", f"deze score staat ook in regel {found[key][0]}")
        rest = {name: said for name, said in row.items() if name not in ("code", "criterium") and said}
        found[key] = (number, rest)
    return found


def with_score_grid(sheets: Iterable[Sheet]) -> tuple[Sheet, ...]:
    """The same sheets, with a row in the score table for every measure and a column for every criterion; what is
    filled in stays. Nothing is added where measures or criteria are lacking.
    """
    by_name = {sheet_name(sheet.name): sheet for sheet in sheets}
    old = by_name.get(SCORE_SHEET, Sheet(SCORE_SHEET, (SHEETS[SCORE_SHEET],)))
    header = list(old.rows[0]) if old.rows else list(SHEETS[SCORE_SHEET])
    header += _lacking_columns([headed(cell) for cell in header], table_of(by_name.get("Criteria")))
    scored = {row.get("code") for row in table_of(old)}
    code_at, name_at = ([headed(cell) for cell in header].index(name) for name in ("code", "stap"))
    added = []
    for row in table_of(by_name.get("Maatregelen")):
        if row.get("code") and row["code"] not in scored:
            cells = [""] * len(header)
            cells[name_at], cells[code_at] = row.get("naam", ""), row["code"]
            added.append(tuple(cells))
    by_name[SCORE_SHEET] = Sheet(SCORE_SHEET, (tuple(header), *old.rows[1:], *added))
    return tuple(by_name[name] for name in SHEETS if name in by_name)


def _lacking_columns(there: Sequence[str], criteria: Sequence[Row]) -> list[Cell]:
    """The headings that a score table lacks: of criteria whose scale is known, and of code and name."""
    named: list[Named] = []
    euros: set[str] = set()
    for row in criteria:
        low, high = (number_in(row.get(side, "")) for side in ("schaal laag", "schaal hoog"))
        if row.get("naam") and isinstance(low, float) and isinstance(high, float):
            named.append((row.get("id", ""), row["naam"], (low, high)))
            euros |= {row.get("id", "")} if row.get("eenheid") == EURO else set()
    index = headings_of(named)
    present = {index.get(heading) for heading in there}
    lacking: list[Cell] = [
        heading_of(criterion, index, criterion[0] in euros) for criterion in named if criterion[0] not in present
    ]
    return [*lacking, *(name for name in ("code", "stap") if name not in there)]
