"""Owns the costly analyses of a choice, each computed once and kept. No Streamlit.

A page passes `progress` where a computation can take longer than a second; it hears what part is done.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from keuzemodel.analyse import claims, dominance, drawing, flips, frontier, sampling, stability
from keuzemodel.analyse.claims import Standing
from keuzemodel.analyse.dominance import NonDominated
from keuzemodel.analyse.flips import Forcing, ScoreTurn
from keuzemodel.analyse.frontier import Frontier
from keuzemodel.analyse.sampling import DRAWS, Influence, Plan, Progress, Tally
from keuzemodel.analyse.stability import Cell, Nearest, Stretch
from keuzemodel.analyse.weightsets import WeightSet, aspect_weightings, mix_of, rest_of, slider_line
from keuzemodel.dashboard.asked.choice import within_points
from keuzemodel.dashboard.asked.memo import kept
from keuzemodel.dashboard.asked.moves import with_aspect
from keuzemodel.dashboard.asked.situation import Question, Situation
from keuzemodel.dashboard.asked.sliders import MOST
from keuzemodel.model.dossier import Dossier, Origin
from keuzemodel.model.errors import RequestError
from keuzemodel.model.valuation import Floats
from keuzemodel.solve.problem import TooLarge
from keuzemodel.solve.selection import Selector

INFLUENCE_DRAWS = 1_000
LARGE = 60
SECONDS, MOST_SECONDS = 0.6, 10
"""What drawing may take on a plain machine where a screen shows it beside other things, and at the very most."""


@dataclass(frozen=True)
class SliderLine:
    """One aspect from 0 to 100 %, the others in proportion. here: the present share. at_zero, at_full:
    the packages exactly at the ends, where ties can give another one than just beside them.
    """

    aspect: str
    here: float
    stretches: tuple[Stretch, ...]
    at_zero: tuple[str, ...]
    at_full: tuple[str, ...]


def is_large(dossier: Dossier) -> bool:
    """Whether one best package can take long enough to say that it is being looked for."""
    return len(dossier.codes) >= LARGE


def aspects_of(asked: Question) -> tuple[WeightSet, Floats]:
    """Every division over the aspects, and the present one, (K,)."""
    aspects = aspect_weightings(asked.dossier, within_points(asked.choice, asked.dossier))
    return aspects, mix_of(asked.weights, aspects, asked.dossier)


@kept(maxsize=64)
def slider_lines(asked: Question, progress: Progress | None = None) -> tuple[SliderLine, ...]:
    """Every aspect that has another beside it, in dossier order."""
    aspects, mix = aspects_of(asked)
    selector = asked.selector
    found = []
    for k, aspect in enumerate(aspects.ids):
        line = slider_line(aspects, mix, aspect)
        if line is not None:
            ends = [selector.codes_of(held) for held in selector.solver.best(selector.net(np.array(line)))]
            found.append(SliderLine(aspect, float(mix[k]), stability.stretches(selector, *line), ends[0], ends[1]))
        if progress:
            progress((k + 1) / len(aspects.ids))
    return tuple(found)


@dataclass(frozen=True)
class Slider:
    """What the positions of one slider, 0 to 10, lead to: packages, None where nothing weighs. reach: the
    share of the aspect at 10.
    """

    packages: tuple[frozenset[str] | None, ...]
    reach: float

    def elsewhere(self, now: int) -> tuple[bool, ...]:
        """Per position whether another package is best there than at `now`; no package is another one too."""
        return tuple(codes != self.packages[now] for codes in self.packages)

    def turned(self, code: str, chosen: bool, now: int) -> tuple[list[int], list[int]]:
        """The nearest position under `now` and the nearest above it at which a measure has turned around, if any."""
        turned = [k for k, codes in enumerate(self.packages) if codes is not None and (code in codes) != chosen]
        return [k for k in turned if k < now][-1:], [k for k in turned if k > now][:1]


def all_in_everywhere(situation: Situation) -> bool:
    """Whether every measure is in, and stays so at every position of every slider: then there is nothing to choose."""
    if situation.package.codes != situation.dossier.codes or is_large(situation.dossier):
        return False
    return not any(any(s.elsewhere(now)) for s, now in zip(
        sliders(situation).values(), situation.choice.aspects, strict=True
    ))  # fmt: skip


@dataclass(frozen=True)
class Tip:
    """The shortest move of one slider that leads to another package. places: how far that is."""

    aspect: str
    position: int
    places: int


def nearest_tip(asked: Question) -> Tip | None:
    """Of all positions of all sliders the nearest where another package is best, the first of equally near ones; None
    where there is none.
    """
    found = [
        Tip(aspect.id, position, abs(position - now))
        for aspect, now in zip(asked.dossier.aspects, asked.choice.aspects, strict=True)
        for position, other in enumerate(sliders(asked)[aspect.id].elsewhere(now))
        if other and sliders(asked)[aspect.id].packages[position] is not None
    ]
    return min(found, key=lambda tip: tip.places, default=None)


@kept(maxsize=64)
def sliders(asked: Question) -> Mapping[str, Slider]:
    """Every aspect's slider, the others as they stand."""
    selector, rows, places = asked.selector, [], {}
    for aspect in asked.dossier.aspects:
        for position in range(MOST + 1):
            there = asked.with_choice(with_aspect(asked.choice, asked.dossier, aspect.id, position))
            try:
                rows.append(there.weights)
            except RequestError:
                continue
            places[aspect.id, position] = len(rows) - 1
    # All at once: one package at a time takes longer than the rest of a page.
    held = selector.solver.best(selector.net(np.array(rows))) if rows else ()
    packages = [frozenset(selector.codes_of(one)) for one in held]
    found = {}
    for aspect in asked.dossier.aspects:
        row = (places.get((aspect.id, position)) for position in range(MOST + 1))
        full = asked.with_choice(with_aspect(asked.choice, asked.dossier, aspect.id, MOST))
        found[aspect.id] = Slider(tuple(None if k is None else packages[k] for k in row), full.aspect_shares[aspect.id])
    return MappingProxyType(found)


@kept(maxsize=16)
def standings(base: Dossier, progress: Progress | None = None) -> Mapping[str, Standing]:
    """How often each claim holds over tables from the whole scale, by its id. base: the dossier without own scores,
    which have no part in it.
    """
    return MappingProxyType({found.claim.id: found for found in claims.standings(base, progress)})


@kept(maxsize=512)
def forcing(asked: Question, code: str) -> Forcing | None:
    """What forcing a measure the other way does."""
    selector, weights = asked.selector, asked.weights
    return flips.forcing(selector, weights, selector.package(weights), code)


@kept(maxsize=512)
def score_turns(asked: Question, code: str) -> Mapping[str, ScoreTurn | None]:
    """Per criterion the score of a measure at which it turns around."""
    return MappingProxyType(flips.score_turns(asked.selector, asked.weights, code))


@kept(maxsize=256)
def tally(plan: Plan, progress: Progress | None = None) -> Tally:
    """What the draws of a plan give."""
    return sampling.tally(plan, progress)


@kept(maxsize=64)
def influences(plan: Plan, progress: Progress | None = None) -> tuple[Influence, ...]:
    """Which score changes the package most often."""
    return sampling.influences(plan, progress)


@kept(maxsize=64)
def draws_for(selector: Selector, most: int, origins: tuple[Origin, ...] = ()) -> int:
    """How many draws of weights, and of scores of these origins, can be had within SECONDS; who asks for more than
    usual waits as much longer.
    """
    return sampling.affordable(drawing.Drawer(selector, origins).cost, SECONDS * max(1, most / DRAWS), most)


@kept(maxsize=64)
def influence_draws(selector: Selector) -> int | None:
    """The same where every score asks for as many draws; None where that takes minutes."""
    cost = drawing.Drawer(selector).influence_cost
    if cost * sampling.LEAST_DRAWS > MOST_SECONDS:
        return None
    return sampling.affordable(cost, 2 * SECONDS, INFLUENCE_DRAWS)


@kept(maxsize=64)
def non_dominated(selector: Selector, weight_set: WeightSet, progress: Progress | None = None) -> NonDominated | None:
    """The packages that no other beats; None where there are too many to say exactly."""
    try:
        return dominance.non_dominated(selector, weight_set.matrix, progress)
    except TooLarge:
        return None


@kept(maxsize=64)
def capacity(asked: Question, criterion: str, progress: Progress | None = None) -> Frontier:
    """Best value against use of one burden."""
    return frontier.frontier(asked.selector, criterion, asked.weights, progress)


@kept(maxsize=64)
def two_aspects(asked: Question, one: str, two: str, progress: Progress | None = None) -> tuple[Cell, ...] | None:
    """Two aspects against each other and the rest; None where there are too many cells to tell apart."""
    aspects, mix = aspects_of(asked)
    try:
        return stability.cells(asked.selector, map_corners(aspects, mix, one, two), progress)
    except TooLarge:
        return None


def map_corners(aspects: WeightSet, mix: Floats, one: str, two: str) -> Floats:
    """The corners of the map, (3, C): all on one aspect, all on the other, all on the rest as it is now."""
    places = [aspects.ids.index(one), aspects.ids.index(two)]
    return np.vstack([aspects.matrix[places], rest_of(aspects, mix, places)])


@kept(maxsize=64)
def nearest(
    selector: Selector, weight_set: WeightSet, mix: tuple[float, ...], codes: tuple[str, ...]
) -> Nearest | None:
    """The nearest mixture that has another best package. Raises TooLarge."""
    return stability.nearest_other(selector, weight_set.matrix, np.array(mix), codes)
