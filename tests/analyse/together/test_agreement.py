"""Whether a disagreement matters, against every legal package under everybody."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings

from keuzemodel.analyse.together.agreement import agreement, shared_package
from keuzemodel.solve.selection import make_selector
from tests.analyse.together.judge import by_tie_rule, groups
from tests.building import make_dossier


@given(groups())
@settings(max_examples=250, deadline=None)
def test_what_a_group_has_in_common(group):
    """Everything that is said, by its definition."""
    found, codes = agreement(group.selector, group.weights), group.selector.dossier.codes
    own = [by_tie_rule([p for p, b in zip(group.packages, row, strict=True) if b]) for row in group.best]
    assert found.packages == tuple(group.codes(p) for p in own)
    assert found.everyone == tuple(c for i, c in enumerate(codes) if all(i in p for p in own))
    assert found.nobody == tuple(c for i, c in enumerate(codes) if not any(i in p for p in own))
    assert found.held == {c: sum(i in p for p in own) for i, c in enumerate(codes)}
    assert dict(found.kinds) == {group.codes(p): own.count(p) for p in own}
    order = [(-n, len(p), [codes.index(c) for c in p]) for p, n in found.kinds]
    assert order == sorted(order)
    shared = [p for p, b in zip(group.packages, group.best.all(axis=0), strict=True) if b]
    assert found.shared == (group.codes(by_tie_rule(shared)) if shared else None)
    assert found.matters == (not shared)
    needs = [group.held[row].all(axis=0) for row in group.best]
    refuses = [~group.held[row].any(axis=0) for row in group.best]
    apart = np.any(needs, axis=0) & np.any(refuses, axis=0)
    assert found.split == tuple(c for c, a in zip(codes, apart, strict=True) if a)


def test_a_tie_does_not_matter():
    """Each by itself leaves out what adds nothing there; one package is best for both all the same."""
    selector = make_selector(make_dossier([[2, 0], [0, 2]], ["benefit", "benefit"]))
    found = agreement(selector, np.eye(2))
    assert found.packages == (("m0",), ("m1",)) and found.everyone == () and found.nobody == ()
    assert found.shared == ("m0", "m1") and not found.matters and found.split == ()


def test_a_step_that_one_wants_and_the_other_does_not():
    """Then no package is best for both."""
    selector = make_selector(make_dossier([[2, 1], [1, 0]], ["benefit", "burden"]))
    found = agreement(selector, np.eye(2))
    assert found.matters and found.split == ("m0",) and found.held == {"m0": 1, "m1": 1}
    assert shared_package(selector, np.eye(2)[:1]) == ("m0", "m1")


def test_nobody_has_nothing_in_common():
    with pytest.raises(ValueError, match="nobody"):
        agreement(make_selector(make_dossier([[1]], ["benefit"])), np.empty((0, 1)))
