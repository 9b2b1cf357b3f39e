"""Owns the tables of the screen Eigen scores, and what was typed into one. No Streamlit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import pandas as pd

from keuzemodel.dashboard.language import known, naming, numbers
from keuzemodel.dashboard.words import headings
from keuzemodel.dashboard.words.keeping import scores as score_words
from keuzemodel.model.dossier import Criterion, Dossier, Score
from keuzemodel.model.dutch import decimal, long_date
from keuzemodel.model.errors import Fault
from keuzemodel.sheets.scores.cells import read_sheet_number
from keuzemodel.sheets.spreadsheets import Sheet


def changes(dossier: Dossier, changed: Iterable[tuple[Score, Score]], old: str, new: str) -> pd.DataFrame:
    """Every changed score, old and new, under these headings; a sign marks the new one as one's own."""
    rows = [
        (
            naming.plain_step(dossier.measure(now.code)),
            criterion.name,
            known.score_with_margin(now, dossier),
            f"{known.score_with_margin(then, dossier)} {known.ORIGIN_SIGNS[then.origin]}",
            "" if dossier.says_nothing(now) else numbers.signed_amount(then.score - now.score, criterion),
            known.ORIGIN_WORDS[now.origin],
        )
        for now, then, criterion in ((now, then, dossier.criterion(now.criterion)) for now, then in changed)
    ]
    return pd.DataFrame(
        rows, columns=[headings.STEP, headings.CRITERION, old, new, headings.DIFFERENCE, score_words.origin_of(old)]
    )


def faults(faults: Iterable[Fault]) -> pd.DataFrame:
    """Every fault of a file, where it is and what is expected."""
    rows = [(f.file, str(f.row or ""), f.column or "", f.message) for f in faults]
    return pd.DataFrame(rows, columns=[headings.SHEET, headings.ROW, headings.COLUMN, headings.MATTER])


def table(dossier: Dossier) -> pd.DataFrame:
    """All scores as text, a row per measure with how many of them are one's own, and a column per criterion; ◆ marks
    one's own.
    """
    rows = []
    names = called(dossier)
    for measure in dossier.measures:
        own = sum(dossier.score_of[measure.code, c.id].origin == "eigen" for c in dossier.criteria)
        row = {headings.STEP: naming.plain_step(measure)}
        row[headings.CHANGED] = f"{known.ORIGIN_SIGNS['eigen']} {own}" if own else ""
        for criterion in dossier.criteria:
            score = dossier.score_of[measure.code, criterion.id]
            mark = f" {known.ORIGIN_SIGNS['eigen']}" if score.origin == "eigen" else ""
            # What is typed here is read as a bare number, so it is shown as one.
            unknown = (measure.code, criterion.id) in dossier.unknown
            row[names[criterion.id]] = known.UNKNOWN if unknown else f"{_typed(score, criterion)}{mark}"
        rows.append(row)
    return pd.DataFrame(rows)


def called(dossier: Dossier) -> dict[str, str]:
    """What every criterion is called in the table to type in, by id."""
    return naming.names_apart(dossier.criteria, (headings.STEP, headings.CHANGED))


def _typed(score: Score, criterion: Criterion) -> str:
    """A score as one would type it: points for thousands only where it is money."""
    return numbers.number(score.score) if criterion.in_euros else decimal(score.score)


def edited(dossier: Dossier, edits: Mapping[int, Mapping[str, Any]], day: date) -> tuple[list[Score], list[Fault]]:
    """The scores that edits in the table give, and what could not be read."""
    names = {name: dossier.criterion(id) for id, name in called(dossier).items()}
    scores: list[Score] = []
    found: list[Fault] = []
    for row, cells in edits.items():
        code = dossier.codes[int(row)]
        for name, said in cells.items():
            if name in names:
                text = str(said or "").replace(known.ORIGIN_SIGNS["eigen"], "").strip()
                number = read_sheet_number(
                    Sheet(score_words.row(code), ()),
                    int(row) + 1,
                    name,
                    text,
                    names[name].scale,
                    found,
                    names[name].in_euros,
                )
                if number is not None:
                    old = dossier.score_of[code, names[name].id]
                    source = score_words.typed_on(long_date(day))
                    scores.append(dossier.filled_in(Score(code, old.criterion, number, old.margin, "eigen", source)))
    return scores, found
