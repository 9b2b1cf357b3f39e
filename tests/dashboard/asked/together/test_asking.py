"""Which scores a meeting estimates: a handful, each once, and of the dossier; also where no tables fit."""

from __future__ import annotations

import pytest

from keuzemodel.dashboard.asked.situation import answered, first_asked
from keuzemodel.dashboard.asked.together.asking import MOST, scores_to_estimate
from tests.shipped import shipped


@pytest.mark.parametrize("id", list(shipped()))
def test_a_handful_of_scores(id):
    """Of every dossier that is shipped."""
    situation = answered(first_asked(shipped()[id]))
    found = scores_to_estimate(situation)
    assert len(found) == len(set(found)) == MOST
    assert set(found) <= set(situation.dossier.score_of)
