"""Owns what may change in a meeting, each change inside a transaction that somebody else opens and commits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from keuzemodel.dashboard.kept.meetings.kinds import (
    Answer,
    FullError,
    GoneError,
    Meeting,
    Outcome,
    Participant,
    Submitted,
)  # fmt: skip
from keuzemodel.dashboard.kept.meetings.tables import ANSWER, LEADER, MEETING, PARTICIPANT

MOST = 1000
"""Participants of one meeting, so that who has the code cannot fill the disk."""
FIELDS = [MEETING.c[field.name] for field in fields(Meeting)]
"""The columns that a Meeting is made of."""


@dataclass(frozen=True)
class Submission:
    """An answer on its way. number: one more than that of the answer it was made from."""

    participant: Participant
    round: int
    way: str
    number: int
    content: str


class Desk:
    """One transaction on some meetings. From here to the commit no other server changes them: it waits.

    now: seconds since 1970. What is over by then is not there.
    """

    def __init__(self, connection: Connection, ids: Iterable[str], now: int) -> None:
        self.connection, self.now = connection, now
        # In one order, so that no two servers wait for each other.
        query = sa.select(*FIELDS).where(MEETING.c.id.in_(set(ids)), MEETING.c.until > now).order_by(MEETING.c.id)
        rows = connection.execute(query.with_for_update()).mappings()
        self._meetings = {row["id"]: Meeting(**row) for row in rows}
        self._changed: set[str] = set()

    def get(self, id: str) -> Meeting | None:
        """A meeting as it stands; None if it is gone, or was not named at the start."""
        return self._meetings.get(id)

    def change(self, id: str, **fields: Any) -> Meeting:
        """Its next revision, with these fields. Raises GoneError."""
        if id not in self._meetings:
            raise GoneError(id)
        meeting = self._meetings[id]
        self._meetings[id] = replace(meeting, revision=meeting.revision + 1, **fields)
        self._changed.add(id)
        return self._meetings[id]

    def delete(self, ids: Sequence[str]) -> None:
        """Meetings with all that is in them, also those that are over; nothing happens where there is none."""
        of_these = PARTICIPANT.c.meeting_id.in_(ids)
        people = sa.select(PARTICIPANT.c.id).where(of_these)
        self.connection.execute(ANSWER.delete().where(ANSWER.c.participant_id.in_(people)))
        self.connection.execute(PARTICIPANT.delete().where(of_these))
        self.connection.execute(LEADER.delete().where(LEADER.c.meeting_id.in_(ids)))
        self.connection.execute(MEETING.delete().where(MEETING.c.id.in_(ids)))
        for id in ids:
            self._meetings.pop(id, None)
            self._changed.discard(id)

    def finish(self) -> None:
        """Write the meetings that changed: the last thing before the commit."""
        for id in sorted(self._changed):
            values = asdict(self._meetings[id])
            self.connection.execute(MEETING.update().where(MEETING.c.id == id).values(**values))


def enrol(desk: Desk, joining: Sequence[tuple[Participant, str]]) -> list[Participant | Exception]:
    """Let these (participant, hash of the token) take part. An error stands where one could not."""
    query = sa.select(PARTICIPANT.c.meeting_id, sa.func.count()).group_by(PARTICIPANT.c.meeting_id)
    wanted = {person.meeting_id for person, _ in joining}
    rows = desk.connection.execute(query.where(PARTICIPANT.c.meeting_id.in_(wanted)))
    taken = {row[0]: int(row[1]) for row in rows}
    fresh: list[dict[str, str]] = []
    outcomes: list[Participant | Exception] = []
    for person, token in joining:
        id = person.meeting_id
        if desk.get(id) is None:
            outcomes.append(GoneError(id))
        elif taken.get(id, 0) >= MOST:
            outcomes.append(FullError(id))
        else:
            taken[id] = taken.get(id, 0) + 1
            desk.change(id)
            fresh.append(asdict(person) | {"token": token})
            outcomes.append(person)
    if fresh:
        desk.connection.execute(PARTICIPANT.insert(), fresh)
    return outcomes


def dismiss(desk: Desk, person: Participant) -> None:
    """A participant goes, with every answer."""
    desk.connection.execute(ANSWER.delete().where(ANSWER.c.participant_id == person.id))
    done = desk.connection.execute(PARTICIPANT.delete().where(PARTICIPANT.c.id == person.id))
    if done.rowcount and desk.get(person.meeting_id):
        desk.change(person.meeting_id)


def record(desk: Desk, submissions: Sequence[Submission]) -> list[Submitted]:
    """What became of each; those of one participant as if they came one after the other."""
    ids = {s.participant.id for s in submissions}
    query = sa.select(PARTICIPANT.c.id, PARTICIPANT.c.meeting_id).where(PARTICIPANT.c.id.in_(ids))
    present = {(id, meeting) for id, meeting in desk.connection.execute(query)}
    before = _standing(desk.connection, submissions)
    now: dict[tuple[str, int, str], Answer] = {}
    outcomes = []
    for s in submissions:
        key = (s.participant.id, s.round, s.way)
        meeting = (
            desk.get(s.participant.meeting_id) if (s.participant.id, s.participant.meeting_id) in present else None
        )
        stands = now.get(key, before.get(key))
        outcome = _judged(s, meeting, stands)
        if outcome is None:
            now[key] = stands = Answer(*key, s.number, s.content, desk.now)
            desk.change(s.participant.meeting_id)
        outcomes.append(Submitted(outcome or Outcome.SAVED, stands if meeting else None))
    _write(desk.connection, now, set(before))
    return outcomes


def _standing(connection: Connection, submissions: Sequence[Submission]) -> dict[tuple[str, int, str], Answer]:
    """The answers that stand, of at least the rounds and ways that are submitted."""
    query = sa.select(ANSWER).where(
        ANSWER.c.participant_id.in_({s.participant.id for s in submissions}),
        ANSWER.c.round.in_({s.round for s in submissions}),
        ANSWER.c.way.in_({s.way for s in submissions}),
    )
    answers = (Answer(**row) for row in connection.execute(query).mappings())
    return {(a.participant_id, a.round, a.way): a for a in answers}


def _judged(submission: Submission, meeting: Meeting | None, stands: Answer | None) -> Outcome | None:
    """What becomes of it; None if it is to be written."""
    if meeting is None:
        return Outcome.GONE
    number = stands.number if stands else 0
    # Who did not hear that it was saved asks again, perhaps after the round was closed.
    if stands and submission.number <= number and submission.content == stands.content:
        return Outcome.SAVED
    if not meeting.is_open or submission.round != meeting.round:
        return Outcome.CLOSED
    return None if submission.number == number + 1 else Outcome.STALE


def _write(
    connection: Connection, answers: dict[tuple[str, int, str], Answer], there: set[tuple[str, int, str]]
) -> None:
    fresh = [asdict(answer) for key, answer in answers.items() if key not in there]
    changed = [{f"b_{k}": v for k, v in asdict(answer).items()} for key, answer in answers.items() if key in there]
    if fresh:
        connection.execute(ANSWER.insert(), fresh)
    if changed:
        same = [ANSWER.c[name] == sa.bindparam(f"b_{name}") for name in ("participant_id", "round", "way")]
        values: dict[str, Any] = {name: sa.bindparam(f"b_{name}") for name in ("number", "content", "saved")}
        connection.execute(ANSWER.update().where(*same).values(**values), changed)
