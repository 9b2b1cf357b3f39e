"""Owns the table about the source's own advice. No Streamlit."""

from __future__ import annotations

import pandas as pd

from keuzemodel.analyse.sampling import Tally
from keuzemodel.dashboard.asked.certainty_advice import AdviceCertainty
from keuzemodel.dashboard.language import numbers
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.words.certainty.advice import mixtures
from keuzemodel.dashboard.words.certainty.draws import share_in_words
from keuzemodel.model.dossier import Dossier

COLUMNS = ("Wegingen", "Scores zoals ze zijn", "Aangenomen scores anders", "Alle scores anders")


def advice(dossier: Dossier, found: AdviceCertainty) -> pd.DataFrame:
    """How often the advised package is the best, and how much of it stays, by what falls otherwise: nothing,
    the assumed scores, or all scores.
    """

    def cell(tally: Tally) -> str:
        kept = f"{numbers.number(tally.kept, 1)} van {len(found.codes)}"
        return f"{share_in_words(tally.same, tally.feasible)} ({kept})"

    rows = [(escape(mixtures(over, dossier)), *map(cell, tallies)) for over, tallies in found.tallies.items()]
    return pd.DataFrame(rows, columns=list(COLUMNS))
