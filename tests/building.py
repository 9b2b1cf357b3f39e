"""Small dossiers for tests, drawn or given, and the brute-force judge that knows only the definitions."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import combinations
from typing import Any

import numpy as np
from hypothesis import strategies as st

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
    reinforces: list[tuple[int, list[int], float]] = (),
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
        ) + tuple(Relation("excludes", f"m{i}", (f"m{j}",)) for i, j in excludes)
        + tuple(
            Relation("reinforces", f"m{i}", tuple(f"m{j}" for j in others), share=share)
            for i, others, share in reinforces
        ),
        "claims": (),
    }  # fmt: skip
    return Dossier(
        id="proef", title="Proef", description="", sources=(), advice=None,
        fingerprint=fingerprint or str(hash(repr((parts, list(reinforces))))), **parts,
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


def with_hidden(dossier: Dossier, package: tuple[int, ...]) -> tuple[int, ...]:
    """A package with the hidden item of every reinforcement that it has: measure and one of the others."""
    held = {dossier.codes[i] for i in package}
    rows = [r for r in dossier.relations if r.kind == "reinforces"]
    hidden = [len(dossier.codes) + k for k, r in enumerate(rows) if r.code in held and held & set(r.others)]
    return (*package, *hidden)


def value_by_hand(dossier: Dossier, weights: np.ndarray, package: tuple[int, ...]) -> float:
    """The value of a package by the words of the value model, from the scores: a share of benefits is there only
    beside one of those that reinforce.
    """
    held = {dossier.codes[i] for i in package}
    value = 0.0
    for code in held:
        lost = sum(
            r.share for r in dossier.relations if r.kind == "reinforces" and r.code == code and not held & set(r.others)
        )
        for c, weight in zip(dossier.criteria, weights, strict=True):
            part = weight * dossier.score_of[code, c.id].score / c.scale[1]
            value += part * (1 - lost) if c.kind == "benefit" else -part
    return value


def brute_best(
    net: np.ndarray, packages: list[tuple[int, ...]], dossier: Dossier | None = None
) -> tuple[tuple[int, ...], list[tuple[int, ...]]]:
    """(best by the tie rule, all within 1e-9 of the best), packages as positions of measures. dossier: where net is by
    item.
    """
    worth = [sum(net[i] for i in (with_hidden(dossier, p) if dossier else p)) for p in packages]
    top = max(worth)
    tied = [p for p, w in zip(packages, worth, strict=True) if w >= top - 1e-9]
    return min(tied, key=lambda p: (len(p), p)), tied


SCORES = st.sampled_from([0, 0, 0.1, 0.2, 0.3, 0.7, 1, 1.3, 2, 2.5, 3, 4, 5])
BURDENS = st.sampled_from([0, 0.1, 0.2, 0.7, 1, 1.3, 2, 2.5, 3, 5])


@st.composite
def reinforcements(draw, size):
    """Up to three rows (measure, others, share), of which those of one measure are at most 1 together; often none."""
    rows, left = [], dict.fromkeys(range(size), 4)
    for _ in range(draw(st.sampled_from([0, 0, 1, 2, 3])) if size > 1 else 0):
        i = draw(st.integers(0, size - 1))
        others = draw(
            st.lists(st.integers(0, size - 1).filter(lambda j, i=i: j != i), min_size=1, max_size=2, unique=True)
        )
        if left[i]:
            quarters = draw(st.integers(1, left[i]))
            left[i] -= quarters
            rows.append((i, others, quarters / 4))
    return rows


@st.composite
def cases(draw, most=7):
    """(dossier, limits, require, forbid, weights (S, C)) with every rule of the value model."""
    size = draw(st.integers(1, most))
    kinds = ["benefit", *draw(st.lists(st.sampled_from(["benefit", "burden"]), max_size=2)), "burden"]
    scores = [[draw(SCORES if kind == "benefit" else BURDENS) for kind in kinds] for _ in range(size)]
    requires, excludes = [], set()
    order = draw(st.permutations(range(size)))
    for k in range(1, size):
        earlier = order[:k]
        for _ in range(draw(st.integers(0, 2))):
            if draw(st.booleans()):
                others = draw(st.lists(st.sampled_from(earlier), min_size=1, max_size=2, unique=True))
                requires.append((order[k], others))
    for _ in range(draw(st.integers(0, 2))):
        i, j = draw(st.integers(0, size - 1)), draw(st.integers(0, size - 1))
        if i != j:
            excludes.add((min(i, j), max(i, j)))
    reinforces = draw(reinforcements(size))
    themes = [draw(st.integers(0, 1)) for _ in range(size)]
    coverage = draw(st.lists(st.tuples(st.integers(0, max(themes)), st.integers(0, 2)), max_size=1))
    dossier = make_dossier(
        scores, kinds, requires=requires, excludes=sorted(excludes), reinforces=reinforces, themes=themes,
        coverage=coverage,
    )  # fmt: skip
    burdens = [c.id for c in dossier.criteria if c.kind == "burden"]
    limits = {
        id: draw(st.sampled_from([0, 0.3, 1, 1.4, 2, 2.7, 4, 6.5, 10]))
        for id in draw(st.lists(st.sampled_from(burdens), max_size=2, unique=True))
    }
    codes = list(dossier.codes)
    require = tuple(draw(st.lists(st.sampled_from(codes), max_size=1)))
    forbid = tuple(draw(st.lists(st.sampled_from(codes), max_size=1)))
    parts = st.lists(st.integers(0, 4), min_size=len(kinds), max_size=len(kinds)).filter(any)
    weights = np.array(draw(st.lists(parts, min_size=1, max_size=4)), dtype=float)
    return dossier, limits, require, forbid, weights / weights.sum(axis=1, keepdims=True)


def rebuilt(dossier, **changes):
    """The same dossier with other parts, and a mark of its own."""
    return replace(dossier, fingerprint=str(hash(repr(sorted(changes.items())))) + dossier.fingerprint, **changes)


def best_by_hand(selector, net, without=(), code=""):
    """The best package by brute force, some families of rules left out; one measure's own relations or, without a
    code, everybody's.
    """
    dossier, position = selector.dossier, selector.dossier.measure_index
    kept = tuple(
        r for r in dossier.relations
        if not (
            (r.kind == "excludes" and "excludes" in without and code in (r.code, *r.others))
            or (r.kind == "requires" and "needs" in without and code == r.code)
            or (r.kind == "requires" and "needed_by" in without and code in r.others)
            or (r.kind != "reinforces" and not code and "needs" in without)
        )
    )  # fmt: skip
    if "reinforces" in without:
        # Nobody gives the measure anything any more, and it gives others nothing.
        nobody = tuple(
            replace(r, others=() if r.code == code else tuple(o for o in r.others if o != code))
            if r.kind == "reinforces"
            else r
            for r in kept
        )
        kept = nobody
    fewer = rebuilt(dossier, relations=kept, coverage=() if "coverage" in without else dossier.coverage)
    forced = () if "forced" in without else (selector.require, selector.forbid)
    packages = legal_packages(fewer, {} if "limit" in without else dict(selector.limits), *forced)
    for wanted in () if "cover" in without else selector.cover:
        packages = [p for p in packages if any(position[c] in p for c in wanted)]
    return {dossier.codes[i] for i in brute_best(net, packages, fewer)[0]} if packages else None
