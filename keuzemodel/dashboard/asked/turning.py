"""Owns at what weight of one aspect, or what score, a measure comes in or goes out. No Streamlit."""

from __future__ import annotations

from dataclasses import dataclass

from keuzemodel.analyse.flips import ScoreTurn, turn
from keuzemodel.dashboard.asked.analyses import SliderLine
from keuzemodel.model.dossier import Score


@dataclass(frozen=True)
class Place:
    """Shares of an aspect, 0 to 1, at which a measure has turned around; a single share where only an end does it.

    nearest: of them, to the present share.
    """

    low: float
    high: float
    nearest: float


def places_of(line: SliderLine, code: str, chosen: bool) -> tuple[Place, ...]:
    """The nearest place on either side; the very ends only if nothing else does it. chosen: whether it is in now."""
    found = turn(line.stretches, line.here, code, chosen)
    places = []
    if found.below is not None:
        places.append(Place(*found.below, nearest=found.below[1]))
    elif (code in line.at_zero) != chosen:
        places.append(Place(0.0, 0.0, nearest=0.0))
    if found.above is not None:
        places.append(Place(*found.above, nearest=found.above[0]))
    elif (code in line.at_full) != chosen:
        places.append(Place(1.0, 1.0, nearest=1.0))
    return tuple(places)


def inside_margin(score: Score, place: ScoreTurn, chosen: bool) -> bool:
    """Whether a score within the margin turns the measure: one beyond the place, or at it where it then fits."""
    apart = abs(place.score - score.score)
    return apart <= score.margin if place.fits and not chosen else apart < score.margin
