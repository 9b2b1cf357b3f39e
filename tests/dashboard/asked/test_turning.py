"""Where a measure turns around: on a slider, and at a score."""

from __future__ import annotations

import pytest

from keuzemodel.analyse.flips import ScoreTurn
from keuzemodel.analyse.stability import Stretch
from keuzemodel.dashboard.asked.analyses import SliderLine
from keuzemodel.dashboard.asked.turning import Place, inside_margin, places_of
from keuzemodel.model.dossier import Score

LINE = (Stretch(0, 0.2, ("a",)), Stretch(0.2, 0.6, ("a", "b")), Stretch(0.6, 1, ("b",)))


@pytest.mark.parametrize(
    ("code", "here", "at_zero", "at_full", "places"),
    [
        ("b", 0.4, ("a",), ("b",), (Place(0, 0.2, 0.2),)),
        ("a", 0.4, ("a",), ("b",), (Place(0.6, 1, 0.6),)),
        ("b", 0.1, ("a",), ("b",), (Place(0.2, 1, 0.2),)),
        # Only at the very end there is a tie that gives another package.
        ("a", 0.1, (), ("b",), (Place(0, 0, 0), Place(0.6, 1, 0.6))),
        ("b", 0.8, ("a",), (), (Place(0, 0.2, 0.2), Place(1, 1, 1))),
        ("c", 0.4, (), (), ()),
    ],
)
def test_the_nearest_place_on_either_side(code, here, at_zero, at_full, places):
    """Ends count only where nothing else on that side turns it."""
    line = SliderLine("inhoud", here, LINE, at_zero, at_full)
    chosen = next(code in s.codes for s in LINE if s.start <= here <= s.end)
    assert places_of(line, code, chosen) == places


@pytest.mark.parametrize(
    ("score", "fits", "chosen", "inside"),
    [
        (3, False, True, True),
        (4, False, True, False),
        (4, False, False, False),
        (4, True, False, True),
        (4, True, True, False),
    ],
)
def test_a_score_at_the_edge_of_its_margin(score, fits, chosen, inside):
    """At the place itself packages are equally good, so it takes more; but where it then just fits, it is enough."""
    assert inside_margin(Score("1", "x", 2, 2, "aanname"), ScoreTurn(score, fits), chosen) is inside
