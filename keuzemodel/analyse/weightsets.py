"""Owns the sets of weightings that an analysis looks over: all mixtures of a few corner weightings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from keuzemodel.model.dossier import Dossier
from keuzemodel.model.valuation import Floats


@dataclass(frozen=True)
class WeightSet:
    """Every weighting `mix @ matrix`, for mix in the unit simplex of K corners.

    ids: (K,) of criteria, aspects or preset weightings. corners: (K, C), rows sum to 1.
    """

    ids: tuple[str, ...]
    corners: tuple[tuple[float, ...], ...]

    @property
    def matrix(self) -> Floats:
        """The corners as (K, C)."""
        return np.array(self.corners)


def all_weightings(dossier: Dossier) -> WeightSet:
    """The whole simplex of leaf weights: a corner puts all weight on one criterion."""
    return _weight_set((c.id for c in dossier.criteria), np.eye(len(dossier.criteria)))


def aspect_weightings(dossier: Dossier, within: Floats) -> WeightSet:
    """Every division over the aspects, the shares inside each as they are.

    within: (C,) share of each criterion in its aspect. An aspect whose criteria all have 0 is no corner.
    """
    rows = {
        a.id: np.array([float(w) if c.aspect == a.id else 0.0 for c, w in zip(dossier.criteria, within, strict=True)])
        for a in dossier.aspects
    }
    active = {id: row / row.sum() for id, row in rows.items() if row.sum() > 0}
    return _weight_set(active, np.array(list(active.values())).reshape(len(active), -1))


def preset_weightings(dossier: Dossier) -> WeightSet:
    """Everything between the dossier's own weightings: their convex hull."""
    rows = [[w.weights[c.id] for c in dossier.criteria] for w in dossier.weightings]
    return _weight_set((w.id for w in dossier.weightings), np.array(rows))


def _weight_set(ids: Iterable[str], matrix: Floats) -> WeightSet:
    return WeightSet(tuple(ids), tuple(tuple(float(w) for w in row) for row in matrix))


def mix_of(weights: Floats, aspects: WeightSet, dossier: Dossier) -> Floats:
    """The shares, (K,), that a weighting, (C,), gives to the corners of `aspect_weightings`."""
    place = {id: k for k, id in enumerate(aspects.ids)}
    mix = np.zeros(len(aspects.ids))
    for criterion, weight in zip(dossier.criteria, weights, strict=True):
        if criterion.aspect in place:
            mix[place[criterion.aspect]] += weight
    return mix


def slider_line(aspects: WeightSet, mix: Floats, aspect: str) -> tuple[Floats, Floats] | None:
    """The weightings at 0 % and at 100 % of one aspect, the others in their present proportion: (C,), (C,).

    Where the others weigh nothing now, they share equally. None if there is no other aspect.
    """
    if len(aspects.ids) < 2:
        return None
    k = aspects.ids.index(aspect)
    return rest_of(aspects, mix, [k]), aspects.matrix[k]


def rest_of(aspects: WeightSet, mix: Floats, places: list[int]) -> Floats:
    """The weighting, (C,), of all corners but those at `places`, in their present proportion; where they
    weigh nothing now, they share equally. There is at least one.
    """
    others = np.delete(mix, places)
    shares = others / others.sum() if others.sum() > 0 else np.full(len(others), 1 / len(others))
    rest: Floats = shares @ np.delete(aspects.matrix, places, axis=0)
    return rest
