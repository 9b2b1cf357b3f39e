"""Owns the frozen types of a dossier: one decision model, as read from its folder."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType
from typing import Literal

from keuzemodel.model.advice import Advice as Advice
from keuzemodel.model.advice import Condition as Condition
from keuzemodel.model.advice import Start as Start
from keuzemodel.model.claim import Claim as Claim
from keuzemodel.model.claim import ClaimKind as ClaimKind
from keuzemodel.model.lens import Lens
from keuzemodel.model.origin import ORIGINS as ORIGINS
from keuzemodel.model.origin import Origin as Origin
from keuzemodel.model.readonly import hold


@dataclass(frozen=True)
class Theme:
    """A heading under which measures stand (thema, opgave)."""

    id: str
    name: str
    note: str = ""


@dataclass(frozen=True)
class Phase:
    """A period in which measures are carried out; a lower number comes first."""

    number: int
    name: str
    note: str = ""


@dataclass(frozen=True)
class Aspect:
    """A group of criteria that gets one slider."""

    id: str
    name: str
    question: str = ""


@dataclass(frozen=True)
class Criterion:
    """A leaf criterion with a fixed scale.

    scale: (low, high) in `unit`; high > 0. anchors: what a point of the scale means, in words.
    """

    id: str
    name: str
    aspect: str
    kind: Literal["benefit", "burden"]
    scale: tuple[float, float]
    unit: str = ""
    anchors: Mapping[float, str] = field(default_factory=dict, hash=False)
    note: str = ""

    def __post_init__(self) -> None:
        hold(self, "anchors")

    @property
    def in_euros(self) -> bool:
        """Whether scores are amounts of money."""
        return self.unit == "€"

    @property
    def sign(self) -> int:
        """+1 for a benefit, -1 for a burden."""
        return 1 if self.kind == "benefit" else -1


@dataclass(frozen=True)
class Measure:
    """One selectable step; `parent` is the code of the measure it is a part of, or ""."""

    code: str
    name: str
    parent: str
    theme: str
    phase: int
    note: str = ""


@dataclass(frozen=True)
class Group:
    """What a source calls a measure and the dossier has as several steps: those with its code as their `parent`."""

    code: str
    name: str
    note: str = ""
    origin: Origin = "aanname"
    source: str = ""


@dataclass(frozen=True)
class Score:
    """What one measure does on one criterion; `margin` is in scale points."""

    code: str
    criterion: str
    score: float
    margin: float
    origin: Origin
    source: str = ""
    note: str = ""


@dataclass(frozen=True)
class Relation:
    """`code` requires at least one of `others`, or excludes every one of `others`."""

    kind: Literal["requires", "excludes"]
    code: str
    others: tuple[str, ...]
    origin: Origin = "aanname"
    source: str = ""
    note: str = ""


@dataclass(frozen=True)
class Weighting:
    """A preset; `weights` are leaf weights by criterion id and sum to 1.

    aspect_points and criterion_points are the numbers as the file gives them, before normalising.
    """

    id: str
    name: str
    note: str
    weights: Mapping[str, float] = field(hash=False)
    aspect_points: Mapping[str, float] = field(hash=False)
    criterion_points: Mapping[str, float] = field(hash=False)
    origin: Origin = "aanname"
    source: str = ""

    def __post_init__(self) -> None:
        hold(self, "weights", "aspect_points", "criterion_points")


@dataclass(frozen=True)
class Approach:
    """A way of choosing; `limits` are maxima of a burden's total, by criterion id."""

    id: str
    name: str
    note: str
    limits: Mapping[str, float] = field(default_factory=dict, hash=False)
    origin: Origin = "aanname"
    source: str = ""

    def __post_init__(self) -> None:
        hold(self, "limits")


@dataclass(frozen=True)
class Coverage:
    """At least `minimum` measures of `theme` must be in the package."""

    theme: str
    minimum: int
    origin: Origin = "aanname"
    source: str = ""
    note: str = ""


@dataclass(frozen=True)
class Dossier:
    """One decision model. Every part is a tuple in file order; `fingerprint` marks its contents but for the groups.

    claims: those with a check. untestable: those without.
    """

    id: str
    title: str
    description: str
    sources: tuple[str, ...]
    advice: Advice | None
    themes: tuple[Theme, ...]
    phases: tuple[Phase, ...]
    aspects: tuple[Aspect, ...]
    criteria: tuple[Criterion, ...]
    weightings: tuple[Weighting, ...]
    approaches: tuple[Approach, ...]
    coverage: tuple[Coverage, ...]
    measures: tuple[Measure, ...]
    scores: tuple[Score, ...]
    relations: tuple[Relation, ...]
    claims: tuple[Claim, ...]
    fingerprint: str
    lens: Lens | None = None
    groups: tuple[Group, ...] = field(default=(), repr=False)
    untestable: tuple[Claim, ...] = field(default=(), repr=False)
    begin: tuple[Start, ...] = field(default=(), repr=False)
    conditions: tuple[Condition, ...] = field(default=(), repr=False)

    def __hash__(self) -> int:
        return hash(self.fingerprint)

    @cached_property
    def unknown(self) -> frozenset[tuple[str, str]]:
        """(code, criterion) of every score that says nothing."""
        return frozenset((s.code, s.criterion) for s in self.scores if self.says_nothing(s))

    def says_nothing(self, score: Score) -> bool:
        """Whether a score, of this dossier or in place of one, is assumed with a margin as wide as its scale."""
        return score.origin == "aanname" and score.margin >= self.width(score.criterion)

    def unknown_of(self, codes: Iterable[str], criterion: str) -> tuple[str, ...]:
        """Those of the measures of which a criterion is not known, in the order given."""
        return tuple(code for code in codes if (code, criterion) in self.unknown)

    def filled_in(self, score: Score) -> Score:
        """A score of the user's own; where nothing was known and no other margin is given, it is as sure as it says."""
        old = self.score_of[score.code, score.criterion]
        if (score.code, score.criterion) in self.unknown and score.margin == old.margin:
            return replace(score, margin=0.0)
        return replace(score, margin=min(score.margin, self.width(score.criterion)))

    def width(self, criterion: str) -> float:
        """From the one end of a criterion's scale to the other."""
        low, high = self.criterion(criterion).scale
        return high - low

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The codes of all measures, in file order."""
        return tuple(measure.code for measure in self.measures)

    @cached_property
    def measure_index(self) -> Mapping[str, int]:
        """Position of each measure by code."""
        return MappingProxyType({measure.code: i for i, measure in enumerate(self.measures)})

    @cached_property
    def criterion_index(self) -> Mapping[str, int]:
        """Position of each criterion by id."""
        return MappingProxyType({criterion.id: i for i, criterion in enumerate(self.criteria)})

    @cached_property
    def score_of(self) -> Mapping[tuple[str, str], Score]:
        """Each score by (measure code, criterion id)."""
        return MappingProxyType({(score.code, score.criterion): score for score in self.scores})

    @cached_property
    def criteria_of(self) -> Mapping[str, tuple[Criterion, ...]]:
        """The criteria under each aspect, by aspect id."""
        return MappingProxyType(
            {aspect.id: tuple(c for c in self.criteria if c.aspect == aspect.id) for aspect in self.aspects}
        )

    def with_score(self, code: str, criterion: str, score: float) -> Dossier:
        """The same dossier with one score otherwise."""
        return self.with_scores([replace(self.score_of[code, criterion], score=float(score))])

    def with_scores(self, scores: Iterable[Score]) -> Dossier:
        """The same dossier with these scores in place of its own; the fingerprint is that of both."""
        changed = {(s.code, s.criterion): s for s in scores}
        if not changed:
            return self
        mark = hashlib.sha256(repr((self.fingerprint, sorted(changed.items()))).encode()).hexdigest()
        return replace(
            self,
            scores=tuple(changed.get((s.code, s.criterion), s) for s in self.scores),
            fingerprint=mark[: len(self.fingerprint)],
        )

    def measure(self, code: str) -> Measure:
        """The measure with this code; KeyError if there is none."""
        return self.measures[self.measure_index[code]]

    def criterion(self, id: str) -> Criterion:
        """The criterion with this id; KeyError if there is none."""
        return self.criteria[self.criterion_index[id]]

    def aspect(self, id: str) -> Aspect:
        """The aspect with this id; KeyError if there is none."""
        return {a.id: a for a in self.aspects}[id]

    def theme(self, id: str) -> Theme:
        """The theme with this id; KeyError if there is none."""
        return {t.id: t for t in self.themes}[id]

    def weighting(self, id: str) -> Weighting:
        """The preset weighting with this id; KeyError if there is none."""
        return {w.id: w for w in self.weightings}[id]

    def group(self, code: str) -> Group | None:
        """The group with this code, if the dossier names it."""
        return {g.code: g for g in self.groups}.get(code)

    def approach(self, id: str) -> Approach:
        """The approach with this id; KeyError if there is none."""
        return {a.id: a for a in self.approaches}[id]
