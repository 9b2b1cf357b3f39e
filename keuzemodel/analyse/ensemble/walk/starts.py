"""Owns where the chains begin: tables that fit and lie far apart."""

from __future__ import annotations

import numpy as np

from keuzemodel.analyse.ensemble.oracle import Oracle
from keuzemodel.solve.layers import Ints

CLIMBERS = 64
MOST_STEPS = 2_000


class NothingFits(Exception):
    """No table was found that satisfies every statement."""


def first_tables(oracle: Oracle, rng: np.random.Generator) -> Ints:
    """At least one table that fits, (k, M, C): the dossier's own, or else what a climb finds.

    The climb changes one score at a time and keeps what breaks no more statements. Raises NothingFits; that says that
    none was found, not that there is none.
    """
    domain = oracle.domain
    if oracle.fits(domain.start[None])[0]:
        return domain.start[None]
    free = domain.free
    tables = np.repeat(domain.start[None], CLIMBERS, axis=0)
    kept = oracle.hold(tables).sum(axis=1)
    everyone = np.arange(CLIMBERS)
    for _ in range(MOST_STEPS if len(free) else 0):
        m, c = free[rng.integers(len(free), size=CLIMBERS)].T
        tried = tables.copy()
        tried[everyone, m, c] = rng.integers(domain.low[m, c], domain.high[m, c] + 1)
        now = oracle.hold(tried).sum(axis=1)
        better = now >= kept
        tables[better], kept[better] = tried[better], now[better]
        if (kept == len(oracle.claims)).any():
            return np.asarray(tables[kept == len(oracle.claims)])
    raise NothingFits
