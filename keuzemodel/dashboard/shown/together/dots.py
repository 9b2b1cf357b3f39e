"""Owns the picture of who weighs how on a slide: a chart that can be edited. No Streamlit."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from pptx.chart.data import XyChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_MARKER_STYLE, XL_TICK_MARK
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from keuzemodel.dashboard.asked.together.findings import Group
from keuzemodel.dashboard.shown.meeting import shapes
from keuzemodel.dashboard.shown.meeting.layout import CELL, GLYPH, SMALL, row_height
from keuzemodel.dashboard.shown.meeting.shapes import GREY, INK, LINE, Place
from keuzemodel.dashboard.shown.together import marks
from keuzemodel.dashboard.words.meeting import story as story_words
from keuzemodel.dashboard.words.together import files as words
from keuzemodel.dashboard.words.together import leading
from keuzemodel.dashboard.words.together.found import group_names
from keuzemodel.model.valuation import Floats

_STYLE = XL_MARKER_STYLE
SIGNS = (
    _STYLE.CIRCLE, _STYLE.SQUARE, _STYLE.TRIANGLE, _STYLE.DIAMOND, _STYLE.PLUS, _STYLE.X, _STYLE.STAR, _STYLE.DASH
)  # fmt: skip
SIZE, MOST = 9, 60
"""How large a mark is, and half of that from so many people on."""
LEFT = 0.22
"""The part of the width that the names of the aspects have."""
SIZES = (18, 16, 14, 12, 11, 10, 9)
"""Of the letters of the aspects."""
UP, LOW = 0.02, 0.2
"""What is free above the marks, and below them for the axis and the legend, as parts of the height."""
REACH = 0.4
"""How far the line of a middle goes up and down, in rows."""
ENTRY = (
    '<c:legendEntry xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart">'
    '<c:idx val="0"/><c:delete val="1"/></c:legendEntry>'
)
BARS = (
    '<c:errBars xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<c:errDir val="y"/><c:errBarType val="both"/><c:errValType val="fixedVal"/><c:noEndCap val="1"/>'
    '<c:val val="0"/><c:spPr><a:ln w="38100"><a:solidFill><a:srgbClr val=""/></a:solidFill>'
    '<a:prstDash val="solid"/></a:ln></c:spPr></c:errBars>'
)
INSIDE = (
    '<c:layout xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:manualLayout>'
    '<c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
    '<c:x val="0"/><c:y val="0"/><c:w val="1"/><c:h val="1"/></c:manualLayout></c:layout>'
)


def draw(  # type: ignore[no-untyped-def]
    slide, groups: Sequence[Group], before: Floats | None, names: Sequence[str], place: Place
) -> None:
    """Everyone's shares per aspect, a row each, with a line at the middle; dotted at that of the round before.

    before: everyone's shares then, (P, K). names: of the aspects, in the order of the mixes.
    """
    mixes = np.concatenate([group.mixes for group in groups])
    rows, high = marks.rows(groups, names), len(names)
    row_of = {name: high - 1 - k for k, name in enumerate(names)}
    data: Any = XyChartData(number_format='0" %"')  # type: ignore[no-untyped-call]
    for group, said in zip(groups, group_names(groups), strict=True):
        name = words.role_counted(group.role, len(group.mixes), len(groups) == 1)
        series = data.add_series(shapes.text_only(name))
        for aspect, share, role, at in rows.itertuples(index=False):
            if role == said:
                series.add_data_point(round(share, 1), round(row_of[aspect] + 0.08 + 0.84 * at, 3))
    lines = [(leading.MEDIAN, mixes, False)] + ([(leading.BEFORE, before, True)] if before is not None else [])
    for name, of, _ in lines:
        series = data.add_series(name)
        for k, share in enumerate((100 * np.median(of, axis=0)).tolist()):
            series.add_data_point(round(share, 1), high - 0.5 - k)
    shape = slide.shapes.add_chart(XL_CHART_TYPE.XY_SCATTER, *place, data)
    shapes.describe(shape, story_words.CHART, leading.picture_alt(len(mixes)))
    chart: Any = shape.chart
    chart.has_title, chart.has_legend = False, True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    shapes.font(chart.legend.font, CELL)
    _axes(chart, high, marks.reach(mixes, before))
    for k in range(len(groups), len(groups) + len(lines)):
        # What the lines are is said under the picture: a legend shows marks only.
        entry = _part(ENTRY, {"c:idx": k})
        chart.legend._element.find(qn("c:legendPos")).addnext(entry)
    size = SIZE if len(mixes) < MOST else SIZE // 2 + 1
    for k, series in enumerate(chart.plots[0].series):
        series.format.line.fill.background()
        if k < len(groups):
            _marked(series, k % len(SIGNS), size)
        else:
            series.marker.style = XL_MARKER_STYLE.NONE
            _line(series, dotted=lines[k - len(groups)][2])
    _aspects(slide, names, place)


def _marked(series, sign: int, size: int) -> None:  # type: ignore[no-untyped-def]
    series.marker.style, series.marker.size = SIGNS[sign], size
    ink = shapes.colour(marks.COLOURS[sign])
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.rgb = ink
    series.marker.format.line.color.rgb = ink if sign > 3 else shapes.WHITE


def _line(series, dotted: bool) -> None:  # type: ignore[no-untyped-def]
    """A line up and down through each point: a bar of error is the only one that a scatter has."""
    bars = _part(BARS, {"c:val": REACH, "a:srgbClr": GREY if dotted else INK})
    if dotted:
        bars.find(f".//{qn('a:ln')}").set("w", "19050")
        bars.find(f".//{qn('a:prstDash')}").set("val", "sysDash")
    series._element.find(qn("c:xVal")).addprevious(bars)


def _part(xml: str, values: Mapping[str, object]) -> Any:
    """A part of a chart that has no function of its own, with these values in it."""
    part: Any = parse_xml(xml)
    for tag, value in values.items():
        part.find(f".//{qn(tag)}").set("val", str(value))
    return part


def _axes(chart, rows: int, wide: int) -> None:  # type: ignore[no-untyped-def]
    across, up = chart.category_axis, chart.value_axis
    across.minimum_scale, across.maximum_scale, across.major_unit = 0, wide, 10
    across.has_major_gridlines = False
    across.tick_labels.number_format, across.tick_labels.number_format_is_linked = '0" %"', False
    shapes.font(across.tick_labels.font, SMALL, ink=GREY)
    across.format.line.color.rgb = GREY
    up.minimum_scale, up.maximum_scale, up.major_unit = 0, rows, 1
    up.major_gridlines.format.line.color.rgb = LINE
    up.major_tick_mark = up.minor_tick_mark = XL_TICK_MARK.NONE
    up.format.line.fill.background()
    up._element.find(qn("c:tickLblPos")).set("val", "none")
    inside = _part(INSIDE, {"c:x": LEFT, "c:y": UP, "c:w": 1 - LEFT - 0.03, "c:h": 1 - UP - LOW})
    area = chart._chartSpace.find(f".//{qn('c:plotArea')}")
    old = area.find(qn("c:layout"))
    if old is not None:
        area.remove(old)
    area.insert(0, inside)


def _aspects(slide, names: Sequence[str], place: Place) -> None:  # type: ignore[no-untyped-def]
    """The name of every aspect, beside its row."""
    left, top, width, height = place
    row = (1 - UP - LOW) * height / len(names)
    room = int(LEFT * width - Inches(0.15))
    # A word that is cut cannot be read.
    longest = max(len(word) for name in names for word in name.split())
    most = max(SIZES[-1], min(SIZES[0], int(room / (1.25 * GLYPH * longest * Pt(1)))))
    for k, name in enumerate(names):
        fits = (s for s in SIZES if s <= most and row_height([name], [Emu(room)], s) <= row)
        size = next(fits, SIZES[-1])
        # What is longer than the smallest letters hold stands whole in the table of the middles.
        name = textwrap.shorten(
            name, int(row / Pt(size * 1.22)) * int(room / (1.25 * GLYPH * Pt(size))), placeholder=" …"
        )
        tall = row_height([name], [Emu(room)], size)
        middle = int(top + UP * height + (k + 0.5) * row - tall / 2)
        shapes.text(slide, story_words.TEXT, [[(name, True)]], (left, middle, room, tall), size)
