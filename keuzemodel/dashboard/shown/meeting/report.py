"""Owns the files for a meeting: a workbook of the chosen packages, and everything together as one ZIP. No Streamlit."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

import xlsxwriter

from keuzemodel.dashboard.asked.settings import rests_on
from keuzemodel.dashboard.asked.situation import Situation
from keuzemodel.dashboard.language import known, naming
from keuzemodel.dashboard.language.columns import ALL, Column
from keuzemodel.dashboard.language.markdown import plain
from keuzemodel.dashboard.shown import package as package_tables
from keuzemodel.dashboard.shown import sums
from keuzemodel.dashboard.shown.about import about, file_name
from keuzemodel.dashboard.shown.drawn import pictures
from keuzemodel.dashboard.shown.meeting import tables
from keuzemodel.dashboard.shown.meeting.chapter import Chapter
from keuzemodel.dashboard.shown.meeting.slides import slides
from keuzemodel.dashboard.shown.meeting.worksheet import Rows, sheet
from keuzemodel.dashboard.words import headings
from keuzemodel.dashboard.words import package as package_words
from keuzemodel.dashboard.words.meeting import story as story_words
from keuzemodel.model.dossier import Dossier
from keuzemodel.sheets.tables import MEASURE, in_parts, measure_name, step_name
from keuzemodel.sheets.workbooks import AS_WRITTEN


def workbook(columns: Sequence[Column], chapters: Sequence[Chapter], link: str, day: date) -> bytes:
    """Sheets: what it is, the measures with what each package does, sums, weights, how it differs, how certain it is,
    and the scores behind it.
    """
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, AS_WRITTEN) as book:
        dossier = columns[0].situation.dossier
        names = [column.name for column in columns]
        sheet(book, story_words.ABOUT_SHEET, (headings.WHAT, headings.HOW), about(columns, link, day).pairs)
        last = [MEASURE] if in_parts(dossier) else []
        sheet(
            book,
            story_words.PACKAGES_SHEET,
            (headings.STEP, headings.THEME, headings.PHASE, *names, *last),
            _packages(columns),
        )
        sheet(
            book,
            story_words.SUMS_SHEET,
            (headings.CRITERION, headings.KIND, headings.UNIT, *names, ALL),
            _sums(columns),
        )
        sheet(
            book,
            story_words.WEIGHTS_SHEET,
            (headings.CRITERION, headings.ASPECT, *names),
            _weights(columns),
            shares=range(2, 2 + len(names)),
        )
        why = [(step_name(m), *(_why(column.situation, m.code) for column in columns)) for m in dossier.measures]
        sheet(book, story_words.WHY_SHEET, (headings.STEP, *names), why)
        for table in (table for chapter in chapters for table in chapter.tables if table.sheet):
            cells = [[plain(str(cell)) for cell in row] for row in table.frame.itertuples(index=False)]
            sheet(book, table.sheet, [str(c) for c in table.frame.columns], cells)
        header = (
            headings.STEP,
            headings.CRITERION,
            headings.SCORE,
            headings.MARGIN,
            headings.ORIGIN,
            headings.SOURCE,
            headings.NOTE,
        )
        sheet(book, story_words.SCORES_SHEET, header, _scores(dossier))
    return out.getvalue()


def _packages(columns: Sequence[Column]) -> Rows:
    """Every measure, and in which phase of each package it is."""
    dossier = columns[0].situation.dossier
    names = {p.number: naming.phase_heading(p) for p in dossier.phases}
    held = [column.situation.phases for column in columns]
    return [
        (
            step_name(m),
            dossier.theme(m.theme).name,
            m.phase,
            *(names[phases[m.code]] if m.code in phases else naming.yes(False) for phases in held),
            *([measure_name(m, dossier)] if in_parts(dossier) else []),
        )
        for m in dossier.measures
    ]


def _sums(columns: Sequence[Column]) -> Rows:
    return [
        (one[0].criterion.name, naming.kind(one[0].criterion), one[0].criterion.unit, *map(sums.cell, one))
        for one in zip(*tables.totals(columns).values(), strict=True)
    ]


def _weights(columns: Sequence[Column]) -> Rows:
    """In tenths of a percent, as they are shown, so that what is seen adds up to 100 %."""
    dossier = columns[0].situation.dossier
    weights = [rests_on(column.situation).weights for column in columns]
    return [
        (one[0][0].name, dossier.aspect(one[0][0].aspect).name, *(share / 1000 for _, share in one))
        for one in zip(*weights, strict=True)
    ]


def _scores(dossier: Dossier) -> Rows:
    return [
        (
            step_name(dossier.measure(s.code)),
            dossier.criterion(s.criterion).name,
            *((known.UNKNOWN, "") if dossier.says_nothing(s) else (s.score, s.margin)),
            known.ORIGIN_WORDS[s.origin],
            s.source,
            s.note,
        )
        for s in dossier.scores
    ]


def _why(situation: Situation, code: str) -> str:
    return plain(package_words.reason(situation.reasons[code], situation))


def picture(chart: Any, title: str, columns: Sequence[Column], link: str, day: date) -> bytes:
    """A chart, or its specification, as SVG, with what it rests on."""
    return pictures.svg(chart, title, about(columns, link, day).lines)


def picture_in_dots(chart: Any, title: str, columns: Sequence[Column], link: str, day: date) -> bytes:
    """The same as PNG."""
    return pictures.png(picture(chart, title, columns, link, day))


def everything(columns: Sequence[Column], chapters: Sequence[Chapter], link: str, day: date) -> bytes:
    """Slides, workbook, a CSV per package, and the charts as pictures, in one ZIP."""
    out = io.BytesIO()
    told, dossier = about(columns, link, day), columns[0].situation.dossier
    name = partial(file_name, dossier, day)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(f"{name()}.pptx", slides(chapters, told))
        packed.writestr(f"{name()}.xlsx", workbook(columns, chapters, link, day))
        for k, column in enumerate(columns, start=1):
            held = package_tables.as_file(column.situation, day, link, column.name)
            packed.writestr(f"{name(*story_words.package_file(k))}.csv", held)
        for chapter in chapters:
            if chapter.bars is not None:
                drawn = pictures.svg(pictures.story_bars(chapter.bars), chapter.title, told.lines)
                packed.writestr(f"{name(chapter.id)}.svg", drawn)
                packed.writestr(f"{name(chapter.id)}.png", pictures.png(drawn))
        said = [*told.lines, "", *story_words.files(name()), "", story_words.TO_PRINT]
        packed.writestr(story_words.README, "\r\n".join(said))
    return out.getvalue()
