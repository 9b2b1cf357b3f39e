"""Owns charts as files, SVG and PNG, and the chart of the story. No Streamlit."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

import pandas as pd
import vl_convert

from keuzemodel.dashboard.shown.drawn import palette, steps
from keuzemodel.dashboard.shown.meeting.chapter import Bars
from keuzemodel.dashboard.words import headings

WIDTH = 900
LONGEST = 120
"""The longest name, in letters, that stands uncut beside its bar: a file has more room than a page."""
LETTER = 8
"""Width of a letter there, on the wide side."""
SCALE = 1.5
PADDING = 16


def story_bars(bars: Bars) -> Any:
    """Bars of a step as an Altair chart; several series stand under each other, each named at its bar."""
    several = len(bars.series) > 1
    costs = bars.costs or (False,) * len(bars.categories)
    rows = [
        (category, name, value, f"{rounded(value)} %" + (f" {name}" if several else ""), palette.COST if cost else "")
        for name, values in bars.series
        for category, value, cost in zip(bars.categories, values, costs, strict=True)
    ]
    frame = pd.DataFrame(rows, columns=["categorie", "reeks", "deel", "tekst", "soort"])
    frame["kleur"] = frame["reeks"] + frame["soort"]
    short = bars.short or tuple(category.split(" ")[0] for category in bars.categories)
    categories = tuple(zip(bars.categories, short, strict=True))
    return steps.story_bars(frame, bars.title, categories, [name for name, _ in bars.series])


def rounded(percentage: float) -> str:
    """A whole percentage that is 0 or 100 only where it is exactly that."""
    if 0 < percentage < 0.5:
        return "<1"
    return ">99" if 99.5 <= percentage < 100 else str(round(percentage))


def with_data(specification: dict[str, Any], rows: pd.DataFrame) -> dict[str, Any]:
    """A layered specification without data, with its data."""
    layers = [{key: part for key, part in layer.items() if key != "data"} for layer in specification["layer"]]
    return specification | {"layer": layers, "data": {"values": rows.to_dict("records")}}


def svg(chart: Any, title: str, said: Sequence[str] = ()) -> bytes:
    """A chart, or its specification, as SVG, with its title as alternative text.

    said: what the picture rests on, in lines that stand above it. Raises ValueError if it cannot be drawn.
    """
    specification = _names_whole(chart if isinstance(chart, dict) else chart.to_dict())
    head = {
        "text": textwrap.wrap(title, 90),
        "subtitle": [line for text in said for line in textwrap.wrap(text, 130)],
        "subtitleFontSize": 11,
        "subtitleColor": palette.INK,
        "anchor": "start",
        "offset": 12,
        "fontSize": 16,
    }
    drawn = vl_convert.vegalite_to_svg({"width": WIDTH} | specification | {"title": head, "padding": PADDING})
    opening, rest = drawn.split(">", 1)
    return f'{opening} role="img"><title>{escape(title)}</title>{rest}'.encode()


def _names_whole(specification: dict[str, Any]) -> dict[str, Any]:
    """With room at the axes for names of up to LONGEST letters."""

    def roomy(part: dict[str, Any]) -> dict[str, Any]:
        return part | {"labelLimit": LONGEST * LETTER} if "labelLimit" in part else part

    found: dict[str, Any] = json.loads(json.dumps(specification), object_hook=roomy)
    return found


def warm() -> None:
    """Start what draws: the first picture of a server takes half a second more than the next."""
    png(svg(story_bars(Bars(headings.PART, (headings.STEP,), ((headings.PART, (50.0,)),))), headings.PART))


def png(drawn: bytes) -> bytes:
    """An SVG of ours as PNG, sharp enough for paper."""
    found: bytes = vl_convert.svg_to_png(drawn.decode(), scale=SCALE)
    return found
