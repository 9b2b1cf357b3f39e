"""The words of Toets aan de bron, whatever scores somebody fills in."""

from __future__ import annotations

import math
import re
from dataclasses import replace

import pytest

from keuzemodel.analyse.claims import check_claims, smallest_margin
from keuzemodel.dashboard.shown import claims
from keuzemodel.dashboard.words import claims as claim_words
from tests.shipped import shipped

DOSSIERS = shipped()
ENDS = {
    "highest": lambda criterion: criterion.scale[1],
    "lowest": lambda criterion: criterion.scale[0],
    "nought": lambda criterion: max(0.0, criterion.scale[0]),
    "middle": lambda criterion: sum(criterion.scale) / 2,
}


def filled(dossier, score):
    """The dossier with every score put in by hand."""
    return dossier.with_scores(
        [
            replace(s, score=float(score(dossier.criterion(s.criterion))), margin=0.0, origin="eigen")
            for s in dossier.scores
        ]
    )


@pytest.mark.parametrize("id", list(DOSSIERS))
@pytest.mark.parametrize("end", list(ENDS))
def test_every_claim_has_words_at_the_ends_of_the_scales(id, end):
    """All scores alike: no margin, total or limit that cannot be written."""
    dossier = filled(DOSSIERS[id], ENDS[end])
    outcomes = check_claims(dossier)
    cells = claims.claim_rows(outcomes, dossier).to_numpy().ravel().tolist()
    lines = [claims.counts(outcomes), claim_words.failing_lines(outcomes, dossier)]
    lines.append(claim_words.margin_line(outcomes, dossier))
    assert not re.search(r"\b(inf|nan|Infinity)\b|∞", "\n".join([*cells, *lines]))


def test_a_claim_that_nothing_can_turn_says_so_and_is_not_the_tightest():
    """With every score at its highest no measure fits in the limit, so none of the claim's can come in."""
    dossier = filled(DOSSIERS["alkmaar-verblijf"], ENDS["highest"])
    outcomes = check_claims(dossier)
    firm = next(o for o in outcomes if o.margin is not None and math.isinf(o.margin))
    assert claim_words.margin(firm, dossier) == "kan niet kantelen"
    tightest = smallest_margin(outcomes, "value")
    assert tightest is None or math.isfinite(tightest.margin)
