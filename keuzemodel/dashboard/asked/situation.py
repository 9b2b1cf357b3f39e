"""Owns what is computed once for a choice and kept. No Streamlit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from keuzemodel.analyse.change import Moment, Move, moves
from keuzemodel.analyse.claims import Outcome, check_claims
from keuzemodel.analyse.explanation import Reason, explain
from keuzemodel.dashboard.asked.choice import Choice, selector_of, weights_of
from keuzemodel.model.dossier import Dossier, Score
from keuzemodel.model.phasing import phases
from keuzemodel.model.valuation import Floats, totals, weight_vector
from keuzemodel.solve.relaxing import Family, why_empty
from keuzemodel.solve.selection import Package, make_selector


@dataclass(frozen=True)
class Result:
    """Everything a page shows about one choice. Raises when made: RequestError, InfeasibleError.

    empty: of an empty package, the sets of rules each of which makes it so; none where no measure is worth having.
    """

    choice: Choice
    dossier: Dossier
    weights: Floats
    package: Package
    phases: dict[str, int]
    reasons: dict[str, Reason]
    advised: Package | None
    empty: tuple[frozenset[Family], ...]


@lru_cache(maxsize=512)
def compute(choice: Choice, shipped: Dossier) -> Result:
    """What a choice leads to, on a dossier as it is in its folder. Raises RequestError or InfeasibleError."""
    dossier = with_own(shipped, choice.scores)
    weights = weights_of(choice, dossier)
    selector = selector_of(choice, dossier)
    package = selector.package(weights)
    advised = advised_package(shipped)
    if advised is not None:
        advised = replace(advised, totals=totals(dossier, advised.codes))
    net = selector.net(weights[None, :])[0]
    return Result(
        choice, dossier, weights, package, phases(dossier, package.codes), explain(selector, weights, package), advised,
        () if package.codes else why_empty(selector, net),
    )  # fmt: skip


@lru_cache(maxsize=64)
def moved(before: Choice, now: Choice, shipped: Dossier) -> tuple[Move, ...]:
    """What came in and went out from one choice to another, and why. Raises RequestError or InfeasibleError."""
    return moves(*(
        Moment(selector_of(choice, dossier), weights_of(choice, dossier))
        for choice in (before, now) for dossier in (with_own(shipped, choice.scores),)
    ))  # fmt: skip


@lru_cache(maxsize=64)
def with_own(shipped: Dossier, scores: tuple[Score, ...]) -> Dossier:
    """The dossier with the user's own scores."""
    return shipped.with_scores(scores)


@lru_cache(maxsize=16)
def advised_package(shipped: Dossier) -> Package | None:
    """The package of the advised approach and weighting under the dossier's own scores, or None."""
    if shipped.advice is None:
        return None
    selector = make_selector(shipped, shipped.advice.approach)
    return selector.package(weight_vector(shipped, shipped.advice.weighting))


@lru_cache(maxsize=16)
def claims(dossier: Dossier) -> tuple[Outcome, ...]:
    """Every claim under the dossier's present scores."""
    return check_claims(dossier)


@lru_cache(maxsize=16)
def column_packages(dossier: Dossier) -> dict[tuple[str, str], Package]:
    """The package of every approach with every preset weighting, by (approach id, weighting id)."""
    return {
        (a.id, w.id): make_selector(dossier, a.id).package(weight_vector(dossier, w.id))
        for a in dossier.approaches
        for w in dossier.weightings
    }
