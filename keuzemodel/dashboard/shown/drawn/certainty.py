"""Owns the charts of the screen Gevoeligheid: data in, an Altair chart out."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from keuzemodel.dashboard.language import naming
from keuzemodel.dashboard.shown.drawn.palette import (
    EDGE,
    IN,
    INK,
    LINE,
    YIELDS,
    down,
    dutch,
    percents,
    step_axis,
    tooltips,
)
from keuzemodel.dashboard.words import headings
from keuzemodel.dashboard.words.certainty import room as room_words
from keuzemodel.dashboard.words.certainty import scores as score_words
from keuzemodel.dashboard.words.certainty import weights as weight_words


def strips(stretches: pd.DataFrame, here: pd.DataFrame) -> Any:
    """Every slider from 0 to 100 %, cut where the package changes. Columns as of `shown.certainty.strips`."""
    order = here["aspect"].tolist()
    y = down("aspect:N", order, alt.Axis(labelLimit=160))
    x = percents("van:Q", weight_words.OF_THE_WEIGHTING)
    base = alt.Chart(stretches).encode(
        y=y,
        tooltip=tooltips(
            {
                "aspect:N": headings.ASPECT,
                "aandeel:N": headings.SHARE,
                "stappen:Q": headings.STEPS,
                "verschil:N": headings.AGAINST_NOW,
            }
        ),
    )
    bars = base.mark_bar(height=34, stroke=EDGE, strokeWidth=1.5).encode(
        x=x, x2="tot:Q", color=alt.condition("datum.zelfde", alt.value(IN), alt.value("white"))
    )
    figures = base.transform_calculate(midden="(datum.van + datum.tot) / 2").mark_text(fontSize=12, color="black")
    marks = alt.Chart(here).encode(x="nu:Q", y=y)
    pointer = marks.mark_point(shape="triangle-down", size=140, filled=True, color="black", yOffset=-24, opacity=1)
    rule = marks.mark_tick(color="black", thickness=3, height=34)
    return dutch(
        (bars + figures.encode(x="midden:Q", text="cijfer:N") + rule + pointer).properties(height=alt.Step(64))
    )


def share_bars(rows: pd.DataFrame) -> Any:
    """How often each measure is in the best package. Columns as of `shown.certainty.share_bars`."""
    order = rows["stap"].tolist()
    axis = step_axis(tuple(zip(order, rows["kort"], strict=True)), 320)
    y = down("stap:N", order, axis)
    base = alt.Chart(rows).encode(
        y=y,
        tooltip=tooltips(
            {
                "stap:N": headings.STEP,
                "tekst:N": headings.IN_BEST,
                "laag:Q": headings.AT_LEAST,
                "hoog:Q": headings.AT_MOST,
            },
            ("laag:Q", "hoog:Q"),
        ),
    )
    bars = base.mark_bar(height=14, stroke=YIELDS).encode(
        x=percents("deel:Q", weight_words.WEIGHTINGS_AXIS),
        fill=alt.condition("datum.erin", alt.value(YIELDS), alt.value("white")),
    )
    margins = base.mark_rule(color="black", strokeWidth=2).encode(x="laag:Q", x2="hoog:Q")
    figures = base.mark_text(align="left", dx=8, fontSize=12, color="black").encode(x="hoog:Q", text="tekst:N")
    return dutch((bars + margins + figures).properties(height=alt.Step(24), padding={"right": 40}))


def score_points(rows: pd.DataFrame, kinds: list[str]) -> Any:
    """How often each measure is in, per kind of draw. Columns as of `shown.certainty.score_points`."""
    short = dict(zip(rows["stap"], rows["kort"], strict=True))
    axis = step_axis(tuple(short.items()), 320)
    y = down("stap:N", list(short), axis)
    shapes = ["circle", "triangle-up", "square", "diamond"][: len(kinds)]
    base = alt.Chart(rows).encode(
        x=percents("deel:Q", score_words.DRAWS_AXIS),
        y=y,
        tooltip=tooltips({"stap:N": headings.STEP, "wat:N": headings.WHAT_FALLS, "tekst:N": headings.IN_BEST}),
    )
    legend = alt.Legend(orient="top", title=None, columns=2, labelLimit=260, labelColor=INK, labelFontSize=13)
    shape = alt.Shape("wat:N", sort=None, scale=alt.Scale(domain=kinds, range=shapes), legend=legend)
    fills = ["white", "white", LINE, YIELDS]
    fill = alt.Fill("wat:N", scale=alt.Scale(domain=kinds, range=fills), legend=None)
    # The four signs of a measure stand under each other, so that none hides another.
    points = [
        base.transform_filter(alt.datum.wat == kind)
        .mark_point(size=70, color="black", opacity=1, yOffset=-9 + 6 * place)
        .encode(shape=shape, fill=fill)
        for place, kind in enumerate(kinds)
    ]
    return dutch(alt.layer(*points).properties(height=alt.Step(32)))


def frontier(steps: pd.DataFrame, room: float, name: str, said: str) -> Any:
    """Best value against room, the columns as of `shown.certainty.frontier_steps`.

    name: of the criterion, with its unit; said: the room in words.
    """
    x = alt.X("ruimte:Q", axis=alt.Axis(title=name, tickMinStep=1, labelOverlap=True))
    base = alt.Chart(steps).encode(
        x=x,
        y=alt.Y("waarde:Q", axis=alt.Axis(title=room_words.VALUE_AXIS)),
        tooltip=tooltips(
            {
                "ruimte:Q": headings.FROM,
                "waarde:Q": headings.VALUE_POINTS,
                "stappen:Q": headings.STEPS,
                "pakket:N": headings.PACKAGE,
                "prijs:N": headings.OTHER_WEIGHTS,
            },
            ("waarde:Q",),
        ),
    )
    line = base.mark_line(interpolate="step-after", color=INK)
    points = base.mark_point(size=60, color=YIELDS, opacity=1).encode(
        fill=alt.Fill(
            "prijs:N",
            scale=alt.Scale(domain=[naming.yes(True), naming.yes(False)], range=[YIELDS, "white"]),
            legend=None,
        )
    )
    now = pd.DataFrame({"ruimte": [room], "tekst": [room_words.limit_here(said)]})
    rule = alt.Chart(now).mark_rule(strokeDash=[5, 3], color="black").encode(x="ruimte:Q")
    # On the side of the rule where there is room for it.
    right = room > (steps["ruimte"].min() + steps["ruimte"].max()) / 2
    label = alt.Chart(now).mark_text(align="right" if right else "left", dx=-5 if right else 5, dy=8, y=0, fontSize=13)
    label = label.encode(x="ruimte:Q", text="tekst:N")
    return dutch((line + points + rule + label).properties(height=360))


def weight_map(corners: pd.DataFrame, letters: pd.DataFrame, here: tuple[float, float], names: tuple[str, str]) -> Any:
    """Two aspects against each other: cells of one best package. Columns as of `shown.certainty.map_outlines`."""
    x = percents("een:Q", f"{names[0]}, %")
    y = percents("twee:Q", f"{names[1]}, %", alt.Y)
    same = alt.Fill("zelfde:N", scale=alt.Scale(domain=[True, False], range=[IN, "white"]), legend=None)
    cells = alt.Chart(corners).mark_line(interpolate="linear-closed", filled=True, stroke=EDGE, strokeWidth=1.2)
    cells = cells.encode(x=x, y=y, order="volgorde:Q", detail="vlak:N", fill=same)
    tooltip = tooltips({"letter:N": headings.AREA, "deel:N": headings.AREA_SHARE, "stappen:Q": headings.STEPS})
    named = alt.Chart(letters).mark_text(fontSize=14, fontWeight="bold", color="black")
    named = named.encode(x="een:Q", y="twee:Q", text="letter:N", tooltip=tooltip)
    now = alt.Chart(pd.DataFrame({"een": [here[0]], "twee": [here[1]]})).mark_point(
        shape="cross", size=160, filled=True, color="black", opacity=1, stroke="white", strokeWidth=1
    )
    return dutch((cells + named + now.encode(x="een:Q", y="twee:Q")).properties(height=520, width=520))


def reaches(rows: pd.DataFrame, name: str, scale: tuple[float, float]) -> Any:
    """Where every score of a criterion lies over the tables that fit. Columns as of `shown.certainty.reaches`."""
    order = rows["stap"].tolist()
    y = down("stap:N", order, step_axis(tuple(zip(order, rows["kort"], strict=True)), 320))
    base = alt.Chart(rows).encode(
        y=y,
        tooltip=tooltips(
            {
                "stap:N": headings.STEP,
                "nu:Q": headings.NOW,
                "tussen:N": headings.NINE_OF_TEN,
                "vast:N": headings.PINNED,
            },
            ("nu:Q",),
        ),
    )
    x = alt.X("laag:Q", title=name, axis=alt.Axis(tickMinStep=1), scale=alt.Scale(domain=list(scale), nice=False))
    bars = base.mark_bar(height=8, stroke=YIELDS, fill=IN, cornerRadius=4).encode(x=x, x2="hoog:Q")
    marks = base.mark_tick(color="black", thickness=3, height=18).encode(x=alt.X("nu:Q", title=name))
    return dutch((bars + marks).properties(height=alt.Step(24)))
