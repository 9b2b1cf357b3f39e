"""Owns the other exact way: mixed-integer programmes solved by HiGHS, through scipy.

Used where the decision network would be too large. HiGHS works within tolerances (1e-6 on the
objective, 1e-7 on a row), so values are scaled up, and every answer is checked in exact
arithmetic; one that breaks a rule is cut off and the programme solved again. A programme that takes
too long raises TooSlowError: a package that is not proven best is no answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array, csr_array, vstack

from keuzemodel.model.errors import TooSlowError
from keuzemodel.model.valuation import Floats
from keuzemodel.solve.problem import TIE, Bools, Infeasible, Problem, keeps_rules

VALUE_SCALE = 1e6
BLOCK = 20
OUT_OF_TIME = 1
"""What scipy says where a limit was reached, also if some package was found."""
ROW_SCALE = 100.0
ROW_ROOM = 1e-3
MOST_SECONDS = 20.0
"""For one programme; of a dossier of the size that is accepted one takes some tens of milliseconds."""
MOST_CUTS = 500
FLOOR_SCALE = 1e4
FLOOR_ROOM = 1e-5
"""In whole TIEs: a package that keeps a floor is never refused, and one that does not is cut off."""
NOISE = 1e-13

Floor = tuple[Floats, float]
"""Net values, (M,), in which a package has to be worth at least so much."""


@dataclass(frozen=True)
class _Row:
    """low ≤ Σ coefficients·x ≤ high."""

    coefficients: Floats
    low: float
    high: float


class Milp:
    """The rules of one selection as linear rows. Raises Infeasible when it is built."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.size = problem.size
        entries: list[tuple[int, int, float]] = []
        high: list[float] = []
        for i, others in problem.requires:
            entries += [(len(high), i, 1.0)] + [(len(high), j, -1.0) for j in others]
            high.append(0.0)
        for i, j in problem.excludes:
            entries += [(len(high), i, 1.0), (len(high), j, 1.0)]
            high.append(1.0)
        for coefficients, most in problem.bonus_rows():
            entries += [(len(high), i, c) for i, c in coefficients.items()]
            high.append(most)
        for resource in problem.resources:
            # HiGHS keeps a row, and each x, to within 1e-6. More room than that together makes lets it
            # refuse no legal package; an illegal one that slips through is cut off in `_solve`.
            size = max(1, *map(abs, resource.amounts), 1)
            whole = size <= 1000
            entries += [
                (len(high), i, float(a) if whole else ROW_SCALE * (a / size))
                for i, a in enumerate(resource.amounts)
                if a
            ]
            high.append(resource.bound + 0.5 if whole else ROW_SCALE * (resource.bound / size) + ROW_ROOM)
        rows, columns, data = zip(*entries, strict=True) if entries else ((), (), ())
        self._matrix = csr_array(coo_array((data, (rows, columns)), shape=(len(high), self.size)))
        self._high = np.array(high)
        self._low_x = np.zeros(self.size)
        self._high_x = np.ones(self.size)
        self._low_x[list(problem.forced_in)] = 1
        self._high_x[list(problem.forced_out)] = 0
        if (self._low_x > self._high_x).any() or self._solve(np.zeros(self.size), []) is None:
            raise Infeasible

    def _solve(
        self, gain: Floats, extra: Sequence[_Row], low: Floats | None = None, high: Floats | None = None
    ) -> Bools | None:
        """The package with the most `gain` that keeps all rules and the extra rows; None if none."""
        low = self._low_x if low is None else low
        high = self._high_x if high is None else high
        cuts = list(extra)
        for _ in range(MOST_CUTS):
            constraints = []
            if len(self._high):
                constraints.append(LinearConstraint(self._matrix, -np.inf, self._high))
            if cuts:
                constraints.append(
                    LinearConstraint(
                        vstack([csr_array(c.coefficients[None, :]) for c in cuts]),
                        [c.low for c in cuts],
                        [c.high for c in cuts],
                    )
                )
            for presolve in (True, False):
                answer = milp(
                    -gain,
                    integrality=np.ones(self.size),
                    bounds=Bounds(low, high),
                    constraints=constraints,
                    options={"mip_rel_gap": 0, "presolve": presolve, "time_limit": MOST_SECONDS},
                )
                if answer.status == OUT_OF_TIME:
                    raise TooSlowError("HiGHS found no proven answer in time")
                if answer.x is not None:
                    break
            if answer.x is None and answer.status == 2:
                return None
            if answer.x is None:
                raise RuntimeError(f"HiGHS: {answer.message}")
            chosen: Bools = answer.x > 0.5
            if keeps_rules(self.problem, np.flatnonzero(chosen).tolist()):
                return chosen
            cuts.append(_not_again(chosen))
        raise TooSlowError("too many packages had to be cut off")

    def best(self, net: Floats) -> Bools:
        """Best package per row, ties by the stated rule. (S, M) → (S, M)."""
        return np.array([self._best(row) for row in net]).reshape(len(net), self.size)

    def _best(self, net: Floats) -> Bools:
        chosen = self._must(net * VALUE_SCALE, [])
        top = float(net[chosen].sum())
        other = self._solve(net * VALUE_SCALE, [_not_again(chosen)])
        if other is None or net[other].sum() < top - TIE:
            return chosen
        return self._best_of_tied(net, max(top, float(net[other].sum())))

    def _best_of_tied(self, net: Floats, top: float) -> Bools:
        """Fewest measures first, then measure by measure the earliest, among the equally good."""
        found = self.first_above([(net, top - TIE)])
        if found is None:
            raise RuntimeError("HiGHS finds no package where one is known to exist")
        return found

    def best_above(self, gain: Floats, floors: Sequence[Floor]) -> Bools | None:
        """The package with the most `gain`, (M,), of those that keep the floors; of equally good ones any. None if
        none keeps them.
        """
        return self._above(gain * VALUE_SCALE, floors, _rows(floors))

    def first_above(self, floors: Sequence[Floor]) -> Bools | None:
        """Of the packages that keep the floors the one with the fewest measures, then the earliest; None if none."""
        measures = self.problem.measures
        ones = np.where(np.arange(self.size) < measures, 1.0, 0.0)
        rows = _rows(floors)
        found = self._above(-ones, floors, rows)
        if found is None:
            return None
        count = float(found[:measures].sum())
        rows.append(_Row(ones, count, count))
        low, high = self._low_x.copy(), self._high_x.copy()
        for start in range(0, measures, BLOCK):
            block = np.arange(start, min(start + BLOCK, measures))
            gain = np.zeros(self.size)
            gain[block] = 2.0 ** (len(block) - 1 - np.arange(len(block)))
            earlier = self._above(gain, floors, rows, low, high)
            if earlier is None:
                raise RuntimeError("HiGHS finds no package where one is known to exist")
            found = earlier
            low[block] = high[block] = found[block]
        return found

    def _above(
        self,
        gain: Floats,
        floors: Sequence[Floor],
        rows: list[_Row],
        low: Floats | None = None,
        high: Floats | None = None,
    ) -> Bools | None:
        """What `_solve` finds within the rows, checked against the floors; what breaks one is cut off in `rows`."""
        for _ in range(MOST_CUTS):
            found = self._solve(gain, rows, low, high)
            if found is None or all(net[found].sum() >= least - NOISE for net, least in floors):
                return found
            rows.append(_not_again(found))
        raise TooSlowError("too many packages are almost as good")

    def _must(
        self, gain: Floats, extra: Sequence[_Row], low: Floats | None = None, high: Floats | None = None
    ) -> Bools:
        chosen = self._solve(gain, extra, low, high)
        if chosen is None:
            raise RuntimeError("HiGHS finds no package where one is known to exist")
        return chosen

    def co_optimal(self, net: Floats, most: int) -> tuple[list[tuple[int, ...]], bool]:
        """Up to `most` packages within TIE of the best, and whether there are more. net: (M,)."""
        found: list[tuple[int, ...]] = []
        cuts: list[_Row] = []
        top = -np.inf
        while (chosen := self._solve(net * VALUE_SCALE, cuts)) is not None:
            value = float(net[chosen].sum())
            top = max(top, value)
            if value < top - TIE:
                break
            if len(found) == most:
                return found, True
            found.append(tuple(np.flatnonzero(chosen).tolist()))
            cuts.append(_not_again(chosen))
        return found, False

    def marginals(self, net: Floats) -> tuple[Floats, Floats]:
        """Best value with, and without, each measure; -inf where impossible. (M,) → (M,), (M,)."""
        best = self._must(net * VALUE_SCALE, [])
        with_it, without = np.empty(self.size), np.empty(self.size)
        for i in range(self.size):
            for fixed, out in ((1.0, with_it), (0.0, without)):
                if best[i] == fixed:
                    out[i] = net[best].sum()
                    continue
                low, high = self._low_x.copy(), self._high_x.copy()
                low[i], high[i] = max(low[i], fixed), min(high[i], fixed)
                found = None if low[i] > high[i] else self._solve(net * VALUE_SCALE, [], low, high)
                out[i] = -np.inf if found is None else net[found].sum()
        return with_it, without


def _rows(floors: Sequence[Floor]) -> list[_Row]:
    return [_Row(net * FLOOR_SCALE, least * FLOOR_SCALE - FLOOR_ROOM, np.inf) for net, least in floors]


def _not_again(chosen: Bools) -> _Row:
    """A row that every package but this one keeps."""
    coefficients = np.where(chosen, 1.0, -1.0)
    return _Row(coefficients, -np.inf, float(chosen.sum()) - 1)
