"""Owns the question that the sampler asks: which statements hold under a score table, for many tables at once."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from keuzemodel.ensemble.domain import Domain
from keuzemodel.ensemble.packages import Chooser, Whole, whole_nets
from keuzemodel.ensemble.statements import Statements
from keuzemodel.model.checks import Agreement, Comparison, Group, Membership, Quantity, Top
from keuzemodel.model.dossier import Claim, Dossier
from keuzemodel.model.valuation import Floats
from keuzemodel.solve.layers import Ints
from keuzemodel.solve.problem import Bools
from keuzemodel.solve.selection import make_selector


def source_claims(dossier: Dossier) -> tuple[Claim, ...]:
    """The statements of the source that a score can break: those that the ensemble obeys."""
    return tuple(claim for claim in dossier.claims if _on_scores(claim))


def _on_scores(claim: Claim) -> bool:
    """Whether the check looks at a score or at a package."""
    match claim.check:
        case Comparison(left=left, right=right):
            return any(_number_on_scores(q) for q in (left, right))
        case Membership(group=group):
            return _group_on_scores(group)
        case Top() | Agreement():
            return True
        case other:
            raise TypeError(f"no such check: {other!r}")


def _group_on_scores(group: Group) -> bool:
    return group.in_every or any(name is not None for name in (group.approach, group.also_in, group.not_in))


def _number_on_scores(quantity: Quantity) -> bool:
    summed = quantity.kind in ("totaal", "gemiddelde", "netto", "kleinste_netto")
    return summed or (quantity.kind in ("aantal", "themas") and _group_on_scores(quantity.group))


class Oracle:
    """The statements of one dossier as a question about tables of one domain.

    Limits are those of the dossier's approaches.
    """

    def __init__(self, dossier: Dossier, domain: Domain, claims: tuple[Claim, ...] | None = None) -> None:
        self.dossier = dossier
        self.domain = domain
        self.statements = Statements(dossier, source_claims(dossier) if claims is None else claims)
        self.choosers = [Chooser(make_selector(dossier, a.id), domain) for a in dossier.approaches]
        per = np.array([c.sign / c.scale[1] for c in dossier.criteria])
        self._worth = self.statements.weights * per * np.array([float(s) for s in domain.step])

    @cached_property
    def whole(self) -> Whole | None:
        """The whole net values at the preset weightings, if there are."""
        return whole_nets(self.dossier, self.domain, list(self.statements.weights))

    def net(self, tables: Ints) -> Floats:
        """Net values to choose by, (T, W, M): whole ones if there are."""
        if self.whole is not None:
            return self.whole.net(tables)
        found: Floats = np.einsum("tmc,wc->twm", tables.astype(float), self._worth, optimize=True)
        return found

    def packages(self, tables: Ints) -> tuple[Bools, Bools]:
        """Best packages, (T, A, W, M), and whether there is one everywhere, (T,). tables: (T, M, C) in steps."""
        net = self.net(tables)
        count, weightings, size = net.shape
        rows = np.repeat(tables, weightings, axis=0)
        found = np.empty((count, len(self.choosers), weightings, size), dtype=bool)
        feasible = np.ones(count, dtype=bool)
        for a, chooser in enumerate(self.choosers):
            best, possible = chooser.best(rows, net.reshape(-1, size))
            found[:, a] = best.reshape(count, weightings, size)
            feasible &= possible.reshape(count, weightings).all(axis=1)
        return found, feasible

    def hold(self, tables: Ints) -> Bools:
        """Which of `statements.claims` hold, (T, claims); none where no package is possible."""
        packages, feasible = self.packages(tables)
        return self.statements.hold(self.domain.scores(tables), packages) & feasible[:, None]

    def fits(self, tables: Ints) -> Bools:
        """(T,) whether every statement holds."""
        return np.asarray(self.hold(tables).all(axis=1))
