"""Meetings: who may what, what counts once, and what is gone; on SQLite and on PostgreSQL."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from keuzemodel.dashboard.kept.meetings import GoneError, Meetings, Outcome, keeping, shown_code
from keuzemodel.dashboard.kept.meetings.keeping import DAY, TICKET
from keuzemodel.dashboard.kept.meetings.kinds import Participant

NOW = 1_800_000_000


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = float(NOW)

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock():
    """It stands at NOW."""
    return Clock()


@pytest.fixture
def kept(url, clock):
    """Meetings on an empty database."""
    found = Meetings(url, clock)
    yield found
    found.close()


@pytest.fixture
def meeting(kept):
    """One whose first round is open."""
    made, _ = kept.create('{"vraag": "?"}', 30)
    return kept.change(made.id, is_open=True)


def outcome(kept, *submission):
    """What becomes of it."""
    return kept.submit(*submission).outcome


def test_a_new_meeting_waits_for_its_facilitator(kept):
    """Nothing is open, nothing is shown, nobody is there."""
    made, _ = kept.create('{"vraag": "Wat eerst?"}', 30)
    assert kept.get(made.id) == made and made.setup == '{"vraag": "Wat eerst?"}'
    assert (made.round, made.is_open, made.is_shown, made.revision) == (1, False, False, 1)
    assert (made.created, made.until) == (NOW, NOW + 30 * DAY)
    assert kept.participants(made.id) == kept.answers(made.id) == ()


def test_a_code_is_read_as_it_is_typed(kept, meeting):
    """And anything else is no meeting."""
    typed = shown_code(meeting.code)
    for way in (typed, typed.lower(), meeting.code, f" {typed.replace(' ', '-')} "):
        assert kept.by_code(way) == meeting
    for way in ("", "x", "x" * 100_000, "\0" * 6, "KXP\ud800RM", meeting.id):
        assert kept.by_code(way) is None


def test_a_ticket_is_used_once(kept, clock):
    """Within its ten minutes, and a newer one makes it void; every key stays good."""
    made, first = kept.create("{}", 1)
    led, key = kept.take_up(first)
    assert led == made and kept.led(key) == made
    assert kept.take_up(first) is None
    void, second = kept.ticket(made.id), kept.ticket(made.id)
    assert kept.take_up(void) is None
    _, other = kept.take_up(second)
    assert other != key and kept.led(other) == kept.led(key) == made
    late = kept.ticket(made.id)
    clock.now += TICKET
    assert kept.take_up(late) is None
    for wrong in ("", "\ud800", made.id, key, second):
        assert kept.take_up(wrong) is None
    for wrong in ("", "\ud800", made.id, first, second):
        assert kept.led(wrong) is None


def test_of_many_who_use_one_ticket_one_leads(kept):
    """At the same moment too."""
    made, ticket = kept.create("{}", 1)
    with ThreadPoolExecutor(8) as pool:
        keys = [taken[1] for taken in pool.map(kept.take_up, [ticket] * 8) if taken]
    assert len(keys) == 1 and kept.led(keys[0]) == made


def test_a_code_that_is_in_use_is_not_given_again(kept, monkeypatch):
    """The next one is tried."""
    codes = iter(["KXP7RM", "KXP7RM", "KXP7RM", "KXP7RN"])
    monkeypatch.setattr(keeping, "new_code", lambda: next(codes))
    first, second = (kept.create("{}", 1)[0] for _ in range(2))
    assert (first.code, second.code) == ("KXP7RM", "KXP7RN") and kept.by_code("kxp 7rm") == first


def test_every_change_is_a_revision(kept, meeting):
    """What is not named stays."""
    assert meeting.revision == 2
    changed = kept.change(meeting.id, is_shown=True, setup='{"vraag": "!"}')
    assert (changed.is_open, changed.is_shown, changed.setup, changed.revision) == (True, True, '{"vraag": "!"}', 3)
    assert kept.change(meeting.id, round=2, is_open=False).round == 2
    assert kept.get(meeting.id) == kept.by_code(meeting.code) and kept.revision(meeting.id) == 4


def test_who_joined_is_known_by_the_token(kept, meeting):
    """And by nothing else."""
    ans, token = kept.join(meeting.id, "  Ans  de\tBoer ", "gemeente")
    bo, other = kept.join(meeting.id, "", "aanbieder")
    assert (ans.name, bo.name) == ("Ans de Boer", "")
    assert kept.seat(token) == (ans, kept.get(meeting.id)) and kept.seat(other)[0] == bo
    assert kept.participants(meeting.id) == (bo, ans) and kept.revision(meeting.id) == 4
    for wrong in ("", "\ud800", ans.id, meeting.code):
        assert kept.seat(wrong) is None
    with pytest.raises(GoneError):
        kept.join("weg", "Ans", "gemeente")
    with pytest.raises(ValueError):
        kept.join(meeting.id, "Ans", "r" * 41)
    assert len(kept.join(meeting.id, "é🙂" * 50, "gemeente")[0].name) == 60


def test_an_answer_counts_once(kept, meeting):
    """The first, a change, and each of them sent twice."""
    ans, _ = kept.join(meeting.id, "Ans", "gemeente")
    for number, content in ((1, "{1}"), (2, "{2}")):
        before = kept.revision(meeting.id)
        for _ in range(3):
            told = kept.submit(ans, 1, "wegen", number, content)
            assert told.outcome is Outcome.SAVED
            assert (told.answer.number, told.answer.content, told.answer.saved) == (number, content, NOW)
        assert kept.answers(meeting.id) == (told.answer,) and kept.answer(ans.id, 1, "wegen") == told.answer
        assert kept.revision(meeting.id) == before + 1


@pytest.mark.parametrize(("number", "content"), [(1, "{x}"), (1, "{1}"), (2, "{x}"), (4, "{x}"), (0, "{x}"),
                                                 (-(10**30), "{x}"), (10**30, "{x}")])  # fmt: skip
def test_a_page_that_lags_behind_changes_nothing(kept, meeting, number, content):
    """A second tab, a replay, a number from nowhere: told which answer stands."""
    ans, _ = kept.join(meeting.id, "Ans", "gemeente")
    kept.submit(ans, 1, "wegen", 1, "{1}")
    stands = kept.submit(ans, 1, "wegen", 2, "{2}").answer
    before = kept.revision(meeting.id)
    told = kept.submit(ans, 1, "wegen", number, content)
    assert told.outcome is Outcome.STALE and told.answer == stands
    assert kept.answers(meeting.id) == (stands,) and kept.revision(meeting.id) == before


def test_a_first_answer_has_number_one(kept, meeting):
    """Also where a page remembers more than the server, as after a backup was put back."""
    ans, _ = kept.join(meeting.id, "Ans", "gemeente")
    told = kept.submit(ans, 1, "wegen", 3, "{3}")
    assert told.outcome is Outcome.STALE and told.answer is None
    assert outcome(kept, ans, 1, "wegen", 1, "{3}") is Outcome.SAVED


def test_a_closed_round_takes_nothing(kept, meeting):
    """Nor one that is past or to come; what was saved is still confirmed."""
    ans, _ = kept.join(meeting.id, "Ans", "gemeente")
    stands = kept.submit(ans, 1, "wegen", 1, "{1}").answer
    kept.change(meeting.id, is_open=False)
    told = kept.submit(ans, 1, "wegen", 2, "{2}")
    assert told.outcome is Outcome.CLOSED and told.answer == stands
    assert outcome(kept, ans, 1, "wegen", 1, "{1}") is Outcome.SAVED
    kept.change(meeting.id, round=2, is_open=True)
    assert outcome(kept, ans, 1, "wegen", 2, "{2}") is Outcome.CLOSED
    assert outcome(kept, ans, 3, "wegen", 1, "{2}") is Outcome.CLOSED
    assert outcome(kept, ans, 10**30, "wegen", 1, "{2}") is Outcome.CLOSED
    assert outcome(kept, ans, 2, "wegen", 1, "{2}") is Outcome.SAVED
    assert outcome(kept, ans, 2, "pakket", 1, "{2}") is Outcome.SAVED
    assert [(a.round, a.way) for a in kept.answers(meeting.id)] == [(1, "wegen"), (2, "pakket"), (2, "wegen")]


def test_who_left_is_gone(kept, meeting):
    """With every answer, and nobody else."""
    ans, token = kept.join(meeting.id, "Ans", "gemeente")
    bo, _ = kept.join(meeting.id, "Bo", "gemeente")
    for person in (ans, bo):
        kept.submit(person, 1, "wegen", 1, "{}")
    before = kept.revision(meeting.id)
    kept.leave(ans.id)
    kept.leave(ans.id)
    kept.leave("nooit geweest")
    assert kept.revision(meeting.id) == before + 1
    assert kept.seat(token) is None and kept.participants(meeting.id) == (bo,)
    assert [a.participant_id for a in kept.answers(meeting.id)] == [bo.id]
    told = kept.submit(ans, 1, "wegen", 2, "{}")
    assert told.outcome is Outcome.GONE and told.answer is None


def test_nobody_answers_in_another_meeting(kept, meeting):
    """Whatever the page says of where one is."""
    other = kept.change(kept.create("{}", 1)[0].id, is_open=True)
    ans, _ = kept.join(meeting.id, "Ans", "gemeente")
    forged = Participant(ans.id, other.id, ans.name, ans.role)
    assert outcome(kept, forged, 1, "wegen", 1, "{}") is Outcome.GONE
    assert kept.answers(meeting.id) == kept.answers(other.id) == ()


def gone(kept, meeting, ans, tokens):
    """Nothing of a meeting is left to be seen."""
    assert kept.get(meeting.id) is None and kept.by_code(meeting.code) is None
    assert kept.participants(meeting.id) == kept.answers(meeting.id) == ()
    assert kept.seat(tokens["token"]) is None and kept.led(tokens["key"]) is None
    assert kept.take_up(tokens["ticket"]) is None
    assert outcome(kept, ans, 1, "wegen", 2, "{}") is Outcome.GONE
    for call in (kept.revision, kept.ticket, lambda id: kept.change(id, round=2), lambda id: kept.join(id, "", "r")):
        with pytest.raises(GoneError):
            call(meeting.id)


@pytest.fixture
def full(kept, meeting):
    """(participant with an answer, token and key and ticket)."""
    _, key = kept.take_up(kept.ticket(meeting.id))
    ans, token = kept.join(meeting.id, "Ans", "gemeente")
    kept.submit(ans, 1, "wegen", 1, "{}")
    return ans, {"token": token, "key": key, "ticket": kept.ticket(meeting.id)}


def test_a_deleted_meeting_is_gone(kept, meeting, full):
    """With all in it, and no other."""
    other, _ = kept.create("{}", 1)
    kept.delete(meeting.id)
    kept.delete(meeting.id)
    gone(kept, meeting, *full)
    assert kept.get(other.id) == other


def test_a_meeting_goes_by_itself(kept, meeting, full, clock):
    """Out of sight at the second, and out of the database at the next sweep, which a new meeting is as well."""
    clock.now = meeting.until - 1
    assert kept.get(meeting.id) and kept.sweep(clock.now) == 0
    clock.now = meeting.until
    gone(kept, meeting, *full)
    assert kept.sweep(clock.now) == 1 and kept.sweep(clock.now) == 0
    last, _ = kept.create("{}", 1)
    clock.now += 2 * DAY
    kept.create("{}", 1)
    clock.now -= 2 * DAY
    assert kept.get(last.id) is None


def test_text_is_data(kept, meeting):
    """Quotes, statements and markup are kept as they are; what no database keeps is refused."""
    text = "'; DROP TABLE answer; -- <script>\"\\ é 🙂"
    ans, _ = kept.join(meeting.id, text, text[:40])
    kept.submit(ans, 1, "wegen", 1, text)
    assert kept.participants(meeting.id) == (ans,) and ans.name == text
    assert kept.answer(ans.id, 1, "wegen").content == text
    for wrong in ("\0", "\ud800"):
        with pytest.raises(ValueError):
            kept.submit(ans, 1, "wegen", 2, wrong)
        with pytest.raises(ValueError):
            kept.join(meeting.id, wrong, "gemeente")
    with pytest.raises(ValueError):
        kept.submit(ans, 1, "w" * 17, 1, "{}")


def test_the_clock_is_that_of_the_machine(url):
    """Unless another is given."""
    kept = Meetings(url)
    made, _ = kept.create("{}", 1)
    assert abs(made.created - time.time()) < 60
    kept.close()
