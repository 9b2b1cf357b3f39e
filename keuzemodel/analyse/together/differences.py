"""Owns where roles differ, and the one trade-off that two of them have to talk about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from keuzemodel.analyse.together.agreement import shared_package
from keuzemodel.analyse.together.ties import Stances, stances
from keuzemodel.analyse.weightsets import WeightSet
from keuzemodel.model.difference import Difference, difference
from keuzemodel.model.valuation import Floats
from keuzemodel.solve.problem import TIE
from keuzemodel.solve.selection import Selector


@dataclass(frozen=True)
class TradeOff:
    """Two corners between which two roles weigh differently.

    pair: their ids, in the order of the corners. shares: what part of the weight on both the first one gets, from the
    one role and from the other, 0 to 1. then: how many steps still differ when the one role takes over the other's
    share, its weight on both together and the rest as they were; and when the other takes over the one's.
    """

    pair: tuple[str, str]
    shares: tuple[float, float]
    then: tuple[int, int]


@dataclass(frozen=True)
class Apart:
    """How two roles differ.

    roles: their names. packages: their best, by the tie rule. steps: what differs and is no tie: `came` is in every
    best package of the second and in none of the first, `went` the other way round. shared: a package that is best
    (within TIE) for both, or None. trade_off: the one with which the fewest steps still differ, both directions added,
    if those are fewer than now; of equal ones the widest gap in share, then the first. None where nothing differs, or
    no single trade-off brings the two closer.
    """

    roles: tuple[str, str]
    packages: tuple[tuple[str, ...], tuple[str, ...]]
    steps: Difference
    shared: tuple[str, ...] | None
    trade_off: TradeOff | None

    @property
    def now(self) -> int:
        """How many steps differ."""
        return len(self.steps.came) + len(self.steps.went)


def middle(mixes: Floats) -> Floats:
    """The shares of a group, (P, K) → (K,): the median per corner, made to add up to 1; the mean where all are 0."""
    median = np.median(mixes, axis=0)
    found: Floats = median / median.sum() if median.sum() > TIE else mixes.mean(axis=0)
    return found


def differences(selector: Selector, corners: WeightSet, roles: Mapping[str, Floats]) -> tuple[Apart, ...]:
    """Every pair of roles, each a mix, (K,), in the order given. Raises InfeasibleError."""
    asked = _Asked(selector, corners)
    pairs = list(combinations(roles, 2))
    swaps = {(one, other): _swaps(roles[one], roles[other]) for one, other in pairs}
    asked.ask([*roles.values(), *(mix for found in swaps.values() for _, _, there in found for mix in there)])
    return tuple(_apart(asked, {name: roles[name] for name in pair}, swaps[pair]) for pair in pairs)


Swap = tuple[tuple[int, int], tuple[float, float], tuple[Floats, Floats]]
"""The places of two corners, the share of the first in each mix, and both mixes with the other's share."""


def _swaps(one: Floats, other: Floats) -> list[Swap]:
    """Every two corners on which both mixes put weight, and differ."""
    found: list[Swap] = []
    for i, j in combinations(range(len(one)), 2):
        on_both = one[i] + one[j], other[i] + other[j]
        if min(on_both) <= TIE:
            continue
        shares = float(one[i] / on_both[0]), float(other[i] / on_both[1])
        if abs(shares[0] - shares[1]) > TIE:
            found.append(((i, j), shares, (_with_share(one, i, j, shares[1]), _with_share(other, i, j, shares[0]))))
    return found


def _with_share(mix: Floats, i: int, j: int, share: float) -> Floats:
    there = mix.copy()
    there[i], there[j] = share * (mix[i] + mix[j]), (1 - share) * (mix[i] + mix[j])
    return there


class _Asked:
    """What every mix needs and refuses, asked for all at once."""

    def __init__(self, selector: Selector, corners: WeightSet) -> None:
        self.selector, self.corners = selector, corners
        self._found: dict[bytes, Stances] = {}

    def ask(self, mixes: list[Floats]) -> None:
        """Work these out."""
        if mixes:
            rows = stances(self.selector, np.array(mixes) @ self.corners.matrix)
            self._found = {mix.tobytes(): row for mix, row in zip(mixes, rows, strict=True)}

    def steps(self, one: Floats, other: Floats) -> Difference:
        """What every best package of the one holds and none of the other's does, and the other way round."""
        first, second = self._found[one.tobytes()], self._found[other.tobytes()]
        codes = np.array(self.selector.dossier.codes)
        apart = first * second == -1
        return difference(codes[apart & (first == 1)], codes[apart & (second == 1)], self.selector.dossier.codes)


def _apart(asked: _Asked, roles: Mapping[str, Floats], swaps: list[Swap]) -> Apart:
    selector, matrix, ids = asked.selector, asked.corners.matrix, asked.corners.ids
    (name, one), (other_name, other) = roles.items()
    weights = np.array([one, other]) @ matrix
    best = selector.solver.best(selector.net(weights))
    steps = asked.steps(one, other)
    now = len(steps.came) + len(steps.went)
    tried = []
    for (i, j), shares, (moved, other_moved) in swaps:
        there = asked.steps(moved, other), asked.steps(one, other_moved)
        then = len(there[0].came) + len(there[0].went), len(there[1].came) + len(there[1].went)
        tried.append(TradeOff((ids[i], ids[j]), shares, then))
    fewest = min((sum(t.then) for t in tried), default=2 * now)
    least = [t for t in tried if sum(t.then) == fewest < 2 * now]
    widest = max((abs(t.shares[0] - t.shares[1]) for t in least), default=0.0)
    return Apart(
        roles=(name, other_name),
        packages=(selector.codes_of(best[0]), selector.codes_of(best[1])),
        steps=steps,
        shared=shared_package(selector, weights),
        trade_off=next((t for t in least if abs(t.shares[0] - t.shares[1]) >= widest - TIE), None),
    )
