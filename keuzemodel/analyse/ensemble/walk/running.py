"""Owns one run of the chains: from starts to tables, thinned."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np

from keuzemodel.analyse.ensemble.domain import Reach, domain_of
from keuzemodel.analyse.ensemble.oracle import Oracle
from keuzemodel.analyse.ensemble.walk.chain import Chains, Count
from keuzemodel.analyse.ensemble.walk.starts import NothingFits, first_tables
from keuzemodel.model.dossier import Dossier
from keuzemodel.solve.layers import Ints

Progress = Callable[[float], object]
"""Is told what part is done, from 0 to 1."""


@dataclass(frozen=True)
class Plan:
    """How long to run. sweeps: over all scores, of which the first fifth is not kept. jumps: per sweep, see `chain`.
    keep: draws per chain that are kept, evenly spread. corners: see `starts`.
    """

    chains: int = 64
    sweeps: int = 420
    jumps: int = 12
    keep: int = 84
    seed: int = 1
    corners: int = 8


@dataclass(frozen=True)
class Job:
    """One run: which tables there are, how long, and with which limits in place of the dossier's own.

    starts: tables to begin at, of which those are used that fit; with none they are looked for.
    """

    reach: Reach
    plan: Plan
    limits: tuple[tuple[str, float], ...] = ()
    starts: Ints | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True)
class Run:
    """What came of it. tables: (chains, draws, M, C) in steps. combinations: of packages, 0 if not counted.
    starts: different tables that the chains began at.
    """

    tables: Ints
    acceptance: float
    combinations: int
    starts: int


def with_limits(dossier: Dossier, limits: tuple[tuple[str, float], ...]) -> Dossier:
    """The same dossier with other limits, in every approach that has them."""
    if not limits:
        return dossier
    other = dict(limits)
    approaches = tuple(
        replace(a, limits={id: other.get(id, most) for id, most in a.limits.items()}) for a in dossier.approaches
    )
    return replace(dossier, approaches=approaches, fingerprint=f"{dossier.fingerprint} {limits!r}")


def run(dossier: Dossier, job: Job, tell: Progress | None = None) -> Run | None:
    """Run the chains once; None where no table was found that fits.

    Raises InfeasibleError where the dossier's rules already clash.
    """
    plan = job.plan
    dossier = with_limits(dossier, job.limits)
    oracle = Oracle(dossier, domain_of(dossier, job.reach))
    rng = np.random.default_rng(plan.seed)
    found = job.starts[oracle.fits(job.starts)] if job.starts is not None else ()
    if not len(found):
        try:
            found = first_tables(oracle, rng, plan.corners)
        except NothingFits:
            return None
    chains = Chains(oracle, found[np.arange(plan.chains) % len(found)], rng)
    first = plan.sweeps // 5
    kept = set(np.linspace(first, plan.sweeps - 1, plan.keep).round().astype(int).tolist())
    draws = []
    for k in range(plan.sweeps):
        if k == first:
            chains.walks, chains.jumps = Count(), Count()
        chains.sweep(plan.jumps)
        if k in kept:
            draws.append(chains.tables.copy())
        if tell:
            tell((k + 1) / plan.sweeps)
    moves = Count(chains.walks.proposed + chains.jumps.proposed, chains.walks.accepted + chains.jumps.accepted)
    tables = np.stack(draws, axis=1)
    assert all(oracle.fits(part).all() for part in tables)
    return Run(tables, moves.share, len(chains.known) if chains.known else 0, len(found))
