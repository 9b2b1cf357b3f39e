"""Owns the charts: data in, an Altair chart out, one palette and one Dutch number format.

Blue is what a measure yields, orange what it costs. State is a sign, never a colour.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd

YIELDS, COSTS, INK = "#2166ac", "#c05a00", "#4b5563"

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

COST = " (last)"
"""Marks a series of burdens, which has a colour of its own."""

NARROW = "containerSize()[0] < {0}"
"""Where there is no room for names."""
Short = tuple[tuple[str, str], ...]
"""Names at an axis, each with what stands there where there is no room for it: of a measure its sign and code."""

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


def _dutch(chart: Any) -> Any:
    return chart.configure(locale=LOCALE).configure_axis(
        labelFontSize=13, titleFontSize=13, labelColor=INK, titleColor=INK
    )


def _label(short: Short, narrow: int) -> str:
    """What stands at an axis, as an expression: a name, or in a chart narrower than so many pixels the short one."""
    names, shorts = (json.dumps(column) for column in zip(*short, strict=True)) if short else ("[]", "[]")
    return f"{NARROW.format(narrow)} && {shorts}[indexof({names}, datum.value)] || datum.value"


def _step_axis(short: Short, limit: int, narrow: int = 460) -> Any:
    """Measures at an axis: names where there is room, codes where there is not."""
    return alt.Axis(labelLimit=limit, labelExpr=_label(short, narrow), labelOverlap=False)


def _tooltip(titles: dict[str, str], tenths: tuple[str, ...] = ()) -> list[Any]:
    """What is said under the pointer: the title of each field; tenths: figures with one decimal."""
    shapes: dict[str, Any] = {field: {"format": ".1f"} for field in tenths}
    return [alt.Tooltip(field, title=title, **shapes.get(field, {})) for field, title in titles.items()]


@lru_cache(maxsize=32)
def contributions(dark: bool = False, short: Short = ()) -> dict[str, Any]:
    """What each measure adds, as a Vega-Lite specification to which the data is given apart.

    Made once per dossier: building and checking it takes longer than all the rest of a slider move. Columns of
    the data, in the order to show: stap, baten (0 or more), lasten (0 or less), netto, tekst; in
    points of 100. short: of every measure that can be in the data.
    """
    axis = alt.Axis(labelLimit=260, labelExpr=_label(short, 460))
    y = alt.Y("stap:N", sort=None, title=None, axis=axis)
    figures = {"baten:Q": "Baten", "lasten:Q": "Lasten", "netto:Q": "Samen"}
    tooltip = _tooltip({"stap:N": "Stap"} | figures, tuple(figures))
    base = alt.Chart().encode(y=y, tooltip=tooltip, description="tekst:N")
    axis = alt.Axis(title="punten   ◄ kost · levert op ►", tickCount=6, labelFlush=True)
    bars = [
        base.mark_bar(color=color, height=14).encode(x=alt.X(f"{column}:Q", axis=axis))
        for column, color in (("baten", YIELDS), ("lasten", COSTS))
    ]
    net = base.mark_tick(color="white", stroke="black", strokeWidth=1, thickness=5, height=18).encode(x="netto:Q")
    specification: dict[str, Any] = _dutch(alt.layer(*bars, net).properties(height=alt.Step(26))).to_dict()
    bare = {key: value for key, value in specification.items() if key != "data"}
    return darkened(bare) if dark else bare


def board(cells: pd.DataFrame, criteria: list[str], rows: list[str], headings: list[str], short: Short = ()) -> Any:
    """Expected impact per step and criterion, as discs with the score in them.

    Columns: stap, criterium, deel (score as a share of the maximum), score (text), soort ("baat" or
    "last"), aanname (bool), herkomst, toelichting, tekst. rows: steps in order, with the headings among
    them that start a theme.
    """
    heading = f"indexof({json.dumps(headings)}, datum.value) >= 0"
    y = alt.Y(
        "stap:N",
        sort=None,
        scale=alt.Scale(domain=rows),
        title=None,
        axis=alt.Axis(
            grid=True,
            labelLimit=330,
            labelPadding=8,
            labelExpr=_label(short, 560),
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
    figures = base.mark_text(fontSize=12, fontWeight="bold", color="black").encode(text="score:N")
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


def strips(stretches: pd.DataFrame, here: pd.DataFrame) -> Any:
    """Every slider from 0 to 100 %, cut where the package changes. Columns as of `shown.certainty.strips`."""
    order = here["aspect"].tolist()
    y = alt.Y("aspect:N", sort=None, scale=alt.Scale(domain=order), title=None, axis=alt.Axis(labelLimit=160))
    x = alt.X("van:Q", scale=alt.Scale(domain=[0, 100]), axis=alt.Axis(title="aandeel in de weging, %", tickCount=10))
    base = alt.Chart(stretches).encode(
        y=y,
        tooltip=_tooltip(
            {"aspect:N": "Aspect", "aandeel:N": "Aandeel", "stappen:Q": "Stappen", "verschil:N": "Ten opzichte van nu"}
        ),
    )
    bars = base.mark_bar(height=34, stroke="#1f2937", strokeWidth=1.5).encode(
        x=x, x2="tot:Q", color=alt.condition("datum.zelfde", alt.value("#c6daf0"), alt.value("white"))
    )
    figures = base.transform_calculate(midden="(datum.van + datum.tot) / 2").mark_text(fontSize=12, color="black")
    marks = alt.Chart(here).encode(x="nu:Q", y=y)
    pointer = marks.mark_point(shape="triangle-down", size=140, filled=True, color="black", yOffset=-24, opacity=1)
    rule = marks.mark_tick(color="black", thickness=3, height=34)
    return _dutch(
        (bars + figures.encode(x="midden:Q", text="cijfer:N") + rule + pointer).properties(height=alt.Step(64))
    )


def share_bars(rows: pd.DataFrame) -> Any:
    """How often each measure is in the best package. Columns as of `shown.certainty.share_bars`."""
    order = rows["stap"].tolist()
    axis = _step_axis(tuple(zip(order, rows["kort"], strict=True)), 320)
    y = alt.Y("stap:N", sort=None, scale=alt.Scale(domain=order), title=None, axis=axis)
    scale = alt.Scale(domain=[0, 100])
    base = alt.Chart(rows).encode(
        y=y,
        tooltip=_tooltip(
            {"stap:N": "Stap", "tekst:N": "In het beste pakket", "laag:Q": "minstens, %", "hoog:Q": "hoogstens, %"},
            ("laag:Q", "hoog:Q"),
        ),
    )
    bars = base.mark_bar(height=14, stroke=YIELDS).encode(
        x=alt.X("deel:Q", scale=scale, axis=alt.Axis(title="in het beste pakket, % van de wegingen", tickCount=10)),
        fill=alt.condition("datum.erin", alt.value(YIELDS), alt.value("white")),
    )
    margins = base.mark_rule(color="black", strokeWidth=2).encode(x="laag:Q", x2="hoog:Q")
    figures = base.mark_text(align="left", dx=8, fontSize=12, color="black").encode(x="hoog:Q", text="tekst:N")
    return _dutch((bars + margins + figures).properties(height=alt.Step(24), padding={"right": 40}))


def score_points(rows: pd.DataFrame, kinds: list[str]) -> Any:
    """How often each measure is in, per kind of draw. Columns as of `shown.certainty.score_points`."""
    short = dict(zip(rows["stap"], rows["kort"], strict=True))
    axis = _step_axis(tuple(short.items()), 320)
    y = alt.Y("stap:N", sort=None, scale=alt.Scale(domain=list(short)), title=None, axis=axis)
    shapes = ["circle", "triangle-up", "square", "diamond"][: len(kinds)]
    share = alt.Axis(title="in het beste pakket, % van de trekkingen", tickCount=10)
    base = alt.Chart(rows).encode(
        x=alt.X("deel:Q", scale=alt.Scale(domain=[0, 100]), axis=share),
        y=y,
        tooltip=_tooltip({"stap:N": "Stap", "wat:N": "Wat anders valt", "tekst:N": "In het beste pakket"}),
    )
    legend = alt.Legend(orient="top", title=None, columns=2, labelLimit=260, labelColor=INK, labelFontSize=13)
    shape = alt.Shape("wat:N", sort=None, scale=alt.Scale(domain=kinds, range=shapes), legend=legend)
    fills = ["white", "white", "#9aa3ad", YIELDS]
    fill = alt.Fill("wat:N", scale=alt.Scale(domain=kinds, range=fills), legend=None)
    # The four signs of a measure stand under each other, so that none hides another.
    points = [
        base.transform_filter(alt.datum.wat == kind)
        .mark_point(size=70, color="black", opacity=1, yOffset=-9 + 6 * place)
        .encode(shape=shape, fill=fill)
        for place, kind in enumerate(kinds)
    ]
    return _dutch(alt.layer(*points).properties(height=alt.Step(32)))


def frontier(steps: pd.DataFrame, room: float, name: str, said: str) -> Any:
    """Best value against room, the columns as of `shown.certainty.frontier_steps`.

    name: of the criterion, with its unit; said: the room in words.
    """
    x = alt.X("ruimte:Q", axis=alt.Axis(title=name, tickMinStep=1, labelOverlap=True))
    base = alt.Chart(steps).encode(
        x=x,
        y=alt.Y("waarde:Q", axis=alt.Axis(title="punten waarde")),
        tooltip=_tooltip(
            {"ruimte:Q": "Vanaf", "waarde:Q": "Punten waarde", "stappen:Q": "Stappen", "pakket:N": "Pakket",
             "prijs:N": "Ook door anders te wegen"},
            ("waarde:Q",),
        ),
    )  # fmt: skip
    line = base.mark_line(interpolate="step-after", color=INK)
    points = base.mark_point(size=60, color=YIELDS, opacity=1).encode(
        fill=alt.Fill("prijs:N", scale=alt.Scale(domain=["ja", "nee"], range=[YIELDS, "white"]), legend=None)
    )
    now = pd.DataFrame({"ruimte": [room], "tekst": [f"nu: {said}"]})
    rule = alt.Chart(now).mark_rule(strokeDash=[5, 3], color="black").encode(x="ruimte:Q")
    # On the side of the rule where there is room for it.
    right = room > (steps["ruimte"].min() + steps["ruimte"].max()) / 2
    label = alt.Chart(now).mark_text(align="right" if right else "left", dx=-5 if right else 5, dy=8, y=0, fontSize=13)
    label = label.encode(x="ruimte:Q", text="tekst:N")
    return _dutch((line + points + rule + label).properties(height=360))


def story_bars(rows: pd.DataFrame, title: str, categories: Short, series: list[str]) -> Any:
    """Bars from 0 to 100 per category and series. Columns: categorie, reeks, deel, tekst, kleur: the
    series, and COST after it where a longer bar is worse.
    """
    order = [name for name, _ in categories]
    axis = _step_axis(categories, 340)
    y = alt.Y("categorie:N", sort=None, scale=alt.Scale(domain=order), title=None, axis=axis)
    base = alt.Chart(rows).encode(
        y=y,
        yOffset=alt.YOffset("reeks:N", sort=series),
        x=alt.X("deel:Q", scale=alt.Scale(domain=[0, 100]), axis=alt.Axis(title=title, tickCount=10)),
        tooltip=_tooltip({"categorie:N": "Wat", "tekst:N": "Deel"}),
        description="tekst:N",
    )
    shades = [*SHADES[: len(series)], *COSTLY[: len(series)]]
    kinds = series + [name + COST for name in series]
    bars = base.mark_bar(stroke="#1f2937", strokeWidth=0.5).encode(
        color=alt.Color("kleur:N", scale=alt.Scale(domain=kinds, range=shades), legend=None)
    )
    figures = base.mark_text(align="left", dx=5, fontSize=12, color="black").encode(text="tekst:N")
    return _dutch((bars + figures).properties(height=alt.Step(24 if len(series) == 1 else 18), padding={"right": 120}))


def weight_map(corners: pd.DataFrame, letters: pd.DataFrame, here: tuple[float, float], names: tuple[str, str]) -> Any:
    """Two aspects against each other: cells of one best package. Columns as of `shown.certainty.map_outlines`."""
    scale = alt.Scale(domain=[0, 100])
    x = alt.X("een:Q", scale=scale, axis=alt.Axis(title=f"{names[0]}, %", tickCount=10))
    y = alt.Y("twee:Q", scale=scale, axis=alt.Axis(title=f"{names[1]}, %", tickCount=10))
    same = alt.Fill("zelfde:N", scale=alt.Scale(domain=[True, False], range=["#c6daf0", "white"]), legend=None)
    cells = alt.Chart(corners).mark_line(interpolate="linear-closed", filled=True, stroke="#1f2937", strokeWidth=1.2)
    cells = cells.encode(x=x, y=y, order="volgorde:Q", detail="vlak:N", fill=same)
    tooltip = _tooltip({"letter:N": "Vlak", "deel:N": "Deel van de kaart", "stappen:Q": "Stappen"})
    named = alt.Chart(letters).mark_text(fontSize=14, fontWeight="bold", color="black")
    named = named.encode(x="een:Q", y="twee:Q", text="letter:N", tooltip=tooltip)
    now = alt.Chart(pd.DataFrame({"een": [here[0]], "twee": [here[1]]})).mark_point(
        shape="cross", size=160, filled=True, color="black", opacity=1, stroke="white", strokeWidth=1
    )
    return _dutch((cells + named + now.encode(x="een:Q", y="twee:Q")).properties(height=520, width=520))
