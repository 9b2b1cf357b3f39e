"""Why a measure came in or went out between two choices."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from keuzemodel.analyse.change import MOST_PARTS, Moment, Part, differences, moves, taken_back
from keuzemodel.model.valuation import weight_vector
from keuzemodel.solve.problem import TIE
from keuzemodel.solve.relaxing import own_families, shared_families
from keuzemodel.solve.selection import make_selector
from tests.building import best_by_hand, cases, make_dossier
from tests.shipped import alkmaar

DOSSIER = alkmaar()
BENEFIT = ["benefit", "burden"]


def read(*chosen, approach="alles-overwegend"):
    """One choice on Alkmaar under another reading."""
    dossier = DOSSIER.read(chosen)
    return Moment(make_selector(dossier, approach), weight_vector(dossier, "gebalanceerd"))


def at(dossier, weights=(0.5, 0.5), limits=None, require=(), forbid=(), cover=()):
    """One choice, worked out."""
    return Moment(make_selector(dossier, None, limits, require, forbid, cover), np.array(weights, dtype=float))


def moved(before, now):
    """Per measure that moved: whether it came, by which parts, through what, and which others."""
    return {m.code: (m.came, [p.kind for p in m.parts], m.through, m.others, m.worth) for m in moves(before, now)}


RIVALS = make_dossier([[5, 1], [3, 1]], BENEFIT, excludes=[(0, 1)])
ROOM = make_dossier([[5, 2], [4, 2]], BENEFIT)
CHAIN = make_dossier([[1, 3], [5, 0], [5, 3]], BENEFIT, requires=[(1, [0])], themes=[0, 0, 1])
SERVED = make_dossier([[1, 3], [5, 0]], BENEFIT)


@pytest.mark.parametrize(
    ("before", "now", "code", "expected"),
    [
        (at(RIVALS), at(RIVALS, forbid=["m0"]), "m0", (False, ["force"], (), (), False)),
        (at(RIVALS), at(RIVALS, forbid=["m0"]), "m1", (True, ["force"], ("excludes",), ("m0",), False)),
        (at(ROOM, limits={"c1": 2}), at(ROOM, limits={"c1": 2}, forbid=["m0"]), "m1",
         (True, ["force"], ("limit",), (), False)),
        (at(ROOM, limits={"c1": 2}), at(ROOM, limits={"c1": 4}), "m1", (True, ["limit"], ("limit",), (), False)),
        (at(ROOM, limits={"c1": 2}), at(ROOM), "m1", (True, ["limit"], ("limit",), (), False)),
        (at(ROOM), at(ROOM, (0.1, 0.9)), "m1", (False, ["weights"], (), (), True)),
        (at(CHAIN, forbid=["m1"]), at(CHAIN), "m0", (True, ["force"], ("needed_by",), ("m1",), False)),
        (at(CHAIN), at(CHAIN, forbid=["m0"]), "m1", (False, ["force"], ("needs",), ("m0",), False)),
        (at(SERVED), at(SERVED, cover=[["m0"]]), "m0", (True, ["cover"], ("cover",), (), False)),
        # Two things changed, and only one of them did it.
        (at(ROOM, limits={"c1": 2}), at(ROOM, (0.45, 0.55), limits={"c1": 4}), "m1",
         (True, ["limit"], ("limit",), (), False)),
    ],
)  # fmt: skip
def test_what_moved_a_measure(before, now, code, expected):
    """By hand."""
    assert moved(before, now)[code] == expected


def test_a_measure_that_gets_room_is_not_said_to_have_become_worth_it():
    """On the report's own dossier: what comes in when 16 is left out was worth having all along."""
    weights = weight_vector(DOSSIER, "gebalanceerd")
    for limit in (12, 15, 18, 20):
        before = Moment(make_selector(DOSSIER, None, {"ontwikkeltijd": limit}), weights)
        codes = before.selector.package(weights).codes
        now = Moment(make_selector(DOSSIER, None, {"ontwikkeltijd": limit}, forbid=codes[-1:]), weights)
        for move in moves(before, now):
            assert move.parts == (Part("force", codes[-1], before=None, now="forbid"),)
            assert not move.worth and (move.through or move.code == codes[-1])


@st.composite
def pairs(draw):
    """Two choices on one dossier, each with a package, that differ in anything a choice has."""
    dossier, limits, require, forbid, weights = draw(cases(most=5))
    burdens = [c.id for c in dossier.criteria if c.kind == "burden"]
    subsets = st.lists(st.sampled_from(dossier.codes), max_size=1)

    def moment(limits, require, forbid, weights):
        cover = draw(st.lists(st.lists(st.sampled_from(dossier.codes), min_size=1, max_size=2), max_size=1))
        found = Moment(make_selector(dossier, None, limits, require, forbid, cover), weights)
        assume(best_by_hand(found.selector, found.net) is not None)
        return found

    other = {id: draw(st.sampled_from([0, 1, 2.7, 4])) for id in draw(st.lists(st.sampled_from(burdens), max_size=1))}
    return (
        moment(limits, require, forbid, weights[0]),
        moment(other if draw(st.booleans()) else limits, draw(subsets), draw(subsets), weights[-1]),
    )


@given(pairs())
@settings(max_examples=150, deadline=None)
def test_the_parts_that_are_named_move_a_measure(pair):
    """Taken back they put it where it was, and no fewer do; all of it by brute force."""
    before, now = pair
    parts = differences(before, now)
    whole = taken_back(before, now, parts)
    assert (whole.selector, whole.weights.tolist()) == (before.selector, before.weights.tolist())
    were, are = (best_by_hand(m.selector, m.net) for m in pair)
    found = moves(before, now)
    assert {m.code: m.came for m in found} == {c: c in are for c in were ^ are}
    for move in found:
        back = taken_back(before, now, move.parts)
        assert (move.code in best_by_hand(back.selector, back.net)) != move.came
        if len(parts) > MOST_PARTS:
            continue
        for size in range(len(move.parts)):
            for some in combinations(parts, size):
                other = taken_back(before, now, some)
                held = best_by_hand(other.selector, other.net)
                assert held is None or (move.code in held) == move.came, (move, some)


@given(pairs())
@settings(max_examples=150, deadline=None)
def test_the_rule_that_is_named_passes_it_on(pair):
    """Without it the same change leaves the measure where it was; own worth is named only if that changed sign."""
    before, now = pair
    for move in moves(before, now):
        back = taken_back(before, now, move.parts)
        if move.worth:
            then = now.worth(move.code, best_by_hand(now.selector, now.net))
            was = back.worth(move.code, best_by_hand(back.selector, back.net))
            assert (then > TIE) == move.came == (not was > TIE) and not move.through
            continue
        by_hand = any(p.kind == "force" and p.subject == move.code for p in move.parts)
        assert bool(move.through) != by_hand
        for size in range(len(move.through) + 1):
            for some in combinations(move.through, size):
                held = [move.code in best_by_hand(m.selector, m.net, some, move.code) for m in (back, now)]
                assert (held[0] == held[1]) == (some == move.through and not by_hand), (move, some)
        there = {*shared_families(back.selector), *shared_families(now.selector)}
        assert set(move.through) <= {*there, *own_families(now.selector, move.code)}


def test_another_reading_moves_a_measure():
    """3.1 comes in because its relations are read otherwise; with a score changed as well, that part alone is told."""
    assert moved(read(), read(("convenant", "fase1")))["3.1"][:2] == (True, ["reading"])
    assert moved(read(), read(("investeren", "grens")))["1"][:2] == (False, ["limit"])
    other = DOSSIER.with_score("13", "grip", 0.5).read([("convenant", "fase1")])
    now = Moment(make_selector(other, "alles-overwegend"), weight_vector(other, "gebalanceerd"))
    assert {p.kind for p in differences(read(), now)} == {"scores", "reading"}
    assert moved(read(), now)["3.1"][:2] == (True, ["reading"])


def test_what_no_longer_counts_is_a_change_of_weights():
    """And taking it back gives what counted before."""
    before, now = read(approach="roeien"), read(("tijd-in-roeien", "niet"), approach="roeien")
    (part,) = differences(before, now)
    assert part.kind == "weights"
    assert (taken_back(before, now, [part]).net == before.net).all() and not (now.net == before.net).all()
