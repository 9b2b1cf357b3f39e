"""Owns making an ensemble from nothing: two independent runs, what lies beside them, and how good they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from keuzemodel.analyse.claims import source_claims
from keuzemodel.analyse.ensemble.diagnostics import Diagnostics, rhat_and_ess
from keuzemodel.analyse.ensemble.domain import domain_of
from keuzemodel.analyse.ensemble.oracle import Oracle
from keuzemodel.analyse.ensemble.tables import Ensemble
from keuzemodel.analyse.ensemble.walk.running import Job, Plan, Progress, Run, run, with_limits
from keuzemodel.model.dossier import Dossier
from keuzemodel.model.valuation import Floats
from keuzemodel.solve.layers import Ints

TABLES = 1024
"""So many are kept of the main ensemble, and a quarter of it of each other."""
FARTHEST = 4
"""Another limit is tried so many steps up and down, until none fits."""

CarryOut = Callable[[Sequence[Job]], list[Run | None]]
"""Does several runs of one dossier, side by side or one after the other."""


@dataclass(frozen=True)
class Plans:
    """How long each kind of run is: of the main ensemble, over whole scales, and under another limit."""

    main: Plan = field(default_factory=Plan)
    scale: Plan = field(default_factory=lambda: Plan(sweeps=300, keep=60, seed=3))
    limit: Plan = field(default_factory=lambda: Plan(chains=32, sweeps=150, keep=30, seed=4))


def one_by_one(dossier: Dossier, tell: Progress | None = None) -> CarryOut:
    """Runs one after the other. tell: hears what part of each series of runs is done."""

    def carry_out(jobs: Sequence[Job]) -> list[Run | None]:
        whole = sum(j.plan.chains * j.plan.sweeps for j in jobs)
        found, before = [], 0
        for job in jobs:
            size = job.plan.chains * job.plan.sweeps
            found.append(run(dossier, job, _part(tell, before / whole, size / whole)))
            before += size
        return found

    return carry_out


def _part(tell: Progress | None, begin: float, size: float) -> Progress | None:
    return None if tell is None else lambda part: tell(begin + part * size)


def make_ensemble(dossier: Dossier, carry_out: CarryOut | None = None, plans: Plans | None = None) -> Ensemble:
    """The ensemble of a dossier: by its statements if there are and some table satisfies them all, else by its margins.

    Raises InfeasibleError where the dossier's own rules clash.
    """
    plans, carry_out = plans or Plans(), carry_out or one_by_one(dossier)
    if not source_claims(dossier):
        return by_margins(dossier)
    main = plans.main
    one, two, wide = carry_out(
        [Job("text", main), Job("text", replace(main, seed=main.seed + 1)), Job("scale", plans.scale)]
    )
    if one is None or two is None or wide is None:
        return by_margins(dossier)
    found = _ensemble(dossier, Job("text", main), one, two, TABLES)
    beside = {"scale": _ensemble(dossier, Job("scale", plans.scale), wide, None, TABLES // 4)}
    limits, likely = _other_limits(dossier, found, carry_out, plans.limit)
    return replace(found, beside=beside | limits, likely=likely)


def by_margins(dossier: Dossier, seed: int = 1) -> Ensemble:
    """Tables of which every score is drawn on its own: anywhere within its margin, or on its scale where it is
    assumed.
    """
    domain = domain_of(dossier, "text")
    rng = np.random.default_rng(seed)
    steps = rng.integers(domain.low, domain.high, endpoint=True, size=(TABLES, *domain.start.shape))
    return Ensemble(dossier, steps, "margins", "text", None)


def _ensemble(dossier: Dossier, job: Job, first: Run, second: Run | None, most: int) -> Ensemble:
    """The ensemble of a run, thinned; `second` is there to compare with."""
    tables = first.tables
    chains, draws = tables.shape[:2]
    rhat, ess = rhat_and_ess(tables)
    free = domain_of(dossier, job.reach)
    varies = ~np.isnan(rhat)
    i, j = np.unravel_index(int(np.nanargmax(rhat)) if varies.any() else 0, rhat.shape)
    diagnostics = Diagnostics(
        rhat_max=float(np.nanmax(rhat)) if varies.any() else 1.0,
        ess_min=float(np.nanmin(ess)) if varies.any() else float(chains * draws),
        acceptance=first.acceptance,
        apart=None if second is None else apart(dossier, first.tables, second.tables),
        chains=chains,
        draws=draws,
        sweeps=job.plan.sweeps,
        pinned=int((~varies & (free.high > free.low)).sum()),
        combinations=first.combinations,
        worst=(dossier.codes[i], dossier.criteria[j].id),
    )
    each = max(1, most // chains)
    kept = np.linspace(0, draws - 1, min(each, draws)).round().astype(int)
    steps = tables[:, kept].reshape(-1, *tables.shape[2:])
    return Ensemble(dossier, steps, "statements", job.reach, diagnostics)


def apart(dossier: Dossier, one: Ints, two: Ints) -> float:
    """The largest difference in the share of tables whose best package holds a step, over steps, approaches and
    preset weightings. one, two: (chains, draws, M, C).
    """
    return float(abs(_held(dossier, one) - _held(dossier, two)).max())


def _held(dossier: Dossier, tables: Ints) -> Floats:
    """(A, W, M) share of tables whose best package holds each measure."""
    oracle = Oracle(dossier, domain_of(dossier, "scale"), ())
    flat = tables.reshape(-1, *tables.shape[2:])
    found: Floats = np.mean([oracle.packages(part)[0].mean(axis=0) for part in _parts(flat)], axis=0)
    return found


def _parts(tables: Ints) -> list[Ints]:
    """As many equal parts as keep memory small."""
    count = max(1, len(tables) // 1024)
    size = len(tables) // count
    return [tables[k * size : (k + 1) * size] for k in range(count)]


def _other_limits(
    dossier: Dossier, main: Ensemble, carry_out: CarryOut, plan: Plan
) -> tuple[dict[str, Ensemble], dict[str, float]]:
    """The ensembles under other limits, and how likely every limit is if all tables that fit are equally so.

    Only where the dossier has one limit. How many tables fit under one limit against its neighbour follows from the
    tables that fit under both: their share of the one against their share of the other.
    """
    limits = {(id, most) for a in dossier.approaches for id, most in a.limits.items()}
    if len(limits) != 1:
        return {}, {}
    ((criterion, own),) = limits
    step = float(domain_of(dossier).step[dossier.criterion_index[criterion]])
    found: dict[str, Ensemble] = {}
    counts = {own: 1.0}
    last = {-1: (own, main), 1: (own, main)}
    for away in range(1, FARTHEST + 1):
        ways = [w for w in last if own + w * away * step >= 0]
        jobs = [Job("text", plan, ((criterion, own + w * away * step),)) for w in ways]
        for way, job, result in zip(ways, jobs, carry_out(jobs), strict=True):
            limit = job.limits[0][1]
            if result is None:
                del last[way]
                continue
            here = _ensemble(dossier, job, result, None, TABLES // 4)
            near, there = last[way]
            ours, theirs = _fitting(here, criterion, near), _fitting(there, criterion, limit)
            if not ours or not theirs:
                del last[way]
                continue
            found[f"{criterion}={limit:g}"] = here
            counts[limit] = counts[near] * theirs / ours
            last[way] = limit, here
        if not last:
            break
    return found, {f"{limit:g}": count / sum(counts.values()) for limit, count in sorted(counts.items())}


def _fitting(ensemble: Ensemble, criterion: str, limit: float) -> float:
    """Which share of the tables also fits under another limit."""
    dossier = with_limits(ensemble.dossier, ((criterion, limit),))
    return float(Oracle(dossier, domain_of(dossier, "scale")).fits(ensemble.steps).mean())
