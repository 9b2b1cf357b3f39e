"""The sliders: what shows a preset, and the steps of a limit."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keuzemodel.dashboard.asked import sliders
from tests.building import make_dossier
from tests.shipped import shipped

DOSSIERS = shipped()


@given(st.lists(st.floats(0, 1e9).map(lambda x: round(x, 1)), min_size=1, max_size=6))
def test_a_limit_has_a_bounded_number_of_steps(amounts):
    """Each 1, 2 or 5 times a power of ten, and no finer than the scores."""
    dossier = make_dossier([[a] for a in amounts], ["burden"], high=1e9)
    step = sliders.limit_step(dossier, "c0")
    assert sliders.limit_range(dossier, "c0") / step <= sliders.MOST_STEPS
    assert (10 * step).denominator == 1 and str(int(10 * step)).rstrip("0") in ("1", "2", "5")


@pytest.mark.parametrize("id", DOSSIERS)
def test_sliders_of_a_preset_stay_on_their_scale(id):
    """A weight above 0 shows as at least 1, and a weight of 0 as 0."""
    dossier = DOSSIERS[id]
    for preset in dossier.weightings:
        aspects, criteria = sliders.preset_points(dossier, preset.id)
        assert all(0 <= p <= sliders.MOST for p in (*aspects, *criteria))
        given_points = [preset.aspect_points.get(a.id, 0.0) for a in dossier.aspects]
        assert [p > 0 for p in aspects] == [g > 0 for g in given_points]


def test_a_preset_of_nothing_shows_nothing():
    """Sliders all at 0 rather than a division by it."""
    dossier = next(iter(DOSSIERS.values()))
    preset = dossier.weightings[0]
    empty = replace(preset, aspect_points=dict.fromkeys(preset.aspect_points, 0.0))
    dossier = replace(dossier, weightings=(empty,))
    assert set(sliders.preset_points(dossier, preset.id)[0]) == {0}


@pytest.mark.parametrize("dossier", DOSSIERS.values(), ids=DOSSIERS)
def test_a_slider_for_an_estimate_has_few_steps(dossier):
    """That one can hit with a thumb; the top of a scale that is no round number is within one of them."""
    for criterion in dossier.criteria:
        low, high = criterion.scale
        positions = (high - low) / sliders.estimate_step(criterion)
        assert positions <= sliders.FEW_STEPS and (positions.is_integer() or criterion.in_euros), criterion.id
