"""Owns the tables of the screen Vergelijken: every approach with every weighting. No Streamlit."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.dashboard.asked.sums import sums_of
from keuzemodel.dashboard.language import naming, numbers
from keuzemodel.dashboard.shown import sums
from keuzemodel.dashboard.words import headings
from keuzemodel.model.dossier import Dossier
from keuzemodel.solve.selection import Package


def column_names(dossier: Dossier) -> dict[tuple[str, str], str]:
    """Short name of every column of the matrix: approach letter and weighting number, as 'A·I'."""
    return {
        (a.id, w.id): f"{chr(65 + i)}·{numbers.roman(k)}"
        for i, a in enumerate(dossier.approaches)
        for k, w in enumerate(dossier.weightings)
    }


def column_title(dossier: Dossier, column: tuple[str, str]) -> str:
    """Full name of a column of the matrix."""
    return f"{dossier.approach(column[0]).name} · {dossier.weighting(column[1]).name}"


def matrix(asked: Question, packages: Mapping[tuple[str, str], Package], now: Package | None = None) -> pd.DataFrame:
    """Measures by columns, with a sign for chosen or not, and how many hold each; then the present
    package if there is one to show. Cells of the first column are Markdown.
    """
    names = column_names(asked.dossier)
    held = {names[c]: set(p.codes) for c, p in packages.items()}
    rows = []
    for measure in asked.dossier.measures:
        row: dict[str, object] = {headings.STEP: naming.linked_step(measure, asked)}
        row |= {name: _sign(measure.code in codes) for name, codes in held.items()}
        row[headings.COUNT] = sum(measure.code in codes for codes in held.values())
        if now is not None:
            row[headings.NOW] = _sign(measure.code in now.codes)
        rows.append(row)
    return pd.DataFrame(rows)


def _sign(chosen: bool) -> str:
    return naming.CHOSEN if chosen else naming.LEFT_OUT


def totals(dossier: Dossier, first: Package, second: Package) -> pd.DataFrame:
    """What two packages have of every criterion, and the difference."""
    beside = {headings.FIRST: sums_of(first, dossier), headings.SECOND: sums_of(second, dossier)}
    return sums.table(beside, difference=True)
