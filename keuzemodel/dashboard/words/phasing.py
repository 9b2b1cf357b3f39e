"""Owns the Dutch sentences of the screen Fasering. No Streamlit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.dashboard.language.known import ORIGIN_SIGNS, ORIGIN_WORDS, UNKNOWN, total, waits_line
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.language.naming import CHOSEN, LEFT_OUT, linked, phase_name
from keuzemodel.dashboard.language.numbers import (
    capital,
    count_of,
    listed,
    of_what,
)
from keuzemodel.model.dossier import Dossier, Measure, Phase

OR, MORE = "of", "+"
SEEN = "staat hierboven al"

TITLE = "Wat eerst, wat daarna?"
AS_TABLE = "Impact als tabel, met herkomst"
BUILDS_ON = "Wat bouwt op wat?"
INDEPENDENT = "In dit dossier heeft geen stap een andere nodig, en alle stappen gaan samen."
GRAPH = "Welke stap op welke voortbouwt"
RELATIONS = "Relaties als tabel, met herkomst"


def phase_line(dossier: Dossier, per_phase: Mapping[Phase, list[Measure]]) -> str:
    """How many steps and how much of every burden each phase has."""
    burdens = [c for c in dossier.criteria if c.kind == "burden"]
    parts = []
    for phase, members in per_phase.items():
        found = {c: total((m.code for m in members), c, dossier) for c in burdens}
        sums = listed(of_what(shown, c) for c, shown in found.items() if shown != UNKNOWN)
        together = f" met samen {escape(sums)}" if sums else ""
        if names := listed(f"de {c.name.lower()}" for c in burdens if found[c] == UNKNOWN):
            together += f"; onbekend is {escape(names)}"
        parts.append(f"{phase_name(phase)} telt **{count_of(len(members), 'stap', 'stappen')}**{together}")
    return " ".join(f"{capital(part)}." for part in parts)


def why_row(asked: Question, members: Iterable[Measure]) -> str:
    """The way from the board to why each of its steps is in."""
    return f"Klik voor de reden: {linked((m.code for m in members), asked)}."


def board_legend(dossier: Dossier) -> str:
    """How to read the board."""
    return (
        "Blauwe cirkel: levert op. Oranje vierkant: kost. Hoe groter, hoe hoger de score; leeg is 0. "
        f"Stippelrand: aangenomen. Wijs een teken aan voor de reden. {waits_line(dossier)}"
    ).rstrip()


def origin_legend() -> str:
    """What the signs behind a score mean."""
    return "  ".join(f"{sign} {ORIGIN_WORDS[origin]}" for origin, sign in ORIGIN_SIGNS.items())


def graph_legend(dossier: Dossier) -> str:
    """How to read the graph."""
    more = f" Open pijl met '{MORE}': de een versterkt de ander." if dossier.reinforcements else ""
    return (
        f"{CHOSEN} gekozen, {LEFT_OUT} niet gekozen. Dikke pijl: beide gekozen, de een bouwt op de ander. Streepjespijl: nu "
        f"niet in gebruik; ✕: geen van beide is gekozen. Stippellijn met 'of': kan niet samen.{more}"
    )


def others(code: str, dossier: Dossier) -> list[str]:
    """With which steps one cannot go together, and which it reinforces; plain."""
    apart = [o for r in dossier.relations if r.kind == "excludes" and r.code == code for o in r.others]
    apart += [r.code for r in dossier.relations if r.kind == "excludes" and code in r.others]
    more = [r.code for r in dossier.relations if r.kind == "reinforces" and code in r.others]
    said = [f"kan niet samen met {listed(apart)}"] if apart else []
    return said + ([f"versterkt {listed(more)}"] if more else [])


def board(phase: Phase) -> str:
    """What the board of a phase shows."""
    return f"Verwachte impact per stap en criterium, {phase.name}"
