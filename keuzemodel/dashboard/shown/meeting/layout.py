"""Owns what fits on a slide: how tall a text is, how wide a column, and where a page ends. No Streamlit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pptx.util import Emu, Inches, Pt

from keuzemodel.dashboard.language.markdown import plain
from keuzemodel.sheets.wrapping import lines_of

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
EDGE, TOP, FOOT = Inches(0.6), Inches(1.55), Inches(0.55)
TITLE, BODY, CELL, SMALL = 28, 18, 12, 10
CELLS = (18, 16, 14, CELL)
BOTTOM = HEIGHT - FOOT - Inches(0.05)
AFTER = Pt(8)
LINE = 1.22
"""Height of a line of text as a multiple of its size."""
GLYPH = 0.55
"""Width of an average letter as a multiple of its size, a little on the wide side."""

Cells = Sequence[Sequence[str]]
"""Rows of a table, the header the first."""


def _lines_of(said: str, size: float, width: int) -> int:
    """How many lines a text takes at this width."""
    return lines_of(said, int(width / Pt(size * GLYPH)))


def row_height(cells: Sequence[str], widths: Sequence[Emu], size: int) -> Emu:
    """How tall a row has to be."""
    lines = max(_lines_of(c, size, w - Inches(0.2)) for c, w in zip(cells, widths, strict=True))
    return Emu(int(Pt(size * LINE) * lines + Inches(0.1)))


def fitting(said: str, size: int, width: int, height: int) -> int:
    """The largest size up to this one at which a text fits."""
    while size > 14 and _lines_of(said, size, width - Inches(0.2)) * Pt(size * LINE) > height:
        size -= 2
    return size


def column_widths(rows: Cells, size: int) -> list[Emu]:
    """A width per column, by its longest word and how much it holds; together at most the slide."""
    room = int(WIDTH - 2 * EDGE)
    letter, around = Pt(size * GLYPH), Inches(0.28)
    words, wants = [], []
    for cells in zip(*rows, strict=True):
        name = cells[0]
        longest = max((len(word) for cell in cells for word in cell.split()), default=1)
        whole = max(len(part) for cell in cells for part in cell.split("\n"))
        # A heading is bold, and a quarter wider.
        words.append(int(max(min(longest, 24), 1.25 * max(map(len, name.split()), default=1)) * letter + around))
        wants.append(max(int(max(whole, 1.25 * len(name)) * letter + around), words[-1]))
    if sum(wants) <= room:
        return [Emu(w) for w in wants]
    least = sum(words)
    if least >= room:
        return [Emu(room * w // least) for w in words]
    spare = [want - word for want, word in zip(wants, words, strict=True)]
    return [Emu(word + (room - least) * s // sum(spare)) for word, s in zip(words, spare, strict=True)]


def size_of(rows: Cells, caption: int, top: int) -> tuple[int, bool]:
    """The largest letters at which a table, its header the first row, fits below `top`, or else on a fresh slide; and
    whether it takes a fresh one. A table that fits nowhere goes on at the smallest, from where there is room.
    """
    for room, fresh in ((BOTTOM - top, False), (BOTTOM - TOP, True)):
        for size in CELLS:
            widths = column_widths(rows, size)
            if caption + sum(row_height(row, widths, size) for row in rows) <= room:
                return size, fresh and top > TOP
    least = caption + sum(row_height(row, column_widths(rows, CELL), CELL) for row in rows[:5])
    return CELL, top > TOP and BOTTOM - top < least


def how_many(rows: Cells, widths: Sequence[Emu], room: int, size: int) -> int:
    """How many rows fit under the header, which is the first; at least one."""
    used, count = int(row_height(rows[0], widths, size)), 0
    for row in rows[1:]:
        used += row_height(row, widths, size)
        if used > room and count:
            break
        count += 1
    return count


def line_height(line: str) -> int:
    """How tall a sentence of our Markdown is, with the space after it."""
    letters = _lines_of(plain(line), BODY, WIDTH - 2 * EDGE - Inches(0.2))
    return int(letters * Pt(BODY * LINE) + AFTER)


def pages_of_lines(lines: Sequence[str], room: int) -> Iterable[list[str]]:
    """The sentences that fit on a slide, and the next."""
    page: list[str] = []
    used = 0
    for line in lines:
        tall = line_height(line)
        if page and used + tall > room:
            yield page
            page, used = [], 0
        page.append(line)
        used += tall
    if page:
        yield page
