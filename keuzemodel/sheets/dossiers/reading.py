"""Owns the step from the sheets of a workbook, laid out as in `layout`, to a `Dossier` or every one of its faults."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from keuzemodel.folder.in_dutch import plain_json
from keuzemodel.folder.knowing import MEASURES, RELATIONS
from keuzemodel.folder.parsing import check_rows, check_tables
from keuzemodel.folder.plainjson import PlainJsonError, read_json
from keuzemodel.folder.reading import checked
from keuzemodel.folder.shapes.cells import Place, Places
from keuzemodel.folder.shapes.claim_rows import ClaimFile
from keuzemodel.folder.shapes.rows import DossierFile, MeasureRow, RelationRow
from keuzemodel.model.dossier import Dossier
from keuzemodel.model.errors import DossierError, Fault, FaultKind
from keuzemodel.sheets.dossiers.grid import filled_scores
from keuzemodel.sheets.dossiers.head import Head
from keuzemodel.sheets.filling import Filled, sheet_name
from keuzemodel.sheets.layout import OPTIONAL, SHEETS
from keuzemodel.sheets.spreadsheets import MAX_FAULTS, Sheet, UnreadableError, heading, is_workbook, read_workbook


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
    return read_workbook(data, lambda titles: [t for t in titles if sheet_name(t)])


def lacking_scores(error: DossierError) -> tuple[Fault, ...]:
    """The faults that only say that a score was not filled in."""
    return tuple(fault for fault in error.faults if fault.kind is FaultKind.LACKING_SCORE)


def from_sheets(sheets: Iterable[Sheet]) -> Dossier:
    """The dossier that the sheets make together. Raises DossierError with every fault, at most MAX_FAULTS."""
    filled = Filled(sheets)
    try:
        return _dossier(filled)
    except DossierError as error:
        # A cell that could not be read at all is told once, not also for what it then lacks.
        unread = {f.where: f for f in reversed(error.faults) if f.where in filled.unread}
        faults = [f for f in error.faults if unread.get(f.where, f) is f]
    if len(faults) > MAX_FAULTS:
        rest = len(faults) - MAX_FAULTS
        faults = [*faults[:MAX_FAULTS], Fault("Alle bladen", None, None, f"en nog {rest} andere fouten")]
    raise DossierError(faults)


def _dossier(filled: Filled) -> Dossier:
    """The dossier, or DossierError."""
    top = Head(filled)
    head = check_tables(top.tables(), DossierFile, Places("Dossier", top.places), filled.faults)
    measures = _checked_rows(filled, "Maatregelen", MEASURES, MeasureRow)
    relations = _checked_rows(filled, "Relaties", RELATIONS, RelationRow)
    if relations is None and not any(filled.headings("Relaties")):
        relations = []
    names = {e.item.code: heading(e.item.naam) for e in measures or ()}
    lost = {cells.get("code", ""): "" for cells in filled.faults.lost_rows(MEASURES)}
    scores = filled_scores(filled, head, lost | names)
    claims = _claims(filled)
    return checked(head, measures, scores, relations, claims, filled.faults, tuple(SHEETS))


def _checked_rows(filled: Filled, name: str, file: str, model: Any) -> Any:
    """The rows of a sheet that is as a CSV file of a dossier."""
    header = filled.header(name)
    if header is None:
        return None
    full = [*header, *(column for column in SHEETS[name] if column in OPTIONAL and column not in header)]
    records = [full]
    for number, cells in enumerate(filled.sheets[name].rows[1:], start=2):
        row = filled.row(name, number, header, cells)
        own = {"herkomst": "eigen"} if row else {}
        records.append([row.get(column, own.get(column, "")) for column in full])
    return check_rows(file, records, model, filled.faults)


def _claims(filled: Filled) -> ClaimFile | None:
    claims: list[dict[str, Any]] = []
    places: dict[tuple[str | int, ...], Place] = {}
    for number, row in filled.rows("Uitspraken"):
        places["uitspraken", len(claims)] = ("Uitspraken", number, None)
        claim: dict[str, Any] = dict(row)
        try:
            claim |= {"toets": read_json(row["toets"])} if "toets" in row else {}
        except PlainJsonError as error:
            filled.faults.add("Uitspraken", number, "toets", f"{plain_json(error.fault)}; laat de cel zoals hij was")
            continue
        claims.append(claim)
    return check_tables({"uitspraken": claims}, ClaimFile, Places("Uitspraken", places), filled.faults)
