"""Owns the one table of the handout: every step, what is decided on it, and how sure that is. No Streamlit."""

from __future__ import annotations

import pandas as pd

from keuzemodel.dashboard.asked.certainty import answers as certainties
from keuzemodel.dashboard.asked.certainty import over_tables
from keuzemodel.dashboard.asked.certainty.answers import Waiting
from keuzemodel.dashboard.asked.certainty.fitting import Held
from keuzemodel.dashboard.asked.situation import Situation
from keuzemodel.dashboard.language import naming
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.shown.meeting import picture
from keuzemodel.dashboard.words import headings
from keuzemodel.dashboard.words.certainty import fitting as fitting_words
from keuzemodel.dashboard.words.certainty.draws import share_in_words


def every_step(situation: Situation, waiting: Waiting) -> pd.DataFrame:
    """Those of the package in front; the share is that of the chapter on how sure it is. Cells are Markdown."""
    careful = over_tables.anyhow(situation)
    if careful is not None:
        counts, n = careful.standing.counts, careful.n
    else:
        together = certainties.firmness(situation, waiting).together
        counts, n = dict(zip(situation.dossier.codes, together.held, strict=True)), together.feasible
    fixed = {*situation.choice.require, *situation.choice.forbid}
    rows = [
        (
            naming.linked_step(situation.dossier.measure(item.code), situation),
            f"{group.heading}{f', {item.mark}' if item.mark else ''}",
            fitting_words.WORDS[Held.FIXED] if item.code in fixed else share_in_words(counts[item.code], n),
        )
        for group in picture.decision(situation, whole=True).groups
        for item in group.items
    ]
    frame = pd.DataFrame(rows, columns=[headings.STEP, headings.DECISION, headings.OFTEN])
    return frame.assign(**{headings.DECISION: frame[headings.DECISION].map(escape)})
