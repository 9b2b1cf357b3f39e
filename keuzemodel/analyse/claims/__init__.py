"""Statements of a source against the packages that the model gives for a dossier."""

from keuzemodel.analyse.claims.checking import check_claims, which_hold
from keuzemodel.analyse.claims.kinds import source_claims
from keuzemodel.analyse.claims.outcome import Outcome, Spread, Unit, smallest_margin
from keuzemodel.analyse.claims.over_tables import Standing, holds_over, standings

__all__ = [
    "Outcome",
    "Spread",
    "Standing",
    "Unit",
    "check_claims",
    "holds_over",
    "smallest_margin",
    "source_claims",
    "standings",
    "which_hold",
]
