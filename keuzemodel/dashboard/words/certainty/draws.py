"""Owns the words for a share of draws and its margin. No Streamlit."""

from __future__ import annotations

from collections.abc import Iterable

from keuzemodel.analyse.sampling import Tally, margin_of
from keuzemodel.dashboard.language.numbers import count_of, number, percent


def share_in_words(count: int, n: int, digits: int = 0) -> str:
    """62 %; in tenths below 1 and above 99, and 0 or 100 % only if it is exactly that."""
    share = count / n if n else 0.0
    if count in (0, n):
        return percent(share)
    if share < 0.01 or share > 0.99:
        return percent(min(max(share, 0.001), 0.999), 1)
    return percent(share, digits)


def margin_in_words(count: int, n: int) -> str:
    """The 95 % interval, as 61,0–63,0 %."""
    low, high = margin_of(count, n)
    if high < 0.0005:
        return "minder dan 0,1 %"
    if low > 0.9995:
        return "meer dan 99,9 %"
    return f"{number(100 * low, 1)}–{number(100 * high, 1)} %"


def draws_line(tally: Tally, seed: int, what: str) -> str:
    """How many draws there are, their seed, and the margin."""
    lost = (
        f" In {share_in_words(tally.n - tally.feasible, tally.n)} van de trekkingen kan geen enkel pakket aan uw vaste "
        "stappen en grenzen voldoen; die tellen niet mee."
        if tally.feasible < tally.n
        else ""
    )
    margin = widest((k, tally.feasible) for k in (*tally.held, tally.same))
    return (
        f"{number(tally.n)} trekkingen van {what}, vastgelegd met startgetal {seed}: wie opnieuw rekent, krijgt hetzelfde. "
        f"Zij gaven {count_of(tally.packages, 'pakket', 'verschillende pakketten')}. De marge is hoogstens "
        f"± {margin} procentpunt (95 % zeker).{lost}"
    )


def widest(shares: Iterable[tuple[int, int]]) -> str:
    """The widest margin of some shares, each (count, draws), in percentage points either side."""
    return number(max(50 * (high - low) for low, high in (margin_of(k, n) for k, n in shares)), 1)
