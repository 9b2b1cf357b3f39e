"""The board holds every step once, where it belongs, with what moved and how much of everything the package has."""

from __future__ import annotations

from dataclasses import replace

import pytest

from keuzemodel.dashboard.asked import moves
from keuzemodel.dashboard.asked.analyses import LARGE
from keuzemodel.dashboard.asked.situation import answered, first_asked
from keuzemodel.dashboard.shown.choosing.board import board, meters, whys, worths
from keuzemodel.dashboard.words.choosing.board import kept_out
from keuzemodel.model.difference import difference
from keuzemodel.solve.problem import TIE
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


def test_a_tile_has_the_short_name_and_the_whole_one_beside_the_pointer():
    """For who hears it the one that is seen comes first; a phase says how many of its steps are in."""
    measure, tile = DOSSIER.measure("15.1"), tiles(FIRST)["15.1"]
    assert (tile["name"], tile["full"]) == (measure.short, measure.name) and measure.short != measure.name
    assert tile["label"].startswith(f"15.1 {measure.short}: ")
    assert [phase["count"] for phase in board(FIRST, None, "")["phases"]] == [
        "9 van de 13 stappen",
        "6 van de 11 stappen",
    ]


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
    for code, (yields, costs) in worths(FIRST.given, FIRST.weights).items():
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
    time, *others = meters(rowing)
    whole = sum(DOSSIER.score_of[c, "ontwikkeltijd"].score for c in DOSSIER.codes)
    used = sum(DOSSIER.score_of[c, "ontwikkeltijd"].score for c in rowing.package.codes)
    assert time["name"] == "Ontwikkeltijd" and time["said"] == f"{used:.0f} van 12"
    assert time["share"] == pytest.approx(used / whole) and time["label"].endswith(f", {used:.0f} van 12")
    assert [m["name"] for m in others] == [m["name"] for m in meters(FIRST) if m["name"] != "Ontwikkeltijd"]


def limited(*asked: float, limit: float, high: float = 5):
    """The answer on steps that yield the same and ask these amounts of a burden, within a limit."""
    dossier = make_dossier([[high, x] for x in asked], ["benefit", "burden"], limits={1: limit}, high=high)
    first = first_asked(dossier)
    return answered(first.with_choice(moves.with_approach(first.choice, "roeien")))


@pytest.mark.parametrize(("asked", "limit"), [((4.0, 3.0, 5.0), 8), ((1.0, 1.0, 1.0), 10), ((4.0, 3.0, 5.0), 1000)])
def test_the_bar_of_a_limit_fills_to_it(asked, limit):
    """Used and limit stand in proportion, with the limit at four fifths whatever all steps together ask."""
    situation = limited(*asked, limit=limit)
    found = meters(situation)[0]
    assert found["wide"] and found["limit"] == pytest.approx(0.8)
    assert found["bar"] / found["limit"] == pytest.approx(situation.package.totals["c1"] / limit)


def test_a_limit_of_nothing_has_the_scale_of_the_others():
    """What asks nothing can be in; the mark stands at the start."""
    found = {m["name"]: m for m in meters(limited(0.0, 3.0, limit=0))}["Criterium 1"]
    assert not found["wide"] and found["bar"] == found["limit"] == 0 and found["said"] == "0 van 0"


def test_a_limit_that_is_exceeded_is_passed():
    """The bar goes on behind the mark, and the mark of the advice is left out where it is off the scale."""
    rowing = answered(FIRST.with_choice(moves.with_approach(FIRST.choice, "roeien")))
    assert FIRST.package.totals["ontwikkeltijd"] > 12 and meters(rowing)[0]["advice"] is None
    over = meters(replace(rowing, package=FIRST.package))[0]
    assert over["bar"] == over["advice"] == 1 and over["limit"] == 12 / FIRST.package.totals["ontwikkeltijd"]


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


def test_what_a_rival_or_a_limit_keeps_out_says_so_at_a_glance():
    """Where a step yields more than it asks, and only there; every other tile says nothing."""
    assert whys(FIRST) == {
        "3.1": ("✕", "14", "gaat niet samen met 14"),
        "7": ("✕", "4", "gaat niet samen met 4"),
    }
    rowing = answered(FIRST.with_choice(moves.with_approach(FIRST.choice, "roeien")))
    worth, reasons = worths(rowing.given, rowing.weights), rowing.reasons
    wanted = {c for c in DOSSIER.codes if c not in rowing.package.codes and worth[c][0] > worth[c][1] + TIE}
    assert {reasons[c].kind for c in wanted} == {"capacity", "several"} and set(whys(rowing)) == wanted
    assert set(whys(rowing).values()) == {("", "past niet", "past niet binnen de grens")}
    forbidden = answered(FIRST.with_choice(moves.with_force(FIRST.choice, DOSSIER, "1", "nooit")))
    assert "1" not in whys(forbidden)


def test_many_rivals_are_counted():
    """A tile has room for two."""
    why = replace(FIRST.reasons["7"], others=("a", "b", "c", "d"))
    assert kept_out(why) == ("✕", "a, b +2", "gaat niet samen met a, b, c en d")


def test_a_large_dossier_has_no_reasons_on_its_board():
    """They would take too long, and are not even looked for."""
    dossier = make_dossier([[1.0]] * LARGE, ["benefit"], excludes=[(0, 1)])
    situation = answered(first_asked(dossier))
    assert whys(situation) == {} and len(situation.package.codes) < LARGE
    assert "reasons" not in vars(situation)


def test_the_board_itself_does_not_wait_for_reasons():
    """They are worked out when it is drawn, as how sure every step is; an open step needs its own."""
    situation = replace(FIRST)
    board(situation, None, "")
    assert "reasons" not in vars(situation)
