"""Owns the packages that no other beats under any weighting, and what their measures have in common.

Robust Portfolio Modeling (Liesiö, Mild & Salo 2007, "Preference programming for robust portfolio
modeling and project selection", EJOR 181(3), sections 3 and 4): a package is dominated if another is
at least as good for every weighting of the set, and better for some. The core index of a measure is
its share of the non-dominated packages; core measures have 1, exterior ones 0, the rest is borderline.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from keuzemodel.analyse.sampling import Progress
from keuzemodel.model.valuation import Floats
from keuzemodel.solve.items import measures_of
from keuzemodel.solve.layers import make_layers
from keuzemodel.solve.problem import TIE, Bools, TooLarge
from keuzemodel.solve.selection import Selector

MOST_CANDIDATES = 50_000
"""The most packages compared at once, to bound memory."""
MOST_PAIRS = 600_000_000
"""The most pairwise comparisons at one corner, in total."""
BLOCK = 256

Standing = Literal["core", "borderline", "exterior"]


@dataclass(frozen=True)
class NonDominated:
    """The non-dominated packages, as their number, and the core index of every measure, (M,)."""

    packages: int
    core_index: tuple[float, ...]

    @property
    def standing(self) -> tuple[Standing, ...]:
        """Where each measure stands, by its core index."""
        return tuple("core" if i == 1 else "exterior" if i == 0 else "borderline" for i in self.core_index)


def non_dominated(selector: Selector, corners: Floats, tell: Progress | None = None) -> NonDominated:
    """The non-dominated packages over all mixtures of weightings, (K, C).

    Values are linear in the weights, so packages are compared at the corners alone. Equal there
    (rounded to 1e-9) means that neither dominates. Raises TooLarge where too many stay in the running,
    InfeasibleError if none is possible.
    """
    assert selector.solver  # raises with the rules that clash
    net = selector.net(corners)
    layers = make_layers(selector.problem)
    compared = 0
    reached = {0: (np.zeros((1, len(corners))), np.zeros((1, net.shape[1]), dtype=bool))}
    for done, layer in enumerate(layers):
        coming: dict[int, list[tuple[Floats, Bools]]] = {}
        gains = layer.states @ net[:, layer.columns].T
        for source, klass, target in zip(layer.arc_source, layer.arc_class, layer.arc_target, strict=True):
            if source not in reached:
                continue
            values, held = reached[source]
            for state in np.flatnonzero(layer.state_class == klass):
                grown = held.copy()
                grown[:, layer.columns] = layer.states[state] > 0
                coming.setdefault(int(target), []).append((values + gains[state], grown))
        sizes = {node: sum(len(values) for values, _ in parts) for node, parts in coming.items()}
        if sum(sizes.values()) > MOST_CANDIDATES or compared > MOST_PAIRS:
            raise TooLarge
        reached = {node: undominated(*map(np.concatenate, zip(*parts, strict=True))) for node, parts in coming.items()}
        compared += len(corners) * sum(size * len(reached[node][1]) for node, size in sizes.items())
        if tell:
            tell((done + 1) / len(layers))
    held = measures_of(selector.dossier, reached[0][1])
    return NonDominated(len(held), tuple(held.mean(axis=0).tolist()))


def undominated(values: Floats, held: Bools) -> tuple[Floats, Bools]:
    """Rows that no other row beats: at least as high everywhere, and higher somewhere, in whole TIEs."""
    order = np.argsort(-values.sum(axis=1), kind="stable")
    values, held = values[order], held[order]
    whole = np.rint(values / TIE)
    kept = np.zeros(len(values), dtype=bool)
    for start in range(0, len(values), BLOCK):
        block = slice(start, start + BLOCK)
        beaten = _beaten(whole[block], whole[:start][kept[:start]])
        beaten |= _beaten(whole[block], whole[block])
        kept[block] = ~beaten
    return values[kept], held[kept]


def _beaten(values: Floats, by: Floats) -> Bools:
    """Per row, whether any row of `by` beats it."""
    least: Bools = np.ones((len(values), len(by)), dtype=bool)
    more: Bools = np.zeros((len(values), len(by)), dtype=bool)
    for k in range(values.shape[1]):
        ahead = by[:, k] - values[:, k, None]
        least &= ahead >= 0
        more |= ahead > 0
    return np.asarray((least & more).any(axis=1))
