"""What blind estimates do to the package: the same as if they were one's own scores."""

from __future__ import annotations

import pytest

from keuzemodel.dashboard.asked.choice import OWN
from keuzemodel.dashboard.asked.moves import with_weighting
from keuzemodel.dashboard.asked.situation import first_asked
from keuzemodel.dashboard.asked.together.estimated import said
from keuzemodel.dashboard.asked.together.given import Estimated
from tests.shipped import alkmaar

FIRST = first_asked(alkmaar())
ASKED = FIRST.with_choice(with_weighting(FIRST.choice, alkmaar(), OWN))


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
