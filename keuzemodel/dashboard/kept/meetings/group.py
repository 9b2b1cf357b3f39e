"""Owns group commit: what comes at the same moment is written in one transaction, and each hears after its commit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from threading import Lock, Thread
from typing import Generic, TypeVar

from keuzemodel.dashboard.kept.trouble import StoreError

J = TypeVar("J")
R = TypeVar("R")
MOST = 500
"""Jobs in one transaction, so that the last of very many does not wait for all."""


class Group(Generic[J, R]):
    """One writer for all who write. While it commits others queue up, and go together in the next transaction: the
    more there are, the more go at once. Who comes alone waits for nobody.

    write: does jobs in one transaction and gives the outcome of each, in that order; when it raises, it did nothing.
    """

    def __init__(self, write: Callable[[Sequence[J]], Sequence[R]]) -> None:
        self._write = write
        self._lock = Lock()
        self._waiting: list[tuple[J, Future[R]]] = []
        self._writing = False

    def do(self, job: J) -> R:
        """The outcome of a job, when it is committed. Raises what `write` raised of it."""
        told: Future[R] = Future()
        with self._lock:
            self._waiting.append((job, told))
            first, self._writing = not self._writing, True
        if first:
            self._start()
        return told.result()

    def _start(self) -> None:
        # The thread ends when nobody waits; as it is no daemon, a server that stops lets it finish.
        try:
            Thread(target=self._go, name="group commit").start()
        except RuntimeError:
            # No thread to be had: then who asked does it.
            self._go()

    def _go(self) -> None:
        while True:
            with self._lock:
                batch, self._waiting = self._waiting[:MOST], self._waiting[MOST:]
                if not batch:
                    self._writing = False
                    return
            self._commit(batch)

    def _commit(self, batch: Sequence[tuple[J, Future[R]]]) -> None:
        try:
            outcomes = self._write([job for job, _ in batch])
        except StoreError as error:
            # The database itself: the next one would only wait for it as well.
            for _, told in batch:
                told.set_exception(StoreError(error, error.trouble))
        except BaseException as error:
            if len(batch) == 1:
                batch[0][1].set_exception(error)
                return
            # One of them is at fault, and the others must not suffer for it.
            for one in batch:
                self._commit([one])
        else:
            for (_, told), outcome in zip(batch, outcomes, strict=True):
                told.set_result(outcome)
