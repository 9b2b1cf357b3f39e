"""Small dossiers for tests, and the brute-force judge that knows only the definitions."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from typing import Any

import numpy as np

from keuzemodel.model.dossier import (
    Approach,
    Aspect,
    Coverage,
    Criterion,
    Dossier,
    Measure,
    Phase,
    Relation,
    Score,
    Theme,
    Weighting,
)
from keuzemodel.model.valuation import leaf_weights


def make_dossier(
    scores: list[list[float]],
    kinds: list[str],
    *,
    requires: list[tuple[int, list[int]]] = (),
    excludes: list[tuple[int, int]] = (),
    themes: list[int] | None = None,
    phases: list[int] | None = None,
    coverage: list[tuple[int, int]] = (),
    limits: dict[int, float] | None = None,
    high: float = 5,
    fingerprint: str | None = None,
) -> Dossier:
    """A dossier from (M, C) scores; criterion j is 'c<j>' under aspect 'a<j>', measure i is 'm<i>'."""
    criteria = tuple(Criterion(f"c{j}", f"Criterium {j}", f"a{j}", kind, (-high, high)) for j, kind in enumerate(kinds))
    themes = themes or [0] * len(scores)
    phases = phases or [1] * len(scores)
    points = {c.id: 1.0 for c in criteria}
    aspects = {c.aspect: 1.0 for c in criteria}
    parts: dict[str, Any] = {
        "themes": tuple(Theme(f"t{t}", f"Thema {t}") for t in range(max(themes, default=0) + 1)),
        "phases": tuple(Phase(n, f"Fase {n}") for n in sorted(set(phases) | {1})),
        "aspects": tuple(Aspect(f"a{j}", f"Aspect {j}") for j in range(len(kinds))),
        "criteria": criteria,
        "weightings": (
            Weighting("gelijk", "Gelijk", "", leaf_weights(aspects, points, {c.id: c.aspect for c in criteria}),
                      aspects, points),
        ),
        "approaches": (
            Approach("alles", "Alles", ""),
            Approach("roeien", "Roeien", "", {f"c{j}": v for j, v in (limits or {}).items()}),
        ),
        "coverage": tuple(Coverage(f"t{t}", n) for t, n in coverage),
        "measures": tuple(
            Measure(f"m{i}", f"Maatregel {i}", "", f"t{themes[i]}", phases[i]) for i in range(len(scores))
        ),
        "scores": tuple(
            Score(f"m{i}", f"c{j}", float(score), 0.0, "aanname")
            for i, row in enumerate(scores)
            for j, score in enumerate(row)
        ),
        "relations": tuple(
            Relation("requires", f"m{i}", tuple(f"m{j}" for j in others)) for i, others in requires
        ) + tuple(Relation("excludes", f"m{i}", (f"m{j}",)) for i, j in excludes),
        "claims": (),
    }  # fmt: skip
    return Dossier(
        id="proef", title="Proef", description="", sources=(), advice=None,
        fingerprint=fingerprint or str(hash(repr(parts))), **parts,
    )  # fmt: skip


def legal_packages(
    dossier: Dossier,
    limits: dict[str, float],
    require: tuple[str, ...] = (),
    forbid: tuple[str, ...] = (),
) -> list[tuple[int, ...]]:
    """Every package that keeps all rules, by the words of the value model, one subset at a time."""
    codes = dossier.codes
    found = []
    for size in range(len(codes) + 1):
        for positions in combinations(range(len(codes)), size):
            package = {codes[i] for i in positions}
            if not set(require) <= package or set(forbid) & package:
                continue
            if any(
                r.code in package and not package & set(r.others) for r in dossier.relations if r.kind == "requires"
            ):
                continue
            if any(r.code in package and package & set(r.others) for r in dossier.relations if r.kind == "excludes"):
                continue
            if any(
                sum(Fraction(str(dossier.score_of[code, id].score)) for code in package) > Fraction(str(maximum))
                for id, maximum in limits.items()
            ):
                continue
            if any(
                sum(dossier.measure(code).theme == c.theme for code in package) < c.minimum for c in dossier.coverage
            ):
                continue
            found.append(positions)
    return found


def brute_best(net: np.ndarray, packages: list[tuple[int, ...]]) -> tuple[tuple[int, ...], list[tuple[int, ...]]]:
    """(best by the tie rule, all within 1e-9 of the best), packages as positions."""
    worth = [sum(net[i] for i in package) for package in packages]
    top = max(worth)
    tied = [p for p, w in zip(packages, worth, strict=True) if w >= top - 1e-9]
    return min(tied, key=lambda p: (len(p), p)), tied
