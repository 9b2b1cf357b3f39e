"""Owns what a weight buys at a choice, and what of it counts twice. No Streamlit."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from keuzemodel.analyse.weighing import limited_and_weighed, point_values, round_amount, without
from keuzemodel.dashboard.asked.memo import kept
from keuzemodel.dashboard.asked.situation import Question, Situation
from keuzemodel.model.dossier import Overlap


@dataclass(frozen=True)
class Trade:
    """What weighs as much: so much of a criterion, `amount`, as `other` of the one that all are held against."""

    criterion: str
    amount: float
    other: float


@dataclass(frozen=True)
class Trades:
    """against: the criterion that all are held against. by_criterion: those that weigh something, in order."""

    against: str
    by_criterion: dict[str, Trade]


@kept(maxsize=128)
def trades(asked: Question) -> Trades | None:
    """What every criterion weighs, held against the benefit of which a point weighs least; None where none weighs."""
    if not any(asked.aspect_shares.values()):
        return None
    criteria = asked.dossier.criteria
    worth = dict(zip((c.id for c in criteria), point_values(asked.selector, asked.weights).tolist(), strict=True))
    weighing = [c for c in criteria if worth[c.id] > 0]
    if not weighing:
        return None
    least = min(weighing, key=lambda c: (c.kind != "benefit", worth[c.id] * round_amount(c)))
    return Trades(
        least.id,
        {c.id: Trade(c.id, round_amount(c), worth[c.id] * round_amount(c) / worth[least.id]) for c in weighing},
    )


class Why(Enum):
    """Why something counts twice."""

    FOLLOWS = auto()
    """It partly follows from what counts as well."""
    LIMITED = auto()
    """It weighs, and there is a limit on it too."""


@dataclass(frozen=True)
class Twice:
    """Criteria that count twice. overlaps: what the dossier says of it. codes: the best package if they weigh nothing;
    None where nothing would weigh.
    """

    why: Why
    criteria: tuple[str, ...]
    overlaps: tuple[Overlap, ...]
    codes: tuple[str, ...] | None


@kept(maxsize=32)
def twice(situation: Situation) -> tuple[Twice, ...]:
    """All that counts twice at this choice."""
    selector, weights, index = situation.selector, situation.weights, situation.dossier.criterion_index
    worth = point_values(selector, weights)
    overlaps = tuple(
        o
        for o in situation.dossier.overlaps
        if worth[index[o.criterion]] > 0 and any(worth[index[id]] > 0 for id in o.follows)
    )
    cases = [(Why.FOLLOWS, tuple(o.criterion for o in overlaps), overlaps)] if overlaps else []
    limited = limited_and_weighed(selector, weights)
    cases += [(Why.LIMITED, limited, ())] if limited else []
    found = []
    for why, criteria, said in cases:
        package = without(selector, weights, criteria)
        found.append(Twice(why, criteria, said, None if package is None else package.codes))
    return tuple(found)
