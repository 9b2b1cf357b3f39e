"""Adaptive questions, against posterior and information added up draw by draw."""

from __future__ import annotations

from itertools import combinations
from math import log

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keuzemodel.analyse.together import questions
from keuzemodel.analyse.together.questions import (
    ERROR,
    MOST_QUESTIONS,
    Question,
    State,
    answered,
    next_question,
    outcome,
    settled,
    start,
)
from keuzemodel.analyse.together.ties import held_by
from keuzemodel.analyse.weightsets import aspect_weightings
from keuzemodel.model.valuation import weight_vector
from keuzemodel.solve.selection import make_selector
from tests.analyse.together.judge import TIE, by_tie_rule, groups
from tests.building import make_dossier
from tests.shipped import alkmaar

FEW = 40


class Judge:
    """Draws with their weights, by the definitions."""

    def __init__(self, group, state):
        size = len(group.corners.ids)
        self.group = group
        self.draws = np.random.default_rng(state.seed).dirichlet(np.ones(size), size=FEW)
        self.best = []
        for mix in self.draws:
            values = group.worth @ mix
            tied = [p for p, v in zip(group.packages, values, strict=True) if v >= values.max() - TIE]
            self.best.append(group.codes(by_tie_rule(tied)))
        self.weights = [1 / FEW] * FEW
        for answer in state.answers:
            weighed = [w * x for w, x in zip(self.weights, self.agrees(answer, answer.choice), strict=True)]
            self.weights = [w / sum(weighed) for w in weighed]

    def agrees(self, pair, choice):
        """How an answer weighs each draw."""
        worth = self.group.worth
        gain = worth[self.group.place(pair.first)] - worth[self.group.place(pair.second)]
        gaps = [float(mix @ gain) for mix in self.draws]
        near = float(np.median(np.abs(gaps)))
        if choice == "same":
            return [1 - ERROR if abs(g) <= near + TIE else ERROR for g in gaps]
        sign = 1 if choice == "first" else -1
        return [0.5 if abs(g) <= TIE else 1 - ERROR if g * sign > 0 else ERROR for g in gaps]

    def shares(self, times=None):
        """Weight by package."""
        times = times or [1] * FEW
        found = dict.fromkeys(self.best, 0.0)
        for package, weight, more in zip(self.best, self.weights, times, strict=True):
            found[package] += weight * more
        return found

    def told(self, pair):
        """Mutual information of answer and package."""
        total = 0.0
        for choice in ("first", "second"):
            then = self.shares(self.agrees(pair, choice))
            for package, share in self.shares().items():
                if then[package] > 0:
                    total += then[package] * log(then[package] / (share * sum(then.values())))
        return total

    def a_slip_could_change(self, state, likely):
        """Whether the package would be another if one answer had been the other way round."""
        for answer in state.answers:
            if answer.choice != "same":
                agreed = self.agrees(answer, answer.choice)
                then = self.shares([(1 - a) / a for a in agreed])
                if max(then.values()) > then[likely] + 1e-8:
                    return True
        return False

    def can_change(self, pair, likely):
        """Whether an answer makes another package likelier."""
        return any(
            max(then.values()) > then[likely] + 1e-8
            for then in (self.shares(self.agrees(pair, choice)) for choice in ("first", "second", "same"))
        )


def apart(first, second):
    """What only one of two packages holds, sorted: what somebody who compares them sees."""
    return sorted([sorted(set(first) - set(second)), sorted(set(second) - set(first))])


@given(groups(people=1), st.lists(st.sampled_from(["first", "second", "same"]), max_size=3), st.integers(1, 9))
@settings(max_examples=120, deadline=None)
def test_a_question_tells_most_and_the_last_one_nothing(group, choices, seed):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(questions, "DRAWS", FEW)
        questions._prior.cache_clear()
        questions._posterior.cache_clear()
        questions._ahead.cache_clear()
        state = start(group.selector, group.corners, seed)
        for choice in choices:
            if next_question(state):
                state = answered(state, choice)
        judge, found, asked = Judge(group, state), outcome(state), next_question(state)
        shares = judge.shares()
        assert found.share == pytest.approx(shares[found.codes]) == pytest.approx(max(shares.values()))
        assert found.mix == pytest.approx(np.array(judge.weights) @ judge.draws)
        there = np.array(found.middle) @ group.corners.matrix
        net = group.selector.net(there[None, :])[0]
        assert net[held_by(group.selector, found.codes)].sum() == pytest.approx(group.selector.package(there).value)
        done = [apart(a.first, a.second) for a in state.answers]
        pairs = [Question(a, b) for a, b in combinations(shares, 2) if apart(a, b) not in done]
        if asked is None:
            assert settled(state) and not any(judge.can_change(p, found.codes) for p in pairs)
            assert not pairs or not judge.a_slip_could_change(state, found.codes)
        else:
            assert any(judge.can_change(p, found.codes) for p in pairs) or judge.a_slip_could_change(state, found.codes)
            assert not settled(state) and asked.first in shares and asked.second in shares
            assert apart(asked.first, asked.second) not in done
            assert judge.told(asked) == pytest.approx(max(judge.told(p) for p in pairs), abs=1e-9)
        again = State(group.selector, group.corners, seed, state.answers)
        assert next_question(again) == asked and outcome(again) == found
    questions._prior.cache_clear()


def member(state, mix, slips=()):
    """Ask somebody until there is nothing left to ask; at a slip the answer is the wrong way round."""
    selector, matrix = state.selector, state.corners.matrix
    while question := next_question(state):
        net = selector.net((mix @ matrix)[None, :])[0][: len(selector.dossier.codes)]
        gap = sum(net @ np.isin(selector.dossier.codes, c) * s for c, s in ((question.first, 1), (question.second, -1)))
        first = (gap > 0) != (len(state.answers) in slips)
        state = answered(state, "first" if first else "second")
    return state


def test_members_of_alkmaar_are_found_also_after_a_slip():
    """In at most eight questions: who answers as it weighs gets its own package, and who slips at first one that is
    worth about as much.
    """
    dossier = alkmaar()
    corners = aspect_weightings(dossier, weight_vector(dossier, "gebalanceerd"))
    selector = make_selector(dossier, "roeien")
    for mix in np.random.default_rng(8).dirichlet(np.full(4, 3.0), size=12):
        best = selector.package(mix @ corners.matrix)
        net = selector.net((mix @ corners.matrix)[None, :])[0]
        for slips in ((), (0,)):
            state = member(start(selector, corners), mix, slips)
            found = outcome(state)
            assert len(state.answers) <= MOST_QUESTIONS
            assert net @ np.isin(dossier.codes, found.codes) >= 0.9 * best.value


def test_nothing_is_asked_where_there_is_one_package():
    """And then nothing can be answered."""
    dossier = make_dossier([[1]], ["benefit"])
    state = start(make_selector(dossier), aspect_weightings(dossier, np.ones(1)))
    assert next_question(state) is None
    assert outcome(state).codes == ("m0",) and outcome(state).share == pytest.approx(1) and settled(state)
    with pytest.raises(ValueError, match="nothing"):
        answered(state, "first")
