"""Owns which number a cell of a score table holds: one on its scale, or a fault that says what is expected."""

from __future__ import annotations

import math
from datetime import date

from keuzemodel.model.dutch import decimal
from keuzemodel.model.errors import Fault
from keuzemodel.model.figures import grouped_by, read_figure
from keuzemodel.sheets.spreadsheets import FORMULA_FAULT, Cell, Formula, Percentage, Sheet, line_of


def is_number(cell: Cell) -> bool:
    """Whether a cell holds a number, or text that is meant as one."""
    if isinstance(cell, Formula):
        return False
    if isinstance(cell, int | float):
        return True
    try:
        read_figure(line_of(cell), 0.0, euros=True)
    except ValueError:
        return bool(grouped_by(line_of(cell)))
    return True


def read_sheet_number(
    sheet: Sheet,
    row: int,
    column: str,
    cell: Cell,
    scale: tuple[float, float],
    faults: list[Fault],
    euros: bool = False,
) -> float | None:
    """The cell as a number on its scale; None if it is empty, or a fault. euros: 1.234 is a thousand and more."""
    text = line_of(cell)
    if not text:
        return None
    low, high = scale
    expected = f"verwacht is een getal van {decimal(low)} tot {decimal(high)}"
    try:
        if isinstance(cell, Formula) or text.startswith("="):
            raise ValueError(FORMULA_FAULT)
        if isinstance(cell, bool | date):
            raise ValueError(f"'{text[:40]}' is geen getal")
        if isinstance(cell, Percentage):
            raise ValueError(f"een percentage ({decimal(100 * cell)} %); maak de celopmaak 'Getal' en vul het getal in")
        number = cell if isinstance(cell, int | float) else read_figure(text, max(high, high - low), euros)
        value = float(number) + 0.0
    except (ValueError, OverflowError) as error:
        faults.append(Fault(sheet.name, row, column, f"{error}. {expected.capitalize()}"))
        return None
    if not math.isfinite(value) or not low <= value <= high:
        faults.append(Fault(sheet.name, row, column, f"{text[:40]} staat niet op de schaal; {expected}"))
        return None
    return value
