"""Owns what opens a meeting: the code that is called out in the room, and secrets that nobody can guess."""

from __future__ import annotations

import hashlib
import secrets

SIGNS = "23456789CDFHJKMNPQRTVWXY"
"""Letters and digits that are not taken for one another; without vowels, so that no code is a word."""
LENGTH = 6
"""Signs of a code: 24^6, some 190 million codes. Safe against guessing only where guesses are counted."""
_TYPED = 40


def new_code() -> str:
    """A code, evenly drawn."""
    return "".join(secrets.choice(SIGNS) for _ in range(LENGTH))


def read_code(typed: str) -> str | None:
    """The code that somebody typed, in either case, with or without spaces and hyphens; None if it cannot be one."""
    bare = "".join(sign for sign in typed[:_TYPED].upper() if not sign.isspace() and sign not in "-\u2010\u2011\u2013.")
    return bare if len(bare) == LENGTH and set(bare) <= set(SIGNS) else None


def shown_code(code: str) -> str:
    """A code as it is read aloud: "KXP 7RM"."""
    return f"{code[: LENGTH // 2]} {code[LENGTH // 2 :]}"


def new_secret() -> str:
    """256 random bits, as 43 signs that may stand in an address or a cookie."""
    return secrets.token_urlsafe(32)


def hashed(secret: str) -> str:
    """What is kept of a secret, 64 signs: who reads the database cannot use it."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
