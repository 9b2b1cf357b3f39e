"""Owns a cache of what was computed, shared by all sessions. No Streamlit."""

from __future__ import annotations

import inspect
from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import update_wrapper
from threading import Lock
from typing import Generic, ParamSpec, TypeVar

from keuzemodel.analyse.sampling import Progress
from keuzemodel.model.errors import KeuzemodelError

P = ParamSpec("P")
R = TypeVar("R")
PROGRESS = "progress"
"""The argument that takes reports of progress; it is no part of the cache key."""
LISTEN_EVERY = 0.2
"""Seconds between reports of progress to a caller that waits for another's computation."""


class _Running:
    """One computation under way: who holds the lock computes. part: of it that is done."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.users = 0
        self.part = 0.0


class Kept(Generic[P, R]):
    """A function that computes each answer once and keeps the latest `maxsize` of them.

    `progress` hears 0 before anything is computed, and 1 where that fails. `on` gives, from the same arguments, what
    the answer rests on besides: with something else there the question is another.

    Two threads that ask the same at the same moment share one computation. An exception is not kept: who waited
    then computes it afresh.
    """

    def __init__(self, compute: Callable[P, R], maxsize: int, on: Callable[..., Hashable] | None = None) -> None:
        self._compute, self._maxsize, self._on = compute, maxsize, on
        self._signature = inspect.signature(compute)
        self._lock = Lock()
        self._answers: OrderedDict[Hashable, R] = OrderedDict()
        self._running: dict[Hashable, _Running] = {}
        update_wrapper(self, compute)

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        """The answer, kept or computed."""
        asked, key, progress = self._asked(*args, **kwargs)
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
                return self._answers[key]
            running = self._running.setdefault(key, _Running())
            running.users += 1
        try:
            _take_turn(running, progress)
            try:
                with self._lock:
                    if key in self._answers:
                        return self._answers[key]
                answer = self._answer(asked, running, progress)
                with self._lock:
                    self._answers[key] = answer
                    while len(self._answers) > self._maxsize:
                        self._answers.popitem(last=False)
                return answer
            finally:
                running.lock.release()
        finally:
            with self._lock:
                running.users -= 1
                if not running.users:
                    del self._running[key]

    def known(self, *args: P.args, **kwargs: P.kwargs) -> R | None:
        """The answer if it is kept; nothing is computed."""
        _, key, _ = self._asked(*args, **kwargs)
        with self._lock:
            return self._answers.get(key)

    def _asked(self, *args: P.args, **kwargs: P.kwargs) -> tuple[inspect.BoundArguments, Hashable, Progress | None]:
        """The arguments but for who hears of progress, the key of the answer, and who hears of progress."""
        asked = self._signature.bind(*args, **kwargs)
        asked.apply_defaults()
        progress: Progress | None = asked.arguments.pop(PROGRESS, None)
        return asked, (*asked.arguments.values(), self._on(*asked.args) if self._on else None), progress

    def _answer(self, asked: inspect.BoundArguments, running: _Running, progress: Progress | None) -> R:
        def note(part: float) -> None:
            running.part = part
            if progress:
                progress(part)

        note(0.0)
        if PROGRESS in self._signature.parameters:
            asked.arguments[PROGRESS] = note
        try:
            return self._compute(*asked.args, **asked.kwargs)
        except KeuzemodelError:
            note(1.0)
            raise

    def cache_clear(self) -> None:
        """Forget every answer."""
        with self._lock:
            self._answers.clear()


def _take_turn(running: _Running, progress: Progress | None) -> None:
    """Wait until no other caller computes this, passing on its progress."""
    listened = False
    while not running.lock.acquire(timeout=LISTEN_EVERY):
        if progress:
            # Who no longer wants to know says so by raising.
            progress(min(running.part, 0.99))
            listened = True
    if listened and progress:
        try:
            progress(1.0)
        except BaseException:
            running.lock.release()
            raise


def kept(maxsize: int, on: Callable[..., Hashable] | None = None) -> Callable[[Callable[P, R]], Kept[P, R]]:
    """Computes each answer once and keeps the latest `maxsize`; an argument `progress` is no part of the question. on:
    see `Kept`.
    """
    return lambda compute: Kept(compute, maxsize, on)
