"""The tables of one step."""

from __future__ import annotations

import pytest

from keuzemodel.dashboard.asked.situation import first_asked, situation
from keuzemodel.dashboard.shown import measures
from keuzemodel.dashboard.words import headings
from tests.shipped import shipped


@pytest.mark.parametrize("dossier", shipped().values(), ids=lambda d: d.id)
def test_the_waterfall_ends_at_what_the_step_is_worth(dossier):
    """Each bar begins where the one before ended, and the last is their sum: the net value of the engine."""
    now = situation(first_asked(dossier).choice, dossier)
    for code in dossier.codes:
        steps = measures.waterfall(dossier, code, now.weights)
        bars, total = steps[:-1], steps.iloc[-1]
        assert bars["van"].tolist() == [0.0, *bars["tot"].tolist()[:-1]]
        assert (total["criterium"], total["van"]) == (headings.TOGETHER, 0.0)
        assert total["tot"] == pytest.approx(bars["tot"].iloc[-1]) == pytest.approx(100 * now.reasons[code].net)
