"""Claims: each kind of check can hold and can fail, and says by how much."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pydantic import TypeAdapter

from keuzemodel.analyse.claims import check_claims, smallest_margin, source_claims, which_hold
from keuzemodel.model.claims.checks import Check
from keuzemodel.model.dossier import Claim
from tests.building import make_dossier
from tests.shipped import alkmaar, shipped

DOSSIER = alkmaar()
CHECK = TypeAdapter(Check)


def outcome(check, dossier=None):
    """The outcome of one check on a dossier of three measures: m0 in, m1 in by m0, m2 out."""
    dossier = dossier or make_dossier(
        [[5, 1], [4, 2], [0, 3]], ["benefit", "burden"], requires=[(1, [0])], themes=[0, 1, 1],
        phases=[1, 2, 2], limits={1: 2},
    )  # fmt: skip
    claim = Claim("a", "b", "c", CHECK.validate_python(check))
    return check_claims(replace(dossier, claims=(claim,), fingerprint=f"{check}"))[0]


ALL = {"benadering": "alles"}
COUNT = {"maat": "aantal", "groep": ALL}


@pytest.mark.parametrize(
    ("check", "holds", "margin"),
    [
        ({"soort": "vergelijking", "links": COUNT, "teken": ">", "rechts": {"maat": "getal", "waarde": 1}}, True, 1),
        ({"soort": "vergelijking", "links": COUNT, "teken": "<", "rechts": {"maat": "getal", "waarde": 2}}, False, 0),
        ({"soort": "vergelijking", "links": COUNT, "teken": ">=", "rechts": {"maat": "getal", "waarde": 3}}, False, -1),
        ({"soort": "vergelijking", "links": COUNT, "teken": "=", "rechts": {"maat": "getal", "waarde": 2}}, True, None),
        ({"soort": "vergelijking", "links": {"maat": "totaal", "groep": ALL, "criteria": ["c1"]}, "teken": ">",
          "rechts": {"maat": "grens", "benadering": "roeien", "criteria": ["c1"]}}, True, 1),
        ({"soort": "vergelijking", "links": {"maat": "gemiddelde", "groep": {**ALL, "fase": 2}, "criteria": ["c1"]},
          "teken": ">", "rechts": {"maat": "gemiddelde", "groep": {**ALL, "fase": 1}, "criteria": ["c1"]}}, True, 1),
        ({"soort": "vergelijking", "links": {"maat": "netto", "groep": {**ALL, "niet_in": "roeien"}}, "teken": ">",
          "rechts": {"maat": "getal"}}, True, 0.2),
        ({"soort": "vergelijking", "links": {"maat": "aantal", "groep": {**ALL, "bouwt_op_fase": 1}}, "teken": "=",
          "rechts": {"maat": "getal", "waarde": 1}}, True, None),
        ({"soort": "vergelijking", "links": {"maat": "aantal", "groep": {**ALL, "fundament": True}}, "teken": "=",
          "rechts": {"maat": "getal", "waarde": 2}}, False, None),
        ({"soort": "vergelijking", "links": {"maat": "gewicht", "weging": "gelijk", "aspect": "a0"}, "teken": "=",
          "rechts": {"maat": "getal", "waarde": 0.5}}, True, None),
        ({"soort": "verzameling", "groep": ALL, "relatie": "is", "codes": ["m0", "m1"]}, True, 0.2),
        ({"soort": "verzameling", "groep": ALL, "relatie": "is", "codes": ["m0"]}, False, None),
        ({"soort": "verzameling", "groep": ALL, "relatie": "bevat", "codes": ["m2"]}, False, None),
        ({"soort": "verzameling", "groep": ALL, "relatie": "zonder", "codes": ["m2"]}, True, 0.3),
        ({"soort": "verzameling", "groep": {"in_elk": True}, "relatie": "is", "codes": ["m0"]}, True, 0.4),
        ({"soort": "hoogste", "groep": {}, "criterium": "c0", "codes": ["m0", "m1"]}, True, 4),
        ({"soort": "hoogste", "groep": {}, "criterium": "c0", "codes": ["m1"]}, False, -1),
        ({"soort": "hoogste", "groep": ALL, "criterium": "c0", "codes": ["m2"]}, False, None),
        ({"soort": "eensgezind", "benadering": "alles"}, True, 0.2),
        # All weight on the burden: m0 and m1 cost 0.6 there, nothing costs 0.
        ({"soort": "verdelingen", "benadering": "alles", "weging": "gelijk"}, False, -0.6),
        # Twice the burden: m1 gives 4/15 - 4/15 = 0, so with it and without it are equally good.
        ({"soort": "verdelingen", "benadering": "alles", "weging": "gelijk", "zwaarder": 2}, True, 0.0),
        ({"soort": "verdelingen", "benadering": "alles", "weging": "gelijk", "zwaarder": 3}, False, -0.1),
        ({"soort": "verdelingen", "benadering": "alles", "weging": "gelijk", "zwaarder": 1.5}, True, 0.08),
    ],
)  # fmt: skip
def test_a_check_computes(check, holds, margin):
    """Worked out by hand from the three measures."""
    found = outcome(check)
    assert found.holds is holds
    assert found.margin == (None if margin is None else pytest.approx(margin))


def test_a_membership_that_fails_says_what_is_missing_and_what_is_too_many():
    """The codes that break it, in dossier order."""
    found = outcome({"soort": "verzameling", "groep": ALL, "relatie": "is", "codes": ["m0", "m2"]})
    assert found.missing == ("m2",) and found.surplus == ("m1",)


@pytest.mark.parametrize(
    ("code", "criterion", "score", "claim"),
    [
        ("14", "grip", 0, "alles-een-pakket"),
        ("2", "grip", 0, "fase1-grip"),
        ("16", "investering", 5, "fase1-investering"),
        ("6", "ontwikkeltijd", 9, "fase1-tijd-hoogste"),
        ("6", "grip", 5, "fase1-grip"),
        ("5.2", "ontwikkeltijd", 1, "ambitie-is-vastleggen"),
        ("4", "investering", 1, "fase2-investering"),
        ("13", "grip", 5, "niet-geselecteerd"),
        ("9.1", "ontwikkeltijd", 10, "in-elk-welke"),
    ],
)
def test_another_score_makes_a_claim_fail(code, criterion, score, claim):
    """The claims are live: they follow the scores."""
    scores = tuple(
        replace(s, score=float(score)) if (s.code, s.criterion) == (code, criterion) else s for s in DOSSIER.scores
    )
    other = replace(DOSSIER, scores=scores, fingerprint=f"{code}{criterion}{score}")
    failed = {o.claim.id for o in check_claims(other) if not o.holds}
    assert claim in failed


def test_a_division_that_fails_says_by_how_much():
    """With benefit 5 and 4 against burden 1 and 2, out of 5: m1 is worth (4 - 6·burden)/5, so it leaves where the
    burden weighs two thirds, a sixth from the middle. Of all divisions two thirds keep both.
    """
    found = outcome({"soort": "verdelingen", "benadering": "alles", "weging": "gelijk"}).spread
    assert found.nearest.moved == pytest.approx(1 / 6) and found.nearest.codes == ("m0",)
    assert found.same / found.n == pytest.approx(2 / 3, abs=0.02)


@pytest.mark.parametrize("id", list(shipped()))
def test_which_hold_says_what_the_outcomes_say(id):
    """Without margins, and so quicker."""
    dossier = shipped()[id]
    assert which_hold(dossier) == {o.claim.id: o.holds for o in check_claims(dossier)}


def test_source_claims_are_those_that_scores_can_break_and_that_are_not_ours():
    """Kind `scores`, in file order; no threshold, no structure, nothing that cannot be tested."""
    found = source_claims(DOSSIER)
    assert found == tuple(c for c in DOSSIER.claims if c.kind == "scores") and 30 < len(found) < len(DOSSIER.claims)
    assert all(c.check is not None for c in found)


def test_the_smallest_margin_skips_equal_numbers():
    """'No more than' that holds with equal numbers has no margin to report."""
    outcomes = check_claims(DOSSIER)
    assert any(o.margin == 0 for o in outcomes)
    assert smallest_margin(outcomes, "points").margin > 0


REINFORCED = make_dossier(
    [[5, 1], [4, 2], [0, 3]], ["benefit", "burden"], requires=[(1, [0])], themes=[0, 1, 1], phases=[1, 2, 2],
    limits={1: 2}, reinforces=[(0, [2], 0.4), (1, [0], 0.5)],
)  # fmt: skip
"""m0 lacks m2, so it gives 3 of its 5; m1 has m0 and gives all."""


@pytest.mark.parametrize(
    ("left", "value"),
    [
        ({"maat": "totaal", "groep": ALL, "criteria": ["c0"]}, 7),
        ({"maat": "totaal", "groep": ALL, "criteria": ["c1"]}, 3),
        ({"maat": "totaal", "groep": {}, "criteria": ["c0"]}, 9),
        ({"maat": "netto", "groep": ALL}, 0.4),
        ({"maat": "netto", "groep": {**ALL, "codes": ["m0"]}}, 0.2),
        ({"maat": "kleinste_netto", "groep": {**ALL, "buiten": True}}, -0.3),
        ({"maat": "netto", "groep": {"codes": ["m0"]}}, 0.4),
        ({"maat": "netto", "groep": {"in_elk": True}}, 0.4),
    ],
)
def test_in_a_package_a_measure_counts_for_what_it_gives_there(left, value):
    """By hand: without m2 two fifths of the benefits of m0 are not there; where no package is asked about, all is."""
    check = {"soort": "vergelijking", "links": left, "teken": "=", "rechts": {"maat": "getal", "waarde": value}}
    found = outcome(check, REINFORCED)
    assert (found.holds, found.left) == (True, pytest.approx(value))


def test_a_division_counts_what_a_package_gives_there():
    """All weight on the benefit: with m2 the package would be worth 2/5 more; on the burden nothing is best."""
    check = {"soort": "verdelingen", "benadering": "alles", "weging": "gelijk"}
    assert outcome(check, REINFORCED).margin == pytest.approx(-0.6)
    always = outcome({"soort": "verzameling", "groep": ALL, "relatie": "zonder", "codes": ["m2"]}, REINFORCED)
    assert always.margin == pytest.approx(0.3 - 0.2)
