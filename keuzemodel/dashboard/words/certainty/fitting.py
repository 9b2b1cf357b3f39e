"""Owns the words about the tables that fit the source: how often they hold a step, and what they are. No Streamlit."""

from __future__ import annotations

from keuzemodel.dashboard.asked.certainty.fitting import MOST, Fitting, Held, Lack, Standing
from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.dashboard.language.naming import linked
from keuzemodel.dashboard.language.numbers import count_of, number, percent
from keuzemodel.dashboard.words.certainty.draws import share_in_words
from keuzemodel.dashboard.words.keeping.trouble import TABLES
from keuzemodel.model.errors import EnsembleKind

SIGNS = {Held.ALL: "◉", Held.MOST: "◕", Held.DIVIDED: "◑", Held.FEW: "◔", Held.NONE: "○", Held.FIXED: ""}
WORDS = {
    Held.ALL: "in alle",
    Held.MOST: "in de meeste",
    Held.DIVIDED: "verdeeld",
    Held.FEW: "in weinig",
    Held.NONE: "in geen",
    Held.FIXED: "door uw vaste keuze",
}
SHORT = {
    Held.ALL: "alle",
    Held.MOST: "de meeste",
    Held.DIVIDED: "verdeeld",
    Held.FEW: "weinig",
    Held.NONE: "geen",
}
"""The same in a legend that asks in how many."""
TO_CERTAINTY = "Hoe zeker is elke stap?"

LACKS = {
    Lack.ABSENT: TABLES[EnsembleKind.ABSENT],
    Lack.NO_STATEMENTS: "De bron van dit dossier zegt niets dat een score kan tegenspreken.",
    Lack.STALE: TABLES[EnsembleKind.STALE],
    Lack.UNREADABLE: TABLES[EnsembleKind.UNREADABLE],
    Lack.READING: "De tabellen die passen, zijn gemaakt voor een andere lezing van de bron dan u nu hebt gekozen.",
    Lack.FEW: "Te weinig van de tabellen die passen, hebben uw eigen scores.",
}
ROUGH = "Let op: deze aandelen zijn ruw. Te weinig van de tabellen zijn echt verschillend getrokken; lees ze als een aanwijzing."
INSTEAD = "Daarom valt hier elke score op zichzelf binnen zijn marge."
LOOSE = "Zulke tabellen passen niet altijd bij alles wat de bron zegt."


def sign_and_word(standing: Standing, code: str) -> tuple[str, str]:
    """The sign and the word of a step; both empty where the user fixed it."""
    found = standing.held[code]
    return SIGNS[found], WORDS[found] if SIGNS[found] else ""


def word(standing: Standing, code: str) -> str:
    """The same as plain text, and where the user fixed it so too."""
    return f"{SIGNS[standing.held[code]]} {WORDS[standing.held[code]]}".strip()


def cell(standing: Standing, code: str) -> str:
    """The same in a table, with the share."""
    found = standing.held[code]
    said = word(standing, code)
    if found in (Held.MOST, Held.DIVIDED, Held.FEW):
        return f"{said} ({share_in_words(standing.counts[code], standing.n)})"
    return said


def tables(standing: Standing) -> str:
    """How many tables are counted, and which."""
    narrowed = " en uw eigen scores hebben" if standing.n + standing.lost < standing.whole else ""
    return f"{number(standing.n)} tabellen met scores die passen bij alles wat de bron zegt{narrowed}"


def legend(standing: Standing) -> str:
    """What the signs after the steps mean. standing: over any table that fits and any weighting at once."""
    signs = " · ".join(f"{SIGNS[found]} {said}" for found, said in SHORT.items())
    said = [f"Rechtsboven: in hoeveel gevallen een stap erin zit, met andere passende scores en wegingen: {signs}."]
    said += [_lost(count_of(standing.lost, "geval", "gevallen"))] if standing.lost else []
    return " ".join(said)


def notes(standing: Standing) -> tuple[str, ...]:
    """What has to be known beside the counts."""
    said = [ROUGH] if standing.rough else []
    if standing.told:
        said.append(
            "Let op: bij deze benadering en weging noemt de bron zelf dit pakket. Alleen tabellen die het geven, tellen "
            "mee, dus dit zegt niets over hoe zeker het is. Schuif met een aspect om dat te zien."
        )
    if standing.lost:
        said.append(_lost(count_of(standing.lost, "tabel", "tabellen")))
    return tuple(said)


def _lost(told: str) -> str:
    return f"In {told} voldoet geen enkel pakket aan uw vaste stappen en grenzen; die tellen niet mee."


def lack_line(found: Fitting) -> str:
    """Why there are no tables that fit, and what is shown instead."""
    if found.lack is None:
        return ""
    loose = "" if found.lack is Lack.NO_STATEMENTS else LOOSE
    return f"{LACKS[found.lack]} {INSTEAD} {loose}".strip()


def class_lines(asked: Question, standing: Standing, over_weightings: bool = False) -> tuple[str, ...]:
    """The steps by their class, those that are in most often first. Markdown. over_weightings: a case is a table with
    a weighting of its own.
    """
    names = {
        Held.ALL: "In alle gevallen" if over_weightings else "In alle tabellen",
        Held.MOST: f"In de meeste (minstens {percent(MOST)})",
        Held.DIVIDED: "Verdeeld",
        Held.FEW: f"In weinig (hoogstens {percent(1 - MOST)})",
        Held.NONE: "In geen enkel geval" if over_weightings else "In geen enkele tabel",
        Held.FIXED: "Door uw vaste keuze erin of eruit",
    }
    return tuple(
        f"{SIGNS[which]} **{name}**: {linked(codes, asked)}.".strip()
        for which, name in names.items()
        if (codes := standing.among(which))
    )
