"""Owns where the chains begin: tables that fit and lie far apart."""

from __future__ import annotations

import numpy as np

from keuzemodel.analyse.ensemble.oracle import Oracle
from keuzemodel.analyse.ensemble.programme import Programme
from keuzemodel.solve.layers import Ints

CORNERS, SECONDS = 8, 4.0
"""So many extreme tables are asked of HiGHS, and what each may take."""
CLIMBERS, ENOUGH = 64, 16
MOST_STEPS, STEPS = 3_000, 1_500
"""How far a climb goes where it has to find the first table that fits, and otherwise."""


class NothingFits(Exception):
    """No table was found that satisfies every statement."""


def first_tables(oracle: Oracle, rng: np.random.Generator, corners: int = CORNERS) -> Ints:
    """Different tables that fit, (k, M, C): the dossier's own, if it does, and what climbs from far-off tables find.

    Far off are tables on which a random objective is largest, with all that HiGHS can say of tables that fit. Raises
    NothingFits; that says that none was found, not that there is none.
    """
    domain = oracle.domain
    own = domain.start[None][oracle.fits(domain.start[None])]
    if not len(domain.free):
        if len(own):
            return own
        raise NothingFits
    if len(own) and not corners:
        return own
    far = _corners(oracle, rng, corners)
    starts = np.concatenate([far, np.repeat(domain.start[None], 0 if len(far) else CLIMBERS, axis=0)])
    found = np.concatenate([own, _climb(oracle, rng, starts, STEPS if len(own) else MOST_STEPS)])
    if not len(found):
        raise NothingFits
    first = np.unique(found, axis=0, return_index=True)[1]
    return np.asarray(found[np.sort(first)])


def _corners(oracle: Oracle, rng: np.random.Generator, count: int) -> Ints:
    """Tables with the most of a random objective, (k, M, C), k at most `count`."""
    programme = Programme(oracle)
    answers = [programme.solve(rng.normal(size=oracle.domain.start.size), SECONDS).table for _ in range(count)]
    found = [table for table in answers if table is not None]
    return np.array(found, dtype=np.int64).reshape(-1, *oracle.domain.start.shape)


def _climb(oracle: Oracle, rng: np.random.Generator, starts: Ints, most: int) -> Ints:
    """The tables that come to fit when one score at a time is changed, and what breaks no more statements is kept.

    Ends when ENOUGH fit.
    """
    domain, free = oracle.domain, oracle.domain.free
    # Several climb from the same table: one may get stuck.
    tables = starts[np.arange(CLIMBERS) % len(starts)]
    held = oracle.hold(tables).sum(axis=1)
    for _ in range(most):
        who = np.flatnonzero(held < len(oracle.claims))
        if len(tables) - len(who) >= ENOUGH:
            break
        m, c = free[rng.integers(len(free), size=len(who))].T
        tried = tables[who]
        tried[np.arange(len(who)), m, c] = rng.integers(domain.low[m, c], domain.high[m, c] + 1)
        now = oracle.hold(tried).sum(axis=1)
        better = now >= held[who]
        tables[who[better]], held[who[better]] = tried[better], now[better]
    return np.asarray(tables[held == len(oracle.claims)])
