"""Owns the question and its answer: worked out once, shared, and read-only. No Streamlit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from types import MappingProxyType

import numpy as np

from keuzemodel.analyse.change import Moment, Move, moves
from keuzemodel.analyse.claims import Outcome, check_claims, which_hold
from keuzemodel.analyse.explanation import Reason, explain
from keuzemodel.dashboard.asked.choice import (
    OWN,
    Choice,
    aspect_shares,
    default_choice,
    limits_of,
    selector_of,
    weights_of,
)
from keuzemodel.dashboard.asked.link import full_link, to_link
from keuzemodel.dashboard.asked.moves import with_reading
from keuzemodel.model.dossier import Claim, Dossier, Score
from keuzemodel.model.phasing import phases
from keuzemodel.model.readings import Option, Reading
from keuzemodel.model.valuation import Floats, beside, totals, weight_vector
from keuzemodel.solve.items import worth
from keuzemodel.solve.relaxing import Family, why_empty
from keuzemodel.solve.selection import Package, Selector, make_selector


@dataclass(frozen=True)
class Question:
    """A choice on a dossier. base: the dossier without anyone's own scores, and as it reads its source itself."""

    choice: Choice
    base: Dossier

    @cached_property
    def dossier(self) -> Dossier:
        """The dossier as the user reads it, with the user's own scores."""
        return with_own(self.read, self.choice.scores)

    @cached_property
    def read(self) -> Dossier:
        """The dossier as the user reads it, without own scores."""
        return read_as(self.base, self.choice.readings)

    @cached_property
    def unweighed(self) -> Question:
        """The same with everything weighing alike: for what hangs on the rules, the scores and the reading only."""
        aspects, criteria = (1,) * len(self.base.aspects), (1,) * len(self.base.criteria)
        choice = replace(self.choice, weighting=OWN, aspects=aspects, criteria=criteria)
        return self if choice == self.choice else Question(choice, self.base)

    @cached_property
    def weights(self) -> Floats:
        """Leaf weights, (C,), read-only. Raises RequestError if nothing weighs."""
        found = weights_of(self.choice, self.dossier)
        found.flags.writeable = False
        return found

    @cached_property
    def limits(self) -> Mapping[str, float]:
        """The limits in force, by criterion id: those of the approach, where the user has not set another."""
        return MappingProxyType(limits_of(self.choice, self.dossier))

    @cached_property
    def selector(self) -> Selector:
        """The rules of the choice."""
        return selector_of(self.choice, self.dossier)

    @cached_property
    def aspect_shares(self) -> Mapping[str, float]:
        """The weight that each aspect really has; all 0 where nothing weighs."""
        return MappingProxyType(aspect_shares(self.choice, self.dossier))

    @cached_property
    def link(self) -> Mapping[str, str]:
        """Query parameters of a link to this; empty where it is what a first visit shows."""
        return MappingProxyType(to_link(self.choice, self.dossier))

    @cached_property
    def full_link(self) -> Mapping[str, str]:
        """The same, also where it is what a first visit shows."""
        return MappingProxyType(full_link(self.choice, self.dossier))

    def with_choice(self, choice: Choice) -> Question:
        """Another choice on the same dossier."""
        return Question(choice, self.base)


@dataclass(frozen=True)
class Situation(Question):
    """A question with its answer.

    phases: phase number by measure of the package. advised: the package that the source recommends, with its totals
    under the present scores.
    """

    package: Package = field(compare=False)
    phases: Mapping[str, int] = field(compare=False)
    advised: Package | None = field(compare=False)

    @cached_property
    def net(self) -> Mapping[str, float]:
        """What every measure is worth beside the package: its own net value, and what it gets by others there."""
        held = np.isin(self.dossier.codes, self.package.codes)
        return MappingProxyType(
            dict(zip(self.dossier.codes, worth(self.dossier, self._net, held).tolist(), strict=True))
        )

    @cached_property
    def given(self) -> Dossier:
        """The dossier with the scores that every measure gives beside the package."""
        return beside(self.dossier, self.package.codes)

    @cached_property
    def reasons(self) -> Mapping[str, Reason]:
        """Why every measure is in or out."""
        return MappingProxyType(explain(self.selector, self.weights, self.package))

    @cached_property
    def empty(self) -> tuple[frozenset[Family], ...]:
        """Of an empty package, the sets of rules each of which makes it so; none where no measure is worth having."""
        return () if self.package.codes else why_empty(self.selector, self._net)

    @cached_property
    def _net(self) -> Floats:
        net: Floats = self.selector.net(self.weights[None, :])[0]
        net.flags.writeable = False
        return net


@lru_cache(maxsize=512)
def situation(choice: Choice, base: Dossier) -> Situation:
    """The answer to a choice. base: the dossier without own scores. Raises RequestError or InfeasibleError."""
    asked = Question(choice, base)
    package = asked.selector.package(asked.weights)
    advised = advised_package(asked.read)
    if advised is not None:
        advised = replace(advised, totals=MappingProxyType(totals(asked.dossier, advised.codes)))
    return Situation(
        choice,
        base,
        package=package,
        phases=MappingProxyType(phases(asked.dossier, package.codes)),
        advised=advised,
    )


def answered(asked: Question) -> Situation:
    """The question with its answer. Raises RequestError or InfeasibleError."""
    return situation(asked.choice, asked.base)


def first_asked(base: Dossier) -> Question:
    """The question of a first visit to a dossier."""
    return Question(default_choice(base), base)


@lru_cache(maxsize=64)
def moved(before: Question, now: Question) -> tuple[Move, ...]:
    """What came in and went out from one choice to another, and why. Raises RequestError or InfeasibleError."""
    return moves(*(Moment(asked.selector, asked.weights) for asked in (before, now)))


@lru_cache(maxsize=64)
def read_as(base: Dossier, readings: tuple[tuple[str, str], ...]) -> Dossier:
    """The dossier under other options of its readings."""
    return base.read(readings)


@lru_cache(maxsize=64)
def with_own(base: Dossier, scores: tuple[Score, ...]) -> Dossier:
    """The dossier with the user's own scores."""
    return base.with_scores(scores)


@lru_cache(maxsize=16)
def advised_package(base: Dossier) -> Package | None:
    """The package of the advised approach and weighting under the dossier's own scores, or None."""
    if base.advice is None:
        return None
    selector = make_selector(base, base.advice.approach)
    return selector.package(weight_vector(base, base.advice.weighting))


@lru_cache(maxsize=16)
def claims(dossier: Dossier) -> tuple[Outcome, ...]:
    """Every claim under the dossier's present scores."""
    return check_claims(dossier)


@dataclass(frozen=True)
class Otherwise:
    """An option that is not chosen now, with the claims that it makes fail, and those that it makes hold."""

    reading: Reading
    option: Option
    fails: tuple[Claim, ...]
    holds: tuple[Claim, ...]


@lru_cache(maxsize=16)
def read_otherwise(asked: Question) -> tuple[Otherwise, ...]:
    """What every other option of every reading makes of the claims, the other readings as they are."""
    now, chosen = which_hold(asked.dossier), dict(asked.choice.readings)
    found = []
    for reading in asked.base.readings:
        for option in reading.options:
            if option.id != chosen.get(reading.id, reading.options[0].id):
                other = asked.with_choice(with_reading(asked.choice, asked.base, reading.id, option.id)).dossier
                then = which_hold(other)
                fails = tuple(c for c in other.claims if now[c.id] and not then[c.id])
                holds = tuple(c for c in other.claims if then[c.id] and not now[c.id])
                found.append(Otherwise(reading, option, fails, holds))
    return tuple(found)


@lru_cache(maxsize=16)
def column_packages(dossier: Dossier) -> Mapping[tuple[str, str], Package]:
    """The package of every approach with every preset weighting, by (approach id, weighting id)."""
    found = {
        (a.id, w.id): make_selector(dossier, a.id).package(weight_vector(dossier, w.id))
        for a in dossier.approaches
        for w in dossier.weightings
    }
    return MappingProxyType(found)
