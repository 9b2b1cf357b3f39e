"""Owns which scores a meeting estimates: those most worth knowing, or else those that can move the package most."""

from __future__ import annotations

from keuzemodel.analyse.ensemble.knowing import Cell
from keuzemodel.analyse.together.estimates import what_to_estimate
from keuzemodel.dashboard.asked.certainty import over_tables
from keuzemodel.dashboard.asked.situation import Situation

MOST = 6
"""A handful: so many that everyone still thinks about each."""


def scores_to_estimate(situation: Situation) -> tuple[Cell, ...]:
    """At most MOST scores, the most telling first; where none tells, those that are known least well, in dossier order.

    Raises InfeasibleError.
    """
    questions = over_tables.questions(situation)
    found = [question.cells[0] for question in questions.singles] if questions is not None else []
    # Under several limits every draw takes a programme of its own: nobody who begins a meeting waits for that.
    if len(found) < MOST and len(situation.selector.limits) < 2:
        found += what_to_estimate(situation.selector, situation.weights, MOST)
    if len(found) < MOST:
        unknown = situation.dossier.unknown
        known = (s for s in situation.dossier.scores if (s.code, s.criterion) not in unknown)
        widest = sorted(known, key=lambda score: -score.margin)
        found += [(score.code, score.criterion) for score in widest]
    return tuple(dict.fromkeys(found))[:MOST]
