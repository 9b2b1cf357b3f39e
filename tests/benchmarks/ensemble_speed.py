"""Shares over all shipped tables at one weighting, both approaches; what to ask; the package for all tables.

Bar: both approaches at one weighting within 100 ms.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np

from keuzemodel import load_ensemble
from keuzemodel.analyse.ensemble.average import best_on_average, least_regret
from keuzemodel.analyse.ensemble.certain import certainties
from keuzemodel.analyse.ensemble.knowing import what_to_ask
from tests.shipped import alkmaar


def took(what: str, do: Callable[[], object], times: int = 7) -> None:
    """The median of a few times, after one that does not count."""
    do()
    seconds = []
    for _ in range(times):
        begin = time.perf_counter()
        do()
        seconds.append(time.perf_counter() - begin)
    print(f"{what}: {np.median(seconds) * 1000:.0f} ms (slowest {max(seconds) * 1000:.0f})", flush=True)


def main() -> None:
    """Print the times."""
    dossier = alkmaar()
    begin = time.perf_counter()
    ensemble = load_ensemble(dossier)
    print(f"{len(ensemble)} tables read in {(time.perf_counter() - begin) * 1000:.0f} ms")
    rng = np.random.default_rng(1)
    approaches = [a.id for a in dossier.approaches]

    def both() -> None:
        weights = rng.dirichlet(np.ones(len(dossier.criteria)))
        for approach in approaches:
            ensemble.shares(weights, approach)

    took("shares at one weighting, both approaches", both)
    weights = dossier.weightings[-1].weights
    for approach in approaches:
        chooser = ensemble.chooser(approach)
        took(f"best on average, {approach}", lambda c=chooser: best_on_average(ensemble, c, weights), 3)
        took(f"least regret over all presets, {approach}", lambda c=chooser: least_regret(
            ensemble, c, [w.id for w in dossier.weightings]), 1)  # fmt: skip
        took(f"what to ask, {approach}", lambda c=chooser: what_to_ask(ensemble, c, weights), 1)
    even = {c.id: 1.0 for c in dossier.criteria}
    begin = time.perf_counter()
    found = certainties(ensemble, ensemble.chooser(approaches[0]), even, seconds=8)
    settled = sum("open" not in (c.proof_necessary, c.proof_possible) for c in found)
    print(f"necessary and possible at even criteria: {settled} of {len(found)} settled in "
          f"{time.perf_counter() - begin:.0f} s")  # fmt: skip


if __name__ == "__main__":
    main()
