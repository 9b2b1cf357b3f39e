"""Owns the words that scenarios and dossiers share: to keep, to delete, to put back. No Streamlit."""

from __future__ import annotations

from keuzemodel.dashboard.language.markdown import escape

NAME = "Uw naam"
DELETE = "Ja, verwijder het voor iedereen"
PUT_BACK = "Zet terug"


def keep_as(number: int) -> str:
    """The button that keeps the next version. number: of that version."""
    return f"Bewaar als versie {number}"


def deleted(name: str) -> str:
    """What was deleted and can be put back."""
    return f"**{escape(name)}** is verwijderd."
