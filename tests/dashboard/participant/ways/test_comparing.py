"""Comparing two packages at a time: what is kept is what was said, and the page goes on from there."""

from __future__ import annotations

import pytest
from starlette.datastructures import QueryParams

from keuzemodel.analyse.together.questions import MOST_QUESTIONS
from keuzemodel.dashboard.asked.together.answers import of_preferences, preferences_of
from keuzemodel.dashboard.asked.together.comparing import after
from keuzemodel.dashboard.asked.together.setup import question_of, read_setup
from keuzemodel.dashboard.participant.ways import comparing
from keuzemodel.dashboard.participant.ways.faults import FaultyError
from keuzemodel.dashboard.words.together import comparing as words
from tests.dashboard.participant.meeting import Room, scenario, setup
from tests.shipped import shipped

SETUP = read_setup(setup(way="vragen"))
ASKED = question_of(SETUP, shipped())


def form(*said: str, **more: str) -> QueryParams:
    """What a browser sends."""
    return QueryParams([*(("eerder", one) for one in said), *more.items()])


def test_what_was_said_is_kept():
    """With what is said now, or without the last."""
    assert preferences_of(comparing.read(form(keuze="a"), SETUP, ASKED)) == ("a",)
    assert preferences_of(comparing.read(form("a", keuze="gelijk"), SETUP, ASKED)) == ("a", "gelijk")
    assert preferences_of(comparing.read(form("a", "b", doe="terug", keuze="a"), SETUP, ASKED)) == ("a",)
    assert preferences_of(comparing.read(form(doe="terug"), SETUP, ASKED)) == ()


@pytest.mark.parametrize("sent", [form(), form(keuze="c"), form("x", keuze="a"), form(keuze="<b>")])
def test_what_is_no_choice(sent):
    """Is refused."""
    with pytest.raises(FaultyError):
        comparing.read(sent, SETUP, ASKED)


@pytest.mark.parametrize("id", shipped())
@pytest.mark.parametrize("always", ["a", "b", "gelijk"])
def test_questions_end(id, always):
    """With a package; what is said beyond the last question changes nothing."""
    own = read_setup(setup(way="vragen", scenario=scenario(id)))
    asked = question_of(own, shipped())
    said: tuple[str, ...] = ()
    while not comparing.shown(of_preferences(said), own, asked)["done"]:
        assert len(said) < MOST_QUESTIONS
        said = (*said, always)
    found = comparing.result(of_preferences(said), own, asked)
    assert found["fasen"] and words.NOT_SURE not in found["gezegd"]
    assert after(asked, (*said, "a", "b")) == after(asked, said)


def test_on_the_page(kept):
    """One question after another, and back; the next round begins anew."""
    room = Room(kept, way="vragen")
    one = room.member()
    assert words.question(1, MOST_QUESTIONS) in one.look().text
    assert words.PICK in one.answer().text
    one.answer(keuze="a")
    assert words.question(2, MOST_QUESTIONS) in one.look().text and room.contents() == [{"antwoorden": ["a"]}]
    assert one.answer(script=True, keuze="b").json()["verder"]
    one.look()
    one.answer(doe="terug")
    assert words.question(2, MOST_QUESTIONS) in one.look().text and room.contents() == [{"antwoorden": ["a"]}]
    room.change(is_shown=True)
    page = one.look().text
    assert words.FITS in page and words.NOT_SURE in page and "Toon mijn pakket" not in page
    room.change(round=2)
    assert words.question(1, MOST_QUESTIONS) in one.look().text
