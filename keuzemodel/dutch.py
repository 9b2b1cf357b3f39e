"""Owns how numbers and dates are written in Dutch."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
    "oktober", "november", "december",
)  # fmt: skip


def decimal(number: float, digits: int | None = None) -> str:
    """A number with a decimal comma; `digits` fixes the decimals, else as many as it needs.

    Halves are rounded away from nought, as one does by hand: 6.25 is 6,3.
    """
    # Nine decimals first, so that the tail of a binary sum does not decide which way a half goes.
    exact = Decimal(repr(round(float(number), 9)))
    if digits is not None:
        exact = exact.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)
    else:
        exact = exact.normalize()
    text = f"{exact + 0:f}".replace(".", ",")
    return text[1:] if text.startswith("-") and not text.strip("-0,") else text


def exact_decimal(number: float) -> str:
    """A number with a decimal comma and every figure it has, so that it reads back as the same number.

    A fraction of three figures gets a nought behind it: 1,235 could be a thousand and more.
    """
    exact = Decimal(repr(float(number))).normalize() + 0
    plain = 1e-6 <= abs(exact) < 1e15 or not exact
    text = (f"{exact:f}" if plain else repr(float(number))).replace(".", ",")
    return f"{text}0" if plain and len(text.partition(",")[2]) == 3 else text


def long_date(day: date) -> str:
    """22 november 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
