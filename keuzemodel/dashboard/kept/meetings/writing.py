"""Owns what participants do in a meeting: they join, answer and leave, many in one transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from keuzemodel.dashboard.kept.meetings.desk import Desk
from keuzemodel.dashboard.kept.meetings.kinds import (
    Answer,
    FullError,
    GoneError,
    Meeting,
    Outcome,
    Participant,
    Submitted,
)
from keuzemodel.dashboard.kept.meetings.tables import ANSWER, PARTICIPANT

MOST = 1000
"""Participants of one meeting, so that who has the code cannot fill the disk."""


@dataclass(frozen=True)
class Submission:
    """An answer on its way. number: one more than that of the answer it was made from."""

    participant: Participant
    round: int
    way: str
    number: int
    content: str


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
            fresh.append(vars(person) | {"token": token})
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
    counted: Counter[str] = Counter()
    outcomes = []
    for s in submissions:
        key = (s.participant.id, s.round, s.way)
        is_there = (s.participant.id, s.participant.meeting_id) in present
        meeting = desk.get(s.participant.meeting_id) if is_there else None
        stands = now.get(key, before.get(key))
        outcome = _judged(s, meeting, stands)
        if outcome is None:
            now[key] = stands = Answer(*key, s.number, s.content, desk.now)
            counted[s.participant.meeting_id] += 1
        outcomes.append(Submitted(outcome or Outcome.SAVED, stands if meeting else None))
    _write(desk.connection, now, set(before))
    for id, number in counted.items():
        desk.change(id, number)
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
    fresh = [vars(answer) for key, answer in answers.items() if key not in there]
    others = [answer for key, answer in answers.items() if key in there]
    changed = [{f"b_{name}": value for name, value in vars(answer).items()} for answer in others]
    if fresh:
        connection.execute(ANSWER.insert(), fresh)
    if changed:
        same = [ANSWER.c[name] == sa.bindparam(f"b_{name}") for name in ("participant_id", "round", "way")]
        values: dict[str, Any] = {name: sa.bindparam(f"b_{name}") for name in ("number", "content", "saved")}
        connection.execute(ANSWER.update().where(*same).values(**values), changed)
