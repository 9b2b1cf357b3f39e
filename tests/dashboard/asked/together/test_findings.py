"""What the weightings of a round come to: groups that tell of nobody, and findings of the engine under them."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from keuzemodel.analyse.together.differences import middle
from keuzemodel.dashboard.asked.choice import OWN
from keuzemodel.dashboard.asked.moves import with_weighting
from keuzemodel.dashboard.asked.situation import first_asked
from keuzemodel.dashboard.asked.together.findings import ENOUGH, findings, grouped
from keuzemodel.dashboard.asked.together.given import Given
from tests.shipped import alkmaar

FIRST = first_asked(alkmaar())
ASKED = FIRST.with_choice(with_weighting(FIRST.choice, alkmaar(), OWN))
ROLES = ("Gemeente", "Aanbieder", "GI")


def given(*many: int, seed: int = 1, sharp: float = 1.0) -> tuple[Given, ...]:
    """So many people of every role, who weigh by chance."""
    rng = np.random.default_rng(seed)
    return tuple(
        Given(f"{role}-{k}", role, tuple(rng.dirichlet(np.full(4, sharp))))
        for role, count in zip(ROLES, many, strict=True)
        for k in range(count)
    )


def test_a_role_of_few_is_no_group_of_its_own():
    """They stand together, last; and nobody is lost."""
    groups = grouped(given(4, 2, 1), ROLES)
    assert [(group.role, len(group.mixes)) for group in groups] == [("Gemeente", 4), ("", 3)]
    assert [group.role for group in grouped(given(ENOUGH, ENOUGH, 0), ROLES)] == ["Gemeente", "Aanbieder"]
    assert [group.role for group in grouped(given(1, 1, 1), ROLES)] == [""]
    few = grouped(given(5, 3, 2), ROLES)
    assert [(group.role, len(group.mixes)) for group in few] == [("Gemeente", 5), ("", 5)]


def test_who_agrees_has_room_and_needs_no_compromise():
    """Everyone weighs nearly the same: one package, which stays for any smaller shift than is said."""
    found = findings(ASKED, given(4, 4, 4, sharp=3000.0), ROLES)
    assert found.agreement.shared is not None and found.room is not None and not found.compromise.needed
    assert 0 < found.room.moved < 1
    assert not any(pair.now for pair in found.differences)


@pytest.mark.parametrize("seed", range(4))
def test_who_differs_has_a_frontier(seed):
    """Its first package is the best in all, and its last hurts least; loss is against the group's own best."""
    found = findings(ASKED, given(5, 5, 5, seed=seed, sharp=0.4), ROLES)
    assert found.agreement.shared is None and found.room is None
    points, mean = found.compromise.points, found.mixes.mean(axis=0) @ found.corners.matrix
    assert points[0].total == pytest.approx(ASKED.selector.package(mean).value)
    assert all(a.total > b.total and a.loss > b.loss for a, b in pairwise(points))
    for best, group in zip(found.bests, found.groups, strict=True):
        own = middle(group.mixes) @ found.corners.matrix
        assert best == pytest.approx(ASKED.selector.package(own).value)


def test_one_group_is_compared_person_by_person():
    """There are no roles to stand between, so nobody is named."""
    people = given(2, 2, 1, sharp=0.3)
    found = findings(ASKED, people, ROLES)
    assert len(found.groups) == 1 and found.differences == ()
    assert len(found.bests) == len(people)
