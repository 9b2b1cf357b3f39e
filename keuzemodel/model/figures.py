"""Owns how a number that comes in as text is read: figures 0 to 9, comma or point, and nothing guessed."""

from __future__ import annotations

import re

_SIGN = "[+\u2212-]?"
_PLAIN = re.compile(rf"{_SIGN}([0-9]{{1,15}}([.,][0-9]{{0,20}})?|[.,][0-9]{{1,20}})([eE][+-]?[0-9]{{1,3}})?")
_GROUPED = re.compile(rf"{_SIGN}([1-9][0-9]{{0,2}})([.,][0-9]{{3}})+([eE]\+?[0-9]{{1,3}})?")
"""Either thousands with a separator or a fraction of three digits: ambiguous."""
_EUROS = re.compile(rf"{_SIGN}([0-9]{{1,3}}(?:[. ][0-9]{{3}})+|[0-9]{{1,15}})(?:,([0-9]{{1,20}}))?")
"""An amount as it is written in Dutch: 1.234,50."""
THOUSAND = 1000


class Exact(str):
    """The text of a cell that held a number: its point is a decimal point, whatever it looks like."""


def read_figure(text: str, high: float = float("inf"), euros: bool = False) -> float:
    """The number that a text says; it may be too great for a float. Raises ValueError, in Dutch, if it says none or
    could be two.

    high: the greatest that it can be, so that 1,250 on a scale to 5 is a fraction. euros: 1.250 is a thousand and more.
    """
    if isinstance(text, Exact):
        return float(text) + 0.0
    text = " ".join(text.split())
    if euros:
        text = re.sub(rf"^({_SIGN}) ?(?:€ ?)?(?=[0-9])", r"\1", text)
    if euros and grouped_by(text) != "," and (amount := _EUROS.fullmatch(text)):
        whole = "".join(c for c in amount[1] if c in "0123456789")
        return float(f"{'-' if text[0] in '-−' else ''}{whole}.{amount[2] or 0}") + 0.0
    if grouped_by(text) and (euros or high >= THOUSAND or len(re.findall("[.,]", text)) > 1):
        raise ValueError(_two_ways(text))
    if not _PLAIN.fullmatch(text):
        raise ValueError(f"{text[:60]!r} is geen getal{_hint(text)}")
    # Adding nought makes -0 a plain 0.
    return float(text.replace("−", "-").replace(",", ".")) + 0.0


def grouped_by(text: str) -> str:
    """The sign before three figures that could be that of a thousand; empty if there is none, or more than one kind."""
    signs = set(re.findall("[.,]", text)) if _GROUPED.fullmatch(text) else set()
    return signs.pop() if len(signs) == 1 else ""


def has_decimal_point(text: str) -> bool:
    """Whether a point in the text can only be a decimal one."""
    return bool(_PLAIN.fullmatch(text)) and "." in text and not grouped_by(text)


def _two_ways(text: str) -> str:
    found = re.split("[.,]", text)
    if len(found) > 2:
        return f"'{text[:40]}' is geen getal; schrijf het zonder punten en komma's voor duizend"
    either = f"'{text[:40]}' kan duizend of een breuk zijn"
    if "e" in text.lower():
        return f"{either}; schrijf het voluit, zonder punt of komma"
    rest = found[1].rstrip("0")
    fraction = f"{found[0]},{rest + '0' if len(rest) in (0, 3) else rest}"
    return f"{either}; schrijf {''.join(found)} of {fraction}"


def _hint(text: str) -> str:
    if "%" in text:
        return "; laat het procentteken weg"
    if any(c.isdigit() and not c.isascii() for c in text):
        return "; gebruik de cijfers 0 tot en met 9"
    return "; verwacht is bijvoorbeeld 2,5"
