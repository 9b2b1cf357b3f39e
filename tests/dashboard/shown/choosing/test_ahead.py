"""What the board would be at a position of a slider is what it becomes there."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from keuzemodel.dashboard.asked import moves
from keuzemodel.dashboard.asked.situation import Question, answered, first_asked
from keuzemodel.dashboard.asked.sliders import MOST
from keuzemodel.dashboard.shown.choosing.ahead import ahead
from keuzemodel.dashboard.shown.choosing.board import board, rests
from keuzemodel.dashboard.words.choosing.board import held
from keuzemodel.model.difference import difference
from keuzemodel.model.errors import InfeasibleError, RequestError
from tests.choices import SHIPPED, choices
from tests.shipped import alkmaar

DOSSIER = alkmaar()
FIRST = answered(first_asked(DOSSIER))


def at(situation, aspect: str, position: int):
    """The question with one slider elsewhere."""
    return situation.with_choice(moves.with_aspect(situation.choice, situation.dossier, aspect, position))


def looked_up(situation, k: int, position: int):
    """The board of now as the browser changes it for a position of the k-th slider; None where nothing weighs."""
    now, found = board(situation, None, ""), ahead(situation)
    place = found["sliders"][k]["packages"][position]
    if place is None:
        return None
    there, lengths = (
        found["packages"][place],
        dict(zip(found["codes"], found["sliders"][k]["bars"][position], strict=True)),
    )
    for phase, count in zip(now["phases"], there["counts"], strict=True):
        phase["count"] = count
        for tile in phase["tiles"]:
            tile |= found["still"][tile["code"]] | there["tiles"].get(tile["code"], {})
            tile["yields"], tile["costs"] = lengths[tile["code"]]
    return {"phases": now["phases"], "meters": there["meters"]}


@settings(deadline=None)
@given(st.data())
def test_every_position_is_what_the_board_becomes_there(data):
    """On any dossier and any choice: tiles, what moved, bars, counts and meters."""
    base = data.draw(st.sampled_from(list(SHIPPED.values())))
    asked = Question(data.draw(choices(base)), base)
    try:
        situation = answered(asked)
    except (RequestError, InfeasibleError):
        assume(False)
    k = data.draw(st.integers(0, len(base.aspects) - 1))
    position = data.draw(st.integers(0, MOST))
    try:
        there = answered(at(situation, base.aspects[k].id, position))
    except RequestError:
        assert looked_up(situation, k, position) is None
        return
    moved = difference(situation.package.codes, there.package.codes, base.codes)
    became = board(there, moved, "")
    assert looked_up(situation, k, position) == {"phases": became["phases"], "meters": became["meters"]}
    place = ahead(situation)["sliders"][k]["packages"][position]
    assert ahead(situation)["packages"][place]["held"] == held(moved, situation, there)
    assert rests(there)[k] == rests(situation)[k]


def test_another_question_is_not_answered_by_it():
    """Only the position of that one slider may differ."""
    for k, aspect in enumerate(DOSSIER.aspects):
        mine = rests(FIRST)[k]
        assert rests(at(FIRST, aspect.id, 3))[k] == mine
        for other in DOSSIER.aspects[:k] + DOSSIER.aspects[k + 1 :]:
            assert rests(at(FIRST, other.id, 3))[k] != mine
        score = replace(DOSSIER.scores[0], score=1.0, origin="eigen")
        for choice in (
            moves.with_approach(FIRST.choice, "roeien"),
            moves.with_force(FIRST.choice, DOSSIER, "1", "nooit"),
            moves.with_scores(FIRST.choice, DOSSIER, [score]),
            moves.with_criterion(FIRST.choice, DOSSIER, DOSSIER.criteria[0].id, 9),
        ):
            assert choice != FIRST.choice and rests(FIRST.with_choice(choice))[k] != mine
