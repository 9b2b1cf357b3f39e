"""Owns the shape of a dossier's files, as pydantic models with the Dutch names of the files."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PrivateAttr, ValidationInfo

from keuzemodel.model.dossier import Origin
from keuzemodel.model.figures import read_figure

FORMULA = re.compile(r"^\s*[=+\-@]")
HIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
"""Control characters, what is no character at all, and what turns the direction of text: it then reads as another."""
ID = r"^[^\W_][\w-]{0,59}$"
CODE = r"^[0-9A-Za-z][0-9A-Za-z._-]{0,29}$"


MOST_ENTRIES, MOST_MEASURES, MOST_OTHERS = 300, 300, 200
"""More themes, phases, aspects, criteria, weightings or approaches, measures, or alternatives in one relation than any
region has; checking them, and drawing them, would take minutes.
"""

Place = tuple[str, int | None, str | None]
"""File or sheet, row, column. Where it is noted, no column means the name of the part, and \"\" that there is none."""


class Places:
    """Where the parts of a file or of some sheets stand. A part is named by its path, as in ("criteria", 2, "naam")."""

    def __init__(self, whole: str, known: Mapping[tuple[str | int, ...], Place]) -> None:
        self.whole = whole
        self.known = dict(known)

    def of(self, *path: str | int) -> Place:
        """The place of the longest leading part of `path` that is known; the column is the last name in it."""
        column = next((part for part in reversed(path) if isinstance(part, str)), None)
        for length in range(len(path), 0, -1):
            if path[:length] in self.known:
                file, row, named = self.known[path[:length]]
                return file, row, (named or None if named is not None and length == len(path) else column)
        return self.whole, None, column


def _plain_name(text: str) -> str:
    if not text.strip():
        raise ValueError("is leeg; verwacht is een naam")
    if FORMULA.match(text):
        raise ValueError(f"{text!r} lijkt op een formule; begin niet met =, +, - of @")
    return text


def _decimal(value: Any, high: float = math.inf) -> Any:
    """Text with a decimal comma or point as a number; other text is refused as it stands. high: as in `read_figure`."""
    if isinstance(value, bool):
        raise ValueError(f"'{value}' is geen getal; verwacht is bijvoorbeeld 2,5")
    if isinstance(value, str):
        number = read_figure(value, high)
        if not math.isfinite(number):
            raise ValueError(f"{value!r} is geen getal; verwacht is bijvoorbeeld 2,5")
        return number
    return value


def _on_its_scale(value: Any, info: ValidationInfo) -> Any:
    """A score or margin, of which the scale tells whether it can be a thousand; see `reach_of`."""
    reach: Mapping[str, float] = info.context or {}
    return _decimal(value, reach.get(info.data.get("criterium", ""), 0.0))


def _whole(value: Any) -> Any:
    """Text of figures only as a whole number; other text is refused as it stands."""
    if isinstance(value, bool):
        raise ValueError(f"'{value}' gevonden; verwacht is een geheel getal")
    if isinstance(value, str) and not re.fullmatch(r"\s*[+-]?[0-9]{1,9}\s*", value):
        raise ValueError(f"{value[:40]!r} gevonden; verwacht is een geheel getal")
    return value.strip() if isinstance(value, str) else value


def _codes(value: Any) -> Any:
    return tuple(part.strip() for part in value.split("|")) if isinstance(value, str) else value


def _no_control(text: str) -> str:
    if HIDDEN.search(text):
        raise ValueError("bevat een onzichtbaar stuurteken; haal het weg")
    return re.sub(r"\r\n?", "\n", text)


def visible(text: str) -> str:
    """The text without characters that only steer how the rest is shown."""
    return HIDDEN.sub("", text)


Text = Annotated[str, Field(max_length=4000), AfterValidator(_no_control)]
Name = Annotated[str, Field(max_length=300), AfterValidator(_no_control), AfterValidator(_plain_name)]
Id = Annotated[str, Field(pattern=ID)]
Code = Annotated[str, Field(pattern=CODE)]
Decimal = Annotated[float, BeforeValidator(_decimal)]
Share = Annotated[float, BeforeValidator(_decimal), Field(ge=0)]
_Scored = Annotated[float, BeforeValidator(_on_its_scale)]
Margin = Annotated[float, BeforeValidator(lambda v, info: 0.0 if v == "" else _on_its_scale(v, info)), Field(ge=0)]
Whole = Annotated[int, BeforeValidator(_whole), Field(ge=-9999, le=9999)]


class Row(BaseModel):
    """A row or table of which nothing is left unread."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class MeasureRow(Row):
    """A row of maatregelen.csv."""

    code: Code
    naam: Name
    onderdeel_van: Annotated[str, Field(pattern=rf"^$|{CODE}")]
    thema: str
    fase: Whole
    toelichting: Text


class ScoreRow(Row):
    """A row of scores.csv."""

    code: str
    criterium: str
    score: _Scored
    marge: Margin
    herkomst: Origin
    bron: Text
    toelichting: Text


class RelationRow(Row):
    """A row of relaties.csv; `andere` is split at |."""

    soort: Literal["vereist", "sluit_uit"]
    code: str
    andere: Annotated[tuple[str, ...], BeforeValidator(_codes), Field(max_length=MOST_OTHERS)]
    herkomst: Origin
    bron: Text
    toelichting: Text


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
    ankers: dict[Decimal, Text] = {}
    toelichting: Text = ""


class _Sourced(Row):
    herkomst: Origin = "aanname"
    bron: Text = ""
    toelichting: Text = ""


def _not_own(id: str) -> str:
    if id.lower() == "eigen":
        raise ValueError("'eigen' is de weging die een gebruiker zelf maakt; kies een andere id")
    return id


class WeightingRow(_Sourced):
    """[[wegingen]]"""

    id: Annotated[Id, AfterValidator(_not_own)]
    naam: Name
    aspecten: dict[str, Share]
    criteria: dict[str, Share] = {}


class ApproachRow(_Sourced):
    """[[benaderingen]]"""

    id: Id
    naam: Name
    grenzen: dict[str, Share] = {}


class CoverageRow(_Sourced):
    """[[dekking]]"""

    thema: str
    minimaal: Annotated[Whole, Field(ge=0)]


class GroupRow(_Sourced):
    """[[maatregelen]]: the name of what steps are part of."""

    code: Code
    naam: Name


class StartRow(_Sourced):
    """[[begin]]: a step to begin with; the same `beurt` is together."""

    beurt: Annotated[Whole, Field(ge=1)]
    code: Code


class ConditionRow(_Sourced):
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


def reach_of(head: DossierFile | None) -> dict[str, float]:
    """Per criterion how far its scale or a margin on it goes: the context in which a `ScoreRow` is checked."""
    return {c.id: c.schaal[1] - min(c.schaal[0], 0.0) for c in head.criteria} if head else {}
