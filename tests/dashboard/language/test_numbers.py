"""How numbers, shares and amounts are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keuzemodel.dashboard.language import numbers


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [(12.5, None, "12,5"), (602938.0, None, "602.938"), (1234.5, 1, "1.234,5"), (999.0, None, "999"),
     (-1234567.0, None, "-1.234.567"), (0.0, 1, "0,0")],
)  # fmt: skip
def test_number(value, digits, text):
    """Decimal comma, a point per thousand."""
    assert numbers.number(value, digits) == text


@pytest.mark.parametrize(("value", "text"), [(2, "+2"), (-1.5, "−1,5"), (0, "0"), (-0.0, "0")])
def test_signed(value, text):
    """A sign in front, but not before nothing."""
    assert numbers.signed(value) == text


def test_a_small_number_that_rounds_away_is_nought():
    """No '+0,0'."""
    assert numbers.signed(0.004, 1) == "0"


@pytest.mark.parametrize(
    ("n", "text"), [(0, "geen stappen"), (1, "één stap"), (10, "tien stappen"), (15, "15 stappen")]
)
def test_counts_in_words(n, text):
    """Words up to ten."""
    assert numbers.count_of(n, "stap", "stappen") == text


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=8).filter(lambda parts: sum(parts) > 0), st.integers(0, 2))
def test_shares_of_one_whole_add_up(parts, digits):
    """Whatever they are rounded to, and none is off by more than the last digit."""
    said = numbers.shares_in_words(dict(enumerate(parts)), digits)
    shown = [float(text.removesuffix(" %").replace(",", ".")) for text in said.values()]
    assert sum(shown) == pytest.approx(100)
    assert all(abs(a - 100 * part / sum(parts)) <= 10.0**-digits for a, part in zip(shown, parts, strict=True))
