"""Owns the table of the screen Dossiers. No Streamlit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import pandas as pd

from keuzemodel.dashboard.kept.store import Saved
from keuzemodel.dashboard.words.scenarios import moment
from keuzemodel.model.dossier import Dossier


def table(dossiers: Mapping[str, Dossier], kept: Mapping[str, Saved]) -> pd.DataFrame:
    """Every dossier: how large, how much of its scores is known, and where it comes from."""
    rows = []
    for id, dossier in dossiers.items():
        origins = Counter(s.origin for s in dossier.scores)
        saved = kept.get(id)
        rows.append(
            (
                dossier.title, len(dossier.measures), len(dossier.criteria), origins["rapport"], origins["afgeleid"],
                origins["aanname"], origins["eigen"],
                f"{saved.author}, versie {saved.number}, {moment(saved)}" if saved else "meegeleverd",
            )
        )  # fmt: skip
    columns = ["Dossier", "Stappen", "Criteria", "Scores: in de bron", "gelezen", "aangenomen", "zelf ingevuld",
               "Toegevoegd door"]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)
