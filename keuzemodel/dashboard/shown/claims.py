"""Owns the tables of the screen Toets aan de bron. No Streamlit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from keuzemodel.analyse.claims import Outcome, Standing
from keuzemodel.dashboard.asked.situation import Otherwise
from keuzemodel.dashboard.language.elements import Html, element, part_of_whole
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.words import claims as claim_words
from keuzemodel.dashboard.words import readings as reading_words
from keuzemodel.model.dossier import Dossier

COLUMNS = ["Klopt?", "Soort", "Uitspraak, in onze woorden", "Wat het model vindt", "Marge", "Bij willekeurige scores"]


def counts(outcomes: tuple[Outcome, ...]) -> Html:
    """A picture of how many statements of each kind hold."""
    tiles = []
    for kind, n, holds in claim_words.counts(outcomes):
        tiles.append(
            element(
                "li",
                element("b", claim_words.of_all(n, holds)),
                element("span", claim_words.counted(kind, n)),
                element("span", element("i", style=part_of_whole(holds / n)), class_="vp-track", aria_hidden="true"),
                element("span", claim_words.holding(n, holds)),
                element("small", claim_words.about_kind(kind)),
                class_="vp-count",
                data_fails=None if holds == n else "",
            )
        )
    return element("ul", *tiles, class_="vp-counts")


def claim_rows(
    outcomes: Iterable[Outcome], dossier: Dossier, standings: Mapping[str, Standing] | None = None
) -> pd.DataFrame:
    """Claims of one section. standings: by the id of a claim. Cells are Markdown."""
    standings = standings or {}
    rows = []
    for outcome in outcomes:
        claim = outcome.claim
        text = escape(claim.text)
        if claim.note:
            text += f"  \n*{escape(claim.note)}*"
        rows.append(
            (
                "○ niet te toetsen" if not outcome.testable else "✓ klopt" if outcome.holds else "✕ klopt niet",
                claim_words.KIND_WORDS[claim.kind],
                text,
                escape(claim_words.finding(outcome, dossier)),
                claim_words.margin(outcome, dossier),
                claim_words.standing(standings[claim.id]) if claim.id in standings else "",
            )
        )
    return pd.DataFrame(rows, columns=COLUMNS)


def reading_rows(found: Iterable[Otherwise]) -> pd.DataFrame:
    """What another reading of the source makes of the claims. Cells are Markdown."""
    rows = []
    for other in found:
        fails, holds = reading_words.named(other.fails), reading_words.named(other.holds)
        same = not fails and not holds
        rows.append(
            (escape(other.reading.name), escape(other.option.name), reading_words.SAME if same else fails, holds)
        )
    return pd.DataFrame(rows, columns=["Lezing", "Anders gelezen", "Klopt dan niet meer", "Klopt dan wel"])


def untestable_rows(dossier: Dossier) -> pd.DataFrame:
    """What the model cannot test, with why. Cells are Markdown."""
    rows = [(escape(c.source), escape(c.text), escape(c.note)) for c in dossier.untestable]
    return pd.DataFrame(rows, columns=["Bron", "Uitspraak, in onze woorden", "Waarom niet"])
