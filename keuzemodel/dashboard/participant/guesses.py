"""Owns how many codes that are not known may be tried: per client and in all, in memory only."""

from __future__ import annotations

import hashlib
import ipaddress
import secrets
import time
from collections import deque
from collections.abc import Callable
from threading import Lock

PER_CLIENT, IN_ALL, SECONDS = 20, 1000, 600
"""Tries in this many seconds. A room of people often has one address: hence not fewer."""


class Guesses:
    """Tries that were wrong, by client. What is remembered of an address is a hash that only this server can make.

    clock: seconds, from any moment on.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._salt, self._lock = clock, secrets.token_bytes(16), Lock()
        self._wrong: deque[tuple[float, bytes]] = deque()
        self._count: dict[bytes, int] = {}

    def too_many(self, address: str) -> bool:
        """Whether this client has to wait before anything is looked up."""
        with self._lock:
            self._forget()
            return len(self._wrong) >= IN_ALL or self._count.get(self._of(address), 0) >= PER_CLIENT

    def wrong(self, address: str) -> None:
        """A code that is not known was tried."""
        client = self._of(address)
        with self._lock:
            self._forget()
            self._wrong.append((self._clock(), client))
            self._count[client] = self._count.get(client, 0) + 1

    def _forget(self) -> None:
        while self._wrong and self._wrong[0][0] <= self._clock() - SECONDS:
            _, client = self._wrong.popleft()
            self._count[client] -= 1
            if not self._count[client]:
                del self._count[client]

    def _of(self, address: str) -> bytes:
        return hashlib.blake2b(_network(address).encode(), key=self._salt, digest_size=16).digest()


def _network(address: str) -> str:
    """The address, or of IPv6 the part that one subscriber has: the rest is theirs to vary."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network((found, 64), strict=False)) if found.version == 6 else address
