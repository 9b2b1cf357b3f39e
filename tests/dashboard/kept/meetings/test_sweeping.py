"""Meetings go by themselves while the server runs, and a database that is away stops nothing."""

from __future__ import annotations

import threading
import time

from keuzemodel.dashboard.kept.meetings import Meetings
from keuzemodel.dashboard.kept.meetings.sweeping import sweeping
from keuzemodel.dashboard.kept.trouble import StoreError


def test_what_is_over_goes_by_itself(tmp_path):
    """Whole; what is not over stays."""
    url = f"sqlite:///{tmp_path / 's.sqlite'}"
    past = Meetings(url, lambda: time.time() - 10 * 86_400)
    over, _ = past.create("{}", 9)
    stays, _ = past.create("{}", 11)
    with sweeping(0.02, lambda: Meetings(url)):
        last = time.monotonic() + 10
        while past.get(over.id) and time.monotonic() < last:
            time.sleep(0.02)
    assert past.get(over.id) is None and past.get(stays.id) == stays
    assert "sweeping" not in {thread.name for thread in threading.enumerate()}
    past.close()


class Away:
    """Meetings of a database that is away."""

    def __init__(self) -> None:
        self.asked = 0

    def sweep(self, now: float) -> int:
        self.asked += 1
        raise StoreError("weg")


def test_a_database_that_is_away_is_tried_again():
    """And nothing is asked before its time."""
    away = Away()
    with sweeping(0.01, lambda: away):
        last = time.monotonic() + 10
        while away.asked < 3 and time.monotonic() < last:
            time.sleep(0.01)
    assert away.asked >= 3
    with sweeping(3600, lambda: away):
        asked = away.asked
    assert away.asked == asked
