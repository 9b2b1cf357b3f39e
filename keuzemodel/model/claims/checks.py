"""Owns the shape of the checks that a claim can carry: data only, evaluated in `claims`.

The Dutch names are those of `uitspraken.toml`. A group is a set of measures, a quantity is a
number about a group or about the dossier. A group that names an approach but no weighting is
tried under every preset weighting, and the check holds only if it holds under each.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

Codes = Annotated[tuple[str, ...], Field(min_length=1, max_length=500)]
# Strict: true, "3" and 2.0 are no whole numbers, and true and "3" no numbers.
_Whole = Annotated[int, Field(strict=True)]
_Number = Annotated[float, Field(strict=True)]
_Flag = Annotated[bool, Field(strict=True)]
Sign = Literal[">", ">=", "<", "<=", "="]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class Group(_Part):
    """Measures: all of them, or the package of an approach; then only those that pass each filter."""

    approach: str | None = Field(None, alias="benadering")
    weighting: str | None = Field(None, alias="weging")
    outside: _Flag = Field(False, alias="buiten", description="what the package leaves out")
    also_in: str | None = Field(None, alias="ook_in", description="also in this approach's package")
    not_in: str | None = Field(None, alias="niet_in", description="not in this approach's package")
    in_every: _Flag = Field(False, alias="in_elk", description="in the package of every column")
    phase: _Whole | None = Field(None, alias="fase")
    themes: Codes | None = Field(None, alias="themas")
    codes: Codes | None = Field(None, alias="codes")
    builds_on_phase: _Whole | None = Field(
        None, alias="bouwt_op_fase", description="requires a measure of this phase directly"
    )
    foundation: _Flag = Field(False, alias="fundament", description="another measure requires it")
    is_part: _Flag | None = Field(None, alias="onderdeel", description="one step of a larger measure")


QuantityKind = Literal[
    "aantal",
    "themas",
    "totaal",
    "gemiddelde",
    "netto",
    "kleinste_netto",
    "gewicht",
    "grens",
    "maatregelen",
    "opgedeeld",
    "aspecten",
    "criteria",
    "wegingen",
    "benaderingen",
    "alternatieven",
    "voorwaarden",
    "getal",
]
"""What is counted, summed or given."""


class Quantity(_Part):
    """A number: about the measures of a group, or about the dossier itself."""

    kind: QuantityKind = Field(alias="maat")
    group: Group = Field(Group(), alias="groep")
    criteria: Codes | None = Field(None, alias="criteria")
    aspect: str | None = Field(None, alias="aspect")
    weighting: str | None = Field(None, alias="weging")
    approach: str | None = Field(None, alias="benadering")
    times: _Number = Field(1.0, alias="maal", description="the number is multiplied by this")
    plus: _Number = Field(0.0, alias="plus", description="and then this is added")
    value: _Number = Field(0.0, alias="waarde", description="the number itself, for 'getal'")

    def __repr_args__(self) -> Iterator[tuple[str | None, Any]]:
        # Fingerprints of dossiers are made of this text, and scenarios hold them: a field keeps the name it had.
        for name, value in super().__repr_args__():
            yield "measure" if name == "kind" else name, value

    @model_validator(mode="after")
    def _only_what_counts(self) -> Self:
        """A field that the number does not look at is a mistake, and so is one that it lacks."""
        given = self.model_fields_set - {"kind", "times", "plus"}
        may, must = _FIELDS.get(self.kind, (set(), set()))
        names = {k: str(type(self).model_fields[k].alias) for k in given | must}
        if unused := sorted(names[k] for k in given - may - must):
            raise ValueError(f"'{self.kind}' gebruikt {', '.join(unused)} niet; haal het weg")
        if absent := sorted(names[k] for k in must - given):
            raise ValueError(f"'{self.kind}' heeft ook {', '.join(absent)} nodig")
        return self


# Per kind: the fields it may have, and those it must have.
_FIELDS: dict[str, tuple[set[str], set[str]]] = {
    "aantal": ({"group"}, set()),
    "themas": ({"group"}, set()),
    "totaal": ({"group"}, {"criteria"}),
    "gemiddelde": ({"group"}, {"criteria"}),
    "netto": (set(), {"group"}),
    "kleinste_netto": (set(), {"group"}),
    "gewicht": ({"criteria", "aspect"}, {"weighting"}),
    "grens": (set(), {"approach", "criteria"}),
    "getal": ({"value"}, set()),
    "criteria": ({"aspect"}, set()),
}


class Comparison(_Part):
    """Holds if left and right compare as `sign` says."""

    kind: Literal["vergelijking"] = Field(alias="soort")
    left: Quantity = Field(alias="links")
    sign: Sign = Field(alias="teken")
    right: Quantity = Field(alias="rechts")


class Membership(_Part):
    """Holds if the group is exactly, contains, or has none of the codes."""

    kind: Literal["verzameling"] = Field(alias="soort")
    group: Group = Field(alias="groep")
    relation: Literal["is", "bevat", "zonder"] = Field(alias="relatie")
    codes: Codes = Field(alias="codes")


class Agreement(_Part):
    """Holds if no two preset weightings of an approach differ by more than `difference` measures."""

    kind: Literal["eensgezind"] = Field(alias="soort")
    approach: str = Field(alias="benadering")
    difference: _Whole = Field(0, alias="verschil", ge=0)


class Divisions(_Part):
    """Holds if the package of a weighting stays best however the weight is divided over the aspects.

    Inside an aspect the criteria keep their share. heavier: every aspect in turn counts so many times as much as each
    of the others, and all that lies between; without it every division, also with all weight on one aspect.
    """

    kind: Literal["verdelingen"] = Field(alias="soort")
    approach: str = Field(alias="benadering")
    weighting: str = Field(alias="weging")
    heavier: Annotated[float, Field(strict=True, gt=1, le=1000)] | None = Field(None, alias="zwaarder")


class Top(_Part):
    """Holds if the codes are the group's highest on a criterion, above all others in the group."""

    kind: Literal["hoogste"] = Field(alias="soort")
    group: Group = Field(alias="groep")
    criterion: str = Field(alias="criterium")
    codes: Codes = Field(alias="codes")


Check = Annotated[Comparison | Membership | Agreement | Divisions | Top, Field(discriminator="kind")]
