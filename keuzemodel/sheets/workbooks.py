"""Owns the workbooks and the CSV that leave and can come back: the score table, a whole dossier, an empty one."""

from __future__ import annotations

import io
from collections.abc import Container, Iterable, Mapping, Sequence

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from keuzemodel.model.dossier import Dossier
from keuzemodel.model.dutch import decimal, exact_decimal
from keuzemodel.sheets.changes import KINDS
from keuzemodel.sheets.explained import HOW_DOSSIER, HOW_SCORES, MEANING, ORIGIN_WORDS
from keuzemodel.sheets.layout import EMPTY, LIMIT, SHEETS, WEIGHTING, score_headings, to_sheets
from keuzemodel.sheets.scores.tables import EXPLAINS, SCORES
from keuzemodel.sheets.scores.tables import ORIGINS as ORIGIN_SHEET
from keuzemodel.sheets.spreadsheets import Sheet, text_of
from keuzemodel.sheets.tables import as_csv, harmless, step_name
from keuzemodel.sheets.wrapping import row_height

AS_WRITTEN = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
"""Options of a workbook in which text stays text: never a formula, a link or a number."""
SPARE = 100
"""How many rows below the last one of a sheet offer lists to pick from."""
_LISTS: dict[tuple[str, str], str | list[str]] = {
    ("Criteria", "aspect"): "Aspecten!$A$2:$A$200",
    ("Criteria", "soort"): ["baat", "last"],
    ("Ankers", "criterium"): "Criteria!$A$2:$A$200",
    ("Dekking", "thema"): "Themas!$A$2:$A$200",
    ("Maatregelen", "thema"): "Themas!$A$2:$A$200",
    ("Maatregelen", "fase"): "Fasen!$A$2:$A$200",
    (SCORES, "code"): "Maatregelen!$A$2:$A$5000",
    ("Relaties", "soort"): list(KINDS.values()),
    ("Relaties", "code"): "Maatregelen!$A$2:$A$5000",
    **{(sheet, "herkomst"): list(ORIGIN_WORDS.values()) for sheet, columns in SHEETS.items() if "herkomst" in columns},
}
"""What a cell offers: words, or a range of another sheet."""
_NARROW, _USUAL, _WIDE = 10, 22, 70
_WIDTHS = {"code": _NARROW, "fase": _NARROW, "nummer": _NARROW, "marge": _NARROW, "score": _NARROW} | dict.fromkeys(
    ("toelichting", "omschrijving", "betekenis", "tekst", "inhoud", "naam", "vraag", "stap"), _WIDE
)


def scores_csv(dossier: Dossier) -> bytes:
    """A row per measure, a column per criterion."""
    header = ["Stap", *score_headings(dossier)]
    rows = [
        [
            harmless(step_name(m)),
            # What is not known stays empty: an empty cell leaves it so, a 0 would be an amount.
            *(
                "" if (m.code, c.id) in dossier.unknown else exact_decimal(dossier.score_of[m.code, c.id].score)
                for c in dossier.criteria
            ),
        ]
        for m in dossier.measures
    ]
    return as_csv(header, rows)


def scores_workbook(dossier: Dossier) -> bytes:
    """Three sheets: scores (measures × criteria), origins and margins, and what the scales mean.

    Cells with a score only take a number on its scale; codes are text, so that 5.1 stays 5.1.
    """
    scales = [("Criterium", "Soort", "Score", "Wat die score betekent")]
    for c in dossier.criteria:
        kind = "baat: meer is beter" if c.kind == "benefit" else "last: minder is beter"
        anchors = sorted(c.anchors.items()) or [(c.scale[1], "het maximum")]
        scales += [(c.name, kind, exact_decimal(point), meaning) for point, meaning in anchors]
    explained = Sheet(EXPLAINS, (*scales, (), *((said,) for said in HOW_SCORES)))
    kept = [_without_unknown(sheet, dossier) for sheet in to_sheets(dossier) if sheet.name in (SCORES, ORIGIN_SHEET)]
    return _book([*kept, explained], _scales(dossier), 0)


def _without_unknown(sheet: Sheet, dossier: Dossier) -> Sheet:
    """A sheet of scores in which what is not known is empty."""
    head = [str(cell).lower() for cell in sheet.rows[0]]
    rows = [sheet.rows[0]]
    for number, cells in enumerate(sheet.rows[1:]):
        row = list(cells)
        if "criterium" in head:
            if (row[head.index("code")], row[head.index("criterium")]) in dossier.unknown:
                row = ["" if name in ("score", "marge") else cell for name, cell in zip(head, row, strict=True)]
        else:
            first = len(row) - len(dossier.criteria)
            for k, criterion in enumerate(dossier.criteria):
                if (dossier.codes[number], criterion.id) in dossier.unknown:
                    row[first + k] = ""
        rows.append(tuple(row))
    return Sheet(sheet.name, tuple(rows))


def dossier_workbook(dossier: Dossier) -> bytes:
    """All sheets of a dossier, with an explanation in front; `dossiers.read_dossier` reads it back."""
    return sheets_workbook(to_sheets(dossier), _scales(dossier))


def _scales(dossier: Dossier) -> dict[str, tuple[float, float]]:
    return dict(zip(score_headings(dossier), (c.scale for c in dossier.criteria), strict=True))


def empty_workbook() -> bytes:
    """The same sheets without a dossier, to begin with: headings, explanation, and the least that is needed."""
    return sheets_workbook(EMPTY)


def sheets_workbook(sheets: Iterable[Sheet], scales: Mapping[str, tuple[float, float]] | None = None) -> bytes:
    """Sheets of a dossier as a workbook. scales: by heading, for the cells of scores."""
    lines = ((said,) for said in HOW_DOSSIER)
    how = Sheet(EXPLAINS, (("Zo werkt het",), *lines, (), ("Blad", "Kolom", "Wat u invult"), *_explained()))
    return _book([how, *sheets], scales or {}, SPARE)


def _explained() -> Iterable[tuple[str, str, str]]:
    for sheet, columns in SHEETS.items():
        yield sheet, "", MEANING[sheet, ""]
        for column in columns:
            yield sheet, column, MEANING.get((sheet, column)) or MEANING["", column]


def _book(sheets: Sequence[Sheet], scales: Mapping[str, tuple[float, float]], spare: int) -> bytes:
    """spare: how many rows under the last take the same as those above."""
    out = io.BytesIO()
    titles = {sheet.name for sheet in sheets}
    with xlsxwriter.Workbook(out, AS_WRITTEN) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        text = book.add_format({"num_format": "@", "valign": "top"})
        wrap = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        for sheet in sheets:
            page = book.add_worksheet(sheet.name)
            explains = sheet.name == EXPLAINS
            heads = [text_of(said) for said in sheet.rows[0]] if sheet.rows else []
            heads += [""] * (max(map(len, sheet.rows), default=0) - len(heads))
            widths = [_WIDTHS.get(h.lower(), _WIDE if explains and k > 1 else _USUAL) for k, h in enumerate(heads)]
            for row, cells in enumerate(sheet.rows):
                # LibreOffice gives a row one line if it is not said how tall it is.
                wrapped = zip(map(text_of, cells), widths, strict=False)
                page.set_row(row, row_height(cell for cell in wrapped if not row or cell[1] == _WIDE))
            for column, (heading, width) in enumerate(zip(heads, widths, strict=True)):
                if heading:
                    page.write_string(0, column, heading[:1].upper() + heading[1:], bold)
                page.set_column(column, column, width, wrap if width == _WIDE else text if heading == "code" else None)
                _guard(page, sheet.name, heading, column, len(sheet.rows) - 1 + spare, scales, titles)
            for row, cells in enumerate(sheet.rows[1:], start=1):
                for column, cell in enumerate(cells):
                    done = 0
                    if heads[column].lower() == "herkomst":
                        cell = next((words for origin, words in ORIGIN_WORDS.items() if origin == cell), cell)
                    if isinstance(cell, int | float) and float(f"{cell:.15g}") == cell:
                        page.write_number(row, column, cell)
                    elif cell is not None and cell != "":
                        # A spreadsheet keeps 15 figures of a number; one with more goes as text.
                        done = page.write_string(row, column, str(cell), wrap if widths[column] == _WIDE else text)
                    if done:
                        raise ValueError(f"cell {row}, {column} of {sheet.name} does not fit")
            page.freeze_panes(1, 0 if explains else 2 if sheet.name in (SCORES, ORIGIN_SHEET) else 1)
    return out.getvalue()


def _guard(
    page: Worksheet,
    sheet: str,
    heading: str,
    column: int,
    last: int,
    scales: Mapping[str, tuple[float, float]],
    titles: Container[str],
) -> None:
    """What the cells under a heading take."""
    offered = _LISTS.get((sheet, heading.lower()))
    if isinstance(offered, str) and offered.split("!")[0] in titles:
        page.data_validation(1, column, last, column, {"validate": "list", "source": f"={offered}"})
    elif isinstance(offered, list):
        page.data_validation(1, column, last, column, {"validate": "list", "source": offered})
    elif (sheet, heading) == ("Relaties", "deel"):
        page.data_validation(
            1, column, last, column, {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 1}
        )
    elif heading in ("marge", "schaal hoog") or heading.startswith((WEIGHTING, LIMIT)):
        page.data_validation(1, column, last, column, {"validate": "decimal", "criteria": ">=", "value": 0})
    elif sheet == SCORES and heading in scales:
        low, high = scales[heading]
        page.data_validation(
            1,
            column,
            last,
            column,
            {
                "validate": "decimal",
                "criteria": "between",
                "minimum": low,
                "maximum": high,
                "input_title": heading[:32],
                "input_message": f"Een getal van {decimal(low)} tot {decimal(high)}",
                "error_title": "Niet op de schaal",
                "error_message": f"Vul een getal in van {decimal(low)} tot {decimal(high)}.",
            },
        )
