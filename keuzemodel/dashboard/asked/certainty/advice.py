"""Owns how certain the source's own advice is, without anybody's forced choices. No Streamlit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from keuzemodel.analyse.sampling import DRAWS, Plan, Progress, Tally
from keuzemodel.analyse.weightsets import WeightSet
from keuzemodel.dashboard.asked import analyses
from keuzemodel.dashboard.asked.certainty.answers import ASSUMED, SEED, Mixtures, Nearby, nearby, weight_set
from keuzemodel.dashboard.asked.situation import Situation, first_asked
from keuzemodel.model.dossier import ORIGINS

FALLS = ((), ASSUMED, ORIGINS)
"""Origins of the scores that vary: none, the assumed ones, all."""


@dataclass(frozen=True)
class AdviceCertainty:
    """How often the advice is the best package, and what leads away from it soonest.

    tallies: per kind of mixtures, None for the weighting of the advice alone, a tally for each of FALLS.
    near: per kind of mixtures, seen from the weighting of the advice or from the middle of the presets; None where
    there are too many corners to say.
    """

    codes: tuple[str, ...]
    tallies: Mapping[Mixtures | None, tuple[Tally, ...]]
    near: Mapping[Mixtures, Nearby | None]


def advice_certainty(situation: Situation, progress: Progress | None = None) -> AdviceCertainty | None:
    """Whether the advice stands under other weightings and other scores; None where the dossier has none."""
    if situation.advised is None:
        return None
    own, codes = first_asked(situation.dossier), situation.advised.codes
    selector, weights = own.selector, tuple(own.weights.tolist())
    sets: dict[Mixtures, WeightSet] = {
        mixtures: weight_set(own, mixtures) for mixtures in (Mixtures.PRESETS, Mixtures.ASPECTS, Mixtures.CRITERIA)
    }

    def tallies(over: WeightSet | None) -> tuple[Tally, ...]:
        plans = (
            Plan(selector, weights, over, origins, codes, analyses.draws_for(selector, DRAWS, origins), SEED)
            for origins in FALLS
        )
        return tuple(analyses.tally(plan, progress) for plan in plans)

    rows = {None: tallies(None)} | {mixtures: tallies(over) for mixtures, over in sets.items()}
    presets = len(sets[Mixtures.PRESETS].ids)
    here = {
        Mixtures.PRESETS: [1 / presets] * presets,
        Mixtures.ASPECTS: analyses.aspects_of(own)[1].tolist(),
        Mixtures.CRITERIA: weights,
    }
    near = {mixtures: nearby(selector, sets[mixtures], mix, codes) for mixtures, mix in here.items()}
    return AdviceCertainty(codes, MappingProxyType(rows), MappingProxyType(near))
