"""Owns the exceptions of the engine.

KeuzemodelError
├── DossierError      the files of a dossier are faulty; carries every fault
├── RequestError      a call asks for something that the dossier does not have (also a ValueError)
├── EnsembleError     a dossier has no tables that fit, or they are of another version of it
├── InfeasibleError   the rules asked for cannot all be kept; carries the ones that clash
└── TooSlowError      what is asked takes longer than anyone waits; nothing is known of the answer
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto


class FaultKind(Enum):
    """What a fault is about, for code that has to tell one from another."""

    ANY = auto()
    LACKING_SCORE = auto()


@dataclass(frozen=True)
class Fault:
    """One fault in a dossier's files: where it is, and what was found and expected.

    message: in Dutch, because it goes to whoever made the file.
    """

    file: str
    row: int | None
    column: str | None
    message: str
    kind: FaultKind = FaultKind.ANY

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
                return f"{self.subject} always"
            case "forbid":
                return f"{self.subject} never"
            case "limit":
                return f"{self.subject} at most {self.bound or 0:.12g}"
            case "coverage":
                return f"at least {self.bound or 0:.12g} of {self.subject}"
            case "cover":
                return f"at least one of {', '.join(self.others)}"
            case "requires":
                return f"{self.subject} requires {' or '.join(self.others)}"
            case _:
                return f"{self.subject} excludes {', '.join(self.others)}"


class KeuzemodelError(Exception):
    """The base of every error that the engine raises on purpose."""


class DossierError(KeuzemodelError):
    """A dossier is refused; `faults` holds all of its faults, in file order."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


class RequestKind(Enum):
    """What is wrong with a call."""

    UNKNOWN = auto()
    """It names an id or code that the dossier does not have."""
    FORM = auto()
    """An argument is not of the type or shape that is asked."""
    NUMBER = auto()
    """A number has no meaning there."""
    NO_WEIGHT = auto()
    """Nothing weighs more than 0."""


class RequestError(KeuzemodelError, ValueError):
    """A call names something unknown, or gives what has no meaning there.

    what: which argument. expected, found: as the sentence says them.
    """

    def __init__(self, kind: RequestKind, what: str, expected: str, found: str) -> None:
        self.kind, self.what, self.expected, self.found = kind, what, expected, found
        super().__init__(f"{what}: expected {expected}, found {found}")


class InfeasibleError(KeuzemodelError):
    """No package keeps all rules; `rules` is a smallest set of them that already clashes."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = tuple(rules)
        super().__init__("no package keeps all of: " + "; ".join(map(str, self.rules)))


class EnsembleKind(Enum):
    """What is the matter with the stored tables of a dossier."""

    ABSENT = auto()
    """There are none."""
    STALE = auto()
    """They are of another version of the dossier."""
    UNREADABLE = auto()
    """The file is damaged, or of another format."""


class EnsembleError(KeuzemodelError):
    """The stored tables of a dossier cannot be used. dossier: its id."""

    def __init__(self, kind: EnsembleKind, dossier: str) -> None:
        self.kind, self.dossier = kind, dossier
        super().__init__(
            f"the tables of {dossier}: {kind.name.lower()}; "
            "make them with python -m keuzemodel.analyse.ensemble.walk.command"
        )


class TooSlowError(KeuzemodelError):
    """A computation was stopped because it takes too long; its answer is unknown."""
