"""Owns what some measures have together of each criterion, as far as it is known. No Streamlit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from keuzemodel.model.dossier import Criterion, Dossier
from keuzemodel.model.valuation import exact


@dataclass(frozen=True)
class Sum:
    """A criterion over some measures. known: the sum of what is known, None if nothing is. unknown: of which measures
    it is not known.
    """

    criterion: Criterion
    known: float | None
    unknown: tuple[str, ...]


def sum_of(codes: Iterable[str], criterion: Criterion, dossier: Dossier) -> Sum:
    """What these measures have of one criterion; 0.1 + 0.2 is 0.3."""
    held = tuple(codes)
    unknown = dossier.unknown_of(held, criterion.id)
    if unknown and len(unknown) == len(held):
        return Sum(criterion, None, unknown)
    scores = (dossier.score_of[code, criterion.id].score for code in held if code not in unknown)
    return Sum(criterion, float(sum(map(exact, scores))), unknown)


def sums(codes: Iterable[str], dossier: Dossier) -> tuple[Sum, ...]:
    """Every criterion, in the dossier's order."""
    held = tuple(codes)
    return tuple(sum_of(held, criterion, dossier) for criterion in dossier.criteria)
