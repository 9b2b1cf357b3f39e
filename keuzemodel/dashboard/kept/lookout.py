"""Owns polling something slow in the background: callers get the last result. No Streamlit."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Condition, Thread
from typing import Generic, TypeVar

T = TypeVar("T")


class Lookout(Generic[T]):
    """What a look sees; looked at again after `fresh` seconds, by one at a time, on a thread of its own.

    failure: why the last look saw nothing; None if it did.
    """

    def __init__(self, look: Callable[[], T], fresh: float) -> None:
        self._look, self._fresh = look, fresh
        self._seen: T | None = None
        self._ended: float | None = None
        self._looking = False
        self._over = Condition()
        self.failure: Exception | None = None

    def see(self, first: float, later: float) -> T | None:
        """The last result, None if there is none; waits this many seconds for the first look, or a later one."""
        with self._over:
            if not self._looking and (self._ended is None or time.monotonic() - self._ended >= self._fresh):
                self._looking = True
                Thread(target=self._go, name="lookout", daemon=True).start()
            self._over.wait_for(lambda: not self._looking, first if self._ended is None else later)
            return self._seen

    def _go(self) -> None:
        seen, failure = None, None
        try:
            seen = self._look()
        except Exception as error:  # whoever asks is told
            failure = error
        with self._over:
            self._seen = self._seen if failure else seen
            self.failure, self._ended, self._looking = failure, time.monotonic(), False
            self._over.notify_all()
