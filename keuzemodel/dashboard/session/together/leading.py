"""Owns which meeting this browser leads, and how it stands: begun in this session, or known by a cookie."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from typing import TypeVar
from urllib.parse import urlencode, urlsplit

import streamlit as st

from keuzemodel.dashboard.asked import link
from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.dashboard.asked.together.findings import LEAST, Findings, findings
from keuzemodel.dashboard.asked.together.given import Given, compared, estimated, package, weighting
from keuzemodel.dashboard.asked.together.outcome import Outcome, Round
from keuzemodel.dashboard.asked.together.setup import Setup, question_of, read_setup
from keuzemodel.dashboard.kept.meetings import meetings
from keuzemodel.dashboard.kept.meetings.kinds import Meeting, Participant
from keuzemodel.dashboard.session import current
from keuzemodel.model.dossier import Dossier

COOKIE = "keuzemodel_leiding"
"""Holds the key of who leads; scripts of a page cannot read it."""
READ: Mapping[str, Callable[[Question, str, str, str], Given | None]] = {"wegen": weighting, "vragen": compared}
"""The ways of answering that end in a weighting, and how each is read."""
T = TypeVar("T")
JOINING = "meedoen"
"""Where participants come in, behind the address of the dashboard."""


@dataclass(frozen=True)
class Standing:
    """A meeting at one moment. rounds: the answers of every round in which this was asked, by its number and by
    participant.
    """

    meeting: Meeting
    setup: Setup
    asked: Question
    people: tuple[Participant, ...]
    rounds: Mapping[int, Mapping[str, str]]

    @cached_property
    def read(self) -> Mapping[int, Round]:
        """What can be read of every round, by its number."""
        return {number: self._read(number, said) for number, said in self.rounds.items()}

    @property
    def now(self) -> Round:
        """The answers of this round."""
        return self.read[self.meeting.round]

    @property
    def before(self) -> Round:
        """Those of the round before; empty in the first."""
        return self.read.get(self.meeting.round - 1, Round(0))

    @property
    def findings(self) -> Findings:
        """What the weightings of this round come to; there is one. Raises InfeasibleError."""
        return findings(self.asked, self.now.given, self.setup.roles)

    @property
    def is_shown(self) -> bool:
        """Whether the room sees the answers: it is to, and there are enough."""
        return self.meeting.is_shown and self.now.count >= LEAST

    @property
    def twice(self) -> frozenset[str]:
        """Who weighed in this round and in the one before."""
        now, before = ({given.person for given in one.given} for one in (self.now, self.before))
        return frozenset(now & before)

    @property
    def findings_twice(self) -> tuple[Findings, Findings] | None:
        """What the weightings of this round and of the one before come to, of those who gave both: who stays away makes
        no agreement. None where these are too few. Raises InfeasibleError.
        """
        if len(self.twice) < LEAST:
            return None
        now, before = (tuple(g for g in one.given if g.person in self.twice) for one in (self.now, self.before))
        return findings(self.asked, now, self.setup.roles), findings(self.asked, before, self.setup.roles)

    @property
    def by_sliders(self) -> bool:
        """Whether participants put the weights themselves; else these follow from what they compared."""
        return self.setup.way == "wegen"

    @property
    def outcome(self) -> Outcome:
        """What the meeting leaves with; there is an answer."""
        rounds = (self.read[number] for number in sorted(self.read))
        return Outcome(self.setup, self.asked, len(self.people), tuple(one for one in rounds if one.count))

    def _read(self, number: int, said: Mapping[str, str]) -> Round:
        def each(read: Callable[[Question, str, str, str], T | None]) -> tuple[T, ...]:
            found = (read(self.asked, p.id, p.role, said[p.id]) for p in self.people if p.id in said)
            return tuple(one for one in found if one is not None)

        way = self.setup.way
        if way == "pakket":
            return Round(number, packed=each(package))
        if way == "scores":
            return Round(number, estimated=each(partial(estimated, setup=self.setup)))
        return Round(number, given=each(READ[way]))


def led() -> Meeting | None:
    """The meeting that this browser leads, as it is now; None if it leads none. Raises StoreError."""
    now = current.session()
    if now.led:
        return meetings().get(now.led)
    key = st.context.cookies.get(COOKIE)
    # Outside a browser, as in a test of a page, there are no cookies to speak of.
    found = meetings().led(key) if key and isinstance(key, str) else None
    if found is not None:
        now.led = found.id
    return found


def standing() -> Standing | None:
    """How the meeting stands that is led from here. Raises StoreError, and ScenarioError where its dossier is gone."""
    meeting = led()
    return None if meeting is None else _standing(meeting, tuple(current.all_dossiers().values()))


@lru_cache(maxsize=16)
def _standing(meeting: Meeting, dossiers: tuple[Dossier, ...]) -> Standing:
    """Everything that a revision of a meeting holds: read once, whoever looks."""
    setup = read_setup(meeting.setup)
    asked = question_of(setup, {d.id: d for d in dossiers})
    people, answers = meetings().participants(meeting.id), meetings().answers(meeting.id)
    rounds = {
        number: {a.participant_id: a.content for a in answers if a.round == number and a.way == setup.way}
        for number in range(setup.first, meeting.round + 1)
    }
    return Standing(meeting, setup, asked, people, rounds)


def begin(setup: Setup) -> None:
    """A new meeting, led from here, open at once. Raises StoreError."""
    meeting, ticket = meetings().create(setup.to_json(), setup.days)
    meetings().change(meeting.id, is_open=True)
    now = current.session()
    now.led, now.ticket = meeting.id, ticket


def change(is_open: bool | None = None, is_shown: bool | None = None) -> None:
    """Change how the meeting stands that is led from here. Raises StoreError, GoneError."""
    meeting = led()
    if meeting is not None:
        meetings().change(meeting.id, is_open=is_open, is_shown=is_shown)


def next_round() -> None:
    """A new round, open and hidden. Raises StoreError, GoneError."""
    meeting = led()
    if meeting is not None:
        meetings().change(meeting.id, round=meeting.round + 1, is_open=True, is_shown=False)


def ask(setup: Setup) -> None:
    """Something else, of the same people, in a new round, open and hidden; after the last, also for who went back to an
    earlier one. Raises StoreError, GoneError.
    """
    meeting = led()
    if meeting is not None:
        number = 1 + max([meeting.round, *(answer.round for answer in meetings().answers(meeting.id))])
        told = setup.model_copy(update={"first": number}).to_json()
        meetings().change(meeting.id, round=number, setup=told, is_open=True, is_shown=False)


def previous_round() -> None:
    """Back to the round before, closed and shown. Raises StoreError, GoneError."""
    meeting = led()
    if meeting is not None and meeting.round > 1:
        meetings().change(meeting.id, round=meeting.round - 1, is_open=False, is_shown=True)


def stop() -> None:
    """Delete the meeting that is led from here, with all in it. Raises StoreError."""
    meeting = led()
    if meeting is not None:
        meetings().delete(meeting.id)
    current.session().led = ""


def door(meeting: Meeting | None) -> str:
    """The address where participants come in; straight into a meeting, if one is given."""
    code = f"/{meeting.code}" if meeting is not None else ""
    return f"{_base()}/{JOINING}{code}"


def is_local() -> bool:
    """Whether only this computer can reach that address."""
    return link.is_local(_base())


def address_of(asked: Question) -> str:
    """The address that opens what the meeting asks of the model, to write in a file."""
    return f"{_base()}/?{urlencode(asked.full_link)}"


def _base() -> str:
    base = urlsplit(st.context.url or "")
    path = base.path.rstrip("/").removesuffix(f"/{current.session().page}")
    return f"{base.scheme}://{base.netloc}{path}"


def key_address() -> str:
    """Where the browser gets its key to the meeting that was begun here; "" once it has it."""
    ticket = current.session().ticket
    return f"{door(None)}/leiden/{ticket}" if ticket else ""


def key_is_kept() -> None:
    """The browser has its key."""
    current.session().ticket = ""
