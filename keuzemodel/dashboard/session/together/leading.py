"""Owns which meeting this browser leads, and how it stands: begun in this session, or known by a cookie."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from urllib.parse import urlsplit

import numpy as np
import streamlit as st

from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.dashboard.asked.together.findings import Findings, findings
from keuzemodel.dashboard.asked.together.given import Given, weighting
from keuzemodel.dashboard.asked.together.setup import Setup, question_of, read_setup
from keuzemodel.dashboard.kept.meetings import meetings
from keuzemodel.dashboard.kept.meetings.kinds import Answer, Meeting, Participant
from keuzemodel.dashboard.session import current
from keuzemodel.model.dossier import Dossier
from keuzemodel.model.valuation import Floats

COOKIE = "keuzemodel_leiding"
"""Holds the key of who leads; scripts of a page cannot read it."""
JOINING = "meedoen"
"""Where participants come in, behind the address of the dashboard."""


@dataclass(frozen=True)
class Standing:
    """A meeting at one moment. given: the weightings of this round. before: those of the round before."""

    meeting: Meeting
    setup: Setup
    asked: Question
    people: tuple[Participant, ...]
    given: tuple[Given, ...]
    before: tuple[Given, ...]

    @cached_property
    def findings(self) -> Findings:
        """What this round comes to; there is an answer. Raises InfeasibleError."""
        return findings(self.asked, self.given, self.setup.roles)

    @cached_property
    def mixes_before(self) -> Floats | None:
        """Everyone's shares in the round before, (P, K)."""
        return np.array([given.mix for given in self.before]) if self.before else None


def led() -> Meeting | None:
    """The meeting that this browser leads, as it is now; None if it leads none. Raises StoreError."""
    now = current.session()
    if now.led:
        return meetings().get(now.led)
    key = st.context.cookies.get(COOKIE)
    found = meetings().led(key) if key else None
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
    rounds = (_given(asked, people, [a for a in answers if a.round == meeting.round - back]) for back in (0, 1))
    return Standing(meeting, setup, asked, people, *rounds)


def _given(asked: Question, people: tuple[Participant, ...], answers: list[Answer]) -> tuple[Given, ...]:
    by_id = {answer.participant_id: answer for answer in answers}
    read = (weighting(asked, p.id, p.role, by_id[p.id].content) for p in people if p.id in by_id)
    return tuple(given for given in read if given is not None)


def begin(setup: Setup) -> None:
    """A new meeting, led from here, open at once. Raises StoreError."""
    meeting, ticket = meetings().create(setup.to_json(), setup.days)
    meetings().change(meeting.id, is_open=True)
    now = current.session()
    now.led, now.ticket = meeting.id, ticket


def change(round: int | None = None, is_open: bool | None = None, is_shown: bool | None = None) -> None:
    """Change how the meeting stands that is led from here. Raises StoreError, GoneError."""
    meeting = led()
    if meeting is not None:
        meetings().change(meeting.id, round=round, is_open=is_open, is_shown=is_shown)


def next_round() -> None:
    """A new round, open and hidden. Raises StoreError, GoneError."""
    meeting = led()
    if meeting is not None:
        meetings().change(meeting.id, round=meeting.round + 1, is_open=True, is_shown=False)


def stop() -> None:
    """Delete the meeting that is led from here, with all in it. Raises StoreError."""
    meeting = led()
    if meeting is not None:
        meetings().delete(meeting.id)
    current.session().led = ""


def door(meeting: Meeting | None) -> str:
    """The address where participants come in; straight into a meeting, if one is given."""
    base = urlsplit(st.context.url or "")
    path = base.path.rstrip("/").removesuffix(f"/{current.session().page}")
    code = f"/{meeting.code}" if meeting is not None else ""
    return f"{base.scheme}://{base.netloc}{path}/{JOINING}{code}"


def key_address() -> str:
    """Where the browser gets its key to the meeting that was begun here; "" once it has it."""
    ticket = current.session().ticket
    return f"{door(None)}/leiden/{ticket}" if ticket else ""


def key_is_kept() -> None:
    """The browser has its key."""
    current.session().ticket = ""
