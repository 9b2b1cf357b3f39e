"""Owns the picture of who weighs how: a mark per participant and aspect, with the middle and the middle half.
No Streamlit.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from keuzemodel.dashboard.asked.together.findings import Group
from keuzemodel.dashboard.language.elements import Html, element
from keuzemodel.dashboard.shown.drawn.palette import EDGE, GROUND, INK, LINE, down, dutch, tooltips
from keuzemodel.dashboard.shown.drawn.tokens import tokens
from keuzemodel.dashboard.words.together import leading as words
from keuzemodel.dashboard.words.together.found import group_names
from keuzemodel.model.valuation import Floats

SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down", "triangle-right", "triangle-left")
SIGNS = "●■▲◆✚▼▶◀"
"""The same shapes in a text."""
COLOURS = tuple(tokens().light(f"keuze-color-theme-{k}") for k in (6, 5, 1, 8, 2, 3, 7, 4))
"""The same colours as in the style sheet."""
HEIGHT, ROW = 336, 96
"""All aspects together, and one at most, to be seen from the back of a room."""
ENOUGH_FOR_HALF = 5
"""Of fewer people the middle half says nothing."""
LEAST_WIDE = 60
"""The axis goes on to this percentage, or to the largest share."""
CLOSE = 2.0
"""Marks that are no further apart, in percents, stand above one another."""
LANES = 7


def rows(groups: Sequence[Group], names: Sequence[str]) -> pd.DataFrame:
    """A row per participant and aspect. Columns: aspect, deel (percent of the weight), rol, plaats (0 to 1, in the
    height of the row). names: of the aspects, in the order of the mixes.
    """
    found = []
    for k, name in enumerate(names):
        shares = np.concatenate([100 * group.mixes[:, k] for group in groups])
        roles = [name for name, group in zip(group_names(groups), groups, strict=True) for _ in group.mixes]
        for role, share, place in zip(roles, shares.tolist(), _lanes(shares), strict=True):
            found.append((name, share, role, place))
    return pd.DataFrame(found, columns=["aspect", "deel", "rol", "plaats"])


def _lanes(shares: Floats) -> list[float]:
    """Where in its row each mark stands, so that none covers another as long as there is a lane free."""
    lanes, last = np.zeros(len(shares)), np.full(LANES, -np.inf)
    middle_first = sorted(range(LANES), key=lambda lane: abs(lane - LANES // 2))
    for i in np.argsort(shares, kind="stable"):
        free = [lane for lane in middle_first if shares[i] - last[lane] > CLOSE]
        lane = free[0] if free else int(last.argmin())
        lanes[i], last[lane] = lane, shares[i]
    spread: list[float] = ((lanes + 1) / (LANES + 1)).tolist()
    return spread


def middles(mixes: Floats, names: Sequence[str]) -> pd.DataFrame:
    """The median per aspect, and the quarter points around it, in percents. Columns: aspect, deel, van, tot, tekst."""
    quarters = 100 * np.percentile(mixes, [25, 50, 75], axis=0)
    return pd.DataFrame(
        [
            (name, quarters[1, k], quarters[0, k], quarters[2, k], words.middle(quarters[1, k]))
            for k, name in enumerate(names)
        ],
        columns=["aspect", "deel", "van", "tot", "tekst"],
    )


def chart(groups: Sequence[Group], mixes: Floats, before: Floats | None, names: Sequence[str]) -> Any:
    """Everyone's weights per aspect. mixes: (P, K) of all. before: of the round before, if there was one."""
    order = list(names)
    row = min(ROW, HEIGHT // len(order))
    x = _shares(reach(mixes, before))
    y = down("aspect:N", order, alt.Axis(labelLimit=170, labelFontSize=16, ticks=False, domain=False))
    said = tooltips({"aspect:N": words.ASPECT, "rol:N": words.ROLE})
    base = alt.Chart(rows(groups, names)).encode(y=y)
    middle = middles(mixes, names)
    half = alt.Chart(middle).mark_bar(height=row - 26, color=LINE, opacity=0.35, cornerRadius=4)
    half = half.encode(y=y, x=x("van:Q"), x2="tot:Q")
    of_role = group_names(groups)
    shape = alt.Shape("rol:N", legend=None, scale=alt.Scale(domain=of_role, range=list(SHAPES[: len(of_role)])))
    colour = alt.Color("rol:N", legend=None, scale=alt.Scale(domain=of_role, range=list(COLOURS[: len(of_role)])))
    people = base.mark_point(size=150, filled=True, opacity=0.9, stroke=GROUND, strokeWidth=1).encode(
        x=x("deel:Q"),
        yOffset=alt.YOffset("plaats:Q", scale=alt.Scale(domain=[0, 1])),
        shape=shape,
        color=colour,
        tooltip=said,
    )
    tick = alt.Chart(middle).mark_tick(thickness=4, height=row - 26, color=EDGE).encode(y=y, x=x("deel:Q"))
    label = alt.Chart(middle).mark_text(dy=-(row // 2) + 6, fontSize=14, fontWeight="bold", color=INK)
    layers = [
        *([half] if len(mixes) >= ENOUGH_FOR_HALF else []),
        people,
        tick,
        label.encode(y=y, x=x("deel:Q"), text="tekst:N"),
    ]
    if before is not None:
        earlier = alt.Chart(middles(before, names)).mark_tick(
            thickness=2, height=row - 26, color=EDGE, strokeDash=[4, 3], filled=False
        )
        layers.append(earlier.encode(y=y, x=x("deel:Q")))
    return dutch(alt.layer(*layers).properties(height=alt.Step(row)))


def reach(mixes: Floats, before: Floats | None) -> int:
    """How far the axis of shares goes, in percents: as far as there are marks, in tens."""
    most = max(float(mixes.max()), 0.0 if before is None else float(before.max()))
    return max(LEAST_WIDE, 10 * int(np.ceil(10 * most)))


def _shares(wide: int) -> Callable[[str], Any]:
    """The horizontal axis."""
    axis = alt.Axis(title=words.SHARE, tickCount=wide // 10)
    return lambda field: alt.X(field, scale=alt.Scale(domain=[0, wide]), axis=axis)


def legend(groups: Sequence[Group]) -> Html:
    """Which mark is of which role, and how many there are."""
    keys = (
        element("li", element("i", sign, class_=f"samen-rol-{k}", aria_hidden="true"),
                f" {name} ({len(group.mixes)})")
        for k, (group, name, sign) in enumerate(zip(groups, group_names(groups), SIGNS, strict=False))
    )  # fmt: skip
    return element("ul", *keys, class_="samen-rollen")
