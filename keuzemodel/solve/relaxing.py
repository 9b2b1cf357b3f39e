"""Owns a selection with some of its rules taken away: what is best then shows which rules decide."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import combinations
from typing import Literal

import numpy as np

from keuzemodel.model.errors import Rule
from keuzemodel.model.valuation import Floats
from keuzemodel.solve.problem import TIE, Problem, Solver, keeps_rules
from keuzemodel.solve.selection import Selector, solver_of

Family = Literal[
    "forced",     # what the user has put on always or never
    "cover",      # the demands on coverage
    "coverage",   # the minimum per theme
    "limit",      # the limits
    "excludes",   # what excludes a measure
    "needs",      # what a measure requires
    "needed_by",  # what requires a measure
    "reinforces",  # what a measure gives only beside another, and what it lets others give
]  # fmt: skip
SHARED: tuple[Family, ...] = ("forced", "cover", "coverage", "limit")
"""Families that are rules for all measures together; the others are relations of one measure."""


def smallest_first(families: Sequence[Family]) -> Iterator[frozenset[Family]]:
    """Every set of one or more of these, the smallest first and then in the order given."""
    for size in range(1, len(families) + 1):
        yield from map(frozenset, combinations(families, size))


def shared_families(selector: Selector) -> tuple[Family, ...]:
    """The families of rules for all measures that a selector has."""
    there: dict[Family, bool] = {
        "forced": bool(selector.require or selector.forbid),
        "cover": bool(selector.cover),
        "coverage": bool(selector.dossier.coverage),
        "limit": bool(selector.limits),
    }
    return tuple(f for f in SHARED if there[f])


def own_families(selector: Selector, code: str) -> tuple[Family, ...]:
    """The kinds of relations that one measure has."""
    relations = selector.dossier.relations
    there: dict[Family, bool] = {
        "excludes": any(r.kind == "excludes" and code in (r.code, *r.others) for r in relations),
        "needs": any(r.kind == "requires" and code == r.code for r in relations),
        "needed_by": any(r.kind == "requires" and code in r.others for r in relations),
        "reinforces": any(r.kind == "reinforces" and code in (r.code, *r.others) for r in relations),
    }
    return tuple(f for f in there if there[f])


def best_without(
    selector: Selector, net: Floats, families: frozenset[Family], code: str = "", every: bool = False
) -> frozenset[str]:
    """The best package for these net values, (M,), without some rules. code: whose relations are taken
    away; every: those of all measures.
    """
    solver = _solver(_without_choices(selector, families), families - {"forced", "cover", "limit"}, code, every)
    return frozenset(selector.codes_of(solver.best(net[None, :])[0]))


def fits_beside(selector: Selector, package: frozenset[str], families: frozenset[Family], code: str) -> bool:
    """Whether a measure can be added to a package once some rules are taken away."""
    there = _without_choices(selector, families)
    problem = _problem(there, families - {"forced", "cover", "limit"}, code, False)
    index = selector.dossier.measure_index
    return keeps_rules(problem, problem.completed(index[c] for c in (*package, code)))


def without_limits(selector: Selector, ids: Collection[str]) -> Selector:
    """The selector without some of its limits."""
    return replace(selector, limits=tuple((id, most) for id, most in selector.limits if id not in ids))


def without_rule(selector: Selector, rule: Rule) -> Selector:
    """The selector without one rule of the choice: a limit, a measure forced in or out, a demand on coverage."""
    match rule.kind:
        case "limit":
            return without_limits(selector, (rule.subject,))
        case "require":
            return replace(selector, require=tuple(c for c in selector.require if c != rule.subject))
        case "forbid":
            return replace(selector, forbid=tuple(c for c in selector.forbid if c != rule.subject))
        case "cover":
            return replace(selector, cover=tuple(codes for codes in selector.cover if codes != rule.others))
        case kind:
            raise ValueError(f"not a rule of the choice: {kind}")


def rules_of_choice(selector: Selector) -> dict[Family, tuple[Rule, ...]]:
    """The rules that the choice adds to those of the dossier, by family."""
    return {
        "forced": (
            *(Rule("require", code) for code in selector.require),
            *(Rule("forbid", code) for code in selector.forbid),
        ),
        "cover": tuple(Rule("cover", "", codes, 1) for codes in selector.cover),
        "limit": tuple(Rule("limit", id, bound=most) for id, most in selector.limits),
    }


def why_empty(selector: Selector, net: Floats) -> tuple[frozenset[Family], ...]:
    """Why the empty package is the best for these net values, (M,): the smallest sets of families of rules, all of
    one size, each of which taken away gives another package. The relations of all measures count as "needs". None
    if no measure is worth having by itself, or with what reinforces it.
    """
    if not _unruled(selector, net):
        return ()
    relations: tuple[Family, ...] = ("needs",) if selector.dossier.relations else ()
    found: list[frozenset[Family]] = []
    for families in smallest_first((*shared_families(selector), *relations)):
        if found and len(families) > len(found[0]):
            break
        if best_without(selector, net, families, every=True):
            found.append(families)
    return tuple(found)


def _without_choices(selector: Selector, families: frozenset[Family]) -> Selector:
    if "forced" in families:
        selector = replace(selector, require=(), forbid=())
    if "cover" in families:
        selector = replace(selector, cover=())
    return replace(selector, limits=()) if "limit" in families else selector


def _problem(selector: Selector, families: frozenset[Family], code: str, every: bool) -> Problem:
    problem = selector.problem
    i = selector.dossier.measure_index.get(code, -1)
    if "coverage" in families:
        problem = replace(problem, resources=tuple(r for r in problem.resources if r.rule.kind != "coverage"))
    if every and "needs" in families:
        return replace(problem, requires=(), excludes=())
    if "reinforces" in families:
        # What a measure gets, nobody gives any more; what it gives, only the others still give.
        problem = replace(
            problem,
            bonuses=tuple((j, () if j == i else tuple(o for o in others if o != i)) for j, others in problem.bonuses),
        )
    if "excludes" in families:
        problem = replace(problem, excludes=tuple(pair for pair in problem.excludes if i not in pair))
    return replace(
        problem,
        requires=tuple(
            (j, others)
            for j, others in problem.requires
            if not ("needs" in families and i == j) and not ("needed_by" in families and i in others)
        ),
    )


@lru_cache(maxsize=1024)
def _solver(selector: Selector, families: frozenset[Family], code: str, every: bool) -> Solver:
    return solver_of(_problem(selector, families, code, every)) if families else selector.solver


def turning_rules(selector: Selector, net: Floats, package: frozenset[str]) -> dict[Rule, frozenset[str]]:
    """Per rule of the choice which measures turn around when that rule alone is taken away; only rules that
    turn any.
    """
    found = {}
    for family, rules in rules_of_choice(selector).items():
        # A package that is best without the whole family is best without one of its rules too.
        if not rules or best_without(selector, net, frozenset({family})) == package:
            continue
        for rule in rules:
            other = frozenset(selector.codes_of(without_rule(selector, rule).solver.best(net[None, :])[0]))
            if other != package:
                found[rule] = other ^ package
    return found


def loose_worth(selector: Selector, net: Floats) -> frozenset[str]:
    """What would be in the best package if only the requirements held."""
    only = Selector(selector.dossier)
    problem = only.problem
    solver = _requirements(only) if problem.requires or problem.bonuses else None
    held = solver.best(net[None, :])[0] if solver else np.asarray(net > TIE)
    return frozenset(only.codes_of(held))


def _unruled(selector: Selector, net: Floats) -> bool:
    """Whether any package would be worth having if no rule held."""
    only = Selector(selector.dossier)
    problem = replace(only.problem, requires=(), excludes=(), resources=())
    if not problem.bonuses:
        return bool((net > TIE).any())
    return bool(solver_of(problem).best(net[None, :]).any())


@lru_cache(maxsize=64)
def _requirements(selector: Selector) -> Solver:
    problem = selector.problem
    return solver_of(replace(problem, excludes=(), resources=()))
