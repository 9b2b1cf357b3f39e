"""What one session leaves for another: there under its token, for as long and as much as was said."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from keuzemodel.dashboard.kept.handover import Handover


def made(most: int = 10, seconds: float = 100):
    """A handover with a clock that is set by hand."""
    clock = [0.0]
    return Handover(most, seconds, lambda: clock[0]), clock


def test_what_is_left_is_there_under_its_own_token():
    """To look at more than once, or to take once; no other token opens anything."""
    found, _ = made()
    one, two = found.leave("een", 1), found.leave("twee", 1)
    assert one != two and len(one) >= 32
    assert (found.look(one), found.look(one), found.look(""), found.look("x")) == ("een", "een", None, None)
    assert (found.take(two), found.take(two), found.look(one)) == ("twee", None, "een")


def test_leaving_again_replaces_and_counts_from_then():
    """A session that goes on leaves its last."""
    found, clock = made(seconds=100)
    token, other = found.leave("een", 1), found.leave("ander", 1)
    clock[0] = 60
    assert found.leave("twee", 1, token) == token
    clock[0] = 120
    assert (found.look(token), found.look(other)) == ("twee", None)
    clock[0] = 160
    assert found.look(token) is None


def test_the_oldest_makes_room():
    """By size; what is larger than everything together is not kept."""
    found, _ = made(most=10)
    tokens = [found.leave(k, 4) for k in range(3)]
    assert [found.look(t) for t in tokens] == [None, 1, 2]
    assert found.look(found.leave("groot", 11)) is None


def test_many_at_the_same_moment():
    """Each finds its own."""
    found, _ = made(most=10_000)

    def visit(k: int) -> bool:
        token = found.leave(k, 1)
        return found.look(token) == k and found.take(token) == k

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(visit, range(2000)))
