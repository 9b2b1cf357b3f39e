"""A database that fails keeps nobody waiting: a folder that may not be written, a server that hangs, other tables."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
import sqlalchemy as sa

from keuzemodel.dashboard.kept import database
from keuzemodel.dashboard.kept.lookout import Lookout
from keuzemodel.dashboard.kept.store import Store
from keuzemodel.dashboard.kept.trouble import StoreError, Trouble
from tests.shipped import ROOT

NOBODY = 65534


@contextmanager
def read_only(folder: Path):
    """The folder and its files may not be written by this process meanwhile."""
    was = os.geteuid()
    for path in (folder, *folder.parents):
        with suppress(PermissionError):
            path.chmod(path.stat().st_mode | 0o555)
    paths = [*folder.iterdir(), folder]
    for path in paths:
        path.chmod(0o555 if path.is_dir() else 0o444)
    if was == 0:
        # Who is root may write everything.
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if was == 0:
            os.seteuid(0)
        for path in paths:
            path.chmod(0o755 if path.is_dir() else 0o644)


@contextmanager
def frozen(url: str):
    """The PostgreSQL server answers nothing meanwhile: its processes are stopped, their connections stay."""
    engine = sa.create_engine(url)
    with engine.connect() as connection:
        folder = Path(connection.execute(sa.text("SHOW data_directory")).scalar_one())
    engine.dispose()
    first = int((folder / "postmaster.pid").read_text().split()[0])
    parents = {int(p.name): p for p in Path("/proc").iterdir() if p.name.isdigit()}

    def parent(process: Path) -> int:
        with suppress(OSError):
            return int((process / "stat").read_text().rsplit(")", 1)[1].split()[1])
        return 0

    stopped = [first, *(number for number, process in parents.items() if parent(process) == first)]
    for number in stopped:
        with suppress(ProcessLookupError):
            os.kill(number, signal.SIGSTOP)
    try:
        yield
    finally:
        for number in stopped:
            with suppress(ProcessLookupError):
                os.kill(number, signal.SIGCONT)


def quick(work, limit: float = 1.0):
    """What it raises, and that it took no longer."""
    began = time.monotonic()
    with pytest.raises(StoreError) as told:
        work()
    assert time.monotonic() - began < limit
    return told.value.trouble


@pytest.fixture
def file(tmp_path):
    """A database with one scenario in a folder of its own."""
    folder = tmp_path / "var"
    folder.mkdir()
    store = Store(f"sqlite:///{folder / 'scenarios.sqlite'}")
    store.add("A", "Ans", "{}")
    store.close()
    return folder / "scenarios.sqlite"


@pytest.mark.parametrize("left", ["closed", "killed"])
def test_a_folder_that_may_not_be_written_is_read_at_once(file, left, monkeypatch):
    """Saving is refused at once too, and works again when it may; also after a kill, with the log still there."""
    url = f"sqlite:///{file}"
    if left == "killed":
        leave = (
            "import os, sys; from keuzemodel.dashboard.kept.store import Store as S; S(sys.argv[1]).all(); os._exit(9)"
        )
        subprocess.run([sys.executable, "-c", leave, url], cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)})
        assert Path(f"{file}-wal").exists()
    store = Store(url)
    with read_only(file.parent):
        began = time.monotonic()
        assert [s.name for s in store.all()] == ["A"] and store.read_only()
        assert time.monotonic() - began < 2
        assert quick(lambda: store.add("B", "Bo", "{}")) is Trouble.READ_ONLY
        assert quick(lambda: store.delete(store.all()[0].id)) is Trouble.READ_ONLY
    monkeypatch.setattr(database, "PAUSE", 0)
    store._database._again = 0.0
    store.add("B", "Bo", "{}")
    assert len(store.all()) == 2 and not store.read_only()
    store.close()


def test_a_folder_without_a_database_that_may_not_be_written(tmp_path):
    """There is nothing to read; that is known at once, and not tried again for a while."""
    folder = tmp_path / "var"
    folder.mkdir()
    for url in (f"sqlite:///{folder / 's.sqlite'}", f"sqlite:///{folder / 'onder' / 's.sqlite'}"):
        store = Store(url)
        with read_only(folder):
            assert quick(store.all, 2) is Trouble.AWAY
            assert quick(lambda: store.add("A", "Ans", "{}"), 0.1) is Trouble.AWAY


def test_reading_does_not_wait_for_a_writer(file):
    """Nor does opening."""
    with sqlite3.connect(file, isolation_level=None) as busy:
        busy.execute("BEGIN IMMEDIATE")
        store = Store(f"sqlite:///{file}")
        began = time.monotonic()
        assert len(store.all()) == 1 and not store.read_only()
        assert time.monotonic() - began < 2
        busy.execute("ROLLBACK")
    store.close()


def test_tables_of_a_newer_version_stay_shut(tmp_path):
    """Of both kinds of database alike: it says so, and changes nothing."""
    file = tmp_path / "s.sqlite"
    store = Store(f"sqlite:///{file}")
    store.add("A", "Ans", "{}")
    store.close()
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    newer = Store(f"sqlite:///{file}")
    assert quick(newer.all) is Trouble.NEWER and quick(lambda: newer.add("B", "Bo", "{}")) is Trouble.NEWER
    with sqlite3.connect(file) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [("9999",)]


@pytest.mark.parametrize("content", [b"geen databank" * 1000, b"SQLite format 3\0" + b"\xff" * 5000])
def test_what_is_no_database_is_said(tmp_path, content):
    """At once, and as such."""
    (tmp_path / "s.sqlite").write_bytes(content)
    assert quick(Store(f"sqlite:///{tmp_path / 's.sqlite'}").all) is Trouble.DAMAGED
    assert (tmp_path / "s.sqlite").read_bytes() == content


def test_a_row_that_cannot_be_read_spoils_no_other(file):
    """A moment that is none, text that is bytes or nothing, a number that is text."""
    with sqlite3.connect(file) as connection:
        connection.executescript("""
            PRAGMA writable_schema = 1;
            UPDATE sqlite_master SET sql = replace(sql, 'NOT NULL', '') WHERE name = 'revision';
            PRAGMA writable_schema = 0;
        """)
    with sqlite3.connect(file) as connection:
        rows = [
            ("moment", 1, "Moment", "Ans", "gisteren", "{}"), ("late", 1, "Later", "Ans", "9999-12-31 23:59:59", "{}"),
            ("bytes", 1, b"\xff\xfe", b"Ans", 12, b"\xff"), ("none", 1, None, None, None, None),
            ("number", "drie", "Getal", "Ans", "2026-01-01 10:00:00", "{}"),
            ("numbered", 1, "Beide", "Ans", "2026-01-01 10:00:00", "{}"),
            ("numbered", "drie", "Beide?", "Ans", "2026-01-01 10:00:00", "{}"),
        ]  # fmt: skip
        for row in rows:
            connection.execute("INSERT OR IGNORE INTO scenario (id, kind) VALUES (?, 'scenario')", (row[0],))
            connection.execute("INSERT INTO revision VALUES (?, ?, ?, ?, ?, ?)", row)
        connection.execute("UPDATE revision SET name = CAST(x'ff41' AS TEXT) WHERE scenario_id = 'late'")
    store = Store(f"sqlite:///{file}")
    found = {saved.id: saved for saved in store.all()}
    assert len(found) == 6 and "number" not in found and sum(s.saved_at is not None for s in found.values()) == 2
    assert found["numbered"].name == "Beide" and found["late"].name == "\ufffdA"
    assert all(isinstance(t, str) for s in found.values() for t in (s.name, s.author, s.content))
    assert store.revisions("numbered") == (found["numbered"],) and store.get("moment") == found["moment"]
    assert store.save("moment", 1, "Moment", "Bo", "{}").number == 2
    store.close()


def test_a_server_that_hangs_is_given_up(postgres):
    """After a few seconds once, and then at once; it works again when the server does."""
    url = postgres()
    store = Store(url)
    saved = store.add("A", "Ans", "{}")
    with frozen(url):
        assert quick(store.all, 6) is Trouble.AWAY
        for work in (store.all, lambda: store.get(saved.id), lambda: store.add("B", "Bo", "{}")):
            assert quick(work, 0.1) is Trouble.AWAY
        fresh = Store(url)
        assert quick(fresh.all, 4) is Trouble.AWAY
    store._database._again = 0.0
    assert [s.name for s in store.all()] == ["A"]
    store.close()
    fresh.close()


def test_a_server_that_hangs_halfway_keeps_nothing_of_a_save(postgres):
    """The work was begun: it is given up whole."""
    url = postgres()
    store = Store(url)
    store.all()

    def work() -> None:
        with store._database.writing() as connection:
            connection.execute(sa.text("INSERT INTO scenario (id, kind) VALUES ('half', 'scenario')"))
            with frozen(url):
                connection.execute(sa.text("SELECT 1"))

    assert quick(work, 8) is Trouble.AWAY
    engine = sa.create_engine(url)
    with engine.connect() as connection:
        assert connection.execute(sa.text("SELECT count(*) FROM scenario")).scalar_one() == 0
    engine.dispose()
    store.close()


def test_a_look_that_takes_long_keeps_nobody_waiting():
    """What was seen last counts meanwhile, and what failed is told."""
    answers = iter([(0, 1), (0.6, 2), (0, StoreError("weg")), (0, 3)])

    def look() -> int:
        seconds, answer = next(answers)
        time.sleep(seconds)
        if isinstance(answer, StoreError):
            raise answer
        return answer

    lookout = Lookout(look, fresh=0.05)
    assert lookout.see(5, 0.1) == 1
    time.sleep(0.06)
    began = time.monotonic()
    assert lookout.see(5, 0.1) == 1 and time.monotonic() - began < 0.4
    assert lookout.see(5, 5) == 2 and lookout.failure is None
    time.sleep(0.06)
    assert lookout.see(5, 5) == 2 and isinstance(lookout.failure, StoreError)
    time.sleep(0.06)
    assert lookout.see(5, 5) == 3 and lookout.failure is None
