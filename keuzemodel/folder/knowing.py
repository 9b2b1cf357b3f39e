"""Owns what ids and codes a dossier's files have, and the fault of one that they have not, or have twice."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from keuzemodel.folder.parsing import LOST_ENTRIES, Entry, FaultList
from keuzemodel.folder.shapes.rows import DossierFile, MeasureRow
from keuzemodel.model.dutch import decimal
from keuzemodel.model.valuation import exact

TOML, CLAIMS = "dossier.toml", "uitspraken.toml"
MEASURES, SCORES, RELATIONS = "maatregelen.csv", "scores.csv", "relaties.csv"


def lost_ids(table: str, faults: FaultList) -> list[str]:
    """Ids of entries of a table that could not be used."""
    return [cells["id"] for cells in faults.lost_rows(LOST_ENTRIES) if cells["tabel"] == table and cells["id"]]


def ids_of(head: DossierFile, table: str, faults: FaultList) -> list[str]:
    """Every id of a table of dossier.toml, also of entries that have a fault of their own."""
    return [str(getattr(part, "id", getattr(part, "nummer", ""))) for part in getattr(head, table)] + lost_ids(
        table, faults
    )


def codes_of(measures: list[Entry[MeasureRow]], faults: FaultList) -> list[str]:
    """Every code that maatregelen.csv names, also in rows that have a fault of their own."""
    lost = (cells["code"] for cells in faults.lost_rows(MEASURES) if cells.get("code"))
    return list(dict.fromkeys([*(e.item.code for e in measures), *lost]))


def share_fault(kind: str, code: str, share: float | None) -> str | None:
    """The message for a relation that has no share and should, or has one and should not; or None."""
    if kind == "versterkt" and share is None:
        return f"is leeg; vul in welk deel van de baten van stap '{code}' op de andere wacht: meer dan 0, hoogstens 1"
    if kind != "versterkt" and share is not None:
        return f"alleen een relatie 'versterkt' heeft een deel; haal het weg bij '{kind}'"
    return None


def shares_fault(code: str, shares: Iterable[float]) -> str | None:
    """The message for a measure of which others hold back more than all benefits together; or None."""
    together = sum((exact(s) for s in shares), Fraction(0))
    if together <= 1:
        return None
    return f"de delen van stap '{code}' zijn samen {decimal(float(together))}; verwacht is hoogstens 1"


def check_doubles(entries: Iterable[tuple[object, str, int | None, str | None]], faults: FaultList) -> None:
    """Fault for every key seen before; entries are (key, file, row, column)."""
    seen: dict[object, int | None] = {}
    for key, file, row, column in entries:
        name = " / ".join(key) if isinstance(key, tuple) else str(key)
        if key in seen:
            first = f" (eerder op regel {seen[key]})" if seen[key] else ""
            faults.add(file, row, column, f"'{name}' komt dubbel voor{first}; maak er één van")
        else:
            seen[key] = row


def unknown(found: str, known: Iterable[str], what: str) -> str | None:
    """The message for an unknown id, or None."""
    names = list(known)
    if found in names:
        return None
    shown = ", ".join(names[:12]) + (f", … ({len(names)} in totaal)" if len(names) > 12 else "")
    return f"{what} '{found}' bestaat niet; verwacht is een van: {shown or '(geen)'}"


def check_known(
    head: DossierFile, path: tuple[str | int, ...], found: str, known: Iterable[str], what: str, faults: FaultList
) -> None:
    """Fault at a place in dossier.toml for an id that is not known."""
    if message := unknown(found, known, what):
        faults.add(*head.place(*path), message)
