"""Owns what stands firm about a result: how it is drawn, the verdict per measure, the score to settle. No Streamlit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from keuzemodel.analyse.sampling import DRAWS, Influence, Plan, Progress, Tally
from keuzemodel.analyse.stability import MOST_CORNERS
from keuzemodel.analyse.weightsets import WeightSet
from keuzemodel.dashboard.asked import analyses
from keuzemodel.dashboard.asked.situation import Situation
from keuzemodel.dashboard.words import certainty as certainty_words
from keuzemodel.dashboard.words import firmness as firm_words
from keuzemodel.model.dossier import ORIGINS, Origin
from keuzemodel.model.errors import TooSlowError

SEED = 1
"""Every draw that a screen or a file shows begins here: who computes again gets the same."""

Waiting = Callable[[str], Progress | None]
"""Given what is being computed, something to tell how far it is."""


def plan(
    found: Situation, weight_set: WeightSet | None, origins: tuple[Origin, ...], most: int | None = None
) -> Plan:  # fmt: skip
    """What is drawn about a result. weight_set: None keeps its own weights. origins: of the scores that fall."""
    selector = found.selector
    n = analyses.draws_for(selector, most or DRAWS, origins)
    return Plan(selector, tuple(found.weights.tolist()), weight_set, origins, found.package.codes, n, SEED)


def headline(found: Situation, waiting: Waiting) -> tuple[Tally, list[str]]:
    """How much stays whatever one weighs: the draws over every division over the aspects, and in sentences with the
    nearest weighting that gives another package. Markdown.
    """
    dossier, codes = found.dossier, found.package.codes
    aspects, mix = analyses.aspects_of(found)
    often = analyses.tally(plan(found, aspects, ()), waiting("Wegingen trekken…"))
    lines = [certainty_words.often_line(codes, often)]
    if len(aspects.ids) <= MOST_CORNERS:
        near = analyses.nearest(found.selector, aspects, tuple(mix.tolist()), codes)
        lines.append(certainty_words.near_line(found, aspects.ids, mix.tolist(), near, codes))
    if unknown := firm_words.so_far_line(dossier):
        lines.append(unknown)
    return often, lines


@dataclass(frozen=True)
class Firmness:
    """Per kind of draw (firm_words.KINDS) what it gives, and the verdict per measure."""

    draws: dict[str, Tally]
    verdicts: dict[str, str]


def firmness(found: Situation, waiting: Waiting) -> Firmness:
    """What stays when weights, scores or both fall otherwise."""
    aspects, _ = analyses.aspects_of(found)
    drawn = ((aspects, ()), (None, firm_words.ASSUMED), (None, firm_words.KNOWN), (aspects, ORIGINS))
    draws = {
        kind: analyses.tally(plan(found, weight_set, origins), waiting(f"{kind}…"))
        for kind, (weight_set, origins) in zip(firm_words.KINDS, drawn, strict=True)
    }
    fixed = (*found.choice.require, *found.choice.forbid)
    verdicts = {
        code: firm_words.verdict(list(draws.values()), place, code in fixed)
        for place, code in enumerate(found.dossier.codes)
    }
    return Firmness(draws, verdicts)


@dataclass(frozen=True)
class Settle:
    """Scores by how often they change the package, the most telling first; first: of those that are assumed."""

    ranked: tuple[Influence, ...]
    first: Influence
    n: int


def settle(found: Situation, waiting: Waiting) -> Settle | None:
    """Which score to settle first; None where none makes a difference. Raises TooSlowError."""
    n = analyses.influence_draws(found.selector)
    if n is None:
        raise TooSlowError("every score would ask for draws of its own")
    ranked = analyses.influences(plan(found, None, ORIGINS, n), waiting("Elke score apart anders laten vallen…"))
    if not ranked or not ranked[0].changed:
        return None
    first = next((i for i in ranked if found.dossier.score_of[i.code, i.criterion].origin == "aanname"), ranked[0])
    return Settle(ranked, first, n)
