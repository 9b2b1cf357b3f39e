"""The oracle says of many tables at once what `check_claims` says of one, and the walk decides as the oracle does."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from keuzemodel.analyse.claims import check_claims, source_claims
from keuzemodel.analyse.ensemble.domain import domain_of
from keuzemodel.analyse.ensemble.oracle import Oracle
from keuzemodel.analyse.ensemble.rows import Known
from keuzemodel.analyse.ensemble.walk.chain import Chains
from keuzemodel.model.claims.checks import Agreement, Comparison, Group, Membership, Quantity, Top
from keuzemodel.model.dossier import Claim
from keuzemodel.model.errors import InfeasibleError
from tests.building import cases, rebuilt
from tests.shipped import alkmaar

DOSSIER = alkmaar()

SIGNS = [">", ">=", "<", "<=", "="]


@st.composite
def groups(draw):
    """A group by every filter that a small dossier has."""
    group = {}
    if draw(st.booleans()):
        group["benadering"] = draw(st.sampled_from(["alles", "roeien"]))
        if draw(st.booleans()):
            group["weging"] = "gelijk"
        if draw(st.booleans()):
            group["buiten"] = True
    elif draw(st.booleans()):
        group["in_elk"] = True
    if draw(st.booleans()):
        group[draw(st.sampled_from(["ook_in", "niet_in"]))] = draw(st.sampled_from(["alles", "roeien"]))
    if draw(st.booleans()):
        group["themas"] = ["t0"]
    if draw(st.booleans()):
        group["fundament"] = True
    return Group(**group)


@st.composite
def checks(draw):
    """Every kind of check, over every kind of number."""
    kind = draw(st.sampled_from(["vergelijking", "vergelijking", "verzameling", "eensgezind", "hoogste"]))
    if kind == "eensgezind":
        return Agreement(
            soort=kind, benadering=draw(st.sampled_from(["alles", "roeien"])), verschil=draw(st.integers(0, 2))
        )
    group = draw(groups())
    if kind == "verzameling":
        return Membership(
            soort=kind, groep=group, relatie=draw(st.sampled_from(["is", "bevat", "zonder"])),
            codes=draw(st.sampled_from([("m0",), ("m0", "m1"), ("m1",)])),
        )  # fmt: skip
    if kind == "hoogste":
        return Top(soort=kind, groep=group, criterium="c0", codes=draw(st.sampled_from([("m0",), ("m0", "m1")])))

    def number():
        what = draw(
            st.sampled_from(["aantal", "themas", "totaal", "gemiddelde", "netto", "kleinste_netto", "getal", "grens"])
        )
        scaled = {"maal": draw(st.sampled_from([1.0, 0.5, 2.0])), "plus": draw(st.sampled_from([0.0, 1.0]))}
        if what == "getal":
            return Quantity(maat=what, waarde=draw(st.sampled_from([0.0, 1.0, 3.0])))
        if what == "grens":
            return Quantity(maat=what, benadering="roeien", criteria=("c1",), **scaled)
        criteria = (
            {"criteria": draw(st.sampled_from([("c0",), ("c0", "c1")]))} if what in ("totaal", "gemiddelde") else {}
        )
        return Quantity(maat=what, groep=draw(groups()), **criteria, **scaled)

    return Comparison(soort=kind, links=number(), teken=draw(st.sampled_from(SIGNS)), rechts=number())


@st.composite
def dossiers(draw):
    """A small dossier of whole scores on a scale of 0 to 3, with two presets, a limit and statements."""
    dossier, limits, *_ = draw(cases(most=5))
    criteria = tuple(replace(c, scale=(0.0, 3.0)) for c in dossier.criteria)
    scores = tuple(replace(s, score=float(int(abs(s.score)) % 4)) for s in dossier.scores)
    one = dossier.weightings[0]
    parts = draw(st.lists(st.integers(1, 3), min_size=len(criteria), max_size=len(criteria)))
    other = replace(one, id="anders", weights={c.id: p / sum(parts) for c, p in zip(criteria, parts, strict=True)})
    whole = {id: float(int(most)) for id, most in limits.items()}
    silent = tuple(draw(st.lists(st.sampled_from([c.id for c in criteria]), max_size=1)))
    approaches = (dossier.approaches[0], replace(dossier.approaches[1], limits=whole, silent=silent))
    claims = tuple(
        Claim(f"u{k}", "", "", check) for k, check in enumerate(draw(st.lists(checks(), min_size=1, max_size=4)))
        if len(dossier.measures) > 1
    )  # fmt: skip
    return rebuilt(
        dossier, criteria=criteria, scores=scores, weightings=(one, other), approaches=approaches, claims=claims
    )


def told_one_by_one(dossier, tables, claims):
    """What `check_claims` says of each table; nothing holds where no package is possible."""
    found = np.zeros((len(tables), len(claims)), dtype=bool)
    for row, table in zip(found, tables, strict=True):
        scores = [
            replace(s, score=float(table[dossier.measure_index[s.code], dossier.criterion_index[s.criterion]]))
            for s in dossier.scores
        ]
        try:
            outcomes = {o.claim.id: o.holds for o in check_claims(dossier.with_scores(scores))}
        except InfeasibleError:
            continue
        row[:] = [outcomes[c.id] for c in claims]
    return found


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(dossiers(), st.integers(0, 2**32))
def test_the_oracle_is_check_claims_table_by_table(dossier, seed):
    """On random tables of random dossiers, for every kind of check."""
    domain = domain_of(dossier, "scale")
    tables = np.random.default_rng(seed).integers(domain.low, domain.high + 1, size=(6, *domain.start.shape))
    try:
        oracle = Oracle(dossier, domain, dossier.claims)
        held = oracle.hold(tables)
    except InfeasibleError:
        return
    np.testing.assert_array_equal(held, told_one_by_one(dossier, tables, dossier.claims))


def test_the_oracle_is_check_claims_near_the_shipped_table():
    """Where some statements hold and some do not."""
    domain = domain_of(DOSSIER)
    rng = np.random.default_rng(4)
    tables = np.repeat(domain.start[None], 30, axis=0)
    for k, table in enumerate(tables):
        for m, c in domain.free[rng.integers(len(domain.free), size=k)]:
            table[m, c] = rng.integers(domain.low[m, c], domain.high[m, c] + 1)
    oracle = Oracle(DOSSIER, domain, DOSSIER.claims)
    held = oracle.hold(tables)
    np.testing.assert_array_equal(held, told_one_by_one(DOSSIER, tables, DOSSIER.claims))
    assert held[0].sum() > held[-1].sum() > 0


def test_rows_are_the_statements():
    """With the packages known, a table keeps every row exactly where it satisfies every statement."""
    domain = domain_of(DOSSIER)
    rng = np.random.default_rng(5)
    tables = np.repeat(domain.start[None], 200, axis=0)
    for k, table in enumerate(tables):
        for m, c in domain.free[rng.integers(len(domain.free), size=k // 10)]:
            table[m, c] = rng.integers(domain.low[m, c], domain.high[m, c] + 1)
    oracle = Oracle(DOSSIER, domain)
    known = Known(oracle)
    numbers = known.numbers(oracle.packages(tables)[0])
    kept = numbers >= 0
    kept[kept] = (known.room(numbers[kept], tables[kept]) >= 0).all(axis=1)
    np.testing.assert_array_equal(kept, oracle.fits(tables))
    assert 20 < kept.sum() < 180


def test_a_walk_keeps_packages_and_statements():
    """What it says of the packages without solving is what solving says, change by change."""
    domain = domain_of(DOSSIER)
    oracle = Oracle(DOSSIER, domain)
    chains = Chains(oracle, np.repeat(domain.start[None], 12, axis=0), np.random.default_rng(6))
    for _ in range(4):
        before = oracle.packages(chains.tables)[0]
        table = chains.tables.copy()
        chains.sweep(0)
        np.testing.assert_array_equal(oracle.packages(chains.tables)[0], before)
        assert oracle.fits(chains.tables).all()
        assert (chains.tables != table).any(axis=(1, 2)).all()
        chains.sweep(3)
    assert 0.2 < chains.walks.share < 1


def test_source_claims_are_what_the_oracle_obeys():
    """And nothing of the dossier's own structure or of our own thresholds."""
    assert Oracle(DOSSIER, domain_of(DOSSIER)).claims == source_claims(DOSSIER)
    assert {c.kind for c in source_claims(DOSSIER)} == {"scores"}
