"""Owns the CSV tables that leave: a package or a comparison as bytes that Excel in Dutch opens as is.

CSV: UTF-8 with a BOM, `;`, decimal comma, one header row. Text that a spreadsheet would take for a
formula gets an apostrophe in front. Codes stand in front of the name in one cell, because Excel in
Dutch turns a bare 5.1 into a date.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from keuzemodel.folder.shapes.cells import FORMULA
from keuzemodel.model.dossier import Dossier, Measure
from keuzemodel.model.dutch import decimal, long_date
from keuzemodel.model.phasing import phases


def harmless(text: str) -> str:
    """The text, with an apostrophe in front if a spreadsheet would take it for a formula."""
    return f"'{text}" if FORMULA.match(text) or (text[:1] in "\t\r\n" and text) else text


def step_name(measure: Measure) -> str:
    """The one form in which a measure is named: code and name."""
    return f"{measure.code} {measure.name}"


MEASURE = "Hoort bij maatregel"
"""Over what a step is part of. Not "Maatregel": that is what a score table may call its steps, and this may be one."""


def measure_name(step: Measure, dossier: Dossier) -> str:
    """What the source calls the measure that a step is part of, in the same form; a measure of one step is the step."""
    if not step.parent:
        return step_name(step)
    group = dossier.group(step.parent)
    return f"{group.code} {group.name}" if group else f"maatregel {step.parent}"


def in_parts(dossier: Dossier) -> bool:
    """Whether some measure of the source is more than one step, so that it matters which measure a step is part of."""
    return any(step.parent for step in dossier.measures)


def as_csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Cells as a CSV file. Every cell is text already, with numbers in Dutch."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(rows)
    return ("\ufeff" + out.getvalue()).encode("utf-8")


def package_csv(dossier: Dossier, codes: Iterable[str], net: Mapping[str, float], setting: Mapping[str, str]) -> bytes:
    """One row per measure in the package, with its scores; what it rests on in columns of its own.

    net: net value by code, on a scale of 1; written in points of 100. setting: header → text, the
    same in every row (approach, weighting, limits, …).
    """
    phase = phases(dossier, codes)
    header = ["Stap", "Thema", "Fase"]
    header += [f"{c.name} ({decimal(c.scale[0])}-{decimal(c.scale[1])})" for c in dossier.criteria]
    header += ["Waarde in dit pakket (punten)", "Scores op aanname"]
    header += [*([MEASURE] if in_parts(dossier) else []), *setting]
    rows = []
    for code, number in phase.items():
        measure = dossier.measure(code)
        scores = [dossier.score_of[code, c.id] for c in dossier.criteria]
        assumed = sum(s.origin == "aanname" for s in scores)
        rows.append(
            [
                harmless(step_name(measure)),
                harmless(dossier.theme(measure.theme).name),
                str(number),
                *("onbekend" if (code, s.criterion) in dossier.unknown else decimal(s.score) for s in scores),
                decimal(100 * net[code], 2),
                str(assumed),
                *([harmless(measure_name(measure, dossier))] if in_parts(dossier) else []),
                *map(harmless, setting.values()),
            ]
        )
    if not rows:
        # A file without a row would not say which choice it belongs to.
        empty = ["(geen stappen)", *[""] * (len(header) - 1 - len(setting))]
        rows.append([*empty, *map(harmless, setting.values())])
    return as_csv(header, rows)


def matrix_csv(dossier: Dossier, columns: Mapping[str, frozenset[str]], day: date, link: str = "") -> bytes:
    """One row per measure, one column per package: ja or nee; then how many hold it."""
    header = [
        "Stap",
        "Thema",
        "Fase",
        *map(harmless, columns),
        "Aantal pakketten",
        *([MEASURE] if in_parts(dossier) else []),
        "Dossier",
        "Versie van de scores",
        "Datum",
        "Link",
    ]
    rows = [
        [
            harmless(step_name(m)),
            harmless(dossier.theme(m.theme).name),
            str(m.phase),
            *("ja" if m.code in held else "nee" for held in columns.values()),
            str(sum(m.code in held for held in columns.values())),
            *([harmless(measure_name(m, dossier))] if in_parts(dossier) else []),
            harmless(dossier.title),
            dossier.fingerprint,
            long_date(day),
            harmless(link),
        ]
        for m in dossier.measures
    ]
    return as_csv(header, rows)
