"""Owns building the decision network: groups of related measures, laid out as layers.

The relations split the measures into groups, and a group's legal states are listed once. A group
with too many of them becomes a row of blocks, each listed per state of the frontier: the earlier
measures that later ones still depend on. A node is a frontier with what has been used of every
resource; an arc is a block's state with the node it leads to. States that use the same and lead
to the same frontier form one class, so a node has one arc per class. Only nodes that are reached
and from which the end can be reached are kept (Bergman, Cire, van Hoeve & Hooker 2016, "Decision
Diagrams for Optimization", chapters 3 and 4).
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from graphlib import TopologicalSorter
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from keuzemodel.model.valuation import Floats
from keuzemodel.solve.problem import Bools, Infeasible, Problem, TooLarge

Ints = NDArray[np.int64]

WHOLE = 256
"""The most states of a group that stays one block."""
MAX_STATES = 20_000
MAX_SPLIT = 60
"""A larger group is not worth splitting: HiGHS does it."""
MAX_ARCS = 2_000_000


@dataclass(frozen=True)
class Layer:
    """One group. States are sorted by class, arcs by source node.

    columns: (m,) measure positions. states: (n, m) of 0 and 1. class_start: (k,) first state of
    each class. state_class: (n,). arc_*: (a,). node_start: (nodes,) first arc of each node.
    """

    columns: Ints
    states: Floats
    class_start: Ints
    state_class: Ints
    arc_source: Ints
    arc_class: Ints
    arc_target: Ints
    node_start: Ints

    def __post_init__(self) -> None:
        for array in vars(self).values():
            array.flags.writeable = False

    @cached_property
    def arcs_of(self) -> Ints:
        """(nodes, most arcs) arc numbers, padded with -1."""
        counts = np.diff(self.node_start, append=len(self.arc_source))
        table = self.node_start[:, None] + np.arange(counts.max())
        return np.where(np.arange(counts.max()) < counts[:, None], table, -1)


@dataclass(frozen=True)
class Block:
    """Measures that are decided together, given the frontier: earlier measures that still matter.

    measures, frontier: positions, in order. before, after: (n,) frontier as bits, coming in and
    going out. states: (n, m) legal states of the measures for that incoming frontier.
    """

    measures: list[int]
    before: Ints
    after: Ints
    states: Bools


def _relations(problem: Problem) -> tuple[dict[int, list[tuple[int, ...]]], dict[int, set[int]]]:
    """Per measure: its requires rows, and the measures it excludes."""
    requires = defaultdict(list)
    for i, others in problem.requires:
        requires[i].append(others)
    excludes = defaultdict(set)
    for i, j in problem.excludes:
        excludes[i].add(j)
        excludes[j].add(i)
    return requires, excludes


def _partners(problem: Problem) -> dict[int, set[int]]:
    """Per item, every other that a relation ties it to."""
    partners: dict[int, set[int]] = {i: set() for i in range(problem.size)}
    for i, j in problem.pairs():
        partners[i].add(j)
        partners[j].add(i)
    return partners


def _groups(problem: Problem) -> list[list[int]]:
    """Items that a relation ties together, each group in dossier order."""
    pairs = problem.pairs()
    ends = ([i for i, _ in pairs], [j for _, j in pairs])
    graph = coo_array((np.ones(len(pairs)), ends), shape=(problem.size, problem.size))
    count, label = connected_components(graph, directed=False)
    groups: list[list[int]] = [[] for _ in range(count)]
    for i in range(problem.size):
        groups[label[i]].append(i)
    return groups


def blocks_of(problem: Problem, whole: int = WHOLE) -> list[Block]:
    """Every group as one block, or where that has too many states as a row of small ones."""
    rank = {i: k for k, i in enumerate(TopologicalSorter(problem.needs()).static_order())}
    blocks = []
    for group in _groups(problem):
        try:
            blocks += _chain(problem, [sorted(group, key=rank.__getitem__)], whole)
        except TooLarge:
            if len(group) > MAX_SPLIT:
                raise
            blocks += _chain(problem, _parts(problem, group, rank), MAX_STATES)
    return blocks


def _parts(problem: Problem, group: list[int], rank: dict[int, int]) -> list[list[int]]:
    """A group in an order that puts what is required first and keeps the frontier small: time and
    again the measure, with all it still requires, that leaves the fewest measures open.
    """
    needs = problem.needs()
    related = _partners(problem)
    closure: dict[int, list[int]] = {}
    for i in sorted(group, key=rank.__getitem__):
        found = {i}.union(*(closure[j] for j in needs[i]))
        closure[i] = sorted(found, key=rank.__getitem__)
    done: set[int] = set()
    parts = []
    while len(done) < len(group):
        best: tuple[int, int, int] | None = None
        for i in group:
            if i in done:
                continue
            settled = done.union(closure[i])
            cost = (sum(not related[j] <= settled for j in settled), len(settled), i)
            best = cost if best is None or cost < best else best
        assert best is not None
        parts.append([j for j in closure[best[2]] if j not in done])
        done.update(parts[-1])
    return parts


def _chain(problem: Problem, parts: list[list[int]], most: int) -> list[Block]:
    """The parts of one group as blocks. Raises TooLarge over `most` states, Infeasible for none."""
    requires, excludes = _relations(problem)
    partners = _partners(problem)
    hidden = problem.hidden
    blocks = []
    settled: set[int] = set()
    frontier: list[int] = []
    incoming = np.zeros((1, 0), dtype=bool)
    for part in parts:
        known = frontier + part
        place = {measure: k for k, measure in enumerate(known)}
        states = np.hstack([incoming, np.zeros((len(incoming), len(part)), dtype=bool)])
        for measure in part:
            if measure in hidden:
                i, others = hidden[measure]
                beside = states[:, [place[j] for j in others]].any(axis=1)
                states[:, place[measure]] = states[:, place[i]] & beside
                continue
            states = _with_measure(problem, states, measure, place, requires[measure], excludes[measure])
            if len(states) > most:
                raise TooLarge
        settled.update(part)
        after = [i for i in known if not partners[i] <= settled]
        outgoing = states[:, [place[i] for i in after]]
        blocks.append(Block(part, _bits(states[:, : len(frontier)]), _bits(outgoing), states[:, len(frontier) :]))
        frontier, incoming = after, np.unique(outgoing, axis=0) if after else np.zeros((1, 0), dtype=bool)
        if len(frontier) > 60:
            raise TooLarge
    return blocks


def _with_measure(
    problem: Problem,
    states: Bools,
    measure: int,
    place: dict[int, int],
    requires: list[tuple[int, ...]],
    excludes: set[int],
) -> Bools:
    """Every state without the measure, and every one that may have it."""
    grown = [] if measure in problem.forced_in else [states]
    if measure not in problem.forced_out:
        legal = np.ones(len(states), dtype=bool)
        for others in requires:
            legal &= states[:, [place[j] for j in others]].any(axis=1)
        legal &= ~states[:, [place[j] for j in excludes if j in place]].any(axis=1)
        taken = states[legal]
        taken[:, place[measure]] = True
        grown.append(taken)
    if not grown or not sum(map(len, grown)):
        raise Infeasible
    return np.concatenate(grown)


def _bits(states: Bools) -> Ints:
    """Each row as one whole number. (n, k) → (n,)"""
    return states.astype(np.int64) @ (np.int64(1) << np.arange(states.shape[1], dtype=np.int64))


def make_layers(problem: Problem, whole: int = WHOLE) -> list[Layer]:
    """Blocks as layers, with only the nodes from which the end can be reached.

    A node is a frontier (as bits, in column 0) and the use of every resource so far. A group with
    more than `whole` states is split. Raises Infeasible, or TooLarge.
    """
    if any(sum(map(abs, r.amounts)) + abs(r.bound) >= 1 << 62 for r in problem.resources):
        raise TooLarge
    amounts = np.array([r.amounts for r in problem.resources], dtype=np.int64).reshape(-1, problem.size)
    bounds = np.array([r.bound for r in problem.resources], dtype=np.int64)
    blocks = blocks_of(problem, whole)
    used = [b.states @ amounts[:, b.measures].T for b in blocks]
    least = np.array([u.min(axis=0) for u in used]).reshape(len(blocks), -1)
    most = np.array([u.max(axis=0) for u in used]).reshape(len(blocks), -1)

    nodes = np.zeros((1, 1 + len(bounds)), dtype=np.int64)
    forward = []
    arcs = 0
    for g, block in enumerate(blocks):
        classes, state_class = _unique_rows(np.column_stack([block.before, block.after, used[g]]))
        order = np.argsort(state_class, kind="stable")
        source, klass = np.nonzero(nodes[:, :1] == classes[:, 0])
        arcs += len(nodes) * len(classes)
        if arcs > MAX_ARCS:
            raise TooLarge
        reached = nodes[source, 1:] + classes[klass, 2:]
        fits = (reached + least[g + 1 :].sum(axis=0) <= bounds).all(axis=1)
        source, klass, reached = source[fits], klass[fits], reached[fits]
        if not len(source):
            raise Infeasible
        # What can no longer be exceeded is all one: raise it to the last use that always fits.
        reached = np.maximum(reached, bounds - most[g + 1 :].sum(axis=0))
        nodes, arc_target = _unique_rows(np.column_stack([classes[klass, 1], reached]))
        forward.append((block.states[order], state_class[order], source, klass, arc_target))

    layers: list[Layer] = []
    alive = np.ones(len(nodes), dtype=bool)
    for g in reversed(range(len(blocks))):
        state, state_class, source, klass, target = forward[g]
        keep = alive[target]
        source, klass, target = source[keep], klass[keep], (np.cumsum(alive) - 1)[target[keep]]
        if not len(source):
            raise Infeasible
        left, node_start, source = np.unique(source, return_index=True, return_inverse=True)
        layers.insert(
            0,
            Layer(
                columns=np.array(blocks[g].measures),
                states=state.astype(float),
                class_start=np.unique(state_class, return_index=True)[1],
                state_class=state_class,
                arc_source=source,
                arc_class=klass,
                arc_target=target,
                node_start=node_start,
            ),
        )
        alive = np.zeros(_node_count(forward, g), dtype=bool)
        alive[left] = True
    return layers


def _node_count(forward: list[Any], g: int) -> int:
    return 1 if g == 0 else int(forward[g - 1][4].max()) + 1


def _unique_rows(rows: Ints) -> tuple[Ints, Ints]:
    """Distinct rows, sorted, and per row which of them it is."""
    lowest, highest = rows.min(axis=0), rows.max(axis=0)
    spans = [int(high) - int(low) + 1 for low, high in zip(lowest, highest, strict=True)]
    if math.prod(spans) >= 1 << 62:
        found, inverse = np.unique(rows, axis=0, return_inverse=True)
        return found, inverse.reshape(-1)
    # Each row as one number of mixed radix: sorting numbers is far quicker than sorting rows.
    steps = np.array([math.prod(spans[k + 1 :]) for k in range(len(spans))], dtype=np.int64)
    _, first, inverse = np.unique((rows - lowest) @ steps, return_index=True, return_inverse=True)
    return rows[first], inverse
