"""Phases: a measure's own, but never before what it requires."""

from __future__ import annotations

import pytest

from keuzemodel.model.phasing import phases
from tests.building import make_dossier

BENEFIT = ["benefit"]


@pytest.mark.parametrize(
    ("own", "requires", "package", "expected"),
    [
        ([1, 2], [], ["m0", "m1"], {"m0": 1, "m1": 2}),
        ([2, 1], [(1, [0])], ["m0", "m1"], {"m0": 2, "m1": 2}),
        ([3, 1, 1], [(1, [0]), (2, [1])], ["m0", "m1", "m2"], {"m0": 3, "m1": 3, "m2": 3}),
        ([1, 2, 1], [(2, [0, 1])], ["m0", "m1", "m2"], {"m0": 1, "m1": 2, "m2": 1}),
        ([1, 2, 1], [(2, [0, 1])], ["m1", "m2"], {"m1": 2, "m2": 2}),
        ([1, 2], [], [], {}),
    ],
    ids=["own phase", "not before", "along a chain", "earliest of two", "the only one there", "empty"],
)
def test_phases(own, requires, package, expected):
    """By hand."""
    dossier = make_dossier([[1]] * len(own), BENEFIT, phases=own, requires=requires)
    assert phases(dossier, package) == expected
