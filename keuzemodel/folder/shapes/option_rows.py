"""Owns the shape of [[lezingen]]: in which ways a source can be read, and what each option changes in the rules."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from keuzemodel.folder.shapes.cells import (
    MOST_ENTRIES,
    MOST_OTHERS,
    Id,
    Name,
    Part,
    Row,
    Share,
    Sourced,
    Text,
    split_codes,
)

MOST_READINGS = 20
"""More than anybody can oversee; every combination of those that change relations is checked."""
_Codes = Annotated[tuple[str, ...], BeforeValidator(split_codes), Field(min_length=1, max_length=MOST_OTHERS)]


class GoneRow(Row):
    """A relation that is not there in an option; `andere` as in relaties.csv."""

    soort: Literal["vereist", "sluit_uit", "versterkt"]
    code: str
    andere: _Codes


class AddedRow(GoneRow, Sourced):
    """A relation that an option adds."""

    deel: Part = None


class OtherWeightingRow(Row):
    """What is otherwise of a weighting; what is not given stays."""

    id: str
    aspecten: dict[str, Share] | None = None
    criteria: dict[str, Share] | None = None
    toelichting: Text | None = None


class ChangeRow(Row):
    """What an option changes."""

    relaties_weg: Annotated[tuple[GoneRow, ...], Field(max_length=MOST_ENTRIES)] = ()
    relaties_erbij: Annotated[tuple[AddedRow, ...], Field(max_length=MOST_ENTRIES)] = ()
    wegingen: Annotated[tuple[OtherWeightingRow, ...], Field(max_length=MOST_ENTRIES)] = ()
    grenzen: dict[str, dict[str, Share]] = Field(default_factory=dict)
    telt_niet: dict[str, tuple[str, ...]] = Field(default_factory=dict)


class OptionRow(Sourced):
    """[[lezingen.opties]]"""

    id: Id
    naam: Name
    verandert: ChangeRow = ChangeRow()


class ReadingRow(Row):
    """[[lezingen]]"""

    id: Id
    naam: Name
    bron: Text = ""
    toelichting: Text = ""
    opties: Annotated[tuple[OptionRow, ...], Field(min_length=2, max_length=MOST_READINGS)]
