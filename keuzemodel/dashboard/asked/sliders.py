"""Owns the arithmetic of the sliders: what shows a preset, and the steps and reach of a limit. No Streamlit."""

from __future__ import annotations

import math
from fractions import Fraction

from keuzemodel.model.dossier import Criterion, Dossier

MOST = 10
MIDDLE = 5
MOST_STEPS = 250
HALVES_UP_TO, FEW_STEPS = 10, 50


def preset_points(dossier: Dossier, weighting: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Slider points that show a preset: (aspects, criteria), each 0 to 10."""
    preset = dossier.weighting(weighting)
    aspects = _points([preset.aspect_points.get(a.id, 0.0) for a in dossier.aspects])
    criteria = dict.fromkeys((c.id for c in dossier.criteria), MIDDLE)
    for inside in dossier.criteria_of.values():
        given = _points([preset.criterion_points[c.id] for c in inside])
        criteria.update(zip((c.id for c in inside), given, strict=True))
    return aspects, tuple(criteria[c.id] for c in dossier.criteria)


def _points(given: list[float]) -> tuple[int, ...]:
    """The same ratios in whole points, the lowest of them in the middle of the slider if it fits."""
    positive = [g for g in given if g > 0]
    if not positive:
        return tuple(0 for _ in given)
    factor = min(MIDDLE / min(positive), MOST / max(positive))
    return tuple(min(MOST, max(int(g > 0), round(g * factor))) for g in given)


def limit_step(dossier: Dossier, criterion: str) -> Fraction:
    """The step of a limit's slider: whole points where every score is whole, else a tenth; larger, as 2, 5 or 10 times
    a power of ten, where the slider would have more than MOST_STEPS positions.
    """
    whole = all(dossier.score_of[c, criterion].score.is_integer() for c in dossier.codes)
    steps = (Fraction(factor * 10**power, 1 if whole else 10) for power in range(20) for factor in (1, 2, 5))
    reach = Fraction(limit_range(dossier, criterion))
    return next(step for step in steps if reach / step <= MOST_STEPS)


def limit_range(dossier: Dossier, criterion: str) -> float:
    """The highest limit that still means something: all measures together."""
    total = math.fsum(max(0.0, dossier.score_of[c, criterion].score) for c in dossier.codes)
    own = max(a.limits.get(criterion, 0.0) for a in dossier.approaches)
    return float(math.ceil(max(total, own, 1.0)))


def estimate_step(criterion: Criterion) -> float:
    """The step of a slider on which a score is estimated: halves where the scale is short, else at most FEW_STEPS
    positions in steps of 1, 2 or 5 times a power of ten.
    """
    width = criterion.scale[1] - criterion.scale[0]
    steps = (factor * 10.0**power for power in range(20) for factor in (1, 2, 5))
    return 0.5 if width <= HALVES_UP_TO else next(step for step in steps if width / step <= FEW_STEPS)
