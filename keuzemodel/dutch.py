"""Owns how numbers and dates are written in Dutch."""

from __future__ import annotations

import math
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal

_EVERY_FIGURE = Context(prec=400)
"""Room for the figures of any float."""

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
    "oktober", "november", "december",
)  # fmt: skip


def decimal(number: float, digits: int | None = None) -> str:
    """A number with a decimal comma; `digits` fixes the decimals, else as many as it needs.

    Halves are rounded away from nought, as one does by hand: 6.25 is 6,3. Without end is ∞; what is not a number
    is a fault of the caller, and a ValueError.
    """
    if math.isnan(number):
        raise ValueError("not a number has no form in Dutch")
    if math.isinf(number):
        return "∞" if number > 0 else "-∞"
    # Nine decimals first, so that the tail of a binary sum does not decide which way a half goes.
    exact = Decimal(repr(round(float(number), 9)))
    if digits is not None:
        exact = exact.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP, context=_EVERY_FIGURE)
    else:
        exact = exact.normalize(_EVERY_FIGURE)
    text = f"{exact:f}".replace(".", ",")
    return text[1:] if text.startswith("-") and not text.strip("-0,") else text


def exact_decimal(number: float) -> str:
    """A number with a decimal comma and every figure it has, so that it reads back as the same number."""
    exact = Decimal(repr(float(number))).normalize() + 0
    plain = 1e-6 <= abs(exact) < 1e15 or not exact
    return (f"{exact:f}" if plain else repr(float(number))).replace(".", ",")


def long_date(day: date) -> str:
    """22 november 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
