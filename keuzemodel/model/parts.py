"""Owns the frozen types that a dossier is made of, and the origins they can have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from keuzemodel.model.readonly import hold

Origin = Literal["rapport", "afgeleid", "aanname", "eigen"]
EURO = "€"
ORIGINS: tuple[Origin, ...] = ("rapport", "afgeleid", "aanname", "eigen")


@dataclass(frozen=True)
class Theme:
    """A heading under which measures stand (thema, opgave)."""

    id: str
    name: str
    note: str = ""


@dataclass(frozen=True)
class Phase:
    """A period in which measures are carried out; a lower number comes first."""

    number: int
    name: str
    note: str = ""


@dataclass(frozen=True)
class Aspect:
    """A group of criteria that gets one slider."""

    id: str
    name: str
    question: str = ""


@dataclass(frozen=True)
class Criterion:
    """A leaf criterion with a fixed scale.

    scale: (low, high) in `unit`; high > 0. anchors: what a point of the scale means, in words.
    """

    id: str
    name: str
    aspect: str
    kind: Literal["benefit", "burden"]
    scale: tuple[float, float]
    unit: str = ""
    anchors: Mapping[float, str] = field(default_factory=dict, hash=False)
    note: str = ""

    def __post_init__(self) -> None:
        hold(self, "anchors")

    @property
    def in_euros(self) -> bool:
        """Whether scores are amounts of money."""
        return self.unit == EURO

    @property
    def sign(self) -> int:
        """+1 for a benefit, -1 for a burden."""
        return 1 if self.kind == "benefit" else -1


@dataclass(frozen=True)
class Measure:
    """One selectable step; `parent` is the code of the measure it is a part of, or "". short: what it is called where
    there is little room, or ""; like the names of groups it is no part of a dossier's mark.
    """

    code: str
    name: str
    parent: str
    theme: str
    phase: int
    note: str = ""
    short: str = field(default="", repr=False)

    @property
    def brief(self) -> str:
        """What it is called where there is little room."""
        return self.short or self.name


@dataclass(frozen=True)
class MeasureGroup:
    """What a source calls a measure and the dossier has as several steps: those with its code as their `parent`."""

    code: str
    name: str
    note: str = ""
    origin: Origin = "aanname"
    source: str = ""


@dataclass(frozen=True)
class Score:
    """What one measure does on one criterion; `margin` is in scale points."""

    code: str
    criterion: str
    score: float
    margin: float
    origin: Origin
    source: str = ""
    note: str = ""


@dataclass(frozen=True)
class Relation:
    """`code` requires at least one of `others`, excludes every one of them, or is reinforced by them: it gives a share
    of its benefits only beside at least one of `others`.

    share: of a relation that reinforces, more than 0 and at most 1; 0 for others. It is no part of the text of which a
    dossier's first mark was made.
    """

    kind: Literal["requires", "excludes", "reinforces"]
    code: str
    others: tuple[str, ...]
    origin: Origin = "aanname"
    source: str = ""
    note: str = ""
    share: float = field(default=0.0, repr=False)


@dataclass(frozen=True)
class Weighting:
    """A preset; `weights` are leaf weights by criterion id and sum to 1.

    aspect_points and criterion_points are the numbers as the file gives them, before normalising.
    """

    id: str
    name: str
    note: str
    weights: Mapping[str, float] = field(hash=False)
    aspect_points: Mapping[str, float] = field(hash=False)
    criterion_points: Mapping[str, float] = field(hash=False)
    origin: Origin = "aanname"
    source: str = ""

    def __post_init__(self) -> None:
        hold(self, "weights", "aspect_points", "criterion_points")


@dataclass(frozen=True)
class Approach:
    """A way of choosing; `limits` are maxima of a burden's total, by criterion id. silent: criteria without weight in
    it, which only a reading of the source makes so.
    """

    id: str
    name: str
    note: str
    limits: Mapping[str, float] = field(default_factory=dict, hash=False)
    origin: Origin = "aanname"
    source: str = ""
    silent: tuple[str, ...] = field(default=(), repr=False)

    def __post_init__(self) -> None:
        hold(self, "limits")


@dataclass(frozen=True)
class Coverage:
    """At least `minimum` measures of `theme` must be in the package."""

    theme: str
    minimum: int
    origin: Origin = "aanname"
    source: str = ""
    note: str = ""


@dataclass(frozen=True)
class Advice:
    """The package that the source recommends, by approach and weighting id."""

    approach: str
    weighting: str


@dataclass(frozen=True)
class Start:
    """A measure to begin with. turn: which come first; the same turn is together."""

    turn: int
    code: str
    note: str = ""
    origin: Origin = "aanname"
    source: str = ""


@dataclass(frozen=True)
class Overlap:
    """That a criterion partly follows from others, so that a package is paid for the same twice."""

    criterion: str
    follows: tuple[str, ...]
    note: str = ""
    origin: Origin = "aanname"
    source: str = ""


@dataclass(frozen=True)
class Condition:
    """That a phase is not settled now. when: it is decided on; grounds: what that is decided on, both in words."""

    phase: int
    when: str
    grounds: str
    note: str = ""
    origin: Origin = "aanname"
    source: str = ""
