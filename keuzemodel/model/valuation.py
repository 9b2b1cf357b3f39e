"""Owns the step from scores to values: bare formulas, and the checked way in to them.

The value model is the additive one with a do-nothing baseline of 0 on every criterion
(Clemen & Smith 2009, "On the Choice of Baselines in Multiattribute Portfolio Analysis",
Decision Analysis 6(4), section 3; Morton 2015, "Measurement issues in the evaluation of projects
in a project portfolio", EJOR 245(3)). Scales are fixed, never taken from the measures at hand.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction

import numpy as np
from numpy.typing import ArrayLike, NDArray

from keuzemodel.model.dossier import Criterion, Dossier
from keuzemodel.model.errors import RequestError, RequestKind

Floats = NDArray[np.float64]

WEIGHT_TOLERANCE = 1e-6


def values(scores: Floats, signs: Floats, maxima: Floats) -> Floats:
    """Value of each measure on each criterion, ±score / scale maximum. (M, C) → (M, C)."""
    return signs * scores / maxima


def net_values(values: Floats, weights: Floats) -> Floats:
    """Weighted sum over the criteria. (M, C) and (S, C) → (S, M)."""
    return weights @ values.T


def item_values(dossier: Dossier, values: Floats) -> Floats:
    """Values (or scores) of measures, (…, M, C), as those of items, (…, M + H, C).

    Behind the M measures stands one hidden item for each of the H relations that reinforce: the share of the benefits
    that the measure gives only beside another. Of the measure itself that share is taken off. Without such relations
    the values are what they were.
    """
    rows = dossier.reinforcements
    if not rows:
        return values
    benefit = np.array([float(c.kind == "benefit") for c in dossier.criteria])
    shares = np.array([r.share for r in rows])
    places = [dossier.measure_index[r.code] for r in rows]
    held_back = np.zeros(len(dossier.measures))
    np.add.at(held_back, places, shares)
    alone = values * (1 - held_back[:, None] * benefit)
    return np.concatenate([alone, values[..., places, :] * (shares[:, None] * benefit)], axis=-2)


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
        raise RequestError(RequestKind.NO_WEIGHT, "weights", "an aspect above 0 with a criterion above 0", "none")
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
        raise RequestError(RequestKind.FORM, "weights", "an (S, C) array of numbers", type(weights).__name__) from error
    columns = len(dossier.criteria)
    if array.ndim != 2 or array.shape[1] != columns:
        raise RequestError(RequestKind.FORM, "weights", f"shape (S, {columns})", str(array.shape))
    wrong = array[~(np.isfinite(array) & (array >= 0))]
    if wrong.size:
        raise RequestError(RequestKind.NUMBER, "weights", "finite numbers of 0 or more", f"{wrong[0]}")
    sums = array.sum(axis=1)
    off = np.flatnonzero(np.abs(sums - 1) > WEIGHT_TOLERANCE)
    if off.size:
        sum_found = f"row {off[0]}, which sums to {sums[off[0]]:.12g}"
        raise RequestError(RequestKind.NUMBER, "weights", "rows that sum to 1", sum_found)
    return array


def weight_vector(dossier: Dossier, weighting: str | Mapping[str, float]) -> Floats:
    """Leaf weights as (C,), from a preset's id or from {criterion id: weight}, normalised.

    A criterion that the mapping does not name weighs 0. Raises RequestError for an unknown id, a
    negative or non-finite weight, or a sum of 0.
    """
    if isinstance(weighting, str):
        check_known([weighting], {w.id: w for w in dossier.weightings}, "weighting")
        given: Mapping[str, float] = dossier.weighting(weighting).weights
    elif isinstance(weighting, Mapping):
        given = weighting
    else:
        raise RequestError(RequestKind.FORM, "weighting", "an id or {criterion: weight}", repr(weighting))
    check_known(given, dossier.criterion_index, "weighting: criterion")
    vector = np.zeros(len(dossier.criteria))
    for id, weight in given.items():
        vector[dossier.criterion_index[id]] = checked_number(weight, f"weight of {id!r}")
    if not vector.max(initial=0.0) > 0:
        raise RequestError(RequestKind.NO_WEIGHT, "weighting", "at least one weight above 0", "none")
    vector /= vector.max()
    return vector / math.fsum(vector)


def checked_number(value: float, what: str) -> float:
    """`value` as a float of 0 or more. Raises RequestError that names `what`."""
    try:
        number = float(value)
    except (TypeError, ValueError, OverflowError):
        number = math.nan
    if not math.isfinite(number) or number < 0:
        raise RequestError(RequestKind.NUMBER, what, "a finite number of 0 or more", repr(value))
    return number


def check_known(ids: Iterable[str], known: Mapping[str, object], what: str) -> None:
    """Raise RequestError naming every id that is not a key of `known`."""
    unknown = [id for id in ids if id not in known]
    if unknown:
        found = ", ".join(map(repr, unknown))
        raise RequestError(RequestKind.UNKNOWN, what, f"one of {', '.join(known)}", found)


def exact(number: float | Fraction) -> Fraction:
    """The number as it is written, 0.7 as 7/10, not its nearest binary fraction."""
    return number if isinstance(number, Fraction) else Fraction(repr(float(number)))


def common_step(numbers: Iterable[float | Fraction]) -> Fraction:
    """The largest step of which every number is a multiple; 1 if all are 0."""
    parts = [exact(n) for n in numbers]
    return Fraction(math.gcd(*(p.numerator for p in parts)) or 1, math.lcm(*(p.denominator for p in parts)))


def kept_shares(dossier: Dossier, codes: Iterable[str]) -> dict[str, Fraction]:
    """Per measure that others reinforce, in the package `codes` or not, which part of its benefits it gives beside
    that package.
    """
    package = frozenset(codes)
    kept = {r.code: Fraction(1) for r in dossier.reinforcements}
    for r in dossier.reinforcements:
        if not package.intersection(r.others):
            kept[r.code] -= exact(r.share)
    return kept


def beside(dossier: Dossier, codes: Iterable[str]) -> Dossier:
    """The dossier with the scores that measures give beside the package `codes`, and nothing that reinforces any more;
    itself if nothing does.
    """
    if not dossier.reinforcements:
        return dossier
    kept = kept_shares(dossier, codes)
    given = [
        replace(score, score=float(exact(score.score) * kept[score.code]))
        for score in dossier.scores
        if kept.get(score.code, 1) != 1 and dossier.criterion(score.criterion).kind == "benefit"
    ]
    return replace(dossier.with_scores(given), relations=tuple(r for r in dossier.relations if r.kind != "reinforces"))


def totals(dossier: Dossier, codes: Iterable[str]) -> dict[str, float]:
    """Sum of scores per criterion over the measures `codes`, in scale points; 0.1 + 0.2 is 0.3.

    Of a benefit of a measure that others reinforce only what it gives in this package counts.
    """
    chosen = tuple(codes)
    kept = kept_shares(dossier, chosen)

    def counted(code: str, criterion: Criterion) -> Fraction:
        score = exact(dossier.score_of[code, criterion.id].score)
        return score * kept.get(code, 1) if criterion.kind == "benefit" else score

    return {c.id: float(sum(counted(code, c) for code in chosen)) for c in dossier.criteria}
