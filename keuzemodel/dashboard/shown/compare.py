"""Owns what columns of the screen Vergelijken are called, and the table of two of them. No Streamlit."""

from __future__ import annotations

import pandas as pd

from keuzemodel.dashboard.asked.sums import sums_of
from keuzemodel.dashboard.shown import sums
from keuzemodel.dashboard.words import headings
from keuzemodel.model.dossier import Dossier
from keuzemodel.solve.selection import Package


def column_title(dossier: Dossier, column: tuple[str, str]) -> str:
    """Full name of a column of the matrix."""
    return f"{dossier.approach(column[0]).name} · {dossier.weighting(column[1]).name}"


def totals(dossier: Dossier, first: Package, second: Package) -> pd.DataFrame:
    """What two packages have of every criterion, and the difference."""
    beside = {headings.FIRST: sums_of(first, dossier), headings.SECOND: sums_of(second, dossier)}
    return sums.table(beside, difference=True)
