"""A login lasts until it is ended or its time is over; what ended stays so, here and elsewhere."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa

from keuzemodel.dashboard.kept import logouts
from keuzemodel.dashboard.kept.logouts import AHEAD, HOURS, LOOK_AGAIN, Logouts, lasts, name_of
from keuzemodel.dashboard.kept.trouble import StoreError

NOW = 1_800_000_000
USER = {"iss": "https://x", "sub": "ans", "iat": NOW, "nonce": "n1"}


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    """An empty database of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 's.sqlite'}"
    return request.getfixturevalue("postgres")()


@pytest.fixture
def kept(monkeypatch, tmp_path):
    """The logouts that the module itself uses."""
    url = f"sqlite:///{tmp_path / 's.sqlite'}"
    monkeypatch.setattr(logouts, "address", lambda: url)
    logouts._logouts.cache_clear()
    yield url
    logouts._logouts.cache_clear()


def test_ended_here_there_and_after_a_restart(url):
    """At once where it was ended; elsewhere, and after a restart, at the next look."""
    here, there = Logouts(url), Logouts(url)
    assert not here.ended("a") and not there.ended("b")
    here.end("a")
    here.end("a")
    assert here.ended("a") and there.ended("a") and Logouts(url).ended("a")
    assert not Logouts(url).ended("b")


def test_another_server_sees_it_within_seconds(url, monkeypatch):
    """A login that was known to last is looked up again."""
    here, there = Logouts(url), Logouts(url)
    assert not there.ended("a")
    here.end("a")
    later = time.monotonic() + LOOK_AGAIN
    monkeypatch.setattr(logouts.time, "monotonic", lambda: later)
    assert there.ended("a")


def test_many_at_once_end_once(url):
    """Two tabs, or two servers, that log out together."""
    servers = [Logouts(url) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda server: server.end("a"), servers))
    assert all(Logouts(url).ended(name) for name in "a")


def test_what_is_over_by_itself_is_forgotten(url, monkeypatch):
    """The table does not grow for ever."""
    first = Logouts(url)
    first.end("a")
    later = time.time() + HOURS * 3600 + 10
    monkeypatch.setattr(logouts.time, "time", lambda: later)
    first.end("b")
    with sa.create_engine(url).connect() as connection:
        assert connection.scalars(sa.text("SELECT login FROM logout")).all() == ["b"]


class Broken:
    """A database that does not answer."""

    def writing(self):
        raise StoreError("gone")

    reading = writing


def test_without_the_database(tmp_path):
    """What was known stands, what was never known is not guessed, and what ended meanwhile is written later."""
    url = f"sqlite:///{tmp_path / 's.sqlite'}"
    here = Logouts(url)
    assert not here.ended("known")
    works, here._database = here._database, Broken()
    here._looked["known"] -= LOOK_AGAIN
    assert not here.ended("known")
    with pytest.raises(StoreError):
        here.ended("new")
    with pytest.raises(StoreError):
        here.end("known")
    assert here.ended("known")
    here._database = works
    here.end("other")
    assert Logouts(url).ended("known")


@pytest.mark.parametrize(
    ("age", "stands"),
    [(0, True), (HOURS * 3600 - 1, True), (HOURS * 3600, False), (-AHEAD, True), (-AHEAD - 1, False)],
)
def test_a_login_is_over_after_its_time(kept, age, stands):
    """However long the cookie lives; and none from the future."""
    assert lasts(USER, NOW + age) == stands


@pytest.mark.parametrize("made", [None, "gisteren", True, float("nan")])
def test_a_login_without_a_moment_does_not_last(kept, made):
    """There is no telling when it would be over."""
    assert not lasts(USER | {"iat": made}, NOW)


def test_only_the_login_that_ended_is_over(kept):
    """Not another of the same user, nor another user."""
    logouts.end(USER)
    assert not lasts(USER | {"name": "Ans"}, NOW)
    assert all(lasts(USER | other, NOW) for other in ({"nonce": "n2"}, {"sub": "bo"}, {"iss": "y"}))
    assert "ans" not in name_of(USER)
