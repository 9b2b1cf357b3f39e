"""Owns what the rest of a table leaves to a few of its measures: whether packages stay as they are, without solving
again.

The best value of all blocks before one and of all after it, by the frontier and the capacity between them
(the forward and backward passes of `solve.network`), settles which state of the block itself is best whatever its
own scores become. So a walk along the blocks changes one block after the other with two passes in all.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.lib.stride_tricks import as_strided
from numpy.typing import NDArray

from keuzemodel.analyse.ensemble.packages import Chooser
from keuzemodel.model.errors import Rule
from keuzemodel.model.valuation import Floats
from keuzemodel.solve.layers import Ints
from keuzemodel.solve.problem import Bools, Resource
from keuzemodel.solve.varying import Varying
from keuzemodel.solve.walking import Step


class Profile:
    """One approach under many rows: every table at every preset weighting.

    bound: the capacity, in steps; 0 without a limit. limited: the criterion that uses it, or None.
    """

    def __init__(self, chooser: Chooser) -> None:
        problem = chooser.selector.problem
        limits = [r for r in problem.resources if r.rule.kind == "limit"]
        self.limited = chooser.selector.dossier.criterion_index[limits[0].rule.subject] if limits else None
        if limits:
            varying = chooser.varying
        else:
            nothing = Resource((0,) * problem.size, 0, Rule("limit", "", bound=0))
            varying = Varying(replace(problem, resources=(*problem.resources, nothing)))
        self.quick = varying.quick
        self.steps = varying.steps
        self.bound = varying.limits[0].bound

    def begin(self, net: Floats, use: Ints) -> Walk:
        """A walk along the blocks of rows with these net values, (R, M), and uses, (R, M)."""
        return Walk(self, net, use)


@dataclass(frozen=True)
class Moved:
    """What a change in one measure makes of the block at hand. stays: (R,) whether the package is what it was."""

    stays: Bools
    gain: Floats
    raw: Ints
    total: Floats


class Walk:
    """Rows whose scores may change in the measures of one block at a time.

    gain: (R, states) what each state of the block adds; raw: (R, states) what it takes of the capacity;
    total: (R, states) the best value with that state. current: (R,) the state that is in the best package.
    """

    def __init__(self, profile: Profile, net: Floats, use: Ints) -> None:
        self.profile = profile
        self._rows = np.arange(len(net))
        self._width = profile.bound + 1
        nothing = np.zeros((1, len(net), self._width))
        self._after = [_padded(nothing)]
        for step in reversed(profile.steps):
            gain, raw = _worth(step, net, use)
            onward = self._through(gain, raw, self._after[0], step.after, step.before)
            self._after.insert(0, _padded(onward))
        self._before = _padded(nothing)
        self._block = -1

    def _through(self, gain: Floats, raw: Ints, table: Floats, ends: Ints, begins: Ints) -> Floats:
        """The best values at the one side of a block from those at the other, (frontiers, R, bound + 1)."""
        windows = _windows(table, self._width)
        found = np.full((int(begins.max()) + 1, len(gain), self._width), -np.inf)
        first = self._width - np.minimum(raw, self._width)
        for s, (end, begin) in enumerate(zip(ends, begins, strict=True)):
            there = windows[end, self._rows, first[:, s]]
            there += gain[:, s, None]
            np.maximum(found[begin], there, out=found[begin])
        return found

    def enter(self, net: Floats, use: Ints) -> None:
        """Go to the next block, with the rows as they have become."""
        steps = self.profile.steps
        if self._block >= 0:
            step = steps[self._block]
            gain, raw = _worth(step, net, use)
            self._before = _padded(self._through(gain, raw, self._before, step.before, step.after))
        self._block += 1
        step = steps[self._block]
        pairs, inverse = np.unique(np.column_stack([step.before, step.after]), axis=0, return_inverse=True)
        self._pair = inverse.reshape(-1)
        # Per pair of frontiers, row and take of this block: the best of all others, over what comes before it takes.
        self._rest = np.empty((len(pairs), len(net), self._width + 1))
        for k, (before, after) in enumerate(pairs):
            beyond = _windows(self._after[self._block + 1][after : after + 1, :, ::-1], self._width)[0]
            self._rest[k] = (self._before[before][:, None, self._width :] + beyond).max(axis=2)
        self.gain, self.raw = _worth(step, net, use)
        rest = self._others(self.raw)
        self.total = self.gain + rest
        self.current = self.total.argmax(axis=1)
        self._left = rest[self._rows, self.current]

    def _others(self, raw: Ints) -> Floats:
        """(R, states) the best of all other blocks when the states of this one take so much."""
        return np.asarray(self._rest[self._pair, self._rows[:, None], np.minimum(raw, self._width)])

    def moved(self, column: int, more: Floats, takes: Ints | None) -> Moved:
        """A measure of the block, given by its place in it, is worth `more`, (R,), and takes so much more, (R,)."""
        held = self.profile.steps[self._block].states[:, column]
        added = more[:, None] * held
        gain, raw = self.gain + added, self.raw
        if takes is None:
            total = self.total + added
            return Moved(total[self._rows, self.current] >= total.max(axis=1), gain, raw, total)
        raw = raw + takes[:, None] * held
        rest = self._others(raw)
        total = gain + rest
        # No two packages have the same value: as much of the others is the same others.
        stays = rest[self._rows, self.current] == self._left
        return Moved(stays & (total[self._rows, self.current] >= total.max(axis=1)), gain, raw, total)

    def accept(self, moved: Moved, who: Bools) -> None:
        """Take it over in these rows, (R,)."""
        for mine, theirs in ((self.gain, moved.gain), (self.raw, moved.raw), (self.total, moved.total)):
            np.copyto(mine, theirs, where=who[:, None])


def _worth(step: Step, net: Floats, use: Ints) -> tuple[Floats, Ints]:
    """What the states of a block add and take, (R, states)."""
    held = step.states.T
    return net[:, step.columns] @ held.astype(float), use[:, step.columns] @ held.astype(np.int64)


def _padded(table: Floats) -> Floats:
    """(frontiers, R, 2 (bound + 1)), the first half without bound: what does not fit."""
    return np.concatenate([np.full(table.shape, -np.inf), table], axis=2)


def _windows(table: NDArray[np.float64], width: int) -> NDArray[np.float64]:
    """(frontiers, R, columns) as (frontiers, R, first column, width), without a copy."""
    shape = (*table.shape[:2], table.shape[2] - width + 1, width)
    return as_strided(table, shape, (*table.strides, table.strides[2]))
