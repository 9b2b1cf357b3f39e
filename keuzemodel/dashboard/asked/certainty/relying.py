"""Owns which steps one can rely on, however one weighs, and what the others hang on. No Streamlit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from keuzemodel.dashboard.asked.certainty.fitting import Held
from keuzemodel.dashboard.asked.certainty.over_tables import Anyhow, anyhow
from keuzemodel.dashboard.asked.situation import Situation


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

    within, without: steps that are in, or out, now and in most cases, by code, the surest first. hangs: the other
    steps that nobody fixed, by what turns them.
    """

    over: Anyhow
    within: tuple[str, ...]
    without: tuple[str, ...]
    hangs: Mapping[Turns, tuple[str, ...]]


def relying(situation: Situation) -> Relying | None:
    """None where no tables fit."""
    over = anyhow(situation)
    if over is None:
        return None
    held, counts = over.standing.held, over.standing.counts
    now = set(situation.package.codes)
    within = [c for c, found in held.items() if c in now and found in (Held.ALL, Held.MOST)]
    without = [c for c, found in held.items() if c not in now and found in (Held.NONE, Held.FEW)]
    hangs: dict[Turns, list[str]] = {}
    for code, found in held.items():
        if found is not Held.FIXED and code not in (*within, *without):
            aspect, together = over.leans.get(code, (None, 0.0))
            hangs.setdefault(Turns(code in now, aspect, (together > 0) != (code in now)), []).append(code)
    return Relying(
        over,
        tuple(sorted(within, key=lambda code: -counts[code])),
        tuple(sorted(without, key=counts.__getitem__)),
        MappingProxyType({on: tuple(codes) for on, codes in hangs.items()}),
    )
