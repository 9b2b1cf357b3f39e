"""Claims over many tables: the same as one by one, and whether each can fail at all."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from keuzemodel.analyse.claims import check_claims, holds_over, standings
from keuzemodel.analyse.claims.over_tables import SEED, draw_tables
from keuzemodel.model.valuation import score_matrix
from tests.shipped import shipped

DOSSIERS = shipped()
ONE_BY_ONE = 15


def with_table(dossier, table, name):
    """The dossier with these scores, (M, C), as its own."""
    place, column = dossier.measure_index, dossier.criterion_index
    scores = tuple(replace(s, score=float(table[place[s.code], column[s.criterion]])) for s in dossier.scores)
    return replace(dossier, scores=scores, fingerprint=f"{dossier.fingerprint}{name}")


@pytest.mark.parametrize("id", list(DOSSIERS))
def test_many_tables_at_once_say_what_one_at_a_time_says(id):
    """Drawn tables, and the dossier's own."""
    dossier = DOSSIERS[id]
    tables = draw_tables(dossier, np.random.default_rng(7), ONE_BY_ONE)
    found = holds_over(dossier, dossier.claims, tables)
    for k, table in enumerate(tables):
        alone = check_claims(with_table(dossier, table, k))
        assert found[k].tolist() == [o.holds for o in alone]
    own = holds_over(dossier, dossier.claims, score_matrix(dossier)[None])[0]
    assert own.tolist() == [o.holds for o in check_claims(dossier)]


@pytest.mark.parametrize("id", list(DOSSIERS))
def test_what_is_called_structure_never_fails_and_the_rest_can(id):
    """Over tables from the whole scale, and the dossier's own scores."""
    dossier = DOSSIERS[id]
    own = {o.claim.id: o.holds for o in check_claims(dossier)}
    for found in standings(dossier):
        always = found.held == found.n and own[found.claim.id]
        assert always == (found.claim.kind == "opbouw"), (found.claim.id, found.share)


def test_tables_are_drawn_from_the_whole_scale_and_the_same_again():
    """Every whole point, both ends included, and the seed settles the rest."""
    dossier = DOSSIERS["alkmaar-verblijf"]
    tables = draw_tables(dossier, np.random.default_rng(SEED), 300)
    for c, criterion in enumerate(dossier.criteria):
        low, high = criterion.scale
        assert set(np.unique(tables[:, :, c])) == set(np.arange(low, high + 1))
    assert (tables == draw_tables(dossier, np.random.default_rng(SEED), 300)).all()


def test_the_shares_do_not_depend_on_the_scores_of_the_dossier():
    """They belong to the statements and the rules."""
    dossier = DOSSIERS["alkmaar-verblijf"]
    other = with_table(dossier, score_matrix(dossier) * 0, "leeg")
    assert [s.held for s in standings(other)] == [s.held for s in standings(dossier)]
