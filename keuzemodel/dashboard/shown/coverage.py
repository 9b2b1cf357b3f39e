"""Owns the tables and the file of the screen Dekking: which steps serve what of a framework. No Streamlit."""

from __future__ import annotations

from datetime import date

import pandas as pd

from keuzemodel.dashboard.asked.settings import rests_on
from keuzemodel.dashboard.asked.situation import Situation
from keuzemodel.dashboard.language import known, naming, settings
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.words import coverage as coverage_words
from keuzemodel.dashboard.words import headings
from keuzemodel.model.framework import Framework
from keuzemodel.sheets.tables import as_csv, harmless


def matrix(situation: Situation, framework: Framework, group: str) -> pd.DataFrame:
    """A row per step, a column per principle of a group. Cells of the first column are Markdown."""
    chosen = set(situation.package.codes)
    origins = {(s.code, s.principle): s.origin for s in framework.services}
    rows = []
    names = naming.names_apart(coverage_words.members(framework, group))
    for measure in situation.dossier.measures:
        row = {headings.STEP: naming.linked_step(measure, situation)}
        for principle in coverage_words.members(framework, group):
            origin = origins.get((measure.code, principle.id))
            sign = "" if origin is None else naming.CHOSEN if measure.code in chosen else "○"
            row[names[principle.id]] = f"{sign} {known.ORIGIN_SIGNS[origin]}" if origin == "aanname" else sign
        rows.append(row)
    return pd.DataFrame(rows)


def reasons(situation: Situation, framework: Framework) -> pd.DataFrame:
    """Why a step is said to serve a principle, with where that comes from. Cells are Markdown."""
    names = {p.id: p.name for p in framework.principles}
    rows = [
        (
            naming.linked([s.code], situation),
            escape(names[s.principle]),
            escape(f"{known.ORIGIN_SIGNS[s.origin]} {known.ORIGIN_WORDS[s.origin]}, {s.source}".rstrip(", ")),
            escape(s.note),
        )
        for s in framework.services
    ]
    return pd.DataFrame(rows, columns=[headings.STEP, headings.PRINCIPLE, headings.ORIGIN, headings.WHY])


def as_file(situation: Situation, framework: Framework, day: date, link: str) -> bytes:
    """A CSV with a row per step and principle, and in every row what it rests on."""
    rests = settings.cells(rests_on(situation, day, link))
    names = {p.id: p.name for p in framework.principles}
    header = [
        headings.STEP,
        headings.IN_PACKAGE,
        headings.PRINCIPLE,
        headings.ORIGIN,
        headings.SOURCE,
        headings.WHY,
        headings.FRAMEWORK,
        *rests,
    ]
    same = [framework.title, *rests.values()]
    rows = [
        (
            naming.plain_step(situation.dossier.measure(s.code)),
            naming.yes(s.code in situation.package.codes),
            names[s.principle],
            known.ORIGIN_WORDS[s.origin],
            s.source,
            s.note,
            *same,
        )
        for s in framework.services
    ]
    unserved = [p for p in framework.principles if not framework.serving(p.id)]
    rows += [(coverage_words.NO_STEP, naming.yes(False), p.name, "", p.source, "", *same) for p in unserved]
    return as_csv(header, [[harmless(cell) for cell in row] for row in rows])
