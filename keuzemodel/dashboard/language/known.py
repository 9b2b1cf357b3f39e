"""Owns the words for what is known of scores and where that comes from. No Streamlit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from keuzemodel.dashboard.asked.sums import Sum, sum_of
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.language.numbers import amount, count_of, listed, number, of_what
from keuzemodel.model.dossier import Criterion, Dossier, Origin, Score
from keuzemodel.sheets.explained import ORIGIN_WORDS as ORIGIN_WORDS

UNKNOWN = "onbekend"
SHORT_ORIGINS: dict[Origin, str] = ORIGIN_WORDS | {"afgeleid": "gelezen"}
"""Where there is room for a word only."""
ORIGIN_SIGNS: dict[Origin, str] = {"rapport": "■", "afgeleid": "□", "aanname": "◌", "eigen": "◆"}


def total(codes: Iterable[str], criterion: Criterion, dossier: Dossier) -> str:
    """The sum of what is known of some measures, and of how many it is not known."""
    return sum_in_words(sum_of(codes, criterion, dossier))


def sum_in_words(total: Sum) -> str:
    """12, 12 + 3 onbekend, or that nothing of it is known."""
    if total.known is None:
        return UNKNOWN
    said = amount(total.known, total.criterion)
    return f"{said} + {len(total.unknown)} {UNKNOWN}" if total.unknown else said


def total_of(codes: Iterable[str], criterion: Criterion, dossier: Dossier) -> str:
    """How much of what some measures ask: 12 punten ontwikkeltijd, or that it is not known."""
    found = sum_of(codes, criterion, dossier)
    if found.known is None:
        return f"{criterion.name.lower()} {UNKNOWN}"
    said = of_what(amount(found.known, criterion), criterion)
    return f"{said} (van {count_of(len(found.unknown), 'stap', 'stappen')} niet bekend)" if found.unknown else said


def score_in_words(score: Score, dossier: Dossier) -> str:
    """3, € 50.000, or that it is not known. score: of this dossier, or in place of one."""
    if dossier.says_nothing(score):
        return UNKNOWN
    return amount(score.score, dossier.criterion(score.criterion))


def score_with_margin(score: Score, dossier: Dossier) -> str:
    """3 ± 1, or that it is not known."""
    shown = score_in_words(score, dossier)
    return shown if shown == UNKNOWN else f"{shown} ± {number(score.margin)}"


def waits_line(dossier: Dossier) -> str:
    """That a benefit may wait for another step, where it does in a dossier."""
    return (
        "Een baat die op een andere stap wacht, telt alleen mee als die stap er is." if dossier.reinforcements else ""
    )


def unknown_line(criteria: Iterable[str], dossier: Dossier) -> str:
    """What a limit cannot count, or nothing."""
    return uncounted_line(lacking(criteria, dossier))


def uncounted_line(lacking: str) -> str:
    """That a limit leaves out what is lacking, in Markdown; nothing if nothing is."""
    return f"**De grens telt alleen wat bekend is**: {lacking}." if lacking else ""


def unknown_lines(dossier: Dossier) -> str:
    """What is not known of the measures, as a sentence, or nothing."""
    said = lacking((c.id for c in dossier.criteria), dossier)
    return f"**Niet alles is bekend**: {said}." if said else ""


def lacking(criteria: Iterable[str], dossier: Dossier) -> str:
    """Of how many measures a criterion is not known, or nothing. Markdown."""
    counts = Counter(criterion for _, criterion in dossier.unknown)
    return escape(lacking_of(((dossier.criterion(id), counts[id]) for id in criteria), len(dossier.measures)))


def lacking_of(counts: Iterable[tuple[Criterion, int]], measures: int) -> str:
    """Per criterion how many measures it is unknown of, where there are any; plain text."""
    return listed(
        f"van {count} van de {measures} stappen is de {criterion.name.lower()} niet bekend"
        for criterion, count in counts
        if count
    )


def origin_line(dossier: Dossier) -> str:
    """How much of the score table is known, read, assumed."""
    counts = Counter(s.origin for s in dossier.scores)
    parts = [f"{counts[o]} {words}" for o, words in ORIGIN_WORDS.items() if counts[o]]
    none = "Geen enkele score komt uit de bron zelf. " if not counts["rapport"] and not counts["eigen"] else ""
    n = len(dossier.unknown)
    unknown = f" {n} daarvan {'is' if n == 1 else 'zijn'} niet bekend." if n else ""
    return f"{none}Van de {len(dossier.scores)} scores: {listed(parts)}.{unknown}"


def short_origin_line(dossier: Dossier) -> str:
    """The same in one line; that none comes from the source is said too."""
    counts = Counter(s.origin for s in dossier.scores)
    parts = [] if from_the_source(dossier) else [f"geen {SHORT_ORIGINS['rapport']}"]
    parts += [f"{counts[o]} {words}" for o, words in SHORT_ORIGINS.items() if counts[o]]
    unknown = f" ({len(dossier.unknown)} {UNKNOWN})" if dossier.unknown else ""
    return f"Scores: {listed(parts)}{unknown}."


def from_the_source(dossier: Dossier) -> bool:
    """Whether any score comes from the source or was filled in by a user."""
    return any(s.origin in ("rapport", "eigen") for s in dossier.scores)
