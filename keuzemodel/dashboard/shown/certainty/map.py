"""Owns the tables of the map of two aspects. No Streamlit."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from keuzemodel.analyse.stability import Cell
from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.dashboard.language import naming, numbers
from keuzemodel.model.difference import difference
from keuzemodel.model.valuation import Floats

LETTERS = "ABCDEFGHIJKL"
"""So many cells of a map get a letter; the rest is too small to point at."""


def map_cells(asked: Question, found: tuple[Cell, ...], package: tuple[str, ...]) -> pd.DataFrame:
    """The cells of a map that have a letter, with how they differ from the present package. Markdown."""
    rows = []
    areas = _areas(found)
    for letter, cell, area in zip(LETTERS, found, areas, strict=False):
        same = " ✚ nu" if cell.codes == package else ""
        moved = naming.moved_cells(difference(package, cell.codes, asked.dossier.codes), asked)
        rows.append((f"**{letter}**{same}", area, str(len(cell.codes)), *moved))
    return pd.DataFrame(rows, columns=["Vlak", "Deel van de kaart", "Stappen", "Erbij", "Eruit"])


def map_outlines(found: tuple[Cell, ...], package: tuple[str, ...]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The map to draw: corners of every cell in order, and a letter in the middle; shares in percent."""
    corners, letters = [], []
    areas = _areas(found)
    for k, cell in enumerate(found):
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


def rest_area(found: Sequence[Cell]) -> str:
    """What part of the map the cells without a letter are."""
    return _areas(found)[-1]


def _areas(found: Sequence[Cell]) -> list[str]:
    """What part of the map each cell with a letter is, and then all others together; they add up to the whole map."""
    held = [cell.area for cell in found[: len(LETTERS)]]
    rest = sum(cell.area for cell in found[len(LETTERS) :])
    return list(numbers.shares_in_words(dict(enumerate([*held, rest])), 1).values())


def _middle(points: Floats) -> Floats:
    """The centre of gravity of a convex outline."""
    x, y = points[:, 0], points[:, 1]
    cross = x * np.roll(y, -1) - np.roll(x, -1) * y
    weight = np.repeat(cross[:, None], points.shape[1], axis=1)
    middle: Floats = ((points + np.roll(points, -1, axis=0)) * weight).sum(axis=0) / (3 * cross.sum())
    return middle
