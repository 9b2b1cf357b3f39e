"""Owns the tables of the screen Fasering: the board of expected impact, and what builds on what. No Streamlit."""

from __future__ import annotations

import math
from collections.abc import Iterable
from itertools import groupby

import pandas as pd

from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.dashboard.language import known, naming, numbers
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.words import headings
from keuzemodel.model.dossier import Criterion, Dossier, Measure
from keuzemodel.sheets.tables import step_name


def impact(dossier: Dossier, measures: Iterable[Measure]) -> pd.DataFrame:
    """One row per step and criterion, for the board."""
    rows = []
    for measure in measures:
        for criterion in dossier.criteria:
            score = dossier.score_of[measure.code, criterion.id]
            said = known.score_in_words(score, dossier)
            unknown = said == known.UNKNOWN
            if not score.score and not unknown:
                continue
            rows.append(
                {
                    "stap": step_name(measure),
                    "criterium": board_name(criterion),
                    "deel": max(0.0, score.score) / criterion.scale[1],
                    "score": "?" if unknown else _on_board(score.score, criterion),
                    "soort": naming.kind(criterion),
                    "aanname": score.origin == "aanname",
                    "herkomst": f"{known.ORIGIN_WORDS[score.origin]}{f', {score.source}' if score.source else ''}",
                    "toelichting": score.note,
                    "tekst": f"{step_name(measure)}, {criterion.name}: {said}, "
                    f"{known.ORIGIN_WORDS[score.origin]}. {score.note}",
                }
            )
    return pd.DataFrame(rows)


def board_unit(criterion: Criterion) -> int:
    """What one on the board stands for: a cell has no room for more than three figures."""
    return 1000 if criterion.scale[1] >= 10_000 else 1


def _on_board(score: float, criterion: Criterion) -> str:
    """A score in a cell; thousands of euro are rounded there, and whole in the text at the cell."""
    unit = board_unit(criterion)
    if unit == 1:
        return numbers.number(score)
    return numbers.number(math.floor(score / unit + 0.5)) if abs(score) >= unit / 2 else "<1"


def board_name(criterion: Criterion) -> str:
    """A criterion at the head of the board."""
    unit = board_unit(criterion)
    return criterion.name if unit == 1 else f"{criterion.name} (× {numbers.amount(unit, criterion)})"


def board_rows(dossier: Dossier, measures: Iterable[Measure]) -> tuple[list[str], list[str]]:
    """Rows of the board, measures in order of theme with a heading before each; and the headings."""
    rows, headings = [], []
    for theme, members in groupby(measures, key=lambda m: m.theme):
        headings.append(dossier.theme(theme).name)
        rows += [headings[-1], *map(step_name, members)]
    return rows, headings


def impact_in_words(dossier: Dossier, measures: Iterable[Measure]) -> pd.DataFrame:
    """The board as a table: a row per step, with a sign for where a score comes from. Cells are Markdown."""
    rows = []
    names = naming.names_apart(dossier.criteria)
    for measure in measures:
        row = {headings.STEP: escape(step_name(measure)), headings.THEME: escape(dossier.theme(measure.theme).name)}
        for criterion in dossier.criteria:
            score = dossier.score_of[measure.code, criterion.id]
            row[names[criterion.id]] = f"{known.score_in_words(score, dossier)} {known.ORIGIN_SIGNS[score.origin]}"
        rows.append(row)
    return pd.DataFrame(rows)


def relations(asked: Question) -> pd.DataFrame:
    """Every relation with where it comes from. Cells are Markdown."""
    rows = []
    for relation in asked.dossier.relations:
        source = f", {relation.source}" if relation.source else ""
        rows.append(
            (
                naming.relation(
                    relation.kind,
                    naming.linked([relation.code], asked),
                    (naming.linked([other], asked) for other in relation.others),
                    relation.share,
                ),
                escape(f"{known.ORIGIN_WORDS[relation.origin]}{source}"),
                escape(relation.note),
            )
        )
    return pd.DataFrame(rows, columns=[headings.RELATION, headings.ORIGIN, headings.WHY])
