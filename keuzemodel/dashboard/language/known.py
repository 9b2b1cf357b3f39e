"""Owns the words for what is known of scores and where that comes from. No Streamlit."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable

from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.language.numbers import amount, count_of, listed, number, of_what
from keuzemodel.model.dossier import Criterion, Dossier, Origin, Score

UNKNOWN = "onbekend"
ORIGIN_WORDS: dict[Origin, str] = {
    "rapport": "uit de bron",
    "afgeleid": "gelezen uit de tekst",
    "aanname": "aangenomen",
    "eigen": "zelf ingevuld",
}
ORIGIN_SIGNS: dict[Origin, str] = {"rapport": "■", "afgeleid": "□", "aanname": "◌", "eigen": "◆"}


def total(codes: Iterable[str], criterion: Criterion, dossier: Dossier) -> str:
    """The sum of what is known of some measures, and of how many it is not known."""
    known, missing = _known_total(codes, criterion, dossier)
    return UNKNOWN if known is None else f"{known} + {missing} {UNKNOWN}" if missing else known


def _known_total(codes: Iterable[str], criterion: Criterion, dossier: Dossier) -> tuple[str | None, int]:
    """The sum of what is known, None if nothing is, and of how many measures it is not known."""
    held = tuple(codes)
    missing = dossier.unknown_of(held, criterion.id)
    if missing and len(missing) == len(held):
        return None, len(missing)
    known = math.fsum(dossier.score_of[c, criterion.id].score for c in held if c not in missing)
    return amount(known, criterion), len(missing)


def total_of(codes: Iterable[str], criterion: Criterion, dossier: Dossier) -> str:
    """How much of what some measures ask: 12 punten ontwikkeltijd, or that it is not known."""
    known, missing = _known_total(codes, criterion, dossier)
    if known is None:
        return f"{criterion.name.lower()} {UNKNOWN}"
    said = of_what(known, criterion)
    return f"{said} (van {count_of(missing, 'stap', 'stappen')} niet bekend)" if missing else said


def score_in_words(score: Score, dossier: Dossier) -> str:
    """3, € 50.000, or that it is not known. score: of this dossier, or in place of one."""
    if dossier.says_nothing(score):
        return UNKNOWN
    return amount(score.score, dossier.criterion(score.criterion))


def score_with_margin(score: Score, dossier: Dossier) -> str:
    """3 ± 1, or that it is not known."""
    shown = score_in_words(score, dossier)
    return shown if shown == UNKNOWN else f"{shown} ± {number(score.margin)}"


def unknown_line(criteria: Iterable[str], dossier: Dossier) -> str:
    """What a limit cannot count, or nothing."""
    said = lacking(criteria, dossier)
    return f"**De grens telt alleen wat bekend is**: {said}." if said else ""


def unknown_lines(dossier: Dossier) -> str:
    """What is not known of the measures, as a sentence, or nothing."""
    said = lacking((c.id for c in dossier.criteria), dossier)
    return f"**Niet alles is bekend**: {said}." if said else ""


def lacking(criteria: Iterable[str], dossier: Dossier) -> str:
    """Of how many measures a criterion is not known, or nothing."""
    counts = Counter(criterion for _, criterion in dossier.unknown)
    return listed(
        f"van {counts[id]} van de {len(dossier.measures)} stappen is de {escape(dossier.criterion(id).name.lower())} "
        "niet bekend"
        for id in criteria
        if counts[id]
    )


def origin_line(dossier: Dossier) -> str:
    """How much of the score table is known, read, assumed."""
    counts = Counter(s.origin for s in dossier.scores)
    parts = [f"{counts[o]} {words}" for o, words in ORIGIN_WORDS.items() if counts[o]]
    none = "Geen enkele score komt uit de bron zelf. " if not counts["rapport"] and not counts["eigen"] else ""
    n = len(dossier.unknown)
    unknown = f" {n} daarvan {'is' if n == 1 else 'zijn'} niet bekend." if n else ""
    return f"{none}Van de {len(dossier.scores)} scores: {listed(parts)}.{unknown}"
