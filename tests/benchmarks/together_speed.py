"""Prints how long 60 answers take to all findings on the Alkmaar dossier, and how many questions find a package.

Bars: findings within 1 s; a median of at most 8 questions over 200 simulated members, who answer one question in
twenty the wrong way round. Run by hand: python -m tests.benchmarks.together_speed
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

import numpy as np

from keuzemodel.analyse.together import questions
from keuzemodel.analyse.together.agreement import agreement
from keuzemodel.analyse.together.compromise import compromise
from keuzemodel.analyse.together.differences import differences, middle
from keuzemodel.analyse.together.own_package import legal_moves, standing
from keuzemodel.analyse.together.questions import State, answered, next_question, outcome, settled, start
from keuzemodel.analyse.together.room import room
from keuzemodel.analyse.weightsets import aspect_weightings
from keuzemodel.model.valuation import weight_vector
from keuzemodel.solve.selection import make_selector
from tests.shipped import alkmaar

PEOPLE, ROLES, MEMBERS, SLIPS = 60, 5, 200, 0.05


def took(what: str, do: Callable[[], object], times: int = 5) -> float:
    """The median of a few times, printed beside the time of the processor alone."""
    do()
    clock, processor = [], []
    for _ in range(times):
        begin, used = time.perf_counter(), time.process_time()
        do()
        clock.append(time.perf_counter() - begin)
        processor.append(time.process_time() - used)
    print(f"  {what}: {1000 * np.median(clock):.0f} ms (processor {1000 * np.median(processor):.0f})", flush=True)
    return float(np.median(clock))


def findings(approach: str, spread: float) -> None:
    """Agreement, room, differences, compromise; spread: how alike people are, 1 is anything goes."""
    dossier = alkmaar()
    corners = aspect_weightings(dossier, weight_vector(dossier, "gebalanceerd"))
    selector = make_selector(dossier, approach)
    rng = np.random.default_rng(1)
    centres = rng.dirichlet(np.full(4, 4.0), size=ROLES)
    mixes = np.vstack([rng.dirichlet(c * 4 / spread + 0.05, size=PEOPLE // ROLES) for c in centres])
    weights = mixes @ corners.matrix
    roles = {f"rol {k}": middle(part) for k, part in enumerate(np.split(mixes, ROLES))}
    shared = agreement(selector, weights)
    codes = shared.shared or shared.kinds[0][0]
    whole = took("agreement", lambda: agreement(selector, weights))
    whole += took("room", lambda: room(selector, corners, mixes, codes))
    whole += took("differences", lambda: differences(selector, corners, roles))
    points = np.array(list(roles.values())) @ corners.matrix
    whole += took("compromise", lambda: compromise(selector, weights, points))
    print(f"  {approach}, {len(shared.kinds)} different packages: {whole:.2f} s in all")
    took("one package of one's own", lambda: standing(selector, corners, codes))
    took("moves from it", lambda: legal_moves(selector, codes))


def member(state: State, mix: np.ndarray, rng: np.random.Generator) -> State:
    """Somebody who answers by a mix, now and then the wrong way round."""
    selector = state.selector
    net = selector.net((mix @ state.corners.matrix)[None, :])[0][: len(selector.dossier.codes)]
    while question := next_question(state):
        gap = net @ np.isin(selector.dossier.codes, question.first) - net @ np.isin(
            selector.dossier.codes, question.second
        )
        state = answered(state, "first" if (gap > 0) != (rng.random() < SLIPS) else "second")
    return state


def members(approach: str) -> None:
    """How many questions, and how good the package is that they find."""
    dossier = alkmaar()
    corners = aspect_weightings(dossier, weight_vector(dossier, "gebalanceerd"))
    selector = make_selector(dossier, approach)
    rng = np.random.default_rng(2)
    states = [member(start(selector, corners), mix, rng) for mix in rng.dirichlet(np.ones(4), size=PEOPLE)]
    kept = [state.answers for state in states]

    def rebuilt() -> None:
        """As after a restart: nothing is remembered but the answers."""
        questions._posterior.cache_clear()
        for answers in kept:
            outcome(State(selector, corners, 1, answers))

    took(f"mixes of {PEOPLE} who answered questions", rebuilt)
    asked, done, right, lost, whole = [], 0, 0, [], []
    begin = time.perf_counter()
    for mix in rng.dirichlet(np.ones(4), size=MEMBERS):
        state = member(start(selector, corners), mix, rng)
        found, best = outcome(state), selector.package(mix @ corners.matrix)
        net = selector.net((mix @ corners.matrix)[None, :])[0][: len(dossier.codes)]
        asked.append(len(state.answers))
        done += settled(state)
        right += found.codes in (best.codes, *best.co_optimal)
        lost.append(best.value - float(net @ np.isin(dossier.codes, found.codes)))
        whole.append(best.value)
    each = (time.perf_counter() - begin) / sum(asked)
    print(
        f"  {approach}: median {statistics.median(asked):g} questions (fewest {min(asked)}, most {max(asked)}); "
        f"settled {done} of {MEMBERS}, their own best {right}; they lose {statistics.mean(lost):.4f} on average, "
        f"the worst tenth {np.quantile(lost, 0.9):.4f} or more, where a best package is worth "
        f"{statistics.mean(whole):.2f}; {1000 * each:.0f} ms a question"
    )


if __name__ == "__main__":
    for approach in (a.id for a in alkmaar().approaches):
        findings(approach, 1.0)
        members(approach)
