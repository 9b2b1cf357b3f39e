"""Owns the step between measures and items: behind the M measures of a selection stands a hidden item for every
relation that reinforces, which is in a package exactly where a measure is in beside one that reinforces it.

Net values and packages inside the engine are by item; what leaves it is by measure. Without such relations they are
the same.
"""

from __future__ import annotations

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from keuzemodel.model.dossier import Dossier
from keuzemodel.model.valuation import Floats
from keuzemodel.solve.problem import Bools

T = TypeVar("T", bound=np.generic)


def measures_of(dossier: Dossier, items: NDArray[T]) -> NDArray[T]:
    """Of packages, or values, of items, (…, M + H), those of measures, (…, M)."""
    return items[..., : len(dossier.measures)]


def items_of(dossier: Dossier, held: Bools) -> Bools:
    """Packages of measures, (…, M), as packages of items, (…, M + H)."""
    if not dossier.reinforcements:
        return held
    places = [dossier.measure_index[r.code] for r in dossier.reinforcements]
    return np.concatenate([held, held[..., places] & _beside(dossier, held)], axis=-1)


def worth(dossier: Dossier, net: Floats, held: Bools) -> Floats:
    """What each measure is worth beside a package, in it or not: its own net value with what it gets from others.

    net: (…, M + H), held: (…, M) → (…, M). Over the measures of a package that adds up to its value.
    """
    if not dossier.reinforcements:
        return net
    return _with_bonuses(dossier, net, _beside(dossier, held))


def whole_worth(dossier: Dossier, net: Floats) -> Floats:
    """What each measure is worth with all its benefits. (…, M + H) → (…, M)."""
    return (
        _with_bonuses(dossier, net, np.ones(len(dossier.reinforcements), dtype=bool)) if dossier.reinforcements else net
    )


def added(dossier: Dossier, net: Floats, held: Bools) -> Floats:
    """By how much each measure makes a package worth more than the same without it: what it is worth, and what others
    in the package get by it alone. (M + H,), (M,) → (M,).
    """
    own = worth(dossier, net, held)
    if not dossier.reinforcements:
        return own
    more = own.copy()
    for k, relation in enumerate(dossier.reinforcements, start=len(dossier.measures)):
        places = [dossier.measure_index[o] for o in relation.others]
        if held[dossier.measure_index[relation.code]]:
            for place in places:
                if not any(held[other] for other in places if other != place):
                    more[place] += net[k]
    return more


def _beside(dossier: Dossier, held: Bools) -> Bools:
    """Per relation that reinforces whether one of its others is there. (…, M) → (…, H)."""
    index = dossier.measure_index
    return np.stack(
        [held[..., [index[o] for o in r.others]].any(axis=-1) for r in dossier.reinforcements],
        axis=-1,
    )


def _with_bonuses(dossier: Dossier, net: Floats, there: Bools) -> Floats:
    count = len(dossier.measures)
    bonus = net[..., count:]
    own = np.broadcast_to(net[..., :count], (*np.broadcast_shapes(net.shape[:-1], there.shape[:-1]), count)).copy()
    for k, relation in enumerate(dossier.reinforcements):
        own[..., dossier.measure_index[relation.code]] += np.where(there[..., k], bonus[..., k], 0.0)
    return own
