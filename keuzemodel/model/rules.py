"""Owns the frozen types of what a package is chosen by: relations, weightings, approaches, coverage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from keuzemodel.model.origin import Origin
from keuzemodel.model.readonly import hold


@dataclass(frozen=True)
class Relation:
    """`code` requires at least one of `others`, or excludes every one of `others`."""

    kind: Literal["requires", "excludes"]
    code: str
    others: tuple[str, ...]
    origin: Origin = "aanname"
    source: str = ""
    note: str = ""


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
