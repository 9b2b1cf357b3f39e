"""Owns the Dutch of comparing packages two at a time. Plain text. No Streamlit."""

from __future__ import annotations

from collections.abc import Sequence

from keuzemodel.analyse.together.questions import Outcome
from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.dashboard.asked.together.setup import weighed
from keuzemodel.dashboard.language import naming
from keuzemodel.dashboard.language.numbers import amount_of, listed, listed_shares
from keuzemodel.dashboard.words.together.participant import package
from keuzemodel.model.phasing import phases
from keuzemodel.model.valuation import totals

LEAD = "U ziet steeds twee pakketten. Zeg welk u beter vindt. Na een paar vragen weten wij welk pakket bij u past."
WHICH = "Welk pakket vindt u beter?"
FIRST, SECOND, SAME = "Pakket A", "Pakket B", "Geen verschil voor mij"
NOTHING_MORE = "Alleen wat in allebei zit"
IN_BOTH = "Wat in allebei zit"
NEXT, BACK = "Volgende", "Vorige vraag"
PICK = "Kies een van de drie."
DONE = "U bent klaar: dit waren alle vragen."
FITS = "Dit pakket past het beste bij uw antwoorden."
NOT_SURE = "Beantwoord nog een paar vragen, dan weten wij het zekerder."


def question(number: int, most: int) -> str:
    """Over two packages."""
    return f"Vraag {number} van hoogstens {most}"


def step(code: str, asked: Question) -> str:
    """A step by its name."""
    return naming.plain_step(asked.dossier.measure(code))


def asks(codes: Sequence[str], asked: Question) -> str:
    """What a package asks in all. Plain; nothing where the dossier counts no costs."""
    costs = [c for c in asked.dossier.criteria if c.kind == "burden"]
    whole = totals(asked.dossier, codes)
    return f"Vraagt in totaal {listed(amount_of(whole[c.id], c) for c in costs)}." if costs else ""


def outcome(found: Outcome, done: bool, asked: Question) -> dict[str, object]:
    """The package that the answers point to, with how that weighs. done: nothing is asked any more."""
    shares = dict(zip((a.name for a in weighed(asked)), found.middle, strict=True))
    weighs = f"Zo te zien telt voor u: {listed_shares(shares)}."
    said = [FITS, weighs] if done else [FITS, NOT_SURE]
    return package(found.codes, phases(asked.dossier, found.codes), asked.dossier) | {"gezegd": said}
