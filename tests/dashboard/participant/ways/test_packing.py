"""Packing one's own: what may be kept, what comes along, and what is said of it."""

from __future__ import annotations

import re

import pytest
from starlette.datastructures import QueryParams

from keuzemodel.dashboard.asked.together.answers import of_steps, steps_of
from keuzemodel.dashboard.asked.together.setup import question_of, read_setup
from keuzemodel.dashboard.participant.ways import packing
from keuzemodel.dashboard.participant.ways.faults import FaultyError
from keuzemodel.dashboard.words.together import packing as words
from keuzemodel.dashboard.words.together.packing import BEST, NO_ROOM, NOWHERE, TIED
from tests.dashboard.participant.meeting import Room, scenario, setup
from tests.shipped import shipped

SETUP = read_setup(setup(way="pakket", scenario=scenario(approach="roeien")))
ASKED = question_of(SETUP, shipped())


def form(*codes: str, **more: str) -> QueryParams:
    """What a browser sends."""
    return QueryParams([*(("stap", code) for code in codes), *more.items()])


def test_a_package_that_keeps_the_rules_is_kept():
    """In the order of the dossier, each step once; unknown steps are not there."""
    best = ASKED.selector.package(ASKED.weights).codes
    found = packing.read(form(*reversed(best), best[0], "<b>", "99"), SETUP, ASKED)
    assert steps_of(found, ASKED) == best
    assert steps_of(packing.read(form(), SETUP, ASKED), ASKED) == ()


@pytest.mark.parametrize(
    ("codes", "said"),
    [(("5.2",), "kan alleen samen met"), (ASKED.dossier.codes, "Het past niet"), (("3.1", "14"), "kan niet samen met")],
)
def test_a_package_that_breaks_a_rule_is_not_kept(codes, said):
    """It says which, and shows again what was filled in."""
    with pytest.raises(FaultyError) as caught:
        packing.read(form(*codes), SETUP, ASKED)
    assert said in caught.value.said and caught.value.said.startswith("Nog niet bewaard.")
    assert steps_of(caught.value.content, ASKED) == codes


def test_what_a_step_needs_comes_along():
    """And goes along, when it is taken out."""
    there = packing.step(form(net="5.2"), SETUP, ASKED)
    assert there["stappen"] == ["5.1", "5.2", "15.1"] and "komen mee" in there["gezegd"]
    gone = packing.step(form("5.1", "5.2", "15.1", net="15.1"), SETUP, ASKED)
    assert gone["stappen"] == ["5.1"] and "gaat ook weg" in gone["gezegd"]
    assert packing.step(form("1", net="x"), SETUP, ASKED)["stappen"] == ["1"]


def test_what_does_not_fit_stays_out():
    """And is said beside every step of which that is so."""
    held: list[str] = []
    for code in ASKED.dossier.codes:
        found = packing.step(form(*held, net=code), SETUP, ASKED)
        held = found["stappen"]
    assert packing.read(form(*held), SETUP, ASKED)
    stuck = set(ASKED.dossier.codes) - set(held)
    assert stuck >= set(found["vast"]) and NO_ROOM in found["vast"].values()
    more = next(code for code, why in found["vast"].items() if why == NO_ROOM)
    again = packing.step(form(*held, net=more), SETUP, ASKED)
    assert again["stappen"] == held and "past er niet bij: samen mag het hoogstens 12 punten" in again["gezegd"]
    assert any("van 12 punten" in line for line in again["ruimte"])


@pytest.mark.parametrize("id", shipped())
def test_where_a_package_stands(id):
    """The best one of a weighting has weightings, no step has something that is always better."""
    own = read_setup(setup(way="pakket", scenario=scenario(id)))
    asked = question_of(own, shipped())
    best = packing.result(of_steps(asked.selector.package(asked.weights).codes, asked), own, asked)
    assert best["gezegd"][0] in (BEST, words.BEST_EVERYWHERE) and best["titel"].startswith("Uw pakket: ")
    alone = packing.result(of_steps(packing.step(form(net="10.1"), own, asked)["stappen"], asked), own, asked)
    assert alone["gezegd"][0] in (NOWHERE, TIED, BEST)
    assert packing.result("{", own, asked)["titel"] == ""


def test_what_is_always_better():
    """Is named, with what it takes the place of."""
    own = read_setup(setup(way="pakket"))
    asked = question_of(own, shipped())
    said = packing.result(of_steps(["1", "2", "10.1"], asked), own, asked)["gezegd"]
    assert said[0] == NOWHERE and said[1].endswith("altijd beter.")


def test_on_the_page(kept):
    """Everybody sees what each step asks; where it stands only once shown, and the moves only who takes part."""
    room = Room(kept, way="pakket", scenario=scenario(approach="roeien"))
    one = room.member()
    page = one.look().text
    assert "geen stappen gekozen · Ontwikkeltijd: 0 van 12 punten" in page and "vraagt ook 5.1" in page
    answer = one.post(f"{one.place}/antwoord", data=one.fields | {"stap": ["5.2"]})
    assert answer.status_code == 422 and "kan alleen samen met" in answer.text
    assert room.contents() == []
    one.post(f"{one.place}/antwoord", data=one.fields | {"stap": ["5.1", "5.2", "15.1"]})
    assert room.contents() == [{"stappen": ["5.1", "5.2", "15.1"]}]
    assert one.get(f"{one.place}/stap", params={"net": "1"}).json()["stappen"] == ["1"]
    assert 'id="pakket"' not in one.look().text
    room.change(is_shown=True)
    short = re.search(r'<p id="kort".*?</p>', one.look().text)[0]
    assert "Uw pakket: drie stappen" in short and any(said in short for said in (NOWHERE, TIED, BEST))
    other = Room(kept).member()
    assert other.get(f"{other.place}/stap", params={"net": "1"}).status_code == 403
