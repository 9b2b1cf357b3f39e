"""Owns how long a login lasts: until it is logged out, and never longer than a working day.

The browser's cookie identifies a user for 30 days, even if it was copied. What ended stands
in the database, so that it has ended for every server and after a restart. Kept is a hash, not who it was.
"""

from __future__ import annotations

import hashlib
import json
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from functools import lru_cache

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from keuzemodel.dashboard.kept.database import Database
from keuzemodel.dashboard.kept.store import address
from keuzemodel.dashboard.kept.trouble import StoreError

HOURS = 12
AHEAD = 300
"""Seconds the provider's clock may be ahead of ours."""
LOOK_AGAIN = 5
"""Seconds before a logout at another server is noticed."""
ONE_LOGIN = ("iss", "sub", "iat", "nonce")
"""What together names one login of one user: OpenID Connect asks a provider for all four."""
_LOGOUT = sa.Table(
    "logout",
    sa.MetaData(),
    sa.Column("login", sa.String(64), primary_key=True),
    sa.Column("until", sa.BigInteger, nullable=False),
)


class Logouts:
    """The logins that were ended, in one database. Safe to share between threads."""

    def __init__(self, url: str) -> None:
        self._database = Database(url)
        self._lock = threading.Lock()
        self._ended: dict[str, int] = {}
        self._looked: dict[str, float] = {}

    def close(self) -> None:
        """Close all connections."""
        self._database.close()

    def end(self, login: str) -> None:
        """End this login. Raises StoreError, but on this server it has ended all the same."""
        now = int(time.time())
        with self._lock:
            self._ended[login] = now + HOURS * 3600
        # Another server may write the same login at the same moment; then it is there.
        with suppress(IntegrityError), self._database.writing() as connection:
            connection.execute(_LOGOUT.delete().where(_LOGOUT.c.until < now))
            self._write(connection, now)

    def ended(self, login: str) -> bool:
        """Whether it was ended. Raises StoreError where that was never known; else what was known last stands."""
        now = time.monotonic()
        if login in self._ended:
            return True
        if now - self._looked.get(login, -LOOK_AGAIN) < LOOK_AGAIN:
            return False
        try:
            with self._database.reading() as connection:
                row = connection.execute(sa.select(_LOGOUT.c.until).where(_LOGOUT.c.login == login)).first()
        except StoreError:
            if login in self._looked:
                return False
            raise
        with self._lock:
            if row is not None:
                self._ended[login] = row[0]
                return True
            old = now - HOURS * 3600
            self._looked = {key: at for key, at in self._looked.items() if at > old} | {login: now}
        return False

    def _write(self, connection: sa.Connection, now: int) -> None:
        """All that ended here and is not written yet: an earlier one may have found no database."""
        with self._lock:
            self._ended = {login: until for login, until in self._ended.items() if until >= now}
            mine = dict(self._ended)
        there = set(connection.scalars(sa.select(_LOGOUT.c.login).where(_LOGOUT.c.login.in_(mine))))
        for login in mine.keys() - there:
            connection.execute(_LOGOUT.insert().values(login=login, until=mine[login]))


@lru_cache(maxsize=2)
def _logouts(url: str) -> Logouts:
    return Logouts(url)


def lasts(user: Mapping[str, object], now: float | None = None) -> bool:
    """Whether a login still counts. Raises StoreError if the server cannot tell."""
    made = user.get("iat")
    if isinstance(made, bool) or not isinstance(made, int | float):
        return False
    age = (time.time() if now is None else now) - made
    return -AHEAD <= age < HOURS * 3600 and not _logouts(address()).ended(name_of(user))


def end(user: Mapping[str, object]) -> None:
    """Log out: the cookie of this login no longer counts. Raises StoreError."""
    _logouts(address()).end(name_of(user))


def name_of(user: Mapping[str, object]) -> str:
    """What a login is called here."""
    said = json.dumps([user.get(claim) for claim in ONE_LOGIN], default=str)
    return hashlib.sha256(said.encode()).hexdigest()
