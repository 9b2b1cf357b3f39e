"""The ensemble answers as the single solve does, table by table, and what is shipped fits."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from keuzemodel import load_ensemble, select_package
from keuzemodel.analyse.claims import check_claims
from keuzemodel.analyse.ensemble.domain import domain_of
from keuzemodel.analyse.ensemble.oracle import Oracle
from keuzemodel.analyse.ensemble.stored import save_ensemble
from keuzemodel.analyse.ensemble.walk.making import by_margins, make_ensemble
from keuzemodel.dashboard.words.keeping.trouble import no_tables
from keuzemodel.model.errors import EnsembleError, EnsembleKind, InfeasibleError, RequestError
from tests.analyse.ensemble.small import every_table, reinforced, small_dossier
from tests.building import rebuilt
from tests.shipped import alkmaar, shipped


def with_table(dossier, table):
    """The dossier with the scores of a table, (M, C)."""
    return dossier.with_scores(
        replace(s, score=float(table[dossier.measure_index[s.code], dossier.criterion_index[s.criterion]]))
        for s in dossier.scores
    )


@pytest.mark.parametrize(
    "asked",
    [
        {"approach": "alles"},
        {"approach": "roeien"},
        {"approach": "alles", "limits": {"c2": 2}},
        {"approach": "roeien", "require": ["m0"]},
        {"approach": "roeien", "forbid": ["m0"], "cover": [["m2", "m1"]]},
    ],
    ids=str,
)
@pytest.mark.parametrize("dossier", [small_dossier(), reinforced()], ids=["plain", "reinforced"])
def test_packages_are_those_of_the_single_solve(asked, dossier):
    """Under every table, at a weighting that is no preset."""
    found = every_table()
    found = replace(found, dossier=dossier, steps=found.steps[::200])
    weights = {"c0": 0.31, "c1": 0.44, "c2": 0.25}
    try:
        packages = found.packages(weights, **asked)
    except InfeasibleError:
        packages = np.zeros((len(found), 3), dtype=bool)
    for table, held in zip(found.tables, packages, strict=True):
        try:
            package = select_package(with_table(found.dossier, table), weights, **asked).codes
        except InfeasibleError:
            package = ()
        assert tuple(np.array(found.dossier.codes)[held]) == package


def test_shares_are_over_the_tables_that_have_a_package():
    """One that has none, because what is forced in does not fit, does not count."""
    found = every_table()
    shares = found.shares("gelijk", "roeien", require=["m2"])
    packages = found.packages("gelijk", "roeien", require=["m2"])
    possible = packages.any(axis=1)
    assert 0 < possible.sum() <= len(found)
    np.testing.assert_allclose(shares, packages[possible].mean(axis=0))
    assert shares[2] == 1
    with pytest.raises(InfeasibleError):
        found.shares("gelijk", "alles", require=["m0"], forbid=["m0"])


def test_given_keeps_the_tables_with_an_answer():
    """And says when too few are left."""
    found = every_table()
    some = found.given({("m1", "c0"): 3})
    np.testing.assert_array_equal(some.tables, found.tables[found.tables[:, 1, 0] == 3])
    assert some.enough and some.diagnostics is None
    near = found.given({("m1", "c0"): 3, ("m2", "c2"): 2}, {("m1", "c0"): 1})
    fits = (found.tables[:, 1, 0] >= 2) & (found.tables[:, 2, 2] == 2)
    np.testing.assert_array_equal(near.tables, found.tables[fits])
    assert not found.given({("m1", "c0"): 3, ("m2", "c2"): 9}).enough
    with pytest.raises(RequestError):
        found.given({("m9", "c0"): 3})


def test_faulty_weights_are_refused():
    found = every_table()
    for weights in ([0.5, 0.5, 0.5], [[1.0, 0.0, 0.0]], [0.5, 0.5], "nergens", {"c9": 1}):
        with pytest.raises(RequestError):
            found.shares(weights, "alles")


def test_it_is_kept_as_it_is(tmp_path):
    """What is written down is read back."""
    found = replace(every_table(), likely={"3": 1.0}, beside={"scale": every_table("scale")})
    save_ensemble(found, tmp_path / "tabellen.npz")
    again = load_ensemble(found.dossier, tmp_path)
    np.testing.assert_array_equal(again.steps, found.steps)
    assert again.likely == found.likely and len(again.beside["scale"]) == len(every_table("scale"))
    assert again.basis == "statements" and again.beside["scale"].reach == "scale"


@pytest.mark.parametrize(
    ("spoil", "kind"),
    [
        (lambda path, dossier: rebuilt(dossier, title="anders"), EnsembleKind.STALE),
        (lambda path, dossier: path.unlink() or dossier, EnsembleKind.ABSENT),
        (lambda path, dossier: path.write_bytes(b"PK\x03\x04 geen archief") and dossier, EnsembleKind.UNREADABLE),
        (lambda path, dossier: np.savez(path, about=np.array("{}")) or dossier, EnsembleKind.UNREADABLE),
        (lambda path, dossier: path.write_bytes(path.read_bytes()[:-400]) and dossier, EnsembleKind.UNREADABLE),
    ],
    ids=["stale", "absent", "damaged", "another", "cut"],
)
def test_a_file_that_cannot_be_used_is_refused(tmp_path, spoil, kind):
    """With a word for what is the matter."""
    path = tmp_path / "tabellen.npz"
    save_ensemble(every_table(), path)
    dossier = spoil(path, small_dossier())
    with pytest.raises(EnsembleError) as refused:
        load_ensemble(dossier, tmp_path)
    assert refused.value.kind == kind
    assert no_tables(refused.value).endswith(".")


def test_without_statements_the_tables_keep_to_the_margins():
    """And so they do where no table satisfies the statements."""
    dossier = rebuilt(small_dossier(), claims=())
    found = make_ensemble(dossier)
    assert found.basis == "margins" and found.diagnostics is None
    assert set(np.unique(found.tables[:, 0, 0])) == {1, 2, 3} and set(np.unique(found.tables[:, 1, 1])) == {0, 1, 2, 3}
    assert by_margins(dossier).steps.tolist() == found.steps.tolist()


def test_every_shipped_table_satisfies_every_statement():
    """Of each dossier that is shipped with tables, at its own limits; by the check of a single table."""
    with_tables = []
    for dossier in shipped().values():
        try:
            found = load_ensemble(dossier)
        except EnsembleError as error:
            assert error.kind == EnsembleKind.ABSENT
            continue
        with_tables.append(dossier.id)
        assert len(found) >= 1000
        oracle = Oracle(dossier, domain_of(dossier, "scale"))
        assert oracle.fits(found.steps).all()
        near = domain_of(dossier)
        assert (found.steps >= near.low).all() and (found.steps <= near.high).all()
        assert oracle.fits(found.beside["scale"].steps).all()
        for table in found.tables[:: len(found) // 50]:
            outcomes = check_claims(with_table(dossier, table))
            assert all(o.holds for o in outcomes if o.claim.kind == "scores")
    assert alkmaar().id in with_tables


def test_the_shipped_tables_are_a_good_sample():
    """The bars: chains that agree, enough of them, and a second run that says the same."""
    found = load_ensemble(alkmaar())
    told = found.diagnostics
    assert told.rhat_max <= 1.05
    assert told.ess_min >= 400
    assert told.apart <= 0.05
    assert 0.3 < told.acceptance < 1
    assert told.starts >= 4
    assert found.tables.shape[1:] == (len(alkmaar().measures), len(alkmaar().criteria))
