"""Owns what blind estimates come to, for the room. Markdown. No Streamlit."""

from __future__ import annotations

from keuzemodel.analyse.together.estimates import Spread
from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.dashboard.asked.together.estimated import Said
from keuzemodel.dashboard.language import naming
from keuzemodel.dashboard.language.numbers import amount, count_of
from keuzemodel.model.dossier import Criterion

READING = "Balk: van de laagste tot de hoogste schatting. Streep: het midden. Ruit: de score in het dossier."
SAME = "**Het maakt niet uit:** met het midden van uw schattingen blijft het pakket hetzelfde."


def changes(asked: Question, found: Said) -> str:
    """Whether the package is another with everyone's middles."""
    moved = len(found.moved.came) + len(found.moved.went)
    if not moved:
        return SAME
    steps = count_of(moved, "stap", "stappen")
    return f"**Het maakt uit voor {steps}:** met het midden van uw schattingen {naming.moves(found.moved, asked)}."


def row(said: Spread, own: float, criterion: Criterion) -> str:
    """What was said of one score, and what the dossier has."""
    people = count_of(said.count, "schatting", "schattingen")
    middle = amount(said.median, criterion)
    return f"midden {middle} ({people}), in het dossier {amount(own, criterion)}"
