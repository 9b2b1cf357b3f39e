"""Rules that a package breaks, and what comes along with a step, against every set of steps."""

from __future__ import annotations

from fractions import Fraction
from itertools import chain, combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from keuzemodel.analyse.together.packing import broken_rules, legal_moves
from keuzemodel.model.errors import Rule
from keuzemodel.solve.selection import make_selector
from tests.building import cases, legal_packages, make_dossier
from tests.shipped import alkmaar


def subsets(items):
    """Every one, the smallest first and the earliest first."""
    return chain.from_iterable(combinations(items, n) for n in range(len(items) + 1))


@given(cases(most=6), st.data())
@settings(max_examples=200, deadline=None)
def test_a_package_breaks_a_rule_where_it_is_not_legal(case, data):
    """Every subset; and a demand on coverage besides."""
    dossier, limits, require, forbid, _ = case
    cover = data.draw(st.lists(st.lists(st.sampled_from(dossier.codes), unique=True, min_size=1), max_size=1))
    selector = make_selector(dossier, None, limits, require, forbid, cover)
    legal = set(legal_packages(dossier, limits, require, forbid))
    for positions in subsets(range(len(dossier.codes))):
        codes = {dossier.codes[i] for i in positions}
        kept = positions in legal and all(codes & set(wanted) for wanted in cover)
        assert (not broken_rules(selector, codes)) == kept


@given(cases(most=6), st.data())
@settings(max_examples=200, deadline=None)
def test_what_comes_along_is_the_least_that_is_needed(case, data):
    """By trying every set of other steps."""
    dossier, limits, require, forbid, _ = case
    selector = make_selector(dossier, None, limits, require, forbid)
    held = set(data.draw(st.sampled_from(legal_packages(dossier, limits, require, forbid) or [()])))
    held = {dossier.codes[i] for i in held}
    before = broken_rules(selector, held)
    rows = [r for r in dossier.relations if r.kind == "requires"]

    def use(id, codes):
        return sum(Fraction(str(dossier.score_of[c, id].score)) for c in codes)

    def worse(then):
        return [
            r
            for r in broken_rules(selector, then)
            if r not in before or (r.kind == "limit" and use(r.subject, then) > use(r.subject, held))
        ]

    def complete(moved, then):
        return all(then & set(r.others) for r in rows if r.code in then and (r.code in moved or held & set(r.others)))

    for move in legal_moves(selector, held):
        assert move.adds == (move.code not in held)
        others = [c for c in dossier.codes if (c in held) != move.adds and c != move.code]
        tried = [({*some, move.code}, held ^ {*some, move.code}) for some in subsets(others)]
        whole = [(moved, then) for moved, then in tried if complete(moved, then)]
        sound = [moved for moved, then in whole if not worse(then)]
        least = sound[0] if move.adds and sound else whole[0][0]
        assert {*move.along, move.code} == least
        assert set(move.broken) == set(worse(held ^ least))
        assert move.possible == (not worse(held ^ least))


def test_the_rules_that_are_broken_are_named():
    """Each kind, as an infeasible choice would name it."""
    dossier = make_dossier(
        [[1, 2], [1, 2], [1, 2]],
        ["benefit", "burden"],
        requires=[(0, [1])],
        excludes=[(0, 2)],
        themes=[0, 1, 0],
        coverage=[(1, 1)],
    )
    selector = make_selector(dossier, None, {"c1": 3}, ["m1"], ["m2"], [["m1"]])
    assert set(broken_rules(selector, ["m0", "m2"])) == {
        Rule("requires", "m0", ("m1",)),
        Rule("excludes", "m0", ("m2",)),
        Rule("coverage", "t1", bound=1),
        Rule("cover", "", ("m1",), 1),
        Rule("limit", "c1", bound=3),
        Rule("forbid", "m2"),
        Rule("require", "m1"),
    }
    assert broken_rules(selector, ["m1"]) == ()


def test_packing_from_nothing_on_alkmaar():
    """A later step brings what it requires; what excludes it stands in the way, by name."""
    selector = make_selector(alkmaar(), "roeien")
    empty = {m.code: m for m in legal_moves(selector, ())}
    assert empty["10.2"].along == ("10.1",) and empty["10.2"].possible
    held = ("4", "5.1", "5.2", "15.1")
    moves = {m.code: m for m in legal_moves(selector, held)}
    assert next(r.kind for r in moves["7"].broken) == "excludes" and not moves["7"].possible
    assert moves["5.1"].along == ("4", "5.2") and not moves["5.1"].adds
