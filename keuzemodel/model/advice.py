"""Owns what a source advises: a package, what to begin with, and on what condition a later phase follows."""

from __future__ import annotations

from dataclasses import dataclass

from keuzemodel.model.origin import Origin


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
class Condition:
    """That a phase is not settled now. when: it is decided on; grounds: what that is decided on, both in words."""

    phase: int
    when: str
    grounds: str
    note: str = ""
    origin: Origin = "aanname"
    source: str = ""
