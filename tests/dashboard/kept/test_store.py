"""The store of scenarios: nothing overwritten, nothing lost, also with many at once and after kill -9."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy
from alembic import command
from alembic.config import Config

from keuzemodel.dashboard.kept.engines import MIGRATIONS
from keuzemodel.dashboard.kept.store import ConflictError, GoneError, Store, address
from tests.shipped import ROOT


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    """An empty database of either kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'scenarios.sqlite'}"
    return request.getfixturevalue("postgres")()


@pytest.fixture
def store(url):
    """A store on it."""
    found = Store(url)
    yield found
    found.close()


def test_every_save_is_a_revision(store):
    """The latest is what the scenario is; earlier ones stay."""
    first = store.add("Één", "Ans", "{1}")
    second = store.save(first.id, 1, "Twee", "Bo", "{2}")
    assert store.get(first.id) == second and store.get(first.id, 1) == first
    assert store.revisions(first.id) == (second, first)
    assert [s.name for s in store.all()] == ["Twee"]


def test_the_second_of_two_is_told(store):
    """Nothing is overwritten, and what the first saved comes along."""
    opened = store.add("A", "Ans", "{}")
    theirs = store.save(opened.id, 1, "A", "Bo", "{van Bo}")
    with pytest.raises(ConflictError) as told:
        store.save(opened.id, 1, "A", "Ans", "{van Ans}")
    assert told.value.latest == theirs and len(store.revisions(opened.id)) == 2


def test_many_at_the_same_moment(store):
    """Of eight that save the same revision at once exactly one wins; the others hear of it."""
    opened = store.add("A", "Ans", "{}")

    def attempt(k: int) -> bool:
        try:
            store.save(opened.id, 1, "A", f"s{k}", f"{{{k}}}")
        except ConflictError:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(attempt, range(8))) == 1
    assert len(store.revisions(opened.id)) == 2


def test_deleted_is_out_of_the_list_and_can_come_back(store):
    """And cannot be saved meanwhile."""
    opened = store.add("A", "Ans", "{}")
    store.delete(opened.id)
    assert store.all() == ()
    with pytest.raises(GoneError):
        store.save(opened.id, 1, "A", "Ans", "{}")
    store.undelete(opened.id)
    assert store.all() == (opened,)
    for call in (store.delete, store.undelete, store.get, store.revisions):
        with pytest.raises(GoneError):
            call("onbekend")


def test_it_opens_again_and_knows_its_version(store, url):
    """A second store on the same database sees all; the tables carry the number of the last migration."""
    saved = store.add("A", "Ans", "{}")
    again = Store(url)
    assert again.all() == (saved,)
    again.close()
    engine = sqlalchemy.create_engine(url)
    with engine.connect() as connection:
        assert connection.execute(sqlalchemy.text("SELECT version_num FROM alembic_version")).scalar_one() == "0004"
        if engine.dialect.name == "sqlite":
            assert connection.execute(sqlalchemy.text("PRAGMA journal_mode")).scalar_one() == "wal"
    engine.dispose()


def test_an_older_database_is_brought_up_to_date(url):
    """What was saved before there were kinds is a scenario."""
    engine = sqlalchemy.create_engine(url)
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.execute(sqlalchemy.text("INSERT INTO scenario (id) VALUES ('a')"))
        connection.execute(
            sqlalchemy.text("INSERT INTO revision VALUES ('a', 1, 'Oud', 'Ans', '2026-11-22 10:00:00', '{}')")
        )
    engine.dispose()
    store = Store(url)
    assert [s.name for s in store.all()] == ["Oud"] and store.all("dossier") == ()
    dossier = store.add("D", "Bo", "{}", "dossier", "d" * 32)
    assert store.all("dossier") == (dossier,) and [s.name for s in store.all()] == ["Oud"]
    with pytest.raises(ConflictError):
        store.add("D", "Ans", "{}", "dossier", "d" * 32)
    store.close()


def test_many_stores_open_at_the_same_moment(url):
    """On a database that has no tables yet: each of four servers finds them made, once."""
    with ThreadPoolExecutor(4) as pool:
        stores = list(pool.map(lambda _: Store(url), range(4)))
    saved = stores[0].add("A", "Ans", "{}")
    assert all(s.all() == (saved,) for s in stores)
    for found in stores:
        found.close()


def test_text_is_data(store):
    """Quotes, statements and markup are kept as they are."""
    text = "'; DROP TABLE scenario; -- <script>\"\\ é 🙂"
    saved = store.add(text, text, text)
    assert store.get(saved.id) == saved and len(store.all()) == 1


def test_where_it_is_kept_follows_the_environment(monkeypatch, tmp_path):
    """A folder, or a database of one's own."""
    monkeypatch.setenv("KEUZEMODEL_DATA_DIR", str(tmp_path / "ergens"))
    assert address() == f"sqlite:///{tmp_path / 'ergens' / 'scenarios.sqlite'}"
    monkeypatch.setenv("KEUZEMODEL_DATABASE_URL", "postgresql+psycopg://x")
    assert address() == "postgresql+psycopg://x"


WRITER = """
import sys
from keuzemodel.dashboard.kept.store import Store
store = Store(sys.argv[1])
print("klaar", flush=True)
for k in range(100000):
    saved = store.add(f"{sys.argv[2]}-{k}", "schrijver", "{}")
    print(saved.id, saved.name, flush=True)
"""


def test_what_was_confirmed_is_there_after_kill_9(url):
    """Four writers are killed in the middle of it; every save that was confirmed is in the file, and it opens."""
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, url, str(k)], cwd=ROOT, stdout=subprocess.PIPE, text=True,
                         env={**os.environ, "PYTHONPATH": str(ROOT)})
        for k in range(4)
    ]  # fmt: skip
    assert all(w.stdout.readline() == "klaar\n" for w in writers)
    time.sleep(1.5)
    for writer in writers:
        writer.send_signal(signal.SIGKILL)
    confirmed = {}
    for writer in writers:
        lines = writer.stdout.read().split("\n")[:-1]
        writer.wait()
        confirmed |= dict(line.split(" ", 1) for line in lines)
    store = Store(url)
    found = {saved.id: saved.name for saved in store.all()}
    store.close()
    assert len(confirmed) >= 100
    assert confirmed.items() <= found.items()
