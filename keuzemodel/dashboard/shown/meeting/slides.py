"""Owns the story as PowerPoint: tables and charts that can be edited, notes with what they rest on. No Streamlit."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pandas as pd
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from keuzemodel.dashboard.language import numbers
from keuzemodel.dashboard.language.markdown import escape, plain, split_bold
from keuzemodel.dashboard.shown.about import About
from keuzemodel.dashboard.shown.drawn import palette
from keuzemodel.dashboard.shown.meeting.layout import (
    AFTER,
    BODY,
    BOTTOM,
    CELL,
    EDGE,
    FOOT,
    HEIGHT,
    SMALL,
    TITLE,
    TOP,
    WIDTH,
    Cells,
    column_widths,
    fitting,
    how_many,
    line_height,
    pages_of_lines,
    row_height,
    size_of,
)
from keuzemodel.dashboard.shown.meeting.story import Bars, Chapter, Table
from keuzemodel.dashboard.words import headings
from keuzemodel.dashboard.words.meeting import story as story_words

INK, YIELDS, GREY, PALE, WHITE = map(RGBColor.from_string, ("1F2937", "2166AC", "4B5563", "F1F4F8", "FFFFFF"))
SHADES, COSTLY = ([RGBColor.from_string(c[1:].upper()) for c in shades] for shades in (palette.SHADES, palette.COSTLY))
FONT = "Arial"


def slides(chapters: Sequence[Chapter], about: About) -> bytes:
    """The story as a .pptx, with a title slide in front. Long tables and texts go on on a next slide."""
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
    """Fills slides from top to bottom; what does not fit goes on on a next one with the same title."""

    def __init__(self, deck, about: About) -> None:  # type: ignore[no-untyped-def]
        self.deck = deck
        self.about = about
        self.count = 0
        self.title = about.title
        self.notes: list[str] = []
        self.top = 0
        self.heads: list[list[Any]] = []

    def make(self, chapters: Sequence[Chapter]) -> None:
        """Every slide."""
        self.heads.append([])
        self._open()
        pairs = [(escape(what), escape(how)) for what, how in self.about.pairs]
        self._table(Table("", pd.DataFrame(pairs, columns=[headings.WHAT, headings.HOW])))
        for chapter in chapters:
            self.title, self.notes = chapter.title, list(chapter.notes)
            self.heads.append([])
            self._open()
            self._lines(chapter.lines)
            if chapter.bars is not None:
                self._bars(chapter.bars)
            for table in chapter.tables:
                self._table(table)
        for heads in self.heads:
            for k, run in enumerate(heads, start=1):
                run.text += story_words.slide_of(k, len(heads)) if len(heads) > 1 else ""

    @property
    def room(self) -> int:
        """What is left of the slide."""
        return int(BOTTOM - self.top)

    def _open(self) -> None:
        """A slide with its title, foot, number and notes."""
        slide = self.deck.slides.add_slide(self.deck.slide_layouts[5])
        self.count += 1
        for shape in list(slide.placeholders):
            if shape.placeholder_format.type != PP_PLACEHOLDER.TITLE:
                shape.element.getparent().remove(shape.element)
        head = slide.shapes.title
        head.left, head.top, head.width, head.height = EDGE, Inches(0.35), WIDTH - 2 * EDGE, Inches(1.05)
        head.text_frame.word_wrap = True
        head.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        head.text_frame.text = self.title
        _style(
            head.text_frame.paragraphs[0],
            fitting(f"{self.title}{story_words.slide_of(10, 10)}", TITLE, head.width, head.height),
            bold=True,
        )
        self.heads[-1].append(head.text_frame.paragraphs[0].runs[0])
        _text(slide, story_words.FOOT, self.about.foot, HEIGHT - FOOT, SMALL, GREY)
        number = slide.shapes.add_textbox(WIDTH - EDGE - Inches(0.8), HEIGHT - FOOT, Inches(0.8), Inches(0.35))
        number.name = story_words.SLIDE_NUMBER
        _slide_number(number.text_frame.paragraphs[0], self.count)
        slide.notes_slide.notes_text_frame.text = "\n".join([*self.notes, *self.about.lines])
        self.slide, self.top = slide, int(TOP)

    def _lines(self, lines: Sequence[str]) -> None:
        """Sentences, over as many slides as they need."""
        for part in pages_of_lines(lines, self.room):
            if self.top > TOP:
                self._open()
            tall = sum(line_height(line) for line in part)
            box = self.slide.shapes.add_textbox(EDGE, self.top, WIDTH - 2 * EDGE, tall)
            box.name = story_words.TEXT
            frame = box.text_frame
            frame.word_wrap = True
            for k, line in enumerate(part):
                paragraph = frame.paragraphs[0] if k == 0 else frame.add_paragraph()
                paragraph.space_after = AFTER
                for piece, bold in _pieces(line):
                    run = paragraph.add_run()
                    run.text = piece
                    _font(run.font, BODY, bold=bold)
            self.top += tall + Inches(0.05)

    def _bars(self, bars: Bars) -> None:
        """A native bar chart; the first category on top."""
        rows = len(bars.categories) * len(bars.series)
        wanted = Inches(1.1) + rows * Inches(0.26)
        if self.room < min(wanted, Inches(4.2)):
            self._open()
        data = CategoryChartData(number_format="0")
        data.categories = [_short(c, 46) for c in reversed(bars.categories)]
        for name, values in bars.series:
            data.add_series(name, [round(v, 1) for v in reversed(values)])
        tall = min(wanted, self.room)
        where = EDGE, self.top, WIDTH - 2 * EDGE, tall
        shape = self.slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *where, data)
        self.top += tall
        _describe(shape, story_words.CHART, _in_words(bars))
        chart = shape.chart
        chart.has_title = True
        chart.chart_title.text_frame.text = bars.title
        _style(chart.chart_title.text_frame.paragraphs[0], CELL, bold=True)
        chart.has_legend = len(bars.series) > 1
        if chart.has_legend:
            chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
            _font(chart.legend.font, CELL)
        plot = chart.plots[0]
        plot.gap_width, plot.has_data_labels = 40, True
        plot.data_labels.position = XL_LABEL_POSITION.OUTSIDE_END
        size = CELL if rows <= 14 else 10 if rows <= 26 else 8
        _font(plot.data_labels.font, size)
        chart.value_axis.minimum_scale, chart.value_axis.maximum_scale = 0, 110
        chart.value_axis.major_unit = 20
        chart.value_axis.has_major_gridlines = False
        _font(chart.value_axis.tick_labels.font, SMALL)
        _font(chart.category_axis.tick_labels.font, size)
        for series, shade, other in zip(plot.series, SHADES, COSTLY, strict=False):
            series.format.fill.solid()
            series.format.fill.fore_color.rgb = shade
            for place, costs in enumerate(reversed(bars.costs)):
                if costs:
                    fill = series.points[place].format.fill
                    fill.solid()
                    fill.fore_color.rgb = other

    def _table(self, table: Table) -> None:
        """A real table, over as many slides as it needs."""
        header = [str(c) for c in table.frame.columns]
        rows = [[plain(str(cell)) for cell in row] for row in table.frame.itertuples(index=False)]
        caption = int(Inches(0.42)) if table.title else 0
        size, fresh = size_of([header, *rows], caption, self.top)
        if fresh:
            self._open()
        widths = column_widths([header, *rows], size)
        while rows:
            fits = how_many([header, *rows], widths, self.room - caption, size)
            if table.title:
                _text(self.slide, story_words.TABLE_TITLE, table.title, self.top, BODY, INK, bold=True)
            self.top += caption
            self._grid(table, [header, *rows[:fits]], widths, size)
            rows = rows[fits:]
            if rows:
                self._open()

    def _grid(self, table: Table, rows: Cells, widths: Sequence[Emu], size: int) -> None:
        """The cells of a table that stand on this slide, with the header."""
        header = rows[0]
        shape = self.slide.shapes.add_table(len(rows), len(header), EDGE, self.top, sum(widths), Inches(0.3))
        _describe(
            shape, story_words.TABLE, story_words.table_described(table.title or self.title, len(rows) - 1, header)
        )
        grid = shape.table
        for column, width in enumerate(widths):
            grid.columns[column].width = width
        for row, cells in enumerate(rows):
            grid.rows[row].height = row_height(cells, widths, size)
            for column, said in enumerate(cells):
                cell = grid.cell(row, column)
                cell.margin_left = cell.margin_right = Inches(0.1)
                cell.margin_top = cell.margin_bottom = Inches(0.03)
                cell.vertical_anchor = MSO_ANCHOR.MIDDLE
                cell.fill.solid()
                cell.fill.fore_color.rgb = YIELDS if row == 0 else PALE if row % 2 == 0 else WHITE
                cell.text_frame.text = said
                for paragraph in cell.text_frame.paragraphs:
                    _style(paragraph, size, bold=row == 0, colour=WHITE if row == 0 else INK)
                    if table.figures and column:
                        words = any(len(part) > 1 and not part[0].isdigit() for part in said.split())
                        paragraph.alignment = PP_ALIGN.LEFT if words and row else PP_ALIGN.RIGHT
        self.top += sum(row.height for row in grid.rows) + Inches(0.15)


def _text(  # type: ignore[no-untyped-def]
    slide, name: str, said: str, top: int, size: float, colour: RGBColor, bold: bool = False
) -> None:
    """A line of text from edge to edge."""
    beside_number = Inches(0.9) if top > HEIGHT - TOP else 0
    box = slide.shapes.add_textbox(EDGE, top, WIDTH - 2 * EDGE - beside_number, Inches(0.35))
    box.name = name
    box.text_frame.word_wrap = True
    box.text_frame.text = said
    _style(box.text_frame.paragraphs[0], size, bold, colour)


def _pieces(line: str) -> list[tuple[str, bool]]:
    """(text, bold) of a line of our Markdown."""
    return [(plain(part), k % 2 == 1) for k, part in enumerate(split_bold(line)) if part]


def _font(font, size: float, bold: bool = False, colour: RGBColor = INK) -> None:  # type: ignore[no-untyped-def]
    font.name, font.size, font.bold = FONT, Pt(size), bold
    font.color.rgb = colour


def _style(paragraph, size: float, bold: bool = False, colour: RGBColor = INK) -> None:  # type: ignore[no-untyped-def]
    paragraph.alignment = PP_ALIGN.LEFT
    for run in paragraph.runs:
        _font(run.font, size, bold, colour)


def _slide_number(paragraph, number: int) -> None:  # type: ignore[no-untyped-def]
    """A field, so that it stays right when slides are moved."""
    field = paragraph._p.makeelement(qn("a:fld"), {"id": "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}", "type": "slidenum"})
    properties = field.makeelement(qn("a:rPr"), {"lang": "nl-NL", "sz": str(SMALL * 100)})
    text = field.makeelement(qn("a:t"), {})
    text.text = str(number)
    field.extend([properties, text])
    paragraph._p.append(field)
    paragraph.alignment = PP_ALIGN.RIGHT


def _describe(shape, name: str, words: str) -> None:  # type: ignore[no-untyped-def]
    """A name and the alternative text of a table or chart."""
    properties = shape._element.nvGraphicFramePr.cNvPr
    properties.set("name", name)
    properties.set("descr", words[:2000])


def _in_words(bars: Bars) -> str:
    """What a chart shows, as alternative text."""
    said = []
    for name, values in bars.series:
        pairs = zip(bars.categories, values, strict=True)
        said.append(f"{name}: " + ", ".join(f"{category} {numbers.number(round(v))} %" for category, v in pairs))
    return f"{bars.title}. {'; '.join(said)}"


def _short(said: str, letters: int) -> str:
    return said if len(said) <= letters else f"{said[: letters - 1].rstrip()}…"
