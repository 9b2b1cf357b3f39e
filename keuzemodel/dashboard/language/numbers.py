"""Owns how numbers, shares and amounts are written on the screens, and lists in words. No Streamlit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from keuzemodel.model.dossier import Criterion
from keuzemodel.model.dutch import decimal, grouped, rounded_shares

Key = TypeVar("Key")
_COUNTS = ("geen", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien")
LOCALE = {
    "number": {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["€ ", ""]},
    "time": {
        "dateTime": "%A %e %B %Y %X", "date": "%d-%m-%Y", "time": "%H:%M:%S", "periods": ["", ""],
        "days": ["zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"],
        "shortDays": ["zo", "ma", "di", "wo", "do", "vr", "za"],
        "months": ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus",
                   "september", "oktober", "november", "december"],
        "shortMonths": ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov",
                        "dec"],
    },
}  # fmt: skip
"""The same for what draws the charts."""


def number(value: float, digits: int | None = None) -> str:
    """12.5 as 12,5 and 1234567 as 1.234.567."""
    return grouped(decimal(value, digits))


def signed(value: float, digits: int | None = None) -> str:
    """+2, −1,5, or 0."""
    text = number(abs(value), digits)
    if not text.strip("0,"):
        return "0"
    return ("+" if value > 0 else "−") + text


POINT, POINTS = "punt", "punten"


def amount(value: float, criterion: Criterion) -> str:
    """A score or a sum of scores: € 301.291 where it is money, else the number."""
    if not criterion.in_euros:
        return number(value)
    shown = number(abs(value), None if float(value).is_integer() else 2)
    return f"{'−' if value < 0 else ''}€\u00a0{shown}"


def amount_of(value: float, criterion: Criterion) -> str:
    """How much of what: 12 punten ontwikkeltijd, € 50.000 bijdrage in 2018."""
    return of_what(amount(value, criterion), criterion, one=value == 1)


def of_what(shown: str, criterion: Criterion, one: bool = False) -> str:
    """An amount with its unit, if that is not in it already, and the name of the criterion. one: it is 1."""
    unit = "" if criterion.in_euros else f" {unit_of(criterion, one)}"
    return f"{shown}{unit} {criterion.name.lower()}"


def unit_of(criterion: Criterion, one: bool = False) -> str:
    """What a score of a criterion counts: punten where it does not say. one: it is 1, so punt."""
    unit = criterion.unit or POINTS
    return POINT if one and unit == POINTS else unit


def signed_amount(value: float, criterion: Criterion) -> str:
    """A difference between two amounts: +2, −€ 20.000, or 0."""
    shown = signed(value, 2 if criterion.in_euros and not float(value).is_integer() else None)
    return f"{shown[0]}\u2060€\u00a0{shown[1:]}" if criterion.in_euros and shown != "0" else shown


def listed_shares(shares: Mapping[str, float]) -> str:
    """Parts of a whole by name, in percents that add up: Inhoud 60 % en Financiën 40 %."""
    return listed(f"{name} {share}" for name, share in shares_in_words(shares).items())


def percent(share: float, digits: int = 0) -> str:
    """0.253 as 25 %."""
    return f"{number(100 * share, digits)} %"


def shares_in_words(shares: Mapping[Key, float], digits: int = 0) -> dict[Key, str]:
    """Parts of one whole in percents that add up: 13 %, 62 %, 13 % and 12 %."""
    scale = 10**digits
    rounded = rounded_shares(tuple(shares.values()), 100 * scale)
    return {key: percent(n / (100 * scale), digits) for key, n in zip(shares, rounded, strict=True)}


def points(value: float) -> str:
    """A net value as points of 100, one decimal."""
    return f"{signed(100 * value, 1)} punten"


def count_of(n: int, one: str, many: str) -> str:
    """één stap, drie stappen, 15 stappen."""
    word = _COUNTS[n] if n < len(_COUNTS) else str(n)
    return f"{word} {one if n == 1 else many}"


def listed(parts: Iterable[str], joiner: str = "en") -> str:
    """a, b en c."""
    items = list(parts)
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {joiner} {items[-1]}" if items else ""


def capital(text: str) -> str:
    """With a capital, the rest as it was."""
    return f"{text[:1].upper()}{text[1:]}"
