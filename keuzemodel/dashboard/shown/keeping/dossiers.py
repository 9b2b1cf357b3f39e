"""Owns the table of the screen Dossiers. No Streamlit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import pandas as pd

from keuzemodel.dashboard.kept.store import Saved
from keuzemodel.dashboard.words import headings
from keuzemodel.dashboard.words.keeping import dossiers as dossier_words
from keuzemodel.model.dossier import Dossier


def table(dossiers: Mapping[str, Dossier], kept: Mapping[str, Saved]) -> pd.DataFrame:
    """Every dossier: how large, how much of its scores is known, and where it comes from."""
    rows = []
    for id, dossier in dossiers.items():
        counts = Counter(s.origin for s in dossier.scores)
        saved = kept.get(id)
        row = {
            headings.DOSSIER: dossier.title,
            headings.STEPS: len(dossier.measures),
            headings.CRITERIA: len(dossier.criteria),
        }
        row |= {heading: counts[origin] for origin, heading in dossier_words.ORIGIN_COLUMNS.items()}
        by = dossier_words.added_by(saved) if saved else dossier_words.SHIPPED
        rows.append(row | {headings.ADDED_BY: by})
    return pd.DataFrame(rows)
