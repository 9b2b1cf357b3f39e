"""Owns what stands on a slide: text, tables and charts that can be edited, each with its words. No Streamlit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_MARK
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from keuzemodel.dashboard.language import numbers
from keuzemodel.dashboard.shown.drawn import palette
from keuzemodel.dashboard.shown.meeting.chapter import Group, Item, Picture
from keuzemodel.dashboard.shown.meeting.layout import CELL, GLYPH, SMALL, Cells, row_height
from keuzemodel.dashboard.words.meeting import story as story_words


def colour(hexadecimal: str) -> RGBColor:
    """A colour of the palette."""
    found: RGBColor = RGBColor.from_string(hexadecimal.lstrip("#").upper())  # type: ignore[no-untyped-call]
    return found


def tint(share: float) -> RGBColor:
    """The accent, as strong as a share of 0 to 1."""
    parts = (int(255 + (channel - 255) * share) for channel in ACCENT)
    return RGBColor(*parts)  # type: ignore[no-untyped-call]


ACCENT = colour(palette.ACCENT)
INK, GREY, PALE, LINE, WHITE = map(RGBColor.from_string, ("1F2937", "4B5563", "F1F4F8", "D1D5DB", "FFFFFF"))
SHADES, COSTLY = ([colour(c) for c in shades] for shades in (palette.SHADES, palette.COSTLY))
OUT = colour(palette.SHADES[3])
FONT = "Arial"
Place = tuple[int, int, int, int]
"""Left, top, width, height."""
Pieces = Sequence[tuple[str, bool]]
"""(text, bold)."""


def block(slide, left: int, top: int, width: int, height: int, fill: RGBColor) -> None:  # type: ignore[no-untyped-def]
    """A plain area of one colour; it says nothing."""
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, left, top, width, height)
    shape.name = story_words.AREA
    shape.fill.solid()
    shape.fill.fore_color.rgb = fill
    shape.line.fill.background()
    shape.shadow.inherit = False


def text(  # type: ignore[no-untyped-def]
    slide,
    name: str,
    lines: Sequence[Pieces],
    place: Place,
    size: float,
    ink: RGBColor = INK,
    after: int = 0,
) -> None:
    """Lines of text in a box."""
    box = slide.shapes.add_textbox(*place)
    box.name = name
    frame = box.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = 0
    for k, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if k == 0 else frame.add_paragraph()
        paragraph.space_after = Pt(after)
        write(paragraph, line, size, ink)


def write(paragraph, line: Pieces, size: float, ink: RGBColor = INK) -> None:  # type: ignore[no-untyped-def]
    """Pieces of text as a paragraph."""
    for piece, bold in line:
        if piece:
            run = paragraph.add_run()
            run.text = piece
            font(run.font, size, bold, ink)
    # Without a run of its own an empty cell is as tall as the largest letters.
    paragraph._p.get_or_add_endParaRPr().set("sz", str(int(size * 100)))


def font(font, size: float, bold: bool = False, ink: RGBColor = INK) -> None:  # type: ignore[no-untyped-def]
    """The one font."""
    font.name, font.size, font.bold = FONT, Pt(size), bold
    font.color.rgb = ink


def slide_number(slide, number: int, place: Place) -> None:  # type: ignore[no-untyped-def]
    """A field, so that it stays right when slides are moved."""
    box = slide.shapes.add_textbox(*place)
    box.name = story_words.SLIDE_NUMBER
    paragraph = box.text_frame.paragraphs[0]
    field = paragraph._p.makeelement(qn("a:fld"), {"id": "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}", "type": "slidenum"})
    properties = field.makeelement(qn("a:rPr"), {"lang": "nl-NL", "sz": str(SMALL * 100)})
    shown = field.makeelement(qn("a:t"), {})
    shown.text = str(number)
    field.extend([properties, shown])
    paragraph._p.append(field)
    paragraph.alignment = PP_ALIGN.RIGHT


def grid(  # type: ignore[no-untyped-def]
    slide,
    said: str,
    rows: Sequence[Sequence[Pieces]],
    widths: Sequence[Emu],
    size: int,
    place: tuple[int, int],
    head: RGBColor = ACCENT,
    fills: Sequence[Sequence[RGBColor | None]] = (),
    more: int = 0,
) -> int:
    """A real table, its header the first row. said: its alternative text. place: left, top. fills: per row below the
    header and cell, what it is filled with. more: how much taller a row may be than its text. Gives how tall it is.
    """
    said_in = plain_cells(rows)
    shape = slide.shapes.add_table(len(rows), len(widths), *place, sum(widths), Inches(0.3))
    describe(shape, story_words.TABLE, said)
    # The theme's own stripes are not ours.
    shape.table.horz_banding = False
    for column, width in enumerate(widths):
        shape.table.columns[column].width = width
    for row, cells in enumerate(rows):
        shape.table.rows[row].height = Emu(row_height(said_in[row], widths, size) + more)
        for column, pieces in enumerate(cells):
            cell = shape.table.cell(row, column)
            cell.margin_left = cell.margin_right = Inches(0.1)
            cell.margin_top = cell.margin_bottom = Inches(0.03)
            cell.vertical_anchor = MSO_ANCHOR.MIDDLE
            cell.fill.solid()
            own = fills[row - 1][column] if 0 < row <= len(fills) else None
            cell.fill.fore_color.rgb = head if row == 0 else own or (PALE if row % 2 == 0 else WHITE)
            lines = _lines(pieces)
            for k, line in enumerate(lines):
                paragraph = cell.text_frame.paragraphs[0] if k == 0 else cell.text_frame.add_paragraph()
                write(paragraph, [(p, b or row == 0) for p, b in line], size, WHITE if row == 0 else INK)
                paragraph.alignment = PP_ALIGN.CENTER if column and fills else PP_ALIGN.LEFT
    return int(sum(row.height for row in shape.table.rows))


def _lines(pieces: Pieces) -> list[list[tuple[str, bool]]]:
    """Pieces of text, cut where a line ends."""
    lines: list[list[tuple[str, bool]]] = [[]]
    for piece, bold in pieces:
        first, *rest = piece.split("\n")
        lines[-1].append((first, bold))
        lines += [[(part, bold)] for part in rest]
    return lines


def listed(group: Group) -> list[list[Pieces]]:
    """A group as the rows of a table of one column, its heading the first."""
    heading = group.heading + (f"\n{group.note}" if group.note else "")
    return [[[(heading, True)]], *([_named(item.code, item.name, item.mark)] for item in group.items)]


def under(group: Group, heads: Sequence[str]) -> list[list[Pieces]]:
    """A group as the rows of a table with a column per heading."""
    rows = [[_named(item.code, item.name, item.mark), *([(said, False)] for said in item.said)] for item in group.items]
    return [[[(group.heading, True)], *([(head, True)] for head in heads)], *rows]


def shades(item: Item, columns: int) -> list[RGBColor | None]:
    """What the cells of a row are filled with: the larger a share, the darker."""
    found: list[RGBColor | None] = [tint(share / 200) for share in item.shares]
    return [None, *found] if found and columns > 1 else [None] * columns


def _named(code: str, name: str, mark: str) -> Pieces:
    pieces = [(f"{code}  ", True)] if code else []
    return [*pieces, (name, False), *([(f"  {story_words.marked(mark)}", True)] if mark else [])]


def plain_cells(rows: Sequence[Sequence[Pieces]]) -> list[list[str]]:
    """What stands in cells."""
    return [["".join(piece for piece, _ in cell) for cell in row] for row in rows]


def flat(rows: Cells) -> list[list[Pieces]]:
    """Cells that are text only."""
    return [[[(cell, False)] for cell in row] for row in rows]


_MORE = ("=", "{=", "http://", "https://", "ftp://", "ftps://", "mailto:", "internal:", "external:", "file:")
"""How a formula or an address begins."""


def text_only(name: str) -> str:
    """A name for the sheet behind a chart, in which what begins as a formula or an address would become one: a sign
    without width goes first.
    """
    return f"\u2060{name}" if name.lower().startswith(_MORE) else name


def bars(slide, picture: Picture, place: Place) -> None:  # type: ignore[no-untyped-def]
    """A native bar chart from 0 to 100 %; the first item on top."""
    items = [(f"{item.code} {item.name}".strip(), item, group.kind) for group in picture.groups for item in group.items]
    items.reverse()
    count = max(len(item.shares) for _, item, _ in items)
    names = picture.heads or (picture.said,)
    data: Any = CategoryChartData(number_format='0" %"')  # type: ignore[no-untyped-call]
    data.categories = [text_only(name) for name, _, _ in items]
    for k in range(count):
        data.add_series(text_only(names[k]), [round(item.shares[k], 1) for _, item, _ in items])
    shape = slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *place, data)
    describe(shape, story_words.CHART, in_words(picture))
    chart: Any = shape.chart
    chart.has_title = False
    chart.has_legend = count > 1
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
        font(chart.legend.font, CELL)
    plot = chart.plots[0]
    plot.gap_width, plot.has_data_labels = 45, True
    plot.data_labels.position, plot.data_labels.number_format = XL_LABEL_POSITION.OUTSIDE_END, '0" %"'
    plot.data_labels.number_format_is_linked = False
    rows = len(items) * count
    size = 16 if rows <= 9 else 14 if rows <= 14 else 11 if rows <= 22 else 9
    font(plot.data_labels.font, size, bold=True)
    value, category = chart.value_axis, chart.category_axis
    value.minimum_scale, value.maximum_scale, value.major_unit = 0, 100, 50
    value.has_major_gridlines = False
    value.tick_labels.number_format, value.tick_labels.number_format_is_linked = '0" %"', False
    font(value.tick_labels.font, SMALL, ink=GREY)
    value.format.line.fill.background()
    # LibreOffice gives names half of the width, and lays those that wrap over each other.
    longest = max(len(name) for name, _, _ in items)
    font(category.tick_labels.font, max(min(size, int(place[2] * 0.48 / (longest * GLYPH * Pt(1)))), 9))
    category.major_tick_mark = XL_TICK_MARK.NONE
    # Every item has its name, however many there are: the one is for PowerPoint, the other for LibreOffice.
    every = category._element.makeelement(qn("c:tickLblSkip"), {"val": "1"})
    category._element.find(qn("c:noMultiLvlLbl")).addprevious(every)
    category._element.find(qn("c:txPr")).find(qn("a:bodyPr")).set("rot", "0")
    category.format.line.color.rgb = INK
    for series, shade, costly in zip(plot.series, SHADES, COSTLY, strict=False):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = shade
        for at, (_, _, kind) in enumerate(items):
            if kind in ("costs", "out"):
                fill = series.points[at].format.fill
                fill.solid()
                fill.fore_color.rgb = costly if kind == "costs" else OUT


def in_words(picture: Picture) -> str:
    """What a picture shows, as alternative text."""
    groups = map(group_in_words, picture.groups)
    heads = f" ({numbers.listed(picture.heads)})" if picture.heads else ""
    return f"{picture.said}{heads}. {'; '.join(groups)}"


def group_in_words(group: Group) -> str:
    """What stands under one heading of a picture, as alternative text."""
    said = ", ".join(" ".join((item.code, item.name, item.mark, *item.said)).strip() for item in group.items)
    return f"{group.heading}: {said}" if group.heading else said


def describe(shape, name: str, words: str) -> None:  # type: ignore[no-untyped-def]
    """A name and the alternative text of a table or chart."""
    properties = shape._element.nvGraphicFramePr.cNvPr
    properties.set("name", name)
    properties.set("descr", words[:2000])
