"""Many in one transaction come to the same as one after the other."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from keuzemodel.dashboard.kept.database import Database
from keuzemodel.dashboard.kept.meetings import FullError, GoneError, Meetings, Outcome, Participant, writing
from keuzemodel.dashboard.kept.meetings.desk import Job, alone, do
from keuzemodel.dashboard.kept.meetings.writing import Submission, dismiss, enrol, record


@pytest.fixture
def kept(url):
    """Meetings on an empty database."""
    found = Meetings(url)
    yield found
    found.close()


@pytest.fixture
def meeting(kept):
    """One whose first round is open."""
    return kept.change(kept.create("{}", 30)[0].id, is_open=True)


def together(kept, jobs):
    """Their outcomes, from one transaction."""
    return kept._together(jobs)


def test_many_of_one_participant(kept, meeting):
    """Each is judged by the one before it, also by what is not in the database yet."""
    ans, _ = kept.join(meeting.id, "Ans", "r")
    before = kept.revision(meeting.id)
    sent = [(1, "a"), (1, "a"), (1, "b"), (2, "b"), (4, "c"), (3, "c"), (3, "c"), (2, "b")]
    jobs = [Job((meeting.id,), record, Submission(ans, 1, "wegen", *one)) for one in sent]
    told = [submitted.outcome for submitted in together(kept, jobs)]
    saved, stale = Outcome.SAVED, Outcome.STALE
    assert told == [saved, saved, stale, saved, stale, saved, saved, stale]
    assert [(a.number, a.content) for a in kept.answers(meeting.id)] == [(3, "c")]
    assert kept.revision(meeting.id) == before + 3


@pytest.mark.parametrize("seed", range(5))
def test_together_as_one_by_one(kept, seed):
    """Any mixture of answers, in two meetings of which one closes: the same outcomes, the same answers."""
    pick = random.Random(seed).choice

    def made():
        here = [kept.change(kept.create("{}", 1)[0].id, is_open=True) for _ in range(2)]
        kept.change(here[1].id, is_open=False)
        return [(m, kept.join(m.id, str(k), "r")[0]) for m in here for k in range(3)]

    sent = [(pick(range(6)), pick([1, 1, 2]), pick("aab"), pick([0, 1, 1, 2, 3]), f"{k % 2}") for k in range(80)]
    first, second = made(), made()
    jobs = [Job((m.id,), record, Submission(p, *rest)) for who, *rest in sent for m, p in [first[who]]]
    at_once = together(kept, jobs)
    in_turn = [kept.submit(second[who][1], *rest) for who, *rest in sent]
    assert [(s.outcome, s.answer and (s.answer.number, s.answer.content)) for s in at_once] == [
        (s.outcome, s.answer and (s.answer.number, s.answer.content)) for s in in_turn
    ]
    for (m, _), (other, _) in zip(first, second, strict=True):
        left, right = (Counter((a.round, a.way, a.number, a.content) for a in kept.answers(x.id)) for x in (m, other))
        assert left == right and kept.revision(m.id) == kept.revision(other.id)
    assert {Outcome.SAVED, Outcome.STALE, Outcome.CLOSED} <= {s.outcome for s in at_once}


def test_what_one_does_the_next_one_meets(kept, meeting):
    """Joining, leaving, closing and deleting in one transaction, and one that is refused spoils nothing."""
    other = kept.change(kept.create("{}", 30)[0].id, is_open=True)
    ans, bo = (kept.join(meeting.id, name, "r")[0] for name in ("Ans", "Bo"))
    con, _ = kept.join(other.id, "Con", "r")
    dirk = Participant("d" * 32, meeting.id, "Dirk", "r")
    jobs = [
        Job((meeting.id,), alone, lambda desk: dismiss(desk, ans)),
        Job(("weg",), alone, lambda desk: desk.change("weg", round=2)),
        Job((meeting.id,), alone, lambda desk: desk.change(meeting.id, is_shown=True)),
        Job((other.id,), alone, lambda desk: desk.delete([other.id])),
        Job((meeting.id,), enrol, (dirk, "t" * 64)),
        Job((other.id,), enrol, (Participant("e" * 32, other.id, "Ed", "r"), "u" * 64)),
        *(Job((p.meeting_id,), record, Submission(p, 1, "wegen", 1, "{}")) for p in (ans, bo, con, dirk)),
    ]
    told = together(kept, jobs)
    assert isinstance(told[1], GoneError) and isinstance(told[5], GoneError)
    gone, saved = Outcome.GONE, Outcome.SAVED
    assert [submitted.outcome for submitted in told[6:]] == [gone, saved, gone, saved]
    assert kept.participants(meeting.id) == (bo, dirk) and kept.get(meeting.id).is_shown
    assert kept.get(other.id) is None and kept.participants(other.id) == ()
    # Four before: made, opened, two joined. Here: one left, one change, one joined, two answers.
    assert kept.revision(meeting.id) == 4 + 5


def test_it_is_kept_whole_or_not_at_all(kept, meeting, url):
    """Something that fails in the middle leaves no trace of what came before it."""
    ans, _ = kept.join(meeting.id, "Ans", "r")
    before = kept.get(meeting.id)

    def fail(desk):
        raise RuntimeError

    jobs = [
        Job((meeting.id,), record, Submission(ans, 1, "wegen", 1, "{}")),
        Job((meeting.id,), alone, fail),
    ]
    database = Database(url)
    with pytest.raises(RuntimeError), database.writing() as connection:
        do(jobs, connection, before.created)
    database.close()
    assert kept.answers(meeting.id) == () and kept.get(meeting.id) == before


def test_a_meeting_is_full(kept, meeting, monkeypatch):
    """Whoever has the code cannot go on joining."""
    monkeypatch.setattr(writing, "MOST", 3)
    kept.join(meeting.id, "", "r")
    people = [Participant(f"{k:032}", meeting.id, "", "r") for k in range(4)]
    told = together(kept, [Job((meeting.id,), enrol, (p, f"{k:064}")) for k, p in enumerate(people)])
    assert told[:2] == people[:2] and all(isinstance(error, FullError) for error in told[2:])
    with pytest.raises(FullError):
        kept.join(meeting.id, "", "r")
    kept.leave(people[0].id)
    kept.join(meeting.id, "", "r")
    assert len(kept.participants(meeting.id)) == 3
