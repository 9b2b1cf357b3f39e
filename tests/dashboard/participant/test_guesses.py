"""How many codes may be tried, and what is remembered of who tried."""

from __future__ import annotations

from keuzemodel.dashboard.participant.guesses import IN_ALL, PER_CLIENT, PER_JOIN, SECONDS, Guesses


class Clock:
    """Seconds, as the test says."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_client_has_so_many_tries():
    """And others theirs."""
    found = Guesses(Clock())
    for _ in range(PER_CLIENT):
        assert not found.too_many("10.0.0.1")
        found.wrong("10.0.0.1")
    assert found.too_many("10.0.0.1") and not found.too_many("10.0.0.2")


def test_a_room_behind_one_address_has_more():
    """Each who joins from there gives room for slips of the next, for as long as a try counts."""
    clock = Clock()
    found = Guesses(clock)
    found.joined("10.0.0.1")
    for _ in range(PER_CLIENT + PER_JOIN):
        assert not found.too_many("10.0.0.1")
        clock.now += 1
        found.wrong("10.0.0.1")
    assert found.too_many("10.0.0.1")
    found.joined("10.0.0.1")
    assert not found.too_many("10.0.0.1") and not found.too_many("10.0.0.2")
    clock.now = SECONDS
    for _ in range(PER_CLIENT):
        found.wrong("10.0.0.1")
    assert found.too_many("10.0.0.1")


def test_tries_are_forgotten():
    """After a while, one by one."""
    clock = Clock()
    found = Guesses(clock)
    for _ in range(PER_CLIENT):
        found.wrong("x")
        clock.now += 1
    clock.now = SECONDS - 1
    assert found.too_many("x")
    clock.now = SECONDS
    assert not found.too_many("x")
    clock.now = 10 * SECONDS
    assert not found.too_many("x") and not len(found._wrong) and not found._wrong._count


def test_who_has_many_addresses_is_one_client():
    """As a subscriber of IPv6 has; and all together have an end."""
    found = Guesses(Clock())
    for k in range(PER_CLIENT):
        found.wrong(f"2001:db8::{k:x}")
    assert found.too_many("2001:db8::ffff") and not found.too_many("2001:db8:0:1::1")
    for k in range(IN_ALL):
        found.wrong(f"10.0.{k // 250}.{k % 250}")
    assert found.too_many("192.0.2.1")


def test_no_address_is_remembered():
    """Only a hash, that another server makes otherwise."""
    one, other = Guesses(), Guesses()
    for found in (one, other):
        found.wrong("192.0.2.7")
        found.joined("192.0.2.7")
    for kept in ("_wrong", "_joined"):
        said = [vars(getattr(found, kept)) for found in (one, other)]
        assert "192.0.2.7" not in repr(said) and set(said[0]["_count"]) != set(said[1]["_count"])
