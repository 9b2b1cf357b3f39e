"""Owns what all charts share: one palette, one Dutch number format, axes that fit a phone.

Blue is what a measure yields, orange what it costs. State is a sign, never a colour.
"""

from __future__ import annotations

import json
import textwrap
from typing import Any

import altair as alt

from keuzemodel.dashboard.language import numbers
from keuzemodel.dashboard.shown.drawn.tokens import tokens

_light = tokens().light

YIELDS, COSTS, INK = map(_light, ("keuze-color-yields", "keuze-color-costs", "basis-color-default-color-default"))
EDGE, MARK, LINE = map(_light, ("basis-color-default-color-document", "keuze-color-mark", "keuze-color-line-of-link"))
IN, IN_DRAWN, GROUND = map(_light, ("keuze-color-in-strong", "keuze-color-in-drawn", "basis-color-default-bg-document"))
ACCENT = _light("basis-color-accent-1-bg-active")
"""The one colour of a region: of the cover, the lines and the heads of tables on its slides."""

SHADES = (YIELDS, _light("keuze-color-yields-other"), INK, _light("basis-color-default-border-default"))
"""Packages beside each other."""
COSTLY = (COSTS, *(_light(f"keuze-color-costs-{which}") for which in ("other", "third", "fourth")))
"""The same packages where a longer bar is worse."""

IN_THE_DARK = {**tokens().in_the_dark, "black": "#f3f4f6", "white": tokens().in_the_dark[GROUND]}
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
