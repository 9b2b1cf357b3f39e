"""Owns the table of what a weight buys. No Streamlit."""

from __future__ import annotations

import pandas as pd

from keuzemodel.dashboard.asked.certainty.weighing import Trades
from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.dashboard.language import numbers
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.words import headings
from keuzemodel.dashboard.words.choosing import weighing as weighing_words


def trades(found: Trades, asked: Question) -> pd.DataFrame:
    """Every criterion with its weight, beside the one that all are held against. Cells are Markdown."""
    criteria = asked.dossier.criteria
    shares = numbers.shares_in_words(dict(zip((c.id for c in criteria), asked.weights.tolist(), strict=True)), 1)
    rows = [(escape(c.name), shares[c.id], weighing_words.trade_cell(c, found, asked)) for c in criteria]
    return pd.DataFrame(rows, columns=[headings.CRITERION, headings.WEIGHT, headings.WEIGHS_AS])
