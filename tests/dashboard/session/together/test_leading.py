"""How a meeting stands: what the room may see of it, and which answers of two rounds are compared."""

from __future__ import annotations

from dataclasses import replace

import pytest

from keuzemodel.dashboard.asked.together.answers import of_points
from keuzemodel.dashboard.asked.together.setup import question_of, read_setup
from keuzemodel.dashboard.kept.meetings import meetings
from keuzemodel.dashboard.kept.meetings.kinds import Meeting, Participant
from keuzemodel.dashboard.session.together import leading as led
from keuzemodel.dashboard.session.together.leading import Standing
from keuzemodel.dashboard.words.together import found, leading
from tests.dashboard.participant.meeting import Room, setup
from tests.shipped import shipped

SETUP = read_setup(setup())
ASKED = question_of(SETUP, shipped())
PEOPLE = tuple(Participant(id, "m", "", "GI") for id in "abc")
EVEN = {"inhoud": 5, "financien": 5, "strategie": 5, "complexiteit": 5}
CONTENT, STRICT = {**EVEN, "inhoud": 10, "complexiteit": 0}, {**EVEN, "inhoud": 0, "complexiteit": 10}


def standing(*rounds, **changed) -> Standing:
    """The last of these rounds, each with the points of who answered."""
    meeting = Meeting("m", "KXP7RM", setup(), len(rounds), True, True, 1, 0, 10**10)
    said = {k: {person: of_points(points, False) for person, points in r.items()} for k, r in enumerate(rounds, 1)}
    return Standing(replace(meeting, **changed), SETUP, ASKED, PEOPLE, said)


@pytest.mark.parametrize(("count", "is_shown"), [(0, False), (1, False), (2, True), (3, True)])
def test_one_answer_is_not_shown_to_the_room(count, is_shown):
    """It would tell what one person thinks; and the screen says why there is nothing."""
    now = standing(dict.fromkeys("abc"[:count], CONTENT))
    assert now.is_shown is is_shown and not standing({"a": EVEN, "b": EVEN}, is_shown=False).is_shown
    if count == 1:
        assert leading.waiting(3, count, now.meeting) == leading.TOO_FEW


def test_who_stays_away_makes_no_agreement():
    """Rounds are compared over those who answered both: all three differ, then two of them that never did."""
    first = {"a": CONTENT, "b": CONTENT, "c": STRICT}
    assert standing(first).findings.agreement.shared is None
    now, before = standing(first, {"a": EVEN, "b": CONTENT}).findings_twice
    assert len(now.mixes) == len(before.mixes) == 2 and before.agreement.shared is not None
    assert standing(first, {"a": EVEN}).findings_twice is None
    assert standing(first).findings_twice is None


def test_the_comparison_says_over_whom():
    """Where not everybody answered twice."""
    assert found.before(0, 18, 1, None) == "In ronde 1 ging het om 18 stappen, nu om geen stappen."
    assert found.before(5, 18, 1, 2).startswith("Bij de twee deelnemers die beide keren antwoordden: in ronde 1 ")


def test_another_question_meets_no_answer_to_an_earlier_one(monkeypatch, tmp_path):
    """Also for who went back to an earlier round first; and what was answered before is not shown with it."""
    monkeypatch.setenv("KEUZEMODEL_DATA_DIR", str(tmp_path))
    kept = meetings()
    room = Room(kept)
    monkeypatch.setattr(led, "led", lambda: kept.get(room.id))
    one = room.member()
    one.answer()
    led.next_round()
    one.look()
    one.answer(**{"punt.inhoud": "9"})
    led.previous_round()
    assert kept.get(room.id).round == 1
    led.ask(SETUP)
    now = kept.get(room.id)
    assert (now.round, now.is_open, now.is_shown, read_setup(now.setup).first) == (3, True, False, 3)
    page = one.look().text
    assert one.fields["punt.inhoud"] == "5" and "Dit is een nieuwe vraag." in page
    led._standing.cache_clear()
    shown = led._standing(now, tuple(shipped().values()))
    assert set(shown.rounds) == {3} and not shown.now.count and not shown.before.count
    kept.close()
