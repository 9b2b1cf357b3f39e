"""Owns the score table as a file that leaves and comes back: a workbook or a CSV, as bytes."""

from __future__ import annotations

import io

import xlsxwriter

from keuzemodel.dossier import ORIGINS, Dossier
from keuzemodel.dutch import decimal, exact_decimal
from keuzemodel.export import as_csv, harmless, step_name
from keuzemodel.scoresheets import ORIGINS as ORIGIN_SHEET
from keuzemodel.scoresheets import SCORES, column_name


def scores_csv(dossier: Dossier) -> bytes:
    """A row per measure, a column per criterion."""
    header = ["Stap", *(column_name(c) for c in dossier.criteria)]
    rows = [
        [harmless(step_name(m)), *(exact_decimal(dossier.score_of[m.code, c.id].score) for c in dossier.criteria)]
        for m in dossier.measures
    ]
    return as_csv(header, rows)


def scores_workbook(dossier: Dossier) -> bytes:
    """Three sheets: scores (measures × criteria), origins and margins, and what the scales mean.

    Cells with a score only take a number on its scale; codes are text, so that 5.1 stays 5.1.
    """
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        text = book.add_format({"num_format": "@"})
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        _scores(book.add_worksheet(SCORES), dossier, bold, text)
        _origins(book.add_worksheet(ORIGIN_SHEET), dossier, bold, text, wrap)
        _explanation(book.add_worksheet("Uitleg"), dossier, bold, wrap)
    return out.getvalue()


def _scores(sheet, dossier, bold, text) -> None:  # type: ignore[no-untyped-def]
    sheet.write_row(0, 0, ["Code", "Stap", *(column_name(c) for c in dossier.criteria)], bold)
    for row, measure in enumerate(dossier.measures, start=1):
        sheet.write_string(row, 0, measure.code, text)
        sheet.write_string(row, 1, measure.name)
        for column, criterion in enumerate(dossier.criteria, start=2):
            sheet.write_number(row, column, dossier.score_of[measure.code, criterion.id].score)
    for column, criterion in enumerate(dossier.criteria, start=2):
        low, high = criterion.scale
        sheet.data_validation(1, column, len(dossier.measures), column, {
            "validate": "decimal", "criteria": "between", "minimum": low, "maximum": high,
            "input_title": criterion.name[:32], "input_message": f"Een getal van {decimal(low)} tot {decimal(high)}",
            "error_title": "Niet op de schaal",
            "error_message": f"Vul een getal in van {decimal(low)} tot {decimal(high)}.",
        })  # fmt: skip
    sheet.freeze_panes(1, 2)
    sheet.set_column(0, 0, 8)
    sheet.set_column(1, 1, 60)
    sheet.set_column(2, 1 + len(dossier.criteria), 15)


def _origins(sheet, dossier, bold, text, wrap) -> None:  # type: ignore[no-untyped-def]
    sheet.write_row(0, 0, ["Code", "Criterium", "Marge", "Herkomst", "Bron", "Toelichting"], bold)
    for row, score in enumerate(dossier.scores, start=1):
        sheet.write_string(row, 0, score.code, text)
        sheet.write_string(row, 1, score.criterion)
        sheet.write_number(row, 2, score.margin)
        sheet.write_string(row, 3, score.origin)
        sheet.write_string(row, 4, score.source)
        sheet.write_string(row, 5, score.note, wrap)
    last = len(dossier.scores)
    sheet.data_validation(1, 1, last, 1, {"validate": "list", "source": [c.id for c in dossier.criteria]})
    sheet.data_validation(1, 2, last, 2, {"validate": "decimal", "criteria": ">=", "value": 0})
    sheet.data_validation(1, 3, last, 3, {"validate": "list", "source": list(ORIGINS)})
    sheet.freeze_panes(1, 2)
    sheet.set_column(0, 0, 8)
    sheet.set_column(1, 4, 18)
    sheet.set_column(5, 5, 80)


def _explanation(sheet, dossier, bold, wrap) -> None:  # type: ignore[no-untyped-def]
    sheet.write_row(0, 0, ["Criterium", "Soort", "Score", "Wat die score betekent"], bold)
    row = 1
    for criterion in dossier.criteria:
        kind = "baat: meer is beter" if criterion.kind == "benefit" else "last: minder is beter"
        for point, meaning in sorted(criterion.anchors.items()) or [(criterion.scale[1], "het maximum")]:
            sheet.write_string(row, 0, criterion.name)
            sheet.write_string(row, 1, kind)
            sheet.write_number(row, 2, point)
            sheet.write_string(row, 3, meaning, wrap)
            row += 1
    row += 1
    for line in (
        "Vul uw eigen scores in op het blad Scores. Een lege cel laat de score zoals hij was.",
        "Marges staan op het blad Herkomst. Herkomst, bron en toelichting worden niet ingelezen.",
        "Een score die u verandert, krijgt als herkomst 'eigen', met de naam van dit bestand en de datum.",
    ):
        sheet.write_string(row, 0, line)
        row += 1
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, 1, 28)
    sheet.set_column(2, 2, 8)
    sheet.set_column(3, 3, 100)
