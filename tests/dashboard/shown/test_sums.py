"""The one table of what packages have of every criterion."""

from __future__ import annotations

from keuzemodel.dashboard.asked.sums import Sum
from keuzemodel.dashboard.language import known
from keuzemodel.dashboard.shown import sums
from keuzemodel.dashboard.words import headings
from tests.shipped import alkmaar

ONE, TWO, *_ = alkmaar().criteria


def test_a_difference_is_of_what_is_known():
    """What is unknown of the same measures falls out; of other measures, nothing can be said."""
    first = (Sum(ONE, 7.0, ()), Sum(TWO, 7.0, ("1",)))
    same = (Sum(ONE, 9.0, ()), Sum(TWO, 2.0, ("1",)))
    other = (Sum(ONE, 7.0, ()), Sum(TWO, 2.0, ("2",)))
    assert sums.table({"A": first, "B": same}, difference=True)[headings.DIFFERENCE].tolist() == ["−2", "+5"]
    assert sums.table({"A": first, "B": other}, difference=True)[headings.DIFFERENCE].tolist() == ["0", known.UNKNOWN]


def test_a_cell_is_a_number_only_if_it_is_the_whole_sum():
    """In a workbook, a sum of which something is unknown would be added up."""
    assert sums.cell(Sum(ONE, 7.0, ())) == 7.0
    assert isinstance(sums.cell(Sum(ONE, 7.0, ("1",))), str) and sums.cell(Sum(ONE, None, ("1",))) == known.UNKNOWN
