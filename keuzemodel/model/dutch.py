"""Owns how numbers and dates are written in Dutch."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

_EVERY_FIGURE = Context(prec=400)
"""Room for the figures of any float."""

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
    "oktober", "november", "december",
)  # fmt: skip


def decimal(number: float, digits: int | None = None) -> str:
    """A number with a decimal comma; `digits` fixes the decimals, else as many as it needs.

    Halves are rounded away from zero, as by hand: 6.25 is 6,3. Without end is ∞; what is not a number
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
    """A number with a decimal comma and every figure it has, so that it reads back as the same number.

    A fraction of three figures gets a nought behind it: 1,235 could be a thousand and more.
    """
    exact = Decimal(repr(float(number))).normalize() + 0
    plain = 1e-6 <= abs(exact) < 1e15 or not exact
    text = (f"{exact:f}" if plain else repr(float(number))).replace(".", ",")
    return f"{text}0" if plain and len(text.partition(",")[2]) == 3 else text


def rounded_shares(values: Sequence[float], total: int = 100) -> tuple[int, ...]:
    """Parts of one whole as integers that add up to `total`; all 0 if the whole is 0.

    By largest remainder: every part is rounded down, and what is left goes one by one to those that lost most,
    of equal ones to the first. A smaller part never gets more than a larger one. ValueError for a part below 0.
    """
    if not all(math.isfinite(v) and v >= 0 for v in values):
        raise ValueError(f"parts of a whole are numbers of 0 or more, found {values!r}")
    largest = max(values, default=0.0)
    if not largest > 0:
        return (0,) * len(values)
    # Twelve decimals first, so that the tail of a binary sum does not decide who is larger.
    parts = [Fraction(repr(round(v / largest, 12))) for v in values]
    quotas = [total * part / sum(parts) for part in parts]
    whole = [math.floor(q) for q in quotas]
    left = total - sum(whole)
    first = sorted(range(len(quotas)), key=lambda k: (whole[k] - quotas[k], k))[:left]
    return tuple(n + (k in first) for k, n in enumerate(whole))


def long_date(day: date) -> str:
    """22 november 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def grouped(written: str) -> str:
    """A decimal number with a point for thousands: 1234567,5 as 1.234.567,5."""
    whole, comma, rest = written.partition(",")
    return re.sub(r"(?<=\d)(?=(\d{3})+$)", ".", whole) + comma + rest
