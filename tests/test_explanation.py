"""Why a measure is in or out, on cases where only one reason can be the right one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings

from keuzemodel.explanation import explain
from keuzemodel.selection import make_selector
from tests.building import legal_packages, make_dossier
from tests.test_selection_properties import cases

BENEFIT = ["benefit", "burden"]
HALF = np.array([0.5, 0.5])


def reason(scores, code, weights=HALF, limits=None, require=(), forbid=(), **rules):
    """The reason of one measure."""
    selector = make_selector(make_dossier(scores, BENEFIT, **rules), None, limits, require, forbid)
    return explain(selector, weights, selector.package(weights))[code]


@pytest.mark.parametrize(
    ("call", "kind", "others"),
    [
        ({"scores": [[3, 1]], "code": "m0"}, "own", ()),
        ({"scores": [[3, 1]], "code": "m0", "require": ("m0",)}, "required", ()),
        ({"scores": [[3, 1]], "code": "m0", "forbid": ("m0",)}, "forbidden", ()),
        ({"scores": [[1, 3]], "code": "m0"}, "loss", ()),
        ({"scores": [[1, 1]], "code": "m0"}, "co_optimal", ()),
        ({"scores": [[1, 2], [5, 1]], "code": "m0", "requires": [(1, [0])]}, "carried", ("m1",)),
        ({"scores": [[0, 5], [3, 1]], "code": "m1", "requires": [(1, [0])]}, "requirement", ()),
        ({"scores": [[3, 1], [5, 1]], "code": "m0", "excludes": [(0, 1)]}, "rival", ("m1",)),
        ({"scores": [[3, 2], [5, 2]], "code": "m0", "limits": {"c1": 2}}, "capacity", ()),
        ({"scores": [[1, 3]], "code": "m0", "coverage": [(0, 1)]}, "coverage", ()),
        ({"scores": [[1, 3], [1, 4]], "code": "m0", "coverage": [(0, 1)]}, "coverage", ()),
        ({"scores": [[3, 1], [5, 1]], "code": "m0", "excludes": [(0, 1)], "require": ("m1",)}, "impossible", ("m1",)),
        ({"scores": [[-4, -1], [5, 1]], "code": "m0", "limits": {"c1": 0}}, "room", ()),
    ],
)
def test_the_reason_that_decides(call, kind, others):
    """By hand."""
    found = reason(**call)
    assert (found.kind, found.others) == (kind, others)


@given(cases())
@settings(max_examples=100, deadline=None)
def test_the_price_is_what_forcing_costs(case):
    """Re-solved by brute force: best value as it is, less the best with the measure the other way."""
    dossier, limits, require, forbid, weights = case
    packages = legal_packages(dossier, limits, require, forbid)
    assume(packages)
    selector = make_selector(dossier, None, limits, require, forbid)
    net = selector.net(weights)[0]
    package = selector.package(weights[0])
    worth = {p: sum(net[i] for i in p) for p in packages}
    for i, (code, why) in enumerate(explain(selector, weights[0], package).items()):
        other = [w for p, w in worth.items() if (i in p) != (code in package.codes)]
        assert why.price == pytest.approx(max(worth.values()) - max(other, default=-np.inf), abs=1e-9)
