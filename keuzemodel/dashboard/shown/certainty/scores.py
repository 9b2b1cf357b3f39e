"""Owns the tables about other scores. No Streamlit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from keuzemodel.analyse.sampling import Influence, Tally
from keuzemodel.dashboard.asked.certainty.answers import Draw, Firmness
from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.dashboard.language import known, naming
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.words import headings
from keuzemodel.dashboard.words.certainty.draws import share_in_words
from keuzemodel.dashboard.words.certainty.scores import verdict
from keuzemodel.dashboard.words.certainty.sections import DRAW_NAMES
from keuzemodel.model.dossier import Dossier

MOST_INFLUENCES = 12


def score_shares(asked: Question, package: Iterable[str], firmness: Firmness) -> pd.DataFrame:
    """How often each measure is in when weights, scores or both vary. Cells are Markdown."""
    chosen = set(package)
    rows = []
    for place, measure in enumerate(asked.dossier.measures):
        row = {
            headings.STEP: naming.linked_step(measure, asked),
            headings.NOW: naming.sign(measure.code, measure.code in chosen, asked.choice),
        }
        row |= {DRAW_NAMES[draw]: share_in_words(t.held[place], t.feasible) for draw, t in firmness.draws.items()}
        row[headings.VERDICT] = verdict(firmness.verdicts[measure.code])
        rows.append(row)
    return pd.DataFrame(rows)


def score_points(dossier: Dossier, draws: Mapping[Draw, Tally]) -> pd.DataFrame:
    """The same to draw: a row per measure and kind of draw, in percent."""
    rows = [
        {
            "stap": naming.brief_step(measure),
            "kort": measure.code,
            "wat": DRAW_NAMES[draw],
            "deel": 100 * found.held[place] / max(found.feasible, 1),
            "tekst": share_in_words(found.held[place], found.feasible),
        }
        for place, measure in enumerate(dossier.measures)
        for draw, found in draws.items()
    ]
    return pd.DataFrame(rows)


def influences(asked: Question, influences: Iterable[Influence]) -> pd.DataFrame:
    """The scores that change the package most often when they vary alone. Cells are Markdown."""
    rows = []
    for influence in list(influences)[:MOST_INFLUENCES]:
        if not influence.changed:
            break
        score = asked.dossier.score_of[influence.code, influence.criterion]
        rows.append(
            (
                naming.linked_step(asked.dossier.measure(influence.code), asked),
                escape(asked.dossier.criterion(influence.criterion).name),
                known.score_with_margin(score, asked.dossier),
                f"{known.ORIGIN_SIGNS[score.origin]} {known.ORIGIN_WORDS[score.origin]}",
                share_in_words(influence.changed, influence.n),
                naming.linked([influence.flips], asked),
            )
        )
    columns = [
        headings.STEP,
        headings.CRITERION,
        headings.SCORE,
        headings.ORIGIN,
        headings.CHANGES_IN,
        headings.STEP_CHANGES,
    ]
    return pd.DataFrame(rows, columns=columns)
