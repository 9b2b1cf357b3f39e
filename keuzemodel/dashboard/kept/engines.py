"""Owns how a database is opened, SQLite or PostgreSQL, with its tables up to date and every wait bounded."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg
import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from psycopg.pq import TransactionStatus
from sqlalchemy import event
from sqlalchemy.engine import URL, Connection, Engine
from sqlalchemy.exc import OperationalError

from keuzemodel.dashboard.kept.trouble import StoreError, Trouble, code_of

MIGRATION_LOCK = 7_316_920_114
"""Any number that no one else on the database uses."""
MIGRATIONS = Path(__file__).parent / "migrations"
PATIENCE = 15
"""Seconds one writer waits for another."""
CONNECTIONS = 15
"""To one database at most, which stay open: opening one costs more than what is asked of it."""
HANDSHAKE, ANSWER, MIGRATING = 2, 5, 60
"""Seconds a database server has to accept a connection, to answer, and to change its tables."""


def opened(url: URL) -> tuple[Engine, bool]:
    """(engine, whether it can only be read), its tables up to date."""
    if url.get_backend_name() != "sqlite":
        engine = sa.create_engine(url, pool_pre_ping=True, pool_timeout=ANSWER, pool_size=CONNECTIONS, max_overflow=0)
        if engine.dialect.driver == "psycopg":
            _prepare_psycopg(engine)
        return _brought_up_to_date(engine), False
    file = Path(url.database or "")
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
    try:
        engine = sa.create_engine(url, pool_size=CONNECTIONS, max_overflow=0)
        _prepare_sqlite(engine)
        return _brought_up_to_date(engine), False
    except OperationalError as error:
        if code_of(error) not in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN) or not file.exists():
            raise
        return _readable(file), True


def _brought_up_to_date(engine: Engine) -> Engine:
    """The same engine. Of several servers that start at once, one makes the tables and the rest wait."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    script = ScriptDirectory.from_config(config)
    try:
        with engine.connect() as connection:
            limit(connection, ANSWER)
            present = set(MigrationContext.configure(connection).get_current_heads())
        if present - {step.revision for step in script.walk_revisions()}:
            raise StoreError(f"tables of version {', '.join(sorted(present))}", Trouble.NEWER)
        if present != set(script.get_heads()):
            with writing(engine, MIGRATING) as connection:
                if connection.dialect.name == "postgresql":
                    connection.execute(sa.select(sa.func.pg_advisory_xact_lock(MIGRATION_LOCK)))
                config.attributes["connection"] = connection
                command.upgrade(config, "head")
    except BaseException:
        engine.dispose()
        raise
    return engine


@contextmanager
def writing(engine: Engine, seconds: int) -> Iterator[Connection]:
    """A connection whose work is kept whole or not at all."""
    with engine.execution_options(writes=True).begin() as connection:
        limit(connection, seconds)
        yield connection


# --- SQLite ---


def _prepare_sqlite(engine: Engine) -> None:
    """Readers beside a writer, writers that wait for one another, every confirmed save on disk, in the file itself."""

    @event.listens_for(engine, "connect")
    def settle(connection: Any, _record: object) -> None:
        _settle(connection)
        # After every save what was written ahead goes into the file, so that a copy of it lacks nothing; what is
        # deleted is overwritten, so that a copy of it holds nothing that somebody took away.
        for pragma in ("synchronous=FULL", "foreign_keys=ON", "wal_autocheckpoint=1", "secure_delete=ON"):
            connection.execute(f"PRAGMA {pragma}")
        _write_ahead(connection)
        _try_to_write(connection)

    event.listen(engine, "begin", _begin)


def _settle(connection: Any) -> None:
    connection.isolation_level = None
    connection.text_factory = _text
    connection.execute(f"PRAGMA busy_timeout={1000 * PATIENCE}")


def _text(raw: bytes) -> str:
    """Decode text; bytes that are not UTF-8 spoil only their own row."""
    return raw.decode("utf-8", "replace")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _write_ahead(connection: Any) -> None:
    """Turn on the write-ahead log. While another does so, SQLite refuses at once instead of waiting."""
    last = time.monotonic() + PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if not _busy(error) or time.monotonic() > last:
                raise
            time.sleep(0.02)


def _try_to_write(connection: Any) -> None:
    """Raise OperationalError if it can only be read; another writer does not count."""
    connection.execute("PRAGMA busy_timeout=0")
    try:
        connection.execute("BEGIN IMMEDIATE")
        # The number stays as it is: on a file that can only be read, beginning is allowed and only this is not.
        (number,) = connection.execute("PRAGMA user_version").fetchone()
        connection.execute(f"PRAGMA user_version={int(number)}")
        connection.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        if not _busy(error):
            raise
    connection.execute(f"PRAGMA busy_timeout={1000 * PATIENCE}")


def _readable(file: Path) -> Engine:
    """An engine on a file that may not be written; looked up each time, as others may write it."""

    def connect() -> sqlite3.Connection:
        ahead = Path(f"{file}-wal")
        # Without a log beside it the file is whole; with one, SQLite reads both.
        whole = "" if ahead.exists() and ahead.stat().st_size else "&immutable=1"
        connection = sqlite3.connect(f"file:{quote(str(file.resolve()))}?mode=ro{whole}", uri=True)
        _settle(connection)
        return connection

    engine = sa.create_engine("sqlite://", creator=connect, poolclass=sa.NullPool)
    event.listen(engine, "begin", _begin)
    return _brought_up_to_date(engine)


def _busy(error: sqlite3.Error) -> bool:
    return error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


# --- PostgreSQL ---


class _Impatient(psycopg.Connection[Any]):
    """A connection that is dropped if the server does not answer: a hung server enforces no timeout of its own.

    Its work is lost: the server never receives the commit.
    """

    patience = HANDSHAKE

    def wait(self, gen: Any, interval: float = 0.1, timeout: float | None = None) -> Any:
        """Wait for a step on the connection. Raises OperationalError."""
        try:
            return super().wait(gen, interval, self.patience if timeout is None else timeout)
        except psycopg.OperationalError:
            if self.pgconn.transaction_status == TransactionStatus.ACTIVE:
                self.pgconn.finish()
            raise


def _prepare_psycopg(engine: Engine) -> None:
    @event.listens_for(engine, "do_connect")
    def connect(_dialect: object, _record: object, arguments: Any, options: dict[str, Any]) -> Any:
        return _Impatient.connect(*arguments, **{"connect_timeout": HANDSHAKE} | options)

    @event.listens_for(engine, "checkin")
    def hurry(connection: Any, _record: object) -> None:
        # The next one who takes it first asks whether it still works.
        if connection is not None:
            connection.patience = HANDSHAKE


def limit(connection: Connection, seconds: int) -> None:
    """Bound the time of the work on a connection; SQLite waits for writers only, which has its own limit."""
    driver = connection.connection.driver_connection
    if isinstance(driver, _Impatient):
        driver.patience = seconds
        # A little sooner, so that the server ends it and is not left with it.
        connection.exec_driver_sql(f"SET LOCAL statement_timeout = {900 * seconds}")
