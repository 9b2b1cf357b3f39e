"""Owns the shape of a dossier's files, as pydantic models with the Dutch names of the files."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, PrivateAttr

from keuzemodel.folder.shapes.cells import (
    CODE,
    MOST_ENTRIES,
    MOST_OTHERS,
    Brief,
    Code,
    Decimal,
    Id,
    Margin,
    Name,
    Part,
    Place,
    Places,
    Row,
    Scored,
    Share,
    Sourced,
    Text,
    Whole,
    split_codes,
)
from keuzemodel.folder.shapes.option_rows import MOST_READINGS, ReadingRow
from keuzemodel.model.dossier import Origin


class MeasureRow(Row):
    """A row of maatregelen.csv; the column `kort` may be absent."""

    code: Code
    naam: Name
    onderdeel_van: Annotated[str, Field(pattern=rf"^$|{CODE}")]
    thema: str
    fase: Whole
    toelichting: Text
    kort: Brief = ""


class ScoreRow(Row):
    """A row of scores.csv."""

    code: str
    criterium: str
    score: Scored
    marge: Margin
    herkomst: Origin
    bron: Text
    toelichting: Text


class RelationRow(Row):
    """A row of relaties.csv; `andere` is split at |. Only `versterkt` has a `deel`, and the column may be absent."""

    soort: Literal["vereist", "sluit_uit", "versterkt"]
    code: str
    andere: Annotated[tuple[str, ...], BeforeValidator(split_codes), Field(max_length=MOST_OTHERS)]
    herkomst: Origin
    bron: Text
    toelichting: Text
    deel: Part = None


class AdviceRow(Row):
    """`advies` in dossier.toml."""

    benadering: str
    weging: str


class TopRow(Row):
    """[dossier]"""

    id: Id
    titel: Name
    omschrijving: Text = ""
    bronnen: tuple[Text, ...] = ()
    gelijk_aan: tuple[Text, ...] = ()
    advies: AdviceRow | None = None


class ThemeRow(Row):
    """[[themas]]"""

    id: Id
    naam: Name
    toelichting: Text = ""


class PhaseRow(Row):
    """[[fasen]]"""

    nummer: Whole
    naam: Name
    omschrijving: Text = ""


class AspectRow(Row):
    """[[aspecten]]"""

    id: Id
    naam: Name
    vraag: Text = ""


def _scale(scale: tuple[float, float]) -> tuple[float, float]:
    low, high = scale
    if not (low < high and 1e-9 <= high <= 1e15 and low >= -1e15):
        raise ValueError(f"[{low:g}, {high:g}] gevonden; verwacht is [laag, hoog] met laag < hoog en hoog > 0")
    return scale


class CriterionRow(Row):
    """[[criteria]]"""

    id: Id
    aspect: str
    naam: Name
    soort: Literal["baat", "last"]
    schaal: Annotated[tuple[Decimal, Decimal], AfterValidator(_scale)]
    eenheid: Text = ""
    ankers: dict[Decimal, Text] = Field(default_factory=dict)
    toelichting: Text = ""


def _not_own(id: str) -> str:
    if id.lower() == "eigen":
        raise ValueError("'eigen' is de weging die een gebruiker zelf maakt; kies een andere id")
    return id


class WeightingRow(Sourced):
    """[[wegingen]]"""

    id: Annotated[Id, AfterValidator(_not_own)]
    naam: Name
    aspecten: dict[str, Share]
    criteria: dict[str, Share] = Field(default_factory=dict)


class ApproachRow(Sourced):
    """[[benaderingen]]"""

    id: Id
    naam: Name
    grenzen: dict[str, Share] = Field(default_factory=dict)


class CoverageRow(Sourced):
    """[[dekking]]"""

    thema: str
    minimaal: Annotated[Whole, Field(ge=0)]


class GroupRow(Sourced):
    """[[maatregelen]]: the name of what steps are part of."""

    code: Code
    naam: Name


class StartRow(Sourced):
    """[[begin]]: a step to begin with; the same `beurt` is together."""

    beurt: Annotated[Whole, Field(ge=1)]
    code: Code


class OverlapRow(Sourced):
    """[[dubbel]]: a criterion that partly follows from others; `volgt_uit` is split at |."""

    criterium: str
    volgt_uit: Annotated[tuple[str, ...], BeforeValidator(split_codes), Field(max_length=MOST_OTHERS)]


class ConditionRow(Sourced):
    """[[voorwaarden]]: a phase that is not settled now, and when and on what it is."""

    fase: Whole
    wanneer: Name
    waarop: Name


class File(Row):
    """A TOML file that knows where its parts stand."""

    _places: Places = PrivateAttr(default_factory=lambda: Places("", {}))

    def place(self, *path: str | int) -> Place:
        """Where a part stands, or else the table that should have it."""
        return self._places.of(*path)


class DossierFile(File):
    """dossier.toml as a whole."""

    dossier: TopRow
    themas: Annotated[tuple[ThemeRow, ...], Field(max_length=MOST_ENTRIES)] = ()
    fasen: Annotated[tuple[PhaseRow, ...], Field(max_length=MOST_ENTRIES)] = ()
    aspecten: Annotated[tuple[AspectRow, ...], Field(max_length=MOST_ENTRIES)] = ()
    criteria: Annotated[tuple[CriterionRow, ...], Field(max_length=MOST_ENTRIES)] = ()
    wegingen: Annotated[tuple[WeightingRow, ...], Field(max_length=MOST_ENTRIES)] = ()
    benaderingen: Annotated[tuple[ApproachRow, ...], Field(max_length=MOST_ENTRIES)] = ()
    dekking: Annotated[tuple[CoverageRow, ...], Field(max_length=MOST_ENTRIES)] = ()
    maatregelen: Annotated[tuple[GroupRow, ...], Field(max_length=MOST_ENTRIES)] = ()
    begin: Annotated[tuple[StartRow, ...], Field(max_length=MOST_ENTRIES)] = ()
    voorwaarden: Annotated[tuple[ConditionRow, ...], Field(max_length=MOST_ENTRIES)] = ()
    dubbel: Annotated[tuple[OverlapRow, ...], Field(max_length=MOST_ENTRIES)] = ()
    lezingen: Annotated[tuple[ReadingRow, ...], Field(max_length=MOST_READINGS)] = ()


def reach_of(head: DossierFile | None) -> dict[str, float]:
    """Per criterion how far its scale or a margin on it goes: the context in which a `ScoreRow` is checked."""
    return {c.id: c.schaal[1] - min(c.schaal[0], 0.0) for c in head.criteria} if head else {}
