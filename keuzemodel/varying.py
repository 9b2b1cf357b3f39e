"""Owns best packages where the use of one limited burden differs per row, as when scores are drawn.

The programme over the remaining capacity of `network`, with the capacity as a column of its own, so
that every row can use another amount of it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from keuzemodel.layers import Block, Ints, blocks_of
from keuzemodel.problem import TIE, Bools, Infeasible, Problem, TooLarge
from keuzemodel.selection import solver_of
from keuzemodel.valuation import Floats

MOST_CAPACITY = 2_000
CELLS = 2_000_000
KEYED = 55
"""So many measures have their place in a tie key of one whole number."""


@dataclass(frozen=True)
class _Steps:
    """One block: its states with their tie keys, and from which to which frontier each leads."""

    columns: Ints
    states: Bools
    before: Ints
    after: Ints
    before_count: int
    keys: Ints


class Varying:
    """The rules of one selection, of which the amounts of the limits are given per row.

    `quick` says whether the programme over the capacity is used: for one limit with a whole bound of
    at most MOST_CAPACITY and no coverage rule. Otherwise every row is solved by itself, some
    milliseconds each. Raises Infeasible when no package keeps even the rules without the limits.
    """

    def __init__(self, problem: Problem) -> None:
        limits = [r for r in problem.resources if r.rule.kind == "limit"]
        self.problem = problem
        self.limits = limits
        self.steps: list[_Steps] = []
        self.quick = (
            len(limits) == len(problem.resources) == 1
            and limits[0].bound <= MOST_CAPACITY
            and min(limits[0].amounts, default=0) >= 0
        )
        if self.quick:
            try:
                self.steps = _steps(blocks_of(replace(problem, resources=())))
            except TooLarge:
                self.quick = False

    def best(self, net: Floats, use: Ints) -> tuple[Bools, Bools]:
        """Best package per row, and whether there is one. net: (S, M). use: (S, limits, M), not negative.

        Ties by the stated rule; beyond the first KEYED measures the quick way does not look at the order.
        """
        if not self.quick:
            return self._one_by_one(net, use)
        chosen = np.zeros(net.shape, dtype=bool)
        feasible = np.zeros(len(net), dtype=bool)
        rows = max(1, CELLS // (self.limits[0].bound + 1))
        for start in range(0, len(net), rows):
            part = slice(start, start + rows)
            chosen[part], feasible[part] = self._best(net[part], use[part, 0])
        return chosen, feasible

    def _best(self, net: Floats, use: Ints) -> tuple[Bools, Bools]:
        count, capacity = len(net), np.arange(self.limits[0].bound + 1)
        onward = np.zeros((1, count, len(capacity)))
        onward_key = np.zeros(onward.shape, dtype=np.int64)
        picked: list[NDArray[np.int32]] = []
        for step in reversed(self.steps):
            value = np.full((step.before_count, count, len(capacity)), -np.inf)
            key = np.zeros(value.shape, dtype=np.int64)
            state_of = np.full(value.shape, -1, dtype=np.int32)
            for k, state in enumerate(step.states):
                columns = step.columns[state]
                left = capacity - use[:, columns].sum(axis=1)[:, None]
                place = np.maximum(left, 0)
                there = np.take_along_axis(onward[step.after[k]], place, axis=1)
                there = np.where(left >= 0, there + net[:, columns].sum(axis=1)[:, None], -np.inf)
                there_key = np.take_along_axis(onward_key[step.after[k]], place, axis=1) + step.keys[k]
                here, here_key = value[step.before[k]], key[step.before[k]]
                better = (there > here + TIE) | ((there >= here - TIE) & (there_key < here_key) & (there > -np.inf))
                np.copyto(here, there, where=better)
                np.copyto(here_key, there_key, where=better)
                np.copyto(state_of[step.before[k]], k, where=better)
            onward, onward_key = value, key
            picked.insert(0, state_of)
        chosen = np.zeros(net.shape, dtype=bool)
        feasible = onward[0, :, -1] > -np.inf
        rows = np.flatnonzero(feasible)
        node = np.zeros(len(rows), dtype=np.int64)
        left = np.full(len(rows), len(capacity) - 1)
        for step, state_of in zip(self.steps, picked, strict=True):
            state = state_of[node, rows, left]
            held = step.states[state]
            chosen[rows[:, None], step.columns] = held
            left = left - (use[rows[:, None], step.columns] * held).sum(axis=1)
            node = step.after[state]
        return chosen, feasible

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


def _steps(blocks: list[Block]) -> list[_Steps]:
    """Frontiers numbered as they stand after the block before."""
    found = []
    incoming = np.zeros(1, dtype=np.int64)
    for block in blocks:
        outgoing = np.unique(block.after)
        found.append(
            _Steps(
                columns=np.array(block.measures),
                states=block.states,
                before=np.searchsorted(incoming, block.before),
                after=np.searchsorted(outgoing, block.after),
                before_count=len(incoming),
                keys=np.array([_key(np.array(block.measures)[row].tolist()) for row in block.states]),
            )
        )
        incoming = outgoing
    return found


def _key(measures: list[int]) -> int:
    """The tie key of `problem.tie_key`, cut to what adds up within 64 bits."""
    return (len(measures) << KEYED) - sum(1 << (KEYED - 1 - m) for m in measures if m < KEYED)
