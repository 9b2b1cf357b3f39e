"""How certain a package is, as data: the verdict on each measure, in what order, what to find out first."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keuzemodel.analyse.sampling import Influence, Tally
from keuzemodel.analyse.weightsets import all_weightings
from keuzemodel.dashboard.asked import analyses
from keuzemodel.dashboard.asked.certainty import answers as certainties
from keuzemodel.dashboard.asked.certainty.advice import advice_certainty
from keuzemodel.dashboard.asked.certainty.answers import (
    FIRM,
    SECTIONS,
    Draw,
    Firmness,
    Mixtures,
    Section,
    Stands,
    Verdict,
    Work,
    nearby,
    verdict,
)
from keuzemodel.dashboard.asked.choice import default_choice
from keuzemodel.dashboard.asked.situation import situation
from keuzemodel.dashboard.screens.certainty.sections import DRAW
from keuzemodel.dashboard.words.certainty import scores as score_words
from keuzemodel.dashboard.words.certainty import sections as section_words
from keuzemodel.model.errors import TooSlowError
from tests.shipped import alkmaar

DOSSIER = alkmaar()

W, A, K, E = Draw
FOUND = situation(default_choice(DOSSIER), DOSSIER)


def hear_nothing(_):
    """Nobody waits."""


@pytest.mark.parametrize(
    ("shares", "fixed", "expected"),
    [
        ((1.0, 1.0, 1.0, 1.0), False, Verdict(Stands.IN)),
        ((0.2, 0.2, 0.2, FIRM), False, Verdict(Stands.IN)),
        ((0.0, 0.0, 0.0, 0.0), False, Verdict(Stands.OUT)),
        ((0.9, 0.9, 0.9, 1 - FIRM), False, Verdict(Stands.OUT)),
        ((1.0, 1.0, 1.0, 1.0), True, Verdict(Stands.FIXED)),
        ((0.5, 0.5, 0.5, 0.5), True, Verdict(Stands.FIXED)),
        ((0.5, 1.0, 0.0, 0.5), False, Verdict(Stands.DEPENDS, (W,))),
        ((1.0, 0.5, 0.0, 0.5), False, Verdict(Stands.DEPENDS, (A,))),
        ((1.0, 0.0, 0.5, 0.5), False, Verdict(Stands.DEPENDS, (K,))),
        ((0.5, 0.5, 0.5, 0.89), False, Verdict(Stands.DEPENDS, (W, A, K))),
        ((FIRM, 1 - FIRM, 1.0, 0.5), False, Verdict(Stands.DEPENDS)),
    ],
)
def test_a_verdict_goes_by_how_often_a_measure_is_in(shares, fixed, expected):
    """Everything together decides; each kind by itself says what it hangs on."""
    assert verdict(dict(zip(Draw, shares, strict=True)), fixed) == expected


DEPENDING = [Verdict(Stands.DEPENDS, causes) for n in range(4) for causes in combinations((W, A, K), n)]


def firm(verdicts) -> Firmness:
    """Of measures 1, 2, 3 … as many as there are verdicts, each in a share of the draws of its own."""
    tally = Tally(100, 100, tuple(range(len(verdicts))), 0, 0.0, 1)
    return Firmness(dict.fromkeys(Draw, tally), {str(k): one for k, one in enumerate(verdicts)})


def test_what_hangs_on_assumptions_is_told_first():
    """In the order in which it has always been told; it is ordered by what was found, not by what is said."""
    told = [score_words.verdict(one) for one, _ in firm(DEPENDING).depending()]
    assert told == [
        f"hangt af van {causes}"
        for causes in (
            "aannames", "aannames en andere scores", "de weging en aannames", "de weging, aannames en andere scores",
            "alles samen", "andere scores", "de weging", "de weging en andere scores",
        )
    ]  # fmt: skip


@given(st.lists(st.sampled_from([Verdict(Stands.IN), Verdict(Stands.OUT), Verdict(Stands.FIXED), *DEPENDING])))
def test_every_measure_stands_in_one_place(verdicts):
    """In, out, fixed, or with the others that hang on the same."""
    found = firm(verdicts)
    places = [found.standing(stands) for stands in Stands if stands is not Stands.DEPENDS]
    places += [codes for _, codes in found.depending()]
    assert sorted(code for codes in places for code in codes) == sorted(found.verdicts)
    assert all(list(codes) == sorted(codes, key=int) for codes in places)
    assert all(found.verdicts[code] == one for one, codes in found.depending() for code in codes)


def test_what_is_nearest_to_being_in_is_not_what_was_fixed():
    """Most often first, and never one that is not in any draw."""
    depends = Verdict(Stands.DEPENDS)
    assert firm([depends] * 3 + [Verdict(Stands.FIXED)]).nearest_in(2) == (("2", 2), ("1", 1))
    assert firm([depends] * 2).nearest_in(2) == (("1", 1),)


def test_a_result_is_data_with_a_verdict_on_every_measure():
    """The draws of each kind, and no sentence among them."""
    found = certainties.firmness(FOUND, hear_nothing)
    assert tuple(found.draws) == tuple(Draw) and tuple(found.verdicts) == DOSSIER.codes
    assert found.together is found.draws[E]
    assert found.draws[W].same == certainties.headline(FOUND, hear_nothing).often.same

    def texts(part):
        if is_dataclass(part):
            return [text for field in fields(part) for text in texts(getattr(part, field.name))]
        if isinstance(part, tuple):
            return [text for one in part for text in texts(one)]
        return [part] if isinstance(part, str) else []

    assert [text for one in found.verdicts.values() for text in texts(one)] == []


def test_the_first_question_is_about_an_assumption(monkeypatch):
    """Where none of those makes a difference, about the score that does; where nothing does, there is none."""
    known = next(s for s in DOSSIER.scores if s.origin == "rapport" or s.origin == "afgeleid")
    assumed = next(s for s in DOSSIER.scores if s.origin == "aanname")
    top = Influence(known.code, known.criterion, 80, 100, known.code)
    next_best = Influence(assumed.code, assumed.criterion, 20, 100, assumed.code)
    nothing = replace(top, changed=0)
    for ranked, first in (((top, next_best), next_best), ((top,), top), ((nothing,), None), ((), None)):
        monkeypatch.setattr(analyses, "influences", lambda plan, progress, ranked=ranked: ranked)
        found = certainties.first_question(FOUND, hear_nothing)
        assert (found and found.first) == first and (found is None or found.ranked == ranked)
    monkeypatch.setattr(analyses, "influence_draws", lambda selector: None)
    with pytest.raises(TooSlowError):
        certainties.first_question(FOUND, hear_nothing)


def test_the_nearest_other_weighting_says_what_shifts():
    """What goes out of one part comes into another; and nothing is said of a set with too many corners."""
    aspects, mix = analyses.aspects_of(FOUND)
    found = nearby(FOUND.selector, aspects, mix.tolist(), FOUND.package.codes)
    assert found is not None and found.other is not None and found.codes == FOUND.package.codes
    gained = sum(max(0.0, s.after - s.before) for s in found.shifts)
    lost = sum(max(0.0, s.before - s.after) for s in found.shifts)
    assert gained == pytest.approx(lost) == pytest.approx(found.other.moved)
    assert not found.even_now and replace(found, other=replace(found.other, moved=0.0)).even_now
    many = all_weightings(DOSSIER)
    many = replace(many, ids=many.ids * 2)
    assert nearby(FOUND.selector, many, [1 / len(many.ids)] * len(many.ids), FOUND.package.codes) is None


def test_the_certainty_of_the_advice_has_every_row(monkeypatch):
    """Its own weighting and three kinds of mixtures, each with three ways in which scores fall."""
    monkeypatch.setattr("keuzemodel.dashboard.asked.certainty.advice.DRAWS", 200)
    found = advice_certainty(FOUND)
    assert found is not None and set(found.tallies) == {None, *Mixtures} and set(found.near) == set(Mixtures)
    assert {len(tallies) for tallies in found.tallies.values()} == {3}
    alone = found.tallies[None][0]
    assert alone.same == alone.feasible == 200
    bare = replace(DOSSIER, advice=None, fingerprint="zonder advies")
    assert advice_certainty(situation(default_choice(bare), bare)) is None


def test_everything_that_can_be_asked_has_words_and_a_place():
    """A part, a kind of draw or something to wait for that is added is also named."""
    assert tuple(section_words.SECTION_NAMES) == tuple(section_words.SECTION_TITLES) == tuple(DRAW) == SECTIONS
    assert {Section(section) for section in SECTIONS} == set(Section)
    assert set(section_words.MIXTURE_NAMES) == set(Mixtures) and set(section_words.DRAW_NAMES) == set(Draw)
    assert set(section_words.WAITING) == {*Draw, *Work}
    assert set(score_words.CAUSES) == set(Draw) - {E}
