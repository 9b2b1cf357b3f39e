"""Owns what a cell or field of a dossier's files may hold, and where it stands: names, ids, numbers, origins."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo

from keuzemodel.model.figures import read_figure
from keuzemodel.model.parts import Origin

FORMULA = re.compile(r"^\s*[=+\-@]")
HIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
"""Control characters, what is no character at all, and what turns the direction of text: it then reads as another."""
ID = r"^[^\W_][\w-]{0,59}$"
CODE = r"^[0-9A-Za-z][0-9A-Za-z._-]{0,29}$"


MOST_BRIEF = 32
"""Characters of a name for where there is little room."""
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


def _brief(text: str) -> str:
    return text and _plain_name(text)


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


def split_codes(value: Any) -> Any:
    """14|3.1 as two codes."""
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
Brief = Annotated[str, Field(max_length=MOST_BRIEF), AfterValidator(_no_control), AfterValidator(_brief)]
"""A name for where there is little room; may be empty."""
Id = Annotated[str, Field(pattern=ID)]
Code = Annotated[str, Field(pattern=CODE)]
Decimal = Annotated[float, BeforeValidator(_decimal)]
Share = Annotated[float, BeforeValidator(_decimal), Field(ge=0)]
Scored = Annotated[float, BeforeValidator(_on_its_scale)]
Part = Annotated[
    Annotated[float, Field(gt=0, le=1)] | None, BeforeValidator(lambda v: None if v == "" else _decimal(v, 1.0))
]
"""A part of a whole; empty is none."""
Margin = Annotated[float, BeforeValidator(lambda v, info: 0.0 if v == "" else _on_its_scale(v, info)), Field(ge=0)]
Whole = Annotated[int, BeforeValidator(_whole), Field(ge=-9999, le=9999)]


class Row(BaseModel):
    """A row or table of which nothing is left unread."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class Sourced(Row):
    """A row that says where it comes from."""

    herkomst: Origin = "aanname"
    bron: Text = ""
    toelichting: Text = ""
