"""Owns what one session leaves for another: values under random tokens, for a while and up to a size. No Streamlit."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class _Left(Generic[T]):
    value: T
    size: int
    until: float


class Handover(Generic[T]):
    """Values left by sessions. most: total size, beyond which the oldest goes. seconds: how long each is kept."""

    def __init__(self, most: int, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._most, self._seconds, self._clock = most, seconds, clock
        self._left: dict[str, _Left[T]] = {}
        self._lock = Lock()

    def leave(self, value: T, size: int, token: str | None = None) -> str:
        """Leave a value; under a token that was given out before, in place of what is there. Gives the token."""
        token = token or secrets.token_urlsafe(24)
        with self._lock:
            self._left.pop(token, None)
            self._left[token] = _Left(value, size, self._clock() + self._seconds)
            self._tidy()
        return token

    def look(self, token: str) -> T | None:
        """The value under a token; None if it is gone."""
        with self._lock:
            self._tidy()
            found = self._left.get(token)
        return found.value if found else None

    def take(self, token: str) -> T | None:
        """The value under a token, which is removed."""
        with self._lock:
            self._tidy()
            found = self._left.pop(token, None)
        return found.value if found else None

    def _tidy(self) -> None:
        """The oldest stand in front, because leaving again puts a value behind the others."""
        now, total = self._clock(), sum(left.size for left in self._left.values())
        for token, left in list(self._left.items()):
            if left.until > now and total <= self._most:
                break
            total -= left.size
            del self._left[token]
