"""Owns the choice of the best package: one entry for one weighting, one for thousands."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar

import numpy as np
from numpy.typing import ArrayLike

from keuzemodel.model.dossier import Dossier
from keuzemodel.model.errors import InfeasibleError, RequestError, RequestKind, Rule
from keuzemodel.model.readonly import hold
from keuzemodel.model.valuation import (
    Floats,
    check_known,
    checked_number,
    checked_weights,
    item_values,
    net_values,
    totals,
    value_matrix,
    weight_vector,
)
from keuzemodel.solve.items import measures_of
from keuzemodel.solve.milp import Milp
from keuzemodel.solve.network import Network
from keuzemodel.solve.problem import Bools, Infeasible, Problem, Solver, TooLarge, make_problem, tie_key

T = TypeVar("T")

CO_OPTIMAL_MOST = 100
CO_OPTIMAL_FEW = 10
"""Where each takes a programme of its own."""


@dataclass(frozen=True)
class Package:
    """The best package of one weighting.

    codes: in dossier order. value: sum of net values. totals: sum of scores per criterion.
    co_optimal: other packages within 1e-9 of the same value, best by the tie rule first;
    co_optimal_cut says that there are more than are listed.
    """

    codes: tuple[str, ...]
    value: float
    totals: Mapping[str, float]
    co_optimal: tuple[tuple[str, ...], ...]
    co_optimal_cut: bool

    def __post_init__(self) -> None:
        hold(self, "totals")


@dataclass(frozen=True)
class Selector:
    """One dossier with its limits and forced choices settled: what is left open is the weighting.

    Hashable, and the way it is solved is worked out once for equal selectors. silent: criteria that weigh nothing,
    whatever the weighting says.
    """

    dossier: Dossier
    limits: tuple[tuple[str, float], ...] = ()
    require: tuple[str, ...] = ()
    forbid: tuple[str, ...] = ()
    cover: tuple[tuple[str, ...], ...] = ()
    silent: tuple[str, ...] = ()

    @property
    def problem(self) -> Problem:
        """The rules as exact integers."""
        return make_problem(self.dossier, dict(self.limits), self.require, self.forbid, self.cover)

    @property
    def solver(self) -> Solver:
        """The compiled rules. Raises InfeasibleError."""
        return _solver(self)

    def net(self, weights: Floats) -> Floats:
        """Net value of every item, see `items`. (S, C) → (S, M + H)."""
        if not self.silent:
            return net_values(_values(self.dossier), weights)
        heard = [c.id not in self.silent for c in self.dossier.criteria]
        return net_values(_values(self.dossier), weights * heard)

    def package(self, weights: Floats) -> Package:
        """The best package for one weighting, (C,). Raises InfeasibleError."""
        net = self.net(weights[None, :])[0]
        positions = tuple(np.flatnonzero(self.solver.best(net[None, :])[0]).tolist())
        found, cut = self.solver.co_optimal(net, CO_OPTIMAL_FEW if isinstance(self.solver, Milp) else CO_OPTIMAL_MOST)
        measures = len(self.dossier.measures)
        others = sorted((p for p in found if p != positions), key=lambda p: tie_key(p, measures))
        codes = self._codes(positions)
        return Package(
            codes=codes,
            value=math.fsum(net[i] for i in positions),
            totals=totals(self.dossier, codes),
            co_optimal=tuple(self._codes(p) for p in others),
            co_optimal_cut=cut,
        )

    def codes_of(self, held: Bools) -> tuple[str, ...]:
        """The codes of a package given as bool by item or by measure."""
        return self._codes(np.flatnonzero(held).tolist())

    def _codes(self, positions: Iterable[int]) -> tuple[str, ...]:
        measures = len(self.dossier.measures)
        return tuple(self.dossier.codes[i] for i in positions if i < measures)


def select_package(
    dossier: Dossier,
    weighting: str | Mapping[str, float],
    approach: str | None = None,
    limits: Mapping[str, float] | None = None,
    require: Iterable[str] = (),
    forbid: Iterable[str] = (),
    cover: Iterable[Iterable[str]] = (),
) -> Package:
    """The best package for one weighting.

    weighting: a preset's id, or {criterion id: weight of 0 or more}, normalised; a criterion that
    is not named weighs 0. approach: an approach's id, of which only the limits count; None has
    none. limits: {criterion id of a burden: maximum total}, in place of the approach's own.
    require, forbid: codes forced in and out. cover: sets of codes, of each of which at least one is in.

    Ties (within 1e-9): fewest measures, then the earliest in dossier order. Raises RequestError for
    what the dossier does not have, InfeasibleError with the rules that clash.
    """
    selector = make_selector(dossier, approach, limits, require, forbid, cover)
    return selector.package(weight_vector(dossier, weighting))


def select_packages(
    dossier: Dossier,
    weights: ArrayLike,
    approach: str | None = None,
    limits: Mapping[str, float] | None = None,
    require: Iterable[str] = (),
    forbid: Iterable[str] = (),
    cover: Iterable[Iterable[str]] = (),
) -> Bools:
    """The best package for each of S weightings.

    weights: (S, C), columns in `dossier.criteria` order, rows sum to 1. The rest is as in
    `select_package`. Returns (S, M) of bool, columns in `dossier.measures` order.
    """
    selector = make_selector(dossier, approach, limits, require, forbid, cover)
    return measures_of(dossier, selector.solver.best(selector.net(checked_weights(dossier, weights))))


def make_selector(
    dossier: Dossier,
    approach: str | None = None,
    limits: Mapping[str, float] | None = None,
    require: Iterable[str] = (),
    forbid: Iterable[str] = (),
    cover: Iterable[Iterable[str]] = (),
) -> Selector:
    """A checked `Selector`. Raises RequestError for an unknown id or code, or a negative limit."""
    wanted = (_codes("cover", codes, dossier) for codes in _listed("cover", cover, "sets of codes"))
    return Selector(
        dossier,
        _limits(dossier, approach, limits),
        _codes("require", require, dossier),
        _codes("forbid", forbid, dossier),
        tuple(dict.fromkeys(wanted)),
        dossier.approach(approach).silent if approach is not None else (),
    )


def _limits(
    dossier: Dossier, approach: str | None, limits: Mapping[str, float] | None
) -> tuple[tuple[str, float], ...]:
    """The limits in force, by id: those given, or else those of the approach."""
    if approach is not None:
        if not isinstance(approach, str):
            raise RequestError(RequestKind.FORM, "approach", "an id", repr(approach))
        check_known([approach], {a.id: a for a in dossier.approaches}, "approach")
    if limits is None:
        limits = dossier.approach(approach).limits if approach is not None else {}
    elif not isinstance(limits, Mapping):
        raise RequestError(RequestKind.FORM, "limits", "{criterion: maximum}", repr(limits))
    check_known(limits, {c.id: c for c in dossier.criteria if c.kind == "burden"}, "limits: burden")
    return tuple(sorted((id, checked_number(most, f"limit on {id!r}")) for id, most in limits.items()))


def _codes(name: str, codes: Iterable[str], dossier: Dossier) -> tuple[str, ...]:
    """Codes in dossier order, each once."""
    listed = _listed(name, codes, "a series of codes")
    if not all(isinstance(code, str) for code in listed):
        raise RequestError(RequestKind.FORM, name, "a series of codes", repr(listed))
    check_known(sorted(set(listed)), dossier.measure_index, f"{name}: measure")
    return tuple(code for code in dossier.codes if code in listed)


def _listed(name: str, given: Iterable[T], expected: str) -> list[T]:
    """What is given, unless that is one text or nothing to go through."""
    if isinstance(given, str) or not isinstance(given, Iterable):
        raise RequestError(RequestKind.FORM, name, expected, repr(given))
    return list(given)


@lru_cache(maxsize=16)
def _values(dossier: Dossier) -> Floats:
    found = item_values(dossier, value_matrix(dossier))
    found.flags.writeable = False
    return found


@lru_cache(maxsize=256)
def _solver(selector: Selector) -> Solver:
    try:
        return solver_of(selector.problem)
    except Infeasible:
        raise InfeasibleError(_clash(selector)) from None


def solver_of(problem: Problem) -> Solver:
    """The quickest exact way for these rules. Raises Infeasible."""
    try:
        return Network(problem)
    except TooLarge:
        return Milp(problem)


def _clash(selector: Selector) -> list[Rule]:
    """A smallest set of rules that no package keeps: each is left out in turn, and stays out if
    the rest still clashes (the deletion filter of Chinneck 2008, "Feasibility and Infeasibility in
    Optimization", section 6.2).
    """
    dossier = selector.dossier
    rules: list[Rule] = [Rule("requires", r.code, r.others) for r in dossier.relations if r.kind == "requires"]
    rules += [Rule("excludes", r.code, r.others) for r in dossier.relations if r.kind == "excludes"]
    rules += [Rule("coverage", c.theme, bound=c.minimum) for c in dossier.coverage]
    rules += [Rule("cover", "", codes, 1) for codes in selector.cover]
    rules += [Rule("limit", id, bound=bound) for id, bound in selector.limits]
    rules += [Rule("forbid", code) for code in selector.forbid]
    rules += [Rule("require", code) for code in selector.require]
    for rule in tuple(rules):
        fewer = [r for r in rules if r is not rule]
        if _clashes(selector, fewer):
            rules = fewer
    return rules


def _clashes(selector: Selector, rules: list[Rule]) -> bool:
    """Whether no package keeps these rules of a selector, the others taken away."""
    dossier = selector.dossier
    of = {kind: [r for r in rules if r.kind == kind] for kind in {r.kind for r in rules}}
    # Rebuilt, because what is forced out uses nothing of a limit only as long as it is forced out.
    full = make_problem(
        dossier,
        {r.subject: bound for r in of.get("limit", ()) if (bound := r.bound) is not None},
        [r.subject for r in of.get("require", ())],
        [r.subject for r in of.get("forbid", ())],
        [r.others for r in of.get("cover", ())],
    )
    position, names = dossier.measure_index, dossier.codes
    requires = {(r.subject, r.others) for r in of.get("requires", ())}
    problem = replace(
        full,
        requires=tuple((i, o) for i, o in full.requires if (names[i], tuple(names[j] for j in o)) in requires),
        excludes=tuple(
            {
                (min(position[r.subject], position[o]), max(position[r.subject], position[o]))
                for r in of.get("excludes", ())
                for o in r.others
            }
        ),
        resources=tuple(r for r in full.resources if r.rule in rules),
    )
    try:
        solver_of(problem)
    except Infeasible:
        return True
    return False
