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
"""Tries in this many seconds."""
PER_JOIN = 3
"""Tries more for each who joined from there in those seconds: all phones in a room often have one address."""


class Guesses:
    """Tries that were wrong, by client. What is remembered of an address is a hash that only this server can make.

    clock: seconds, from any moment on.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._salt, self._lock = secrets.token_bytes(16), Lock()
        self._wrong, self._joined = _Recent(clock), _Recent(clock)

    def too_many(self, address: str) -> bool:
        """Whether this client has to wait before anything is looked up."""
        client = self._of(address)
        with self._lock:
            wrong, joined = self._wrong.of(client), self._joined.of(client)
            return len(self._wrong) >= IN_ALL or wrong >= PER_CLIENT + PER_JOIN * joined

    def wrong(self, address: str) -> None:
        """A code that is not known was tried."""
        with self._lock:
            self._wrong.add(self._of(address))

    def joined(self, address: str) -> None:
        """Somebody began to take part."""
        with self._lock:
            self._joined.add(self._of(address))

    def _of(self, address: str) -> bytes:
        return hashlib.blake2b(_network(address).encode(), key=self._salt, digest_size=16).digest()


def _network(address: str) -> str:
    """The address, or of IPv6 the part that one subscriber has: the rest is theirs to vary."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network((found, 64), strict=False)) if found.version == 6 else address


class _Recent:
    """How often each client did something in the last SECONDS. For one thread at a time."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._when: deque[tuple[float, bytes]] = deque()
        self._count: dict[bytes, int] = {}

    def add(self, client: bytes) -> None:
        """Once more, now."""
        self._forget()
        self._when.append((self._clock(), client))
        self._count[client] = self._count.get(client, 0) + 1

    def of(self, client: bytes) -> int:
        """How often this one."""
        self._forget()
        return self._count.get(client, 0)

    def __len__(self) -> int:
        self._forget()
        return len(self._when)

    def _forget(self) -> None:
        while self._when and self._when[0][0] <= self._clock() - SECONDS:
            _, client = self._when.popleft()
            self._count[client] -= 1
            if not self._count[client]:
                del self._count[client]
