"""A database that fails is said to everyone who waits, at once to the next, and nothing counts double afterwards."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

from keuzemodel.dashboard.kept import database
from keuzemodel.dashboard.kept.meetings import Meetings, Outcome
from keuzemodel.dashboard.kept.trouble import StoreError, Trouble
from tests.dashboard.kept.test_database import frozen, quick, read_only

MANY = 30


def meeting_with(kept, number):
    """(an open meeting, its participants)."""
    meeting = kept.change(kept.create("{}", 1)[0].id, is_open=True)
    return meeting, [kept.join(meeting.id, str(k), "r")[0] for k in range(number)]


def all_submit(kept, people, number):
    """What each hears: an outcome, or the error."""

    def submit(person):
        try:
            return kept.submit(person, 1, "wegen", number, "{}").outcome
        except StoreError as error:
            return error

    with ThreadPoolExecutor(len(people)) as pool:
        return list(pool.map(submit, people))


def test_a_server_that_hangs_keeps_nobody_for_long(one_postgres, monkeypatch):
    """All hear within its time to answer; after that each is saved, once, by sending the same again."""
    kept = Meetings(one_postgres)
    meeting, people = meeting_with(kept, MANY)
    assert set(all_submit(kept, people, 1)) == {Outcome.SAVED}
    with frozen(one_postgres):
        began = time.monotonic()
        assert {type(told) for told in all_submit(kept, people, 2)} == {StoreError}
        assert time.monotonic() - began < 15
        quick(lambda: kept.submit(people[0], 1, "wegen", 2, "{}"))
        quick(lambda: kept.revision(meeting.id))
    monkeypatch.setattr(database, "PAUSE", 0)
    kept._database._again = 0.0
    assert set(all_submit(kept, people, 2)) == {Outcome.SAVED}
    assert {a.number for a in kept.answers(meeting.id)} == {2}
    assert kept.revision(meeting.id) == 2 + 3 * MANY
    kept.close()


def test_a_folder_that_may_not_be_written_is_said(tmp_path):
    """Everything can be read meanwhile."""
    folder = tmp_path / "var"
    folder.mkdir()
    kept = Meetings(f"sqlite:///{folder / 's.sqlite'}")
    meeting, people = meeting_with(kept, 3)
    kept.close()
    with read_only(folder):
        again = Meetings(f"sqlite:///{folder / 's.sqlite'}")
        assert again.get(meeting.id) and len(again.participants(meeting.id)) == 3
        told = all_submit(again, people, 1)
        assert [error.trouble for error in told] == [Trouble.READ_ONLY] * 3
        again.close()


def test_closing_leaves_one_file_and_it_opens_again(tmp_path):
    """As the server stops: of meetings as of all that is kept."""
    kept = Meetings(f"sqlite:///{tmp_path / 's.sqlite'}")
    meeting, people = meeting_with(kept, 1)
    assert kept.submit(people[0], 1, "wegen", 1, "{}").outcome is Outcome.SAVED
    database.close_all()
    assert [path.name for path in tmp_path.iterdir()] == ["s.sqlite"]
    assert len(kept.answers(meeting.id)) == 1
    kept.close()
