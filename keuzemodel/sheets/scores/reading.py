"""Owns scores that come in from a spreadsheet: bytes of a workbook or CSV in, changes or all faults out.

A sheet is read in one of two shapes: a row per measure with a column per criterion, or a row per
measure and criterion as in `scores.csv`. Rows and columns may stand in any order and may be missing;
what is not known is refused or, for columns, named and left alone. A file is hostile until shown
otherwise: its size is bounded before it is unpacked, nothing in it is run, and formulas are refused.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from keuzemodel.folder.shapes.cells import visible
from keuzemodel.model.dossier import Dossier, Score
from keuzemodel.model.dutch import long_date
from keuzemodel.model.errors import Fault
from keuzemodel.sheets.scores.rows import strange_names
from keuzemodel.sheets.scores.tables import SCORES, Reader
from keuzemodel.sheets.spreadsheets import (
    MAX_FAULTS,
    UnreadableError,
    is_workbook,
    read_csv,
    read_workbook,
)


@dataclass(frozen=True)
class ScoreChanges:
    """What a file would change. changes: (now, then) per score, in dossier order. ignored: what of the file is not
    used. If there are faults there are no changes: nothing is half applied.
    """

    changes: tuple[tuple[Score, Score], ...]
    faults: tuple[Fault, ...]
    ignored: tuple[str, ...] = ()


def read_scores(data: bytes, name: str, dossier: Dossier, day: date) -> ScoreChanges:
    """The scores of a spreadsheet beside those of the dossier. name: of the file, for the origin."""
    reader = Reader(dossier)
    try:
        for sheet in read_workbook(data, reader.choose) if is_workbook(data) else [read_csv(data, SCORES)]:
            reader.read(sheet)
    except UnreadableError as error:
        return ScoreChanges((), (Fault(name, None, None, str(error)),))
    source = f"{visible(name)[:80]}, {long_date(day)}"
    found = reader.numbers()
    changes = tuple(
        (score, dossier.filled_in(replace(then, origin="eigen", source=source, note="")))
        for score in dossier.scores
        if (key := (score.code, score.criterion)) in found
        for then in [replace(score, **found[key])]  # type: ignore[arg-type]
        if _differs(score, then) or key in dossier.unknown
    )
    reader.check(changes)
    ignored = (*reader.ignored, *strange_names(reader.strange))
    if reader.faults:
        return ScoreChanges((), tuple(reader.faults[:MAX_FAULTS]), ignored)
    return ScoreChanges(changes, (), ignored)


def _differs(now: Score, then: Score) -> bool:
    """Whether a score or its margin is another number; a spreadsheet keeps 15 figures."""
    return any(f"{a:.15g}" != f"{b:.15g}" for a, b in ((now.score, then.score), (now.margin, then.margin)))
