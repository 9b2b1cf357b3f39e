"""Owns waiting for a meeting to change: one look at the database for all who wait, as long as anybody does."""

from __future__ import annotations

import asyncio
import logging
import secrets
import signal
import threading
from collections.abc import Awaitable, Callable
from functools import partial
from types import FrameType

from keuzemodel.dashboard.kept.trouble import StoreError

EVERY, LONGEST = 0.4, 25.0
"""Seconds between two looks, and that a page is kept waiting at most."""
SHORTEST = 0.6
"""The part of that after which the first are answered: who asked at one moment does not come back at one moment."""
APART = 0.005
"""Seconds between two that hear of a change: each fetches its page anew, and who submits would wait for all of them."""
_CHANCE = secrets.SystemRandom()


class Watch:
    """Who waits for which meeting. look: the mark of a meeting, None if it is gone; may raise StoreError."""

    def __init__(self, look: Callable[[str], Awaitable[str | None]], every: float = EVERY) -> None:
        self._look, self._every = look, every
        self._waiting: dict[str, set[asyncio.Future[None]]] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._seen: dict[str, str | None] = {}
        self._over = False

    async def other(self, id: str, mark: str, seconds: float | None = None) -> None:
        """Return once the meeting has another mark than this or is gone; in any case after this many seconds, about
        twenty unless told, or when the server stops.
        """
        until = asyncio.get_running_loop().time() + (seconds or LONGEST * _CHANCE.uniform(SHORTEST, 1))
        while not self._over and (left := until - asyncio.get_running_loop().time()) > 0:
            if id in self._seen and self._seen[id] != mark:
                return
            turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self._waiting.setdefault(id, set()).add(turn)
            if id not in self._tasks:
                self._tasks[id] = asyncio.create_task(self._watch(id))
            try:
                await asyncio.wait_for(turn, left)
            except TimeoutError:
                return
            finally:
                self._waiting.get(id, set()).discard(turn)

    async def _watch(self, id: str) -> None:
        """Look until nobody waits any more."""
        try:
            while self._waiting.get(id) and not self._over:
                try:
                    seen = await self._look(id)
                except StoreError as error:
                    logging.getLogger(__name__).debug("%s", error)
                else:
                    changed = id not in self._seen or self._seen[id] != seen
                    self._seen[id] = seen
                    if changed:
                        self._wake(id, APART)
                await asyncio.sleep(self._every)
        finally:
            self._tasks.pop(id, None)
            self._seen.pop(id, None)
            self._wake(id)
            self._waiting.pop(id, None)

    def _wake(self, id: str, apart: float = 0.0) -> None:
        """Who was told stops waiting by itself; until then the end of the server can still reach them."""
        loop = asyncio.get_running_loop()
        for k, turn in enumerate(self._waiting.get(id, ())):
            loop.call_later(k * apart, _tell, turn)

    def end_with_server(self) -> None:
        """From inside its event loop: when the server is told to stop, nobody is kept waiting. It would else wait for
        them. Only for a server on the main thread; another one is stopped by who began it.
        """
        if threading.current_thread() is not threading.main_thread():
            return
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            before = signal.getsignal(number)
            if callable(before):
                signal.signal(number, partial(self._stop, loop, before))

    def _stop(
        self,
        loop: asyncio.AbstractEventLoop,
        before: Callable[[int, FrameType | None], object],
        number: int,
        frame: FrameType | None,
    ) -> None:
        loop.call_soon_threadsafe(self.close)
        before(number, frame)

    def close(self) -> None:
        """Nobody waits any more, so that the server can stop."""
        self._over = True
        for id in list(self._waiting):
            self._wake(id)


def _tell(turn: asyncio.Future[None]) -> None:
    if not turn.done():
        turn.set_result(None)
