"""A copy of the database is whole: by the command while somebody writes, and by hand after the server has saved."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from keuzemodel.dashboard.kept.backup import BackupError, backup
from keuzemodel.dashboard.kept.meetings import Meetings, Outcome
from keuzemodel.dashboard.kept.store import Store
from tests.dashboard.kept.test_store import WRITER
from tests.shipped import ROOT


def command(target: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command, as the README says."""
    return subprocess.run(
        [sys.executable, "-m", "keuzemodel.dashboard.kept.backup", str(target)],
        cwd=ROOT, capture_output=True, text=True, timeout=60, env={**os.environ, **environment},
    )  # fmt: skip


def test_a_copy_made_while_another_writes_can_be_put_back(tmp_path):
    """All that was confirmed before is in it, nothing is half in it, and the writer goes on."""
    url = f"sqlite:///{tmp_path / 'scenarios.sqlite'}"
    writer = subprocess.Popen([sys.executable, "-c", WRITER, url, "w"], cwd=ROOT, stdout=subprocess.PIPE, text=True,
                              env={**os.environ, "PYTHONPATH": str(ROOT)})  # fmt: skip
    before = [writer.stdout.readline() for _ in range(101)][1:]
    said = command(tmp_path / "kopie.sqlite", KEUZEMODEL_DATA_DIR=str(tmp_path))
    after = writer.stdout.readline()
    writer.kill()
    writer.wait()
    assert said.returncode == 0 and "nagekeken en heel" in said.stdout, said.stderr
    assert after
    assert sorted(p.name for p in tmp_path.iterdir() if p.name.startswith("kopie")) == ["kopie.sqlite"]
    put_back = tmp_path / "andere map"
    put_back.mkdir()
    shutil.copy(tmp_path / "kopie.sqlite", put_back / "scenarios.sqlite")
    store = Store(f"sqlite:///{put_back / 'scenarios.sqlite'}")
    found = {saved.id for saved in store.all()}
    assert {line.split(" ")[0] for line in before} <= found
    store.add("En", "verder", "{}")
    assert len(store.all()) == len(found) + 1
    store.close()


def test_meetings_come_along_and_go_on(tmp_path):
    """Put back, everyone is known and every answer stands; a page that remembers more is told so."""
    kept = Meetings(f"sqlite:///{tmp_path / 'scenarios.sqlite'}")
    meeting, ticket = kept.create("{}", 30)
    meeting = kept.change(meeting.id, is_open=True)
    _, key = kept.take_up(ticket)
    person, token = kept.join(meeting.id, "Ans", "gemeente")
    stands = kept.submit(person, 1, "wegen", 1, "{1}").answer
    backup(tmp_path / "scenarios.sqlite", tmp_path / "kopie.sqlite")
    kept.submit(person, 1, "wegen", 2, "{2}")
    kept.close()
    again = Meetings(f"sqlite:///{tmp_path / 'kopie.sqlite'}")
    assert again.led(key) == again.by_code(meeting.code) and again.seat(token)[0] == person
    assert again.answers(meeting.id) == (stands,)
    told = again.submit(person, 1, "wegen", 3, "{3}")
    assert told.outcome is Outcome.STALE and told.answer == stands
    assert again.submit(person, 1, "wegen", 2, "{3}").outcome is Outcome.SAVED
    again.close()


def test_nothing_is_overwritten_and_nothing_half_is_left(tmp_path):
    """A target that is there, a database that is not, and one that is damaged."""
    store = Store(f"sqlite:///{tmp_path / 'scenarios.sqlite'}")
    store.add("A", "Ans", "{}")
    store.close()
    (tmp_path / "er-al").write_text("iets")
    for source, target in (("scenarios.sqlite", "er-al"), ("scenarios.sqlite", "scenarios.sqlite"), ("weg", "nieuw")):
        with pytest.raises(BackupError):
            backup(tmp_path / source, tmp_path / target)
    assert (tmp_path / "er-al").read_text() == "iets" and not (tmp_path / "nieuw").exists()
    (tmp_path / "kapot").write_bytes(b"geen databank" * 1000)
    with pytest.raises(BackupError):
        backup(tmp_path / "kapot", tmp_path / "nieuw")
    assert not [p for p in tmp_path.iterdir() if p.name.startswith("nieuw")]
    said = command(tmp_path / "nieuw", KEUZEMODEL_DATA_DIR=str(tmp_path / "leeg"))
    assert said.returncode == 1 and said.stderr.startswith("Geen kopie gemaakt: er is geen databank")


def test_for_postgresql_it_says_what_to_do(tmp_path):
    """Without the password."""
    said = command(tmp_path / "x", KEUZEMODEL_DATABASE_URL="postgresql+psycopg://ans:geheim@db/keuzemodel")
    assert said.returncode == 1 and not (tmp_path / "x").exists()
    assert "pg_dump" in said.stderr and "postgresql://ans@db/keuzemodel" in said.stderr and "geheim" not in said.stderr


def test_the_file_alone_has_every_save(tmp_path):
    """Also while the store is open: what is written ahead never holds what the file lacks."""
    file = tmp_path / "scenarios.sqlite"
    store = Store(f"sqlite:///{file}")
    for number in range(1, 21):
        saved = store.add("A", "Ans", f"{{{number}}}")
        shutil.copy(file, tmp_path / "alleen.sqlite")
        with sqlite3.connect(tmp_path / "alleen.sqlite") as copy:
            assert copy.execute("SELECT count(*) FROM revision").fetchone() == (number,)
        store.get(saved.id)
    store.close()
    assert [p.name for p in tmp_path.glob("scenarios*")] == ["scenarios.sqlite"]
