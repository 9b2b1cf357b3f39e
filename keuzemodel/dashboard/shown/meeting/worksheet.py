"""Owns a sheet of a workbook for a meeting: numbers as numbers, text as text, rows tall enough. No Streamlit."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from keuzemodel.sheets.wrapping import row_height

Rows = list[tuple[object, ...]]


def sheet(  # type: ignore[no-untyped-def]
    book, name: str, header: Sequence[str], rows: Sequence[Sequence[object]], shares: Collection[int] = ()
) -> None:
    """Add a sheet that fits on paper. shares: the columns of which numbers are parts of 1, shown as percents."""
    page = book.add_worksheet(name)
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    figure = book.add_format({"num_format": "#,##0.##", "valign": "top"})
    share = book.add_format({"num_format": "0.0%", "valign": "top"})
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
                form = share if column in shares else whole if float(cell).is_integer() else figure
                page.write_number(row, column, cell, form)
            else:
                page.write_string(row, column, str(cell), wrap)
    page.freeze_panes(1, 1)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
