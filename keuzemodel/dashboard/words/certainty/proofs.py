"""Owns the words about which steps are proved to be in or out under every table that fits. No Streamlit."""

from __future__ import annotations

import math

from keuzemodel.dashboard.asked.certainty.proofs import Proofs
from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.dashboard.language.naming import linked
from keuzemodel.dashboard.language.numbers import number

TITLE = "Bewezen, of alleen nooit anders gezien?"
PROVING = "Elke stap: kan het ook anders?"
LEGEND = (
    "Bewezen: er bestaat geen enkele tabel die past waarin het anders is. Niet bewezen: in geen van de getrokken tabellen "
    "is het anders, maar uitgesloten is het niet."
)


def lines(asked: Question, found: Proofs) -> tuple[str, ...]:
    """What is proved and what is not. Markdown."""
    said = []
    if found.always:
        said.append(f"**Bewezen bij deze weging, altijd erin**: {linked(found.always, asked)}.")
    if found.never:
        said.append(f"**Bewezen bij deze weging, nooit erin**: {linked(found.never, asked)}.")
    if found.open:
        said.append(f"**Niet bewezen**: {linked([c.code for c in found.open], asked)}.{_at_most(found)}")
    return tuple(said)


def _at_most(found: Proofs) -> str:
    """How much better it could be the other way."""
    bounds = [c.bound for c in found.open if c.bound is not None]
    if not bounds or not math.isfinite(max(bounds)):
        return " Dat kan het model hier niet bewijzen."
    return f" Een pakket dat het anders doet, kan hoogstens {number(100 * max(bounds), 1)} punten beter zijn."
