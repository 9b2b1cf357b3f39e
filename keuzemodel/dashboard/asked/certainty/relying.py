"""Owns which steps one can rely on, however one weighs, and what the others hang on. No Streamlit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from keuzemodel.dashboard.asked.certainty.fitting import Held
from keuzemodel.dashboard.asked.certainty.over_tables import Anyhow, anyhow
from keuzemodel.dashboard.asked.situation import Situation

NEARLY = 0.95
"""In at least this share of the cases is nearly always."""


class Turns(NamedTuple):
    """What turns a step: whether it is in now, the aspect, and whether more of its weight turns it; aspect is None
    where no aspect does more than the scores.
    """

    within: bool
    aspect: str | None
    more: bool


@dataclass(frozen=True)
class Relying:
    """Over any table that fits and any weighting at once: `over`.

    nearly: steps that are in now and nearly always, by code, the surest first; within, without: those that are in, or
    out, now and in most other cases. hangs: the other steps that nobody fixed, by what turns them.
    """

    over: Anyhow
    nearly: tuple[str, ...]
    within: tuple[str, ...]
    without: tuple[str, ...]
    hangs: Mapping[Turns, tuple[str, ...]]

    @property
    def turned_by(self) -> Mapping[str, int]:
        """How many steps the weight of each aspect turns, the most first."""
        counts = Counter(on.aspect for on, codes in self.hangs.items() for _ in codes)
        return {id: n for id, n in counts.most_common() if id is not None}


def relying(situation: Situation) -> Relying | None:
    """None where no tables fit."""
    over = anyhow(situation)
    if over is None:
        return None
    held, counts = over.standing.held, over.standing.counts
    now = set(situation.package.codes)
    often = [c for c, found in held.items() if c in now and found in (Held.ALL, Held.MOST)]
    often.sort(key=lambda code: -counts[code])
    without = [c for c, found in held.items() if c not in now and found in (Held.NONE, Held.FEW)]
    hangs: dict[Turns, list[str]] = {}
    for code, found in held.items():
        if found is not Held.FIXED and code not in (*often, *without):
            aspect, together = over.leans.get(code, (None, 0.0))
            hangs.setdefault(Turns(code in now, aspect, (together > 0) != (code in now)), []).append(code)
    return Relying(
        over,
        tuple(code for code in often if counts[code] >= NEARLY * over.n),
        tuple(code for code in often if counts[code] < NEARLY * over.n),
        tuple(sorted(without, key=counts.__getitem__)),
        MappingProxyType({on: tuple(codes) for on, codes in hangs.items()}),
    )
