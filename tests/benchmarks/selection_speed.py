"""Prints how much faster `select_packages` is than one `scipy.optimize.milp` call per weighting.

Run by hand: python -m tests.benchmarks.selection_speed
"""

from __future__ import annotations

import time

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from keuzemodel import select_packages
from keuzemodel.model.valuation import net_values, score_matrix, value_matrix
from tests.shipped import alkmaar

WEIGHTINGS, SAMPLE = 10_000, 200


def rows(dossier, limits):
    """The rules as plain linear rows, written here from the dossier and not from the engine."""
    position = dossier.measure_index
    lines, high = [], []
    for relation in dossier.relations:
        if relation.kind == "requires":
            line = np.zeros(len(position))
            line[position[relation.code]] = 1
            line[[position[o] for o in relation.others]] = -1
            lines.append(line)
            high.append(0.0)
        else:
            for other in relation.others:
                line = np.zeros(len(position))
                line[[position[relation.code], position[other]]] = 1
                lines.append(line)
                high.append(1.0)
    for id, maximum in limits.items():
        lines.append(score_matrix(dossier)[:, dossier.criterion_index[id]])
        high.append(maximum)
    return LinearConstraint(np.array(lines), -np.inf, high)


def main() -> None:
    """Time both ways in turn, per approach."""
    dossier = alkmaar()
    weights = np.random.default_rng(1).dirichlet(np.ones(len(dossier.criteria)), size=WEIGHTINGS)
    sample = np.random.default_rng(2).choice(WEIGHTINGS, SAMPLE, replace=False)
    net = net_values(value_matrix(dossier), weights)
    for approach in dossier.approaches:
        constraint = rows(dossier, approach.limits)
        started = time.perf_counter()
        chosen = select_packages(dossier, weights, approach.id)
        quick = (time.perf_counter() - started) / WEIGHTINGS
        same = 0
        started = time.perf_counter()
        for s in sample:
            answer = milp(
                -net[s],
                integrality=np.ones(len(net[s])),
                bounds=Bounds(0, 1),
                constraints=constraint,
                options={"mip_rel_gap": 0},
            )
            same += bool(((answer.x > 0.5) == chosen[s]).all())
        slow = (time.perf_counter() - started) / SAMPLE
        print(
            f"{approach.id}: {1e6 * quick:.1f} µs per weighting against {1e3 * slow:.2f} ms for milp: "
            f"{slow / quick:.0f} times faster; {same} of {SAMPLE} packages the same"
        )


if __name__ == "__main__":
    main()
