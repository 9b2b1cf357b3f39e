"""Owns what the answers of a round come to: who weighs how, what everyone's package holds, and where it matters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

import numpy as np

from keuzemodel.analyse.stability import Nearest
from keuzemodel.analyse.together.agreement import Agreement, agreement
from keuzemodel.analyse.together.compromise import Compromise, compromise
from keuzemodel.analyse.together.differences import Apart, differences, middle
from keuzemodel.analyse.together.room import room
from keuzemodel.analyse.weightsets import WeightSet
from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.dashboard.asked.together.given import Estimated, Given, Packed
from keuzemodel.dashboard.asked.together.setup import corners_of
from keuzemodel.model.valuation import Floats

P = TypeVar("P", bound=Given | Packed | Estimated)
ENOUGH = 3
"""So many answers make a role a group of its own: of fewer, the picture would tell who weighed how."""

LEAST = 2
"""Of fewer answers nothing is shown to the room: one is not a group, but somebody's own."""


@dataclass(frozen=True)
class Group:
    """Participants of one role, or those of all roles with too few, of which role is "". mixes: (P, K)."""

    role: str
    mixes: Floats


@dataclass(frozen=True)
class Findings:
    """What the weightings of a round come to.

    corners: what every aspect's share weighs. groups: by role. agreement: of everyone's packages. room: how far anyone
    can move before the shared package is not best any more; None without a shared package, or where nothing changes
    it. differences: per pair of groups. compromise: between the groups, or between the participants where there is
    one group only. bests: what the best package of each of these is worth to them.
    """

    corners: WeightSet
    groups: tuple[Group, ...]
    agreement: Agreement
    room: Nearest | None
    differences: tuple[Apart, ...]
    compromise: Compromise
    bests: tuple[float, ...]

    @property
    def mixes(self) -> Floats:
        """Of everyone, (P, K)."""
        found: Floats = np.concatenate([group.mixes for group in self.groups])
        return found

    @property
    def middles_together(self) -> float:
        """What the median shares of all aspects add up to: 1 where they make a weighting."""
        return float(np.median(self.mixes, axis=0).sum())


def by_role(given: Sequence[P], roles: Sequence[str]) -> tuple[tuple[str, tuple[P, ...]], ...]:
    """Answers by role, in the order of the roles; those of roles with too few together, last, under "". Where these are
    too few as well, the smallest role stands with them.
    """
    of_role: dict[str, list[P]] = {role: [] for role in roles}
    for one in given:
        of_role.setdefault(one.role, []).append(one)
    large: dict[str, tuple[P, ...]] = {
        role: tuple(answers) for role, answers in of_role.items() if role and len(answers) >= ENOUGH
    }
    rest: tuple[P, ...] = tuple(one for role, found in of_role.items() if role not in large for one in found)
    if rest and len(rest) < ENOUGH and large:
        rest += large.pop(min(large, key=lambda role: len(large[role])))
    return (*large.items(), *([("", rest)] if rest else []))


def grouped(given: Sequence[Given], roles: Sequence[str]) -> tuple[Group, ...]:
    """Participants by role, as `by_role` has them."""
    return tuple(Group(role, np.array([g.mix for g in answers])) for role, answers in by_role(given, roles))


@lru_cache(maxsize=32)
def findings(asked: Question, given: tuple[Given, ...], roles: tuple[str, ...]) -> Findings:
    """What the weightings of at least one participant come to. Raises InfeasibleError."""
    selector, found, groups = asked.selector, corners_of(asked), grouped(given, roles)
    mixes = np.concatenate([group.mixes for group in groups])
    agreed = agreement(selector, mixes @ found.matrix)
    space = room(selector, found, mixes, agreed.shared) if agreed.shared is not None else None
    middles = {group.role: middle(group.mixes) for group in groups}
    parties = np.array(list(middles.values())) if len(groups) > 1 else mixes
    between = compromise(selector, mixes @ found.matrix, parties @ found.matrix)
    net = selector.net(parties @ found.matrix)
    bests = tuple((net * selector.solver.best(net)).sum(axis=1).tolist())
    return Findings(found, groups, agreed, space, differences(selector, found, middles), between, bests)
