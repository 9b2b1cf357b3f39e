"""Owns what a chapter of the story is made of: its message, its picture, and the details behind it. No Streamlit."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import pandas as pd


@dataclass(frozen=True)
class Table:
    """A table of a chapter; its cells are Markdown.

    figures: its columns after the first are numbers or signs. sheet: of the workbook, where it is in there.
    """

    title: str
    frame: pd.DataFrame
    figures: bool = False
    sheet: str = ""


@dataclass(frozen=True)
class Bars:
    """Bars from 0 to 100 per category, one series per package, as a chart that leaves as a file; shares in percent.

    costs: per category whether a longer bar is worse; empty if none is. short: per category what stands for it where
    there is no room for its name; empty if nothing does.
    """

    title: str
    categories: tuple[str, ...]
    series: tuple[tuple[str, tuple[float, ...]], ...]
    costs: tuple[bool, ...] = ()
    short: tuple[str, ...] = ()


@dataclass(frozen=True)
class Item:
    """A step, or anything else with a name, in a picture. code: "" of what has none. address: where it leads to.

    hue: its theme, of those on the board. mark: what is said at it. shares: from 0 to 100, a bar each, beside `said`.
    """

    name: str
    code: str = ""
    address: str = ""
    hue: int | None = None
    mark: str = ""
    shares: tuple[float, ...] = ()
    said: tuple[str, ...] = ()


@dataclass(frozen=True)
class Group:
    """Items under a heading. kind: whether they are in, out, or to be read as what is had or asked."""

    heading: str
    items: tuple[Item, ...]
    kind: Literal["in", "out", "yields", "costs"] = "in"
    note: str = ""


@dataclass(frozen=True)
class Picture:
    """The one picture of a chapter; plain text throughout. legend: a hue and what it stands for.

    kind: tiles, bars from 0 to 100 %, or a table of signs and shares under `heads`. heads of bars: their series.
    """

    kind: Literal["tiles", "bars", "matrix"]
    said: str
    groups: tuple[Group, ...]
    heads: tuple[str, ...] = ()
    legend: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True)
class Chapter:
    """One chapter. title: the message. said: what has to be said beside it, plain; with the title at most some thirty
    words. The rest are details: lines, in Markdown; tables; the chart as a file; what the figures rest on.
    """

    id: str
    title: str
    said: str
    picture: Picture
    lines: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    bars: Bars | None = None
    notes: tuple[str, ...] = field(default=())
