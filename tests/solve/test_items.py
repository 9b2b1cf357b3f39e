"""Measures and the hidden items behind them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from keuzemodel.solve.items import added, items_of, measures_of, whole_worth, worth
from keuzemodel.solve.selection import make_selector
from tests.building import cases, legal_packages, value_by_hand, with_hidden


@given(cases(most=5))
@settings(max_examples=200, deadline=None)
def test_what_measures_are_worth_adds_up_to_the_package(case):
    """For every package; what one adds is the difference that it makes; packages turn into items and back."""
    dossier, _, _, _, weights = case
    net = make_selector(dossier).net(weights)
    plain = replace(dossier, relations=(), coverage=())
    for package in legal_packages(plain, {}):
        held = np.isin(np.arange(len(dossier.codes)), package)
        items = items_of(dossier, held)
        assert tuple(np.flatnonzero(items)) == with_hidden(dossier, package)
        assert (measures_of(dossier, items) == held).all()
        each = worth(dossier, net, held[None].repeat(len(net), axis=0))
        more = added(dossier, net[0], held)
        for row, weight, own in zip(net, weights, each, strict=True):
            value = value_by_hand(dossier, weight, package)
            assert row[items].sum() == pytest.approx(value, abs=1e-12)
            assert own[held].sum() == pytest.approx(value, abs=1e-12)
        for i in range(len(dossier.codes)):
            both = (tuple(sorted({*package, i})), tuple(k for k in package if k != i))
            gain = np.subtract(*(value_by_hand(dossier, weights[0], p) for p in both))
            assert more[i] == pytest.approx(gain, abs=1e-12)


@given(cases(most=5))
@settings(max_examples=50, deadline=None)
def test_with_all_benefits_there_is_nothing_to_get(case):
    """What a measure is worth with all its benefits is its net value without the relation."""
    dossier, _, _, _, weights = case
    plain = replace(dossier, relations=(), fingerprint=dossier.fingerprint + "kaal")
    whole = whole_worth(dossier, make_selector(dossier).net(weights))
    assert whole == pytest.approx(make_selector(plain).net(weights), abs=1e-12)
