"""What is sampled is what full enumeration gives."""

from __future__ import annotations

import numpy as np
import pytest

from keuzemodel.analyse.ensemble.diagnostics import rhat_and_ess
from keuzemodel.analyse.ensemble.domain import domain_of
from keuzemodel.analyse.ensemble.oracle import Oracle
from keuzemodel.analyse.ensemble.walk.chain import Chains
from keuzemodel.analyse.ensemble.walk.making import Plans, make_ensemble
from keuzemodel.analyse.ensemble.walk.running import Plan
from keuzemodel.analyse.ensemble.walk.starts import first_tables
from tests.analyse.ensemble.small import every_table, reinforced, small_dossier

PLANS = Plans(Plan(64, 400, 8, 80), Plan(64, 60, 8, 20, 3), Plan(32, 60, 8, 24, 4))


@pytest.fixture(scope="module")
def sampled():
    return make_ensemble(small_dossier(), plans=PLANS)


def test_there_is_something_to_tell_apart():
    """Of all tables some fit and some do not, and their packages differ."""
    found = every_table()
    assert 1000 < len(found) < 3 * 4**8 / 2
    shares = found.shares("gelijk", "roeien")
    assert ((shares > 0.05) & (shares < 0.95)).sum() >= 2


@pytest.mark.parametrize("approach", ["alles", "roeien"])
@pytest.mark.parametrize("weights", ["gelijk", "anders"])
def test_sampled_shares_are_those_of_every_table(sampled, weights, approach):
    """Within four standard errors of a thousand tables."""
    truth = every_table().shares(weights, approach)
    error = np.sqrt(truth * (1 - truth) / sampled.diagnostics.ess_min) + 1e-3
    assert (abs(sampled.shares(weights, approach) - truth) < 4 * error).all()


def test_every_value_of_every_score_is_as_likely_as_in_every_table(sampled):
    """Not only means: the whole distribution of each score."""
    for value in range(4):
        truth = (every_table().steps == value).mean(axis=0)
        assert abs((sampled.steps == value).mean(axis=0) - truth).max() < 0.06


def test_diagnostics_are_good_and_there_is_a_second_run(sampled):
    told = sampled.diagnostics
    assert told.rhat_max <= 1.05 and told.ess_min >= 400 and 0 < told.acceptance < 1 and told.apart <= 0.05


def test_a_chain_that_has_to_solve_every_time_finds_the_same():
    """Where packages cannot be followed, there are only jumps."""
    domain = domain_of(small_dossier())
    chains = Chains(
        Oracle(small_dossier(), domain), np.repeat(domain.start[None], 200, axis=0), np.random.default_rng(8)
    )
    chains.known = None
    draws = []
    for _ in range(40):
        chains.sweep(0)
        draws.append(chains.tables.copy())
    truth = every_table().steps.mean(axis=(0,))
    assert abs(np.concatenate(draws[10:]).mean(axis=0) - truth).max() < 0.1


def test_where_measures_reinforce_each_other_packages_are_not_followed():
    """Then there are only jumps, and every table on the way fits."""
    dossier = reinforced()
    domain = domain_of(dossier)
    oracle = Oracle(dossier, domain)
    starts = first_tables(oracle, np.random.default_rng(3), corners=2)
    chains = Chains(oracle, np.repeat(starts[:1], 20, axis=0), np.random.default_rng(8))
    assert chains.known is None
    for _ in range(3):
        chains.sweep(0)
        assert oracle.fits(chains.tables).all()
    assert chains.jumps.accepted and not chains.walks.proposed


def test_limits_are_as_likely_as_they_are(sampled):
    """By the tables that fit under neighbouring limits; compared with counting them all."""
    counts = {limit: len(every_table(limit=float(limit))) for limit in sampled.likely}
    assert len(counts) >= 3
    for limit, share in sampled.likely.items():
        assert abs(share - counts[limit] / sum(counts.values())) < 0.04


def test_a_walk_takes_exactly_what_it_should():
    """From every table that fits, each cell in turn: a change is taken if the new table fits with the same packages."""
    domain = domain_of(small_dossier())
    oracle = Oracle(small_dossier(), domain)
    rng = np.random.default_rng(3)
    starts = every_table().steps[rng.permutation(len(every_table()))[:800]]
    packages = oracle.packages(starts)[0]
    for m, c in domain.free:
        chains = Chains(oracle, starts, rng)
        new = rng.integers(domain.low[m, c], domain.high[m, c] + 1, size=len(starts))
        here = chains.tables

        def proposed(who, at, on, m=m, c=c, new=new, here=here):
            return new if (at[0], on[0]) == (m, c) else here[who, at, on]

        chains._proposed = proposed
        chains.sweep(0)
        tried = starts.copy()
        tried[:, m, c] = new
        right = oracle.fits(tried) & (oracle.packages(tried)[0] == packages).all(axis=(1, 2, 3))
        np.testing.assert_array_equal(chains.tables[:, m, c], np.where(right, new, starts[:, m, c]))


def test_proposals_are_as_likely_back_as_forth():
    """So that a chain favours no table above another."""
    domain = domain_of(small_dossier())
    starts = np.repeat(every_table().steps[:1], 4000, axis=0)
    chains = Chains(Oracle(small_dossier(), domain), starts, np.random.default_rng(1))
    moves = np.zeros((4, 4))
    for value in range(4):
        chains.tables[:, 1, 1] = value
        for _ in range(10):
            new = chains._proposed(np.arange(4000), np.full(4000, 1), np.full(4000, 1))
            moves[value] += [(new == v).sum() for v in range(4)]
    share = moves / 40_000
    assert abs(share - share.T).max() < 0.015 and share[0, 3] > 0.05 and share.diagonal().max() == 0


def test_rhat_sees_chains_that_never_met():
    """A score that differs between chains and never within one has no bound."""
    tables = np.zeros((4, 20, 1, 2), dtype=np.int64)
    tables[2:, :, 0, 0] = 1
    rhat, ess = rhat_and_ess(tables)
    assert rhat[0, 0] == np.inf and ess[0, 0] == 0 and np.isnan(rhat[0, 1])
