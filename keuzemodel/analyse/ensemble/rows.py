"""Owns the statements as linear rows: what they ask of a table as long as its packages stay what they are."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from keuzemodel.analyse.claims.bench import Bench
from keuzemodel.analyse.ensemble.oracle import Oracle
from keuzemodel.model.claims.checks import Agreement, Comparison, Divisions, Group, Membership, Quantity, Top
from keuzemodel.model.valuation import Floats
from keuzemodel.solve.layers import Ints
from keuzemodel.solve.problem import Bools

SAME = 1e-9
"""Sums that differ by no more than this are the same number."""
PROBE = 1 << 20
"""So many steps at once, because numbers of statements are rounded."""


class NotLinear(Exception):
    """A statement of this dossier is no row: it holds if one of several numbers is large enough, or asks more than
    these packages.
    """


@dataclass(frozen=True)
class _Part:
    """A check, or what it asks at one weighting. view: which packages it looks at. read: rows by these packages."""

    check: Any
    view: int
    read: dict[bytes, tuple[int, ...] | None] = field(default_factory=dict)


class Reader:
    """Reads the rows of every statement of an oracle, each part once.

    rows: (L, 1 + M·C) all rows met so far: what must be 0 or more, as a constant and a coefficient for every cell, per
    step. Row 0 always holds.
    """

    def __init__(self, oracle: Oracle) -> None:
        self.oracle = oracle
        parts = [part for claim in oracle.claims for part in _parts(oracle, claim.check)]
        self._views = list(dict.fromkeys((tuple(approaches), weighting) for _, approaches, weighting in parts))
        self._parts = [_Part(check, self._views.index((tuple(seen), weighting))) for check, seen, weighting in parts]
        # What needs no reading goes first: it may settle the answer.
        self._parts.sort(key=lambda part: isinstance(part.check, Comparison | Top))
        size = oracle.domain.start.size
        self.rows = np.eye(1, size + 1)
        self._place: dict[bytes, int] = {}
        tables = np.concatenate([np.zeros((1, size), dtype=np.int64), PROBE * np.eye(size, dtype=np.int64)])
        none = np.zeros((size + 1, len(oracle.dossier.approaches), len(oracle.dossier.weightings), 0), dtype=bool)
        self._probe = oracle.bench(tables.reshape(-1, *oracle.domain.start.shape), none)

    def numbers(self, packages: Bools, known: Bools | None = None) -> list[int] | None:
        """Which rows these packages, (A, W, M), ask; None where they break a statement whatever the scores are.

        known: (A,) only statements that look at no package of another approach.

        As long as packages stay, a number of a statement is a sum of scores times factors. They are read off from its
        values under a table of zeros and under tables with one other score. Raises NotLinear.
        """
        found: set[int] = set()
        seen = [packages[list(of), slice(None) if w is None else w].tobytes() for of, w in self._views]
        for k, part in enumerate(self._parts):
            approaches, weighting = self._views[part.view]
            if known is not None and not known[list(approaches)].all():
                continue
            key = seen[part.view]
            if key not in part.read:
                part.read[key] = self._kept(self._rows_of(part.check, weighting, packages))
            rows = part.read[key]
            if rows is None:
                # What was broken once often is again.
                self._parts.insert(0, self._parts.pop(k))
                return None
            found.update(rows)
        return sorted(found)

    def _kept(self, rows: Floats | None) -> tuple[int, ...] | None:
        """The numbers of rows, of which those that are new are added."""
        if rows is None:
            return None
        fresh = {row.tobytes(): row for row in rows if row.tobytes() not in self._place}
        self._place.update({key: len(self.rows) + k for k, key in enumerate(fresh)})
        self.rows = np.concatenate([self.rows, *(row[None] for row in fresh.values())])
        return tuple(self._place[row.tobytes()] for row in rows)

    def _rows_of(self, check: Any, weighting: int | None, packages: Bools) -> Floats | None:
        """Constant and coefficients, (n, 1 + M·C); only those that some table of the domain breaks."""
        match check:
            case Membership() | Agreement():
                holds = self._bench(packages, 1).holds(check).all()
                return np.zeros((0, self.oracle.domain.start.size + 1)) if holds else None
            case Top():
                if not self._bench(packages, 1).tops(check)[0].all():
                    return None
                rows = _top(self._bench(packages, None), check)
            case Comparison():
                rows = _comparison(self._bench(packages, None), check, weighting)
            case _:
                raise NotLinear
        domain = self.oracle.domain
        ends = rows[:, 1:] * domain.low.reshape(-1), rows[:, 1:] * domain.high.reshape(-1)
        if (np.maximum(*ends).sum(axis=1) + rows[:, 0] < 0).any():
            return None
        kept: Floats = rows[np.minimum(*ends).sum(axis=1) + rows[:, 0] < 0]
        return kept

    def _bench(self, packages: Bools, count: int | None) -> Bench:
        """What statements speak of under the first so many probed tables."""
        probe = self._probe
        ids = [a.id for a in self.oracle.dossier.approaches]
        held = {id: packages[None, k] for k, id in enumerate(ids)}
        net = {id: probe.net[id][:count] for id in ids}
        return Bench(probe.dossier, probe.scores[:count], held, net, probe.solve)


def _parts(oracle: Oracle, check: Any) -> list[tuple[Any, list[int], int | None]]:
    """A check with the approaches it looks at, once for each weighting that it looks at on its own; None where it looks
    at several together.
    """
    order = [a.id for a in oracle.dossier.approaches]
    if isinstance(check, Agreement | Divisions):
        return [(check, [order.index(check.approach)], None)]
    groups: list[Group] = [check.left.group, check.right.group] if isinstance(check, Comparison) else [check.group]
    if any(g.in_every for g in groups):
        return [(check, list(range(len(order))), None)]
    approaches = sorted({order.index(id) for g in groups for id in (g.approach, g.also_in, g.not_in) if id is not None})
    if not approaches or any(g.weighting is not None for g in groups):
        return [(check, approaches, None)]
    return [(check, approaches, place) for place in range(len(oracle.dossier.weightings))]


def _comparison(probe: Bench, check: Comparison, weighting: int | None) -> Floats:
    """(n, 1 + M·C) constant and coefficients of what must be 0 or more, at one weighting or at all."""
    left, right = (np.broadcast_to(n, (len(probe.scores), n.shape[1])) for n in probe.compared(check))
    above, below, more, less = check.left, check.right, left, right
    if check.sign in ("<", "<="):
        above, below, more, less = below, above, less, more
    if below.kind == "kleinste_netto" or (check.sign == "=" and above.kind == "kleinste_netto") or above.times < 0:
        raise NotLinear
    with np.errstate(invalid="ignore"):
        gap = _each(probe, above, more) - less[:, :, None] if above.kind == "kleinste_netto" else (more - less)
    if weighting is not None and gap.shape[1] > 1:
        gap = gap[:, [weighting]]
    both = [gap, -gap] if check.sign == "=" else [gap]
    shift = -SAME if check.sign in (">", "<") else SAME
    return np.concatenate([_read(g.reshape(len(g), -1), shift) for g in both])


def _each(probe: Bench, quantity: Quantity, least: Floats) -> Floats:
    """Every number of which the quantity is the least, (T, W, M); what takes no part is as the least itself where
    there is nothing else, and without bound otherwise.
    """
    group = quantity.group
    net = probe.worths(group)
    net = net[:, [probe.place_of[group.weighting]]] if group.weighting else net[:, : least.shape[1]]
    members = np.broadcast_to(probe.members(group), net.shape)
    without = np.where(members.any(axis=2, keepdims=True), np.inf, quantity.plus)
    return np.where(members, quantity.times * net + quantity.plus, without)


def _read(values: Floats, shift: float) -> Floats:
    """Rows from the values under the probed tables, (1 + M·C, n). What is without bound does not depend on scores."""
    values = np.broadcast_to(values, (len(values), values.shape[1])).T
    bounded = np.asarray(np.isfinite(values).all(axis=1))
    with np.errstate(invalid="ignore"):
        factors = np.where(bounded[:, None], (values[:, 1:] - values[:, :1]) / PROBE, 0.0)
    # Two numbers without bound are the same number.
    return np.column_stack([np.nan_to_num(values[:, 0], nan=0.0) + shift, factors])


def _top(probe: Bench, check: Top) -> Floats:
    members, named = probe.members(check.group)[0], probe.wanted(check.codes)
    column = probe.dossier.criterion_index[check.criterion]
    scores = probe.scores[:, :, column]
    pairs = [
        scores[:, i] - scores[:, j]
        for i in np.flatnonzero(named)
        for j in np.flatnonzero((members & ~named).any(axis=0))
    ]
    return _read(np.array(pairs).reshape(-1, len(scores)).T, -SAME)


class Known:
    """The rows of every combination of packages met so far, for many tables side by side.

    A combination has a number, from 0; -1 is one that breaks a statement whatever the scores are. Those with fewer
    rows than others are filled up with row 0.
    """

    def __init__(self, oracle: Oracle) -> None:
        self._reader = Reader(oracle)
        self._number: dict[bytes, int] = {}
        self._may_fit: dict[tuple[bytes, bytes], bool] = {}
        self._of = np.zeros((0, 0), dtype=np.int64)

    def __len__(self) -> int:
        return len(self._of)

    def numbers(self, packages: Bools) -> Ints:
        """The number of each combination, (T,). packages: (T, A, W, M). Raises NotLinear."""
        packed = np.packbits(packages.reshape(len(packages), -1), axis=1)
        found = np.empty(len(packages), dtype=np.int64)
        for k, key in enumerate(map(bytes, packed)):
            if key not in self._number:
                self._number[key] = self._add(self._reader.numbers(packages[k]))
            found[k] = self._number[key]
        return found

    def may_fit(self, packages: Bools, known: Bools) -> Bools:
        """(T,) whether packages, (T, A, W, M), break no statement that looks only at approaches that are known, (A,),
        whatever the scores are. Raises NotLinear.
        """
        packed = np.packbits(packages[:, known].reshape(len(packages), -1), axis=1)
        found = np.empty(len(packages), dtype=bool)
        for k, part in enumerate(map(bytes, packed)):
            key = known.tobytes(), part
            if key not in self._may_fit:
                self._may_fit[key] = self._reader.numbers(packages[k], known) is not None
            found[k] = self._may_fit[key]
        return found

    def _add(self, rows: list[int] | None) -> int:
        if rows is None:
            return -1
        of = np.zeros((len(self._of) + 1, max(self._of.shape[1], len(rows))), dtype=np.int64)
        of[:-1, : self._of.shape[1]] = self._of
        of[-1, : len(rows)] = rows
        self._of = of
        return len(of) - 1

    def room(self, numbers: Ints, tables: Ints) -> Floats:
        """How far every row is from being broken, (T, n): below 0 it is. No number is -1."""
        rows = self._reader.rows
        worth = tables.reshape(len(tables), -1).astype(float) @ rows[:, 1:].T + rows[:, 0]
        return np.asarray(np.take_along_axis(worth, self._of[numbers], axis=1))

    def per_step(self, numbers: Ints, cell: int) -> Floats:
        """(T, n) what one step up in a cell, m·C + c, adds to that."""
        return np.asarray(self._reader.rows[:, cell + 1][self._of[numbers]])
