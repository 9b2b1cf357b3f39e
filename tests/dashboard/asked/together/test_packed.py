"""What packed packages come to: counted, and placed."""

from __future__ import annotations

import numpy as np

from keuzemodel.dashboard.asked.choice import OWN
from keuzemodel.dashboard.asked.moves import with_weighting
from keuzemodel.dashboard.asked.situation import first_asked
from keuzemodel.dashboard.asked.together.given import Packed
from keuzemodel.dashboard.asked.together.packed import packages
from keuzemodel.dashboard.asked.together.setup import corners_of
from tests.shipped import alkmaar

FIRST = first_asked(alkmaar())
ASKED = FIRST.with_choice(with_weighting(FIRST.choice, alkmaar(), OWN))


def test_packages_are_counted_and_placed():
    """The best of a mix is best somewhere; without the step that everyone has it is so nowhere."""
    mix = np.array([0.7, 0.1, 0.1, 0.1])
    best = ASKED.selector.package(mix @ corners_of(ASKED).matrix).codes
    worse = tuple(code for code in best if code != "15.1")
    found = packages(ASKED, (Packed("a", "GI", best), Packed("b", "", worse), Packed("c", "GI", best)))
    assert found.people == 3 and found.kinds == ((best, 2), (worse, 1))
    assert found.held == {code: 2 * (code in best) + (code in worse) for code in alkmaar().codes}
    assert found.standings[0].best is not None and found.standings[1].best is None
    assert found.chosen_somewhere == 2
