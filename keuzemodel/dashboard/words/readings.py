"""Owns the Dutch of the ways in which a source can be read. No Streamlit."""

from __future__ import annotations

from collections.abc import Iterable

from keuzemodel.dashboard.language.known import ORIGIN_WORDS
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.model.dossier import Claim
from keuzemodel.model.readings import Option, Reading

TITLE = "Hoe lezen wij het rapport?"
CAPTION = "Waar de bron meer dan één lezing toelaat, kiest u hier. De eerste is die van het dossier."
TOETS_TITLE = "Met een andere lezing van de bron"
SAME = "alles blijft zoals nu"


def option(found: Option) -> str:
    """An option in a list, with where it comes from."""
    return f"{escape(found.name)} ({ORIGIN_WORDS[found.origin]})"


def about(reading: Reading) -> str:
    """What the source says, and what each option means. Markdown."""
    lines = [f"{escape(reading.note)} ({escape(reading.source)})" if reading.source else escape(reading.note)]
    lines += [f"**{escape(o.name)}**: {escape(o.note)}" for o in reading.options if o.note]
    return "\n\n".join(lines)


def named(claims: Iterable[Claim]) -> str:
    """Claims, each with its section. Markdown."""
    return "  \n".join(f"{escape(c.text)} ({escape(c.source)})" for c in claims)
