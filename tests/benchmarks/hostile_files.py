"""Prints what the worst files cost in memory and time, and how long a score table takes to its preview.

Run by hand: python -m tests.benchmarks.hostile_files
"""

from __future__ import annotations

import threading
import time
import warnings
from datetime import date
from pathlib import Path

from keuzemodel.sheets.scores.reading import read_scores
from keuzemodel.sheets.spreadsheets import MAX_BYTES, MAX_UNPACKED
from keuzemodel.sheets.workbooks import scores_workbook
from tests.sheets.scores.test_reading import book, repacked
from tests.shipped import alkmaar

DOSSIER = alkmaar()
NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
ROOM = MAX_UNPACKED - 200_000
GOOD = book([["Code", "Grip"], ["5.1", 3]])


def filled(part: str, before: str, unit: str, after: str) -> bytes:
    """A workbook of which one part is as large as is let through."""
    text = f'<?xml version="1.0"?>{before}{unit * (ROOM // len(unit))}{after}'
    return repacked(GOOD, **{part: text.encode()})


SHEET = "xl__worksheets__sheet1_dot_xml"
FILES = {
    "one endless row": filled(SHEET, f'<worksheet {NS}><sheetData><row r="1">', "<c><v>1</v></c>",
                              "</row></sheetData></worksheet>"),
    "many rows": filled(SHEET, f"<worksheet {NS}><sheetData>", "<row><c><v>1</v></c></row>",
                        "</sheetData></worksheet>"),
    "a far cell": repacked(GOOD, **{SHEET: f'<worksheet {NS}><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c>'
                                           "</row></sheetData></worksheet>".encode()}),
    "many strings": filled("xl__sharedStrings_dot_xml", f"<sst {NS}>", "<si><t>a</t></si>", "</sst>"),
    "many styles": filled("xl__styles_dot_xml", f"<styleSheet {NS}><cellXfs>",
                          '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>', "</cellXfs></styleSheet>"),
    "CSV of short rows": b"Code;grip\n" + b"5.1;3\n" * (MAX_BYTES // 6 - 2),
    "CSV of separators": b";" * MAX_BYTES,
    "CSV of quotes": b'"' * MAX_BYTES,
}  # fmt: skip


def resident() -> float:
    """Memory of this process in MB."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6


def peak_of(work) -> tuple[float, float]:
    """(MB above the start, seconds) of one call."""
    start = peak = resident()
    done = threading.Event()

    def watch() -> None:
        nonlocal peak
        while not done.wait(0.005):
            peak = max(peak, resident())

    watcher = threading.Thread(target=watch)
    watcher.start()
    began = time.perf_counter()
    work()
    took = time.perf_counter() - began
    done.set()
    watcher.join()
    return peak - start, took


def main() -> None:
    """Every file once, and the score table as it leaves."""
    warnings.simplefilter("ignore")
    day = date(2026, 11, 22)
    for name, data in FILES.items():
        memory, took = peak_of(lambda d=data: read_scores(d, "x", DOSSIER, day))
        found = read_scores(data, "x", DOSSIER, day)
        said = found.faults[0].message[:70] if found.faults else f"{len(found.changes)} changes"
        print(f"{name} ({len(data) // 1000} kB): + {memory:.0f} MB, {took:.2f} s: {said}")
    table = scores_workbook(DOSSIER)
    print(f"the score table itself: {peak_of(lambda: read_scores(table, 'x', DOSSIER, day))[1]:.3f} s")


if __name__ == "__main__":
    main()
