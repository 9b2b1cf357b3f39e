"""Keeping what was computed: once per question, whoever asks, and never an exception."""

from __future__ import annotations

import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from keuzemodel.dashboard.asked import memo
from keuzemodel.dashboard.asked.memo import kept
from keuzemodel.model.errors import TooSlowError


def test_the_latest_answers_are_kept():
    """Asking again computes nothing; what was not asked for longest goes first."""
    computed = []

    @kept(maxsize=2)
    def double(n: int) -> int:
        computed.append(n)
        return 2 * n

    assert [double(n) for n in (1, 2, 1, 3, 1, 2)] == [2, 4, 2, 6, 2, 4]
    assert computed == [1, 2, 3, 2]
    double.cache_clear()
    assert double(2) == 4 and computed == [1, 2, 3, 2, 2]


def test_what_is_known_is_told_without_computing():
    """By place or by name; nothing where it was not asked before, or is forgotten."""
    asked = []

    @kept(maxsize=2)
    def double(x, progress=None):
        asked.append(x)
        return 2 * x

    assert double.known(3) is None and asked == []
    double(3)
    assert double.known(x=3) == 6 and asked == [3]
    double.cache_clear()
    assert double.known(3) is None and asked == [3]


def test_a_question_is_the_same_by_place_or_by_name_and_without_who_listens():
    """An answer of None is an answer too."""
    computed, heard = [], []

    @kept(maxsize=8)
    def ask(one: int, two: int = 5, progress=None) -> None:
        computed.append((one, two))
        progress(0.5)

    assert [ask(1), ask(1, 5), ask(two=5, one=1), ask(1, progress=heard.append), ask(1, 5, print)] == [None] * 5
    ask(2, progress=heard.append)
    assert computed == [(1, 5), (2, 5)] and heard == [0, 0.5]


def test_an_exception_is_not_kept():
    """Who asks again gets a new try."""
    tries = []

    @kept(maxsize=8)
    def late(n: int) -> int:
        tries.append(n)
        if len(tries) < 3:
            raise TimeoutError(n)
        return n

    for _ in range(2):
        with pytest.raises(TimeoutError):
            late(7)
    assert late(7) == late(7) == 7 and tries == [7, 7, 7]


def test_who_listens_hears_the_end_of_what_fails():
    """Nothing of it stays on screen."""
    heard = []

    @kept(maxsize=8)
    def never(progress=None) -> None:
        progress(0.5)
        raise TooSlowError("too long")

    with pytest.raises(TooSlowError):
        never(progress=heard.append)
    assert heard == [0, 0.5, 1]


def test_threads_that_ask_the_same_share_one_computation():
    """Others go on meanwhile."""
    computed: Counter[int] = Counter()
    together = threading.Barrier(4)

    @kept(maxsize=8)
    def slow(n: int) -> int:
        computed[n] += 1
        together.wait(timeout=20)  # passes only where the four questions are computed side by side
        return 2 * n

    with ThreadPoolExecutor(16) as pool:
        assert list(pool.map(slow, [1, 2, 3, 4] * 4)) == [2, 4, 6, 8] * 4
    assert computed == {1: 1, 2: 1, 3: 1, 4: 1}


class Stopped(BaseException):
    """Nobody waits any more, as Streamlit says it."""


def test_who_waits_hears_how_far_it_is_and_goes_on_where_the_first_stopped(monkeypatch):
    """The first is stopped half way; one who waited computes it, one who no longer wants to know just goes."""
    monkeypatch.setattr(memo, "LISTEN_EVERY", 0.01)
    begun, stop, heard, tries = threading.Event(), threading.Event(), threading.Event(), []

    @kept(maxsize=8)
    def half(n: int, progress=None) -> int:
        tries.append(n)
        if len(tries) == 1:
            progress(0.5)
            begun.set()
            assert stop.wait(timeout=20)
            progress(0.6)
        return n

    def first(part: float) -> None:
        if part > 0.5:
            raise Stopped

    told: list[float] = []

    def second(part: float) -> None:
        told.append(part)
        heard.set()

    def third(part: float) -> None:
        raise Stopped

    with ThreadPoolExecutor(2) as pool:
        one = pool.submit(half, 7, first)
        assert begun.wait(timeout=20)
        two = pool.submit(half, 7, second)
        assert heard.wait(timeout=20)
        with pytest.raises(Stopped):
            half(7, third)
        stop.set()
        with pytest.raises(Stopped):
            one.result(timeout=20)
        assert two.result(timeout=20) == 7
    assert tries == [7, 7] and 0.5 in told and told[-2:] == [1, 0] and set(told) <= {0, 0.5, 0.6, 1}
    assert half(7) == 7 and tries == [7, 7]


def test_an_answer_rests_on_what_is_there_besides():
    """With something else there it is computed anew; with what was there before it is still kept."""
    there, computed = ["a"], []

    @kept(maxsize=4, on=lambda n: there[0])
    def both(n: int, progress: object = None) -> str:
        computed.append(n)
        return f"{n}{there[0]}"

    assert both(1) == both(1, progress=lambda part: None) == "1a"
    there[0] = "b"
    assert both(1) == "1b"
    there[0] = "a"
    assert both(1) == "1a" and computed == [1, 1]
