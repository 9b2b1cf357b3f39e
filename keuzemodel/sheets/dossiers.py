"""Owns the step from the sheets of a workbook to a `Dossier`, or to every one of its faults. Laid out as in
`dossierlayout`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, time, timedelta
from typing import Any

from pydantic import ValidationError

from keuzemodel.folder.parsing import LOST_ENTRIES, Entry, FaultList, check_rows, check_tables, in_dutch
from keuzemodel.folder.plainjson import PlainJsonError, read_json
from keuzemodel.folder.reading import checked
from keuzemodel.folder.rows import (
    MOST_ENTRIES,
    ClaimFile,
    DossierFile,
    MeasureRow,
    Place,
    Places,
    RelationRow,
    ScoreRow,
    reach_of,
)
from keuzemodel.folder.validation import CLAIMS, MEASURES, RELATIONS, SCORES
from keuzemodel.model.dossier import Dossier
from keuzemodel.model.errors import DossierError, Fault, FaultKind
from keuzemodel.model.figures import Exact, read_figure
from keuzemodel.sheets.layout import LIMIT, MAY_BE_ABSENT, OPTIONAL, SHEETS, TOP, WEIGHTING
from keuzemodel.sheets.scores import ORIGINS as ORIGIN_SHEET
from keuzemodel.sheets.scores import SCORES as SCORE_SHEET
from keuzemodel.sheets.scores import Named, heading_of, headings_of
from keuzemodel.sheets.spreadsheets import (
    MAX_FAULTS,
    Cell,
    Formula,
    Mistake,
    Percentage,
    Sheet,
    UnreadableError,
    is_workbook,
    read_workbook,
)
from keuzemodel.sheets.spreadsheets import heading as headed
from keuzemodel.sheets.spreadsheets import line_of as line
from keuzemodel.sheets.spreadsheets import text_of as text

_NAMES = {MEASURES: "Maatregelen", SCORES: SCORE_SHEET, RELATIONS: "Relaties", CLAIMS: "Uitspraken"}

Row = dict[str, str]


def read_dossier(data: bytes, name: str) -> Dossier:
    """The dossier in a workbook. name: of the file. Raises DossierError with every fault."""
    try:
        sheets = readable_sheets(data)
        if not sheets:
            raise UnreadableError(f"geen van de bladen is er; verwacht zijn: {', '.join(SHEETS)}")
        return from_sheets(sheets)
    except UnreadableError as error:
        raise DossierError([Fault(name, None, None, str(error))]) from None


def readable_sheets(data: bytes) -> list[Sheet]:
    """The sheets of a workbook that belong to a dossier. Raises UnreadableError."""
    if not is_workbook(data):
        raise UnreadableError("dit is geen Excel-werkmap; begin met de lege werkmap van deze pagina")
    return read_workbook(data, lambda titles: [t for t in titles if _known(t)])


def lacking_scores(error: DossierError) -> tuple[Fault, ...]:
    """The faults that only say that a score was not filled in."""
    return tuple(fault for fault in error.faults if fault.kind is FaultKind.LACKING_SCORE)


def _known(title: str) -> str | None:
    return next((name for name in SHEETS if name.lower() == title.strip().lower()), None)


def from_sheets(sheets: Iterable[Sheet]) -> Dossier:
    """The dossier that the sheets make together. Raises DossierError with every fault, at most MAX_FAULTS."""
    reader = _Reader(sheets)
    try:
        return reader.dossier()
    except DossierError as error:
        # A cell that could not be read at all is told once, not also for what it then lacks.
        unread = {f.where: f for f in reversed(error.faults) if f.where in reader.unread}
        faults = [f for f in error.faults if unread.get(f.where, f) is f]
    if len(faults) > MAX_FAULTS:
        rest = len(faults) - MAX_FAULTS
        faults = [*faults[:MAX_FAULTS], Fault("Alle bladen", None, None, f"en nog {rest} andere fouten")]
    raise DossierError(faults)


class _Reader:
    """The sheets of one workbook, and what was found in them so far."""

    def __init__(self, sheets: Iterable[Sheet]) -> None:
        self.faults = FaultList(_NAMES)
        self.sheets: dict[str, Sheet] = {}
        self.places: dict[tuple[str | int, ...], Place] = {}
        self.unread: set[Place] = set()
        for sheet in sheets:
            name = _known(sheet.name)
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

    def dossier(self) -> Dossier:
        """The dossier, or DossierError."""
        head = check_tables(self._head(), DossierFile, Places("Dossier", self.places), self.faults)
        measures = self._checked_rows("Maatregelen", MEASURES, MeasureRow)
        relations = self._checked_rows("Relaties", RELATIONS, RelationRow)
        if relations is None and not any(self._headings("Relaties")):
            relations = []
        names = {e.item.code: headed(e.item.naam) for e in measures or ()}
        lost = {cells.get("code", ""): "" for cells in self.faults.lost_rows(MEASURES)}
        scores = self._scores(head, lost | names)
        claims = self._claims()
        return checked(head, measures, scores, relations, claims, self.faults, tuple(SHEETS))

    def _header(self, name: str, extra: Sequence[str] = ()) -> list[str] | None:
        """The headings of a sheet in small letters, None if it is not there; what is unknown or double is a fault.

        extra: how other headings may begin.
        """
        header = self._headings(name)
        if name not in self.sheets or (name in MAY_BE_ABSENT and not any(header)):
            return None
        expected = SHEETS[name]
        for heading in dict.fromkeys(header):
            if not heading or heading in expected or heading.startswith(tuple(extra)):
                if heading and header.count(heading) > 1:
                    self.faults.add(name, 1, heading, "deze kolom komt dubbel voor; haal er één weg")
                continue
            shown = ", ".join([*expected, *(f"{start.strip()} …" for start in extra)])
            self.faults.add(name, 1, heading[:60], f"onbekende kolom; verwacht zijn: {shown}")
        return header

    def _rows(self, name: str, extra: Sequence[str] = ()) -> Iterator[tuple[int, Row]]:
        """(row number, its filled cells by heading) of every row that is not empty."""
        header = self._header(name, extra)
        if header is None:
            return
        used = {h for h in header if h in SHEETS[name] or h.startswith(tuple(extra))}
        for number, cells in enumerate(self.sheets[name].rows[1:], start=2):
            row = {h: said for h, said in self._filled(name, number, header, cells).items() if h in used}
            if row:
                yield number, row

    def _filled(self, name: str, number: int, header: list[str], cells: Sequence[Cell]) -> Row:
        row: Row = {}
        for k, cell in enumerate(cells):
            said = _said(cell)
            if not said:
                continue
            heading = header[k] if k < len(header) else ""
            if not heading:
                self.faults.add(name, number, None, f"'{said[:40]}' staat in een kolom zonder kop; haal het weg")
            elif message := _unreadable(cell, said):
                self.faults.add(name, number, heading, message)
                self.unread.add((name, number, heading))
                row[heading] = ""
            else:
                row[heading] = said
        return row

    def _head(self) -> dict[str, Any]:
        """What dossier.toml would hold, with the place of every part."""
        tables: dict[str, Any] = {"dossier": self._top()}
        for name in ("Themas", "Fasen", "Aspecten", "Criteria", "Wegingen", "Benaderingen", "Dekking"):
            self.places[(name.lower(),)] = (name, None, "")
            extra = {"Aspecten": (WEIGHTING,), "Criteria": (WEIGHTING, LIMIT)}.get(name, ())
            tables[name.lower()] = []
            for number, row in self._rows(name, extra):
                entry = (name.lower(), len(tables[name.lower()]))
                if entry[1] > MOST_ENTRIES:
                    break
                self.places[entry] = (name, number, None)
                own = {"herkomst": "eigen"} if "herkomst" in SHEETS[name] else {}
                tables[name.lower()].append(own | row)
        for k, weighting in enumerate(tables["wegingen"]):
            column = f"{WEIGHTING}{headed(weighting.get('id'))}"
            for table, sheet in (("aspecten", "Aspecten"), ("criteria", "Criteria")):
                weighting[table] = self._column(tables[table], column, ("wegingen", k, table), sheet)
        for k, approach in enumerate(tables["benaderingen"]):
            column = f"{LIMIT}{headed(approach.get('id'))}"
            approach["grenzen"] = self._column(tables["criteria"], column, ("benaderingen", k, "grenzen"), "Criteria")
        self._no_column_without_owner(tables)
        for k, criterion in enumerate(tables["criteria"]):
            sides = ("schaal laag", "schaal hoog")
            for side, heading in enumerate(sides):
                self.places["criteria", k, "schaal", side] = (*self.places["criteria", k][:2], heading)
            criterion["schaal"] = [_number(criterion.pop(heading, "")) for heading in sides]
        self._anchors(tables["criteria"])
        for table in ("aspecten", "criteria"):
            for row in tables[table]:
                for heading in [h for h in row if h.startswith((WEIGHTING, LIMIT))]:
                    del row[heading]
        return tables

    def _top(self) -> dict[str, Any]:
        top: dict[str, Any] = {}
        advice: dict[str, str] = {}
        sources: list[str] = []
        self.places[("dossier",)] = ("Dossier", None, None)
        for number, row in self._rows("Dossier"):
            field, content = line(row.get("veld")).lower(), row.get("inhoud", "")
            place = ("Dossier", number, "inhoud")
            if field not in TOP:
                self.faults.add("Dossier", number, "veld", f"'{field[:40]}' is onbekend; verwacht: {', '.join(TOP)}")
            elif field in top:
                self.faults.add("Dossier", number, "veld", f"'{field}' komt dubbel voor; maak er één van")
            elif not content:
                continue
            elif field == "bron":
                self.places["dossier", "bronnen", len(sources)] = place
                sources.append(content)
            elif field.startswith("advies"):
                self.places["dossier", "advies", field.split()[1]] = place
                self.places["dossier", "advies"] = place
                advice[field.split()[1]] = content
            else:
                self.places["dossier", field] = place
                top[field] = content
        return top | {"bronnen": sources} | ({"advies": advice} if advice else {})

    def _column(
        self, rows: Sequence[Row], column: str, path: tuple[str | int, ...], sheet: str
    ) -> dict[str, float | str]:  # fmt: skip
        """The numbers of one column by id, each with its place."""
        self.places[path] = (sheet, 1, column)
        found: dict[str, float | str] = {}
        table = sheet.lower()
        for k, row in enumerate(rows):
            if row.get(column):
                id = row.get("id", "")
                self.places[(*path, id)] = (sheet, self.places[table, k][1], column)
                found[id] = _number(row[column])
        return found

    def _no_column_without_owner(self, tables: Mapping[str, Any]) -> None:
        for name in ("Aspecten", "Criteria"):
            for start, table in ((WEIGHTING, "wegingen"), (LIMIT, "benaderingen")):
                known = [headed(entry.get("id")) for entry in tables[table]]
                for heading in self._headings(name):
                    if heading.startswith(start) and heading.removeprefix(start) not in known:
                        expected = ", ".join(f"{start}{id}" for id in known) or "(geen)"
                        message = f"staat niet op blad {table.capitalize()}; verwacht: {expected}"
                        self.faults.add(name, 1, heading[:60], message)

    def _headings(self, name: str) -> list[str]:
        sheet = self.sheets.get(name)
        return [headed(cell) for cell in sheet.rows[0]] if sheet and sheet.rows else []

    def _anchors(self, criteria: Sequence[dict[str, Any]]) -> None:
        by_id = {c.get("id"): (k, c) for k, c in enumerate(criteria)}
        for number, row in self._rows("Ankers"):
            if row.get("criterium") not in by_id:
                shown = ", ".join(str(id) for id in by_id)
                said = row.get("criterium", "")[:40]
                self.faults.add("Ankers", number, "criterium", f"criterium '{said}' bestaat niet; verwacht: {shown}")
                continue
            k, criterion = by_id[row["criterium"]]
            point = row.get("score", "")
            anchors = criterion.setdefault("ankers", {})
            if point in anchors:
                self.faults.add("Ankers", number, "score", f"'{point[:40]}' komt dubbel voor bij dit criterium")
            anchors[point] = row.get("betekenis", "")
            self.places["criteria", k, "ankers"] = ("Ankers", number, "score")
            self.places["criteria", k, "ankers", point] = ("Ankers", number, "score")

    def _checked_rows(self, name: str, file: str, model: Any) -> Any:
        """The rows of a sheet that is as a CSV file of a dossier."""
        header = self._header(name)
        if header is None:
            return None
        full = [*header, *(column for column in SHEETS[name] if column in OPTIONAL and column not in header)]
        records = [full]
        for number, cells in enumerate(self.sheets[name].rows[1:], start=2):
            row = self._filled(name, number, header, cells)
            own = {"herkomst": "eigen"} if row else {}
            records.append([row.get(heading, own.get(heading, "")) for heading in full])
        return check_rows(file, records, model, self.faults)

    def _scores(self, head: DossierFile | None, known: Mapping[str, str]) -> list[Entry[ScoreRow]] | None:
        """A score per filled cell, with what the sheet of origins says of it. known: the names of measures by code."""
        header = self._headings(SCORE_SHEET)
        if head is None or SCORE_SHEET not in self.sheets:
            return None
        names = headings_of((c.id, c.naam, c.schaal) for c in head.criteria) | self._broken_criteria(header)
        seen: list[str] = []
        for heading in header:
            if heading and heading not in (*SHEETS[SCORE_SHEET], *names):
                expected = ", ".join(c.naam for c in head.criteria)
                self.faults.add(SCORE_SHEET, 1, heading[:60], f"geen criterium; verwacht zijn: {expected}")
            id = names.get(heading, f"kolom {heading}")
            if heading and id in seen:
                self.faults.add(SCORE_SHEET, 1, heading[:60], "deze kolom komt dubbel voor; haal er één weg")
            seen.append(id)
        if "code" not in header:
            self.faults.add(SCORE_SHEET, 1, "code", "kolom ontbreekt; verwacht is de code van elke maatregel")
            return None
        behind = self._behind()
        reach = reach_of(head)
        scores: list[Entry[ScoreRow]] = []
        seen_codes: dict[str, int] = {}
        for number, cells in enumerate(self.sheets[SCORE_SHEET].rows[1:], start=2):
            row = self._filled(SCORE_SHEET, number, header, cells)
            code = row.get("code", "")
            if code in seen_codes:
                message = f"'{code[:30]}' komt dubbel voor (eerder op regel {seen_codes[code]}); maak er één van"
                self.faults.add(SCORES, number, "code", message)
                continue
            seen_codes |= {code: number} if code else {}
            if code not in known and row:
                message = f"maatregel '{code[:30]}' staat niet op blad Maatregelen; verbeter de code"
                self.faults.add(SCORES, number, "code", message)
                continue
            step = headed(row.get("stap"))
            if step and step != known.get(code) and step in known.values():
                message = f"'{row['stap'][:60]}' is een andere maatregel dan '{code[:30]}'; verbeter er een"
                self.faults.add(SCORES, number, "stap", message)
            for heading in header:
                if heading not in names or heading not in row:
                    continue
                criterion = names[heading]
                elsewhere, rest = behind.pop((code, criterion), (0, {}))
                given = {"marge": "", "herkomst": "eigen", "bron": "", "toelichting": ""} | rest
                try:
                    item = ScoreRow.model_validate(
                        given | {"code": code, "criterium": criterion, "score": row[heading]}, context=reach
                    )
                except ValidationError as error:
                    self.faults.lost_row(SCORES, {"code": code, "criterium": criterion})
                    for detail in error.errors():
                        field = str(detail["loc"][0])
                        place = (SCORES, number, heading) if field == "score" else (ORIGIN_SHEET, elsewhere, field)
                        self.faults.add(*place, in_dutch(detail))
                else:
                    scores.append(Entry(number, item, heading))
        for (code, criterion), (number, _) in behind.items():
            message = f"op blad {SCORE_SHEET} staat geen score van maatregel '{code[:30]}' op '{criterion[:30]}'"
            self.faults.add(ORIGIN_SHEET, number, "code", message)
        return scores

    def _broken_criteria(self, header: Sequence[str]) -> dict[str, str]:
        """Headings of criteria that have a fault of their own, so that their columns are not called unknown."""
        rows = _table(self.sheets.get("Criteria"))
        lost = {cells["id"] for cells in self.faults.lost_rows(LOST_ENTRIES) if cells["tabel"] == "criteria"}
        named = {row["id"]: headed(row.get("naam")) for row in rows if row.get("id") in lost}
        return {
            heading: id
            for heading in header
            for id, name in named.items()
            if heading in (headed(id), name) or (name and heading.startswith(f"{name} ("))
        }

    def _behind(self) -> dict[tuple[str, str], tuple[int, Row]]:
        """(row, margin, origin, source and note) by (code, criterion)."""
        found: dict[tuple[str, str], tuple[int, Row]] = {}
        for number, row in self._rows(ORIGIN_SHEET):
            key = (row.get("code", ""), row.get("criterium", ""))
            if key in found:
                self.faults.add(ORIGIN_SHEET, number, "code", f"deze score staat ook in regel {found[key][0]}")
            rest = {name: said for name, said in row.items() if name not in ("code", "criterium") and said}
            found[key] = (number, rest)
        return found

    def _claims(self) -> ClaimFile | None:
        claims: list[dict[str, Any]] = []
        places: dict[tuple[str | int, ...], Place] = {}
        for number, row in self._rows("Uitspraken"):
            places["uitspraken", len(claims)] = ("Uitspraken", number, None)
            claim: dict[str, Any] = dict(row)
            try:
                claim["toets"] = read_json(row.get("toets", ""))
            except PlainJsonError as error:
                self.faults.add("Uitspraken", number, "toets", f"{error}; laat de cel zoals hij was")
                continue
            claims.append(claim)
        return check_tables({"uitspraken": claims}, ClaimFile, Places("Uitspraken", places), self.faults)


def _unreadable(cell: Cell, said: str) -> str:
    """What is the matter with a cell that holds neither text nor a number; empty if nothing is."""
    if isinstance(cell, Formula):
        return "een formule; plak de uitkomst als waarde"
    if isinstance(cell, date | time | timedelta):
        return f"'{said[:40]}' is een datum of een tijd; zet de kolom in Excel op tekst en typ het opnieuw"
    if isinstance(cell, Percentage):
        return f"een percentage ({said[:20]}); maak de celopmaak 'Getal' en vul het getal in"
    if isinstance(cell, Mistake | bool):
        return f"'{said[:40]}' is geen tekst of getal; vul de cel opnieuw in"
    return ""


def _said(cell: Cell) -> str:
    """A cell as text, which still tells whether it held a number."""
    return Exact(text(cell)) if isinstance(cell, int | float) else text(cell)


def _number(said: str) -> float | str:
    """A number as Dutch or Excel writes it; other text is left for the check."""
    try:
        return read_figure(said)
    except ValueError:
        return said


def with_score_grid(sheets: Iterable[Sheet]) -> tuple[Sheet, ...]:
    """The same sheets, with a row in the score table for every measure and a column for every criterion; what is
    filled in stays. Nothing is added where measures or criteria are lacking.
    """
    by_name = {_known(sheet.name): sheet for sheet in sheets}
    measures, criteria = _table(by_name.get("Maatregelen")), _table(by_name.get("Criteria"))
    old = by_name.get(SCORE_SHEET, Sheet(SCORE_SHEET, (SHEETS[SCORE_SHEET],)))
    header = list(old.rows[0]) if old.rows else list(SHEETS[SCORE_SHEET])
    there = [headed(cell) for cell in header]
    named: list[Named] = []
    for row in criteria:
        low, high = (_number(row.get(side, "")) for side in ("schaal laag", "schaal hoog"))
        if row.get("naam") and isinstance(low, float) and isinstance(high, float):
            named.append((row.get("id", ""), row["naam"], (low, high)))
    index = headings_of(named)
    present = {index.get(heading) for heading in there}
    header += [heading_of(criterion, index) for criterion in named if criterion[0] not in present]
    scored = {row.get("code") for row in _table(old)}
    header += [name for name in ("code", "stap") if name not in there]
    code_at, name_at = ([headed(cell) for cell in header].index(name) for name in ("code", "stap"))
    added = [
        tuple(row["code"] if k == code_at else row.get("naam", "") if k == name_at else "" for k in range(len(header)))
        for row in measures
        if row.get("code") and row["code"] not in scored
    ]
    by_name[SCORE_SHEET] = Sheet(SCORE_SHEET, (tuple(header), *old.rows[1:], *added))
    return tuple(by_name[name] for name in SHEETS if name in by_name)


def _table(sheet: Sheet | None) -> list[Row]:
    if sheet is None or not sheet.rows:
        return []
    header = [headed(cell) for cell in sheet.rows[0]]
    return [dict(zip(header, map(_said, row), strict=False)) for row in sheet.rows[1:]]
