"""What a participant's answer says: shares that sum to 1, or nothing."""

from __future__ import annotations

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keuzemodel.dashboard.asked.choice import OWN, weights_of
from keuzemodel.dashboard.asked.moves import with_weighting
from keuzemodel.dashboard.asked.situation import first_asked
from keuzemodel.dashboard.asked.together.given import weighting
from keuzemodel.dashboard.asked.together.setup import choice_of, corners_of
from tests.shipped import alkmaar

FIRST = first_asked(alkmaar())
ASKED = FIRST.with_choice(with_weighting(FIRST.choice, alkmaar(), OWN))
IDS = [a.id for a in alkmaar().aspects]


@given(st.lists(st.integers(0, 10), min_size=len(IDS), max_size=len(IDS)))
def test_shares_weigh_as_the_sliders_do(points):
    """Mixing the corners gives the weights that the same sliders give in the sidebar."""
    found = weighting(ASKED, "p", "rol", json.dumps({"aspecten": dict(zip(IDS, points, strict=True))}))
    if not any(points):
        assert found is None
        return
    assert math.isclose(sum(found.mix), 1)
    own = choice_of(ASKED, dict(zip(IDS, points, strict=True)))
    assert found.mix @ corners_of(ASKED).matrix == pytest.approx(weights_of(own, ASKED.dossier))


@pytest.mark.parametrize(
    "content",
    ["", "{}", "[]", "null", '{"aspecten": 3}', '{"aspecten": {"inhoud": "veel"}}', '{"aspecten": {"inhoud": -1}}',
     '{"aspecten": {"inhoud": 11}}', '{"aspecten": {"inhoud": 1e999}}', '{"aspecten": {"anders": 5}}', "{" * 5000],
)  # fmt: skip
def test_what_is_no_answer(content):
    """Counts for nobody."""
    assert weighting(ASKED, "p", "rol", content) is None
