"""Owns charts as files, SVG and PNG, and the chart of the story. No Streamlit."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape

import pandas as pd
import vl_convert

from keuzemodel.dashboard import charts
from keuzemodel.dashboard.story import Bars

WIDTH = 900
SCALE = 1.5


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


def _sized(chart: Any) -> dict[str, Any]:
    found: dict[str, Any] = chart.properties(width=WIDTH).to_dict()
    return found


def svg(chart: Any, title: str) -> bytes:
    """The chart as SVG, with its title for who cannot see it. Raises ValueError if it cannot be drawn."""
    drawn = vl_convert.vegalite_to_svg(_sized(chart))
    head, rest = drawn.split(">", 1)
    return f'{head} role="img"><title>{escape(title)}</title>{rest}'.encode()


def png(chart: Any) -> bytes:
    """The chart as PNG, sharp enough for paper."""
    drawn: bytes = vl_convert.vegalite_to_png(_sized(chart), scale=SCALE)
    return drawn
