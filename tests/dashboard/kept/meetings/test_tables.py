"""The tables of meetings are those that the migration makes; an older database gets them, a newer one is refused."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext

from keuzemodel.dashboard.kept.engines import MIGRATIONS
from keuzemodel.dashboard.kept.meetings import Meetings
from keuzemodel.dashboard.kept.meetings.tables import MEETING
from keuzemodel.dashboard.kept.store import Store
from keuzemodel.dashboard.kept.trouble import StoreError, Trouble

OURS = {"meeting", "leader", "participant", "answer"}


@pytest.fixture
def engine(new_url):
    """A connection of our own."""
    found = sa.create_engine(new_url)
    yield found
    found.dispose()


def migrate(engine, way, to):
    """Up or down to a version."""
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        way(config, to)


def test_they_are_what_the_migration_makes(new_url, engine):
    """Columns, keys and indexes."""
    Store(new_url).all()

    def ours(_object, name, kind, _reflected, _other):
        return kind != "table" or name in OURS

    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours, "compare_type": True})
        assert set(MEETING.metadata.tables) == OURS and compare_metadata(context, MEETING.metadata) == []


def test_an_older_database_is_brought_up_to_date(new_url, engine):
    """What was saved before there were meetings stays, also on the way back; meetings go then."""
    migrate(engine, command.upgrade, "0003")
    with engine.begin() as connection:
        connection.execute(sa.text("INSERT INTO scenario (id, kind) VALUES ('a', 'scenario')"))
        row = "INSERT INTO revision VALUES ('a', 1, 'Oud', 'Ans', '2026-11-22 10:00:00', '{}')"
        connection.execute(sa.text(row))
        connection.execute(sa.text("INSERT INTO logout VALUES ('l', 5)"))
    kept = Meetings(new_url)
    meeting = kept.change(kept.create("{}", 1)[0].id, is_open=True)
    person, _ = kept.join(meeting.id, "Ans", "r")
    kept.submit(person, 1, "wegen", 1, "{}")
    kept.close()
    migrate(engine, command.downgrade, "0003")
    assert not OURS & set(sa.inspect(engine).get_table_names())
    with engine.connect() as connection:
        assert connection.execute(sa.text("SELECT login FROM logout")).scalar_one() == "l"
    store = Store(new_url)
    assert [saved.name for saved in store.all()] == ["Oud"]
    store.close()
    assert kept.get(meeting.id) is None and kept.create("{}", 1)
    kept.close()


def test_a_newer_database_is_refused(new_url, engine):
    """And stays as it is."""
    Store(new_url).all()
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError) as told:
        Meetings(new_url).create("{}", 1)
    assert told.value.trouble is Trouble.NEWER
    with engine.connect() as connection:
        assert connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar_one() == "9999"


def test_nothing_outlives_what_it_belongs_to(new_url, engine):
    """Also where somebody deletes by hand: the database takes along what hangs on it."""
    kept = Meetings(new_url)
    meeting = kept.change(kept.create("{}", 1)[0].id, is_open=True)
    kept.take_up(kept.ticket(meeting.id))
    person, _ = kept.join(meeting.id, "Ans", "r")
    kept.submit(person, 1, "wegen", 1, "{}")
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            connection.execute(sa.text("PRAGMA foreign_keys=ON"))
        connection.execute(sa.text("DELETE FROM meeting"))
        for table in OURS:
            assert connection.execute(sa.text(f"SELECT count(*) FROM {table}")).scalar_one() == 0
    kept.close()


@pytest.mark.parametrize("ends", ["delete", "leave", "sweep"])
def test_what_is_deleted_is_not_left_in_the_file(tmp_path, ends):
    """Nor is anybody's address ever in it, nor a secret that could be used."""
    file = tmp_path / "s.sqlite"
    kept = Meetings(f"sqlite:///{file}")
    meeting, ticket = kept.create('{"vraag": "Een Eigen Vraag"}', 1)
    kept.change(meeting.id, is_open=True)
    _, key = kept.take_up(ticket)
    ticket = kept.ticket(meeting.id)
    person, token = kept.join(meeting.id, "Wilhelmina Pieterse", "gemeente")
    kept.submit(person, 1, "wegen", 1, '"vertrouwelijk"' * 600)
    kept.close()
    raw = file.read_bytes()
    assert b"Wilhelmina" in raw and b"vertrouwelijk" in raw and b"Een Eigen Vraag" in raw
    assert not any(secret.encode() in raw for secret in (key, token, ticket))
    {
        "delete": lambda: kept.delete(meeting.id),
        "leave": lambda: kept.leave(person.id),
        "sweep": lambda: kept.sweep(meeting.until),
    }[ends]()
    kept.close()
    raw = file.read_bytes()
    assert b"Wilhelmina" not in raw and b"vertrouwelijk" not in raw and (b"Een Eigen Vraag" in raw) == (ends == "leave")
