"""Owns the tables about the score tables that fit. No Streamlit."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from keuzemodel.dashboard.asked.certainty.fitting import Standing
from keuzemodel.dashboard.asked.certainty.over_tables import ForAll, Reach
from keuzemodel.dashboard.asked.situation import Question, Situation
from keuzemodel.dashboard.language import naming, numbers
from keuzemodel.dashboard.words import headings
from keuzemodel.dashboard.words.certainty import fitting as fitting_words
from keuzemodel.dashboard.words.certainty import over_tables as over_words
from keuzemodel.dashboard.words.certainty.draws import share_in_words
from keuzemodel.model.difference import difference


def steps(situation: Situation, standing: Standing, over_weightings: bool = False) -> pd.DataFrame:
    """How often each measure is in the best package, most often first. Cells are Markdown. over_weightings: a case is
    a table with a weighting of its own.
    """
    chosen = set(situation.package.codes)
    rows = []
    for code, count in sorted(standing.counts.items(), key=lambda pair: -pair[1]):
        measure = situation.dossier.measure(code)
        rows.append(
            (
                naming.linked_step(measure, situation),
                naming.sign(code, code in chosen, situation.choice),
                share_in_words(count, standing.n),
                fitting_words.word(standing, code),
            )
        )
    where = headings.IN_CASES if over_weightings else headings.IN_TABLES
    return pd.DataFrame(rows, columns=[headings.STEP, headings.NOW, headings.IN_BEST, where])


def step_bars(situation: Situation, standing: Standing) -> pd.DataFrame:
    """The same to draw, in the dossier's order, in percent."""
    rows = [
        (naming.plain_step(m), m.code, 100 * standing.counts[m.code] / standing.n) for m in situation.dossier.measures
    ]
    return pd.DataFrame(rows, columns=["stap", "kort", "deel"])


def for_all(situation: Situation, found: ForAll) -> pd.DataFrame:
    """One package for all tables beside this one and the advice. Cells are Markdown."""
    own = situation.package.codes
    packages = [
        (over_words.THIS, own, found.disappointment.expected),
        (over_words.AVERAGE, found.average.codes, found.average.value),
        (over_words.REGRET, found.regret.codes, found.regret.value),
    ]
    if situation.advised is not None and found.advice is not None:
        packages.append((over_words.ADVICE, situation.advised.codes, found.advice))
    rows = [
        (
            name,
            str(len(codes)),
            numbers.number(100 * value, 1),
            numbers.percent(fits),
            *naming.moved_cells(difference(own, codes, situation.dossier.codes), situation),
        )
        for (name, codes, value), fits in zip(packages, found.fits, strict=True)
    ]
    columns = [headings.PACKAGE, headings.STEPS, headings.VALUE, headings.FITS]
    frame = pd.DataFrame(rows, columns=[*columns, headings.STEP_CAME, headings.STEP_WENT])
    return frame if situation.selector.limits else frame.drop(columns=headings.FITS)


def reaches(asked: Question, found: Iterable[Reach]) -> pd.DataFrame:
    """Where the scores of one criterion lie, to draw and to read."""
    rows = [
        {
            "stap": naming.brief_step(asked.dossier.measure(r.code)),
            "kort": r.code,
            "laag": r.low,
            "hoog": r.high,
            "nu": r.now,
            "tussen": over_words.between(r, asked),
            "vast": over_words.used(r),
        }
        for r in found
    ]
    return pd.DataFrame(rows)


def reaches_in_words(asked: Question, found: Iterable[Reach]) -> pd.DataFrame:
    """The same as a table. Cells are Markdown."""
    rows = [
        (
            naming.linked_step(asked.dossier.measure(r.code), asked),
            numbers.amount(r.now, asked.dossier.criterion(r.criterion)),
            over_words.between(r, asked),
            over_words.used(r),
        )
        for r in found
    ]
    return pd.DataFrame(rows, columns=[headings.STEP, headings.NOW, headings.NINE_OF_TEN, headings.PINNED])
