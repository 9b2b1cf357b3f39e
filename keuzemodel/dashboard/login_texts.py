"""Owns the Dutch sentences of logging in. No Streamlit."""

from __future__ import annotations

from collections.abc import Sequence

from keuzemodel.dashboard import texts
from keuzemodel.dashboard.markdown import escape

CLOSED = "Dit keuzemodel is alleen te zien met een account. Na het inloggen komt u terug waar u was."
SAVING = "Kijken en met de schuiven rekenen kan iedereen. Om te bewaren of te verwijderen logt u in. Dan staat erbij wie dat deed."


def misconfigured(setting: str, found: str, expected: Sequence[str], needed: Sequence[str]) -> str:
    """What is wrong with the settings, for who runs the server."""
    words = texts.listed([f"'{w}'" for w in expected], "of")
    if found not in expected:
        return (
            f"{escape(setting)} is '{escape(found[:40])}'; verwacht is {words}, of niets. Zolang dit niet klopt, "
            "is het keuzemodel dicht. Vraag uw beheerder om het te herstellen."
        )
    return (
        "Het keuzemodel is dicht, omdat inloggen nog niet af is. Vraag uw beheerder om het te herstellen. Voor de beheerder: "
        f"{escape(setting)} vraagt om inloggen, maar in secrets.toml moet het deel auth deze regels hebben: "
        f"{escape(texts.listed(needed))}."
    )


def logged_in(name: str) -> str:
    """Who is at the screen."""
    return f"Ingelogd als {escape(name)}."


def saving_as(name: str) -> str:
    """Whose name goes with what is saved."""
    return f"U bewaart als **{escape(name)}**."
