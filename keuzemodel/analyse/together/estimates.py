"""Owns scores that a group estimates blind: which ones to ask, and what they come to, per role and together."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from statistics import median

from keuzemodel.analyse.ensemble.knowing import Cell, what_to_ask_first
from keuzemodel.analyse.ensemble.packages import Chooser
from keuzemodel.analyse.ensemble.tables import Ensemble
from keuzemodel.analyse.sampling import Plan, influences
from keuzemodel.model.dossier import ORIGINS, Dossier
from keuzemodel.model.errors import RequestError, RequestKind
from keuzemodel.model.readonly import hold
from keuzemodel.model.valuation import Floats, check_known
from keuzemodel.solve.selection import Selector

DRAWS = 500


@dataclass(frozen=True)
class Spread:
    """What `count` people say, 1 or more, in scale points; the median of an even number lies between the middle two."""

    count: int
    median: float
    lowest: float
    highest: float


@dataclass(frozen=True)
class Estimate:
    """One score: what everybody says together, and per role, in the order of the roles' first answer."""

    code: str
    criterion: str
    everyone: Spread
    roles: Mapping[str, Spread]

    def __post_init__(self) -> None:
        hold(self, "roles")


def estimates(
    dossier: Dossier, given: Mapping[Cell, Mapping[str, float]], role_of: Mapping[str, str]
) -> tuple[Estimate, ...]:
    """What is given per (code, criterion) and participant, in the order of `dossier.scores`; what nobody scored is not
    there. role_of: {participant: role}.

    Everybody counts once, whatever their role. Raises RequestError for a score that the dossier does not have, or a
    number off its scale, and KeyError for a participant without a role.
    """
    for code, criterion in given:
        check_known([code], dossier.measure_index, "estimates: measure")
        check_known([criterion], dossier.criterion_index, "estimates: criterion")
    found = []
    for score in dossier.scores:
        said = given.get((score.code, score.criterion), {})
        low, high = dossier.criterion(score.criterion).scale
        for number in said.values():
            if not (math.isfinite(number) and low <= number <= high):
                expected = f"a number from {low:.12g} to {high:.12g}"
                raise RequestError(RequestKind.NUMBER, f"{score.code} {score.criterion}", expected, repr(number))
        if said:
            by_role: dict[str, list[float]] = {}
            for participant, number in said.items():
                by_role.setdefault(role_of[participant], []).append(number)
            roles = {role: _spread(numbers) for role, numbers in by_role.items()}
            found.append(Estimate(score.code, score.criterion, _spread(list(said.values())), roles))
    return tuple(found)


def _spread(numbers: list[float]) -> Spread:
    return Spread(len(numbers), float(median(numbers)), float(min(numbers)), float(max(numbers)))


def with_estimates(dossier: Dossier, found: tuple[Estimate, ...]) -> Dossier:
    """The dossier with everybody's medians as own scores.

    Its margin is the distance to whoever is farthest off; where one person said it, the one that it had.
    """
    scores = []
    for estimate in found:
        old, said = dossier.score_of[estimate.code, estimate.criterion], estimate.everyone
        farthest = max(said.highest - said.median, said.median - said.lowest)
        margin = old.margin if said.count == 1 else farthest
        scores.append(dossier.filled_in(replace(old, score=said.median, margin=margin, origin="eigen", source="")))
    return dossier.with_scores(scores)


def what_to_estimate(
    selector: Selector, weights: Floats, most: int, ensemble: Ensemble | None = None, seed: int = 1
) -> tuple[Cell, ...]:
    """At most so many scores that matter most to the package of one weighting, (C,), the most telling first.

    ensemble: tables that fit the source, where there are any: then those most worth knowing, by
    `knowing.what_to_ask_first`. Else those of which the package changes most often when they alone vary within their
    margin, all others varying too, by `sampling.influences`; one that never does is not there. Raises InfeasibleError.
    """
    if ensemble is not None:
        asked = what_to_ask_first(ensemble, Chooser(selector, ensemble.domain), weights, most, seed)
        return tuple(question.cells[0] for question in asked.singles[:most])
    reference = selector.package(weights).codes
    plan = Plan(selector, tuple(weights.tolist()), None, ORIGINS, reference, DRAWS, seed)
    return tuple((i.code, i.criterion) for i in influences(plan) if i.changed)[:most]
