"""Owns the shape of uitspraken.toml: statements of a source, each with its check or with why there is none."""

from __future__ import annotations

from keuzemodel.folder.shapes.cells import Id, Row, Text
from keuzemodel.folder.shapes.rows import File
from keuzemodel.model.claims.checks import Check
from keuzemodel.model.claims.claim import ClaimKind


class ClaimRow(Row):
    """[[uitspraken]]: with a check, or with why there is none."""

    id: Id
    tekst: Text
    bron: Text
    toets: Check | None = None
    toelichting: Text = ""
    aard: ClaimKind | None = None
    waarom_niet: Text = ""


class ClaimFile(File):
    """uitspraken.toml as a whole."""

    uitspraken: tuple[ClaimRow, ...] = ()
