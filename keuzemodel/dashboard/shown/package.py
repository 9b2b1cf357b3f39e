"""Owns the tables and the file of the screen Pakket: sums, what each measure adds, what is left out. No Streamlit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import numpy as np
import pandas as pd

from keuzemodel.analyse.explanation import Reason
from keuzemodel.dashboard.asked.certainty.fitting import Standing
from keuzemodel.dashboard.asked.settings import rests_on
from keuzemodel.dashboard.asked.situation import Question, Situation
from keuzemodel.dashboard.asked.sums import sums_of
from keuzemodel.dashboard.language import naming, numbers, settings
from keuzemodel.dashboard.language.columns import THIS
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.shown import sums
from keuzemodel.dashboard.words import headings
from keuzemodel.dashboard.words import package as package_words
from keuzemodel.dashboard.words.certainty import fitting as fitting_words
from keuzemodel.model.dossier import Dossier
from keuzemodel.model.valuation import Floats, value_matrix
from keuzemodel.sheets.tables import package_csv, step_name


def totals(situation: Situation) -> pd.DataFrame:
    """What the package has of every criterion; beside the advice, and the difference, if there is one."""
    dossier, advised = situation.dossier, situation.advised
    beside = {THIS: sums_of(situation.package, dossier)}
    beside |= {headings.ADVICE: sums_of(advised, dossier)} if advised else {}
    return sums.table(beside, difference=advised is not None)


def left_out(
    asked: Question, codes: Iterable[str], reasons: Mapping[str, Reason], standing: Standing | None = None
) -> pd.DataFrame:
    """What the package leaves out, with the short reason, and in how many cases the best package holds it. Cells are
    Markdown. standing: over any table that fits and any weighting.
    """
    chosen = set(codes)
    rows = [
        {
            headings.STEP_AND_THEME: f"{naming.linked_step(m, asked)}  \n{escape(asked.dossier.theme(m.theme).name)}",
            headings.WHY_NOT: package_words.reason(reasons[m.code], asked),
            **({headings.IN_CASES: fitting_words.cell(standing, m.code)} if standing else {}),
        }
        for m in asked.dossier.measures
        if m.code not in chosen
    ]
    return pd.DataFrame(rows)


def contributions(dossier: Dossier, codes: Iterable[str], weights: Floats) -> pd.DataFrame:
    """Per measure what it yields and costs under these weights, in points of 100, highest first."""
    weighted = 100 * value_matrix(dossier) * weights
    rows = []
    for code in codes:
        parts = weighted[dossier.measure_index[code]]
        rows.append(
            {
                "stap": step_name(dossier.measure(code)),
                "baten": float(np.clip(parts, 0, None).sum()),
                "lasten": float(np.clip(parts, None, 0).sum()),
                "netto": float(parts.sum()),
                "tekst": package_words.sum_of(dossier.measure(code), float(parts.sum()) / 100),
            }
        )
    frame = pd.DataFrame(rows, columns=["stap", "baten", "lasten", "netto", "tekst"])
    return frame.sort_values("netto", ascending=False, kind="stable")


def contributions_in_words(frame: pd.DataFrame) -> pd.DataFrame:
    """The same as `contributions`, as a table to read."""
    return pd.DataFrame(
        {
            headings.STEP: [escape(s) for s in frame["stap"]],
            headings.BENEFITS: [numbers.signed(v, 1) for v in frame["baten"]],
            headings.BURDENS: [numbers.signed(v, 1) for v in frame["lasten"]],
            headings.TOGETHER: [numbers.signed(v, 1) for v in frame["netto"]],
        }
    )


def as_file(situation: Situation, day: date, link: str, name: str = "") -> bytes:
    """The package as CSV, with what it rests on. name: what it is called among others."""
    rests = settings.cells(rests_on(situation, day, link))
    named = {headings.NAME: name} if name else {}
    return package_csv(situation.given, situation.package.codes, situation.net, named | rests)
