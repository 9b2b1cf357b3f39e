"""Owns making an ensemble from nothing: two independent runs, what lies beside them, and how good they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
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
FARTHEST = 2
"""Other limits are tried so many steps up and down."""

CarryOut = Callable[[Sequence[Job]], list[Run | None]]
"""Does several runs of one dossier, side by side or one after the other."""


@dataclass(frozen=True)
class Plans:
    """How long each kind of run is: of the main ensemble, over whole scales, and under another limit; None for no such
    run. again: whether the main one is run a second time, to compare with.
    """

    main: Plan = field(default_factory=Plan)
    scale: Plan | None = field(default_factory=lambda: Plan(chains=32, sweeps=110, keep=28, seed=3))
    limit: Plan | None = field(default_factory=lambda: Plan(chains=32, sweeps=100, keep=25, seed=4, corners=0))
    again: bool = True


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
    main = Job("text", plans.main)
    again = [Job("text", replace(plans.main, seed=plans.main.seed + 1))] if plans.again else []
    one, *two = carry_out([main, *again])
    if one is None or None in two:
        return by_margins(dossier)
    # What lies beside the main ensemble begins at its tables: they lie far apart, and are not to be looked for.
    starts = np.concatenate([one.tables[:, draw] for draw in (0, one.tables.shape[1] // 2, -1)])
    wide = {"scale": Job("scale", plans.scale, starts=starts)} if plans.scale else {}
    limits = [replace(job, starts=starts) for job in _limit_jobs(dossier, plans.limit)] if plans.limit else []
    jobs = [*wide.values(), *limits]
    results = dict(zip(jobs, carry_out(jobs) if jobs else (), strict=True))
    found = _ensemble(dossier, main, one, two[0] if two else None, TABLES)
    beside = {job.limits: part for job in limits if (part := _beside(dossier, job, results[job])) is not None}
    near, likely = _likely(dossier, found, beside) if limits else ({}, {})
    scale = {name: part for name, job in wide.items() if (part := _beside(dossier, job, results[job])) is not None}
    return replace(found, beside=scale | near, likely=likely)


def _beside(dossier: Dossier, job: Job, result: Run | None) -> Ensemble | None:
    """The ensemble of a run that lies beside the main one; None where no table was found."""
    return None if result is None else _ensemble(dossier, job, result, None, TABLES // 4)


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
        starts=first.starts,
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


Limits = tuple[tuple[str, float], ...]


def _own_limit(dossier: Dossier) -> tuple[str, float, float] | None:
    """The criterion, the maximum and the step of the dossier's limit, if it has one."""
    limits = {(id, most) for a in dossier.approaches for id, most in a.limits.items()}
    if len(limits) != 1:
        return None
    ((criterion, own),) = limits
    return criterion, own, float(domain_of(dossier).step[dossier.criterion_index[criterion]])


def _limit_jobs(dossier: Dossier, plan: Plan) -> list[Job]:
    """Runs under other limits, the nearest first."""
    limit = _own_limit(dossier)
    if limit is None:
        return []
    criterion, own, step = limit
    others = [own + way * away * step for away in range(1, FARTHEST + 1) for way in (-1, 1)]
    return [Job("text", plan, ((criterion, other),)) for other in others if other >= 0]


def _likely(
    dossier: Dossier, main: Ensemble, beside: Mapping[Limits, Ensemble]
) -> tuple[dict[str, Ensemble], dict[str, float]]:
    """The ensembles under other limits by name, and how likely each limit is of those tried, if all tables that fit
    under any of them are equally so.

    How many tables fit under one limit against its neighbour follows from those that fit under both: their share of
    the one against their share of the other. Beyond a limit under which none was found none is counted.
    """
    limit = _own_limit(dossier)
    if limit is None:
        return {}, {}
    criterion, own, step = limit
    found: dict[str, Ensemble] = {}
    counts = {own: 1.0}
    for way in (-1, 1):
        near, there = own, main
        for away in range(1, FARTHEST + 1):
            other = own + way * away * step
            here = beside.get(((criterion, other),))
            if here is None:
                break
            ours, theirs = _fitting(here, criterion, near), _fitting(there, criterion, other)
            if not ours or not theirs:
                break
            found[f"{criterion}={other:g}"] = here
            counts[other] = counts[near] * theirs / ours
            near, there = other, here
    return found, {f"{limit:g}": count / sum(counts.values()) for limit, count in sorted(counts.items())}


def _fitting(ensemble: Ensemble, criterion: str, limit: float) -> float:
    """Which share of the tables also fits under another limit."""
    dossier = with_limits(ensemble.dossier, ((criterion, limit),))
    return float(Oracle(dossier, domain_of(dossier, "scale")).fits(ensemble.steps).mean())
