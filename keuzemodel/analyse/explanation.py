"""Owns why a measure is in or out of the best package: data, not sentences."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import Literal

import numpy as np

from keuzemodel.model.errors import Rule
from keuzemodel.model.valuation import Floats, exact
from keuzemodel.solve.items import added, worth
from keuzemodel.solve.problem import TIE
from keuzemodel.solve.relaxing import (
    Family,
    best_without,
    fits_beside,
    loose_worth,
    own_families,
    shared_families,
    smallest_first,
    turning_rules,
    without_limits,
)
from keuzemodel.solve.selection import Package, Selector

ReasonKind = Literal[
    "required",      # forced in by the user
    "forbidden",     # forced out by the user
    "own",           # in: its own net value is positive
    "carried",       # in: costs net value, but what it makes possible is worth more
    "reinforces",    # in: costs net value, but lets others give more of their benefits
    "coverage",      # in: costs net value, but a coverage rule or a demand on coverage needs it
    "room",          # in: costs net value, but makes room within a limit
    "co_optimal",    # either way gives the same value
    "rival",         # out: a measure in the package excludes it
    "capacity",      # out: worth having, or worth what it makes possible, but for a limit
    "requirement",   # out: worth having by itself, but not with the requirement it still needs
    "lacking",       # out: what it requires is out for another reason
    "forced",        # in or out: by what the user has forced in or out
    "demand",        # out: for a coverage rule or a demand on coverage
    "several",       # in or out: by several rules together, of which no single one decides
    "loss",          # out: costs at least what it yields
]  # fmt: skip

_INSIDE: dict[Family, ReasonKind] = {
    "needed_by": "carried",
    "reinforces": "reinforces",
    "coverage": "coverage",
    "cover": "coverage",
    "limit": "room",
    "forced": "forced",
}
_OUTSIDE: dict[Family, ReasonKind] = {
    "limit": "capacity",
    "excludes": "rival",
    "needs": "requirement",
    "cover": "demand",
    "coverage": "demand",
    "forced": "forced",
}


@dataclass(frozen=True)
class Reason:
    """Why one measure is in or out.

    net: what it is worth beside the package, with what it gets from what reinforces it. price: value lost by forcing
    it the other way; infinite where that is impossible. causes: the fewest families of rules that turn it around when
    they are taken away together; none where its own worth decides. limits: of the limits among those, the fewest that
    do. others: the measures it turns on. missing: what it requires and the package lacks, a row per requirement, of
    which any one would do. turns: the rules of the choice that turn it around when that one alone is taken away.
    lacking: what would reinforce it and the package lacks, as (any one of these, share of its benefits). helps: the
    measures in the package that it reinforces itself.
    """

    code: str
    chosen: bool
    kind: ReasonKind
    net: float
    price: float
    causes: tuple[Family, ...] = ()
    limits: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    missing: tuple[tuple[str, ...], ...] = ()
    turns: tuple[Rule, ...] = ()
    lacking: tuple[tuple[tuple[str, ...], float], ...] = ()
    helps: tuple[str, ...] = ()

    @property
    def kept(self) -> float:
        """Which part of its benefits it gives beside the package."""
        return float(1 - sum((exact(share) for _, share in self.lacking), Fraction(0)))


def explain(selector: Selector, weights: Floats, package: Package) -> dict[str, Reason]:
    """The reason of every measure, in dossier order, for the best package of these weights, (C,)."""
    dossier = selector.dossier
    net = selector.net(weights[None, :])[0]
    with_it, without = selector.solver.marginals(net)
    chosen = frozenset(package.codes)
    held = [c in chosen for c in dossier.codes]
    with_it, without = with_it[: len(held)], without[: len(held)]
    price = np.maximum(0.0, np.where(held, with_it, without) - np.where(held, without, with_it))
    turning = turning_rules(selector, net, chosen)
    look = _Look(selector, net, chosen)
    worths = worth(dossier, net, look.held)
    reasons = {}
    for i, code in enumerate(dossier.codes):
        kind, causes = look.kind(code, float(price[i]))
        reasons[code] = Reason(
            code,
            code in chosen,
            kind,
            float(worths[i]),
            float(price[i]),
            causes,
            look.limits(code, causes),
            look.others(code, kind),
            look.missing(code),
            tuple(r for r, turned in turning.items() if code in turned),
            look.lacking(code),
            look.helps(code),
        )
    return reasons


class _Look:
    """One selector, its net values and best package, and what is best without some of its rules."""

    def __init__(self, selector: Selector, net: Floats, chosen: frozenset[str]) -> None:
        self.selector, self.net, self.chosen = selector, net, chosen
        dossier = selector.dossier
        self.held = np.array([c in chosen for c in dossier.codes])
        # What a measure in the package is worth there, and what one outside would add to it.
        self._worth = np.where(self.held, worth(dossier, net, self.held), added(dossier, net, self.held))
        self.shared = shared_families(selector)
        self._packages: dict[frozenset[Family], frozenset[str]] = {frozenset(): chosen}

    def kind(self, code: str, price: float) -> tuple[ReasonKind, tuple[Family, ...]]:
        """The kind of a measure's reason, and the families of rules that decide."""
        if code in self.selector.require:
            return "required", ("forced",)
        if code in self.selector.forbid:
            return "forbidden", ("forced",)
        if price <= TIE:
            return "co_optimal", ()
        worthy = bool(self._worth[self.selector.dossier.measure_index[code]] > TIE)
        if code in self.chosen:
            if worthy:
                return "own", ()
            causes = self._causes(code, tuple(f for f in _INSIDE if f in (*self.shared, *self._own(code))))
            return (_INSIDE[causes[0]] if len(causes) == 1 else "several" if causes else "own"), causes
        if not worthy:
            shared = (f for f in _OUTSIDE if f in self.shared)
            alone = next((f for f in shared if code in self._without(frozenset({f}))), None)
            return (_OUTSIDE[alone], (alone,)) if alone else ("loss", ())
        causes = self._causes(code, tuple(f for f in _OUTSIDE if f in (*self.shared, *self._own(code))))
        if causes == ("needs",) and code in loose_worth(self.selector, self.net):
            return "lacking", causes
        return (_OUTSIDE[causes[0]] if len(causes) == 1 else "several" if causes else "loss"), causes

    def _own(self, code: str) -> tuple[Family, ...]:
        return own_families(self.selector, code)

    def _without(self, families: frozenset[Family]) -> frozenset[str]:
        if families not in self._packages:
            self._packages[families] = best_without(self.selector, self.net, families)
        return self._packages[families]

    def _causes(self, code: str, families: tuple[Family, ...]) -> tuple[Family, ...]:
        """The fewest of these families that turn a measure around when they are taken away; all of them where a
        package without them differs in more, so that what reinforces it is gone too.
        """
        for tried in smallest_first(families):
            # Without any rule its own worth decides, and that is the other way.
            if len(tried) == len(families) or self._turns(code, tried):
                return tuple(f for f in families if f in tried)
        return ()

    def _turns(self, code: str, families: frozenset[Family]) -> bool:
        shared = families.intersection(self.shared)
        package = self._without(shared)
        if shared == families:
            return (code in package) != (code in self.chosen)
        # A measure worth having that can be added to the best package belongs to the best one with it.
        # Where others reinforce it, what it is worth there is another question.
        if (
            not self.selector.dossier.reinforcements
            and code not in package
            and code not in self.chosen
            and fits_beside(self.selector, package, families, code)
        ):
            return True
        return (code in best_without(self.selector, self.net, families, code)) != (code in self.chosen)

    def limits(self, code: str, causes: tuple[Family, ...]) -> tuple[str, ...]:
        """Of the limits among the causes, the fewest that turn a measure around."""
        if "limit" not in causes:
            return ()
        ids = tuple(id for id, _ in self.selector.limits)
        rest = frozenset(causes) - {"limit"}
        for some in (some for size in range(1, len(ids)) for some in combinations(ids, size)):
            held = best_without(without_limits(self.selector, some), self.net, rest, code)
            if (code in held) != (code in self.chosen):
                return some
        return ids

    def others(self, code: str, kind: ReasonKind) -> tuple[str, ...]:
        """What a measure in the package makes possible, or what excludes one that is out; of those, what is in the
        package if anything is.
        """
        relations = self.selector.dossier.relations
        if code in self.chosen:
            users = (r.code for r in relations if r.kind == "requires" and code in r.others and r.code in self.chosen)
            if kind == "reinforces":
                return self.helps(code)
            return tuple(dict.fromkeys(users)) if kind in ("own", "carried", "forced", "several") else ()
        if kind not in ("rival", "several"):
            return ()
        rivals = tuple(
            dict.fromkeys(
                other
                for r in relations
                if r.kind == "excludes" and code in (r.code, *r.others)
                for other in ((r.code,) if code in r.others else r.others)
            )
        )
        return tuple(c for c in rivals if c in self.chosen) or rivals

    def helps(self, code: str) -> tuple[str, ...]:
        """Which measures in the package a measure in it reinforces."""
        rows = self.selector.dossier.reinforcements if code in self.chosen else ()
        return tuple(dict.fromkeys(r.code for r in rows if code in r.others and r.code in self.chosen))

    def lacking(self, code: str) -> tuple[tuple[tuple[str, ...], float], ...]:
        """What would reinforce a measure and is not in the package, with the share that this holds back."""
        return tuple(
            (r.others, r.share)
            for r in self.selector.dossier.reinforcements
            if r.code == code and not self.chosen.intersection(r.others)
        )

    def missing(self, code: str) -> tuple[tuple[str, ...], ...]:
        """What a measure requires and the package lacks."""
        return tuple(
            r.others
            for r in self.selector.dossier.relations
            if r.kind == "requires" and r.code == code and not self.chosen.intersection(r.others)
        )
