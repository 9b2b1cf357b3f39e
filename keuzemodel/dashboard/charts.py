"""Owns the charts: data in, an Altair chart out, one palette and one Dutch number format.

Blue is what a measure yields, orange what it costs. State is a sign, never a colour.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd

YIELDS, COSTS, INK = "#2166ac", "#c05a00", "#4b5563"

NARROW = "containerSize()[0] < {0}"
"""Where there is no room for names, the code alone stands at the axis."""

LOCALE = {
    "number": {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["€ ", ""]},
    "time": {
        "dateTime": "%A %e %B %Y %X", "date": "%d-%m-%Y", "time": "%H:%M:%S", "periods": ["", ""],
        "days": ["zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"],
        "shortDays": ["zo", "ma", "di", "wo", "do", "vr", "za"],
        "months": ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus",
                   "september", "oktober", "november", "december"],
        "shortMonths": ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov",
                        "dec"],
    },
}  # fmt: skip


def _dutch(chart: Any) -> Any:
    return chart.configure(locale=LOCALE).configure_axis(
        labelFontSize=13, titleFontSize=13, labelColor=INK, titleColor=INK
    )


@lru_cache(maxsize=1)
def contributions() -> dict[str, Any]:
    """What each measure adds, as a Vega-Lite specification to which the data is given apart.

    Made once: building and checking it takes longer than all the rest of a slider move. Columns of
    the data, in the order to show: stap, baten (0 or more), lasten (0 or less), netto, tekst; in
    points of 100.
    """
    y = alt.Y(
        "stap:N",
        sort=None,
        title=None,
        axis=alt.Axis(labelLimit=260, labelExpr=f"{NARROW.format(460)} ? split(datum.value, ' ')[0] : datum.value"),
    )
    tooltip = [alt.Tooltip("stap:N", title="Stap"), alt.Tooltip("baten:Q", format=".1f", title="Baten"),
               alt.Tooltip("lasten:Q", format=".1f", title="Lasten"),
               alt.Tooltip("netto:Q", format=".1f", title="Samen")]  # fmt: skip
    base = alt.Chart().encode(y=y, tooltip=tooltip, description="tekst:N")
    axis = alt.Axis(title="punten   ◄ kost · levert op ►", tickCount=6, labelFlush=True)
    bars = [
        base.mark_bar(color=color, height=14).encode(x=alt.X(f"{column}:Q", axis=axis))
        for column, color in (("baten", YIELDS), ("lasten", COSTS))
    ]
    net = base.mark_tick(color="white", stroke="black", strokeWidth=1, thickness=5, height=18).encode(x="netto:Q")
    specification: dict[str, Any] = _dutch(alt.layer(*bars, net).properties(height=alt.Step(26))).to_dict()
    return {key: value for key, value in specification.items() if key != "data"}


def board(cells: pd.DataFrame, criteria: list[str], rows: list[str], headings: list[str]) -> Any:
    """Expected impact per step and criterion, as discs with the score in them.

    Columns: stap, criterium, deel (score as a share of the maximum), score (text), soort ("baat" or
    "last"), aanname (bool), herkomst, toelichting, tekst. rows: steps in order, with the headings among
    them that start a theme.
    """
    heading = f"indexof({headings!r}, datum.value) >= 0"
    y = alt.Y(
        "stap:N",
        sort=None,
        scale=alt.Scale(domain=rows),
        title=None,
        axis=alt.Axis(
            grid=True,
            labelLimit=330,
            labelPadding=8,
            labelExpr=f"{NARROW.format(560)} && !({heading}) ? split(datum.value, ' ')[0] : datum.value",
            labelFontWeight={"condition": {"test": heading, "value": "bold"}, "value": "normal"},
        ),
    )
    x = alt.X(
        "criterium:N",
        sort=None,
        scale=alt.Scale(domain=criteria),
        title=None,
        axis=alt.Axis(
            orient="top",
            labelAngle=-40,
            labelAlign="left",
            labelOverlap=False,
            labelLimit=220,
            grid=False,
        ),
    )
    tooltip = [
        alt.Tooltip(f"{c}:N", title=c.capitalize()) for c in ("stap", "criterium", "score", "herkomst", "toelichting")
    ]
    base = alt.Chart(cells).encode(x=x, y=y, tooltip=tooltip, description="tekst:N")
    kind = ["baat", "last"]
    colour = alt.Color("soort:N", scale=alt.Scale(domain=kind, range=[YIELDS, COSTS]), legend=None)
    discs = base.mark_point(strokeWidth=1.5).encode(
        size=alt.Size("deel:Q", scale=alt.Scale(domain=[0, 1], range=[120, 800]), legend=None),
        shape=alt.Shape("soort:N", scale=alt.Scale(domain=kind, range=["circle", "square"]), legend=None),
        stroke=colour,
        fill=alt.Fill("soort:N", scale=alt.Scale(domain=kind, range=[YIELDS, COSTS]), legend=None),
        fillOpacity=alt.condition("datum.aanname", alt.value(0.08), alt.value(0.4)),
        strokeDash=alt.condition("datum.aanname", alt.value([3, 2]), alt.value([1, 0])),
    )
    figures = base.mark_text(fontSize=12, fontWeight="bold").encode(text="score:N")
    return _dutch((discs + figures).properties(height=alt.Step(34)))


def waterfall(steps: pd.DataFrame) -> Any:
    """What each criterion adds, one after the other. Columns: criterium, van, tot, soort, tekst."""
    order = steps["criterium"].tolist()
    y = alt.Y("criterium:N", sort=None, scale=alt.Scale(domain=order), title=None, axis=alt.Axis(labelLimit=240))
    ends = steps.assign(
        rechts=steps[["van", "tot"]].max(axis=1), omschrijving=steps["criterium"] + ": " + steps["tekst"] + " punten"
    )
    base = alt.Chart(ends).encode(
        y=y,
        tooltip=[alt.Tooltip("criterium:N", title="Criterium"), alt.Tooltip("tekst:N", title="Punten")],
        description="omschrijving:N",
    )
    colour = alt.Color(
        "soort:N", scale=alt.Scale(domain=["baat", "last", "samen"], range=[YIELDS, COSTS, INK]), legend=None
    )
    axis = alt.Axis(title="punten", tickCount=6, format="d")
    bars = base.mark_bar(height=16).encode(x=alt.X("van:Q", axis=axis), x2="tot:Q", color=colour)
    figures = base.mark_text(align="left", dx=5, fontSize=12, color="black").encode(x="rechts:Q", text="tekst:N")
    nought = alt.Chart(pd.DataFrame({"x": [0]})).mark_rule(color=INK).encode(x="x:Q")
    return _dutch((bars + nought + figures).properties(height=alt.Step(26)))
