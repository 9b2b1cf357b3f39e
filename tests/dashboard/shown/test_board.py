"""The board holds every step once, where it belongs, with what moved and how much of everything the package has."""

from __future__ import annotations

import pytest

from keuzemodel.dashboard.asked import moves
from keuzemodel.dashboard.asked.situation import answered, first_asked
from keuzemodel.dashboard.shown.board import board, meters, worths
from keuzemodel.model.difference import difference
from tests.building import make_dossier, rebuilt
from tests.shipped import alkmaar, shipped

DOSSIER = alkmaar()
FIRST = answered(first_asked(DOSSIER))


def other(**aspects):
    """Alkmaar with some aspects at other points."""
    choice = FIRST.choice
    for id, points in aspects.items():
        choice = moves.with_aspect(choice, DOSSIER, id, points)
    return answered(FIRST.with_choice(choice))


def tiles(situation, moved=None, opened=""):
    """Every tile by code."""
    return {t["code"]: t for phase in board(situation, moved, opened)["phases"] for t in phase["tiles"]}


@pytest.mark.parametrize("id", shipped())
def test_every_step_is_there_once_in_its_own_phase(id):
    """In and out alike, so nothing moves from its place when the package does."""
    situation = answered(first_asked(shipped()[id]))
    data = board(situation, None, "")
    placed = [(t["code"], p["about"]) for p in data["phases"] for t in p["tiles"]]
    names = {p.number: p.name for p in situation.dossier.phases}
    assert sorted(placed) == sorted((m.code, names[m.phase]) for m in situation.dossier.measures)
    assert {c for c, t in tiles(situation).items() if t["chosen"]} == set(situation.package.codes)


def test_what_moved_is_marked_and_said():
    now = other(strategie=0)
    moved = difference(FIRST.package.codes, now.package.codes, DOSSIER.codes)
    found = tiles(now, moved)
    assert {c for c, t in found.items() if t["moved"] == "↓ eruit"} == set(moved.went) != set()
    assert {c for c, t in found.items() if t["moved"] == "↑ erbij"} == set(moved.came)
    said = board(now, moved, "")["aloud"]
    assert all(DOSSIER.measure(c).name in said for c in (*moved.came, *moved.went))
    unmoved = board(FIRST, difference((), (), ()), "")["aloud"]
    assert "verandert niet" in unmoved and board(FIRST, None, "")["aloud"] == ""


def test_no_two_signs_of_the_board_look_alike():
    """Each stands in the legend once, and a dash is not also a minus."""
    signs = [sign for sign, _ in board(FIRST, None, "")["words"]["legend"]]
    assert len(set(signs)) == len(signs) and sum(sign in "-–−—" for sign in signs) == 1


def test_a_bar_is_what_a_step_yields_and_asks_at_this_weighting():
    """Together they are its net value."""
    for code, (yields, costs) in worths(FIRST).items():
        assert (yields - costs) / 100 == pytest.approx(FIRST.net[code])
    assert max(max(t["yields"], t["costs"]) for t in tiles(FIRST).values()) == pytest.approx(1)


def test_a_meter_is_a_part_of_all_that_could_be_had():
    found = {m["name"]: m for m in meters(FIRST)}
    for criterion in DOSSIER.criteria:
        scores = {c: DOSSIER.score_of[c, criterion.id].score for c in DOSSIER.codes}
        part = sum(scores[c] for c in FIRST.package.codes) / sum(scores.values())
        assert found[criterion.name]["share"] == pytest.approx(part) == found[criterion.name]["advice"]
        assert found[criterion.name]["limit"] is None
    rowing = answered(FIRST.with_choice(moves.with_approach(FIRST.choice, "roeien")))
    time = next(m for m in meters(rowing) if m["name"] == "Ontwikkeltijd")
    whole = sum(DOSSIER.score_of[c, "ontwikkeltijd"].score for c in DOSSIER.codes)
    assert time["limit"] == pytest.approx(12 / whole) and time["said"].endswith("van 12")


def test_what_is_not_known_has_no_meter():
    """Westfriesland's costs are unknown: no bar that says nothing of it."""
    situation = answered(first_asked(shipped()["westfriesland-transformatie"]))
    assert "Bijdrage per jaar" not in {m["name"] for m in meters(situation)}


def test_the_open_step_says_why_and_what_it_goes_with():
    found = board(FIRST, None, "12.1")
    assert "dan kost dat" in found["opened"]["price"]
    assert found["opened"]["why"].startswith("Niet in het pakket.") and found["opened"]["force"] == "model"
    assert tiles(FIRST)["12.1"]["neededBy"] == ["12.2"] and tiles(FIRST)["12.2"]["needs"] == ["12.1"]
    assert tiles(FIRST)["14"]["excludes"] == ["3.1"] and tiles(FIRST)["3.1"]["excludes"] == ["14"]
    assert board(FIRST, None, "99")["opened"] is None
    forced = answered(FIRST.with_choice(moves.with_force(FIRST.choice, DOSSIER, "12.1", "altijd")))
    assert board(forced, None, "12.1")["opened"]["force"] == "altijd"
    assert tiles(forced)["12.1"]["sign"] == "▲" and "op altijd gezet" in tiles(forced)["12.1"]["label"]


def test_user_text_is_plain_text():
    """Not Markdown and not HTML: the browser writes it as text."""
    dossier = make_dossier([[1.0], [1.0]], ["benefit"])
    dossier = rebuilt(
        dossier,
        measures=tuple(
            m.__class__(m.code, "<b>*x*</b> [a](b)", m.parent, m.theme, m.phase, m.note) for m in dossier.measures
        ),
    )
    situation = answered(first_asked(dossier))
    assert {t["name"] for t in tiles(situation).values()} == {"<b>*x*</b> [a](b)"}
