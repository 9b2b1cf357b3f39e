"""Owns what some measures have together of each criterion, as far as it is known. No Streamlit."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from keuzemodel.model.dossier import Criterion, Dossier
from keuzemodel.model.valuation import beside
from keuzemodel.solve.selection import Package


@dataclass(frozen=True)
class Sum:
    """A criterion over some measures. known: the sum of what is known, None if nothing is. unknown: of which measures
    it is not known.
    """

    criterion: Criterion
    known: float | None
    unknown: tuple[str, ...]


def sum_of(codes: Iterable[str], criterion: Criterion, dossier: Dossier) -> Sum:
    """What these measures have of one criterion, together in one package."""
    return _sum_of(tuple(codes), criterion, dossier)


@lru_cache(maxsize=2048)
def _sum_of(held: tuple[str, ...], criterion: Criterion, dossier: Dossier) -> Sum:
    unknown = dossier.unknown_of(held, criterion.id)
    if unknown and len(unknown) == len(held):
        return Sum(criterion, None, unknown)
    given = beside(dossier, held)
    known = math.fsum(given.score_of[code, criterion.id].score for code in held if code not in unknown)
    return Sum(criterion, known, unknown)


def sums(codes: Iterable[str], exact: Mapping[str, float], dossier: Dossier) -> tuple[Sum, ...]:
    """Every criterion, in the dossier's order. exact: the sums of all these scores, for what is wholly known."""
    held = tuple(codes)
    found = (sum_of(held, criterion, dossier) for criterion in dossier.criteria)
    return tuple(one if one.unknown else replace(one, known=exact[one.criterion.id]) for one in found)


def sums_of(package: Package, dossier: Dossier) -> tuple[Sum, ...]:
    """The sums of a package."""
    return sums(package.codes, package.totals, dossier)


def part_of(some: Sum, whole: Sum) -> float | None:
    """Which part of the whole some measures have; None where either is not wholly known, or there is nothing."""
    if some.known is None or some.unknown or not whole.known or whole.known <= 0:
        return None
    return max(0.0, min(1.0, some.known / whole.known))
