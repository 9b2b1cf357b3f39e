"""Owns what comes of testing a claim: whether it holds, and by how much."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from keuzemodel.analyse.stability import Nearest
from keuzemodel.model.dossier import Claim

Unit = Literal["value", "points", "count", "share"]


@dataclass(frozen=True)
class Spread:
    """How far one package goes over every division of the weight over the aspects.

    same: of n divisions drawn uniformly, those whose best package it is. nearest: the least shift of weight that gives
    another, with the aspects in the order of `aspects`; None where none does, or where there are too many to work out.
    """

    same: int
    n: int
    aspects: tuple[str, ...]
    here: tuple[float, ...]
    nearest: Nearest | None


@dataclass(frozen=True)
class Outcome:
    """What the model makes of one claim.

    margin: how far it is from turning, negative where it fails, in `unit`: net value, scale points, a count, or a
    share; infinite where no package turns it. None where nothing can be compared, as in an empty group. left and
    right: the two numbers of a comparison in its tightest case. missing, surplus: codes that break a membership.
    weighting: the case shown, where cases differ. testable: whether every score and limit that it rests on is
    known. spread: of a claim about every division over the aspects.
    """

    claim: Claim
    holds: bool
    margin: float | None
    unit: Unit
    left: float | None = None
    right: float | None = None
    missing: tuple[str, ...] = ()
    surplus: tuple[str, ...] = ()
    weighting: str | None = None
    testable: bool = True
    spread: Spread | None = None


def smallest_margin(outcomes: tuple[Outcome, ...], unit: Unit) -> Outcome | None:
    """The outcome nearest to turning among those measured in `unit`, or None.

    A claim of "no more than" that holds with equal numbers is not counted: it has no margin. Nor is one
    that nothing can turn.
    """
    measured = [
        o
        for o in outcomes
        if o.unit == unit and o.margin is not None and math.isfinite(o.margin) and not (o.holds and o.margin == 0)
    ]
    return min(measured, key=lambda o: o.margin or 0.0, default=None)
