"""Owns the tables that fit as a mixed-integer programme: what HiGHS can say of all of them at once.

The scores are its variables. Where statements name an approach's package in full, its packages are known whatever the
table is: then statements about them are rows, and that no other package is worth more is added one package at a time,
where the engine finds that one is (cutting planes). What hangs on other packages is left out. So every table that fits
keeps the programme, and some that keep it do not fit: what the programme rules out is ruled out.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array, vstack

from keuzemodel.analyse.ensemble.oracle import Oracle
from keuzemodel.analyse.ensemble.rows import NotLinear, Reader
from keuzemodel.model.claims.checks import Group, Membership
from keuzemodel.model.valuation import Floats
from keuzemodel.solve.layers import Ints
from keuzemodel.solve.problem import Bools, tie_key

MOST_CUTS = 300


@dataclass(frozen=True)
class Row:
    """low ≤ coefficients·(table, other variables) ≤ high."""

    coefficients: Floats
    low: float = 0.0
    high: float = np.inf


@dataclass(frozen=True)
class More:
    """Variables beside the scores: from low to high, and whether each is a whole number."""

    low: Floats
    high: Floats
    whole: Bools


NOTHING = More(np.zeros(0), np.zeros(0), np.zeros(0, dtype=bool))


@dataclass(frozen=True)
class Answer:
    """table: (M, C), in steps, or None; extra: the other variables. value: of the objective; bound: what no table
    exceeds. impossible: that there is none is proved.
    """

    table: Ints | None
    extra: Floats
    value: float
    bound: float
    impossible: bool


@dataclass
class Programme:
    """The programme of one oracle. pinned: (A, W) where the package is known, and packages: (A, W, M) which it is."""

    oracle: Oracle
    pinned: Bools = field(init=False)
    packages: Bools = field(init=False)
    rows: list[Row] = field(init=False)

    def __post_init__(self) -> None:
        self.pinned, self.packages = pinned_packages(self.oracle)
        self.rows = []
        # Only without a limit is every legal package a rival under every table.
        free = [not chooser.selector.limits for chooser in self.oracle.choosers]
        self.pinned &= np.array(free)[:, None] & (self.oracle.wholes is not None)
        reader = Reader(self.oracle)
        try:
            numbers = reader.numbers(self.packages, np.asarray(self.pinned.all(axis=1)))
        except NotLinear:
            numbers = []
        if numbers is None:
            self.rows.append(Row(np.zeros(self.oracle.domain.start.size), 1.0))
            return
        self.rows += [Row(reader.rows[k, 1:], -reader.rows[k, 0]) for k in numbers]

    def solve(self, gain: Floats, seconds: float, extra: Sequence[Row] = (), more: More = NOTHING) -> Answer:
        """The table with the most gain that keeps all rows, these included, and under which no package is worth more
        than a pinned one. gain: of the scores and then of the other variables.
        """
        domain, count = self.oracle.domain, len(more.low)
        low = np.concatenate([domain.low.reshape(-1), more.low])
        high = np.concatenate([domain.high.reshape(-1), more.high])
        whole = np.concatenate([np.ones(domain.start.size), more.whole])
        end = time.monotonic() + seconds
        bound = np.inf
        for _ in range(MOST_CUTS):
            rows = [*(Row(np.append(r.coefficients, np.zeros(count)), r.low, r.high) for r in self.rows), *extra]
            answer = milp(
                -gain,
                integrality=whole,
                bounds=Bounds(low, high),
                constraints=_constraints(rows),
                options={"time_limit": max(0.1, end - time.monotonic()), "mip_rel_gap": 0},
            )
            if answer.status == 2:
                return Answer(None, np.zeros(count), -np.inf, -np.inf, True)
            if answer.mip_dual_bound is not None:
                bound = min(bound, -float(answer.mip_dual_bound))
            if answer.x is None:
                break
            table = np.rint(answer.x[: domain.start.size]).astype(np.int64).reshape(domain.start.shape)
            if not self._cut(table):
                return Answer(table, answer.x[domain.start.size :], -float(answer.fun), bound, False)
            if time.monotonic() > end:
                break
        return Answer(None, np.zeros(count), -np.inf, bound, False)

    def _cut(self, table: Ints) -> bool:
        """Add every package that is better than a pinned one under this table; whether there was any."""
        best = self.oracle.packages(table[None])[0][0]
        cut = False
        for a, w in np.argwhere(self.pinned & (best != self.packages).any(axis=2)):
            self.rows.append(self._ahead(a, w, self.packages[a, w], best[a, w]))
            cut = True
        return cut

    def _ahead(self, approach: int, weighting: int, ours: Bools, theirs: Bools) -> Row:
        """Ours is worth at least as much, and more where the tie rule prefers theirs."""
        assert self.oracle.wholes is not None
        size = len(ours)
        per = self.oracle.wholes[approach].per_step[weighting] / 2.0 ** (size << size).bit_length()
        keys = [tie_key(np.flatnonzero(p).tolist(), size) for p in (ours, theirs)]
        differ = ours.astype(float) - theirs
        return Row((differ[:, None] * per).reshape(-1), 0.5 if keys[0] > keys[1] else -0.5)


def _constraints(rows: Sequence[Row]) -> list[LinearConstraint]:
    if not rows:
        return []
    # Whole coefficients of very different size ask too much of HiGHS' tolerances.
    size = [max(1.0, float(abs(r.coefficients).max())) for r in rows]
    matrix = vstack([csr_array((r.coefficients / s)[None]) for r, s in zip(rows, size, strict=True)])
    low = [r.low / s for r, s in zip(rows, size, strict=True)]
    return [LinearConstraint(matrix, low, [r.high / s for r, s in zip(rows, size, strict=True)])]


def pinned_packages(oracle: Oracle) -> tuple[Bools, Bools]:
    """Where the statements name every measure of a package, (A, W), and the packages, (A, W, M)."""
    inside, outside = told_measures(oracle)
    return np.asarray((inside | outside).all(axis=2) & ~(inside & outside).any(axis=2)), inside


def told_measures(oracle: Oracle) -> tuple[Bools, Bools]:
    """Which measures the statements themselves put in the packages, and which out of them, each (A, W, M).

    What is in brings in what it alone requires, and keeps out what it excludes.
    """
    dossier = oracle.dossier
    shape = len(dossier.approaches), len(dossier.weightings), len(dossier.codes)
    inside, outside = np.zeros(shape, dtype=bool), np.zeros(shape, dtype=bool)
    bench = oracle.bench(oracle.domain.start[None], np.zeros((1, *shape), dtype=bool))
    approaches = [a.id for a in dossier.approaches]
    for claim in oracle.claims:
        match claim.check:
            case Membership(group=Group(also_in=None, not_in=None) as group) as check if (
                group.approach or group.in_every
            ):
                passes = bench.passes(group)[0, 0]
                wanted = bench.wanted(check.codes)
                named = {"is": wanted, "bevat": wanted, "zonder": np.zeros(len(wanted), dtype=bool)}[check.relation]
                others = {"is": passes & ~wanted, "bevat": named & False, "zonder": passes & wanted}[check.relation]
                if group.in_every:
                    inside |= named
                    continue
                place = [bench.place_of[group.weighting]] if group.weighting else list(range(shape[1]))
                a = approaches.index(str(group.approach))
                named, others = (others, named) if group.outside else (named, others)
                inside[a, place] |= named
                outside[a, place] |= others
    _follow(oracle, inside, outside)
    return inside, outside


def _follow(oracle: Oracle, inside: Bools, outside: Bools) -> None:
    """What follows from relations, until nothing does."""
    position = oracle.dossier.measure_index
    while True:
        before = inside.sum() + outside.sum()
        for r in oracle.dossier.relations:
            i, others = position[r.code], [position[o] for o in r.others]
            if r.kind == "excludes":
                for j in others:
                    outside[..., j] |= inside[..., i]
                    outside[..., i] |= inside[..., j]
            elif r.kind == "requires" and len(others) == 1:
                inside[..., others[0]] |= inside[..., i]
                outside[..., i] |= outside[..., others[0]]
        if inside.sum() + outside.sum() == before:
            return
