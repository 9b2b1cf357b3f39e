"""Owns the Dutch sentences about a file that cannot be received. No Streamlit."""

from __future__ import annotations

from collections.abc import Sequence

from keuzemodel.dashboard.language import numbers
from keuzemodel.dashboard.language.markdown import escape

NO_ROOM = (
    "**Niet gelezen: de server heeft nu geen plaats voor uw bestand.** Er zijn te veel bestanden tegelijk neergezet. "
    "Er is niets veranderd. Wacht een paar minuten en zet het bestand opnieuw neer."
)
LONGEST = 80


def other_kind(name: str, endings: Sequence[str]) -> str:
    """A file of a kind that is not read here."""
    shown = name if len(name) <= LONGEST else f"…{name[-LONGEST:]}"
    wanted = numbers.listed(endings, "of")
    return (
        f"**Niet gelezen: {escape(shown)}.** De naam van het bestand eindigt hier op {escape(wanted)}. "
        "Er is niets veranderd. Kies een ander bestand, of sla dit eerst op in die vorm."
    )
