"""Owns which measure a row of a score table is about: by its code, its name, or both, which then have to agree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from keuzemodel.model.dossier import Dossier
from keuzemodel.sheets.spreadsheets import Cell, heading, line_of

STEP_COLUMNS = ("code", "stap", "maatregel")
"""What the columns are called that say which measure it is."""


class UnclearError(ValueError):
    """A row that names no measure, or more than one; the message says so in Dutch."""


class Steps:
    """The measures of a dossier, as rows of a table name them."""

    def __init__(self, dossier: Dossier) -> None:
        self._codes = frozenset(dossier.codes)
        self._by_name: dict[str, frozenset[str]] = {}
        self._by_number: dict[float, frozenset[str]] = {}
        for measure in dossier.measures:
            _add(self._by_name, heading(measure.name), measure.code)
            if measure.code.replace(".", "", 1).isdecimal():
                _add(self._by_number, float(measure.code), measure.code)

    def named(self, cells: Sequence[Cell]) -> tuple[str, str]:
        """The code of the measure, and a name beside it that is not the measure's own. Raises UnclearError."""
        said = [cell for cell in cells if line_of(cell)]
        strange = ""
        found: list[frozenset[str]] = []
        for cell in said:
            codes, rest = self._meant(cell)
            found += [codes] if codes else []
            strange = strange or rest
        common = frozenset.intersection(*found) if found else frozenset()
        if len(common) == 1:
            return next(iter(common)), strange
        shown = " en ".join(f"'{line_of(cell)[:40]}'" for cell in said) or "''"
        if not found:
            is_date = any(isinstance(cell, date) for cell in said)
            hint = "een datum: zet de kolom in Excel op tekst" if is_date else "geen stap van dit dossier"
            raise UnclearError(f"{shown} is {hint}")
        if common:
            meant = " of ".join(sorted(common))
            raise UnclearError(f"{shown} kan stap {meant} zijn; schrijf de code als tekst in een kolom 'Code'")
        meant = " en ".join(dict.fromkeys(code for codes in found for code in sorted(codes)))
        raise UnclearError(f"{shown} zijn verschillende stappen ({meant}); verbeter de code of de naam")

    def _meant(self, cell: Cell) -> tuple[frozenset[str], str]:
        """The measures that a cell can mean, and what it says besides that no measure is called."""
        if isinstance(cell, int | float) and not isinstance(cell, bool) and float(cell) in self._by_number:
            # 5.10 that Excel took for a number is 5.1.
            return self._by_number[float(cell)], ""
        text = line_of(cell)
        if text in self._codes:
            return frozenset((text,)), ""
        whole = self._by_name.get(heading(text), frozenset())
        first, _, rest = text.partition(" ")
        if first not in self._codes or not any(c.isalpha() for c in rest):
            # A number behind the code is no name: a score that slipped out of its column, perhaps.
            return whole, "" if whole else text
        owners = self._by_name.get(heading(rest), frozenset())
        if owners and first not in owners and not whole:
            raise UnclearError(f"'{text[:80]}' heeft de code van een andere stap dan de naam; verbeter er een")
        whole |= {first} if owners or not whole else set()
        return whole, "" if owners or len(whole) > 1 or first not in whole else rest


def _add(index: dict, key, code: str) -> None:  # type: ignore[no-untyped-def, type-arg]
    index[key] = index.get(key, frozenset()) | {code}


def strange_names(found: Iterable[tuple[str, str]]) -> list[str]:
    """Of (code, name that it is not known by), what to tell of them."""
    told = [f"de naam '{name[:40]}' bij stap {code}" for code, name in found]
    return [*told[:3], *([f"nog {len(told) - 3} andere namen"] if len(told) > 3 else [])]
