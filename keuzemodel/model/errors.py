"""Owns the exceptions of the engine.

KeuzemodelError
├── DossierError      the files of a dossier are faulty; carries every fault
├── RequestError      a call asks for something that the dossier does not have (also a ValueError)
├── InfeasibleError   the rules asked for cannot all be kept; carries the ones that clash
└── TooSlowError      what is asked takes longer than anyone waits; nothing is known of the answer
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from keuzemodel.model.dutch import decimal


@dataclass(frozen=True)
class Fault:
    """One fault in a dossier's files: where it is, and what was found and expected (in Dutch)."""

    file: str
    row: int | None
    column: str | None
    message: str

    @property
    def where(self) -> tuple[str, int | None, str | None]:
        """File, row and column."""
        return self.file, self.row, self.column

    def __str__(self) -> str:
        where = [self.file]
        if self.row is not None:
            where.append(f"regel {self.row}")
        if self.column is not None:
            where.append(f"kolom '{self.column}'")
        return f"{', '.join(where)}: {self.message}"


@dataclass(frozen=True)
class Rule:
    """One rule that a selection has to keep, as named in an `InfeasibleError`.

    kind: "require", "forbid", "limit", "coverage", "cover", "requires" or "excludes".
    subject: a measure's code, a criterion's id or a theme's id, by kind.
    others: the other measures of a relation, or those of which a cover rule wants one.
    bound: the limit or the minimum.
    """

    kind: str
    subject: str
    others: tuple[str, ...] = ()
    bound: float | None = None

    def __str__(self) -> str:
        match self.kind:
            case "require":
                return f"{self.subject} altijd"
            case "forbid":
                return f"{self.subject} nooit"
            case "limit":
                return f"{self.subject} hoogstens {decimal(self.bound or 0)}"
            case "coverage":
                return f"minstens {decimal(self.bound or 0)} van {self.subject}"
            case "cover":
                return f"minstens één van {', '.join(self.others)}"
            case "requires":
                return f"{self.subject} vereist {' of '.join(self.others)}"
            case _:
                return f"{self.subject} sluit {', '.join(self.others)} uit"


class KeuzemodelError(Exception):
    """The base of every error that the engine raises on purpose."""


class DossierError(KeuzemodelError):
    """A dossier is refused; `faults` holds all of its faults, in file order."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


class RequestError(KeuzemodelError, ValueError):
    """A call names something unknown, or gives a number that has no meaning there."""


class InfeasibleError(KeuzemodelError):
    """No package keeps all rules; `rules` is a smallest set of them that already clashes."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = tuple(rules)
        super().__init__("geen enkel pakket voldoet tegelijk aan: " + "; ".join(str(rule) for rule in rules))


class TooSlowError(KeuzemodelError):
    """A computation was broken off because it takes too long; its answer is not known."""
