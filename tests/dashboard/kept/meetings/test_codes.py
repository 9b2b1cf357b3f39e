"""Codes can be called out in a room; secrets cannot be guessed, nor read from the database."""

from __future__ import annotations

from collections import Counter

import pytest

from keuzemodel.dashboard.kept.meetings.codes import LENGTH, SIGNS, hashed, new_code, new_secret, read_code, shown_code


def test_no_sign_is_taken_for_another():
    """One of each pair at most, and no vowel that makes a word."""
    for alike in ("0OQ", "1IL", "2Z", "5S", "8B", "6G", "UV"):
        assert sum(sign in SIGNS for sign in alike) <= 1, alike
    assert not set("AEIOU") & set(SIGNS) and len(set(SIGNS)) == len(SIGNS)


def test_codes_are_drawn_evenly():
    """Every sign, as often as any other; no two of many the same."""
    drawn = [new_code() for _ in range(4000)]
    counts = Counter("".join(drawn))
    mean = 4000 * LENGTH / len(SIGNS)
    assert set(counts) == set(SIGNS) and all(0.8 < n / mean < 1.2 for n in counts.values())
    assert len(set(drawn)) > 3990


@pytest.mark.parametrize("typed", ["KXP7RM", "kxp7rm", "KXP 7RM", " k x p\u00a07-r\u2011m\t", "kxp.7rm"])
def test_a_code_is_read_as_it_is_typed(typed):
    """In either case, with or without spaces and hyphens."""
    assert read_code(typed) == "KXP7RM" and shown_code("KXP7RM") == "KXP 7RM"


@pytest.mark.parametrize("typed", ["", "KXP7R", "KXP7RMM", "KXP7RO", "KXP7R\0", "ſxp7rm", "ＫXP7RM", "K" * 10**6])
def test_what_is_no_code_is_none(typed):
    """Too short, too long, a sign that no code has."""
    assert read_code(typed) is None


def test_a_secret_is_long_and_kept_as_a_hash():
    """It fits in an address."""
    secret = new_secret()
    assert len(secret) == 43 and secret.replace("-", "").replace("_", "").isalnum() and secret != new_secret()
    assert len(hashed(secret)) == 64 and secret not in hashed(secret) and hashed(secret) == hashed(str(secret))
