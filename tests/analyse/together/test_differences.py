"""Where roles differ, against every package that is as good as the best for each of them."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings

from keuzemodel.analyse.together.differences import differences, middle
from keuzemodel.analyse.weightsets import aspect_weightings
from keuzemodel.model.valuation import weight_vector
from keuzemodel.solve.selection import make_selector
from tests.analyse.together.judge import TIE, by_tie_rule, groups
from tests.building import make_dossier
from tests.shipped import alkmaar


def best_of(group, mix):
    """Every package within TIE of the best of one mix."""
    values = group.worth @ mix
    return [p for p, v in zip(group.packages, values, strict=True) if v >= values.max() - TIE]


def steps(group, one, other):
    """Those that all best packages of the one hold and none of the other's, both ways."""
    first, second = best_of(group, one), best_of(group, other)
    return [
        (group.selector.dossier.codes[i], sign)
        for i in range(len(group.selector.dossier.codes))
        for sign, a, b in (("went", first, second), ("came", second, first))
        if all(i in p for p in a) and not any(i in p for p in b)
    ]


def swapped(mix, other, i, j):
    """A mix with the other's ratio between two aspects."""
    there = mix.copy()
    both = mix[i] + mix[j]
    there[i] = both * other[i] / (other[i] + other[j])
    there[j] = both - there[i]
    return there


@given(groups(people=3))
@settings(max_examples=200, deadline=None)
def test_pairs_of_roles_by_the_definition(group):
    """What differs, what is shared, and the trade-off with which least still does."""
    roles = {f"r{k}": mix for k, mix in enumerate(group.mixes)}
    found = differences(group.selector, group.corners, roles)
    assert [a.roles for a in found] == list(combinations(roles, 2))
    for apart in found:
        one, other = (roles[name] for name in apart.roles)
        bests = best_of(group, one), best_of(group, other)
        assert apart.packages == tuple(group.codes(by_tie_rule(b)) for b in bests)
        now = steps(group, one, other)
        assert sorted(now) == sorted(
            [(c, "came") for c in apart.steps.came] + [(c, "went") for c in apart.steps.went]
        ) and apart.now == len(now)
        both = [p for p in bests[0] if p in bests[1]]
        assert apart.shared == (group.codes(by_tie_rule(both)) if both else None)
        tried = []
        for i, j in combinations(range(len(one)), 2):
            if min(one[i] + one[j], other[i] + other[j]) <= TIE:
                continue
            shares = one[i] / (one[i] + one[j]), other[i] / (other[i] + other[j])
            then = (
                len(steps(group, swapped(one, other, i, j), other)),
                len(steps(group, one, swapped(other, one, i, j))),
            )
            if sum(then) < 2 * len(now):
                tried.append((sum(then), -round(abs(shares[0] - shares[1]), 9), i, j, shares, then))
        if not tried:
            assert apart.trade_off is None
            continue
        _, _, i, j, shares, then = min(tried)
        assert apart.trade_off.pair == (group.corners.ids[i], group.corners.ids[j])
        assert apart.trade_off.shares == pytest.approx(shares) and apart.trade_off.then == then


def test_the_trade_off_to_talk_about():
    """Both weigh the third the same; they differ between the first and the second, and that decides m0."""
    dossier = make_dossier([[3, 3, 0], [0, 0, 2]], ["benefit", "burden", "benefit"])
    selector = make_selector(dossier)
    corners = aspect_weightings(dossier, np.ones(3))
    found = differences(selector, corners, {"a": np.array([0.6, 0.2, 0.2]), "b": np.array([0.2, 0.6, 0.2])})
    assert found[0].steps.went == ("m0",) and found[0].now == 1 and found[0].shared is None
    assert found[0].trade_off.pair == ("a0", "a1") and found[0].trade_off.then == (0, 0)
    assert found[0].trade_off.shares == pytest.approx((0.75, 0.25))


def test_the_middle_of_a_role():
    """The median per aspect, made to add up; where every median is 0, the mean; of one its own."""
    assert middle(np.array([[0.5, 0.3, 0.2], [0.6, 0.4, 0], [0.1, 0.1, 0.8]])) == pytest.approx([0.5, 0.3, 0.2])
    assert middle(np.eye(3)) == pytest.approx([1 / 3] * 3)
    assert middle(np.array([[0.9, 0.1]])) == pytest.approx([0.9, 0.1])


def test_one_role_has_no_pair_and_alkmaar_has_all():
    """Of four roles six pairs; each trade-off leaves less than now."""
    dossier = alkmaar()
    corners = aspect_weightings(dossier, weight_vector(dossier, "gebalanceerd"))
    selector = make_selector(dossier, "alles-overwegend")
    mixes = np.random.default_rng(5).dirichlet(np.ones(4), size=4)
    assert differences(selector, corners, {"a": mixes[0]}) == ()
    found = differences(selector, corners, dict(zip("abcd", mixes, strict=True)))
    assert len(found) == 6
    assert all(a.trade_off is None or sum(a.trade_off.then) < 2 * a.now for a in found)
    assert any(a.trade_off for a in found)
