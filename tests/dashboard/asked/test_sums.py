"""What measures add up to, as far as it is known."""

from __future__ import annotations

import pytest

from keuzemodel.dashboard.asked.choice import default_choice
from keuzemodel.dashboard.asked.situation import situation
from keuzemodel.dashboard.asked.sums import sum_of, sums_of
from keuzemodel.model.valuation import totals
from tests.shipped import alkmaar, shipped

DOSSIER = alkmaar()
WESTFRIESLAND = shipped()["westfriesland-transformatie"]
KOSTEN = WESTFRIESLAND.criterion("kosten")


@pytest.mark.parametrize("codes", [(), ("1",), WESTFRIESLAND.codes])
def test_what_is_not_known_is_no_part_of_a_sum(codes):
    """Nothing at all is no sum, but of no measures it is 0."""
    found = sum_of(codes, KOSTEN, WESTFRIESLAND)
    assert found.unknown == codes and found.known == (None if codes else 0.0)


def test_a_known_sum_is_exactly_that_of_the_package():
    """To the last digit, for every criterion."""
    found = situation(default_choice(DOSSIER), DOSSIER)
    held = {s.criterion.id: s.known for s in sums_of(found.package, DOSSIER)}
    assert held == totals(DOSSIER, found.package.codes)
