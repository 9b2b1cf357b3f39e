"""Owns who answered what in a round: as shares of the weight, or as a package, by way."""

from __future__ import annotations

from dataclasses import dataclass

from keuzemodel.analyse.ensemble.knowing import Cell
from keuzemodel.analyse.together.questions import outcome
from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.dashboard.asked.together.answers import may_show_of, points_of, preferences_of, scores_of, steps_of
from keuzemodel.dashboard.asked.together.comparing import after
from keuzemodel.dashboard.asked.together.setup import Setup, corners_of


@dataclass(frozen=True)
class Given:
    """One participant's weighting. mix: the share of every aspect that counts; sums to 1. may_show: whether it may be
    taken over as theirs.
    """

    person: str
    role: str
    mix: tuple[float, ...]
    may_show: bool = False


@dataclass(frozen=True)
class Packed:
    """One participant's own package. codes: in dossier order."""

    person: str
    role: str
    codes: tuple[str, ...]


@dataclass(frozen=True)
class Estimated:
    """One participant's estimates. scores: ((code, criterion), score), those that were given."""

    person: str
    role: str
    scores: tuple[tuple[Cell, float], ...]


def weighting(asked: Question, person: str, role: str, content: str) -> Given | None:
    """A participant's sliders as shares; None where nothing weighs, or where it cannot be read."""
    points = points_of(content, asked)
    if points is None:
        return None
    whole = sum(points.values())
    return Given(person, role, tuple(points[id] / whole for id in corners_of(asked).ids), may_show_of(content))


def compared(asked: Question, person: str, role: str, content: str) -> Given | None:
    """A participant's comparisons as shares: the middle of where the package that follows from them is best; None where
    nothing was compared yet. Raises InfeasibleError.
    """
    said = preferences_of(content)
    return Given(person, role, outcome(after(asked, said)).middle, may_show_of(content)) if said else None


def package(asked: Question, person: str, role: str, content: str) -> Packed | None:
    """A participant's package; None where it cannot be read."""
    codes = steps_of(content, asked)
    return None if codes is None else Packed(person, role, codes)


def estimated(asked: Question, person: str, role: str, content: str, setup: Setup) -> Estimated | None:
    """A participant's estimates; None where it cannot be read."""
    found = scores_of(content, setup, asked)
    return None if found is None else Estimated(person, role, tuple(found.items()))
