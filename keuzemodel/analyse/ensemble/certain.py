"""Owns which steps are in the best package under every table that fits (necessary), and under some (possible).

A table of the sample shows that a step can be in, or out: that is proof. That none is otherwise is proved in one of
three ways: all tables are gone through where they are few, the statements themselves name the step at this weighting,
or HiGHS finds that the programme of `programme` has no table under which a package on the other side is at least as
good. The programme leaves statements about limited approaches out, so where it does find one that says nothing, and
the question stays open. The notions are those of Robust Portfolio Modeling, core and exterior projects (Liesiö, Mild
& Salo 2007, EJOR 181(3)).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from keuzemodel.analyse.ensemble.domain import domain_of
from keuzemodel.analyse.ensemble.oracle import Oracle
from keuzemodel.analyse.ensemble.packages import Chooser
from keuzemodel.analyse.ensemble.programme import More, Programme, Row, told_measures
from keuzemodel.analyse.ensemble.tables import Ensemble, Weights
from keuzemodel.model.valuation import Floats
from keuzemodel.solve.items import measures_of
from keuzemodel.solve.layers import Ints
from keuzemodel.solve.problem import TIE, Bools, Infeasible, Problem
from keuzemodel.solve.selection import solver_of

Proof = Literal["example", "proved", "open"]
"""example: a table shows it. proved: no table does otherwise. open: none of the sample does, and nothing is proved."""
MOST_TABLES = 300_000
CLEAR = 1e-5
MOST_ROUNDS = 60
SECONDS = 20.0


@dataclass(frozen=True)
class Certainty:
    """Of one step. share: of the sampled tables whose best package holds it. necessary, possible: whether it is in
    under every, and under some table, and how that is known. bound: where that is open, the most by which a package on
    the other side could still be worth more, in net value.
    """

    code: str
    share: float
    necessary: bool
    possible: bool
    proof_necessary: Proof
    proof_possible: Proof
    bound: float | None = None


def certainties(
    ensemble: Ensemble,
    chooser: Chooser,
    weights: Weights,
    seconds: float = SECONDS,
    tell: Callable[[float], object] | None = None,
) -> tuple[Certainty, ...]:
    """Every step at one weighting, in the dossier's order. seconds: for each step that no example settles.

    Only for tables that satisfy statements. Raises InfeasibleError where no table has a package.
    """
    held, feasible = ensemble.chosen(chooser, weights)
    held = measures_of(ensemble.dossier, held[feasible])
    oracle = Oracle(ensemble.dossier, domain_of(ensemble.dossier, ensemble.reach))
    everything = _every_table(oracle)
    if everything is not None:
        whole = Ensemble(ensemble.dossier, everything, ensemble.basis, ensemble.reach, None)
        all_held, possible = whole.chosen(chooser, weights)
        all_held = measures_of(ensemble.dossier, all_held)
        return tuple(_counted(c, s, h) for c, s, h in zip(
            ensemble.dossier.codes, held.mean(axis=0), all_held[possible].T, strict=True
        ))  # fmt: skip
    asking = _Asking(ensemble, oracle, chooser, weights, seconds)
    told = _told(oracle, chooser, ensemble.weights(weights))
    found = []
    for i, code in enumerate(ensemble.dossier.codes):
        share = float(held[:, i].mean())
        found.append(_counted(code, share, held[:, i]) if told[i] else asking.certainty(i, code, share))
        if tell:
            tell((i + 1) / len(ensemble.dossier.codes))
    return tuple(found)


def _counted(code: str, share: float, held: Bools) -> Certainty:
    """Where every table there is has been counted, or is as those that were."""
    every, some = bool(held.all()), bool(held.any())
    return Certainty(code, float(share), every, some, "proved" if every else "example", "example" if some else "proved")


def _told(oracle: Oracle, chooser: Chooser, weights: Floats) -> Bools:
    """(M,) which measures the statements name, in or out, at a preset and under an approach's own rules."""
    dossier, selector = oracle.dossier, chooser.selector
    inside, outside = told_measures(oracle)
    found = np.zeros(len(dossier.codes), dtype=bool)
    for a, own in enumerate(oracle.choosers):
        rules = replace(selector, dossier=own.selector.dossier) == own.selector
        for w, preset in enumerate(dossier.weightings):
            if rules and np.allclose([preset.weights[c.id] for c in dossier.criteria], weights, rtol=0, atol=TIE):
                found |= inside[a, w] ^ outside[a, w]
    return found


def _every_table(oracle: Oracle) -> Ints | None:
    """All tables that fit, if there are few enough to try."""
    domain = oracle.domain
    if domain.size > np.log10(MOST_TABLES):
        return None
    axes = [np.arange(low, high + 1) for low, high in zip(domain.low.flat, domain.high.flat, strict=True)]
    tables = np.stack(np.meshgrid(*axes, indexing="ij"), axis=-1).reshape(-1, *domain.start.shape)
    parts = np.array_split(tables, 1 + len(tables) // 20_000)
    return np.concatenate([part[oracle.fits(part)] for part in parts])


class _Asking:
    """The programme with a package of its own as variables: y, what each measure in it is worth, and how much the
    package is ahead of those on the other side.
    """

    def __init__(self, ensemble: Ensemble, oracle: Oracle, chooser: Chooser, weights: Weights, seconds: float) -> None:
        self.ensemble, self.oracle, self.chooser = ensemble, oracle, chooser
        self.weights, self.seconds = weights, seconds
        self.programme = Programme(oracle)
        step = np.array([float(s) for s in oracle.domain.step])
        self.per = ensemble.weights(weights) * step * chooser.per_point
        ends = oracle.domain.low * self.per, oracle.domain.high * self.per
        self.least, self.most = np.minimum(*ends).sum(axis=1), np.maximum(*ends).sum(axis=1)
        self.problem = chooser.selector.problem

    def certainty(self, i: int, code: str, share: float) -> Certainty:
        """One step. Both sides are shown by the sample, or one of them is asked for."""
        if 0 < share < 1:
            return Certainty(code, share, False, True, "example", "example")
        inside = share == 1
        shown, bound = self._otherwise(i, not inside)
        proof: Proof = "example" if shown else "proved" if bound is None else "open"
        if inside:
            return Certainty(code, share, not shown, True, proof, "example", bound)
        return Certainty(code, share, False, shown, "example", proof, bound)

    def _otherwise(self, i: int, inside: bool) -> tuple[bool, float | None]:
        """Whether there is an example of measure i in the best package, or out of it; and if not, how much better the
        other side could still be, None if that is proved to be nothing.
        """
        if self.chooser.selector.limits or self.ensemble.dossier.reinforcements:
            return False, np.inf
        try:
            other = solver_of(_forced(self.problem, i, not inside))
        except Infeasible:
            return False, np.inf
        size, cells = self.problem.size, self.oracle.domain.start.size
        more = More(
            np.concatenate([np.zeros(size), self.least.clip(max=0), [-1e3]]),
            np.concatenate([np.ones(size), self.most.clip(min=0), [1e3]]),
            np.concatenate([np.ones(size), np.zeros(size + 1)]).astype(bool),
        )
        (more.low if inside else more.high)[i] = float(inside)
        gain = np.append(np.zeros(cells + 2 * size), 1.0)
        rows = [*self._rows(), *self._local(i, inside)]
        for _ in range(MOST_ROUNDS):
            answer = self.programme.solve(gain, self.seconds, rows, more)
            if answer.impossible or answer.bound < -CLEAR:
                return False, None
            if answer.table is None:
                return False, answer.bound
            if self._shows(answer.table, i, inside):
                return True, None
            net = answer.table @ self.per
            rival = other.best(net[None])[0]
            package = answer.extra[:size] > 0.5
            if net[package].sum() - net[rival].sum() >= answer.extra[-1] - CLEAR:
                return False, answer.bound
            rows.append(self._behind(rival))
        return False, answer.bound

    def _shows(self, table: Ints, i: int, inside: bool) -> bool:
        """Whether a table fits and its best package has measure i, or has it not."""
        if not self.oracle.fits(table[None])[0]:
            return False
        one = Ensemble(self.ensemble.dossier, table[None].copy(), self.ensemble.basis, self.ensemble.reach, None)
        return bool(one.chosen(self.chooser, self.weights)[0][0, i] == inside)

    def _rows(self) -> list[Row]:
        """What makes y a legal package, and v[i] the net value of i where y holds it and 0 elsewhere."""
        rows = []
        for i in range(self.problem.size):
            net = np.zeros((self.problem.size, len(self.per)))
            net[i] = self.per
            low, high = min(0.0, self.least[i]), max(0.0, self.most[i])
            rows.append(self._row({i: high}, {i: -1.0}))
            rows.append(self._row({i: -low}, {i: 1.0}))
            rows.append(self._row({i: low}, {i: -1.0}, net, low=low))
            rows.append(self._row({i: -high}, {i: 1.0}, -net, low=-high))
        for i, others in self.problem.requires:
            rows.append(self._row({i: -1.0} | dict.fromkeys(others, 1.0)))
        for i, j in self.problem.excludes:
            rows.append(self._row({i: -1.0, j: -1.0}, low=-1.0))
        for r in self.problem.resources:
            rows.append(self._row({i: -float(a) for i, a in enumerate(r.amounts)}, low=-float(r.bound)))
        for forced, sign in ((self.problem.forced_in, 1.0), (self.problem.forced_out, -1.0)):
            rows += [self._row({i: sign}, low=max(0.0, sign)) for i in forced]
        return rows

    def _local(self, i: int, inside: bool) -> list[Row]:
        """That the package gains nothing by going over to the other side in one of a few plain ways: measure i with
        what it requires and perhaps one or all that builds on it, or, the other way round, none of all that.

        What the lead over any package of the other side implies anyway, said at once.
        """
        needed = self._closure(i, _needed_by(self.problem))
        if self.problem.resources:
            return []
        if inside:
            return [] if self.problem.forced_in & needed else [self._row({}, dict.fromkeys(needed, 1.0))]
        ways = [self._closure(t, _needs(self.problem)) for t in needed]
        rows = []
        for way in [*ways, set().union(*ways)]:
            against = {j for pair in self.problem.excludes for j in pair if len(way.intersection(pair)) == 1} - way
            clash = any(way.issuperset(pair) for pair in self.problem.excludes)
            if clash or self.problem.forced_out & way:
                continue
            # Where the package holds what the way excludes, the row asks nothing.
            room = float(sum(max(0.0, self.most[j]) for j in way))
            net = np.zeros((self.problem.size, len(self.per)))
            net[list(way)] = -self.per
            rows.append(self._row(dict.fromkeys(against, room), dict.fromkeys(way, 1.0), net))
        return rows

    def _closure(self, i: int, links: dict[int, set[int]]) -> set[int]:
        """A measure with all that its links lead to."""
        found, open_ = {i}, [i]
        while open_:
            fresh = links.get(open_.pop(), set()) - found
            found |= fresh
            open_ += fresh
        return found

    def _row(
        self, y: dict[int, float], v: dict[int, float] | None = None, net: Floats | None = None, low: float = 0.0
    ) -> Row:
        size, cells = self.problem.size, self.oracle.domain.start.size
        whole = np.zeros(cells + 2 * size + 1)
        whole[:cells] = 0.0 if net is None else net.reshape(-1)
        for i, factor in y.items():
            whole[cells + i] = factor
        for i, factor in (v or {}).items():
            whole[cells + size + i] = factor
        return Row(whole, low)

    def _behind(self, rival: Bools) -> Row:
        """The lead is no more than that over one package of the other side."""
        row = self._row({}, dict.fromkeys(range(self.problem.size), 1.0), -(rival[:, None] * self.per))
        row.coefficients[-1] = -1.0
        return row


def _needs(problem: Problem) -> dict[int, set[int]]:
    """What each measure requires; of several of which one is enough, the first."""
    links: dict[int, set[int]] = {}
    for i, others in problem.requires:
        links.setdefault(i, set()).add(others[0])
    return links


def _needed_by(problem: Problem) -> dict[int, set[int]]:
    """What falls away with each measure; what can do with another is left standing."""
    links: dict[int, set[int]] = {}
    for i, others in problem.requires:
        if len(others) == 1:
            links.setdefault(others[0], set()).add(i)
    return links


def _forced(problem: Problem, i: int, inside: bool) -> Problem:
    """The same rules with one measure in, or out."""
    if inside:
        return replace(problem, forced_in=problem.forced_in | {i})
    return replace(problem, forced_out=problem.forced_out | {i})
