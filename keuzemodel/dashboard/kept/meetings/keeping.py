"""Owns the meetings of one database: what is asked about them, and every change."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable, Sequence
from dataclasses import fields
from functools import lru_cache, partial
from typing import Any, TypeVar, cast

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from keuzemodel.dashboard.kept.database import Database
from keuzemodel.dashboard.kept.meetings.codes import hashed, new_code, new_secret, read_code
from keuzemodel.dashboard.kept.meetings.desk import FIELDS, Desk, Job, alone, do
from keuzemodel.dashboard.kept.meetings.group import Group
from keuzemodel.dashboard.kept.meetings.kinds import Answer, GoneError, Meeting, Participant, Submitted
from keuzemodel.dashboard.kept.meetings.tables import ANSWER, LEADER, MEETING, PARTICIPANT
from keuzemodel.dashboard.kept.meetings.writing import Submission, dismiss, enrol, record
from keuzemodel.dashboard.kept.store import address

TICKET = 600
"""Seconds that a facilitator has to use a ticket."""
DAY = 86_400
NAME, ROLE, WAY = 60, 40, 16
"""Signs that these may have."""
_LARGEST = 2**31 - 1
_PERSON = [PARTICIPANT.c[field.name] for field in fields(Participant)]
T = TypeVar("T")


class Meetings:
    """Meetings in one database. Safe to share between threads; other servers may use the same database.

    What a method that writes has answered is on disk: it outlives `kill -9` and a power cut. Every method raises
    StoreError if the database cannot be used; whether a write was done is then not known. Submitting again is safe,
    joining again may leave somebody who never answers. A meeting past its `until` is gone for all of them, whether it
    was swept or not.

    clock: seconds since 1970.
    """

    def __init__(self, url: str, clock: Callable[[], float] = time.time) -> None:
        self._database, self._clock = Database(url), clock
        self._group: Group[Job, Any] = Group(self._together)

    def close(self) -> None:
        """Close all connections."""
        self._database.close()

    def create(self, setup: str, days: int) -> tuple[Meeting, str]:
        """A meeting that is gone after this many days, and a ticket to lead it. Its first round is closed, nothing is
        shown. Meetings that are past their time go meanwhile.
        """
        now = self._now()
        self.sweep(now)
        ticket = new_secret()
        while True:
            code = new_code()
            meeting = Meeting(uuid.uuid4().hex, code, _plain(setup), 1, False, False, 1, now, now + days * DAY)
            values = vars(meeting) | {"ticket": hashed(ticket), "ticket_until": now + TICKET}
            add = MEETING.insert().values(**values)
            try:
                self._write((), partial(_execute, add))
            except IntegrityError:
                continue  # that code is in use
            return meeting, ticket

    def ticket(self, id: str) -> str:
        """A new ticket to lead a meeting, good for ten minutes; the one before it is void. Raises GoneError."""
        ticket = new_secret()

        def give(desk: Desk) -> None:
            if desk.get(id) is None:
                raise GoneError(id)
            values = {"ticket": hashed(ticket), "ticket_until": desk.now + TICKET}
            desk.connection.execute(MEETING.update().where(MEETING.c.id == id).values(**values))

        self._write((id,), give)
        return ticket

    def take_up(self, ticket: str) -> tuple[Meeting, str] | None:
        """Use a ticket: the meeting, and a key to lead it with until it is over. None if it is void or was used.

        Keys that were given before stay good, so that one can lead from a second device.
        """
        kept, key = hashed(ticket), new_secret()
        found = self._meeting(MEETING.c.ticket == kept)
        if found is None:
            return None
        id = found.id

        def use(desk: Desk) -> Meeting | None:
            good = MEETING.update().where(MEETING.c.id == id, MEETING.c.ticket == kept)
            void = good.where(MEETING.c.ticket_until > desk.now).values(ticket=None, ticket_until=None)
            if not desk.connection.execute(void).rowcount:
                return None
            desk.connection.execute(LEADER.insert().values(key=hashed(key), meeting_id=id))
            return desk.get(id)

        meeting = self._write((id,), use)
        return (meeting, key) if meeting else None

    def led(self, key: str) -> Meeting | None:
        """The meeting that this key leads."""
        mine = sa.select(LEADER.c.meeting_id).where(LEADER.c.key == hashed(key))
        return self._meeting(MEETING.c.id.in_(mine))

    def by_code(self, code: str) -> Meeting | None:
        """The meeting of a code, as somebody typed it."""
        read = read_code(code)
        return self._meeting(MEETING.c.code == read) if read else None

    def get(self, id: str) -> Meeting | None:
        """A meeting as it stands."""
        return self._meeting(MEETING.c.id == id)

    def revision(self, meeting_id: str) -> int:
        """The number of changes and answers until now: what was read before it went up may be old. Raises GoneError."""
        found = self.get(meeting_id)
        if found is None:
            raise GoneError(meeting_id)
        return found.revision

    def change(
        self,
        id: str,
        *,
        round: int | None = None,
        is_open: bool | None = None,
        is_shown: bool | None = None,
        setup: str | None = None,
    ) -> Meeting:
        """A meeting with what is named here changed: its next revision. Raises GoneError.

        Once it answers, no answer is accepted any more by what stood before.
        """
        named = {"round": round, "is_open": is_open, "is_shown": is_shown, "setup": setup and _plain(setup)}
        values: dict[str, Any] = {name: value for name, value in named.items() if value is not None}
        return self._write((id,), lambda desk: desk.change(id, **values))

    def join(self, meeting_id: str, name: str, role: str) -> tuple[Participant, str]:
        """A new participant, and the token by which one is known. name: its first 60 signs count, may be empty.

        Raises GoneError, FullError; ValueError if the role is longer than 40 signs.
        """
        if len(role) > ROLE:
            raise ValueError(f"a role of {len(role)} signs")
        person = Participant(uuid.uuid4().hex, meeting_id, _plain(" ".join(name.split())[:NAME]), _plain(role))
        token = new_secret()
        self._outcome(Job((meeting_id,), enrol, (person, hashed(token))))
        return person, token

    def seat(self, token: str) -> tuple[Participant, Meeting] | None:
        """Who is known by this token, and their meeting as it stands; None after leaving, or when that is gone."""
        query = self._alive(sa.select(*_PERSON, *FIELDS).join(MEETING)).where(PARTICIPANT.c.token == hashed(token))
        with self._database.reading() as connection:
            row = connection.execute(query).first()
        return (Participant(*row[: len(_PERSON)]), Meeting(*row[len(_PERSON) :])) if row else None

    def participants(self, meeting_id: str) -> tuple[Participant, ...]:
        """All who take part, by role and name; none of a meeting that is gone."""
        order = (PARTICIPANT.c.role, PARTICIPANT.c.name, PARTICIPANT.c.id)
        query = self._alive(sa.select(*_PERSON).join(MEETING)).where(MEETING.c.id == meeting_id).order_by(*order)
        with self._database.reading() as connection:
            return tuple(Participant(**row) for row in connection.execute(query).mappings())

    def submit(self, participant: Participant, round: int, way: str, number: int, content: str) -> Submitted:
        """Keep an answer; returns only when it is safe on disk, or will not be kept.

        number: one more than that of the answer the participant had before them, 1 for the first. The same content
        again is confirmed again and changes nothing, also after the round was closed: compared sign by sign, so write
        JSON in one way. Another content under a number that is taken, or one too far ahead, is STALE. Raises
        ValueError for what no page sends: a way of more than 16 signs, text that no database keeps.
        """
        if len(way) > WAY:
            raise ValueError(f"a way of {len(way)} signs")
        # No number beyond what the database can hold is ever the next one.
        round, number = (min(max(n, 0), _LARGEST) for n in (round, number))
        submission = Submission(participant, round, _plain(way), number, _plain(content))
        return cast(Submitted, self._outcome(Job((participant.meeting_id,), record, submission)))

    def answer(self, participant_id: str, round: int, way: str) -> Answer | None:
        """The answer that stands."""
        same = {"participant_id": participant_id, "round": min(max(round, 0), _LARGEST), "way": way}
        query = sa.select(ANSWER).where(*(ANSWER.c[name] == value for name, value in same.items()))
        with self._database.reading() as connection:
            row = connection.execute(query).mappings().first()
        return Answer(**row) if row else None

    def answers(self, meeting_id: str) -> tuple[Answer, ...]:
        """The answers that stand, of every round and way, in an order that stays; none of a meeting that is gone.

        Whoever joined after `participants` was asked may already have one.
        """
        people = self._alive(sa.select(PARTICIPANT.c.id).join(MEETING)).where(MEETING.c.id == meeting_id)
        order = (ANSWER.c.participant_id, ANSWER.c.round, ANSWER.c.way)
        query = sa.select(ANSWER).where(ANSWER.c.participant_id.in_(people)).order_by(*order)
        with self._database.reading() as connection:
            return tuple(Answer(**row) for row in connection.execute(query).mappings())

    def leave(self, participant_id: str) -> None:
        """A participant goes, with every answer; nothing happens if there is none."""
        person = self._person(PARTICIPANT.c.id == participant_id)
        if person is not None:
            self._write((person.meeting_id,), lambda desk: dismiss(desk, person))

    def delete(self, id: str) -> None:
        """A meeting goes, with all that is in it; nothing happens if there is none."""
        self._write((id,), lambda desk: desk.delete([id]))

    def sweep(self, now: float) -> int:
        """Delete every meeting whose time is over by `now`, with all that is in it. Gives how many."""
        with self._database.reading() as connection:
            over = list(connection.scalars(sa.select(MEETING.c.id).where(MEETING.c.until <= int(now))))
        if over:
            self._write(tuple(over), lambda desk: desk.delete(over))
        return len(over)

    def _now(self) -> int:
        return int(self._clock())

    def _alive(self, query: sa.Select[tuple[T]]) -> sa.Select[tuple[T]]:
        return query.where(MEETING.c.until > self._now())

    def _meeting(self, condition: sa.ColumnElement[bool]) -> Meeting | None:
        with self._database.reading() as connection:
            row = connection.execute(self._alive(sa.select(*FIELDS)).where(condition)).mappings().first()
        return Meeting(**row) if row else None

    def _person(self, condition: sa.ColumnElement[bool]) -> Participant | None:
        with self._database.reading() as connection:
            row = connection.execute(self._alive(sa.select(*_PERSON).join(MEETING)).where(condition)).mappings().first()
        return Participant(**row) if row else None

    def _write(self, ids: tuple[str, ...], work: Callable[[Desk], T]) -> T:
        return cast(T, self._outcome(Job(ids, alone, work)))

    def _outcome(self, job: Job) -> Any:
        done = self._group.do(job)
        if isinstance(done, Exception):
            raise done
        return done

    def _together(self, jobs: Sequence[Job]) -> list[Any]:
        with self._database.writing() as connection:
            return do(jobs, connection, self._now())


@lru_cache(maxsize=2)
def _meetings(url: str) -> Meetings:
    return Meetings(url)


def meetings() -> Meetings:
    """The meetings of this server."""
    return _meetings(address())


def _execute(statement: sa.Insert, desk: Desk) -> None:
    desk.connection.execute(statement)


def _plain(text: str) -> str:
    """The same text. Raises ValueError if no database can keep it."""
    if "\0" in text:
        raise ValueError("text with a null in it")
    text.encode()
    return text
