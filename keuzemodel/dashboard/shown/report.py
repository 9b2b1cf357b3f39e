"""Owns the files for a meeting: a workbook of the chosen packages, and everything together as one ZIP. No Streamlit."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlsplit

import xlsxwriter

from keuzemodel.dashboard.asked.situation import Situation
from keuzemodel.dashboard.language import known, naming
from keuzemodel.dashboard.language.markdown import plain
from keuzemodel.dashboard.shown import pictures, tables
from keuzemodel.dashboard.shown.slides import About, slides
from keuzemodel.dashboard.shown.story import Step
from keuzemodel.dashboard.words import package as package_words
from keuzemodel.model.dossier import Criterion, Dossier
from keuzemodel.model.dutch import long_date, rounded_shares
from keuzemodel.model.valuation import totals
from keuzemodel.sheets.tables import MEASURE, in_parts, measure_name, package_csv, step_name
from keuzemodel.sheets.workbooks import AS_WRITTEN
from keuzemodel.sheets.wrapping import row_height

SHEETS = {"verschil": "Wat anders kan", "zeker": "Hoe zeker"}
FILES = {
    "binnentafel.pptx": "de dia's",
    "binnentafel.xlsx": "de cijfers",
    "pakket-1.csv": "de stappen van een pakket, een bestand per pakket",
    "grafiek-….svg en .png": "de grafieken van de dia's, om ergens anders te gebruiken",
}


def about(columns: Mapping[str, Situation], link: str, day: date) -> About:
    """What a file says of itself: dossier, version of the scores, and of every package what it rests on."""
    first = next(iter(columns.values()))
    pairs = [("Dossier", first.dossier.title), ("Datum", long_date(day))]
    for name, found in columns.items():
        said = tables.setting(found, day)
        rest = "; ".join(
            f"{key.lower()}: {said[key]}"
            for key in ("Weging", "Grenzen", "Altijd", "Nooit", "Dekking geëist", "Eigen scores")
        )
        pairs.append((name, f"{said['Benadering']}; {rest}; versie van de scores: {said['Versie van de scores']}"))
    local = " (werkt alleen op deze computer)" if urlsplit(link).hostname in ("localhost", "127.0.0.1") else ""
    own = any(found.choice.scores for found in columns.values()) and "scenario=" not in link
    lacks = " (opent zonder de eigen scores; de link van een bewaard scenario heeft ze wel)" if own else ""
    pairs.append(("Link", f"{link}{local}{lacks}"))
    foot = f"{first.dossier.title} · {long_date(day)} · versie van de scores {first.dossier.fingerprint}"
    return About(f"Binnentafel: {first.dossier.title}", foot, tuple(pairs))


def workbook(columns: Mapping[str, Situation], steps: Sequence[Step], link: str, day: date) -> bytes:
    """Sheets: what it is, the measures with what each package does, sums, weights, how it differs and how sure it is,
    and the scores behind it.
    """
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, AS_WRITTEN) as book:
        first = next(iter(columns.values()))
        dossier = first.dossier
        told = about(columns, link, day)
        everything = totals(dossier, dossier.codes)
        names = {p.number: naming.phase_heading(p) for p in dossier.phases}
        _sheet(book, "Over dit bestand", ("Wat", "Hoe"), told.pairs)
        groups = {m.code: (measure_name(m, dossier),) if in_parts(dossier) else () for m in dossier.measures}
        beside = ("Stap", *([MEASURE] if in_parts(dossier) else []), "Thema", "Fase")
        _sheet(book, "Pakketten", (*beside, *columns), [
            (
                step_name(m), *groups[m.code], dossier.theme(m.theme).name, m.phase,
                *(names[r.phases[m.code]] if m.code in r.phases else "nee" for r in columns.values()),
            )
            for m in dossier.measures
        ])  # fmt: skip
        _sheet(book, "Sommen", ("Criterium", "Soort", "Eenheid", *columns, "Alle stappen"), [
            (
                c.name, naming.kind(c), c.unit,
                *(_total(r.package.codes, c, r.dossier, r.package.totals[c.id]) for r in columns.values()),
                _total(dossier.codes, c, dossier, everything[c.id]),
            )
            for c in dossier.criteria
        ])  # fmt: skip
        # In tenths of a percent, as they are shown, so that what is seen adds up to 100 %.
        shares = [rounded_shares(r.weights.tolist(), 1000) for r in columns.values()]
        _sheet(book, "Gewichten", ("Criterium", "Aspect", *columns), [
            (c.name, dossier.aspect(c.aspect).name, *(of[k] / 1000 for of in shares))
            for k, c in enumerate(dossier.criteria)
        ], percent=True)  # fmt: skip
        _sheet(book, "Waarom", ("Stap", *columns), [
            (step_name(m), *(_why(r, m.code) for r in columns.values())) for m in dossier.measures
        ])  # fmt: skip
        for step in steps:
            if step.id in SHEETS:
                for table in step.tables:
                    cells = [[plain(str(cell)) for cell in row] for row in table.frame.itertuples(index=False)]
                    _sheet(book, SHEETS[step.id], [str(c) for c in table.frame.columns], cells)
        _sheet(book, "Scores", ("Stap", "Criterium", "Score", "Marge", "Herkomst", "Bron", "Toelichting"), [
            (
                step_name(dossier.measure(s.code)), dossier.criterion(s.criterion).name,
                *((known.UNKNOWN, "") if dossier.says_nothing(s) else (s.score, s.margin)),
                known.ORIGIN_WORDS[s.origin], s.source, s.note,
            )
            for s in dossier.scores
        ])  # fmt: skip
    return out.getvalue()


def _total(codes: Sequence[str], criterion: Criterion, dossier: Dossier, number: float) -> float | str:
    """A sum as a number to go on with, or in words where something in it is not known."""
    return known.total(codes, criterion, dossier) if dossier.unknown_of(codes, criterion.id) else number


def _why(found: Situation, code: str) -> str:
    return plain(package_words.reason(found.reasons[code], found))


def _sheet(  # type: ignore[no-untyped-def]
    book, name: str, header: Sequence[str], rows: Sequence[Sequence[object]], percent: bool = False
) -> None:
    page = book.add_worksheet(name)
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    figure = book.add_format({"num_format": "0.0%" if percent else "#,##0.##", "valign": "top"})
    whole = book.add_format({"num_format": "#,##0", "valign": "top"})
    widths = [min(max(max(len(str(r[k])) for r in (header, *rows)) + 2, 9), 60) for k in range(len(header))]
    for column, width in enumerate(widths):
        page.set_column(column, column, width)
    page.write_row(0, 0, header, bold)
    for row, cells in enumerate((header, *rows)):
        # LibreOffice gives a row one line if it is not said how tall it is.
        page.set_row(row, row_height(zip(map(str, cells), widths, strict=True)))
    for row, cells in enumerate(rows, start=1):
        for column, cell in enumerate(cells):
            if isinstance(cell, int | float):
                page.write_number(row, column, cell, whole if float(cell).is_integer() and not percent else figure)
            else:
                page.write_string(row, column, str(cell), wrap)
    page.freeze_panes(1, 1)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)


def picture(chart: Any, title: str, columns: Mapping[str, Situation], link: str, day: date) -> bytes:
    """A chart, or its specification, as SVG, with what it rests on."""
    return pictures.svg(chart, title, about(columns, link, day).lines)


def picture_in_dots(chart: Any, title: str, columns: Mapping[str, Situation], link: str, day: date) -> bytes:
    """The same as PNG."""
    return pictures.png(picture(chart, title, columns, link, day))


def everything(columns: Mapping[str, Situation], steps: Sequence[Step], link: str, day: date) -> bytes:
    """Slides, workbook, a CSV per package, and the charts as pictures, in one ZIP."""
    out = io.BytesIO()
    told = about(columns, link, day)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("binnentafel.pptx", slides(steps, told))
        packed.writestr("binnentafel.xlsx", workbook(columns, steps, link, day))
        for k, (name, found) in enumerate(columns.items(), start=1):
            net = {code: reason.net for code, reason in found.reasons.items()}
            setting = {"Naam": name} | tables.setting(found, day) | {"Link": link}
            packed.writestr(f"pakket-{k}.csv", package_csv(found.dossier, found.package.codes, net, setting))
        for step in steps:
            if step.bars is not None:
                drawn = pictures.svg(pictures.story_bars(step.bars), step.title, told.lines)
                packed.writestr(f"grafiek-{step.id}.svg", drawn)
                packed.writestr(f"grafiek-{step.id}.png", pictures.png(drawn))
        files = [f"{name}: {what}" for name, what in FILES.items()]
        hint = "De handout drukt u af vanaf het scherm Binnentafel."
        packed.writestr("LEESMIJ.txt", "\r\n".join([*told.lines, "", *files, "", hint]))
    return out.getvalue()
