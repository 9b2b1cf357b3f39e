"""Owns the costly analyses of a choice, each computed once and kept. No Streamlit.

A page passes `tell` where a computation can take longer than a second; it hears what part is done.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from keuzemodel.analyse import dominance, drawing, flips, frontier, sampling, stability
from keuzemodel.analyse.dominance import NonDominated
from keuzemodel.analyse.flips import Forcing, ScoreTurn
from keuzemodel.analyse.frontier import Frontier
from keuzemodel.analyse.sampling import DRAWS, Influence, Plan, Progress, Tally
from keuzemodel.analyse.stability import Cell, Nearest, Stretch
from keuzemodel.analyse.weightsets import WeightSet, aspect_weightings, mix_of, rest_of, slider_line
from keuzemodel.dashboard.asked.choice import (
    MOST,
    with_slider,
    within_points,
)
from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.model.dossier import Dossier, Origin
from keuzemodel.model.errors import RequestError
from keuzemodel.model.valuation import Floats
from keuzemodel.solve.problem import TooLarge
from keuzemodel.solve.selection import Selector

INFLUENCE_DRAWS = 1_000
LARGE = 60
SECONDS, MOST_SECONDS = 0.75, 10
"""What drawing may take on a plain machine where a screen shows it beside other things, and at the very most."""

_TELL: ContextVar[Progress | None] = ContextVar("tell", default=None)


@contextmanager
def _telling(tell: Progress | None) -> Iterator[None]:
    token = _TELL.set(tell)
    try:
        yield
    finally:
        _TELL.reset(token)


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


@lru_cache(maxsize=64)
def slider_lines(asked: Question) -> tuple[SliderLine, ...]:
    """Every aspect that has another beside it, in dossier order."""
    aspects, mix = aspects_of(asked)
    selector = asked.selector
    found = []
    for k, aspect in enumerate(aspects.ids):
        line = slider_line(aspects, mix, aspect)
        if line is not None:
            ends = [selector.codes_of(held) for held in selector.solver.best(selector.net(np.array(line)))]
            found.append(SliderLine(aspect, float(mix[k]), stability.stretches(selector, *line), ends[0], ends[1]))
    return tuple(found)


@dataclass(frozen=True)
class Slider:
    """What the positions of one slider, 0 to 10, lead to: packages, None where nothing weighs. reach: the
    share of the aspect at 10.
    """

    packages: tuple[frozenset[str] | None, ...]
    reach: float


@lru_cache(maxsize=64)
def sliders(asked: Question) -> dict[str, Slider]:
    """Every aspect's slider, the others as they stand."""
    selector = asked.selector
    found = {}
    for k, aspect in enumerate(asked.dossier.aspects):
        moved = [with_slider(asked.choice, k, position) for position in range(MOST + 1)]
        row: list[frozenset[str] | None] = []
        for there in moved:
            try:
                weights = asked.with_choice(there).weights
            except RequestError:
                row.append(None)
            else:
                row.append(frozenset(selector.codes_of(selector.solver.best(selector.net(weights[None, :]))[0])))
        found[aspect.id] = Slider(tuple(row), asked.with_choice(moved[-1]).aspect_shares[aspect.id])
    return found


@lru_cache(maxsize=512)
def forcing(asked: Question, code: str) -> Forcing | None:
    """What forcing a measure the other way does."""
    selector, weights = asked.selector, asked.weights
    return flips.forcing(selector, weights, selector.package(weights), code)


@lru_cache(maxsize=512)
def score_turns(asked: Question, code: str) -> dict[str, ScoreTurn | None]:
    """Per criterion the score of a measure at which it turns around."""
    return flips.score_turns(asked.selector, asked.weights, code)


def tally(plan: Plan, tell: Progress | None = None) -> Tally:
    """What the draws of a plan give."""
    with _telling(tell):
        return _tally(plan)


@lru_cache(maxsize=256)
def _tally(plan: Plan) -> Tally:
    return sampling.tally(plan, _TELL.get())


def influences(plan: Plan, tell: Progress | None = None) -> tuple[Influence, ...]:
    """Which score changes the package most often."""
    with _telling(tell):
        return _influences(plan)


@lru_cache(maxsize=64)
def _influences(plan: Plan) -> tuple[Influence, ...]:
    return sampling.influences(plan, _TELL.get())


@lru_cache(maxsize=64)
def draws_for(selector: Selector, most: int, origins: tuple[Origin, ...] = ()) -> int:
    """How many draws of weights, and of scores of these origins, can be had within SECONDS; who asks for more than
    usual waits as much longer.
    """
    return sampling.affordable(drawing.Drawer(selector, origins).cost, SECONDS * max(1, most / DRAWS), most)


@lru_cache(maxsize=64)
def influence_draws(selector: Selector) -> int | None:
    """The same where every score asks for as many draws; None where that takes minutes."""
    cost = drawing.Drawer(selector).influence_cost
    if cost * sampling.LEAST_DRAWS > MOST_SECONDS:
        return None
    return sampling.affordable(cost, 2 * SECONDS, INFLUENCE_DRAWS)


def non_dominated(selector: Selector, weight_set: WeightSet, tell: Progress | None = None) -> NonDominated | None:
    """The packages that no other beats; None where there are too many to say exactly."""
    with _telling(tell):
        return _non_dominated(selector, weight_set)


@lru_cache(maxsize=64)
def _non_dominated(selector: Selector, weight_set: WeightSet) -> NonDominated | None:
    try:
        return dominance.non_dominated(selector, weight_set.matrix, _TELL.get())
    except TooLarge:
        return None


def capacity(asked: Question, criterion: str, tell: Progress | None = None) -> Frontier:
    """Best value against use of one burden."""
    with _telling(tell):
        return _capacity(asked, criterion)


@lru_cache(maxsize=64)
def _capacity(asked: Question, criterion: str) -> Frontier:
    return frontier.frontier(asked.selector, criterion, asked.weights, _TELL.get())


@lru_cache(maxsize=64)
def two_aspects(asked: Question, one: str, two: str) -> tuple[Cell, ...] | None:
    """Two aspects against each other and the rest; None where there are too many cells to tell apart."""
    aspects, mix = aspects_of(asked)
    try:
        return stability.cells(asked.selector, map_corners(aspects, mix, one, two))
    except TooLarge:
        return None


def map_corners(aspects: WeightSet, mix: Floats, one: str, two: str) -> Floats:
    """The corners of the map, (3, C): all on one aspect, all on the other, all on the rest as it is now."""
    places = [aspects.ids.index(one), aspects.ids.index(two)]
    return np.vstack([aspects.matrix[places], rest_of(aspects, mix, places)])


@lru_cache(maxsize=64)
def nearest(
    selector: Selector, weight_set: WeightSet, mix: tuple[float, ...], codes: tuple[str, ...]
) -> Nearest | None:
    """The nearest mixture that has another best package. Raises TooLarge."""
    return stability.nearest_other(selector, weight_set.matrix, np.array(mix), codes)
