"""Owns how far a group can shift before its package is no longer the one best for all."""

from __future__ import annotations

from keuzemodel.analyse.stability import Nearest, nearest_to_any
from keuzemodel.analyse.weightsets import WeightSet
from keuzemodel.model.valuation import Floats
from keuzemodel.solve.selection import Selector


def room(selector: Selector, corners: WeightSet, mixes: Floats, codes: tuple[str, ...]) -> Nearest | None:
    """The smallest shift of weight that any of P participants, (P, K), can make after which another package is as good.

    moved: ½·Σ|shift| of the shares, 0 if `codes` is not the one best for somebody now. None if it is best for every
    mixture. As long as everybody shifts less, it stays the best for each of them, and so for every mixture of where
    they then stand: value is linear in the weights, so where a package is best is convex. Raises TooLarge, see
    `stability.nearest_to_any`, and InfeasibleError.
    """
    return nearest_to_any(selector, corners.matrix, mixes, codes)
