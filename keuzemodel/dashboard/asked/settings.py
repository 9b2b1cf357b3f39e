"""Owns what a package rests on, as plain values: every file, line and table that says it renders this. No Streamlit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from keuzemodel.dashboard.asked.choice import OWN
from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.model.dossier import Aspect, Criterion, Origin
from keuzemodel.model.dutch import rounded_shares


@dataclass(frozen=True)
class Limit:
    """The most that a package may ask of a criterion.

    origin: of the approach's own limit, `eigen` where the user set another. unknown: of how many of the measures the
    criterion is not known, so that the limit cannot count them.
    """

    criterion: Criterion
    most: float
    origin: Origin
    unknown: int


@dataclass(frozen=True)
class Settings:
    """The settings of a question, with its dossier.

    version: of the scores. weighting: the name of one of the dossier's, None for one's own. shares: the weight of every
    criterion; aspect_shares: of every aspect. always, never: codes. demanded: names of what a step is demanded
    for. readings: (name, option) where the source is read otherwise than the dossier does. own_scores: how many.
    measures: how many the dossier has. link: the address that opens it, empty if not given.
    """

    dossier: str
    version: str
    approach: str
    weighting: str | None
    shares: tuple[tuple[Criterion, float], ...]
    aspect_shares: tuple[tuple[Aspect, float], ...]
    limits: tuple[Limit, ...]
    always: tuple[str, ...]
    never: tuple[str, ...]
    demanded: tuple[str, ...]
    own_scores: int
    measures: int
    readings: tuple[tuple[str, str], ...] = ()
    day: date | None = None
    link: str = ""

    @cached_property
    def weights(self) -> tuple[tuple[Criterion, int], ...]:
        """Of every criterion, in parts of a thousand that add up."""
        parts = rounded_shares(tuple(share for _, share in self.shares), 1000)
        return tuple((criterion, part) for (criterion, _), part in zip(self.shares, parts, strict=True))

    @cached_property
    def aspects(self) -> tuple[tuple[Aspect, int], ...]:
        """Of every aspect, in parts of a hundred that add up."""
        parts = rounded_shares(tuple(share for _, share in self.aspect_shares), 100)
        return tuple((aspect, part) for (aspect, _), part in zip(self.aspect_shares, parts, strict=True))


def rests_on(asked: Question, day: date | None = None, link: str = "") -> Settings:
    """What a question rests on. Raises RequestError if nothing weighs."""
    dossier, choice = asked.dossier, asked.choice
    approach = dossier.approach(choice.approach)
    return Settings(
        dossier=dossier.title,
        version=dossier.fingerprint,
        approach=approach.name,
        weighting=weighting_name(asked),
        shares=tuple(zip(dossier.criteria, asked.weights.tolist(), strict=True)),
        aspect_shares=tuple((dossier.aspect(id), share) for id, share in asked.aspect_shares.items()),
        limits=tuple(
            Limit(
                dossier.criterion(id),
                most,
                approach.origin if most == approach.limits.get(id) else "eigen",
                sum(criterion == id for _, criterion in dossier.unknown),
            )
            for id, most in asked.limits.items()
        ),
        always=choice.require,
        never=choice.forbid,
        demanded=demanded_names(asked),
        own_scores=len(choice.scores),
        measures=len(dossier.measures),
        readings=reading_names(asked),
        day=day,
        link=link,
    )


def weighting_name(asked: Question) -> str | None:
    """The name of the chosen weighting; None for one's own."""
    id = asked.choice.weighting
    return None if id == OWN else asked.dossier.weighting(id).name


def demanded_names(asked: Question) -> tuple[str, ...]:
    """What the choice demands a step for, by name."""
    framework = asked.dossier.framework
    return tuple(p.name for p in framework.principles if p.id in asked.choice.demanded) if framework else ()


def reading_names(asked: Question) -> tuple[tuple[str, str], ...]:
    """How the source is read where that is otherwise than the dossier does, by name: (reading, option)."""
    named = dict(asked.choice.readings)
    return tuple((r.name, r.option(named[r.id]).name) for r in asked.base.readings if r.id in named)
