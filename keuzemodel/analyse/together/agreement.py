"""Owns whether a group's disagreement matters: what everybody's package holds, and one that is best for all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from keuzemodel.analyse.together.ties import losses, stances
from keuzemodel.model.readonly import hold
from keuzemodel.model.valuation import Floats
from keuzemodel.solve.problem import TIE, tie_key
from keuzemodel.solve.selection import Selector


@dataclass(frozen=True)
class Agreement:
    """What P people's best packages have in common; packages by the tie rule, codes in dossier order.

    packages: per person, (P,). everyone, nobody: steps in all of these and in none. held: {code: how many hold it}.
    kinds: (package, how many people), most first, then by the tie rule. shared: a package that is best (within TIE)
    for everyone, by the tie rule among those, or None. split: steps that every best package of one person holds
    and none of another's does; what else differs is a tie for somebody.
    """

    packages: tuple[tuple[str, ...], ...]
    everyone: tuple[str, ...]
    nobody: tuple[str, ...]
    held: Mapping[str, int]
    kinds: tuple[tuple[tuple[str, ...], int], ...]
    shared: tuple[str, ...] | None
    split: tuple[str, ...]

    def __post_init__(self) -> None:
        hold(self, "held")

    @property
    def matters(self) -> bool:
        """Whether no package is best for everyone."""
        return self.shared is None


def agreement(selector: Selector, weights: Floats) -> Agreement:
    """What the best packages of P weightings, (P, C), have in common; P is 1 or more.

    Raises ValueError where nobody weighs, InfeasibleError.
    """
    if not len(weights):
        raise ValueError("nobody weighs")
    codes = selector.dossier.codes
    best = selector.solver.best(selector.net(weights))
    packages = tuple(selector.codes_of(row) for row in best)
    counts = best[:, : len(codes)].sum(axis=0)
    found = stances(selector, weights)
    split = (found == 1).any(axis=0) & (found == -1).any(axis=0)
    kinds = sorted(Counter(packages).items(), key=lambda kind: (-kind[1], _key(selector, kind[0])))
    return Agreement(
        packages=packages,
        everyone=tuple(c for c, n in zip(codes, counts, strict=True) if n == len(weights)),
        nobody=tuple(c for c, n in zip(codes, counts, strict=True) if n == 0),
        held={c: int(n) for c, n in zip(codes, counts, strict=True)},
        kinds=tuple(kinds),
        shared=shared_package(selector, weights),
        split=tuple(c for c, apart in zip(codes, split, strict=True) if apart),
    )


def shared_package(selector: Selector, weights: Floats) -> tuple[str, ...] | None:
    """A package that is best (within TIE) under every weighting, (P, C), by the tie rule; None if there is none.

    It is looked for among everybody's own packages and the best under the mean weighting. That misses none: losses
    are 0 or more and their mean is the loss under the mean, so what is best for everyone is best there, and if
    anything is, so is all that is best there. Only gaps that are not 0 but below TIE can fall between.
    """
    net = selector.net(np.vstack([weights.mean(axis=0), weights]))
    tried = np.unique(selector.solver.best(net), axis=0)
    lost = losses(selector, weights, tried)
    kept = [selector.codes_of(row) for row in tried[(lost <= TIE).all(axis=0)]]
    return min(kept, key=lambda codes: _key(selector, codes), default=None)


def _key(selector: Selector, codes: tuple[str, ...]) -> int:
    index = selector.dossier.measure_index
    return tie_key([index[c] for c in codes], len(index))
