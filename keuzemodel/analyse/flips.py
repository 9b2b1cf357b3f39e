"""Owns what turns one measure around: forcing it, moving one aspect, or another score. Data, not sentences."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from keuzemodel.analyse.frontier import MOST_POINTS, descending
from keuzemodel.analyse.stability import Stretch
from keuzemodel.model.difference import Difference, difference
from keuzemodel.model.dossier import Criterion
from keuzemodel.model.errors import InfeasibleError, TooSlowError
from keuzemodel.model.valuation import Floats, kept_shares
from keuzemodel.solve.problem import TIE
from keuzemodel.solve.selection import Package, Selector


@dataclass(frozen=True)
class Forcing(Difference):
    """What the best package becomes when a measure that the model decides on is forced the other way, or when one that
    is forced is left to the model; the measure itself is among what moves, if it does. price: value that forcing
    costs, 0 or more.
    """

    price: float


def forcing(selector: Selector, weights: Floats, package: Package, code: str) -> Forcing | None:
    """What the other way is for one measure and one weighting, (C,), seen from the best package; None if no
    package keeps the rules that way.
    """
    forced = code in selector.require or code in selector.forbid
    if forced:
        other = released(selector, code)
    elif code in package.codes:
        other = replace(selector, forbid=(*selector.forbid, code))
    else:
        other = replace(selector, require=(*selector.require, code))
    try:
        found = other.package(weights)
    except InfeasibleError:
        return None
    moved = difference(package.codes, found.codes, selector.dossier.codes)
    price = found.value - package.value if forced else package.value - found.value
    return Forcing(moved.came, moved.went, max(0.0, price))


def released(selector: Selector, code: str) -> Selector:
    """The selector with one measure left to the model."""
    return replace(
        selector,
        require=tuple(c for c in selector.require if c != code),
        forbid=tuple(c for c in selector.forbid if c != code),
    )


@dataclass(frozen=True)
class Turn:
    """The nearest parts of a slider's line, (from, to) of 0 to 1, in which a measure has come in or gone
    out, on either side; None where no place on that side does it.
    """

    below: tuple[float, float] | None
    above: tuple[float, float] | None


def turn(line: tuple[Stretch, ...], here: float, code: str, held: bool) -> Turn:
    """Where a measure that is in the package or not at `here` turns around; `line` as of `stability.stretches`."""
    parts: list[tuple[float, float]] = []
    for stretch in line:
        if (code in stretch.codes) != held:
            if parts and parts[-1][1] == stretch.start:
                parts[-1] = (parts[-1][0], stretch.end)
            else:
                parts.append((stretch.start, stretch.end))
    below = [(low, min(high, here)) for low, high in parts if low < here]
    above = [(max(low, here), high) for low, high in parts if high > here]
    return Turn(below[-1] if below else None, above[0] if above else None)


@dataclass(frozen=True)
class ScoreTurn:
    """The score at which a measure turns around. There packages with and without it are equally good; or,
    if `fits`, it is still in there, and with any more of this limited burden it no longer fits.
    """

    score: float
    fits: bool = False


def score_turns(selector: Selector, weights: Floats, code: str) -> dict[str, ScoreTurn | None]:
    """Per criterion the score of one measure at which it turns around, all other scores as they are.

    None where no score on the scale does it: the criterion has no weight, a requirement or a forced
    choice decides, or the scale is too short. For one weighting, (C,).
    """
    if code in selector.require or code in selector.forbid:
        return {c.id: None for c in selector.dossier.criteria}
    i = selector.dossier.measure_index[code]
    net = selector.net(weights[None, :])[0]
    with_it, without = selector.solver.marginals(net)
    limited = dict(selector.limits)
    reinforced = {r.code for r in selector.dossier.reinforcements}
    turns: dict[str, ScoreTurn | None] = {}
    for k, criterion in enumerate(selector.dossier.criteria):
        now = selector.dossier.score_of[code, criterion.id].score
        slope = 0.0 if criterion.id in selector.silent else float(weights[k]) * criterion.sign / criterion.scale[1]
        if criterion.id in limited:
            place = _limited_turn(selector, net, i, criterion.id, now, slope, float(without[i]))
        elif slope and criterion.kind == "benefit" and code in reinforced:
            place = _reinforced_turn(selector, weights, code, criterion, float(without[i]))
        elif slope and np.isfinite(with_it[i]) and np.isfinite(without[i]):
            place = ScoreTurn(now + float(without[i] - with_it[i]) / slope)
        else:
            place = None
        turns[criterion.id] = place if place and _turns(selector, weights, code, criterion, place) else None
    return turns


def _turns(selector: Selector, weights: Floats, code: str, criterion: Criterion, place: ScoreTurn) -> bool:
    """Whether a score on the scale really turns the measure: beyond the place, or else at the very end."""
    low, high = criterion.scale
    if low < place.score < high:
        return True
    if not low <= place.score <= high:
        return False
    there = replace(selector, dossier=selector.dossier.with_score(code, criterion.id, place.score))
    return (code in there.package(weights).codes) != (code in selector.package(weights).codes)


def _reinforced_turn(
    selector: Selector, weights: Floats, code: str, criterion: Criterion, without: float
) -> ScoreTurn | None:
    """The same for a benefit of a measure that others reinforce: of packages with it one gains more by a point than
    another.

    So their best value is convex in the score, and rises. From the end of the scale it is followed down along the
    package that is best there, until it is worth no more than `without` (Newton's method, which ends at a corner).
    """
    end = criterion.scale[1]
    place = end
    while math.isfinite(without):
        there = replace(
            selector,
            dossier=selector.dossier.with_score(code, criterion.id, place),
            require=(*selector.require, code),
        )
        try:
            package = there.package(weights)
        except InfeasibleError:
            return None
        ahead = package.value - without
        if place == end and ahead < -TIE:
            return None
        if ahead <= TIE / 2:
            return ScoreTurn(place)
        kept = float(kept_shares(selector.dossier, package.codes)[code])
        gain = float(weights[selector.dossier.criterion_index[criterion.id]]) / criterion.scale[1] * kept
        if gain <= 0:
            return None
        place -= ahead / gain
        if place < criterion.scale[0]:
            return None
    return None


def _limited_turn(
    selector: Selector, net: Floats, i: int, criterion: str, now: float, slope: float, without: float
) -> ScoreTurn | None:
    """The same for a burden that is limited: a lower score leaves room for others too.

    Best packages with the measure are walked through by falling use; each is worth having up to the
    score at which it no longer fits, or is no longer better than `without`.
    """
    low, high = selector.dossier.criterion(criterion).scale
    code = selector.dossier.codes[i]
    lowest = replace(
        selector,
        dossier=selector.dossier.with_score(code, criterion, low),
        require=(*selector.require, code),
    )
    gain = net.copy()
    gain[i] += slope * (low - now)
    bound = dict(selector.limits)[criterion]
    best: ScoreTurn | None = None
    for count, (use, held) in enumerate(descending(lowest, criterion, gain, bound)):
        if count == MOST_POINTS:
            raise TooSlowError("too many best packages between one use and the next")
        ahead = math.fsum(gain[list(held)]) - without
        if ahead <= TIE or not math.isfinite(without):
            break
        fits = bound - float(use) + low
        worth = low - ahead / slope if slope else math.inf
        found = ScoreTurn(max(low, min(fits, worth)), fits < worth)
        best = found if best is None or found.score > best.score else best
        if worth <= fits or fits > high:
            break
    return best
