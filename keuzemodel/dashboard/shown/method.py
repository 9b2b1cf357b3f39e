"""Owns the tables of the screen Over: one measure worked out, and where the numbers come from. No Streamlit."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from keuzemodel.dashboard.language import known, numbers
from keuzemodel.dashboard.language.markdown import escape
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
                said if (said := known.score_in_words(score, dossier)) == known.UNKNOWN else f"{said} van {highest}",
                numbers.signed(value, 2),
                shares[criterion.id],
                numbers.signed(100 * value * weight, 2),
                escape(f"{origin}, ± {numbers.number(score.margin)}. {score.note}"),
            )
        )
    rows.append(
        (
            "**Samen**",
            "",
            "",
            numbers.percent(float(weights.sum()), 0),
            f"**{numbers.signed(float(100 * values @ weights), 2)}**",
            "",
        )
    )
    return pd.DataFrame(
        rows, columns=["Criterium", "Score", "Waarde", "Gewicht", "Draagt bij", "Waar de score op rust"]
    )


def origins(dossier: Dossier) -> pd.DataFrame:
    """How many numbers of each kind are known, read, assumed or put in."""
    kinds = {
        "Scores": [s.origin for s in dossier.scores],
        "Relaties (vereist, sluit uit)": [r.origin for r in dossier.relations],
        "Gewichten van de wegingen": [w.origin for w in dossier.weightings],
        "Grenzen van de benaderingen": [a.origin for a in dossier.approaches if a.limits],
        "Minimum per thema": [c.origin for c in dossier.coverage],
    }
    rows = []
    for kind, found in kinds.items():
        if found:
            counts = Counter(found)
            rows.append(
                {"Wat": kind}
                | {known.ORIGIN_WORDS[o].capitalize(): counts[o] for o in ORIGINS}
                | {"Totaal": len(found)}
            )
    return pd.DataFrame(rows)
