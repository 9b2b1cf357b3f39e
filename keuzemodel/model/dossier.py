"""Owns the dossier: one decision model, frozen, as read from its folder. Its parts are of the types in `parts`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType

from keuzemodel.model.claims.claim import Claim as Claim
from keuzemodel.model.claims.claim import ClaimKind as ClaimKind
from keuzemodel.model.claims.claim import default_kind
from keuzemodel.model.framework import Framework
from keuzemodel.model.parts import ORIGINS as ORIGINS
from keuzemodel.model.parts import Advice as Advice
from keuzemodel.model.parts import Approach as Approach
from keuzemodel.model.parts import Aspect as Aspect
from keuzemodel.model.parts import Condition as Condition
from keuzemodel.model.parts import Coverage as Coverage
from keuzemodel.model.parts import Criterion as Criterion
from keuzemodel.model.parts import Measure as Measure
from keuzemodel.model.parts import MeasureGroup as MeasureGroup
from keuzemodel.model.parts import Origin as Origin
from keuzemodel.model.parts import Overlap as Overlap
from keuzemodel.model.parts import Phase as Phase
from keuzemodel.model.parts import Relation as Relation
from keuzemodel.model.parts import Score as Score
from keuzemodel.model.parts import Start as Start
from keuzemodel.model.parts import Theme as Theme
from keuzemodel.model.parts import Weighting as Weighting
from keuzemodel.model.readings import Choices, Reading, applied, deviating

MARK = 12
"""Characters of a dossier's mark."""


@dataclass(frozen=True)
class Dossier:
    """One decision model. Every part is a tuple in file order; `fingerprint` marks its contents but for the groups.

    claims: those with a check. untestable: those without. readings: where the source can be read in more ways than
    the one of the dossier itself. earlier: marks of versions that gave the same packages.
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
    framework: Framework | None = field(default=None, repr=False)
    groups: tuple[MeasureGroup, ...] = field(default=(), repr=False)
    untestable: tuple[Claim, ...] = field(default=(), repr=False)
    begin: tuple[Start, ...] = field(default=(), repr=False)
    conditions: tuple[Condition, ...] = field(default=(), repr=False)
    readings: tuple[Reading, ...] = field(default=(), repr=False)
    overlaps: tuple[Overlap, ...] = field(default=(), repr=False)
    earlier: tuple[str, ...] = field(default=(), repr=False)

    def __hash__(self) -> int:
        return hash(self.fingerprint)

    @property
    def lens(self) -> Framework | None:
        """The framework, by the name under which code outside this package knows it."""
        return self.framework

    def is_as(self, mark: str) -> bool:
        """Whether the dossier with this mark gave the same packages."""
        return mark in (self.fingerprint, *self.earlier)

    @cached_property
    def unknown(self) -> frozenset[tuple[str, str]]:
        """(code, criterion) of every score that says nothing."""
        return frozenset((s.code, s.criterion) for s in self.scores if self.says_nothing(s))

    def says_nothing(self, score: Score) -> bool:
        """Whether a score is an assumption with a margin as wide as its scale, and so tells nothing."""
        return score.origin == "aanname" and score.margin >= self.width(score.criterion)

    def unknown_of(self, codes: Iterable[str], criterion: str) -> tuple[str, ...]:
        """The measures whose score on a criterion is unknown, in the order given."""
        return tuple(code for code in codes if (code, criterion) in self.unknown)

    def filled_in(self, score: Score) -> Score:
        """A score of the user's own, its margin within the scale; 0 where nothing was known and none is given."""
        old = self.score_of[score.code, score.criterion]
        if (score.code, score.criterion) in self.unknown and score.margin == old.margin:
            return replace(score, margin=0.0)
        return replace(score, margin=min(score.margin, self.width(score.criterion)))

    def width(self, criterion: str) -> float:
        """The distance between the ends of a criterion's scale."""
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

    @cached_property
    def reinforcements(self) -> tuple[Relation, ...]:
        """The relations that hold back a share of a measure's benefits until another is beside it, in file order."""
        return tuple(r for r in self.relations if r.kind == "reinforces")

    def with_score(self, code: str, criterion: str, score: float) -> Dossier:
        """The same dossier with one score changed."""
        return self.with_scores([replace(self.score_of[code, criterion], score=float(score))])

    def with_scores(self, scores: Iterable[Score]) -> Dossier:
        """The same dossier with these scores in place of its own; the fingerprint covers both."""
        changed = {(s.code, s.criterion): s for s in scores}
        if not changed:
            return self
        mark = hashlib.sha256(repr((self.fingerprint, sorted(changed.items()))).encode()).hexdigest()
        return replace(
            self,
            scores=tuple(changed.get((s.code, s.criterion), s) for s in self.scores),
            fingerprint=mark[: len(self.fingerprint)],
        )

    def read(self, chosen: Choices) -> Dossier:
        """The same dossier with other options of its readings, each (reading, option); what is not named stays so.

        Itself if every option is the first. KeyError for one that there is not. A dossier that was read so is not read
        again: start from the one that was not.
        """
        options = deviating(self.readings, chosen)
        if not options:
            return self
        relations, weightings, approaches = applied(self.relations, self.weightings, self.approaches, options)
        mark = hashlib.sha256(repr((self.fingerprint, [o.id for o in options], options)).encode()).hexdigest()
        return replace(
            self,
            relations=relations,
            weightings=weightings,
            approaches=approaches,
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

    def group(self, code: str) -> MeasureGroup | None:
        """The group with this code, if the dossier names it."""
        return {g.code: g for g in self.groups}.get(code)

    def approach(self, id: str) -> Approach:
        """The approach with this id; KeyError if there is none."""
        return {a.id: a for a in self.approaches}[id]


def mark_of(dossier: Dossier) -> str:
    """The mark of everything but the groups, the overlaps and the framework: these change no package, so they put no
    scenario out of date. dossier: with an empty mark.

    What dossiers could not hold at first counts only where there is any: a dossier without it keeps its mark.
    """
    options = [o for reading in dossier.readings for o in reading.options]
    relations = (*dossier.relations, *(r for o in options for r in (*o.removed, *o.added)))
    later = {
        "kinds": tuple((c.id, c.kind) for c in dossier.claims if c.kind != default_kind(c.check)),
        "untestable": dossier.untestable,
        "begin": dossier.begin,
        "conditions": dossier.conditions,
        "readings": dossier.readings,
        "shares": tuple((r.code, r.others, r.share) for r in relations if r.share),
    }
    # The framework was called so in what was marked when the first scenarios were kept.
    text = f"{repr(dossier).removesuffix(')')}, lens=None)"
    more = {name: held for name, held in later.items() if held}
    return hashlib.sha256((text + (repr(more) if more else "")).encode()).hexdigest()[:MARK]
