"""Owns charts as files, SVG and PNG, and the chart of the story. No Streamlit."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape

import pandas as pd
import vl_convert

from keuzemodel.dashboard import charts
from keuzemodel.dashboard.story import Bars

WIDTH = 900
SCALE = 2


def story_bars(bars: Bars) -> Any:
    """Bars of a step as an Altair chart; several series stand under each other, each named at its bar."""
    several = len(bars.series) > 1
    rows = [
        (category, name, value, f"{round(value)} %" + (f" {name}" if several else ""))
        for name, values in bars.series
        for category, value in zip(bars.categories, values, strict=True)
    ]
    frame = pd.DataFrame(rows, columns=["categorie", "reeks", "deel", "tekst"])
    return charts.story_bars(frame, bars.title, list(bars.categories), [name for name, _ in bars.series])


def svg(chart: Any, title: str) -> bytes:
    """The chart as SVG, with its title for who cannot see it. Raises ValueError if it cannot be drawn."""
    drawn = vl_convert.vegalite_to_svg(chart.properties(width=WIDTH).to_dict())
    head, rest = drawn.split(">", 1)
    return f'{head} role="img"><title>{escape(title)}</title>{rest}'.encode()


def png(drawn: bytes) -> bytes:
    """An SVG of ours as PNG, sharp enough for paper."""
    found: bytes = vl_convert.svg_to_png(drawn.decode(), scale=SCALE)
    return found
