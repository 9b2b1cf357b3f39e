"""Owns what a meeting consists of, as values: types only."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from keuzemodel.dashboard.kept.store import GoneError

__all__ = ["Answer", "FullError", "GoneError", "Meeting", "Outcome", "Participant", "Submitted"]


@dataclass(frozen=True)
class Meeting:
    """A meeting as it stands. code: six signs, to be shown by `shown_code`. setup: JSON, not read here. round: 1 for
    the first. revision: goes up with everything that changes. created, until: seconds since 1970; gone from `until` on.
    """

    id: str
    code: str
    setup: str
    round: int
    is_open: bool
    is_shown: bool
    revision: int
    created: int
    until: int


@dataclass(frozen=True)
class Participant:
    """Somebody who joined. name: as typed, "" if nothing was. role: as the setup calls it."""

    id: str
    meeting_id: str
    name: str
    role: str


@dataclass(frozen=True)
class Answer:
    """What a participant answered in a round, one way. number: 1 for the first, one more for every change.
    content: JSON, not read here. saved: seconds since 1970.
    """

    participant_id: str
    round: int
    way: str
    number: int
    content: str
    saved: int


class Outcome(Enum):
    """What became of an answer that was submitted."""

    SAVED = "safe on disk, now or already"
    STALE = "made from a page that lags behind: another answer stands"
    CLOSED = "the round is closed, or another one is on"
    GONE = "the meeting is over, or the participant left"


@dataclass(frozen=True)
class Submitted:
    """What became of it. answer: the one that stands now for that round and way; None if there is none."""

    outcome: Outcome
    answer: Answer | None


class FullError(Exception):
    """The meeting has as many participants as it may have."""
