"""Owns best packages where the use of one limited burden differs per row, as when scores are drawn.

A row whose best package without the limits keeps them is done: nothing that the limits leave can beat
it. For the others there is the programme over the remaining capacity of `network`, with the capacity
as a column of its own, so that every row can use another amount of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from keuzemodel.model.valuation import Floats
from keuzemodel.solve.layers import Ints, blocks_of
from keuzemodel.solve.network import NOISE
from keuzemodel.solve.problem import TIE, Bools, Infeasible, Problem, Solver, TooLarge
from keuzemodel.solve.selection import solver_of
from keuzemodel.solve.walking import Batch, Room, Step, rooms_of, steps_of, windows_of

MOST_CAPACITY = 2_000
CELLS = 60_000
"""Values that fit in a processor's cache."""
WORST = 1 << 62
"""Above every tie key."""


class Varying:
    """The rules of one selection, of which the amounts of the limits are given per row.

    `quick` says whether the programme over the capacity is used: for one limit with a whole bound of
    at most MOST_CAPACITY and no coverage rule. Otherwise every row that the limits touch is solved by
    itself, some milliseconds each. Raises Infeasible when no package keeps even the rules without the limits.
    """

    def __init__(self, problem: Problem) -> None:
        limits = [r for r in problem.resources if r.rule.kind == "limit"]
        self.problem = problem
        self.limits = limits
        self.steps: list[Step] = []
        self.unlimited: Solver = solver_of(
            replace(problem, resources=tuple(r for r in problem.resources if r.rule.kind != "limit"))
        )
        self.quick = (
            len(limits) == len(problem.resources) == 1
            and limits[0].bound <= MOST_CAPACITY
            and min(limits[0].amounts, default=0) >= 0
        )
        if self.quick:
            try:
                self.steps = steps_of(blocks_of(replace(problem, resources=())), problem.measures)
            except TooLarge:
                self.quick = False

    @property
    def cells(self) -> int:
        """How many values the programme works out per row, at most."""
        return sum(len(step.states) for step in self.steps) * (self.limits[0].bound + 1)

    def best(self, net: Floats, use: Ints) -> tuple[Bools, Bools]:
        """Best package per row, and whether there is one. net: (S, M). use: (S, limits, M), not negative; of the
        measures is enough, because hidden items use nothing.

        Ties by the stated rule; the fast method compares the order of as many measures as fit in a key.
        """
        use = self._of_items(use)
        chosen = self.unlimited.best(net)
        bounds = np.array([limit.bound for limit in self.limits])
        over = np.flatnonzero((np.einsum("slm,sm->sl", use, chosen) > bounds).any(axis=1))
        feasible = np.ones(len(net), dtype=bool)
        if not self.quick:
            chosen[over], feasible[over] = self._one_by_one(net[over], use[over])
            return chosen, feasible
        for rows in self._parts(over):
            chosen[rows], feasible[rows] = self._best(net[rows], use[rows])
        return chosen, feasible

    def marginals(self, net: Floats, use: Ints) -> tuple[Floats, Floats]:
        """Per row the best value with, and without, each measure; -inf where impossible. The quick way only.

        net: (S, M). use: (S, limits, M). → (S, M), (S, M).
        """
        use = self._of_items(use)
        with_it, without = np.empty(net.shape), np.empty(net.shape)
        for rows in self._parts(np.arange(len(net))):
            with_it[rows], without[rows] = self._marginals(net[rows], use[rows])
        return with_it, without

    def _of_items(self, use: Ints) -> Ints:
        lacking = self.problem.size - use.shape[2]
        return np.pad(use, ((0, 0), (0, 0), (0, lacking))) if lacking else use

    def _parts(self, rows: Ints) -> Iterator[Ints]:
        """The rows in batches that are worked out together."""
        most = max((step.before_count for step in self.steps), default=1)
        count = max(1, CELLS // (most * (self.limits[0].bound + 1)))
        for start in range(0, len(rows), count):
            yield rows[start : start + count]

    def _batch(self, net: Floats, use: Ints) -> Batch:
        """The best values, backwards."""
        bound = self.limits[0].bound
        gain, used = [], []
        for step in self.steps:
            held = step.states.T.astype(float)
            gain.append(net[:, step.columns] @ held)
            used.append(np.minimum(use[:, 0, step.columns] @ held, bound + 1).astype(np.int64))
        rooms = rooms_of(bound, [int(u.max()) for u in used])
        count = len(net)
        onward = [rooms[-1].padded(np.zeros((1, count, 1)), -np.inf)]
        for g in reversed(range(len(self.steps))):
            step = self.steps[g]
            value = np.full((step.before_count, count, rooms[g].width), -np.inf)
            for k, there in self._reached(step, onward[0], rooms[g], rooms[g + 1], used[g]):
                there += gain[g][:, k, None]
                here = value[step.before[k]]
                np.maximum(here, there, out=here)
            onward.insert(0, rooms[g].padded(value, -np.inf))
        return Batch(gain, used, rooms, onward)

    def _reached(
        self, step: Step, table: NDArray[Any], room: Room, beyond: Room, use: Ints
    ) -> Iterator[tuple[int, NDArray[Any]]]:
        """Per state, for every row and column before the step, what stands in the table where it leads: a copy."""
        windows = windows_of(table, room.width)
        rows = np.arange(len(use))
        for k in range(len(step.states)):
            yield k, windows[step.after[k], rows, beyond.reach - use[:, k]]

    def _best(self, net: Floats, use: Ints) -> tuple[Bools, Bools]:
        batch = self._batch(net, use)
        feasible = batch.onward[0][0, :, 0] > -np.inf
        chosen = np.zeros(net.shape, dtype=bool)
        rows = np.flatnonzero(feasible)
        chosen[rows], ambiguous = self._walk(batch, rows, None)
        tied = rows[ambiguous]
        if tied.size:
            chosen[tied] = self._best_of_tied(net[tied], use[tied])
        return chosen, feasible

    def _walk(self, batch: Batch, rows: Ints, keys: list[Ints] | None) -> tuple[Bools, Bools]:
        """Follow the highest values from the start, or among those within TIE of them the lowest keys.
        Returns (s, M) and, per row, whether anything came within TIE of what was followed.
        """
        chosen = np.zeros((len(rows), self.problem.size), dtype=bool)
        ambiguous = np.zeros(len(rows), dtype=bool)
        node, column = np.zeros(len(rows), dtype=np.int64), np.zeros(len(rows), dtype=np.int64)
        everyone, across = np.arange(len(rows)), rows[:, None]
        for g, step in enumerate(self.steps):
            beyond = batch.rooms[g + 1]
            options = step.states_of[node]
            asked = beyond.reach + column[:, None] - batch.use[g][across, options]
            place = (step.after[options], across, asked)
            scores = np.where(options >= 0, batch.onward[g + 1][place] + batch.gain[g][across, options], -np.inf)
            tight = scores >= scores.max(axis=1)[:, None] - TIE
            ambiguous |= tight.sum(axis=1) > 1
            if keys is None:
                taken = scores.argmax(axis=1)
            else:
                taken = np.where(tight, keys[g + 1][place] + step.keys[options], WORST).argmin(axis=1)
            state = options[everyone, taken]
            chosen[everyone[:, None], step.columns] = step.states[state]
            node = step.after[state]
            column = np.clip(asked[everyone, taken] - beyond.under, 0, beyond.width - 1)
        return chosen, ambiguous

    def _best_of_tied(self, net: Floats, use: Ints) -> Bools:
        """The tie rule as a second pass over the states that are within TIE of the best."""
        batch = self._batch(net, use)
        keys = [batch.rooms[-1].padded(np.zeros((1, len(net), 1), dtype=np.int64), WORST)]
        for g in reversed(range(len(self.steps))):
            step, room, beyond = self.steps[g], batch.rooms[g], batch.rooms[g + 1]
            best = batch.onward[g][:, :, room.under : room.under + room.width]
            key = np.full(best.shape, WORST, dtype=np.int64)
            values = self._reached(step, batch.onward[g + 1], room, beyond, batch.use[g])
            for (k, there), (_, its_key) in zip(
                values, self._reached(step, keys[0], room, beyond, batch.use[g]), strict=True
            ):
                tight = there + batch.gain[g][:, k, None] >= best[step.before[k]] - TIE
                here = key[step.before[k]]
                np.minimum(here, np.where(tight, its_key + step.keys[k], WORST), out=here)
            keys.insert(0, room.padded(key, WORST))
        chosen, _ = self._walk(batch, np.arange(len(net)), keys)
        # The pass allows TIE at every step; what it found is right if the steps together keep it.
        over = np.flatnonzero((net * chosen).sum(axis=1) < batch.onward[0][0, :, 0] - TIE - NOISE)
        if over.size:
            chosen[over], _ = self._one_by_one(net[over], use[over])
        return chosen

    def _marginals(self, net: Floats, use: Ints) -> tuple[Floats, Floats]:
        batch = self._batch(net, use)
        with_it, without = np.full(net.shape, -np.inf), np.full(net.shape, -np.inf)
        rows = np.arange(len(net))
        reached = np.zeros((1, len(net), 1))
        for g, step in enumerate(self.steps):
            room, beyond = batch.rooms[g], batch.rooms[g + 1]
            onto = np.full(batch.onward[g + 1].shape, -np.inf)
            windows = windows_of(onto, room.width)
            for k, there in self._reached(step, batch.onward[g + 1], room, beyond, batch.use[g]):
                here = reached[step.before[k]]
                total = (here + there).max(axis=1) + batch.gain[g][:, k]
                for column, held in zip(step.columns, step.states[k], strict=True):
                    side = with_it if held else without
                    np.maximum(side[:, column], total, out=side[:, column])
                place = (step.after[k], rows, beyond.reach - batch.use[g][:, k])
                windows[place] = np.maximum(windows[place], here + batch.gain[g][:, k, None])
            last = beyond.under + beyond.width - 1
            onto[:, :, last] = onto[:, :, last:].max(axis=2)
            reached = onto[:, :, beyond.under : last + 1]
        return with_it, without

    def _one_by_one(self, net: Floats, use: Ints) -> tuple[Bools, Bools]:
        chosen = np.zeros(net.shape, dtype=bool)
        feasible = np.ones(len(net), dtype=bool)
        others = tuple(r for r in self.problem.resources if r.rule.kind != "limit")
        for row in range(len(net)):
            drawn = tuple(
                replace(limit, amounts=tuple(amounts.tolist()))
                for limit, amounts in zip(self.limits, use[row], strict=True)
            )
            try:
                solver = solver_of(replace(self.problem, resources=(*drawn, *others)))
            except Infeasible:
                feasible[row] = False
                continue
            chosen[row] = solver.best(net[row : row + 1])[0]
        return chosen, feasible
