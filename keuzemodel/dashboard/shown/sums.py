"""Owns the one table of what packages have of every criterion, beside each other. No Streamlit."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from keuzemodel.dashboard.asked.sums import Sum
from keuzemodel.dashboard.language import known, naming, numbers
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.words import headings

Sums = Mapping[str, tuple[Sum, ...]]
"""Sums of every criterion of one dossier, by heading."""


def table(columns: Sums, first: str = headings.CRITERION, difference: bool = False) -> pd.DataFrame:
    """A row per criterion, under these headings. Cells of the first column are Markdown.

    first: heading of the first column. difference: of two columns, with what the first has more than the second.
    """
    rows = []
    for beside in zip(*columns.values(), strict=True):
        row = {first: f"{escape(beside[0].criterion.name)} ({naming.kind(beside[0].criterion)})"}
        row |= {name: known.sum_in_words(found) for name, found in zip(columns, beside, strict=True)}
        if difference:
            row[headings.DIFFERENCE] = _difference(*beside)
        rows.append(row)
    return pd.DataFrame(rows)


def _difference(one: Sum, other: Sum) -> str:
    """What one has more than the other; what is not known falls out where it is of the same measures."""
    if one.unknown != other.unknown:
        return known.UNKNOWN
    return numbers.signed_amount((one.known or 0.0) - (other.known or 0.0), one.criterion)


def cell(total: Sum) -> float | str:
    """A sum as a number to go on with, or in words where something in it is not known."""
    return known.sum_in_words(total) if total.unknown or total.known is None else total.known
