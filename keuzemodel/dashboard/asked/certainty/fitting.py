"""Owns what the tables that fit a dossier's source say of a choice. No Streamlit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto
from types import MappingProxyType

import numpy as np

from keuzemodel.analyse.claims import source_claims
from keuzemodel.analyse.ensemble.diagnostics import Diagnostics
from keuzemodel.analyse.ensemble.packages import Chooser
from keuzemodel.analyse.ensemble.stored import load_ensemble
from keuzemodel.analyse.ensemble.tables import Ensemble
from keuzemodel.dashboard.asked.certainty import making
from keuzemodel.dashboard.asked.memo import kept
from keuzemodel.dashboard.asked.situation import Question, Situation
from keuzemodel.model.dossier import Dossier
from keuzemodel.model.errors import EnsembleError, EnsembleKind, InfeasibleError
from keuzemodel.solve.items import measures_of
from keuzemodel.solve.problem import Bools

MOST = 0.75
"""In at least this share of the tables is in most of them; in at most the rest, in few."""


class Lack(Enum):
    """Why there are no tables that fit."""

    ABSENT = auto()
    NO_STATEMENTS = auto()
    """The source says nothing that a score could break."""
    STALE = auto()
    UNREADABLE = auto()
    READING = auto()
    """They were made for another reading of the source."""
    FEW = auto()
    """Too few of them have the user's own scores."""


_LACKS = {
    EnsembleKind.ABSENT: Lack.ABSENT,
    EnsembleKind.STALE: Lack.STALE,
    EnsembleKind.UNREADABLE: Lack.UNREADABLE,
}


@dataclass(frozen=True, eq=False)
class Fitting:
    """The tables that fit, narrowed to the user's own scores; or what they lack.

    whole: how many there were before. diagnostics: of those. here: whether this server made them. wanted: without
    them, the dossier of which they could be made.
    """

    ensemble: Ensemble | None
    whole: int = 0
    lack: Lack | None = None
    diagnostics: Diagnostics | None = None
    here: bool = False
    wanted: Dossier | None = None

    @property
    def rough(self) -> bool:
        """Whether shares over these tables are no more than an indication."""
        return self.diagnostics is not None and self.diagnostics.rough


class Held(Enum):
    """In how many of the tables that fit the best package holds a step."""

    ALL = auto()
    MOST = auto()
    DIVIDED = auto()
    FEW = auto()
    NONE = auto()
    FIXED = auto()
    """By the user, so in or out under every table."""


def held(count: int, n: int, fixed: bool = False) -> Held:
    """The class of a step that is held `count` times out of `n`."""
    if fixed:
        return Held.FIXED
    if count in (0, n):
        return Held.ALL if count else Held.NONE
    if count >= MOST * n:
        return Held.MOST
    return Held.FEW if count <= (1 - MOST) * n else Held.DIVIDED


@dataclass(frozen=True)
class Standing:
    """How a package stands over the tables that fit, at its own weighting.

    n: tables under which there is a package. lost: those under which there is none. whole: how many tables fit without
    own scores. counts, held: per step, by code in dossier order. same: tables with exactly this package. kept: of its
    steps, how many the best package of a table holds: first quartile, median, third. told: the source itself names
    this package at this weighting, so every table that fits gives it. rough: the shares are an indication only.
    """

    n: int
    lost: int
    whole: int
    counts: Mapping[str, int]
    held: Mapping[str, Held]
    same: int
    kept: tuple[float, float, float]
    told: bool
    rough: bool = False

    def among(self, which: Held) -> tuple[str, ...]:
        """The steps of a class."""
        return tuple(code for code, found in self.held.items() if found is which)


@kept(maxsize=8)
def _stored(base: Dossier) -> Fitting:
    """What is shipped with a dossier."""
    try:
        found = load_ensemble(base)
    except EnsembleError as error:
        return Fitting(None, lack=_LACKS[error.kind])
    return (
        Fitting(found, len(found), None, found.diagnostics)
        if found.basis == "statements"
        else Fitting(None, lack=Lack.ABSENT)
    )


def made(asked: Question) -> tuple[Ensemble | None, Ensemble | None]:
    """What this server made for the question: of the dossier as it is read, and with the user's own scores in it."""
    return making.WORKSHOP.made(asked.read), making.WORKSHOP.made(asked.dossier)


@kept(maxsize=16, on=made)
def fitting(asked: Question) -> Fitting:
    """The tables that fit a question: those of the dossier, or else those that this server made."""
    read, own = made(asked)
    if asked.choice.scores and own is not None:
        return Fitting(own, len(own), None, own.diagnostics, here=True)
    whole = _whole(asked, read)
    if whole.ensemble is None or not asked.choice.scores:
        return whole
    scores = {(s.code, s.criterion): s for s in asked.choice.scores}
    narrowed = whole.ensemble.given({k: s.score for k, s in scores.items()}, {k: s.margin for k, s in scores.items()})
    if narrowed.enough:
        return replace(whole, ensemble=narrowed)
    return Fitting(None, whole.whole, Lack.FEW, wanted=asked.dossier)


def _whole(asked: Question, read: Ensemble | None) -> Fitting:
    """The same without own scores. read: what this server made."""
    if read is not None:
        return Fitting(read, len(read), None, read.diagnostics, here=True)
    stored = _stored(asked.base)
    if stored.ensemble is None and not source_claims(asked.read):
        return Fitting(None, lack=Lack.NO_STATEMENTS)
    if stored.ensemble is None:
        return replace(stored, wanted=asked.read)
    if asked.read.fingerprint != asked.base.fingerprint:
        return Fitting(None, stored.whole, Lack.READING, wanted=asked.read)
    return stored


def chooser(asked: Question, ensemble: Ensemble) -> Chooser:
    """How a package is chosen, as the question asks."""
    return Chooser(asked.selector, ensemble.domain)


@kept(maxsize=128, on=made)
def standing(situation: Situation) -> Standing | None:
    """How the package stands; None where no tables fit, or none of them has a package."""
    found = fitting(situation)
    if found.ensemble is None:
        return None
    try:
        best, feasible = found.ensemble.chosen(chooser(situation, found.ensemble), situation.weights)
    except InfeasibleError:
        return None
    held = measures_of(situation.dossier, best[feasible])
    return standing_over(situation, held, len(found.ensemble), found.whole)


def standing_over(situation: Situation, best: Bools, looked_at: int, whole: int) -> Standing:
    """How the package stands among best packages, (n, M). looked_at: how many cases there were, with or without one."""
    codes, n = situation.dossier.codes, len(best)
    own = np.isin(codes, situation.package.codes)
    fixed = {*situation.choice.require, *situation.choice.forbid}
    counts = dict(zip(codes, best.sum(axis=0).tolist(), strict=True))
    low, middle, high = np.percentile((best & own).sum(axis=1), [25, 50, 75]).tolist()
    return Standing(
        n=n,
        lost=looked_at - n,
        whole=whole,
        counts=MappingProxyType(counts),
        held=MappingProxyType({code: held(count, n, code in fixed) for code, count in counts.items()}),
        same=int((best == own).all(axis=1).sum()),
        kept=(low, middle, high),
        told=bool((best == own).all()) and _advised(situation),
        rough=fitting(situation).rough,
    )


def _advised(situation: Situation) -> bool:
    """Whether the package is the source's own, asked for as the source does."""
    advice, choice = situation.base.advice, situation.choice
    return (
        advice is not None
        and situation.advised is not None
        and situation.advised.codes == situation.package.codes
        and (advice.approach, advice.weighting) == (choice.approach, choice.weighting)
    )
