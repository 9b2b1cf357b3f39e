"""Owns a few questions, each between two real packages, that find the one that somebody's weighting makes best.

What is not known yet is a mix; it is kept as draws, spread evenly over all mixtures, of which answers change the
weight: those that agree times 1 - ERROR, the others times ERROR (the noise-tolerant rule of Nowak 2011, "The Geometry
of Generalized Binary Search", IEEE Trans. Information Theory 57(12)). Asked next is the pair of which the answer is
expected to tell most about the package, not about the mix: their mutual information (Lindley 1956, "On a Measure of the
Information Provided by an Experiment", Annals of Mathematical Statistics 27(4); deciding regions in place of hypotheses
as in Golovin, Krause & Ray 2010, "Near-Optimal Bayesian Active Learning with Noisy Observations", NIPS 23).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations
from typing import Literal

import numpy as np

from keuzemodel.analyse.together.ties import held_by, in_order
from keuzemodel.analyse.weightsets import WeightSet
from keuzemodel.model.valuation import Floats
from keuzemodel.solve.items import measures_of
from keuzemodel.solve.layers import Ints
from keuzemodel.solve.problem import TIE, Bools
from keuzemodel.solve.selection import Selector

ERROR = 0.1
"""One answer in ten is taken for a slip. It then costs a factor of 9, which one other answer makes good; with less the
outcome would hang on a single slip, and with more every answer would say so little that eight are too few."""
MOST_QUESTIONS = 8
DRAWS = 2_000
POOL = 24
"""Questions are pairs of so many packages, those that are now most likely best."""

Choice = Literal["first", "second", "same"]


@dataclass(frozen=True)
class Question:
    """Two packages, each the best for some mixture."""

    first: tuple[str, ...]
    second: tuple[str, ...]


@dataclass(frozen=True)
class Answer:
    """Which of two packages is better, or that there is no difference to speak of."""

    first: tuple[str, ...]
    second: tuple[str, ...]
    choice: Choice


@dataclass(frozen=True)
class State:
    """Everything that was asked and answered, in order; all else follows from it."""

    selector: Selector
    corners: WeightSet
    seed: int
    answers: tuple[Answer, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """What the answers say. codes: the package most likely best, by the tie rule where two are as likely. share:
    the weight of the draws of which it is the best, 0 to 1. mix: the mean of all draws by their weight, (K,). middle:
    the mean of those draws only; there it is best too (within TIE), as where a package is best is convex.
    """

    codes: tuple[str, ...]
    share: float
    mix: tuple[float, ...]
    middle: tuple[float, ...]


def start(selector: Selector, corners: WeightSet, seed: int = 1) -> State:
    """Nothing asked yet. Raises InfeasibleError when it is asked on."""
    return State(selector, corners, seed)


def next_question(state: State) -> Question | None:
    """What to ask now; None after MOST_QUESTIONS, and where no answer to one more question can change the package, nor
    could it have been another if one of the answers was a slip.

    Of questions that tell as much the first, by the likelihood of the packages and then by the tie rule. What was
    asked is not asked again, nor between other packages that differ in the same measures: that is the same question.
    """
    return None if len(state.answers) >= MOST_QUESTIONS else _ahead(state)


def answered(state: State, choice: Choice) -> State:
    """The state after an answer to its next question. Raises ValueError if it has none."""
    question = next_question(state)
    if question is None:
        raise ValueError("nothing is asked any more")
    return replace(state, answers=(*state.answers, Answer(question.first, question.second, choice)))


def settled(state: State) -> bool:
    """Whether asking on is no use, see `next_question`; also before MOST_QUESTIONS."""
    return _ahead(state) is None


def outcome(state: State) -> Outcome:
    """What is known now; quick, as it does not look for a question."""
    prior, weight = _prior(state.selector, state.corners, state.seed), _posterior(state)
    share = _by_package(prior, weight[:, None])[:, 0]
    likely = int(share.argmax())
    held = weight * prior.of_package[likely]
    return Outcome(
        codes=prior.packages[likely],
        share=float(share[likely]),
        mix=tuple((weight @ prior.mixes).tolist()),
        middle=tuple((held / held.sum() @ prior.mixes).tolist()),
    )


@dataclass(frozen=True)
class _Prior:
    """Draws, (N, K), with the place of the best package of each, (N,), and which draw has which, (D, N); those
    packages by the tie rule, and what they are worth to every draw, (N, D).
    """

    mixes: Floats
    place: Ints
    of_package: Bools
    packages: tuple[tuple[str, ...], ...]
    values: Floats


@lru_cache(maxsize=16)
def _prior(selector: Selector, corners: WeightSet, seed: int) -> _Prior:
    size = len(corners.ids)
    mixes = np.random.default_rng(seed).dirichlet(np.ones(size), size=DRAWS)
    net = selector.net(corners.matrix)
    held, place = np.unique(selector.solver.best(mixes @ net), axis=0, return_inverse=True)
    order = in_order(measures_of(selector.dossier, held))
    held, place = held[order], np.argsort(order)[place.reshape(-1)]
    of_package = place == np.arange(len(held))[:, None]
    packages = tuple(selector.codes_of(row) for row in held)
    return _Prior(mixes, place, of_package, packages, mixes @ net @ held.T)


@lru_cache(maxsize=512)
def _posterior(state: State) -> Floats:
    """The weight of every draw, (N,); they add up to 1."""
    prior = _prior(state.selector, state.corners, state.seed)
    weight = np.full(len(prior.mixes), 1 / len(prior.mixes))
    if not state.answers:
        return weight
    *_, answer = state.answers
    before = _posterior(replace(state, answers=state.answers[:-1]))
    likely = _likely(_gap(state, prior, answer)[:, None])[answer.choice][:, 0]
    found: Floats = before * likely / (before @ likely)
    return found


def _gap(state: State, prior: _Prior, answer: Answer) -> Floats:
    """What the first package of an answer is worth more than the second to every draw, (N,)."""
    net = state.selector.net(state.corners.matrix)
    ours, other = (held_by(state.selector, codes) for codes in (answer.first, answer.second))
    found: Floats = prior.mixes @ (net @ ours - net @ other)
    return found


def _likely(gap: Floats) -> dict[Choice, Floats]:
    """How each answer weighs the draws by what the first package is worth more to them, (N, Q) each. Where that is a
    tie either answer is as good. No difference agrees with draws to which it matters less than to half of all.
    """
    first = np.where(gap > TIE, 1 - ERROR, np.where(gap < -TIE, ERROR, 0.5))
    size = np.abs(gap)
    same = np.where(size <= np.median(size, axis=0) + TIE, 1 - ERROR, ERROR)
    return {"first": first, "second": 1 - first, "same": same}


def _by_package(prior: _Prior, weight: Floats) -> Floats:
    """Weights of draws added up by their best package. (N, Q) → (D, Q)."""
    found: Floats = prior.of_package.astype(float) @ weight
    return found


@lru_cache(maxsize=512)
def _ahead(state: State) -> Question | None:
    """What to ask, looking one question ahead; None where that is no use."""
    prior, weight = _prior(state.selector, state.corners, state.seed), _posterior(state)
    share = _by_package(prior, weight[:, None])[:, 0]
    likely = int(share.argmax())
    pool = np.argsort(-share, kind="stable")[:POOL].tolist()
    asked = {_about(a.first, a.second) for a in state.answers}
    pairs = [(i, j) for i, j in combinations(pool, 2) if _about(prior.packages[i], prior.packages[j]) not in asked]
    if not pairs:
        return None
    first, second = np.array(pairs).T
    then = {
        choice: _by_package(prior, weight[:, None] * agrees)
        for choice, agrees in _likely(prior.values[:, first] - prior.values[:, second]).items()
    }
    # Tied is not overtaken.
    if all((there.max(axis=0) <= there[likely] + TIE).all() for there in then.values()) and _stands(state, likely):
        return None
    k = int(_told(share, then["first"], then["second"]).argmax())
    return Question(prior.packages[first[k]], prior.packages[second[k]])


def _about(first: tuple[str, ...], second: tuple[str, ...]) -> frozenset[frozenset[str]]:
    """What only the one holds and what only the other does, either way round."""
    return frozenset((frozenset(first) - frozenset(second), frozenset(second) - frozenset(first)))


def _stands(state: State, likely: int) -> bool:
    """Whether the same package would be most likely if any one answer had been the other way round."""
    prior, weight = _prior(state.selector, state.corners, state.seed), _posterior(state)
    for answer in state.answers:
        if answer.choice != "same":
            agrees = _likely(_gap(state, prior, answer)[:, None])[answer.choice]
            share = _by_package(prior, weight[:, None] * (1 - agrees) / agrees)[:, 0]
            if share.max() > share[likely] + TIE * share.sum():
                return False
    return True


def _told(share: Floats, *then: Floats) -> Floats:
    """Mutual information of the package, (D,), and the answer, (D, Q) each together with a package. (Q,), in nats,
    rounded so that what is equal counts as equal.
    """
    told = np.zeros(then[0].shape[1])
    for there in then:
        expected = share[:, None] * there.sum(axis=0)
        ratio = np.divide(there, expected, out=np.ones_like(there), where=there > 0)
        told += (there * np.log(ratio)).sum(axis=0)
    rounded: Floats = told.round(12)
    return rounded
