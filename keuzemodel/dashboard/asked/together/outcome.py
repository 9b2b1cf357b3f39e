"""Owns what a meeting leaves with: the answers of every round, and what the last one comes to."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.dashboard.asked.together.estimated import Said, said
from keuzemodel.dashboard.asked.together.findings import Findings, by_role, findings
from keuzemodel.dashboard.asked.together.given import Estimated, Given, Packed
from keuzemodel.dashboard.asked.together.packed import Packages, packages
from keuzemodel.dashboard.asked.together.setup import Setup
from keuzemodel.model.valuation import Floats


@dataclass(frozen=True)
class Round:
    """The answers of a round that can be read; those of other ways than the meeting's own are empty."""

    number: int
    given: tuple[Given, ...] = ()
    packed: tuple[Packed, ...] = ()
    estimated: tuple[Estimated, ...] = ()

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.given) + len(self.packed) + len(self.estimated)

    @property
    def mixes(self) -> Floats | None:
        """The shares that everyone gave, (P, K); None where nobody weighed."""
        return np.array([one.mix for one in self.given]) if self.given else None


@dataclass(frozen=True)
class Outcome:
    """What a meeting leaves with. people: how many take part. rounds: those with an answer, at least one; it is about
    the last.
    """

    setup: Setup
    asked: Question
    people: int
    rounds: tuple[Round, ...]

    @property
    def last(self) -> Round:
        """The round that it is about."""
        return self.rounds[-1]

    @property
    def groups(self) -> tuple[tuple[str, int], ...]:
        """How many answers each role gave; roles with too few together, last, under ""."""
        last = self.last
        parts = (*by_role(last.given, self.setup.roles), *by_role(last.packed, self.setup.roles))
        return tuple((role, len(found)) for role, found in (*parts, *by_role(last.estimated, self.setup.roles)))

    @property
    def findings(self) -> Findings:
        """What the weightings come to; there is one. Raises InfeasibleError."""
        return findings(self.asked, self.last.given, self.setup.roles)

    @property
    def packages(self) -> Packages:
        """What the packages come to; there is one. Raises TooSlowError."""
        return packages(self.asked, self.last.packed)

    @property
    def said(self) -> Said:
        """What the estimates come to; there is one. Raises RequestError or InfeasibleError."""
        return said(self.asked, self.last.estimated)

    @property
    def held(self) -> tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]:
        """By role as in `groups`, everyone's package: the best of their weighting, or the one they packed."""
        if self.last.packed:
            found = by_role(self.last.packed, self.setup.roles)
            return tuple((role, tuple(one.codes for one in answers)) for role, answers in found)
        best = iter(self.findings.agreement.packages)
        return tuple((group.role, tuple(next(best) for _ in group.mixes)) for group in self.findings.groups)
