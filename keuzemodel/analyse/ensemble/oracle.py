"""Owns the question that the sampler asks: which statements hold under a score table, for many tables at once."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from keuzemodel.analyse.claims import source_claims
from keuzemodel.analyse.claims.bench import Bench
from keuzemodel.analyse.ensemble.domain import Domain
from keuzemodel.analyse.ensemble.packages import Chooser, Whole, whole_nets
from keuzemodel.model.dossier import Claim, Dossier
from keuzemodel.model.valuation import Floats, item_values
from keuzemodel.solve.items import measures_of
from keuzemodel.solve.layers import Ints
from keuzemodel.solve.problem import Bools
from keuzemodel.solve.selection import make_selector


class Oracle:
    """The source's statements as a question about tables of one domain, under the limits of the dossier's approaches.

    claims: other statements than those of `source_claims`.
    """

    def __init__(self, dossier: Dossier, domain: Domain, claims: tuple[Claim, ...] | None = None) -> None:
        self.dossier = dossier
        self.domain = domain
        self.claims = source_claims(dossier) if claims is None else claims
        self.choosers = [Chooser(make_selector(dossier, a.id), domain) for a in dossier.approaches]
        self._weights = np.array([[w.weights[c.id] for c in dossier.criteria] for w in dossier.weightings])

    @cached_property
    def wholes(self) -> tuple[Whole, ...] | None:
        """Per approach the whole net values at the preset weightings, if there are for each."""
        heard = [self._weights * (chooser.per_point != 0) for chooser in self.choosers]
        found = [whole_nets(self.dossier, self.domain, list(weights)) for weights in heard]
        whole = tuple(f for f in found if f is not None)
        return whole if len(whole) == len(found) else None

    def _chosen_by(self, k: int, tables: Ints) -> Floats:
        """Net values to choose by in an approach, by item, (T, W, M + H): whole ones if there are."""
        if self.wholes is not None:
            return self.wholes[k].net(tables)
        return self._net(self.choosers[k], self.domain.scores(tables), self._weights)

    def _net(self, chooser: Chooser, scores: Floats, weights: Floats) -> Floats:
        values = item_values(self.dossier, scores)
        found: Floats = np.einsum("tmc,wc->twm", values, weights * chooser.per_point, optimize=True)
        return found

    def packages(self, tables: Ints) -> tuple[Bools, Bools]:
        """Best packages at the preset weightings, (T, A, W, M), and whether there is one everywhere, (T,).

        tables: (T, M, C), in steps.
        """
        found = [self.packages_of(k, tables) for k in range(len(self.choosers))]
        best = np.stack([best for best, _ in found], axis=1)
        return best, np.logical_and.reduce([possible for _, possible in found])

    def packages_of(self, k: int, tables: Ints) -> tuple[Bools, Bools]:
        """The same of the k-th approach only, (T, W, M) and (T,)."""
        best, possible = self._best(self.choosers[k], tables, self._chosen_by(k, tables))
        return measures_of(self.dossier, best), possible

    def _best(self, chooser: Chooser, tables: Ints, net: Floats) -> tuple[Bools, Bools]:
        """Best packages by net values, both (T, W, M + H), and whether there is one at each weighting, (T,)."""
        count, weightings, size = net.shape
        best, possible = chooser.best(np.repeat(tables, weightings, axis=0), net.reshape(-1, size))
        return best.reshape(net.shape), np.asarray(possible.reshape(count, weightings).all(axis=1))

    def bench(self, tables: Ints, packages: Bools) -> Bench:
        """What statements speak of, under tables whose packages, (T, A, W, M), are known."""
        scores = self.domain.scores(tables)
        ids = [a.id for a in self.dossier.approaches]
        net = {id: self._net(self.choosers[k], scores, self._weights) for k, id in enumerate(ids)}

        def solve(approach: str, weights: Floats) -> tuple[Bools, Floats]:
            chooser = self.choosers[ids.index(approach)]
            values = self._net(chooser, scores, weights)
            return self._best(chooser, tables, values)[0], values

        held = {id: packages[:, k] for k, id in enumerate(ids)}
        return Bench(self.dossier, scores, held, net, solve)

    def hold(self, tables: Ints) -> Bools:
        """Which of `claims` hold, (T, claims); none where no package is possible."""
        packages, feasible = self.packages(tables)
        bench = self.bench(tables, packages)
        found = np.empty((len(tables), len(self.claims)), dtype=bool)
        for k, claim in enumerate(self.claims):
            found[:, k] = bench.holds(claim.check)
        return found & feasible[:, None]

    def fits(self, tables: Ints) -> Bools:
        """(T,) whether every statement holds."""
        return np.asarray(self.hold(tables).all(axis=1))
