"""Owns the charts of what steps yield and cost: data in, an Altair chart out."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd

from keuzemodel.dashboard.language import naming
from keuzemodel.dashboard.shown.drawn.palette import (
    COST,
    COSTLY,
    COSTS,
    EDGE,
    INK,
    NARROW,
    SHADES,
    YIELDS,
    Short,
    broken,
    darkened,
    down,
    dutch,
    label,
    percents,
    step_axis,
    tooltips,
)
from keuzemodel.dashboard.words import headings
from keuzemodel.dashboard.words import measures as measure_words
from keuzemodel.dashboard.words import package as package_words


@lru_cache(maxsize=32)
def contributions(dark: bool = False, short: Short = ()) -> dict[str, Any]:
    """What each measure adds, as a Vega-Lite specification to which the data is given apart.

    Made once per dossier: building and checking it takes longer than all the rest of a slider move. Columns of
    the data, in the order to show: stap, baten (0 or more), lasten (0 or less), netto, tekst; in
    points of 100. short: of every measure that can be in the data.
    """
    axis = alt.Axis(labelLimit=260, labelExpr=label(short, 460))
    y = alt.Y("stap:N", sort=None, title=None, axis=axis)
    figures = {"baten:Q": headings.BENEFITS, "lasten:Q": headings.BURDENS, "netto:Q": headings.TOGETHER}
    tooltip = tooltips({"stap:N": headings.STEP} | figures, tuple(figures))
    base = alt.Chart().encode(y=y, tooltip=tooltip, description="tekst:N")
    axis = alt.Axis(title=package_words.AXIS, tickCount=6, labelFlush=True)
    bars = [
        base.mark_bar(color=color, height=14).encode(x=alt.X(f"{column}:Q", axis=axis))
        for column, color in (("baten", YIELDS), ("lasten", COSTS))
    ]
    net = base.mark_tick(color="white", stroke="black", strokeWidth=1, thickness=5, height=18).encode(x="netto:Q")
    specification: dict[str, Any] = dutch(alt.layer(*bars, net).properties(height=alt.Step(26))).to_dict()
    bare = {key: value for key, value in specification.items() if key != "data"}
    return darkened(bare) if dark else bare


def board(cells: pd.DataFrame, criteria: list[str], rows: list[str], themes: list[str], short: Short = ()) -> Any:
    """Expected impact per step and criterion, as discs with the score in them.

    Columns: stap, criterium, deel (score as a share of the maximum), score (text), soort
    (naming.kind), aanname (bool), herkomst, toelichting, tekst. rows: steps in order, with the names of the themes
    among them, each above its steps.
    """
    heading = f"indexof({json.dumps(themes)}, datum.value) >= 0"
    y = alt.Y(
        "stap:N",
        sort=None,
        scale=alt.Scale(domain=rows),
        title=None,
        axis=alt.Axis(
            grid=True,
            labelLimit=330,
            labelPadding=8,
            labelExpr=broken(short, 560, 46),
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
            labelAngle=_by_room(-90, -40),
            labelAlign="left",
            labelBaseline="middle",
            labelOverlap=False,
            labelLimit=220,
            grid=False,
        ),
    )
    tooltip = tooltips(
        {
            "stap:N": headings.STEP,
            "criterium:N": headings.CRITERION,
            "score:N": headings.SCORE,
            "herkomst:N": headings.ORIGIN,
            "toelichting:N": headings.NOTE,
        }
    )
    base = alt.Chart(cells).encode(x=x, y=y, tooltip=tooltip, description="tekst:N")
    kind = [naming.BENEFIT, naming.BURDEN]
    colour = alt.Color("soort:N", scale=alt.Scale(domain=kind, range=[YIELDS, COSTS]), legend=None)
    sizes = alt.Scale(domain=[0, 1], range=[_by_room(60, 120), _by_room(420, 800)])
    discs = base.mark_point(strokeWidth=1.5).encode(
        size=alt.Size("deel:Q", scale=sizes, legend=None),
        shape=alt.Shape("soort:N", scale=alt.Scale(domain=kind, range=["circle", "square"]), legend=None),
        stroke=colour,
        fill=alt.Fill("soort:N", scale=alt.Scale(domain=kind, range=[YIELDS, COSTS]), legend=None),
        fillOpacity=alt.condition("datum.aanname", alt.value(0.08), alt.value(0.4)),
        strokeDash=alt.condition("datum.aanname", alt.value([3, 2]), alt.value([1, 0])),
    )
    figures = base.mark_text(fontSize=12, fontWeight="bold", color="black").encode(text="score:N")
    return dutch((discs + figures).properties(height=alt.Step(38)))


def _by_room(narrow: int, wide: int) -> Any:
    """One number where there is little room, another where there is more."""
    return alt.ExprRef(f"{NARROW.format(560)} ? {narrow} : {wide}")


def waterfall(steps: pd.DataFrame) -> Any:
    """What each criterion adds, one after the other. Columns: criterium, van, tot, soort, tekst."""
    order = steps["criterium"].tolist()
    y = down("criterium:N", order, alt.Axis(labelLimit=240))
    ends = steps.assign(
        rechts=steps[["van", "tot"]].max(axis=1),
        omschrijving=steps["criterium"] + ": " + steps["tekst"] + f" {measure_words.POINTS}",
    )
    base = alt.Chart(ends).encode(
        y=y,
        tooltip=[alt.Tooltip("criterium:N", title=headings.CRITERION), alt.Tooltip("tekst:N", title=headings.POINTS)],
        description="omschrijving:N",
    )
    colour = alt.Color(
        "soort:N",
        scale=alt.Scale(domain=[naming.BENEFIT, naming.BURDEN, naming.TOGETHER], range=[YIELDS, COSTS, INK]),
        legend=None,
    )
    axis = alt.Axis(title=measure_words.POINTS, tickCount=6, format="d")
    bars = base.mark_bar(height=16).encode(x=alt.X("van:Q", axis=axis), x2="tot:Q", color=colour)
    figures = base.mark_text(align="left", dx=5, fontSize=12, color="black").encode(x="rechts:Q", text="tekst:N")
    nought = alt.Chart(pd.DataFrame({"x": [0]})).mark_rule(color=INK).encode(x="x:Q")
    return dutch((bars + nought + figures).properties(height=alt.Step(26)))


def story_bars(rows: pd.DataFrame, title: str, categories: Short, series: list[str]) -> Any:
    """Bars from 0 to 100 per category and series. Columns: categorie, reeks, deel, tekst, kleur: the
    series, and COST after it where a longer bar is worse.
    """
    order = [name for name, _ in categories]
    axis = step_axis(categories, 340)
    y = down("categorie:N", order, axis)
    base = alt.Chart(rows).encode(
        y=y,
        yOffset=alt.YOffset("reeks:N", sort=series),
        x=percents("deel:Q", title),
        tooltip=tooltips({"categorie:N": headings.WHAT, "tekst:N": headings.PART}),
        description="tekst:N",
    )
    shades = [*SHADES[: len(series)], *COSTLY[: len(series)]]
    kinds = series + [name + COST for name in series]
    bars = base.mark_bar(stroke=EDGE, strokeWidth=0.5).encode(
        color=alt.Color("kleur:N", scale=alt.Scale(domain=kinds, range=shades), legend=None)
    )
    figures = base.mark_text(align="left", dx=5, fontSize=12, color="black").encode(text="tekst:N")
    return dutch((bars + figures).properties(height=alt.Step(24 if len(series) == 1 else 18), padding={"right": 120}))
