"""Owns that meetings go by themselves when their time is over, also where nobody uses the server any more."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread

from keuzemodel.dashboard.kept.meetings.keeping import Meetings, meetings
from keuzemodel.dashboard.kept.trouble import StoreError

HOUR = 3600


@contextmanager
def sweeping(every: float = HOUR, kept: Callable[[], Meetings] = meetings) -> Iterator[None]:
    """Meanwhile what is over goes, every so many seconds; a database that is away is tried the next time."""
    stop = Event()

    def sweep() -> None:
        while not stop.wait(every):
            with suppress(StoreError):
                kept().sweep(time.time())

    thread = Thread(target=sweep, name="sweeping", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(2)
