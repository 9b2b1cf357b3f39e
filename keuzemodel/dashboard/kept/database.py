"""Owns how the database is reached: opened at its first use, left alone for a while after a failure."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Lock
from typing import Any
from weakref import WeakSet

from sqlalchemy.engine import Connection, Engine, make_url
from sqlalchemy.exc import IntegrityError, InterfaceError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from keuzemodel.dashboard.kept.engines import ANSWER, limit, opened, writing
from keuzemodel.dashboard.kept.trouble import StoreError, Trouble, trouble_of

PAUSE = 10
"""Seconds a database that failed is left alone, so that no page waits for it again."""
LASTING = (StoreError, OperationalError, InterfaceError, PoolTimeout, OSError)
"""Failures that another try would meet as well, and wait for."""


class Database:
    """One database, opened at its first use. Safe to share between threads."""

    def __init__(self, url: str) -> None:
        self._url = url
        _DATABASES.add(self)
        self._lock, self._opening = Lock(), Lock()
        self._engine: Engine | None = None
        self._read_only = False
        self._failure: StoreError | None = None
        self._again = 0.0

    def read_only(self) -> bool:
        """Whether nothing can be kept now. Raises StoreError if it cannot be opened at all."""
        with self._using():
            return self._read_only

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection to read with, which waits for no writer. Raises StoreError."""
        with self._using() as engine, engine.connect() as connection:
            limit(connection, ANSWER)
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection whose work is kept whole or not at all. Raises StoreError; an IntegrityError as it is."""
        with self._using() as engine:
            if self._read_only:
                raise StoreError("opened to read only", Trouble.READ_ONLY)
            with writing(engine, ANSWER) as connection:
                yield connection

    def close(self) -> None:
        """Close all connections; SQLite's write-ahead log is merged into its file."""
        with self._opening:
            engine, self._engine = self._engine, None
        if engine is None:
            return
        if engine.dialect.name == "sqlite" and not self._read_only:
            with suppress(SQLAlchemyError, sqlite3.Error), engine.connect() as connection:
                driver: Any = connection.connection.driver_connection
                driver.execute("PRAGMA busy_timeout=1000")
                driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        engine.dispose()

    @contextmanager
    def _using(self) -> Iterator[Engine]:
        """The engine. Every failure becomes a StoreError; one that takes time is not tried again for a while."""
        known = self._admit()
        try:
            yield self._opened(known)
        except (StoreError, SQLAlchemyError, OSError, sqlite3.Error) as error:
            if isinstance(error, IntegrityError):
                raise
            told = error if isinstance(error, StoreError) else StoreError(error, trouble_of(error))
            self._failed(told, lasting=isinstance(error, LASTING))
            raise told from error
        else:
            self._failure = None

    def _failed(self, error: StoreError, lasting: bool) -> None:
        """Reopen it at the next use. lasting: only after a pause."""
        with self._lock:
            if error.trouble is not Trouble.BUSY:
                engine, self._engine = self._engine, None
                if engine is not None:
                    engine.dispose()
            if lasting and error.trouble in (Trouble.AWAY, Trouble.NEWER):
                self._failure, self._again = error, time.monotonic() + PAUSE

    def _admit(self) -> StoreError | None:
        """The last failure, if this thread may try again. Raises it while the database is left alone."""
        with self._lock:
            if self._failure is not None:
                if time.monotonic() < self._again:
                    raise StoreError(self._failure, self._failure.trouble)
                self._again = time.monotonic() + PAUSE
            return self._failure

    def _opened(self, known: StoreError | None) -> Engine:
        """The engine, with its tables up to date; one thread opens it, the others wait for the outcome."""
        engine = self._engine
        if engine is not None and not self._to_try_again():
            return engine
        with self._opening:
            if self._failure is not None and self._failure is not known:
                raise StoreError(self._failure, self._failure.trouble)
            if self._engine is None or self._to_try_again():
                self._engine, self._read_only = opened(make_url(self._url))
                self._again = time.monotonic() + PAUSE
            return self._engine

    def _to_try_again(self) -> bool:
        return self._read_only and time.monotonic() >= self._again


_DATABASES: WeakSet[Database] = WeakSet()


def close_all() -> None:
    """Close every database, as the server stops."""
    for database in tuple(_DATABASES):
        database.close()
