"""Owns choosing a package for many tables at once: the best on average, the least regret, and what it disappoints.

A package fits in a limit if it does so on average over the tables, to a tenth of a step: which table is true is not
known when one chooses.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from keuzemodel.analyse.ensemble.packages import Chooser
from keuzemodel.analyse.ensemble.tables import Ensemble, Weights
from keuzemodel.model.errors import InfeasibleError, TooSlowError
from keuzemodel.model.valuation import Floats, exact, item_values, score_matrix
from keuzemodel.solve.items import items_of
from keuzemodel.solve.layers import Ints
from keuzemodel.solve.problem import Bools, Problem
from keuzemodel.solve.varying import Varying

PER_STEP = 10
"""Parts of a step that average use is counted in."""
MOST_ROUNDS = 200
SECONDS = 20.0


@dataclass(frozen=True)
class Average:
    """The rules of a chooser, for scores that are averages of tables."""

    chooser: Chooser

    @cached_property
    def varying(self) -> Varying:
        """The rules, with the limits counted in parts of a step."""
        problem = self.chooser.selector.problem
        bounds = dict(self.chooser.selector.limits)
        resources = []
        for resource in problem.resources:
            if resource.rule.kind == "limit":
                c = self.chooser.selector.dossier.criterion_index[resource.rule.subject]
                low, high = self.chooser.domain.low[:, c], self.chooser.domain.high[:, c]
                bound = math.floor(exact(bounds[resource.rule.subject]) * PER_STEP / self.chooser.domain.step[c])
                most = PER_STEP * int(np.clip(high, 0, None).sum())
                amounts = problem.amounts((PER_STEP * low).tolist())
                resource = replace(resource, amounts=amounts, bound=min(bound, most))
            resources.append(resource)
        return Varying(replace(problem, resources=tuple(resources)))

    def use(self, mean: Floats) -> Ints:
        """(R, limits, M) what each measure uses on average, in parts of a step. mean: the same in steps; what lies
        beyond every score, as a regression may give, counts as the nearest.
        """
        found: Ints = np.rint(PER_STEP * np.clip(mean, *self.chooser.reach)).astype(np.int64)
        return found

    def best(self, net: Floats, mean: Floats) -> tuple[Bools, Bools]:
        """Best package per row and whether there is one. net and packages: by item, (R, M + H); mean: use of the
        measures, (R, limits, M), in steps.
        """
        if not self.varying.limits:
            return self.varying.unlimited.best(net), np.ones(len(net), dtype=bool)
        return self.varying.best(net, self.use(mean))

    def problem(self, mean: Floats) -> Problem:
        """The rules at one use, (limits, M), in steps."""
        of = {limit.rule: use for limit, use in zip(self.varying.limits, self.use(mean[None])[0], strict=True)}
        return replace(
            self.varying.problem,
            resources=tuple(
                replace(r, amounts=self.varying.problem.amounts(of[r.rule].tolist())) if r.rule in of else r
                for r in self.varying.problem.resources
            ),
        )


@dataclass(frozen=True)
class Choice:
    """A package for all tables at once.

    value: its net value, on average over the tables. regret: how much less than the best package of a table it is
    worth, in the table, and at the weighting, where that is most. Where a limit counts, the best of a table is that
    within the limit under that table, so a package may have less regret than none.
    """

    codes: tuple[str, ...]
    value: float
    regret: float


def best_on_average(ensemble: Ensemble, chooser: Chooser, weights: Weights) -> Choice:
    """The package with the most net value on average, ties by the stated rule: one exact solve, because the average of
    net values is a net value. Raises InfeasibleError.
    """
    net = ensemble.net(chooser, weights)
    mean = chooser.use(ensemble.steps).mean(axis=0)
    average = Average(chooser)
    held, feasible = average.best(net.mean(axis=0)[None], mean[None])
    if not feasible[0]:
        raise InfeasibleError([limit.rule for limit in average.varying.limits])
    return _choice(ensemble, chooser, [weights], held[0], net)


def least_regret(ensemble: Ensemble, chooser: Chooser, weightings: Sequence[Weights]) -> Choice:
    """The package whose largest regret over all tables and these weightings is least (Savage 1951, JASA 46).

    Exact: a programme that knows a few tables gives a package, the table in which that has most regret is added, until
    none has more. Raises InfeasibleError, and TooSlowError where HiGHS takes too long.
    """
    nets = [ensemble.net(chooser, w) for w in weightings]
    net = np.stack(nets, axis=1).reshape(-1, nets[0].shape[1])
    top = np.stack([_tops(ensemble, chooser, w) for w in weightings], axis=1).reshape(-1)
    problem = Average(chooser).problem(chooser.use(ensemble.steps).mean(axis=0))
    known = [int(top.argmax())]
    for _ in range(MOST_ROUNDS):
        held, least = _least_worst(problem, net[known], top[known])
        regret = top - net @ held
        worst = int(regret.argmax())
        if regret[worst] <= least + 1e-6:
            return _choice(ensemble, chooser, weightings, held, ensemble.net(chooser, weightings[0]))
        known.append(worst)
    raise TooSlowError("too many tables had to be looked at")


def _tops(ensemble: Ensemble, chooser: Chooser, weights: Weights) -> Floats:
    """The value of the best package of every table, (T,); none where there is no package: no regret there."""
    net = ensemble.net(chooser, weights)
    held, feasible = ensemble.chosen(chooser, weights)
    return np.where(feasible, (net * held).sum(axis=1), -np.inf)


def _choice(ensemble: Ensemble, chooser: Chooser, weightings: Sequence[Weights], held: Bools, net: Floats) -> Choice:
    regret = max(float((_tops(ensemble, chooser, w) - ensemble.net(chooser, w) @ held).max()) for w in weightings)
    return Choice(chooser.selector.codes_of(held), float((net @ held).mean()), regret)


def _least_worst(problem: Problem, net: Floats, top: Floats) -> tuple[Bools, float]:
    """The package of which the largest of top - net·x is least, and that. net: (K, M); top: (K,)."""
    size = problem.size
    rows, high = [], []
    for i, others in problem.requires:
        rows.append(np.eye(size)[i] - np.eye(size)[list(others)].sum(axis=0))
        high.append(0.0)
    for i, j in problem.excludes:
        rows.append(np.eye(size)[i] + np.eye(size)[j])
        high.append(1.0)
    for coefficients, beside in problem.bonus_rows():
        rows.append(np.array([coefficients.get(i, 0.0) for i in range(size)]))
        high.append(beside)
    for resource in problem.resources:
        rows.append(np.array(resource.amounts, dtype=float))
        high.append(resource.bound + 0.5)
    matrix = np.column_stack([np.array(rows).reshape(-1, size), np.zeros(len(rows))])
    regrets = np.column_stack([-net, -np.ones(len(net))])
    low = np.isin(np.arange(size), list(problem.forced_in)).astype(float)
    most = 1.0 - np.isin(np.arange(size), list(problem.forced_out))
    if (low > most).any():
        raise InfeasibleError([])
    answer = milp(
        np.append(np.zeros(size), 1.0),
        integrality=np.append(np.ones(size), 0),
        bounds=Bounds(np.append(low, -np.inf), np.append(most, np.inf)),
        constraints=[
            LinearConstraint(np.concatenate([matrix, regrets]), -np.inf, np.concatenate([np.array(high), -top]))
        ],
        options={"mip_rel_gap": 0, "time_limit": SECONDS},
    )
    if answer.status == 2:
        raise InfeasibleError([r.rule for r in problem.resources])
    if answer.x is None or answer.status == 1:
        raise TooSlowError("HiGHS found no proven answer in time")
    held: Bools = answer.x[:size] > 0.5
    return held, float((top - net @ held).max())


@dataclass(frozen=True)
class Disappointment:
    """What a package promises, and what remains of it (Smith & Winkler 2006, "The Optimizer's Curse", Management
    Science 52(3)).

    promised: its net value under the dossier's own scores; expected: on average over the tables. totals: per criterion
    the sum of its scores, promised and expected. any_table: how much less than promised the best package of a table is
    worth in the others, on average over the tables: what one loses by believing any single table.
    """

    promised: float
    expected: float
    totals: dict[str, tuple[float, float]]
    any_table: float


def disappointment(ensemble: Ensemble, chooser: Chooser, weights: Weights, codes: Sequence[str]) -> Disappointment:
    """Of a package chosen under the dossier's own scores."""
    dossier = ensemble.dossier
    held = items_of(dossier, np.isin(dossier.codes, codes))
    own = item_values(dossier, score_matrix(dossier))
    per = ensemble.weights(weights) * chooser.per_point
    expected = item_values(dossier, ensemble.domain.scores(ensemble.steps)).mean(axis=0)
    net = ensemble.net(chooser, weights)
    best, feasible = ensemble.chosen(chooser, weights)
    each = (net * best).sum(axis=1) - best @ net.mean(axis=0)
    return Disappointment(
        promised=float((own @ per)[held].sum()),
        expected=float((expected @ per)[held].sum()),
        totals={
            c.id: (float(own[held, j].sum()), float(expected[held, j].sum())) for j, c in enumerate(dossier.criteria)
        },
        any_table=float(each[feasible].mean()) if feasible.any() else 0.0,
    )
