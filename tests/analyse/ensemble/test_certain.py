"""Necessary and possible steps are those of full enumeration, and what the programme proves is so."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from keuzemodel import load_ensemble, select_package
from keuzemodel.analyse.ensemble import certain
from keuzemodel.analyse.ensemble.certain import certainties
from keuzemodel.analyse.ensemble.domain import domain_of
from keuzemodel.analyse.ensemble.oracle import Oracle
from keuzemodel.analyse.ensemble.programme import Programme, pinned_packages
from keuzemodel.analyse.ensemble.tables import Ensemble
from keuzemodel.model.claims.checks import Group, Membership
from keuzemodel.model.dossier import Claim
from tests.analyse.ensemble.small import every_table, reinforced, small_dossier
from tests.building import rebuilt
from tests.shipped import alkmaar

WEIGHTS = [{"c0": 1}, {"c0": 0.2, "c1": 0.2, "c2": 0.6}, {"c2": 1}, {"c0": 0.6, "c1": 0.3, "c2": 0.1}]


def few(ensemble, count=20):
    """So few tables that what is seldom is not among them."""
    return replace(ensemble, steps=ensemble.steps[:: len(ensemble) // count].copy())


@pytest.mark.parametrize("approach", ["alles", "roeien"])
@pytest.mark.parametrize("weights", WEIGHTS, ids=str)
def test_on_a_small_dossier_they_are_exactly_those_of_every_table(weights, approach):
    """Also from a sample that misses some."""
    every = every_table()
    held = every.packages(weights, approach)
    found = certainties(few(every), every.chooser(approach), weights)
    assert [c.necessary for c in found] == held.all(axis=0).tolist()
    assert [c.possible for c in found] == held.any(axis=0).tolist()
    assert all("open" not in (c.proof_necessary, c.proof_possible) for c in found)


@pytest.mark.parametrize("weights", WEIGHTS, ids=str)
def test_what_the_programme_says_is_so(monkeypatch, weights):
    """With statements that name the package in full, and no going through all tables: proved or shown by an example
    is true, and most is settled where packages differ.
    """
    whole = Claim(
        "geheel",
        "",
        "",
        Membership(soort="verzameling", groep=Group(benadering="alles"), relatie="is", codes=("m0", "m2")),
    )
    dossier = rebuilt(small_dossier(), claims=(whole, *small_dossier().claims[2:]))
    domain = domain_of(dossier)
    tables = certain._every_table(Oracle(dossier, domain))
    every = Ensemble(dossier, tables, "statements", "text", None)
    held = every.packages(weights, "alles")
    monkeypatch.setattr(certain, "MOST_TABLES", 1)
    found = certainties(few(every, 5), every.chooser("alles"), weights, seconds=5)
    for c, truth in zip(found, held.T, strict=True):
        assert c.proof_necessary == "open" or c.necessary == truth.all()
        assert c.proof_possible == "open" or c.possible == truth.any()
        assert c.bound is None or c.bound >= 0
    # Where only the burden counts a step of no burden is as good in as out, which the programme does not tell apart.
    if weights != {"c2": 1}:
        assert sum("open" in (c.proof_necessary, c.proof_possible) for c in found) <= 1


def test_what_the_statements_name_is_proved_without_a_search():
    """At a preset without limit the report names every step: all are proved at once, also where none was sampled."""
    dossier = alkmaar()
    ensemble = load_ensemble(dossier)
    few_tables = replace(ensemble, steps=ensemble.steps[:3].copy())
    found = certainties(few_tables, ensemble.chooser("alles-overwegend"), "knip", seconds=0.01)
    advised = set(select_package(dossier, "gebalanceerd", "alles-overwegend").codes)
    assert {c.code for c in found if c.proof_necessary == "proved"} == advised
    assert {c.code for c in found if c.proof_possible == "proved"} == set(dossier.codes) - advised
    forced = ensemble.chooser("alles-overwegend", require=["13"])
    other = certainties(few_tables, forced, "knip", seconds=0.01)
    assert next(c for c in other if c.code == "13").necessary


def test_where_measures_reinforce_each_other_the_programme_proves_nothing(monkeypatch):
    """It does not know them: what is told is true, and how far the other side could be ahead has no bound."""
    dossier = reinforced()
    tables = certain._every_table(Oracle(dossier, domain_of(dossier)))
    every = Ensemble(dossier, tables, "statements", "text", None)
    held = every.packages("gelijk", "alles")
    asked = (few(every), every.chooser("alles"), "gelijk")
    assert [c.necessary for c in certainties(*asked)] == held.all(axis=0).tolist()
    monkeypatch.setattr(certain, "MOST_TABLES", 1)
    for c, truth in zip(certainties(*asked), held.T, strict=True):
        assert c.proof_necessary == "open" or c.necessary == truth.all()
        assert c.proof_possible == "open" or c.possible == truth.any()
        assert c.bound in (None, np.inf)


def test_the_report_names_the_whole_package_without_limit():
    """So the programme knows it, and what HiGHS finds at its edge keeps it."""
    dossier = alkmaar()
    oracle = Oracle(dossier, domain_of(dossier))
    pinned, packages = pinned_packages(oracle)
    assert pinned[0].all() and not pinned[1].any()
    np.testing.assert_array_equal(packages[0], oracle.packages(oracle.domain.start[None])[0][0, 0])
    programme = Programme(oracle)
    gain = np.random.default_rng(1).normal(size=oracle.domain.start.size)
    answer = programme.solve(gain, 20.0)
    assert answer.table is not None
    np.testing.assert_array_equal(oracle.packages(answer.table[None])[0][0, 0], packages[0])
    assert answer.value <= answer.bound + 1e-6
    assert answer.value > float(gain @ oracle.domain.start.reshape(-1))
