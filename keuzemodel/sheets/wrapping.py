"""Owns how many lines a text takes when it is wrapped, and how tall a row of a workbook then has to be."""

from __future__ import annotations

from collections.abc import Iterable

LINE = 15.0
"""Points: what a spreadsheet gives a line of its usual letter."""
TALLEST = 409.0
"""A spreadsheet makes no row taller."""


def lines_of(text: str, letters: int) -> int:
    """How many lines of a given width a text takes. Words are broken only if they are longer than a line."""
    return sum(_wrapped(part, max(1, letters)) for part in text.split("\n")) or 1


def _wrapped(paragraph: str, letters: int) -> int:
    lines, used = 1, 0
    for word in paragraph.split():
        length = len(word)
        if used and used + 1 + length > letters:
            lines, used = lines + 1, 0
        lines += (length - 1) // letters
        used = length % letters if length > letters else used + bool(used) + length
    return lines


def row_height(cells: Iterable[tuple[str, float]]) -> float:
    """The height in points at which every cell of a row can be read. cells: text and width of its column.

    A column of width 20 holds 20 figures and the space around them; a letter is about as wide as a figure, also in the
    letter that takes the place of one that a computer does not have.
    """
    return min(TALLEST, LINE * max((lines_of(text, int(width - 1)) for text, width in cells), default=1))
