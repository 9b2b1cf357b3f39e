"""Owns what can be wrong with the database, and how errors of its drivers are classified."""

from __future__ import annotations

import sqlite3
from enum import Enum

from sqlalchemy.exc import DBAPIError


class Trouble(Enum):
    """What can be wrong with a database."""

    AWAY = "not reached"
    BUSY = "busy"
    READ_ONLY = "read only"
    NEWER = "of a newer keuzemodel"
    DAMAGED = "damaged"


class StoreError(Exception):
    """Any failure of the database itself."""

    def __init__(self, said: object, trouble: Trouble = Trouble.AWAY) -> None:
        self.trouble = trouble
        super().__init__(str(said))


_SQLITE = {
    sqlite3.SQLITE_BUSY: Trouble.BUSY, sqlite3.SQLITE_LOCKED: Trouble.BUSY, sqlite3.SQLITE_READONLY: Trouble.READ_ONLY,
    sqlite3.SQLITE_FULL: Trouble.READ_ONLY, sqlite3.SQLITE_CORRUPT: Trouble.DAMAGED,
    sqlite3.SQLITE_NOTADB: Trouble.DAMAGED, sqlite3.SQLITE_ERROR: Trouble.DAMAGED,
}  # fmt: skip
_POSTGRESQL = {
    "25006": Trouble.READ_ONLY, "42501": Trouble.READ_ONLY, "53100": Trouble.READ_ONLY, "57014": Trouble.BUSY,
    "55P03": Trouble.BUSY, "42P01": Trouble.DAMAGED, "42703": Trouble.DAMAGED, "XX001": Trouble.DAMAGED,
    "XX002": Trouble.DAMAGED,
}  # fmt: skip


def trouble_of(error: BaseException) -> Trouble:
    """What an error of a driver means."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, sqlite3.Error):
        return _SQLITE.get(code_of(error), Trouble.AWAY)
    return _POSTGRESQL.get(getattr(cause, "sqlstate", None) or "", Trouble.AWAY)


def code_of(error: BaseException) -> int:
    """SQLite's own number of what went wrong; 0 if it has none."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    return int(getattr(cause, "sqlite_errorcode", 0)) & 0xFF
