"""Small groups on small dossiers, with every legal package: the brute-force judge of what a group finds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from hypothesis import assume
from hypothesis import strategies as st

from keuzemodel.analyse.weightsets import WeightSet, aspect_weightings
from keuzemodel.solve.selection import Selector, make_selector
from tests.building import cases, legal_packages, value_by_hand

TIE = 1e-9


@dataclass
class Group:
    """A random case, with mixes over its aspects, (P, K), and what every legal package is worth at every corner."""

    selector: Selector
    corners: WeightSet
    mixes: np.ndarray
    packages: list[tuple[int, ...]]
    worth: np.ndarray

    @property
    def weights(self):
        """(P, C)."""
        return self.mixes @ self.corners.matrix

    @property
    def values(self):
        """Of every package under everybody's mix, (P, N)."""
        return self.mixes @ self.worth.T

    @property
    def best(self):
        """Whether each package is best within TIE, (P, N)."""
        return self.values >= self.values.max(axis=1, keepdims=True) - TIE

    @property
    def held(self):
        """Packages by step, (N, M)."""
        return np.array([[i in p for i in range(len(self.selector.dossier.codes))] for p in self.packages])

    def codes(self, package):
        """A package as codes."""
        return tuple(self.selector.dossier.codes[i] for i in package)

    def place(self, codes):
        """Which of the legal packages this is."""
        return self.packages.index(tuple(self.selector.dossier.measure_index[c] for c in codes))


def by_tie_rule(packages):
    """The one with the fewest measures, then the earliest."""
    return min(packages, key=lambda p: (len(p), p))


@st.composite
def groups(draw, most=6, people=5):
    """Weights are small whole numbers, so that ties are many."""
    dossier, limits, require, forbid, _ = draw(cases(most=most))
    packages = legal_packages(dossier, limits, require, forbid)
    assume(packages)
    corners = aspect_weightings(dossier, np.ones(len(dossier.criteria)))
    size = len(corners.ids)
    points = st.lists(st.integers(0, 4), min_size=size, max_size=size).filter(any)
    mixes = np.array(draw(st.lists(points, min_size=1, max_size=people)), dtype=float)
    worth = np.array([[value_by_hand(dossier, corner, p) for corner in corners.matrix] for p in packages])
    selector = make_selector(dossier, None, limits, require, forbid)
    return Group(selector, corners, mixes / mixes.sum(axis=1, keepdims=True), packages, worth)
