"""Prints how long a package takes on 200 measures in groups of up to 12, with one capacity limit.

Run by hand: python -m tests.benchmarks.large_dossier
"""

from __future__ import annotations

import time

import numpy as np

from keuzemodel.solve.milp import Milp
from keuzemodel.solve.problem import make_problem
from keuzemodel.solve.selection import select_package
from tests.building import make_dossier


def synthetic(seed: int, size: int = 200, largest: int = 12):
    """Groups of 2 to `largest` measures, each measure tied to an earlier one of its group."""
    rng = np.random.default_rng(seed)
    scores = np.column_stack([rng.integers(0, 6, (size, 3)), rng.integers(1, 6, size)]).astype(float)
    requires, excludes, start = [], [], 0
    while start < size:
        group = range(start, min(size, start + int(rng.integers(2, largest + 1))))
        for i in list(group)[1:]:
            earlier = list(range(start, i))
            if rng.random() < 0.75:
                requires.append(
                    (i, sorted(rng.choice(earlier, min(len(earlier), int(rng.integers(1, 3))), replace=False).tolist()))
                )
            else:
                excludes.append((int(rng.choice(earlier)), i))
        start = group.stop
    return make_dossier(
        scores.tolist(),
        ["benefit", "benefit", "burden", "burden"],
        requires=requires,
        excludes=excludes,
        fingerprint=f"groot-{seed}",
    )


def main() -> None:
    """Ten dossiers, each at a quarter of what all measures together would use."""
    for seed in range(10):
        dossier = synthetic(seed)
        total = sum(dossier.score_of[c, "c3"].score for c in dossier.codes)
        limits = {"c3": float(round(total / 4))}
        weights = {"c0": 0.4, "c1": 0.3, "c2": 0.15, "c3": 0.15}
        started = time.perf_counter()
        package = select_package(dossier, weights, limits=limits)
        took = time.perf_counter() - started
        net = np.array(
            [
                sum(weights[c.id] * c.sign * dossier.score_of[m, c.id].score / c.scale[1] for c in dossier.criteria)
                for m in dossier.codes
            ]
        )
        started = time.perf_counter()
        other = Milp(make_problem(dossier, limits, (), ())).best(net[None, :])[0]
        highs = time.perf_counter() - started
        same = tuple(c for c, held in zip(dossier.codes, other, strict=True) if held) == package.codes
        print(
            f"dossier {seed}: {took:.3f} s, {len(package.codes)} measures, "
            f"{len(package.co_optimal)} co-optimal; HiGHS {highs:.3f} s, "
            f"{'the same' if same else 'ANOTHER'} package"
        )


if __name__ == "__main__":
    main()
