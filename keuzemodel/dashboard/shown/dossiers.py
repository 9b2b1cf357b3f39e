"""Owns the table of the screen Dossiers. No Streamlit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import pandas as pd

from keuzemodel.dashboard.kept.store import Saved
from keuzemodel.dashboard.words.scenarios import moment
from keuzemodel.model.dossier import Dossier, Origin

ORIGINS: dict[str, Origin] = {
    "Scores: in de bron": "rapport",
    "gelezen": "afgeleid",
    "aangenomen": "aanname",
    "zelf ingevuld": "eigen",
}


def table(dossiers: Mapping[str, Dossier], kept: Mapping[str, Saved]) -> pd.DataFrame:
    """Every dossier: how large, how much of its scores is known, and where it comes from."""
    rows = []
    for id, dossier in dossiers.items():
        counts = Counter(s.origin for s in dossier.scores)
        saved = kept.get(id)
        row = {"Dossier": dossier.title, "Stappen": len(dossier.measures), "Criteria": len(dossier.criteria)}
        row |= {heading: counts[origin] for heading, origin in ORIGINS.items()}
        by = f"{saved.author}, versie {saved.number}, {moment(saved)}" if saved else "meegeleverd"
        rows.append(row | {"Toegevoegd door": by})
    return pd.DataFrame(rows)
