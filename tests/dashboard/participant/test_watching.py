"""Waiting for a meeting to change: at once when it does, one look for all, and none when nobody waits."""

from __future__ import annotations

import asyncio
import multiprocessing
import signal
import time

from keuzemodel.dashboard.kept.trouble import StoreError
from keuzemodel.dashboard.participant import watching
from keuzemodel.dashboard.participant.watching import Watch
from tests.dashboard.participant.meeting import run


class Database:
    """What is looked at, and how often."""

    def __init__(self) -> None:
        self.marks: dict[str, str | None] = {"m": "1", "n": "1"}
        self.looks, self.away = 0, False

    async def look(self, id: str) -> str | None:
        self.looks += 1
        if self.away:
            raise StoreError("away")
        return self.marks[id]


def test_all_who_wait_hear_of_a_change():
    """Of their own meeting only; also when it is gone."""

    async def go():
        found = Database()
        watch = Watch(found.look, every=0.02)
        waiting = [asyncio.create_task(watch.other("m", "1")) for _ in range(50)]
        other = asyncio.create_task(watch.other("n", "1"))
        await asyncio.sleep(0.1)
        assert not any(task.done() for task in waiting)
        assert found.looks < 20
        found.marks["m"] = "2"
        await asyncio.wait_for(asyncio.gather(*waiting), 1)
        assert not other.done()
        found.marks["n"] = None
        await asyncio.wait_for(other, 1)
        await asyncio.sleep(0.1)
        assert not watch._tasks and not watch._seen and not watch._waiting

    run(go())


def test_a_change_just_before_one_began_to_wait():
    """Is told at the first look."""

    async def go():
        watch = Watch(Database().look, every=0.02)
        await asyncio.wait_for(watch.other("m", "0"), 1)

    run(go())


def test_nobody_waits_for_ever():
    """Not without a change, and not when the server stops or the database is away."""

    async def go():
        found = Database()
        watch = Watch(found.look, every=0.02)
        began = time.monotonic()
        await watch.other("m", "1", 0.1)
        found.away = True
        await watch.other("m", "1", 0.1)
        assert time.monotonic() - began < 1
        found.away = False
        waiting = asyncio.create_task(watch.other("m", "1"))
        await asyncio.sleep(0.05)
        watch.close()
        await asyncio.wait_for(waiting, 1)
        await watch.other("m", "1")

    run(go())


def test_the_end_does_not_wait_for_those_who_are_still_to_hear(monkeypatch):
    """Of a change they hear one after the other; when the server stops, all at once."""
    monkeypatch.setattr(watching, "APART", 10.0)

    async def go():
        found = Database()
        watch = Watch(found.look, every=0.02)
        waiting = [asyncio.create_task(watch.other("m", "1")) for _ in range(3)]
        await asyncio.sleep(0.1)
        found.marks["m"] = "2"
        await asyncio.sleep(0.1)
        assert sum(task.done() for task in waiting) < 3
        watch.close()
        await asyncio.wait_for(asyncio.gather(*waiting), 1)

    run(go())


def told_to_stop() -> list[int]:
    """What the server's own handler hears."""
    heard: list[int] = []

    async def go():
        watch = Watch(Database().look, every=0.02)
        watch.end_with_server()
        waiting = asyncio.create_task(watch.other("m", "1"))
        await asyncio.sleep(0.05)
        signal.raise_signal(signal.SIGTERM)
        await asyncio.wait_for(waiting, 1)

    signal.signal(signal.SIGTERM, lambda number, frame: heard.append(number))
    asyncio.run(go())
    return heard


def test_a_server_that_is_told_to_stop():
    """Keeps nobody waiting, and stops as it would: in a process of its own, since signals are of a process."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert pool.apply(told_to_stop) == [signal.SIGTERM]
