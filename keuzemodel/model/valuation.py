"""Owns the step from scores to values: bare formulas, and the checked way in to them.

The value model is the additive one with a do-nothing baseline of 0 on every criterion
(Clemen & Smith 2009, "On the Choice of Baselines in Multiattribute Portfolio Analysis",
Decision Analysis 6(4), section 3; Morton 2015, "Measurement issues in the evaluation of projects
in a project portfolio", EJOR 245(3)). Scales are fixed, never taken from the measures at hand.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from fractions import Fraction

import numpy as np
from numpy.typing import ArrayLike, NDArray

from keuzemodel.model.dossier import Dossier
from keuzemodel.model.errors import RequestError

Floats = NDArray[np.float64]

WEIGHT_TOLERANCE = 1e-6


def values(scores: Floats, signs: Floats, maxima: Floats) -> Floats:
    """Value of each measure on each criterion, ±score / scale maximum. (M, C) → (M, C)."""
    return signs * scores / maxima


def net_values(values: Floats, weights: Floats) -> Floats:
    """Weighted sum over the criteria. (M, C) and (S, C) → (S, M)."""
    return weights @ values.T


def leaf_weights(
    aspect_shares: Mapping[str, float], within: Mapping[str, float], aspect_of: Mapping[str, str]
) -> dict[str, float]:
    """Leaf weight = share of the aspect × share of the criterion inside its aspect.

    aspect_shares: any non-negative numbers per aspect, of which at least one is positive.
    within: any non-negative numbers per criterion. An aspect whose criteria all have 0 has no
    influence, and its share goes to the others. Raises RequestError if nothing has influence.
    """
    within = {
        c: share
        for a in aspect_shares
        for c, share in _scaled({k: within[k] for k in aspect_of if aspect_of[k] == a}).items()
    }
    inside = {a: math.fsum(within[c] for c in aspect_of if aspect_of[c] == a) for a in aspect_shares}
    active = _scaled({a: w for a, w in aspect_shares.items() if inside[a] > 0})
    total = math.fsum(active.values())
    if not total > 0:
        raise RequestError("minstens één aspect met een criterium moet meer dan 0 wegen")
    return {c: active[a] / total * within[c] / inside[a] if a in active else 0.0 for c, a in aspect_of.items()}


def _scaled(shares: Mapping[str, float]) -> dict[str, float]:
    """The same ratios with 1 as the largest, so that no sum overflows and none fades away."""
    largest = max(shares.values(), default=0.0)
    return {id: share / largest for id, share in shares.items()} if largest > 0 else dict(shares)


def score_matrix(dossier: Dossier) -> Floats:
    """Scores as (M, C), in the order of `dossier.measures` and `dossier.criteria`."""
    matrix = np.empty((len(dossier.measures), len(dossier.criteria)))
    for score in dossier.scores:
        matrix[dossier.measure_index[score.code], dossier.criterion_index[score.criterion]] = score.score
    return matrix


def value_matrix(dossier: Dossier) -> Floats:
    """Values as (M, C): `values` on the dossier's own scores, directions and scales."""
    signs = np.array([c.sign for c in dossier.criteria], dtype=float)
    maxima = np.array([c.scale[1] for c in dossier.criteria])
    return values(score_matrix(dossier), signs, maxima)


def checked_weights(dossier: Dossier, weights: ArrayLike) -> Floats:
    """Weights as (S, C) floats. Raises RequestError unless finite, non-negative and summing to 1."""
    try:
        array = np.asarray(weights, dtype=float)
    except (TypeError, ValueError) as error:
        raise RequestError("weights: expected an (S, C) array of numbers") from error
    columns = len(dossier.criteria)
    if array.ndim != 2 or array.shape[1] != columns:
        raise RequestError(f"weights: expected shape (S, {columns}), found {array.shape}")
    if not np.isfinite(array).all() or (array < 0).any():
        raise RequestError("weights: every weight must be a finite number of 0 or more")
    sums = array.sum(axis=1)
    off = np.flatnonzero(np.abs(sums - 1) > WEIGHT_TOLERANCE)
    if off.size:
        raise RequestError(f"weights: row {off[0]} sums to {sums[off[0]]:.12g}, expected 1")
    return array


def weight_vector(dossier: Dossier, weighting: str | Mapping[str, float]) -> Floats:
    """Leaf weights as (C,), from a preset's id or from {criterion id: weight}, normalised.

    A criterion that the mapping does not name weighs 0. Raises RequestError for an unknown id, a
    negative or non-finite weight, or a sum of 0.
    """
    if isinstance(weighting, str):
        try:
            given: Mapping[str, float] = dossier.weighting(weighting).weights
        except KeyError:
            known = ", ".join(w.id for w in dossier.weightings)
            raise RequestError(f"onbekende weging '{weighting}'; bekend zijn: {known}") from None
    elif isinstance(weighting, Mapping):
        given = weighting
    else:
        raise RequestError(f"weging: een id of {{criterium: gewicht}} verwacht, gevonden {weighting!r}")
    check_known(given, dossier.criterion_index, "criterium")
    vector = np.zeros(len(dossier.criteria))
    for id, weight in given.items():
        vector[dossier.criterion_index[id]] = checked_number(weight, f"weging van '{id}'")
    if not vector.max(initial=0.0) > 0:
        raise RequestError("de gewichten tellen op tot 0; minstens één moet meer dan 0 zijn")
    vector /= vector.max()
    return vector / math.fsum(vector)


def checked_number(value: float, what: str) -> float:
    """`value` as a float of 0 or more. Raises RequestError that names `what`."""
    try:
        number = float(value)
    except (TypeError, ValueError, OverflowError):
        raise RequestError(f"{what}: {value!r} is geen bruikbaar getal") from None
    if not math.isfinite(number) or number < 0:
        raise RequestError(f"{what}: {value!r} moet een getal van 0 of meer zijn")
    return number


def check_known(ids: Iterable[str], known: Mapping[str, object], what: str) -> None:
    """Raise RequestError naming every id that is not a key of `known`."""
    unknown = [id for id in ids if id not in known]
    if unknown:
        raise RequestError(f"onbekend(e) {what}: {', '.join(map(repr, unknown))}; bekend zijn: {', '.join(known)}")


def exact(number: float | Fraction) -> Fraction:
    """The number as it is written, 0.7 as 7/10, not its nearest binary fraction."""
    return number if isinstance(number, Fraction) else Fraction(repr(float(number)))


def common_step(numbers: Iterable[float | Fraction]) -> Fraction:
    """The largest step of which every number is a multiple; 1 if all are 0."""
    parts = [exact(n) for n in numbers]
    return Fraction(math.gcd(*(p.numerator for p in parts)) or 1, math.lcm(*(p.denominator for p in parts)))


def totals(dossier: Dossier, codes: Iterable[str]) -> dict[str, float]:
    """Sum of scores per criterion over the measures `codes`, in scale points; 0.1 + 0.2 is 0.3."""
    chosen = tuple(codes)
    return {c.id: float(sum(exact(dossier.score_of[code, c.id].score) for code in chosen)) for c in dossier.criteria}
