"""Owns a framework over measures: principles that a source names, and which measure serves which.

A framework stands beside the dossiers: NAME.toml says what it is, NAME.csv which measure of which dossier
serves what. Reading it never changes a dossier; a fault in it is a fault of the framework alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pydantic import Field

from keuzemodel.folder.parsing import Entry, FaultList, read_rows, read_tables
from keuzemodel.folder.shapes.cells import Id, Name, Row, Text
from keuzemodel.folder.shapes.rows import File
from keuzemodel.model.dossier import Dossier, Origin
from keuzemodel.model.errors import DossierError
from keuzemodel.model.framework import Framework, Principle, PrincipleGroup, Service


class ServiceRow(Row):
    """A row of the CSV file: this measure serves this principle."""

    dossier: str
    code: str
    uitgangspunt: str
    herkomst: Origin
    bron: Text
    toelichting: Text


class FrameworkTop(Row):
    """[kader]"""

    id: Id
    titel: Name
    omschrijving: Text = ""
    bron: Text = ""


class GroupRow(Row):
    """[[groepen]]"""

    id: Id
    naam: Name
    toelichting: Text = ""


class PrincipleRow(Row):
    """[[uitgangspunten]]"""

    id: Id
    groep: str
    naam: Name
    bron: Text = ""
    toelichting: Text = ""


class FrameworkFile(File):
    """The TOML file as a whole."""

    kader: FrameworkTop
    groepen: tuple[GroupRow, ...] = Field(min_length=1)
    uitgangspunten: tuple[PrincipleRow, ...] = Field(min_length=1, max_length=200)


def load_framework(path: Path, dossiers: Mapping[str, Dossier]) -> dict[str, Framework]:
    """A framework over each of the dossiers that it says something of, by dossier id.

    path: its TOML file; the CSV of the same name stands beside it. Rows about a dossier that is not
    there count for nothing; the framework names that dossier. Raises DossierError with every fault.
    """
    faults = FaultList()
    head = read_tables(path, FrameworkFile, faults)
    table = path.with_suffix(".csv")
    rows = read_rows(table, ServiceRow, faults)
    if head is None or rows is None:
        raise DossierError(faults.in_order((path.name, table.name)))
    _check_head(head, faults)
    _check_rows(head, rows, table.name, dossiers, faults)
    if faults:
        raise DossierError(faults.in_order((path.name, table.name)))
    frameworks = {}
    elsewhere = tuple(dict.fromkeys(r.item.dossier for r in rows if r.item.dossier not in dossiers))
    for id, dossier in dossiers.items():
        services = tuple(
            Service(r.item.code, r.item.uitgangspunt, r.item.herkomst, r.item.bron, r.item.toelichting)
            for r in sorted((r for r in rows if r.item.dossier == id), key=lambda r: dossier.measure_index[r.item.code])
        )
        if services:
            frameworks[id] = Framework(
                head.kader.id,
                head.kader.titel,
                head.kader.omschrijving,
                head.kader.bron,
                tuple(PrincipleGroup(g.id, g.naam, g.toelichting) for g in head.groepen),
                tuple(Principle(p.id, p.groep, p.naam, p.bron, p.toelichting) for p in head.uitgangspunten),
                services,
                elsewhere,
            )
    return frameworks


def _check_head(head: FrameworkFile, faults: FaultList) -> None:
    groups = {g.id for g in head.groepen}
    for part, ids in (
        ("groepen", [g.id for g in head.groepen]),
        ("uitgangspunten", [p.id for p in head.uitgangspunten]),
    ):
        for k, id in enumerate(ids):
            if id in ids[:k]:
                faults.add(*head.place(part, k, "id"), f"'{id}' komt dubbel voor")
    for k, principle in enumerate(head.uitgangspunten):
        if principle.groep not in groups:
            message = f"groep '{principle.groep[:40]}' bestaat niet; verwacht is een van: {', '.join(sorted(groups))}"
            faults.add(*head.place("uitgangspunten", k, "groep"), message)


def _check_rows(
    head: FrameworkFile, rows: list[Entry[ServiceRow]], file: str, dossiers: Mapping[str, Dossier], faults: FaultList
) -> None:
    principles = {p.id for p in head.uitgangspunten}
    seen = set()
    for entry in rows:
        row = entry.item
        if row.uitgangspunt not in principles:
            faults.add(file, entry.row, "uitgangspunt", f"'{row.uitgangspunt[:40]}' staat niet in {head.kader.id}")
        dossier = dossiers.get(row.dossier)
        if dossier is not None and row.code not in dossier.measure_index:
            faults.add(file, entry.row, "code", f"'{row.code[:40]}' bestaat niet in het dossier {row.dossier}")
        key = (row.dossier, row.code, row.uitgangspunt)
        if key in seen:
            faults.add(file, entry.row, None, "deze regel komt dubbel voor")
        seen.add(key)
