"""Where a package stands, against linear programmes over every legal package and a search through all of them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from keuzemodel.analyse.together.own_package import standing
from keuzemodel.analyse.weightsets import aspect_weightings
from keuzemodel.model.valuation import weight_vector
from keuzemodel.solve import selection
from keuzemodel.solve.milp import Milp
from keuzemodel.solve.selection import make_selector
from tests.analyse.together.judge import TIE, groups
from tests.building import make_dossier
from tests.shipped import alkmaar


def programme(gains, cost, last=(0, 0), widths=None, most=TIE):
    """A mix, and one more number, with which no gain is above `most`; by all rivals at once."""
    size = gains.shape[1]
    widths = np.zeros(len(gains)) if widths is None else widths
    answer = linprog(
        cost,
        A_ub=np.column_stack([gains, widths]) * 1e6,
        b_ub=np.full(len(gains), most * 1e6),
        A_eq=[[1.0] * size + [0.0]],
        b_eq=[1],
        bounds=[(0, 1)] * size + [last],
    )
    assert answer.x is not None
    return answer


def behind(gains):
    """How far the best is ahead where it is least so."""
    size = gains.shape[1]
    return programme(gains, [0.0] * size + [1.0], (None, None), -np.ones(len(gains)), 0).fun


def check(group, package):
    """Everything that is said of one legal package."""
    found = standing(group.selector, group.corners, group.codes(package))
    gains = group.worth - group.worth[group.packages.index(package)]
    size = gains.shape[1]
    assert found.broken == ()
    assert (found.best is not None) == (behind(gains) <= TIE)
    if found.best:
        mix = np.array(found.best.mix)
        assert mix.sum() == pytest.approx(1) and (mix >= -1e-9).all() and (gains @ mix).max() <= 1.1 * TIE
        room = -programme(gains, [0.0] * size + [-1.0], (0, 1), np.ptp(gains, axis=1)).fun
        assert found.best.room == pytest.approx(room, abs=1e-6)
        for k, (low, high) in enumerate(found.best.shares):
            unit = np.append(np.eye(size)[k], 0)
            assert low == pytest.approx(programme(gains, unit).fun, abs=1e-6)
            assert high == pytest.approx(-programme(gains, -unit).fun, abs=1e-6)
    codes = set(package)
    never_worse = [
        (len(codes ^ set(p)), -round(gain.sum() / TIE / 10), len(p), p)
        for p, gain in zip(group.packages, gains, strict=True)
        if (gain >= -TIE).all() and (gain > TIE).any()
    ]
    if never_worse:
        assert found.better is not None and found.better.codes == group.codes(min(never_worse)[3])
        moved = {*found.better.change.came, *found.better.change.went}
        assert len(moved) == min(never_worse)[0]
        assert found.better.gain == pytest.approx(gains[group.place(found.better.codes)].mean(), abs=1e-9)
    else:
        assert found.better is None
    if found.best or found.better:
        assert found.among == ()
    else:
        rows = np.array([gains[group.place(c)] for c in found.among])
        assert len(rows) >= 2 and behind(rows) > TIE
        assert all(behind(np.delete(rows, k, axis=0)) <= TIE for k in range(len(rows)))


@given(groups(people=1), st.data())
@settings(max_examples=80, deadline=None)
def test_where_a_package_stands(group, data):
    for package in {data.draw(st.sampled_from(group.packages)), group.packages[-1]}:
        check(group, package)


@given(groups(people=1, most=4), st.data())
@settings(max_examples=25, deadline=None)
def test_the_same_where_every_package_takes_a_programme(group, data):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(selection, "_solver", lambda selector: Milp(selector.problem))
        check(group, data.draw(st.sampled_from(group.packages)))


def test_two_of_which_one_is_always_better():
    """In the middle falls short of the one or of the other, whatever the weights; neither beats it everywhere."""
    dossier = make_dossier(
        [[5, 0], [0, 5], [2, 2]], ["benefit", "benefit"], excludes=[(0, 1), (0, 2), (1, 2)]
    )  # fmt: skip
    selector = make_selector(dossier)
    corners = aspect_weightings(dossier, np.ones(2))
    found = standing(selector, corners, ("m2",))
    assert found.best is None and found.better is None and found.among == (("m0",), ("m1",))
    first = standing(selector, corners, ("m0",)).best
    assert first.shares == (pytest.approx((0.5, 1)), pytest.approx((0, 0.5))) and first.room == pytest.approx(0.5)


def test_the_package_of_alkmaar_and_one_that_falls_short():
    """The best package of the report stands firm; of three steps that do little there is one that is never worse."""
    dossier = alkmaar()
    corners = aspect_weightings(dossier, weight_vector(dossier, "gebalanceerd"))
    selector = make_selector(dossier, "alles-overwegend")
    best = selector.package(weight_vector(dossier, "gebalanceerd")).codes
    own = standing(selector, corners, best)
    assert own.best and own.best.room > 0 and own.better is None
    for mix in (own.best.mix, np.array(own.best.mix) + own.best.room * np.array([0.99, -0.99, 0, 0])):
        net = selector.net((np.array(mix) @ corners.matrix)[None, :])
        assert selector.codes_of(selector.solver.best(net)[0]) == best
    spoilt = ("9.1", "12.1", "13")
    found, net = standing(selector, corners, spoilt), selector.net(corners.matrix)
    better = net @ (np.isin(dossier.codes, found.better.codes).astype(float) - np.isin(dossier.codes, spoilt))
    assert (better >= -TIE).all() and found.better.gain == pytest.approx(better.mean()) and found.better.gain > 0
    assert standing(selector, corners, ("3.2",)).broken
    with pytest.raises(KeyError):
        standing(selector, corners, ("onbekend",))


def test_a_package_alone_is_best_everywhere():
    """And one aspect alone has one mixture."""
    dossier = make_dossier([[1]], ["benefit"])
    selector = make_selector(dossier, require=["m0"])
    found = standing(selector, aspect_weightings(dossier, np.ones(1)), ("m0",))
    assert found.best.mix == (1,) and found.best.shares == ((1, 1),) and found.best.room == 1
