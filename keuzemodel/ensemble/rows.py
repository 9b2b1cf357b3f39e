"""Owns the statements as linear rows: what they ask of a table as long as its packages stay what they are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from keuzemodel.ensemble.oracle import Oracle
from keuzemodel.ensemble.statements import SAME, Linear, Statements
from keuzemodel.model.checks import Agreement, Comparison, Membership, Top
from keuzemodel.model.valuation import Floats
from keuzemodel.solve.layers import Ints
from keuzemodel.solve.problem import Bools


class NotLinear(Exception):
    """A statement of this dossier is no row: it holds if one of several numbers is large enough."""


@dataclass(frozen=True)
class Rows:
    """Every statement holds where coefficients·table + constant is 0 or more in every row.

    coefficients: (n, M·C), per step. constant: (n,).
    """

    coefficients: Floats
    constant: Floats


def rows_of(oracle: Oracle, packages: Bools) -> Rows | None:
    """The rows under these packages, (A, W, M); None where they break a statement whatever the scores are.

    Raises NotLinear.
    """
    statements, one = oracle.statements, packages[None]
    if not all(_members_allow(statements, claim.check, one) for claim in statements.claims):
        return None
    coefficients, constants = [], []
    for claim in statements.claims:
        match claim.check:
            case Comparison() as check:
                part, constant = _comparison(statements, check, one)
            case Top() as check:
                part, constant = _top(statements, check, one)
            case _:
                continue
        coefficients.append(part.reshape(len(part), -1))
        constants.append(constant)
    size = len(oracle.dossier.measures) * len(oracle.dossier.criteria)
    matrix = np.concatenate([np.zeros((0, size)), *coefficients])
    matrix *= np.tile([float(s) for s in oracle.domain.step], len(oracle.dossier.measures))
    constant = np.concatenate([np.zeros(0), *constants])
    low, high = oracle.domain.low.reshape(-1), oracle.domain.high.reshape(-1)
    least = np.minimum(matrix * low, matrix * high).sum(axis=1) + constant
    most = np.maximum(matrix * low, matrix * high).sum(axis=1) + constant
    if (most < 0).any():
        return None
    # What no table of the domain breaks need not be looked at.
    found = np.unique(np.column_stack([matrix, constant])[least < 0], axis=0)
    return Rows(found[:, :-1], found[:, -1])


def _members_allow(statements: Statements, check: object, packages: Bools) -> bool:
    """Whether the packages alone do not break a statement."""
    match check:
        case Membership():
            return bool(statements.members_hold(check, packages)[0])
        case Agreement():
            return bool(statements.agree(check, packages)[0])
        case Top():
            members = statements.members(check.group, statements.cases(check.group), packages)[0]
            return not (np.isin(statements.dossier.codes, check.codes) & ~members).any()
        case _:
            return True


def _comparison(statements: Statements, check: Comparison, packages: Bools) -> tuple[Floats, Floats]:
    left, right = statements.sides(check, packages)
    if check.sign in ("<", "<="):
        left, right = right, left
    if right.least or (left.least and check.sign == "="):
        raise NotLinear
    strict = check.sign in (">", "<")
    parts = [_gap(left, right, strict)]
    if check.sign == "=":
        parts.append(_gap(right, left, strict))
    return np.concatenate([c for c, _ in parts]), np.concatenate([k for _, k in parts])


def _gap(left: Linear, right: Linear, strict: bool) -> tuple[Floats, Floats]:
    """Left above right, per case, or per case and measure where left is the least of them. (n, M, C) and (n,)."""
    ours, theirs = _sum(left), _sum(right)
    with np.errstate(invalid="ignore"):
        apart = np.nan_to_num(left.constant[0] - right.constant[0], nan=0.0)
    if left.least:
        case, measure = np.nonzero(left.holds[0])
        each = np.zeros((len(case), *ours.shape[1:]))
        each[np.arange(len(case)), measure] = ours[case, measure]
        empty = ~left.holds[0].any(axis=1)
        gap = np.concatenate([each - theirs[case], -theirs[empty]])
        apart = np.concatenate([apart[case], apart[empty]])
    else:
        gap = ours - theirs
    gap = np.where(np.isfinite(apart)[:, None, None], gap, 0.0)
    return gap, apart + (-SAME if strict else SAME)


def _sum(number: Linear) -> Floats:
    """Its coefficients per case, (K, M, C)."""
    return np.asarray(number.holds[0][:, :, None] * number.per[:, None, :])


def _top(statements: Statements, check: Top, packages: Bools) -> tuple[Floats, Floats]:
    members = statements.members(check.group, statements.cases(check.group), packages)[0]
    named = np.isin(statements.dossier.codes, check.codes)
    column = statements.dossier.criterion_index[check.criterion]
    rest = np.flatnonzero((members & ~named).any(axis=0))
    pairs = [(i, j) for i in np.flatnonzero(named) for j in rest]
    rows = np.zeros((len(pairs), len(named), len(statements.dossier.criteria)))
    for row, (i, j) in zip(rows, pairs, strict=True):
        row[i, column], row[j, column] = 1.0, -1.0
    return rows, np.full(len(pairs), -SAME)


class Known:
    """The rows of every combination of packages met so far, side by side for many tables.

    A combination has a number, from 0; -1 is one that breaks a statement whatever the scores are.
    """

    def __init__(self, oracle: Oracle) -> None:
        self.oracle = oracle
        self._number: dict[bytes, int] = {}
        self._rows: list[Rows] = []

    def __len__(self) -> int:
        return len(self._rows)

    def numbers(self, packages: Bools) -> Ints:
        """The number of each combination, (T,). packages: (T, A, W, M). Raises NotLinear."""
        packed = np.packbits(packages.reshape(len(packages), -1), axis=1)
        found = np.empty(len(packages), dtype=np.int64)
        for k, key in enumerate(map(bytes, packed)):
            if key not in self._number:
                self._number[key] = self._add(rows_of(self.oracle, packages[k]))
            found[k] = self._number[key]
        return found

    def _add(self, rows: Rows | None) -> int:
        if rows is None:
            return -1
        self._rows.append(rows)
        self.__dict__.pop("_stacked", None)
        return len(self._rows) - 1

    @cached_property
    def _stacked(self) -> tuple[Floats, Floats]:
        """Coefficients, (combinations, M·C, n), and constants, (combinations, n), filled up with rows that hold."""
        most = max((len(r.constant) for r in self._rows), default=0)
        size = self.oracle.domain.start.size
        coefficients = np.zeros((len(self._rows), size, most))
        constants = np.ones((len(self._rows), most))
        for k, rows in enumerate(self._rows):
            coefficients[k, :, : len(rows.constant)] = rows.coefficients.T
            constants[k, : len(rows.constant)] = rows.constant
        return coefficients, constants

    def room(self, numbers: Ints, tables: Ints) -> Floats:
        """How far every row is from being broken, (T, n): below 0 it is. No number is -1."""
        coefficients, constants = self._stacked
        room = np.empty((len(tables), constants.shape[1]))
        flat = tables.reshape(len(tables), 1, -1).astype(float)
        for number in np.unique(numbers):
            who = numbers == number
            room[who] = (flat[who] @ coefficients[number])[:, 0] + constants[number]
        return room

    def per_step(self, numbers: Ints, cell: int) -> Floats:
        """(T, n) what one step up in a cell, m·C + c, adds to that."""
        return self._stacked[0][numbers, cell]
