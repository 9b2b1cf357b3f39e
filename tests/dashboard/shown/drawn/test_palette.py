"""Charts on a dark page: every colour of ours has another, and enough contrast."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from keuzemodel.dashboard.shown.drawn import certainty, graph, palette, pictures, steps
from keuzemodel.dashboard.shown.meeting import story
from keuzemodel.model.phasing import phases
from tests.dashboard.shown.meeting.test_slides import columns, waiting
from tests.shipped import alkmaar

DOSSIER = alkmaar()
SOURCE = "".join(Path(m.__file__).read_text(encoding="utf-8") for m in (palette, steps, certainty)).split(
    "NARROW =", 1
)[1]
LINES_AND_WORDS = ("black", palette.INK, palette.YIELDS, palette.COSTS, "#1f2937", "#6b7280")


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    named = {"black": "#000000", "white": "#ffffff"}.get(colour, colour)
    parts = [int(named[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, two: str) -> float:
    """Contrast ratio, WCAG 2.2."""
    low, high = sorted((luminance(one), luminance(two)))
    return (high + 0.05) / (low + 0.05)


def test_every_colour_has_one_for_the_dark():
    """Also those that are written out in a chart."""
    used = set(re.findall(r'"(#[0-9a-f]{6})"', SOURCE)) | {"black", "white", palette.YIELDS, palette.COSTS, palette.INK}
    assert used <= set(palette.IN_THE_DARK)


@pytest.mark.parametrize("colour", LINES_AND_WORDS)
def test_what_is_drawn_stands_out(colour):
    """Three to one for lines and bars; words more."""
    least = 4.5 if colour in ("black", palette.INK) else 3
    assert contrast(colour, "#ffffff") >= least
    assert contrast(palette.IN_THE_DARK[colour], "#121212") >= least


def test_a_chart_in_the_dark_is_the_same_chart():
    """Data and marks stay; only colours change."""
    bars = next(s.bars for s in story.story(columns(), waiting) if s.bars is not None)
    light, dark = pictures.story_bars(bars).to_dict(), palette.on_dark(pictures.story_bars(bars)).to_dict()
    assert dark["datasets"] == light["datasets"]
    assert palette.YIELDS in str(light) and palette.YIELDS not in str(dark)
    assert str(steps.contributions(True)) != str(steps.contributions(False))


def test_the_graph_in_the_dark():
    """Its words too."""
    found = graph.dot(DOSSIER, phases(DOSSIER, DOSSIER.codes), dark=True)
    assert '"#1f2937"' not in found and palette.IN_THE_DARK["#1f2937"] in found
