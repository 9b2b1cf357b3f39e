"""Sets of weightings: their corners, and lines through them."""

from __future__ import annotations

import numpy as np
import pytest

from keuzemodel.analyse.weightsets import (
    all_weightings,
    aspect_weightings,
    mix_of,
    preset_weightings,
    rest_of,
    slider_line,
)
from keuzemodel.model.valuation import weight_vector
from tests.building import make_dossier
from tests.shipped import alkmaar

THREE = make_dossier([[1, 2, 3]], ["benefit", "benefit", "burden"])


def test_every_corner_is_a_weighting():
    """Its parts sum to 1, in every set."""
    dossier = alkmaar()
    weights = weight_vector(dossier, "gebalanceerd")
    for found in (all_weightings(dossier), preset_weightings(dossier), aspect_weightings(dossier, weights)):
        assert found.matrix.shape == (len(found.ids), len(dossier.criteria))
        assert found.matrix.sum(axis=1) == pytest.approx(1)


def test_a_weighting_is_its_mix_of_the_aspects():
    """And an aspect whose criteria all weigh nothing is no corner."""
    dossier = alkmaar()
    weights = weight_vector(dossier, "gebalanceerd")
    aspects = aspect_weightings(dossier, weights)
    assert mix_of(weights, aspects, dossier) @ aspects.matrix == pytest.approx(weights)
    assert aspect_weightings(THREE, np.array([1.0, 0.0, 1.0])).ids == ("a0", "a2")


def test_a_slider_from_end_to_end():
    """The others keep their proportion, share equally where they weigh nothing, and have to be there."""
    aspects = aspect_weightings(THREE, np.ones(3))
    low, high = slider_line(aspects, np.array([0.2, 0.2, 0.6]), "a0")
    assert low == pytest.approx([0, 0.25, 0.75]) and list(high) == [1, 0, 0]
    assert rest_of(aspects, np.array([1.0, 0, 0]), [0]) == pytest.approx([0, 0.5, 0.5])
    assert slider_line(aspect_weightings(THREE, np.array([1.0, 0, 0])), np.array([1.0]), "a0") is None
