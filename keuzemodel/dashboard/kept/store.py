"""Owns what the server keeps, scenarios and dossiers: every save is a new revision, and none is ever overwritten.

SQLite in one file by default, in the folder that KEUZEMODEL_DATA_DIR names; any other database that
SQLAlchemy knows where KEUZEMODEL_DATABASE_URL is set. The content of a revision is JSON: a
scenario as in `scenario.to_json`, a dossier as in `catalogue`. The tables are called after scenarios, which came first.
"""

from __future__ import annotations

import os
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Connection, RowMapping
from sqlalchemy.exc import IntegrityError

from keuzemodel.dashboard.kept.database import Database

SCENARIO = "scenario"
"""The kind of what is kept, unless another is named."""
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
# The moment as text: one that is no moment spoils its own row only.
_FIELDS = [sa.cast(c, sa.Text).label(c.name) if c.name == "saved_at" else c for c in _REVISION.c]
# Where SQLite holds something else for a number, it counts as more than any number.
_NUMBERED = _REVISION.c.number < 2**31 - 1


@dataclass(frozen=True)
class Saved:
    """One revision of what is kept. number: 1 for the first. saved_at: in UTC, None if that is not to be read.
    content: JSON.
    """

    id: str
    number: int
    name: str
    author: str
    saved_at: datetime | None
    content: str


class ConflictError(Exception):
    """Another user saved the same scenario since it was opened; `latest` is that revision."""

    def __init__(self, latest: Saved) -> None:
        self.latest = latest
        super().__init__(f"scenario {latest.id} has revision {latest.number}")


class GoneError(Exception):
    """What is asked for does not exist, or was deleted."""


class Store:
    """Scenarios in one database. Safe to share between threads; other processes may use it as well.

    Every method raises StoreError if the database cannot be used.
    """

    def __init__(self, url: str) -> None:
        self._database = Database(url)
        self.mark = uuid.uuid4().hex

    def close(self) -> None:
        """Close all connections."""
        self._database.close()

    def read_only(self) -> bool:
        """Whether nothing can be kept now, only read."""
        return self._database.read_only()

    def add(self, name: str, author: str, content: str, kind: str = SCENARIO, id: str | None = None) -> Saved:
        """A new scenario (or another kind), with its first revision.

        id: 32 characters, by default random. Raises ConflictError if it is there already.
        """
        saved = Saved(id or uuid.uuid4().hex, 1, name, author, _now(), content)
        try:
            with self._database.writing() as connection:
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
            with self._database.writing() as connection:
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
        with self._database.reading() as connection:
            if number is None:
                return _latest(connection, id)
            return _only(connection, _REVISION.c.scenario_id == id, _REVISION.c.number == number)

    def all(self, kind: str = SCENARIO, deleted: bool = False) -> tuple[Saved, ...]:
        """The latest revision of all of a kind, the last saved first: those in use, or those that were deleted."""
        state = _SCENARIO.c.deleted_at
        last = (
            sa.select(_REVISION.c.scenario_id, sa.func.max(_REVISION.c.number).label("number"))
            .where(_NUMBERED)
            .group_by(_REVISION.c.scenario_id)
            .subquery()
        )
        query = (
            sa.select(*_FIELDS)
            .join(last, sa.and_(_REVISION.c.scenario_id == last.c.scenario_id, _REVISION.c.number == last.c.number))
            .join(_SCENARIO, _SCENARIO.c.id == _REVISION.c.scenario_id)
            .where(state.is_not(None) if deleted else state.is_(None), _SCENARIO.c.kind == kind)
            .order_by(_REVISION.c.saved_at.desc(), _REVISION.c.scenario_id)
        )
        with self._database.reading() as connection:
            return tuple(_saved(row) for row in connection.execute(query).mappings())

    def revisions(self, id: str) -> tuple[Saved, ...]:
        """Every revision of a scenario, the latest first. Raises GoneError."""
        query = sa.select(*_FIELDS).where(_REVISION.c.scenario_id == id, _NUMBERED).order_by(_REVISION.c.number.desc())
        with self._database.reading() as connection:
            found = tuple(_saved(row) for row in connection.execute(query).mappings())
        if not found:
            raise GoneError(id)
        return found

    def is_deleted(self, id: str) -> bool:
        """Whether a scenario was deleted; its revisions can still be read."""
        query = sa.select(_SCENARIO.c.id).where(_SCENARIO.c.id == id, _SCENARIO.c.deleted_at.is_not(None))
        with self._database.reading() as connection:
            return connection.execute(query).first() is not None

    def delete(self, id: str) -> None:
        """Remove a scenario from the list; its revisions stay. Raises GoneError."""
        self._mark(id, _now())

    def undelete(self, id: str) -> None:
        """Restore a deleted scenario. Raises GoneError."""
        self._mark(id, None)

    def _mark(self, id: str, moment: datetime | None) -> None:
        with self._database.writing() as connection:
            done = connection.execute(_SCENARIO.update().where(_SCENARIO.c.id == id).values(deleted_at=moment))
            if not done.rowcount:
                raise GoneError(id)


def address() -> str:
    """Where the scenarios are kept, by the environment."""
    url = os.environ.get("KEUZEMODEL_DATABASE_URL")
    if url:
        return url
    folder = Path(os.environ.get("KEUZEMODEL_DATA_DIR") or Path(__file__).resolve().parents[3] / "var")
    return f"sqlite:///{folder / 'scenarios.sqlite'}"


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
    last = sa.select(sa.func.max(_REVISION.c.number)).where(_REVISION.c.scenario_id == id, _NUMBERED).scalar_subquery()
    return _only(connection, _REVISION.c.scenario_id == id, _REVISION.c.number == last, live)


def _only(connection: Connection, *conditions: sa.ColumnElement[bool]) -> Saved:
    rows: Sequence[RowMapping] = connection.execute(sa.select(*_FIELDS).where(*conditions)).mappings().all()
    if not rows:
        raise GoneError
    return _saved(rows[0])


def _saved(row: RowMapping) -> Saved:
    name, author, content = (_text(row[field]) for field in ("name", "author", "content"))
    return Saved(row["scenario_id"], row["number"], name, author, _moment(row["saved_at"]), content)


def _text(found: object) -> str:
    """SQLite may hold something else where text belongs."""
    return found.decode("utf-8", "replace") if isinstance(found, bytes) else "" if found is None else str(found)


def _moment(found: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(_text(found))
    except ValueError:
        return None
    if not 1970 <= moment.year < 9999:
        return None
    # SQLite keeps no time zone: what it holds is UTC.
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
