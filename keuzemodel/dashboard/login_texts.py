"""Owns the Dutch sentences of logging in. No Streamlit."""

from __future__ import annotations

from collections.abc import Sequence

from keuzemodel.dashboard import texts

CLOSED = "Deze omgeving is alleen voor wie een account heeft. Na het inloggen komt u terug waar u was."
SAVING = "Lezen en schuiven kan iedereen; om te bewaren of te verwijderen logt u in. Dan staat erbij wie het deed."


def misconfigured(setting: str, found: str, expected: Sequence[str]) -> str:
    """What is wrong with the settings, for who runs the server."""
    words = texts.listed([f"'{w}'" for w in expected], "of")
    if found not in expected:
        return (
            f"{texts.escape(setting)} is '{texts.escape(found[:40])}'; verwacht is {words}, of niets. Zolang dit niet klopt, "
            "is het keuzemodel dicht. Vraag uw beheerder om het te herstellen."
        )
    return (
        f"{texts.escape(setting)} vraagt om inloggen, maar er is geen aanbieder ingesteld (deel auth in secrets.toml). "
        "Zolang dit niet klopt, is het keuzemodel dicht. Vraag uw beheerder om het te herstellen."
    )


def logged_in(name: str) -> str:
    """Who is at the screen."""
    return f"Ingelogd als {texts.escape(name)}."


def saving_as(name: str) -> str:
    """Whose name goes with what is saved."""
    return f"U bewaart als **{texts.escape(name)}**."
