"""Owns why a measure is in or out of the best package: data, not sentences."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from keuzemodel.problem import TIE
from keuzemodel.selection import Package, Selector
from keuzemodel.valuation import Floats

ReasonKind = Literal[
    "required",      # forced in by the user
    "forbidden",     # forced out by the user
    "own",           # in: its own net value is positive
    "carried",       # in: costs net value, but what it makes possible is worth more
    "coverage",      # in: costs net value, but a coverage rule needs it
    "room",          # in: costs net value, but makes room within a limit
    "co_optimal",    # either way gives the same value
    "rival",         # out: a measure in the package excludes it and is worth more
    "capacity",      # out: in the package if there were no limits, or worth having but for a limit
    "requirement",   # out: worth having by itself, but not with the requirement it still needs
    "loss",          # out: costs more than it yields
    "impossible",    # out: no package with it keeps the rules
]  # fmt: skip


@dataclass(frozen=True)
class Reason:
    """Why one measure is in or out.

    price: value lost by forcing it the other way; infinite where that is impossible. others: the
    measures it turns on. missing: what it requires and the package lacks, a row per requirement,
    of which any one would do.
    """

    code: str
    chosen: bool
    kind: ReasonKind
    net: float
    price: float
    others: tuple[str, ...] = ()
    missing: tuple[tuple[str, ...], ...] = ()


def explain(selector: Selector, weights: Floats, package: Package) -> dict[str, Reason]:
    """The reason of every measure, in dossier order, for the best package of these weights, (C,)."""
    dossier = selector.dossier
    net = selector.net(weights[None, :])[0]
    with_it, without = selector.solver.marginals(net)
    chosen = set(package.codes)
    top = np.where([c in chosen for c in dossier.codes], with_it, without)
    price = np.maximum(0.0, top - np.where([c in chosen for c in dossier.codes], without, with_it))
    free, could = chosen, with_it
    if selector.limits:
        unlimited = replace(selector, limits=())
        free = set(unlimited.package(weights).codes)
        could, _ = unlimited.solver.marginals(net)
    reasons = {}
    for i, code in enumerate(dossier.codes):
        missing = tuple(
            r.others for r in dossier.relations
            if r.kind == "requires" and r.code == code and not chosen.intersection(r.others)
        )  # fmt: skip
        kind, others = _kind(selector, code, chosen, free, float(net[i]), float(price[i]), bool(missing))
        if kind == "impossible" and np.isfinite(could[i]):
            kind = "capacity"
        reasons[code] = Reason(code, code in chosen, kind, float(net[i]), float(price[i]), others, missing)
    return reasons


def _kind(
    selector: Selector, code: str, chosen: set[str], free: set[str], net: float, price: float, lacks: bool
) -> tuple[ReasonKind, tuple[str, ...]]:
    dossier = selector.dossier
    relations = [r for r in dossier.relations if code in (r.code, *r.others)]
    if code in selector.require:
        return "required", ()
    if code in selector.forbid:
        return "forbidden", ()
    if price <= TIE:
        return "co_optimal", ()
    if code in chosen:
        needed_by = tuple(r.code for r in relations if r.kind == "requires" and code in r.others and r.code in chosen)
        if net > 0:
            return "own", needed_by
        if needed_by:
            return "carried", needed_by
        wanted = any(c.theme == dossier.measure(code).theme for c in dossier.coverage)
        return ("coverage" if wanted or any(code in codes for codes in selector.cover) else "room"), ()
    rivals = tuple(
        other for r in relations if r.kind == "excludes"
        for other in ((r.code,) if code in r.others else r.others) if other in chosen
    )  # fmt: skip
    if code in free:
        return "capacity", ()
    if net <= 0:
        return "loss", ()
    if math.isinf(price):
        return "impossible", rivals
    if rivals:
        return "rival", rivals
    return ("requirement", ()) if lacks else ("capacity", ())
