"""Owns the ensemble: the tables that fit a dossier's source, and what their best packages have in common."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike

from keuzemodel.analyse.ensemble.diagnostics import Diagnostics
from keuzemodel.analyse.ensemble.domain import Domain, Reach, domain_of
from keuzemodel.analyse.ensemble.packages import Chooser
from keuzemodel.model.dossier import Dossier
from keuzemodel.model.errors import InfeasibleError, RequestError, RequestKind
from keuzemodel.model.valuation import Floats, check_known, checked_weights, item_values, weight_vector
from keuzemodel.solve.items import measures_of
from keuzemodel.solve.layers import Ints
from keuzemodel.solve.problem import Bools
from keuzemodel.solve.selection import make_selector

Basis = Literal["statements", "margins"]
"""What the tables keep to: the source's statements, or only the margins of the dossier's scores."""
Weights = str | Mapping[str, float] | ArrayLike
FEWEST = 30
"""With fewer tables than this a share says little."""


@dataclass(frozen=True, eq=False)
class Ensemble:
    """Many score tables of one dossier, all equally likely.

    steps: (T, M, C) the tables, in whole steps of each criterion. diagnostics: of the sample, or None where the tables
    were drawn independently. beside: the same by another name: "scale" where every score moves over its whole scale,
    "ontwikkeltijd=11" where that limit is another. likely: by the limits that the statements allow, how many of the
    tables that fit under any of them fit under each, as parts of 1.
    """

    dossier: Dossier
    steps: Ints
    basis: Basis
    reach: Reach
    diagnostics: Diagnostics | None
    beside: Mapping[str, Ensemble] = field(default_factory=dict)
    likely: Mapping[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.steps.flags.writeable = False

    def __len__(self) -> int:
        return len(self.steps)

    @cached_property
    def domain(self) -> Domain:
        """The whole of every scale: an answer of a user may lie anywhere on it."""
        return domain_of(self.dossier, "scale")

    @cached_property
    def tables(self) -> Any:
        """(T, M, C) scores, measures and criteria in the dossier's order; whole numbers if all steps are 1."""
        found = self.steps if all(s == 1 for s in self.domain.step) else self.domain.scores(self.steps)
        found.flags.writeable = False
        return found

    def weights(self, weights: Weights) -> Floats:
        """(C,) leaf weights from an array that sums to 1, a preset's id, or {criterion: weight}."""
        if isinstance(weights, str | Mapping):
            return weight_vector(self.dossier, weights)
        array = np.asarray(weights)
        if array.ndim != 1:
            raise RequestError(RequestKind.FORM, "weights", "(C,)", str(array.shape))
        return np.asarray(checked_weights(self.dossier, array[None])[0])

    def net(self, chooser: Chooser, weights: Weights) -> Floats:
        """Net value of every item under every table, (T, M + H), see `solve.items`."""
        values = item_values(self.dossier, self.domain.scores(self.steps))
        return np.asarray(values @ (self.weights(weights) * chooser.per_point))

    def chooser(
        self,
        approach: str | None,
        limits: Mapping[str, float] | None = None,
        require: Iterable[str] = (),
        forbid: Iterable[str] = (),
        cover: Iterable[Iterable[str]] = (),
    ) -> Chooser:
        """How a package is chosen, as in `select_package`."""
        return Chooser(make_selector(self.dossier, approach, limits, require, forbid, cover), self.domain)

    def packages(
        self,
        weights: Weights,
        approach: str | None = None,
        limits: Mapping[str, float] | None = None,
        require: Iterable[str] = (),
        forbid: Iterable[str] = (),
        cover: Iterable[Iterable[str]] = (),
    ) -> Bools:
        """The best package under every table, (T, M), ties by the stated rule.

        limits, require, forbid, cover: as in `select_package`. A table under which no package keeps the rules has an
        empty row. Raises RequestError, and InfeasibleError where no table has a package.
        """
        chooser = self.chooser(approach, limits, require, forbid, cover)
        return measures_of(self.dossier, self.chosen(chooser, weights)[0])

    def chosen(self, chooser: Chooser, weights: Weights) -> tuple[Bools, Bools]:
        """Best packages by item, (T, M + H), and the tables under which there is one, (T,)."""
        found, feasible = chooser.best(self.steps, self.net(chooser, weights))
        if len(self) and not feasible.any():
            chooser.selector.solver.best(np.zeros((1, found.shape[1])))
            raise InfeasibleError([r.rule for r in chooser.selector.problem.resources])
        return found, feasible

    def shares(
        self,
        weights: Weights,
        approach: str | None = None,
        limits: Mapping[str, float] | None = None,
        require: Iterable[str] = (),
        forbid: Iterable[str] = (),
        cover: Iterable[Iterable[str]] = (),
    ) -> Floats:
        """The share of tables whose best package holds each measure, (M,): of those under which there is a package."""
        found, feasible = self.chosen(self.chooser(approach, limits, require, forbid, cover), weights)
        held: Floats = measures_of(self.dossier, found[feasible]).mean(axis=0)
        return held

    def given(
        self, scores: Mapping[tuple[str, str], float], margins: Mapping[tuple[str, str], float] | None = None
    ) -> Ensemble:
        """The tables with these scores, by (code, criterion). `enough` says whether a share of them says anything.

        margins: how far a table may be from a score, 0 where it does not say. Raises RequestError for an unknown code
        or criterion.
        """
        kept = np.ones(len(self), dtype=bool)
        for (code, criterion), score in scores.items():
            check_known([code], self.dossier.measure_index, "given: measure")
            check_known([criterion], self.dossier.criterion_index, "given: criterion")
            place = self.dossier.measure_index[code], self.dossier.criterion_index[criterion]
            kept &= abs(self.tables[:, *place] - score) <= (margins or {}).get((code, criterion), 0.0)
        return replace(self, steps=self.steps[kept], diagnostics=None, beside={}, likely={})

    @property
    def enough(self) -> bool:
        """Whether there are tables enough to speak of shares."""
        return len(self) >= FEWEST
