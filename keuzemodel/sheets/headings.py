"""Owns what the column of a criterion is called in a score table, in and out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from keuzemodel.model.dutch import decimal, grouped
from keuzemodel.sheets.scores.rows import STEP_COLUMNS
from keuzemodel.sheets.spreadsheets import heading, line_of

Named = tuple[str, str, tuple[float, float]]
"""Id, name and scale of a criterion."""


def headings_of(criteria: Iterable[Named]) -> dict[str, str]:
    """Criterion id by what its column may be called, as `heading` gives it. An id goes before a name, and a name that
    two criteria share says nothing.
    """
    found: dict[str, str] = {}
    ids, shared = [], set()
    for id, name, scale in criteria:
        ids.append(id)
        names = (name, column_name(name, scale), column_name(name, scale, in_euros=True))
        for called in dict.fromkeys(map(heading, names)):
            shared |= {called} if found.setdefault(called, id) != id else set()
    found = {called: id for called, id in found.items() if called not in shared} | {heading(id): id for id in ids}
    return {called: id for called, id in found.items() if called not in STEP_COLUMNS}


def heading_of(criterion: Named, headings: Mapping[str, str], in_euros: bool = False) -> str:
    """What the column of a criterion is called in a file that leaves: name and scale, or its id if those are shared."""
    id, name, scale = criterion
    called = line_of(column_name(name, scale, in_euros))
    return called if headings.get(heading(called)) == id else id


def column_name(name: str, scale: tuple[float, float], in_euros: bool = False) -> str:
    """The heading of a criterion's column in a file that leaves: Grip (0-5), or Kosten (€ 0 – € 602.938)."""
    if in_euros:
        return f"{name} ({' – '.join(f'€ {grouped(decimal(amount))}' for amount in scale)})"
    return f"{name} ({decimal(scale[0])}-{decimal(scale[1])})"
