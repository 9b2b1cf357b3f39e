"""Owns the tables of the screen Over: one measure worked out, and where the numbers come from. No Streamlit."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from keuzemodel.dashboard.language import known, numbers
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.words import headings
from keuzemodel.dashboard.words import method as method_words
from keuzemodel.model.dossier import ORIGINS, Dossier
from keuzemodel.model.valuation import Floats, value_matrix


def worked_measure(dossier: Dossier, code: str, weights: Floats) -> pd.DataFrame:
    """How one measure's value comes about. Cells are Markdown; the last row is the sum."""
    values = value_matrix(dossier)[dossier.measure_index[code]]
    shares = numbers.shares_in_words(dict(zip((c.id for c in dossier.criteria), map(float, weights), strict=True)), 2)
    rows = []
    for criterion, value, weight in zip(dossier.criteria, values, weights, strict=True):
        score = dossier.score_of[code, criterion.id]
        origin = known.ORIGIN_WORDS[score.origin] + (f" ({score.source})" if score.source else "")
        highest = numbers.amount(criterion.scale[1], criterion)
        rows.append(
            (
                escape(criterion.name),
                said
                if (said := known.score_in_words(score, dossier)) == known.UNKNOWN
                else method_words.of_highest(said, highest),
                numbers.signed(value, 2),
                shares[criterion.id],
                numbers.signed(100 * value * weight, 2),
                escape(f"{origin}, ± {numbers.number(score.margin)}. {score.note}"),
            )
        )
    rows.append(
        (
            f"**{headings.TOGETHER}**",
            "",
            "",
            numbers.percent(float(weights.sum()), 0),
            f"**{numbers.signed(float(100 * values @ weights), 2)}**",
            "",
        )
    )
    return pd.DataFrame(
        rows,
        columns=[
            headings.CRITERION,
            headings.SCORE,
            headings.VALUE,
            headings.WEIGHT,
            headings.ADDS,
            headings.SCORE_RESTS_ON,
        ],
    )


def origins(dossier: Dossier) -> pd.DataFrame:
    """How many numbers of each kind are known, read, assumed or put in."""
    kinds = {
        method_words.SCORES: [s.origin for s in dossier.scores],
        method_words.relations(dossier): [r.origin for r in dossier.relations],
        method_words.WEIGHTS: [w.origin for w in dossier.weightings],
        method_words.LIMITS: [a.origin for a in dossier.approaches if a.limits],
        method_words.MINIMUM: [c.origin for c in dossier.coverage],
    }
    rows = []
    for kind, found in kinds.items():
        if found:
            counts = Counter(found)
            rows.append(
                {headings.WHAT: kind}
                | {known.ORIGIN_WORDS[o].capitalize(): counts[o] for o in ORIGINS}
                | {headings.TOTAL: len(found)}
            )
    return pd.DataFrame(rows)
