"""Owns what a weight buys: what a point of a criterion is worth beside another, and a package without some criteria."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np

from keuzemodel.model.dossier import Criterion
from keuzemodel.model.valuation import Floats
from keuzemodel.solve.selection import Package, Selector


def point_values(selector: Selector, weights: Floats) -> Floats:
    """What one point of each criterion is worth in net value, without its sign, (C,). weights: (C,).

    The slope of the value function, weight over the scale's maximum, so the ratio of two is the rate at which points
    of the one make up for points of the other (Keeney & Raiffa 1976, Decisions with Multiple Objectives, section 3.4).
    """
    heard = np.array([c.id not in selector.silent for c in selector.dossier.criteria])
    found: Floats = weights * heard / np.array([c.scale[1] for c in selector.dossier.criteria])
    return found


def round_amount(criterion: Criterion) -> float:
    """An amount to speak of: 1, or a power of ten on a scale that is more than twice as wide or narrower."""
    return float(10.0 ** math.floor(math.log10(criterion.scale[1] / 2)))


def without(selector: Selector, weights: Floats, criteria: Iterable[str]) -> Package | None:
    """The best package where these criteria weigh nothing and the others keep their ratio; None where nothing weighs
    then. The rules stay, limits on these criteria too. Raises InfeasibleError.
    """
    left = weights.copy()
    left[[selector.dossier.criterion_index[id] for id in criteria]] = 0.0
    if not point_values(selector, left).any():
        return None
    return selector.package(left / math.fsum(left))


def limited_and_weighed(selector: Selector, weights: Floats) -> tuple[str, ...]:
    """The criteria that a package pays for in its value and in a limit as well."""
    worth = point_values(selector, weights)
    return tuple(id for id, _ in selector.limits if worth[selector.dossier.criterion_index[id]] > 0)
