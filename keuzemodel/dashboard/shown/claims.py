"""Owns the table of the screen Toets aan de bron. No Streamlit."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from keuzemodel.analyse.claims import Outcome
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.words import claims as claim_words
from keuzemodel.model.dossier import Dossier


def claim_rows(outcomes: Iterable[Outcome], dossier: Dossier) -> pd.DataFrame:
    """Claims of one section. Cells are Markdown."""
    rows = []
    for outcome in outcomes:
        claim = outcome.claim
        text = escape(claim.text)
        if claim.note:
            text += f"  \n*{escape(claim.note)}*"
        rows.append(
            (
                "○ niet te toetsen" if not outcome.testable else "✓ klopt" if outcome.holds else "✕ klopt niet",
                text,
                escape(claim_words.finding(outcome, dossier)),
                claim_words.margin(outcome, dossier),
            )
        )
    return pd.DataFrame(rows, columns=["Klopt?", "Uitspraak, in onze woorden", "Wat het model vindt", "Marge"])
