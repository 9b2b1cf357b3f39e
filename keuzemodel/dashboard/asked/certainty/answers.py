"""Owns how certain a package is: what is drawn, the verdict per measure, what to find out first. No Streamlit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from types import MappingProxyType

from keuzemodel.analyse.frontier import Frontier, Point
from keuzemodel.analyse.sampling import DRAWS, Influence, Plan, Progress, Tally
from keuzemodel.analyse.stability import MOST_CORNERS, Nearest
from keuzemodel.analyse.weightsets import WeightSet, all_weightings, preset_weightings
from keuzemodel.dashboard.asked import analyses
from keuzemodel.dashboard.asked.situation import Question, Situation
from keuzemodel.model.dossier import ORIGINS, Origin
from keuzemodel.model.errors import TooSlowError
from keuzemodel.solve.problem import TIE
from keuzemodel.solve.selection import Selector

SEED = 1
"""Every draw that a screen or a file shows begins here: who computes again gets the same."""
FIRM = 0.9
"""In or out in at least this share of the draws counts as firm, on screen and in words."""
ASSUMED: tuple[Origin, ...] = ("aanname",)
KNOWN: tuple[Origin, ...] = tuple(o for o in ORIGINS if o not in ASSUMED)


class Section(StrEnum):
    """What the screen can answer, one at a time, by its name in the address."""

    SCORES = "scores"
    SLIDERS = "schuiven"
    WEIGHTINGS = "wegingen"
    ROOM = "capaciteit"
    MAP = "kaart"
    ADVICE = "advies"


SECTIONS = tuple(section.value for section in Section)


class Mixtures(StrEnum):
    """Which weightings are looked at: all mixtures of what."""

    ASPECTS = "aspecten"
    CRITERIA = "criteria"
    PRESETS = "wegingen"


class Draw(Enum):
    """What varies in a kind of draw."""

    WEIGHTS = auto()
    ASSUMED = auto()
    KNOWN = auto()
    EVERYTHING = auto()


class Work(Enum):
    """Other work that takes time."""

    WEIGHTINGS = auto()
    EVERY_SCORE = auto()


Waiting = Callable[[Draw | Work], Progress | None]
"""From what is being computed to a function that reports its progress."""


def weight_set(asked: Question, mixtures: Mixtures) -> WeightSet:
    """The weightings that are looked at."""
    if mixtures is Mixtures.CRITERIA:
        return all_weightings(asked.dossier)
    if mixtures is Mixtures.PRESETS:
        return preset_weightings(asked.dossier)
    return analyses.aspects_of(asked)[0]


def plan(situation: Situation, over: WeightSet | None, origins: tuple[Origin, ...], most: int | None = None) -> Plan:
    """What is drawn about a result. over: None keeps its own weights. origins: of the scores that vary."""
    selector = situation.selector
    n = analyses.draws_for(selector, most or DRAWS, origins)
    return Plan(selector, tuple(situation.weights.tolist()), over, origins, situation.package.codes, n, SEED)


@dataclass(frozen=True)
class Shift:
    """Weight that one aspect, criterion or weighting gains or loses, as shares of all."""

    id: str
    before: float
    after: float


@dataclass(frozen=True)
class Nearby:
    """The weighting nearest to a mixture that gives another package than `codes`; None where none does."""

    codes: tuple[str, ...]
    other: Nearest | None
    shifts: tuple[Shift, ...]

    @property
    def even_now(self) -> bool:
        """Whether the other package is equally good without any shift."""
        return self.other is not None and self.other.moved <= TIE


def nearby(selector: Selector, over: WeightSet, mix: Sequence[float], codes: tuple[str, ...]) -> Nearby | None:
    """Seen from a mixture of `over`; None where that has too many corners to work it out."""
    if len(over.ids) > MOST_CORNERS:
        return None
    other = analyses.nearest(selector, over, tuple(mix), codes)
    ends = other.mix if other is not None else mix
    shifts = (Shift(id, float(a), float(b)) for id, a, b in zip(over.ids, mix, ends, strict=True))
    return Nearby(codes, other, tuple(s for s in shifts if abs(s.before - s.after) > TIE))


@dataclass(frozen=True)
class Headline:
    """How much stays over every division over the aspects, and the nearest one with another package, if known."""

    often: Tally
    near: Nearby | None


def headline(situation: Situation, waiting: Waiting) -> Headline:
    """How much stays whatever one weighs."""
    aspects, mix = analyses.aspects_of(situation)
    often = analyses.tally(plan(situation, aspects, ()), waiting(Work.WEIGHTINGS))
    return Headline(often, nearby(situation.selector, aspects, mix.tolist(), situation.package.codes))


class Stands(Enum):
    """How firmly a measure is in or out when weights and scores vary."""

    IN = auto()
    OUT = auto()
    FIXED = auto()
    DEPENDS = auto()


@dataclass(frozen=True)
class Verdict:
    """How firm a measure is in or out. causes: where it depends, the kinds of draw that move it by themselves; none
    where only all of them together do.
    """

    stands: Stands
    causes: tuple[Draw, ...] = ()

    @property
    def rank(self) -> tuple[bool, bool, bool]:
        """Where verdicts that depend stand in a list: what hangs on assumptions first, what hangs on least before."""
        return Draw.ASSUMED not in self.causes, Draw.WEIGHTS in self.causes, Draw.KNOWN in self.causes


def verdict(shares: Mapping[Draw, float], fixed: bool) -> Verdict:
    """What a measure hangs on. shares: of the draws of each kind that hold it. fixed: by the user's own choice."""
    if fixed:
        return Verdict(Stands.FIXED)
    if shares[Draw.EVERYTHING] >= FIRM:
        return Verdict(Stands.IN)
    if shares[Draw.EVERYTHING] <= 1 - FIRM:
        return Verdict(Stands.OUT)
    alone = (Draw.WEIGHTS, Draw.ASSUMED, Draw.KNOWN)
    return Verdict(Stands.DEPENDS, tuple(draw for draw in alone if 1 - FIRM < shares[draw] < FIRM))


@dataclass(frozen=True)
class Firmness:
    """What every kind of draw gives, and the verdict per measure, by code in dossier order."""

    draws: Mapping[Draw, Tally]
    verdicts: Mapping[str, Verdict]

    @property
    def together(self) -> Tally:
        """What is drawn with everything at once."""
        return self.draws[Draw.EVERYTHING]

    def standing(self, stands: Stands) -> tuple[str, ...]:
        """The measures that stand so."""
        return tuple(code for code, verdict in self.verdicts.items() if verdict.stands is stands)

    def nearest_in(self, most: int) -> tuple[tuple[str, int], ...]:
        """The measures that are in most often with everything drawn, with how often; not those that the user fixed."""
        counts = zip(self.verdicts.items(), self.together.held, strict=True)
        free = [(code, n) for (code, verdict), n in counts if n and verdict.stands is not Stands.FIXED]
        return tuple(sorted(free, key=lambda pair: -pair[1])[:most])

    def depending(self) -> tuple[tuple[Verdict, tuple[str, ...]], ...]:
        """The measures that hang on something, together by what they hang on; what hangs on assumptions first."""
        causes = {verdict for verdict in self.verdicts.values() if verdict.stands is Stands.DEPENDS}
        return tuple(
            (one, tuple(code for code, verdict in self.verdicts.items() if verdict == one))
            for one in sorted(causes, key=lambda verdict: verdict.rank)
        )


def firmness(situation: Situation, waiting: Waiting) -> Firmness:
    """What stays in or out when weights, scores or both are different."""
    aspects, _ = analyses.aspects_of(situation)
    kinds: dict[Draw, tuple[WeightSet | None, tuple[Origin, ...]]] = {
        Draw.WEIGHTS: (aspects, ()),
        Draw.ASSUMED: (None, ASSUMED),
        Draw.KNOWN: (None, KNOWN),
        Draw.EVERYTHING: (aspects, ORIGINS),
    }
    draws = {kind: analyses.tally(plan(situation, *drawn), waiting(kind)) for kind, drawn in kinds.items()}
    fixed = (*situation.choice.require, *situation.choice.forbid)
    return Firmness(MappingProxyType(draws), verdicts(draws, situation.dossier.codes, fixed))


def verdicts(draws: Mapping[Draw, Tally], codes: Sequence[str], fixed: Iterable[str]) -> Mapping[str, Verdict]:
    """The verdict on each measure. codes: of the dossier. fixed: those that the user has fixed."""
    by_hand = frozenset(fixed)
    return MappingProxyType({
        code: verdict({kind: t.held[place] / max(t.feasible, 1) for kind, t in draws.items()}, code in by_hand)
        for place, code in enumerate(codes)
    })  # fmt: skip


@dataclass(frozen=True)
class FirstQuestion:
    """Scores by how often they change the package, the most telling first; first: of those that are assumed."""

    ranked: tuple[Influence, ...]
    first: Influence


def first_question(situation: Situation, waiting: Waiting) -> FirstQuestion | None:
    """Which score to find out first; None where none makes a difference. Raises TooSlowError."""
    n = analyses.influence_draws(situation.selector)
    if n is None:
        raise TooSlowError("every score would ask for draws of its own")
    ranked = analyses.influences(plan(situation, None, ORIGINS, n), waiting(Work.EVERY_SCORE))
    if not ranked or not ranked[0].changed:
        return None
    first = next((i for i in ranked if situation.dossier.score_of[i.code, i.criterion].origin in ASSUMED), ranked[0])
    return FirstQuestion(ranked, first)


def last_within(found: Frontier, room: float) -> Point | None:
    """The point of a frontier that a capacity buys."""
    return next((p for p in reversed(found.points) if p.use <= room + TIE), None)
