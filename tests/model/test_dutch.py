"""How numbers, dates and parts of a whole are written in Dutch."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keuzemodel.model.dutch import decimal, long_date, rounded_shares


@pytest.mark.parametrize(
    ("number", "digits", "text"),
    [(12.5, None, "12,5"), (3.0, None, "3"), (0.1 + 0.2, None, "0,3"), (-0.04, 1, "0,0"), (-2.25, 2, "-2,25"),
     (6.25, 1, "6,3"), (-11.25, 1, "-11,3"), (100 * 0.0625, 1, "6,3"),
     (1e-12, None, "0"), (300.0, None, "300"),
     (1234567.0, None, "1234567"), (0.0, None, "0")],
)  # fmt: skip
def test_numbers_in_dutch(number, digits, text):
    """A decimal comma, no binary tail, no minus before nothing."""
    assert decimal(number, digits) == text


def test_dates_in_dutch():
    """Day, month in words, year."""
    assert long_date(date(2026, 11, 22)) == "22 november 2026"


@pytest.mark.parametrize(("number", "text"), [(123456.75, "123456,75"), (2.3456789, "2,3456789"), (0.00001, "0,00001")])
def test_no_digit_of_a_score_is_lost(number, text):
    """A file that leaves holds the score as it is."""
    assert decimal(number) == text


@given(st.floats(allow_nan=False), st.sampled_from([None, 0, 1, 2]))
def test_every_number_has_a_form_in_dutch(number, digits):
    """Huge, tiny and without end."""
    assert re.fullmatch(r"-?(∞|\d+(,\d+)?)", decimal(number, digits))


def test_what_is_not_a_number_is_refused():
    """Rather than shown."""
    with pytest.raises(ValueError, match="not a number"):
        decimal(float("nan"))


PARTS = st.lists(st.one_of(st.integers(0, 10), st.floats(0, 1e12), st.sampled_from([0.1, 0.2, 0.3, 1 / 3])), min_size=1)


@given(PARTS, st.sampled_from([100, 1000, 10000]))
def test_shares_add_up_and_keep_their_order(values, total):
    """Each off by less than one, a smaller part never above a larger one, of equals the first gets what is left."""
    found = rounded_shares(values, total)
    whole = sum(values)
    assert sum(found) == (total if whole else 0)
    for k, (one, shown) in enumerate(zip(values, found, strict=True)):
        assert abs(shown - total * one / whole) < 1 + 1e-6 if whole else shown == 0
        for other, there in zip(values[k + 1 :], found[k + 1 :], strict=True):
            assert shown <= there if one < other * (1 - 1e-9) else True
            assert shown >= there if one > other * (1 + 1e-9) else True
            assert 0 <= shown - there <= 1 if one == other else True


@pytest.mark.parametrize(
    ("values", "shown"),
    [((1, 5, 1, 1), (13, 63, 12, 12)), ((1, 1, 1), (34, 33, 33)), ((0, 0), (0, 0)), ((), ()), ((0, 7), (0, 100)),
     ((0.1 + 0.2, 0.3), (50, 50)), ((5e-324, 5e-324), (50, 50))],
)  # fmt: skip
def test_shares_by_hand(values, shown):
    """What is left over goes to whoever lost most, the first of equals."""
    assert rounded_shares(values) == shown


@pytest.mark.parametrize("values", [(-1, 2), (float("nan"), 1), (float("inf"), 1)])
def test_what_is_no_part_is_refused(values):
    """Below 0, without end, not a number."""
    with pytest.raises(ValueError, match="parts of a whole"):
        rounded_shares(values)
