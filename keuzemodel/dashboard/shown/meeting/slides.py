"""Owns the story as PowerPoint: a cover, a slide per message, and the rest as an appendix. No Streamlit."""

from __future__ import annotations

import io
from collections.abc import Sequence
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


def slides(chapters: Sequence[Chapter], about: About) -> bytes:
    """The story as a .pptx. Long tables and texts of the appendix go on on a next slide."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = WIDTH, HEIGHT
    deck.core_properties.title = about.title
    deck.core_properties.language = "nl-NL"
    deck.core_properties.author = deck.core_properties.last_modified_by = "keuzemodel"
    deck.core_properties.created = deck.core_properties.modified = datetime.now(UTC).replace(tzinfo=None)
    _Deck(deck, about).make(chapters)
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


class _Deck:
    """Makes the slides in their order; what does not fit in the appendix goes on on a next one with the same title."""

    def __init__(self, deck, about: About) -> None:  # type: ignore[no-untyped-def]
        self.deck, self.about = deck, about
        self.count, self.top = 0, 0
        self.title = ""
        self.notes: Sequence[str] = ()
        self.heads: list[object] = []

    def make(self, chapters: Sequence[Chapter]) -> None:
        """Every slide."""
        self._cover(chapters[-1].title, story_words.COVER)
        for chapter in chapters:
            self._message(chapter)
        self._cover(story_words.APPENDIX_SAID, story_words.APPENDIX)
        for chapter in chapters:
            self._start(story_words.CHAPTER_NAMES[chapter.id], chapter.notes)
            self._lines(chapter.lines)
            for table in chapter.tables:
                self._table(table)
            self._finish()
        self._start(story_words.ABOUT_SLIDES, ())
        pairs = [(escape(what), escape(how)) for what, how in self.about.pairs]
        self._table(Table("", pd.DataFrame(pairs, columns=[headings.WHAT, headings.HOW])))
        self._finish()

    def _open(self, notes: Sequence[str]) -> None:
        """A slide with its number and notes, and a title that is empty yet."""
        self.slide = self.deck.slides.add_slide(self.deck.slide_layouts[5])
        self.count += 1
        for shape in list(self.slide.placeholders):
            if shape.placeholder_format.type != PP_PLACEHOLDER.TITLE:
                shape.element.getparent().remove(shape.element)
        self.slide.notes_slide.notes_text_frame.text = "\n".join([*notes, *self.about.lines])

    def _cover(self, said: str, title: str) -> None:
        """The first slide, and the one before the appendix: a coloured side, a title, a line, and the day."""
        self._open(())
        shapes.block(self.slide, 0, 0, PANEL, HEIGHT, ACCENT)
        first = title == story_words.COVER
        left, width = PANEL + Inches(0.7), WIDTH - PANEL - Inches(0.7) - EDGE
        name = self.about.region if first else title
        self._head(name, (left, Inches(1.7), width, Inches(2.2)), 40, MSO_ANCHOR.BOTTOM)
        shapes.block(self.slide, left, Inches(4.15), Inches(1.2), Inches(0.08), ACCENT)
        shapes.text(self.slide, story_words.TEXT, [[(said, False)]], (left, Inches(4.4), width, Inches(1.4)), 20, GREY)
        if first:
            side = (Inches(0.6), Inches(0.6), PANEL - Inches(1.2), Inches(0.6))
            shapes.text(self.slide, story_words.TEXT, [[(story_words.COVER, True)]], side, 20, WHITE)
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

    def _foot(self) -> None:
        place = (EDGE, HEIGHT - FOOT, ROOM - Inches(0.9), Inches(0.35))
        shapes.text(self.slide, story_words.FOOT, [[(self.about.foot, False)]], place, SMALL, GREY)
        self._number()

    def _message(self, chapter: Chapter) -> None:
        """One message, one picture."""
        self._open((chapter.said, *chapter.notes))
        shapes.block(self.slide, EDGE, Inches(0.38), Inches(0.9), Inches(0.07), ACCENT)
        self._head(chapter.title, (EDGE, Inches(0.5), ROOM, Inches(1.0)), TITLE, MSO_ANCHOR.MIDDLE)
        if chapter.said:
            place = (EDGE, Inches(1.47), ROOM, Inches(0.4))
            size = 16 if row_height([chapter.said], [Emu(ROOM)], 16) <= Inches(0.4) else 12
            shapes.text(self.slide, story_words.TEXT, [[(chapter.said, False)]], place, size, GREY)
        draw = {"tiles": self._tiles, "bars": self._bars, "matrix": self._matrix}[chapter.picture.kind]
        draw(chapter.picture)
        self._foot()

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
            held = _within(rows, columns, size)
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

    # The appendix.

    def _start(self, title: str, notes: Sequence[str]) -> None:
        self.title, self.notes, self.heads = title, notes, []
        self._next()

    def _next(self) -> None:
        self._open(self.notes)
        self._head(self.title, (EDGE, Inches(0.4), ROOM, Inches(0.9)), TITLE, MSO_ANCHOR.MIDDLE)
        self.heads.append(self.slide.shapes.title.text_frame.paragraphs[0].runs[0])
        self._foot()
        self.top = int(TOP)

    def _finish(self) -> None:
        """Of a title that goes on over several slides, which of them each is."""
        for k, run in enumerate(self.heads, start=1):
            run.text += story_words.slide_of(k, len(self.heads)) if len(self.heads) > 1 else ""  # type: ignore[attr-defined]

    def _lines(self, lines: Sequence[str]) -> None:
        """Sentences, over as many slides as they need."""
        for part in pages_of_lines(lines, int(BOTTOM - self.top)):
            if self.top > TOP:
                self._next()
            tall = sum(line_height(line) for line in part)
            said = [[(plain(piece), k % 2 == 1) for k, piece in enumerate(split_bold(x)) if piece] for x in part]
            shapes.text(self.slide, story_words.TEXT, said, (EDGE, self.top, ROOM, tall), BODY, after=AFTER // Pt(1))
            self.top += tall + Inches(0.05)

    def _table(self, table: Table) -> None:
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


def _within(rows: Rows, widths: Sequence[Emu], size: int) -> Rows:
    """The rows that fit under a message; what does not stands in the appendix, and the last one says how many."""
    room = BOTTOM - PICTURE
    for kept in range(len(rows), 1, -1):
        said = story_words.in_appendix(len(rows) - kept)
        last: Rows = [] if kept == len(rows) else [[[(said, False)], *([("", False)] for _ in widths[1:])]]
        if _tall(held := [*rows[:kept], *last], widths, size) <= room:
            return held
    return rows[:2]


def _more(rows: Rows, widths: Sequence[Emu], size: int, most: float) -> int:
    """How much taller each row may be, so that the slide is filled. most: in inches."""
    return max(0, min(Inches(most), (BOTTOM - PICTURE - _tall(rows, widths, size)) // len(rows)))
