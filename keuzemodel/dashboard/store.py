"""Owns what the server keeps, scenarios and dossiers: every save is a new revision, and none is ever overwritten.

SQLite in one file by default, in the folder that KEUZEMODEL_DATA_DIR names; any other database that
SQLAlchemy knows where KEUZEMODEL_DATABASE_URL is set. The content of a revision is JSON: a
scenario as in `scenario.to_json`, a dossier as in `catalogue`. The tables are called after scenarios, which came first.
"""

from __future__ import annotations

import os
import sqlite3
import time
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from sqlalchemy import event
from sqlalchemy.engine import Connection, Engine, RowMapping
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

StoreError = SQLAlchemyError
"""What every failure of the database itself is."""
SCENARIO = "scenario"
"""The kind of what is kept, unless another is named."""
MIGRATION_LOCK = 7_316_920_114
"""Any number that no one else on the database uses."""
PATIENCE = 15
"""So many seconds one writer waits for another."""
MIGRATIONS = Path(__file__).parent / "migrations"

_TABLES = sa.MetaData()
_SCENARIO = sa.Table(
    "scenario",
    _TABLES,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("deleted_at", sa.DateTime(timezone=True)),
)
_REVISION = sa.Table(
    "revision",
    _TABLES,
    sa.Column("scenario_id", sa.String(32), sa.ForeignKey("scenario.id"), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("name", sa.String(200), nullable=False),
    sa.Column("author", sa.String(200), nullable=False),
    sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("content", sa.Text, nullable=False),
)


@dataclass(frozen=True)
class Saved:
    """One revision of what is kept. number: 1 for the first. saved_at: in UTC. content: JSON."""

    id: str
    number: int
    name: str
    author: str
    saved_at: datetime
    content: str


class ConflictError(Exception):
    """Somebody else saved the same scenario since it was opened; `latest` is what they saved."""

    def __init__(self, latest: Saved) -> None:
        self.latest = latest
        super().__init__(f"scenario {latest.id} has revision {latest.number}")


class GoneError(Exception):
    """The scenario does not exist, or was deleted."""


class Store:
    """Scenarios in one database. Safe to share between threads; other processes may use it as well."""

    def __init__(self, url: str) -> None:
        self._engine = sa.create_engine(url, pool_pre_ping=True)
        if self._engine.dialect.name == "sqlite":
            _prepare_sqlite(self._engine)
        with self._engine.begin() as connection:
            _migrate(connection)

    def close(self) -> None:
        """Give the connections back."""
        self._engine.dispose()

    def add(self, name: str, author: str, content: str, kind: str = SCENARIO, id: str | None = None) -> Saved:
        """A new scenario (or another kind), with its first revision.

        id: 32 characters, by default random. Raises ConflictError if it is there already.
        """
        saved = Saved(id or uuid.uuid4().hex, 1, name, author, _now(), content)
        try:
            with self._engine.begin() as connection:
                connection.execute(_SCENARIO.insert().values(id=saved.id, kind=kind))
                _insert(connection, saved)
        except IntegrityError:
            raise ConflictError(self.get(saved.id)) from None
        return saved

    def save(self, id: str, base: int, name: str, author: str, content: str, revive: bool = False) -> Saved:
        """A next revision of a scenario that was opened at revision `base`.

        revive: put it back if it was deleted, at once with the save. Raises ConflictError if there is a later one
        already, GoneError if there is no such scenario.
        """
        saved = Saved(id, base + 1, name, author, _now(), content)
        try:
            with self._engine.begin() as connection:
                if revive:
                    connection.execute(_SCENARIO.update().where(_SCENARIO.c.id == id).values(deleted_at=None))
                latest = _latest(connection, id)
                if latest.number != base:
                    raise ConflictError(latest)
                _insert(connection, saved)
        except IntegrityError:
            # Two at the same moment: the key lets one through, and the other hears of it.
            raise ConflictError(self.get(id)) from None
        return saved

    def get(self, id: str, number: int | None = None) -> Saved:
        """A revision of a scenario, by default the latest. Raises GoneError."""
        with self._engine.connect() as connection:
            if number is None:
                return _latest(connection, id)
            return _only(connection, _REVISION.c.scenario_id == id, _REVISION.c.number == number)

    def all(self, kind: str = SCENARIO, deleted: bool = False) -> tuple[Saved, ...]:
        """The latest revision of all of a kind, the last saved first: those in use, or those that were deleted."""
        state = _SCENARIO.c.deleted_at
        last = (
            sa.select(_REVISION.c.scenario_id, sa.func.max(_REVISION.c.number).label("number"))
            .group_by(_REVISION.c.scenario_id)
            .subquery()
        )
        query = (
            sa.select(_REVISION)
            .join(last, sa.and_(_REVISION.c.scenario_id == last.c.scenario_id, _REVISION.c.number == last.c.number))
            .join(_SCENARIO, _SCENARIO.c.id == _REVISION.c.scenario_id)
            .where(state.is_not(None) if deleted else state.is_(None), _SCENARIO.c.kind == kind)
            .order_by(_REVISION.c.saved_at.desc(), _REVISION.c.scenario_id)
        )
        with self._engine.connect() as connection:
            return tuple(_saved(row) for row in connection.execute(query).mappings())

    def revisions(self, id: str) -> tuple[Saved, ...]:
        """Every revision of a scenario, the latest first. Raises GoneError."""
        query = sa.select(_REVISION).where(_REVISION.c.scenario_id == id).order_by(_REVISION.c.number.desc())
        with self._engine.connect() as connection:
            found = tuple(_saved(row) for row in connection.execute(query).mappings())
        if not found:
            raise GoneError(id)
        return found

    def delete(self, id: str) -> None:
        """Take a scenario out of the list; nothing of it is lost. Raises GoneError."""
        self._mark(id, _now())

    def undelete(self, id: str) -> None:
        """Put it back. Raises GoneError."""
        self._mark(id, None)

    def _mark(self, id: str, moment: datetime | None) -> None:
        with self._engine.begin() as connection:
            done = connection.execute(_SCENARIO.update().where(_SCENARIO.c.id == id).values(deleted_at=moment))
            if not done.rowcount:
                raise GoneError(id)


def address() -> str:
    """Where the scenarios are kept, by the environment."""
    url = os.environ.get("KEUZEMODEL_DATABASE_URL")
    if url:
        return url
    folder = Path(os.environ.get("KEUZEMODEL_DATA_DIR") or Path(__file__).resolve().parents[2] / "var")
    folder.mkdir(parents=True, exist_ok=True)
    return f"sqlite:///{folder / 'scenarios.sqlite'}"


def _prepare_sqlite(engine: Engine) -> None:
    """Readers beside a writer, writers that wait for one another, and every confirmed save on disk."""

    @event.listens_for(engine, "connect")
    def settle(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        for pragma in (f"busy_timeout={1000 * PATIENCE}", "synchronous=FULL", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}")
        _write_ahead(connection)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _write_ahead(connection: Any) -> None:
    """Turn on the write-ahead log. While another does so, SQLite refuses at once instead of waiting."""
    last = time.monotonic() + PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError:
            if time.monotonic() > last:
                raise
            time.sleep(0.02)


def _migrate(connection: Connection) -> None:
    """Bring the tables up to date. Of several servers that start at once, one does it and the rest wait."""
    if connection.dialect.name == "postgresql":
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(MIGRATION_LOCK)))
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _now() -> datetime:
    return datetime.now(UTC)


def _insert(connection: Connection, saved: Saved) -> None:
    connection.execute(
        _REVISION.insert().values(
            scenario_id=saved.id, number=saved.number, name=saved.name, author=saved.author,
            saved_at=saved.saved_at, content=saved.content,
        )
    )  # fmt: skip


def _latest(connection: Connection, id: str) -> Saved:
    live = sa.exists().where(_SCENARIO.c.id == id, _SCENARIO.c.deleted_at.is_(None))
    last = sa.select(sa.func.max(_REVISION.c.number)).where(_REVISION.c.scenario_id == id).scalar_subquery()
    return _only(connection, _REVISION.c.scenario_id == id, _REVISION.c.number == last, live)


def _only(connection: Connection, *conditions: sa.ColumnElement[bool]) -> Saved:
    rows: Sequence[RowMapping] = connection.execute(sa.select(_REVISION).where(*conditions)).mappings().all()
    if not rows:
        raise GoneError
    return _saved(rows[0])


def _saved(row: RowMapping) -> Saved:
    moment: datetime = row["saved_at"]
    # SQLite keeps no time zone: what it holds is UTC.
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return Saved(row["scenario_id"], row["number"], row["name"], row["author"], moment, row["content"])
