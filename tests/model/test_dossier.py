"""A dossier: what is known of it, and the same with other scores."""

from __future__ import annotations

from dataclasses import replace

import pytest

from keuzemodel import load_dossier
from tests.building import make_dossier
from tests.shipped import ROOT

BEFORE = ROOT / "tests" / "before" / "dossiers"
DOSSIER = make_dossier([[2, 3], [4, 1]], ["benefit", "burden"], fingerprint="0123456789ab")
ANYTHING = replace(DOSSIER.score_of["m0", "c0"], margin=10.0, origin="aanname")


def test_a_score_of_which_nothing_is_known():
    """Assumed, with a margin as wide as its scale; stated by the source it says what it says."""
    unknown = DOSSIER.with_scores([ANYTHING])
    assert unknown.unknown == {("m0", "c0")} and unknown.unknown_of(unknown.codes, "c0") == ("m0",)
    assert not DOSSIER.says_nothing(replace(ANYTHING, margin=9.9))
    assert not DOSSIER.says_nothing(replace(ANYTHING, origin="rapport"))


def test_filling_in_what_was_not_known():
    """It is then as sure as it says, unless another margin is given; no margin is wider than the scale."""
    unknown = DOSSIER.with_scores([ANYTHING])
    own = replace(ANYTHING, score=3.0, origin="eigen")
    assert unknown.filled_in(own).margin == 0
    assert unknown.filled_in(replace(own, margin=2.0)).margin == 2
    assert DOSSIER.filled_in(replace(own, margin=99.0)).margin == 10


def test_other_scores_have_another_mark():
    """The same changes give the same mark, and no changes leave the dossier what it is."""
    assert DOSSIER.with_scores([]) is DOSSIER
    other = DOSSIER.with_score("m1", "c0", 5)
    assert other.score_of["m1", "c0"].score == 5 and other.fingerprint != DOSSIER.fingerprint
    assert len(other.fingerprint) == 12 and other == DOSSIER.with_score("m1", "c0", 5.0)


def test_parts_by_their_id():
    """What is not there is a KeyError."""
    assert DOSSIER.measure("m1").name == "Maatregel 1" and DOSSIER.criterion("c1").sign == -1
    for find in (DOSSIER.measure, DOSSIER.criterion, DOSSIER.aspect, DOSSIER.theme, DOSSIER.weighting):
        with pytest.raises(KeyError):
            find("niets")


@pytest.mark.parametrize(
    ("id", "mark"),
    [
        ("alkmaar-verblijf", "f0ccaff13f3e"),
        ("ijmond-transformatie", "4d725f14b3c5"),
        ("westfriesland-transformatie", "bf48812bf38d"),
        ("alkmaar-transformatie-2018", "a46c8d4356da"),
    ],
)
def test_a_mark_outlives_a_change_of_names_in_the_code(id, mark):
    """Saved scenarios hold it. It is of the contents of these versions: other data has another mark, other code not."""
    assert load_dossier(BEFORE / id).fingerprint == mark
