"""Owns one transaction on meetings: they stand still meanwhile, and what changes gets its next revision."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from keuzemodel.dashboard.kept.meetings.kinds import GoneError, Meeting
from keuzemodel.dashboard.kept.meetings.tables import ANSWER, LEADER, MEETING, PARTICIPANT

FIELDS = [MEETING.c[field.name] for field in fields(Meeting)]
"""The columns that a Meeting is made of."""


class Desk:
    """One transaction on some meetings. From here to the commit no other server changes them: it waits.

    now: seconds since 1970. What is over by then is not there.
    """

    def __init__(self, connection: Connection, ids: Iterable[str], now: int) -> None:
        self.connection, self.now = connection, now
        # In one order, so that no two servers wait for each other.
        query = sa.select(*FIELDS).where(MEETING.c.id.in_(set(ids))).order_by(MEETING.c.id).with_for_update()
        found = [Meeting(**row) for row in connection.execute(query).mappings()]
        self._meetings = {meeting.id: meeting for meeting in found if meeting.until > now}
        self._changed: set[str] = set()

    def get(self, id: str) -> Meeting | None:
        """A meeting as it stands; None if it is gone, or was not named at the start."""
        return self._meetings.get(id)

    def change(self, id: str, times: int = 1, **fields: Any) -> Meeting:
        """A meeting with these fields, so many revisions further. Raises GoneError."""
        if id not in self._meetings:
            raise GoneError(id)
        meeting = self._meetings[id]
        self._meetings[id] = replace(meeting, revision=meeting.revision + times, **fields)
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
            self.connection.execute(MEETING.update().where(MEETING.c.id == id).values(vars(self._meetings[id])))


@dataclass(frozen=True, eq=False)
class Job:
    """Something to be done at a desk. meetings: the ids it is about. work: does it for all items that came together,
    and gives the outcome of each, in that order; an exception among them is for who asked for it alone.
    """

    meetings: tuple[str, ...]
    work: Callable[[Desk, Sequence[Any]], Sequence[Any]]
    item: Any


def alone(desk: Desk, works: Sequence[Callable[[Desk], Any]]) -> list[Any]:
    """One after the other. Each may raise GoneError as long as it wrote nothing."""
    return [_outcome(desk, work) for work in works]


def do(jobs: Sequence[Job], connection: Connection, now: int) -> list[Any]:
    """Do them in one transaction, with what is the same work at once; the outcome of each, in the order of the jobs."""
    desk = Desk(connection, {id for job in jobs for id in job.meetings}, now)
    outcomes: dict[Job, Any] = {}
    for work in dict.fromkeys(job.work for job in jobs):
        same = [job for job in jobs if job.work is work]
        outcomes |= zip(same, work(desk, [job.item for job in same]), strict=True)
    desk.finish()
    return [outcomes[job] for job in jobs]


def _outcome(desk: Desk, work: Callable[[Desk], Any]) -> Any:
    try:
        return work(desk)
    except GoneError as gone:
        return gone
