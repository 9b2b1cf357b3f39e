"""Owns the tables about other weightings: one slider, all of them, and two aspects on a map. No Streamlit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from keuzemodel.analyse.dominance import NonDominated
from keuzemodel.analyse.sampling import Tally, margin_of
from keuzemodel.analyse.stability import Cell
from keuzemodel.dashboard.asked.analyses import SliderLine
from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.dashboard.language import naming, numbers
from keuzemodel.dashboard.words import headings
from keuzemodel.dashboard.words.certainty import weights as weight_words
from keuzemodel.dashboard.words.certainty.draws import margin_in_words, share_in_words
from keuzemodel.dashboard.words.certainty.weights import STANDING_WORDS, tidy
from keuzemodel.model.difference import difference
from keuzemodel.model.dossier import Dossier
from keuzemodel.model.valuation import Floats

ROOM_FOR_A_FIGURE = 0.035
"""A stretch of at least this share of a slider has room for a figure."""
LETTERS = "ABCDEFGHIJKL"
"""Letters for the largest cells of a map; the others are too small to label."""


def strips(
    dossier: Dossier, lines: Iterable[SliderLine], package: tuple[str, ...]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Data of a chart: every stretch of every slider, and where each stands. Shares are in percent."""
    names = {a.id: a.name for a in dossier.aspects}
    rows, here = [], []
    for line in lines:
        here.append((names[line.aspect], 100 * line.here))
        for s in line.stretches:
            rows.append(
                {
                    "aspect": names[line.aspect],
                    "van": 100 * s.start,
                    "tot": 100 * s.end,
                    "zelfde": s.codes == package,
                    "cijfer": str(len(s.codes)) if s.end - s.start > ROOM_FOR_A_FIGURE else "",
                    "aandeel": f"{tidy(s.start)} – {tidy(s.end)}",
                    "stappen": len(s.codes),
                    "verschil": weight_words.differs(difference(package, s.codes, dossier.codes)),
                }
            )
    return pd.DataFrame(rows), pd.DataFrame(here, columns=["aspect", "nu"])


def stretches(asked: Question, line: SliderLine) -> pd.DataFrame:
    """One slider as a table: every stretch, with what changes where it begins. Cells are Markdown."""
    rows = []
    before = line.stretches[0].codes
    for s in line.stretches:
        now = weight_words.HERE if s.start < line.here <= s.end or (s.start == 0 == line.here) else ""
        moved = naming.moved_cells(difference(before, s.codes, asked.dossier.codes), asked)
        rows.append((f"{weight_words.stretch(tidy(s.start), tidy(s.end))}{now}", str(len(s.codes)), *moved))
        before = s.codes
    return pd.DataFrame(
        rows, columns=[headings.SHARE, headings.STEPS, headings.CAME_FROM_HERE, headings.WENT_FROM_HERE]
    )


def shares(asked: Question, package: Iterable[str], tally: Tally, robust: NonDominated | None) -> pd.DataFrame:
    """How often each measure is in the best package, most often first. Cells are Markdown."""
    chosen = set(package)
    rows = []
    for place in np.argsort([-h for h in tally.held], kind="stable"):
        measure = asked.dossier.measures[place]
        row = {
            headings.STEP: naming.linked_step(measure, asked),
            headings.NOW: naming.sign(measure.code, measure.code in chosen, asked.choice),
            headings.IN_BEST: share_in_words(tally.held[place], tally.feasible, 1),
            headings.SURE: margin_in_words(tally.held[place], tally.feasible),
        }
        if robust is not None:
            row[headings.OF_NON_DOMINATED] = numbers.percent(robust.core_index[place])
            row[headings.STANDING] = STANDING_WORDS[robust.standing[place]]
        rows.append(row)
    return pd.DataFrame(rows)


def share_bars(asked: Question, package: Iterable[str], tally: Tally) -> pd.DataFrame:
    """The same to draw, in percent."""
    chosen = set(package)
    rows = []
    for place in np.argsort([-h for h in tally.held], kind="stable"):
        measure = asked.dossier.measures[place]
        low, high = margin_of(tally.held[place], tally.feasible)
        sign = naming.sign(measure.code, measure.code in chosen, asked.choice)
        share = share_in_words(tally.held[place], tally.feasible)
        rows.append(
            {
                "stap": f"{sign} {naming.brief_step(measure)}",
                "kort": f"{sign} {measure.code}",
                "deel": 100 * tally.held[place] / max(tally.feasible, 1),
                "laag": 100 * low,
                "hoog": 100 * high,
                "erin": measure.code in chosen,
                "tekst": share,
            }
        )
    return pd.DataFrame(rows)


def map_cells(asked: Question, cells: tuple[Cell, ...], package: tuple[str, ...]) -> pd.DataFrame:
    """The cells of a map that have a letter, with how they differ from the present package. Markdown."""
    rows = []
    areas = _areas(cells)
    for letter, cell, area in zip(LETTERS, cells, areas, strict=False):
        same = weight_words.HERE_ON_MAP if cell.codes == package else ""
        moved = naming.moved_cells(difference(package, cell.codes, asked.dossier.codes), asked)
        rows.append((f"**{letter}**{same}", area, str(len(cell.codes)), *moved))
    return pd.DataFrame(
        rows, columns=[headings.AREA, headings.AREA_SHARE, headings.STEPS, headings.CAME, headings.WENT]
    )


def map_outlines(cells: tuple[Cell, ...], package: tuple[str, ...]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The map to draw: corners of every cell in order, and a letter in the middle; shares in percent."""
    corners, letters = [], []
    areas = _areas(cells)
    for k, cell in enumerate(cells):
        letter = LETTERS[k] if k < len(LETTERS) else ""
        points = np.array(cell.corners)
        for order, (one, two, _) in enumerate(points):
            corners.append((k, order, 100 * one, 100 * two, cell.codes == package))
        if letter and cell.area > 0.002:
            one, two, _ = _middle(points)
            letters.append((letter, 100 * one, 100 * two, areas[k], len(cell.codes)))
    return (
        pd.DataFrame(corners, columns=["vlak", "volgorde", "een", "twee", "zelfde"]),
        pd.DataFrame(letters, columns=["letter", "een", "twee", "deel", "stappen"]),
    )


def rest_area(cells: Sequence[Cell]) -> str:
    """The part of the map taken by cells without a letter."""
    return _areas(cells)[-1]


def _areas(cells: Sequence[Cell]) -> list[str]:
    """The part of the map of each cell with a letter, then of all others; together 100 %."""
    held = [cell.area for cell in cells[: len(LETTERS)]]
    rest = sum(cell.area for cell in cells[len(LETTERS) :])
    return list(numbers.shares_in_words(dict(enumerate([*held, rest])), 1).values())


def _middle(points: Floats) -> Floats:
    """The centre of gravity of a convex outline."""
    x, y = points[:, 0], points[:, 1]
    cross = x * np.roll(y, -1) - np.roll(x, -1) * y
    weight = np.repeat(cross[:, None], points.shape[1], axis=1)
    middle: Floats = ((points + np.roll(points, -1, axis=0)) * weight).sum(axis=0) / (3 * cross.sum())
    return middle
