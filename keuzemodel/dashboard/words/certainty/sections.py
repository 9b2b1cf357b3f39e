"""Owns what the parts of the screen Gevoeligheid are called, and what they say while they compute. No Streamlit."""

from __future__ import annotations

from keuzemodel.dashboard.asked.certainty.answers import Draw, Mixtures, Section, Work

ASK = "Wat wilt u weten?"
SECTION_NAMES: dict[str, str] = {
    Section.SCORES: "Andere scores",
    Section.SLIDERS: "Eén schuif",
    Section.WEIGHTINGS: "Alle wegingen",
    Section.ROOM: "Meer of minder ruimte",
    Section.MAP: "Twee aspecten",
    Section.ADVICE: "Het advies",
}
SECTION_TITLES: dict[str, str] = {
    Section.SCORES: "Wat staat vast als scores anders uitvallen?",
    Section.SLIDERS: "Hoe ver kan één aspect verschuiven?",
    Section.WEIGHTINGS: "Hoe vaak zit elke stap in het beste pakket?",
    Section.ROOM: "Wat levert meer of minder ruimte op?",
    Section.MAP: "Welk pakket is waar het beste?",
    Section.ADVICE: "Wijzen alle wegingen dezelfde kant op?",
}
FITTING_NAME, FITTING_TITLE = "Wat staat vast?", "Wat geldt in alle tabellen die passen?"


def names(fitting: bool) -> dict[str, str]:
    """What the parts are called. fitting: whether there are tables that fit."""
    return SECTION_NAMES | {Section.SCORES: FITTING_NAME} if fitting else SECTION_NAMES


def titles(fitting: bool) -> dict[str, str]:
    """Their headings."""
    return SECTION_TITLES | {Section.SCORES: FITTING_TITLE} if fitting else SECTION_TITLES


MIXTURE_NAMES: dict[str, str] = {
    Mixtures.ASPECTS: "Elke verdeling over de aspecten",
    Mixtures.CRITERIA: "Elke verdeling over de criteria",
    Mixtures.PRESETS: "Tussen de wegingen van het dossier",
}
DRAW_NAMES = {
    Draw.WEIGHTS: "Andere weging",
    Draw.ASSUMED: "Aannames anders",
    Draw.KNOWN: "Andere scores anders",
    Draw.EVERYTHING: "Alles anders",
}
WAITING: dict[Draw | Work, str] = {
    **{draw: f"{name}…" for draw, name in DRAW_NAMES.items()},
    Work.WEIGHTINGS: "Wegingen trekken…",
    Work.EVERY_SCORE: "Elke score apart anders laten vallen…",
}
