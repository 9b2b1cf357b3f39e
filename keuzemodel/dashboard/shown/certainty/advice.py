"""Owns the table about the source's own advice. No Streamlit."""

from __future__ import annotations

import pandas as pd

from keuzemodel.analyse.sampling import Tally
from keuzemodel.dashboard.asked.certainty.advice import AdviceCertainty
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.words.certainty.advice import ADVICE_COLUMNS, mixtures, stays
from keuzemodel.dashboard.words.certainty.draws import share_in_words
from keuzemodel.model.dossier import Dossier


def advice(dossier: Dossier, certainty: AdviceCertainty) -> pd.DataFrame:
    """How often the advised package is the best, and how much of it stays, by what varies: nothing,
    the assumed scores, or all scores.
    """

    def cell(tally: Tally) -> str:
        return stays(share_in_words(tally.same, tally.feasible), tally.kept, len(certainty.codes))

    rows = [(escape(mixtures(over, dossier)), *map(cell, tallies)) for over, tallies in certainty.tallies.items()]
    return pd.DataFrame(rows, columns=list(ADVICE_COLUMNS))
