"""Owns what packed packages come to: which steps they hold, and which of them a weighting would choose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from keuzemodel.analyse.together.own_package import Standing, standing
from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.dashboard.asked.together.given import Packed
from keuzemodel.dashboard.asked.together.setup import corners_of


@dataclass(frozen=True)
class Packages:
    """held: how many packages hold each step, by code. kinds: every package with how many packed it, most first, then
    as in the dossier. standings: of those, where each stands over all weightings.
    """

    people: int
    held: Mapping[str, int]
    kinds: tuple[tuple[tuple[str, ...], int], ...]
    standings: tuple[Standing, ...]

    @property
    def chosen_somewhere(self) -> int:
        """How many participants packed what some weighting would choose."""
        pairs = zip(self.kinds, self.standings, strict=True)
        return sum(count for (_, count), found in pairs if found.best is not None)


@lru_cache(maxsize=512)
def where_it_stands(asked: Question, codes: tuple[str, ...]) -> Standing:
    """Where one package stands over all weightings. Raises TooSlowError."""
    return standing(asked.selector, corners_of(asked), codes)


@lru_cache(maxsize=32)
def packages(asked: Question, packed: tuple[Packed, ...]) -> Packages:
    """What they come to, of at least one. Raises TooSlowError."""
    counts = Counter(one.codes for one in packed)
    place = asked.dossier.measure_index
    kinds = sorted(counts.items(), key=lambda kind: (-kind[1], [place[code] for code in kind[0]]))
    held = {code: sum(code in one.codes for one in packed) for code in asked.dossier.codes}
    return Packages(len(packed), held, tuple(kinds), tuple(where_it_stands(asked, codes) for codes, _ in kinds))
