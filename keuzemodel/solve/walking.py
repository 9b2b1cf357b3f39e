"""Owns what `varying` walks through: the blocks of a selection in a row, and the room that is left before each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Any

import numpy as np
from numpy.lib.stride_tricks import as_strided
from numpy.typing import NDArray

from keuzemodel.model.valuation import Floats
from keuzemodel.solve.layers import Block, Ints
from keuzemodel.solve.problem import Bools


@dataclass(frozen=True)
class Step:
    """One block: its states with their tie keys, and from which to which frontier each leads."""

    columns: Ints
    states: Bools
    before: Ints
    after: Ints
    before_count: int
    keys: Ints

    @cached_property
    def states_of(self) -> Ints:
        """(frontiers, most states) the states from each frontier, padded with -1."""
        each = [np.flatnonzero(self.before == k) for k in range(self.before_count)]
        table = np.full((len(each), max(map(len, each))), -1)
        for row, found in zip(table, each, strict=True):
            row[: len(found)] = found
        return table


@dataclass(frozen=True)
class Room:
    """What can be left of the capacity before a step: from low to high, and high stands for all above it.

    under, over: columns beside those, for what a step before it can ask: where nothing fits, and where all is as
    at high. reach: the column that is asked for by the first one of the step before, if it uses nothing.
    """

    low: int
    high: int
    under: int = 0
    over: int = 0
    reach: int = 0

    @property
    def width(self) -> int:
        """How many columns it has."""
        return self.high - self.low + 1

    def padded(self, inside: NDArray[Any], nothing: float) -> NDArray[Any]:
        """(frontiers, rows, width) with the columns beside it."""
        whole = np.empty((*inside.shape[:2], self.under + self.width + self.over), dtype=inside.dtype)
        whole[:, :, : self.under] = nothing
        whole[:, :, self.under : self.under + self.width] = inside
        whole[:, :, self.under + self.width :] = inside[:, :, -1:]
        return whole


@dataclass(frozen=True)
class Batch:
    """Some rows worked out: per step what each state adds and uses, (rows, states); per step and for the end the
    room there is, and the best value from every frontier and column on.
    """

    gain: list[Floats]
    use: list[Ints]
    rooms: list[Room]
    onward: list[Floats]


def windows_of(table: NDArray[Any], width: int) -> NDArray[Any]:
    """(frontiers, rows, columns) as (frontiers, rows, first column, width), without a copy."""
    return as_strided(table, (*table.shape[:2], table.shape[2] - width + 1, width), (*table.strides, table.strides[2]))


def rooms_of(bound: int, most: list[int]) -> list[Room]:
    """What can be left before every step and at the end, when steps use at most so much."""
    before = [0, *accumulate(most)]
    highs = [min(bound, before[-1] - so_far) for so_far in before]
    lows = [min(max(0, bound - so_far), high) for so_far, high in zip(before, highs, strict=True)]
    rooms = [Room(lows[0], highs[0])]
    for use, low, high, low_before, high_before in zip(most, lows[1:], highs[1:], lows, highs, strict=False):
        under = max(0, low - (low_before - use))
        rooms.append(Room(low, high, under, max(0, high_before - high), low_before - low + under))
    return rooms


def steps_of(blocks: list[Block], size: int) -> list[Step]:
    """Frontiers numbered as they stand after the block before. size: how many of the items are measures."""
    found = []
    incoming = np.zeros(1, dtype=np.int64)
    for block in blocks:
        outgoing = np.unique(block.after)
        found.append(
            Step(
                columns=np.array(block.measures),
                states=block.states,
                before=np.searchsorted(incoming, block.before),
                after=np.searchsorted(outgoing, block.after),
                before_count=len(incoming),
                keys=np.array([_key(np.array(block.measures)[row].tolist(), size) for row in block.states]),
            )
        )
        incoming = outgoing
    return found


def _key(measures: list[int], size: int) -> int:
    """The tie key of `problem.tie_key`, cut to what adds up within 61 bits for all measures together."""
    places = min(size, 61 - size.bit_length())
    measures = [m for m in measures if m < size]
    return (len(measures) << places) - sum(1 << (places - 1 - m) for m in measures if m < places)
