"""Owns how often each claim holds over score tables drawn from the whole scale: whether it can fail at all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from keuzemodel.analyse.claims.bench import Bench
from keuzemodel.analyse.sampling import Progress
from keuzemodel.model.dossier import Claim, Dossier
from keuzemodel.model.valuation import Floats
from keuzemodel.solve.items import measures_of
from keuzemodel.solve.problem import Bools
from keuzemodel.solve.tables import Tables, grid_of

SEED = 1
TABLES, FEW = 4_000, 100
"""How many are drawn; FEW where every table takes a programme of its own."""
CELLS = 1_000_000
"""So many (table, weighting, measure) at once, for memory."""


@dataclass(frozen=True)
class Standing:
    """In how many of n tables a claim holds."""

    claim: Claim
    held: int
    n: int

    @property
    def share(self) -> float:
        """The share of tables in which it holds."""
        return self.held / self.n


def standings(dossier: Dossier, tell: Progress | None = None) -> tuple[Standing, ...]:
    """Every claim with a check, in file order, over tables in which every score is drawn uniformly and on its own from
    the grid of its scale (seed SEED), whatever the dossier's own scores are. `tell` hears what part is done.

    Tables under which some approach has no package are left out.
    """
    solvers = _solvers(dossier)
    n = TABLES if all(s.quick for s in solvers.values()) else FEW
    at_once = max(1, CELLS // (len(dossier.weightings) * len(dossier.codes)))
    rng = np.random.default_rng(SEED)
    held, drawn = np.zeros(len(dossier.claims), dtype=int), 0
    for start in range(0, n, at_once):
        scores = draw_tables(dossier, rng, min(at_once, n - start))
        found, possible = _holds(dossier, dossier.claims, scores, solvers)
        held += (found & possible[:, None]).sum(axis=0)
        drawn += int(possible.sum())
        if tell:
            tell(min(1.0, (start + at_once) / n))
    return tuple(Standing(claim, int(count), drawn) for claim, count in zip(dossier.claims, held, strict=True))


def draw_tables(dossier: Dossier, rng: np.random.Generator, count: int) -> Floats:
    """(count, M, C) scores, uniformly from the grids of the scales."""
    size = (count, len(dossier.codes))
    return np.stack([rng.choice(grid_of(c), size=size) for c in dossier.criteria], axis=2)


def holds_over(dossier: Dossier, claims: Iterable[Claim], scores: Floats) -> Bools:
    """(T, number of claims): which claims hold under each of T tables, (T, M, C), on the grid of the scales.

    None holds under a table with which some approach has no package.
    """
    asked = tuple(claims)
    found, possible = _holds(dossier, asked, scores, _solvers(dossier))
    return found & possible[:, None]


def _solvers(dossier: Dossier) -> dict[str, Tables]:
    return {a.id: Tables(dossier, a.limits, a.silent) for a in dossier.approaches}


def _holds(
    dossier: Dossier, claims: tuple[Claim, ...], scores: Floats, solvers: dict[str, Tables]
) -> tuple[Bools, Bools]:
    """(T, claims) and (T,): which claims hold, and whether every approach has a package."""
    presets = np.array([[w.weights[c.id] for c in dossier.criteria] for w in dossier.weightings])
    found = {id: solver.best(presets, scores) for id, solver in solvers.items()}
    bench = Bench(
        dossier,
        scores,
        {id: measures_of(dossier, packages) for id, (packages, _, _) in found.items()},
        {id: net for id, (_, net, _) in found.items()},
        lambda approach, weights: solvers[approach].best(weights, scores)[:2],
    )
    possible = np.logical_and.reduce([feasible.all(axis=1) for _, _, feasible in found.values()])
    held = np.empty((len(scores), len(claims)), dtype=bool)
    for k, claim in enumerate(claims):
        held[:, k] = bench.holds(claim.check)
    return held, possible
