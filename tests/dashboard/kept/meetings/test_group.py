"""What comes together is committed together; nobody hears before that, and nobody suffers for another."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from keuzemodel.dashboard.kept.meetings import group
from keuzemodel.dashboard.kept.meetings.group import MOST, Group
from keuzemodel.dashboard.kept.trouble import StoreError, Trouble


class Writer:
    """Writes when it may, and remembers what came together."""

    def __init__(self) -> None:
        self.batches: list[list[int]] = []
        self.begun, self.may = threading.Event(), threading.Event()

    def __call__(self, jobs):
        self.batches.append(list(jobs))
        self.begun.set()
        assert self.may.wait(10)
        if any(job < 0 for job in jobs):
            raise ValueError(min(jobs))
        return [10 * job for job in jobs]


def crowd(found, writer, jobs):
    """The outcomes of jobs that come while the first is being written."""
    with ThreadPoolExecutor(len(jobs)) as pool:
        first = pool.submit(found.do, jobs[0])
        assert writer.begun.wait(10)
        others = [pool.submit(found.do, job) for job in jobs[1:]]
        while len(found._waiting) < len(others):
            threading.Event().wait(0.001)
        assert not any(told.done() for told in (first, *others))
        writer.may.set()
        return [told.exception(10) or told.result(10) for told in (first, *others)]


@pytest.fixture
def writer():
    """One that waits for `may`."""
    return Writer()


def test_what_waits_goes_together(writer):
    """In the order in which it came; each hears its own."""
    assert crowd(Group(writer), writer, list(range(1, 41))) == [10 * k for k in range(1, 41)]
    assert writer.batches[0] == [1] and sorted(writer.batches[1]) == list(range(2, 41)) and len(writer.batches) == 2


def test_very_many_go_in_parts(writer, monkeypatch):
    """The last does not wait for all."""
    assert MOST >= 200
    monkeypatch.setattr(group, "MOST", 10)
    crowd(Group(writer), writer, list(range(1, 27)))
    assert [len(batch) for batch in writer.batches] == [1, 10, 10, 5]


def test_one_at_fault_stands_alone(writer):
    """The others are written again without it."""
    told = crowd(Group(writer), writer, [1, 2, -3, 4])
    assert told[:2] == [10, 20] and told[3] == 40 and isinstance(told[2], ValueError)


def test_all_hear_that_the_database_is_away():
    """At once: it is not asked again for each. Each gets an error of its own, and the next one may try."""
    writer, away = Writer(), [True]

    def write(jobs):
        outcomes = writer(jobs)
        if away[0]:
            raise StoreError("weg", Trouble.BUSY)
        return outcomes

    found = Group(write)
    told = crowd(found, writer, [1, 2, 3, 4])
    assert len(writer.batches) == 2 and len({id(error) for error in told}) == 4
    assert all(isinstance(error, StoreError) and error.trouble is Trouble.BUSY for error in told)
    away[0] = False
    assert found.do(5) == 50


def test_no_thread_is_left_and_none_is_needed(writer, monkeypatch):
    """It ends when nobody waits; a server that may start none writes all the same."""
    writer.may.set()
    found = Group(writer)
    assert [found.do(k) for k in range(50)] == [10 * k for k in range(50)]
    for thread in threading.enumerate():
        if thread.name == "group commit":
            thread.join(10)

    def refuse(self):
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", refuse)
    assert found.do(7) == 70 and not found._writing
