"""Owns the quick exact way: longest paths through the decision network, for many weightings at once.

The best value from every node on is found backwards: the multiple-choice knapsack programme of
Kellerer, Pferschy & Pisinger (2004), "Knapsack Problems", section 11.5, over the nodes of `layers`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from keuzemodel.model.valuation import Floats
from keuzemodel.solve.layers import WHOLE, Ints, Layer, make_layers
from keuzemodel.solve.problem import TIE, Bools, Problem, tie_key

CHUNK = 100_000
NOISE = 1e-13


@dataclass(frozen=True)
class Values:
    """Best values of one batch of S weightings, per layer; rows are states, classes, arcs, nodes."""

    state: list[Floats]
    by_class: list[Floats]
    arc: list[Floats]
    node: list[Floats]


class Network:
    """The compiled rules of one selection. Raises Infeasible or TooLarge when it is built."""

    def __init__(self, problem: Problem, whole: int = WHOLE) -> None:
        self.size, self.measures = problem.size, problem.measures
        self.layers = make_layers(problem, whole)
        widest = max(max(len(la.states), len(la.arc_source)) for la in self.layers)
        self._rows = max(1, CHUNK // widest)

    @property
    def arcs(self) -> int:
        """How much is worked out per row: arcs and states."""
        return sum(len(layer.arc_source) + len(layer.states) for layer in self.layers)

    def best(self, net: Floats) -> Bools:
        """Best package per row, ties by the stated rule. (S, M) → (S, M)."""
        chosen = np.zeros(net.shape, dtype=bool)
        for start in range(0, len(net), self._rows):
            rows = slice(start, start + self._rows)
            chosen[rows] = self._best(net[rows])
        return chosen

    def onward(self, net: Floats) -> list[Floats]:
        """Best value from every node on, per layer and at the end. (S, M) → (nodes, S) each."""
        return self._values(net).node

    def _best(self, net: Floats) -> Bools:
        values = self._values(net)
        chosen, ambiguous = self._walk(values.arc, values.state, -np.inf)
        tied = np.flatnonzero(ambiguous)
        if tied.size:
            chosen[tied] = self._best_of_tied(net[tied], _take(values, tied))
        return chosen

    def _values(self, net: Floats) -> Values:
        """Best value from every node on, backwards. net: (S, M)."""
        values = Values([], [], [], [np.zeros((1, len(net)))])
        for layer in reversed(self.layers):
            state = layer.states @ net[:, layer.columns].T
            by_class = np.maximum.reduceat(state, layer.class_start, axis=0)
            arc = by_class[layer.arc_class] + values.node[0][layer.arc_target]
            values.state.insert(0, state)
            values.by_class.insert(0, by_class)
            values.arc.insert(0, arc)
            values.node.insert(0, np.maximum.reduceat(arc, layer.node_start, axis=0))
        return values

    def _walk(self, arcs: list[Any], states: list[Any], lowest: float) -> tuple[Bools, Bools]:
        """Follow the highest arcs and states from the start; `lowest` is below all of them.
        Returns (S, M) and, per row, whether anything came within TIE of what was followed.
        """
        rows = arcs[0].shape[1]
        everyone = np.arange(rows)
        chosen = np.zeros((rows, self.size), dtype=bool)
        ambiguous = np.zeros(rows, dtype=bool)
        node = np.zeros(rows, dtype=np.int64)
        for layer, arc_score, state_score in zip(self.layers, arcs, states, strict=True):
            options = layer.arcs_of[node]
            scores = np.where(options >= 0, arc_score[options, everyone[:, None]], lowest)
            taken = scores.argmax(axis=1)
            top = scores[everyone, taken]
            ambiguous |= (top[:, None] - scores <= TIE).sum(axis=1) > 1
            arc = options[everyone, taken]
            node = layer.arc_target[arc]
            classes = layer.arc_class[arc]
            ends = np.append(layer.class_start[1:], len(layer.states))
            for k in np.flatnonzero(np.bincount(classes)):
                who = np.flatnonzero(classes == k)
                block = state_score[layer.class_start[k] : ends[k]]
                block = block if len(who) == rows else block[:, who]
                best = block.argmax(axis=0)
                ambiguous[who] |= (block.max(axis=0) - block <= TIE).sum(axis=0) > 1
                picked = layer.states[layer.class_start[k] + best] > 0
                chosen[who[:, None], layer.columns] = picked
        return chosen, ambiguous

    def _best_of_tied(self, net: Floats, values: Values) -> Bools:
        """The tie rule as a second pass over the arcs and states that are within TIE of the best."""
        arcs: list[Any] = []
        states: list[Any] = []
        onward = np.zeros((1, len(net)), dtype=self._keys[0].dtype)
        for g in reversed(range(len(self.layers))):
            layer = self.layers[g]
            tight = values.state[g] >= values.by_class[g][layer.state_class] - TIE
            state = np.where(tight, -self._keys[g][:, None], self._worst)
            by_class = np.maximum.reduceat(state, layer.class_start, axis=0)
            tight = values.arc[g] >= values.node[g][layer.arc_source] - TIE
            arc = np.where(tight, by_class[layer.arc_class] + onward[layer.arc_target], self._worst)
            onward = np.maximum.reduceat(arc, layer.node_start, axis=0)
            states.insert(0, state)
            arcs.insert(0, arc)
        chosen, _ = self._walk(arcs, states, self._worst)
        # The pass allows TIE at every step; what it found is right if the steps together keep it.
        over = np.flatnonzero((net * chosen).sum(axis=1) < values.node[0][0] - TIE - NOISE)
        for row in over:
            chosen[row] = self._best_by_labels(_take(values, np.array([row])))
        return chosen

    @cached_property
    def _keys(self) -> list[NDArray[Any]]:
        """Tie key of every state, per layer; they add up to the key of a package."""
        dtype = np.int64 if self.measures <= 55 else object
        return [
            np.array(
                [tie_key(layer.columns[row > 0].tolist(), self.measures) for row in layer.states],
                dtype=dtype,
            )
            for layer in self.layers
        ]

    @property
    def _worst(self) -> int:
        return -(self.measures + 1) << self.measures

    def _best_by_labels(self, values: Values) -> Bools:
        """The tie rule where gaps below TIE add up to more than TIE: labels (gap, key) per node,
        of which only those that no other beats on both are kept.
        """
        labels: dict[int, list[tuple[float, int, tuple[int, ...]]]] = {0: [(0.0, 0, ())]}
        for g, layer in enumerate(self.layers):
            reached = defaultdict(list)
            for node, here in labels.items():
                for gap, target, state in _tight_steps(layer, values, g, node):
                    for so_far, key, package in here:
                        if so_far + gap <= TIE:
                            extended = package + tuple(layer.columns[layer.states[state] > 0].tolist())
                            reached[target].append((so_far + gap, key + int(self._keys[g][state]), extended))
            labels = {node: _undominated(found) for node, found in reached.items()}
        package = min(labels[0], key=lambda label: label[1])[2]
        chosen = np.zeros(self.size, dtype=bool)
        chosen[list(package)] = True
        return chosen

    def co_optimal(self, net: Floats, most: int) -> tuple[list[tuple[int, ...]], bool]:
        """Up to `most` packages within TIE of the best, and whether there are more. net: (M,)."""
        values = self._values(net[None, :])
        found: list[tuple[int, ...]] = []
        for package in self._near(values):
            if len(found) == most:
                return found, True
            found.append(tuple(sorted(package)))
        return found, False

    def _near(self, values: Values) -> Iterator[tuple[int, ...]]:
        open_: list[tuple[int, int, float, tuple[int, ...]]] = [(0, 0, 0.0, ())]
        while open_:
            g, node, gap, package = open_.pop()
            if g == len(self.layers):
                yield package
                continue
            layer = self.layers[g]
            for step, target, state in reversed(list(_tight_steps(layer, values, g, node))):
                if gap + step <= TIE:
                    part = tuple(layer.columns[layer.states[state] > 0].tolist())
                    open_.append((g + 1, target, gap + step, package + part))

    def marginals(self, net: Floats) -> tuple[Floats, Floats]:
        """Best value with, and without, each measure; -inf where impossible. (M,) → (M,), (M,)."""
        with_it, without = self.marginals_of(net[None, :])
        return with_it[0], without[0]

    def marginals_of(self, net: Floats) -> tuple[Floats, Floats]:
        """The same for many weightings. (S, M) → (S, M), (S, M)."""
        with_it, without = np.empty(net.shape), np.empty(net.shape)
        for start in range(0, len(net), self._rows):
            rows = slice(start, start + self._rows)
            with_it[rows], without[rows] = self._marginals(net[rows])
        return with_it, without

    def _marginals(self, net: Floats) -> tuple[Floats, Floats]:
        values = self._values(net)
        with_it = np.full(net.shape, -np.inf)
        without = np.full(net.shape, -np.inf)
        reached: Floats = np.zeros((1, len(net)))
        for g, layer in enumerate(self.layers):
            onward = values.node[g + 1]
            around = np.full((len(layer.class_start), len(net)), -np.inf)
            np.maximum.at(around, layer.arc_class, reached[layer.arc_source] + onward[layer.arc_target])
            total = values.state[g] + around[layer.state_class]
            for k, column in enumerate(layer.columns):
                held = layer.states[:, k] > 0
                with_it[:, column] = total[held].max(axis=0, initial=-np.inf)
                without[:, column] = total[~held].max(axis=0, initial=-np.inf)
            onto = np.full(onward.shape, -np.inf)
            steps = reached[layer.arc_source] + values.by_class[g][layer.arc_class]
            np.maximum.at(onto, layer.arc_target, steps)
            reached = onto
        return with_it, without


def _take(values: Values, rows: Ints) -> Values:
    return Values(
        *([part[:, rows] for part in parts] for parts in (values.state, values.by_class, values.arc, values.node))
    )


def _tight_steps(layer: Layer, values: Values, g: int, node: int) -> Iterator[tuple[float, int, int]]:
    """(gap, target node, state) of every step from a node within TIE of the best. One weighting."""
    ends = np.append(layer.class_start[1:], len(layer.states))
    for arc in layer.arcs_of[node]:
        if arc < 0:
            continue
        arc_gap = values.node[g][node, 0] - values.arc[g][arc, 0]
        if arc_gap > TIE:
            continue
        k = layer.arc_class[arc]
        gaps = values.by_class[g][k, 0] - values.state[g][layer.class_start[k] : ends[k], 0]
        for s in np.flatnonzero(gaps + arc_gap <= TIE):
            yield float(gaps[s] + arc_gap), int(layer.arc_target[arc]), int(layer.class_start[k] + s)


def _undominated(labels: list[tuple[float, int, tuple[int, ...]]]) -> list[tuple[float, int, tuple[int, ...]]]:
    kept: list[tuple[float, int, tuple[int, ...]]] = []
    for label in sorted(labels, key=lambda la: (la[1], la[0])):
        if all(label[0] < other[0] - NOISE for other in kept):
            kept.append(label)
    return kept
