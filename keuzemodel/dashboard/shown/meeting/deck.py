"""Owns slides in our design: covers, a message with its picture, and texts and tables that go on. No Streamlit."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

import pandas as pd
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR
from pptx.util import Emu, Inches, Pt

from keuzemodel.dashboard.language import naming
from keuzemodel.dashboard.language.markdown import escape, plain, split_bold
from keuzemodel.dashboard.shown.about import About
from keuzemodel.dashboard.shown.meeting import shapes
from keuzemodel.dashboard.shown.meeting.chapter import Chapter, Group, Picture, Table
from keuzemodel.dashboard.shown.meeting.layout import (
    AFTER,
    BODY,
    BOTTOM,
    EDGE,
    FOOT,
    GLYPH,
    HEIGHT,
    SMALL,
    TITLE,
    TOP,
    WIDTH,
    column_widths,
    fitting,
    how_many,
    line_height,
    pages_of_lines,
    row_height,
    size_of,
)
from keuzemodel.dashboard.shown.meeting.shapes import ACCENT, GREY, INK, WHITE, Pieces, Place
from keuzemodel.dashboard.words import headings
from keuzemodel.dashboard.words.meeting import story as story_words

ROOM = WIDTH - 2 * EDGE
GAP = Inches(0.3)
PICTURE = Inches(2.0)
"""Where the picture of a message begins."""
SIZES = (20, 18, 16, 14, 12, 11, 10, 9)
Rows = list[list[Pieces]]
PANEL = Inches(4.2)
"""How wide the coloured side of the cover is."""


class Deck:
    """A .pptx that is being made, slide by slide. Texts and tables that do not fit go on on a next one."""

    def __init__(self, about: About, more: Callable[[int], str] = story_words.in_appendix) -> None:
        """more: what is said of so many rows that do not fit under a message."""
        self.deck, self.about, self.more = Presentation(), about, more
        self.deck.slide_width, self.deck.slide_height = WIDTH, HEIGHT
        said = self.deck.core_properties
        said.title, said.language = about.title, "nl-NL"
        said.author = said.last_modified_by = "keuzemodel"
        said.created = said.modified = datetime.now(UTC).replace(tzinfo=None)
        self.count, self.top = 0, 0
        self.title = ""
        self.notes: Sequence[str] = ()
        self.heads: list[object] = []

    def made(self) -> bytes:
        """The file."""
        out = io.BytesIO()
        self.deck.save(out)
        return out.getvalue()

    def _open(self, notes: Sequence[str]) -> None:
        """A slide with its number and notes, and a title that is empty yet."""
        self.slide = self.deck.slides.add_slide(self.deck.slide_layouts[5])
        self.count += 1
        for shape in list(self.slide.placeholders):
            if shape.placeholder_format.type != PP_PLACEHOLDER.TITLE:
                shape.element.getparent().remove(shape.element)
        self.slide.notes_slide.notes_text_frame.text = "\n".join([*notes, *self.about.lines])

    def cover(self, title: str, said: str, side: str = "") -> None:
        """A coloured side with what is said there and the day; beside it a title and a line."""
        self._open(())
        shapes.block(self.slide, 0, 0, PANEL, HEIGHT, ACCENT)
        left, width = PANEL + Inches(0.7), WIDTH - PANEL - Inches(0.7) - EDGE
        self._head(title, (left, Inches(1.7), width, Inches(2.2)), 40, MSO_ANCHOR.BOTTOM)
        shapes.block(self.slide, left, Inches(4.15), Inches(1.2), Inches(0.08), ACCENT)
        shapes.text(self.slide, story_words.TEXT, [[(said, False)]], (left, Inches(4.4), width, Inches(1.4)), 20, GREY)
        if side:
            place = (Inches(0.6), Inches(0.6), PANEL - Inches(1.2), Inches(0.6))
            shapes.text(self.slide, story_words.TEXT, [[(side, True)]], place, 20, WHITE)
        day = (Inches(0.6), HEIGHT - Inches(1.1), PANEL - Inches(1.2), Inches(0.5))
        shapes.text(self.slide, story_words.TEXT, [[(self.about.day, False)]], day, 16, WHITE)
        self._number()

    def _head(self, title: str, place: Place, size: int, anchor: MSO_ANCHOR) -> None:
        head = self.slide.shapes.title
        head.left, head.top, head.width, head.height = place
        frame = head.text_frame
        frame.word_wrap, frame.vertical_anchor = True, anchor
        frame.margin_left = frame.margin_right = 0
        frame.text = title
        paragraph = frame.paragraphs[0]
        paragraph.alignment = 1
        shapes.font(paragraph.runs[0].font, fitting(title, size, place[2], place[3]), bold=True)

    def _number(self) -> None:
        place = (WIDTH - EDGE - Inches(0.8), HEIGHT - FOOT, Inches(0.8), Inches(0.35))
        shapes.slide_number(self.slide, self.count, place)

    def foot(self) -> None:
        """What a slide is about, and its number."""
        place = (EDGE, HEIGHT - FOOT, ROOM - Inches(0.9), Inches(0.35))
        shapes.text(self.slide, story_words.FOOT, [[(self.about.foot, False)]], place, SMALL, GREY)
        self._number()

    def message(self, chapter: Chapter) -> None:
        """One message, one picture."""
        self.headline(chapter.title, chapter.said, chapter.notes)
        draw = {"tiles": self._tiles, "bars": self._bars, "matrix": self._matrix}[chapter.picture.kind]
        draw(chapter.picture)
        self.foot()

    def headline(self, title: str, said: str, notes: Sequence[str] = ()) -> None:
        """A slide with a message, and what is said beside it; the picture and the foot are still to come."""
        self._open((said, *notes))
        shapes.block(self.slide, EDGE, Inches(0.38), Inches(0.9), Inches(0.07), ACCENT)
        self._head(title, (EDGE, Inches(0.5), ROOM, Inches(1.0)), TITLE, MSO_ANCHOR.MIDDLE)
        if said:
            place = (EDGE, Inches(1.47), ROOM, Inches(0.4))
            size = 16 if row_height([said], [Emu(ROOM)], 16) <= Inches(0.4) else 12
            shapes.text(self.slide, story_words.TEXT, [[(said, False)]], place, size, GREY)

    def _bars(self, picture: Picture) -> None:
        items = sum(len(group.items) for group in picture.groups)
        tall = min(BOTTOM - PICTURE, Inches(0.6) + Inches(0.55) * items * max(len(picture.heads), 1))
        shapes.bars(self.slide, picture, (EDGE, PICTURE, ROOM, tall))

    def _tiles(self, picture: Picture) -> None:
        """A table per group, beside each other."""
        share = [max(len(g.items), 4) ** 0.5 for g in picture.groups]
        self._beside(picture.groups, [shapes.listed(group) for group in picture.groups], [[part] for part in share])

    def _matrix(self, picture: Picture) -> None:
        """A table per group, with the signs or shares under their headings; what is in every column needs no signs."""
        several = len(picture.groups) > 1
        bare = [several and {said for item in g.items for said in item.said} == {naming.CHOSEN} for g in picture.groups]
        tables = [
            shapes.listed(group) if plainly else shapes.under(group, picture.heads)
            for group, plainly in zip(picture.groups, bare, strict=True)
        ]
        share = [[1.0] if plainly else [1.0, *[0.4] * len(picture.heads)] for plainly in bare]
        self._beside(picture.groups, tables, share)

    def _beside(self, groups: Sequence[Group], tables: Sequence[Rows], shares: Sequence[Sequence[float]]) -> None:
        """Tables beside each other, in the largest letters in which all of them fit. shares: of the columns of each."""
        room, whole = ROOM - GAP * (len(tables) - 1), sum(map(sum, shares))
        widths = [[Emu(int(room * part / whole)) for part in columns] for columns in shares]
        # A heading is bold, and its words are never cut.
        words = [
            (max(map(len, cell.split()), default=1), width)
            for rows, columns in zip(tables, widths, strict=True)
            for cell, width in zip(shapes.plain_cells(rows[:1])[0], columns, strict=True)
        ]
        most = min(int((width - Inches(0.2)) / Pt(1.25 * GLYPH * letters)) for letters, width in words)
        size = max(min(_largest([*zip(tables, widths, strict=True)]), most), SIZES[-1])
        left = int(EDGE)
        for group, rows, columns in zip(groups, tables, widths, strict=True):
            held = _within(rows, columns, size, self.more)
            shapes.grid(
                self.slide,
                shapes.group_in_words(group),
                held,
                columns,
                size,
                (left, int(PICTURE)),
                GREY if group.kind == "out" else ACCENT,
                fills=[shapes.shades(item, len(columns)) for item in group.items],
                more=_more(held, columns, size, 0.12 if len(columns) == 1 else 0.35),
            )
            left += sum(columns) + GAP

    # Texts and tables.

    def start(self, title: str, notes: Sequence[str]) -> None:
        """A slide for texts and tables."""
        self.title, self.notes, self.heads = title, notes, []
        self._next()

    def _next(self) -> None:
        self._open(self.notes)
        self._head(self.title, (EDGE, Inches(0.4), ROOM, Inches(0.9)), TITLE, MSO_ANCHOR.MIDDLE)
        self.heads.append(self.slide.shapes.title.text_frame.paragraphs[0].runs[0])
        self.foot()
        self.top = int(TOP)

    def rests(self) -> None:
        """What the slides rest on, as the last."""
        self.start(story_words.ABOUT_SLIDES, ())
        pairs = [(escape(what), escape(how)) for what, how in self.about.pairs]
        self.table(Table("", pd.DataFrame(pairs, columns=[headings.WHAT, headings.HOW])))
        self.finish()

    def finish(self) -> None:
        """Of a title that goes on over several slides, which of them each is."""
        for k, run in enumerate(self.heads, start=1):
            run.text += story_words.slide_of(k, len(self.heads)) if len(self.heads) > 1 else ""  # type: ignore[attr-defined]

    def lines(self, lines: Sequence[str]) -> None:
        """Sentences, over as many slides as they need."""
        for part in pages_of_lines(lines, int(BOTTOM - self.top)):
            if self.top > TOP:
                self._next()
            tall = sum(line_height(line) for line in part)
            said = [[(plain(piece), k % 2 == 1) for k, piece in enumerate(split_bold(x)) if piece] for x in part]
            shapes.text(self.slide, story_words.TEXT, said, (EDGE, self.top, ROOM, tall), BODY, after=AFTER // Pt(1))
            self.top += tall + Inches(0.05)

    def table(self, table: Table) -> None:
        """A real table, over as many slides as it needs."""
        header = [str(c) for c in table.frame.columns]
        rows = [[plain(str(cell)) for cell in row] for row in table.frame.itertuples(index=False)]
        caption = int(Inches(0.42)) if table.title else 0
        size, fresh = size_of([header, *rows], caption, self.top)
        if fresh:
            self._next()
        widths = column_widths([header, *rows], size)
        while rows:
            fits = how_many([header, *rows], widths, int(BOTTOM - self.top) - caption, size)
            if table.title:
                place = (EDGE, self.top, ROOM, Inches(0.35))
                shapes.text(self.slide, story_words.TABLE_TITLE, [[(table.title, True)]], place, BODY, INK)
            self.top += caption
            said = story_words.table_described(table.title or self.title, fits, header)
            cells = shapes.flat([header, *rows[:fits]])
            self.top += shapes.grid(self.slide, said, cells, widths, size, (int(EDGE), self.top)) + Inches(0.15)
            rows = rows[fits:]
            if rows:
                self._next()


def _tall(rows: Rows, widths: Sequence[Emu], size: int) -> int:
    return sum(row_height(row, widths, size) for row in shapes.plain_cells(rows))


def _largest(tables: Sequence[tuple[Rows, Sequence[Emu]]]) -> int:
    """The largest letters in which tables that stand beside each other fit under a message."""
    room = BOTTOM - PICTURE
    fits = (s for s in SIZES if all(_tall(rows, widths, s) <= room for rows, widths in tables))
    return next(fits, SIZES[-1])


def _within(rows: Rows, widths: Sequence[Emu], size: int, more: Callable[[int], str]) -> Rows:
    """The rows that fit under a message; what does not stands elsewhere, and the last one says how many."""
    room = BOTTOM - PICTURE
    for kept in range(len(rows), 1, -1):
        said = more(len(rows) - kept)
        last: Rows = [] if kept == len(rows) else [[[(said, False)], *([("", False)] for _ in widths[1:])]]
        if _tall(held := [*rows[:kept], *last], widths, size) <= room:
            return held
    return rows[:2]


def _more(rows: Rows, widths: Sequence[Emu], size: int, most: float) -> int:
    """How much taller each row may be, so that the slide is filled. most: in inches."""
    return max(0, min(Inches(most), (BOTTOM - PICTURE - _tall(rows, widths, size)) // len(rows)))
