"""Owns where a package that somebody packed stands: which mixtures, if any, make it the best, and what is better.

A package is best for the mixtures in a convex part of the simplex, bounded by one plane per rival. Rivals are added as
cuts until none is better where a linear programme ends (Kelley 1960, "The cutting-plane method for solving convex
programs", SIAM J. 8(4)), so that what is said holds for every package. If no mixture is left, the dual of the programme
names rivals of which one is always better.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from scipy.optimize import linprog

from keuzemodel.analyse.together.packing import broken_rules
from keuzemodel.analyse.together.packing import legal_moves as legal_moves
from keuzemodel.analyse.together.ties import held_by, programmes
from keuzemodel.analyse.weightsets import WeightSet
from keuzemodel.model.difference import Difference, difference
from keuzemodel.model.errors import Rule, TooSlowError
from keuzemodel.model.valuation import Floats
from keuzemodel.solve.layers import Ints
from keuzemodel.solve.problem import TIE, Bools
from keuzemodel.solve.selection import Selector

ROW_SCALE = 1e6
"""HiGHS keeps a row to within 1e-7; so much larger it is kept well within TIE."""
HARDLY = 1e-6
"""With less room than this a package may be best only where it is a tie."""
MOST_ROUNDS = 500
FIRST = 200
"""At so many mixtures rivals are looked for beforehand: that takes fewer programmes."""


@dataclass(frozen=True)
class Better:
    """A package that is at least as good under every mixture, and better under some. change: seen from one's own.
    gain: value won, averaged over all mixtures.
    """

    codes: tuple[str, ...]
    change: Difference
    gain: float


@dataclass(frozen=True)
class Best:
    """The mixtures of K corners under which a package is best (within TIE).

    mix: the one with the most room, (K,). room: the weight that can there move from any corner to any other without
    another package being better, 0 to 1. shares: per corner the least and the most that any of the mixtures gives it.
    """

    mix: tuple[float, ...]
    room: float
    shares: tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Standing:
    """broken: rules that the package does not keep; nothing else is then known.

    best: where it is best, or None if it is so nowhere. better: the smallest change that is never worse and sometimes
    better: fewest steps moved, then most gain, then the tie rule; also where the package is best only in a tie. among:
    where it is nowhere best and no single package is always better: two or more of which, whatever the mixture, one is,
    and none can be missed.
    """

    broken: tuple[Rule, ...]
    best: Best | None = None
    better: Better | None = None
    among: tuple[tuple[str, ...], ...] = ()


def standing(selector: Selector, corners: WeightSet, codes: tuple[str, ...]) -> Standing:
    """Where a package stands over all mixtures of the corners. Raises TooSlowError, and KeyError for unknown codes."""
    for code in codes:
        selector.dossier.measure_index[code]  # an unknown code is an error, not a package without it
    broken = broken_rules(selector, codes)
    if broken:
        return Standing(broken)
    look = _Look(selector, selector.net(corners.matrix), held_by(selector, codes))
    behind, among = look.least_behind()
    best = look.best() if behind <= TIE else None
    better = look.better() if best is None or best.room <= HARDLY else None
    return Standing((), best, better, among if best is None and better is None else ())


class _Look:
    """One package beside its rivals. net: at the corners, (K, M + H)."""

    def __init__(self, selector: Selector, net: Floats, ours: Bools) -> None:
        self.selector, self.net, self.ours = selector, net, ours
        self.size = len(net)
        self.own = net[:, ours].sum(axis=1)
        self.rivals: list[Bools] = []
        self.gains = np.empty((0, self.size))
        self.cut(np.vstack([np.eye(self.size), np.random.default_rng(1).dirichlet(np.ones(self.size), size=FIRST)]))

    def cut(self, mixes: Floats) -> bool:
        """Add the packages that are better (by more than TIE) at these mixes, (n, K); whether there are new ones."""
        values = mixes @ self.net
        best = self.selector.solver.best(values)
        ahead = (values * best).sum(axis=1) - mixes @ self.own
        known = {rival.tobytes() for rival in self.rivals}
        fresh = [r for r in np.unique(best[ahead > TIE], axis=0) if r.tobytes() not in known]
        if fresh:
            self.rivals += fresh
            self.gains = np.vstack([self.gains, np.array(fresh) @ self.net.T - self.own])
        return bool(fresh)

    def least_behind(self) -> tuple[float, tuple[tuple[str, ...], ...]]:
        """By how much the package is behind the best where it is least so; and rivals that keep it there."""
        for _ in range(MOST_ROUNDS):
            behind, mix, active = self._behind(np.arange(len(self.gains)))
            if not self.cut(mix[None, :]):
                break
        else:
            raise TooSlowError("too many packages are better somewhere")
        if behind <= TIE:
            return behind, ()
        for k in active.tolist():
            fewer = active[active != k]
            if fewer.size and self._behind(fewer)[0] > TIE:
                active = fewer
        found = np.array([self.rivals[k] for k in active])
        order = sorted(range(len(found)), key=lambda k: (~found[k]).tolist())
        return behind, tuple(self.selector.codes_of(found[k]) for k in order)

    def _behind(self, rows: Ints) -> tuple[float, Floats, Ints]:
        """The same beside some rivals only: how far, the mix there, and which rivals decide."""
        gains = self.gains[rows]
        if not len(gains):
            return 0.0, np.full(self.size, 1 / self.size), rows
        ones = np.ones((len(gains), 1))
        answer = self._solve(np.append(np.zeros(self.size), 1.0), np.hstack([gains, -ones]), 0.0, (None, None))
        decides = answer.ineqlin.marginals < -1e-12
        return float(answer.x[-1]), answer.x[:-1], rows[decides]

    def best(self) -> Best:
        """Where the package is best, if it is so somewhere."""
        mix, room = self._roomiest()
        return Best(tuple(mix.tolist()), room, self._shares())

    def _roomiest(self) -> tuple[Floats, float]:
        moves = [a - b for a in self._units for b in self._units if a is not b] or [np.zeros(self.size)]
        for _ in range(MOST_ROUNDS):
            width = np.ptp(self.gains, axis=1)[:, None]
            answer = self._solve(np.append(np.zeros(self.size), -1.0), np.hstack([self.gains, width]), TIE, (0, 1))
            mix, room = answer.x[:-1], float(answer.x[-1])
            if not self.cut(np.vstack([mix, mix + room * np.array(moves)])):
                return mix, room
        raise TooSlowError("too many packages are better somewhere")

    def _shares(self) -> tuple[tuple[float, float], ...]:
        for _ in range(MOST_ROUNDS):
            ends = [
                self._solve(np.append(sign * unit, 0.0), np.hstack([self.gains, self._nothing]), TIE, (0, 0)).x[:-1]
                for unit in self._units
                for sign in (1, -1)
            ]
            if not self.cut(np.array(ends)):
                low, high = (np.clip([mix[k // 2] for k, mix in enumerate(ends)][side::2], 0, 1) for side in (0, 1))
                return tuple(zip(low.tolist(), high.tolist(), strict=True))
        raise TooSlowError("too many packages are better somewhere")

    @cached_property
    def _units(self) -> list[Floats]:
        return list(np.eye(self.size))

    @property
    def _nothing(self) -> Floats:
        return np.zeros((len(self.gains), 1))

    def _solve(self, cost: Floats, rows: Floats, most: float, last: tuple[float | None, float | None]) -> Any:
        """The cheapest mix, with one more number in `last`, for which every row is at most `most`."""
        answer = linprog(
            cost,
            A_ub=rows * ROW_SCALE if len(rows) else None,
            b_ub=np.full(len(rows), most * ROW_SCALE) if len(rows) else None,
            A_eq=np.append(np.ones(self.size), 0.0)[None, :],
            b_eq=[1.0],
            bounds=[(0, 1)] * self.size + [last],
        )
        if answer.x is None:
            raise TooSlowError(f"HiGHS: {answer.message}")
        return answer

    def better(self) -> Better | None:
        """The smallest change that is nowhere worse and somewhere better."""
        count = len(self.selector.dossier.codes)
        here = self.ours & (np.arange(len(self.ours)) < count)
        kept = np.where(np.arange(len(self.ours)) < count, np.where(self.ours, 1.0, -1.0), 0.0)
        total = self.net.sum(axis=0)
        floors = [(row, own - TIE) for row, own in zip(self.net, self.own, strict=True)]
        floors.append((total, float(self.own.sum()) + (self.size + 1) * TIE))
        solver = programmes(self.selector)
        nearest = solver.best_above(kept, floors)
        if nearest is None:
            return None
        floors.append((kept, float(kept[nearest].sum()) - 0.5))
        most = solver.best_above(total, floors)
        assert most is not None  # the nearest keeps these floors
        found = solver.first_above([*floors, (total, float(total[most].sum()) - TIE)])
        assert found is not None
        codes, own = self.selector.codes_of(found), self.selector.codes_of(here)
        gain = float((self.net @ found - self.own).mean())
        return Better(codes, difference(own, codes, self.selector.dossier.codes), gain)
