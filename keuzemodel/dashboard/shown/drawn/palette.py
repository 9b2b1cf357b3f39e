"""Owns what all charts share: one palette, one Dutch number format, axes that fit a phone.

Blue is what a measure yields, orange what it costs. State is a sign, never a colour.
"""

from __future__ import annotations

import json
import textwrap
from typing import Any

import altair as alt

from keuzemodel.dashboard.language import numbers

YIELDS, COSTS, INK = "#2166ac", "#c05a00", "#4b5563"
ACCENT = YIELDS
"""The one colour of a region: of the cover, the lines and the heads of tables on its slides."""

SHADES = (YIELDS, "#9ac1e4", INK, "#c9ced6")
"""Packages beside each other."""
COSTLY = (COSTS, "#e8b27d", "#8a5a2b", "#e3d3c2")
"""The same packages where a longer bar is worse."""

IN_THE_DARK = {
    YIELDS: "#5a9bd8", COSTS: "#e08a3c", INK: "#c3c9d2", "black": "#f3f4f6", "white": "#121212", "#1f2937": "#d7dbe2",
    "#c6daf0": "#24486f", "#9ac1e4": "#2f5f8f", "#c9ced6": "#59616d", "#9aa3ad": "#8b949e", "#6b7280": "#aab2bd",
    "#9ca3af": "#7b8490", "#e8b27d": "#8f5a22", "#8a5a2b": "#d8a878", "#e3d3c2": "#6b5a49",
    "#dbe7f5": "#1e3a5a", "#ffffff": "#121212",
}  # fmt: skip
"""What each colour of ours becomes on a dark page."""

COST = "/costs"
"""Marks a series of burdens, which has a colour of its own."""

NARROW = "containerSize()[0] < {0}"
"""Where there is no room for names."""
Short = tuple[tuple[str, str], ...]
"""Names at an axis, each with what stands there where there is no room for it: of a measure its sign and code."""


def darkened(part: Any) -> Any:
    """A specification, or a text with colours in it, as it is on a dark page."""
    if isinstance(part, dict):
        return {key: value if key == "datasets" else darkened(value) for key, value in part.items()}
    if isinstance(part, list):
        return [darkened(value) for value in part]
    return IN_THE_DARK.get(part, part) if isinstance(part, str) else part


def on_dark(chart: Any) -> Any:
    """An Altair chart as it is on a dark page."""
    return type(chart).from_dict(darkened(chart.to_dict()))


def dutch(chart: Any) -> Any:
    """A chart with Dutch numbers and our letters."""
    return chart.configure(locale=numbers.LOCALE).configure_axis(
        labelFontSize=13, titleFontSize=13, labelColor=INK, titleColor=INK
    )


def label(short: Short, narrow: int) -> str:
    """The label at an axis as a Vega expression: the short name in a chart narrower than this many pixels."""
    names, shorts = (json.dumps(column) for column in zip(*short, strict=True)) if short else ("[]", "[]")
    return f"{NARROW.format(narrow)} && {shorts}[indexof({names}, datum.value)] || datum.value"


def broken(short: Short, narrow: int, letters: int) -> str:
    """The same, with names broken off over lines of at most so many letters."""
    names, shorts = (json.dumps(column) for column in zip(*short, strict=True)) if short else ("[]", "[]")
    lines = json.dumps([textwrap.wrap(name, letters) for name, _ in short])
    where = f"indexof({names}, datum.value)"
    return f"{NARROW.format(narrow)} && {shorts}[{where}] || {lines}[{where}] || datum.value"


def step_axis(short: Short, limit: int, narrow: int = 460) -> Any:
    """Measures at an axis: names where there is room, codes where there is not."""
    return alt.Axis(labelLimit=limit, labelExpr=label(short, narrow), labelOverlap=False)


def down(field: str, order: list[str], axis: Any) -> Any:
    """Names at the vertical axis, in this order."""
    return alt.Y(field, sort=None, scale=alt.Scale(domain=order), title=None, axis=axis)


def percents(field: str, title: str, channel: Any = alt.X) -> Any:
    """Shares of 0 to 100 % at an axis, the horizontal one by default."""
    return channel(field, scale=alt.Scale(domain=[0, 100]), axis=alt.Axis(title=title, tickCount=10))


def tooltips(titles: dict[str, str], tenths: tuple[str, ...] = ()) -> list[Any]:
    """What is said under the pointer: the title of each field; tenths: figures with one decimal."""
    shapes: dict[str, Any] = {field: {"format": ".1f"} for field in tenths}
    return [alt.Tooltip(field, title=title, **shapes.get(field, {})) for field, title in titles.items()]
