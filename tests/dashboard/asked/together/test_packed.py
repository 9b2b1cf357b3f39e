"""What packed packages come to, and what estimates do: counted, placed, and put in the dossier's place."""

from __future__ import annotations

import numpy as np
import pytest

from keuzemodel.dashboard.asked.choice import OWN
from keuzemodel.dashboard.asked.moves import with_weighting
from keuzemodel.dashboard.asked.situation import first_asked
from keuzemodel.dashboard.asked.together.estimated import said
from keuzemodel.dashboard.asked.together.given import Estimated, Packed
from keuzemodel.dashboard.asked.together.packed import packages
from keuzemodel.dashboard.asked.together.setup import corners_of
from tests.shipped import alkmaar

FIRST = first_asked(alkmaar())
ASKED = FIRST.with_choice(with_weighting(FIRST.choice, alkmaar(), OWN))


def test_packages_are_counted_and_placed():
    """The best of a mix is best somewhere; nothing at all is not."""
    mix = np.array([0.7, 0.1, 0.1, 0.1])
    best = ASKED.selector.package(mix @ corners_of(ASKED).matrix).codes
    found = packages(ASKED, (Packed("a", "GI", best), Packed("b", "", ()), Packed("c", "GI", best)))
    assert found.people == 3 and found.kinds == ((best, 2), ((), 1))
    assert found.held == {code: 2 * (code in best) for code in alkmaar().codes}
    assert found.standings[0].best is not None and found.standings[1].best is None
    assert found.chosen_somewhere == 2


def test_estimates_move_what_they_would_move_as_own_scores():
    """The middle of two is between them; a package that holds the worst step at the best score is another."""
    dossier = ASKED.dossier
    out = next(code for code in dossier.codes if code not in ASKED.selector.package(ASKED.weights).codes)
    best = {(out, c.id): c.scale[1] if c.kind == "benefit" else c.scale[0] for c in dossier.criteria}
    people = tuple(Estimated(str(k), "GI", tuple(best.items())) for k in range(3))
    found = said(ASKED, people)
    assert out in found.moved.came and {(s.code, s.criterion): s.score for s in found.scores} == best
    cell = (out, dossier.criteria[0].id)
    two = said(ASKED, (Estimated("a", "x", ((cell, 1.0),)), Estimated("b", "y", ((cell, 2.0),))))
    assert two.found[0].everyone.median == pytest.approx(1.5) and list(two.found[0].roles) == ["x", "y"]
