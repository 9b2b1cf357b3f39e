"""Owns what the settings of the login may be: KEUZEMODEL_LOGIN, and the section auth of the secrets. No Streamlit.

What cannot work, or is too weak to trust, is a fault; with a fault the dashboard is closed.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from itertools import pairwise
from urllib.parse import urlsplit

from keuzemodel.dashboard.asked.link import LOCAL
from keuzemodel.dashboard.words.keeping import login as login_words

SETTING = "KEUZEMODEL_LOGIN"
CLOSED = "gesloten"
READING = ("open", CLOSED)
NEEDED = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
TOKENS = ("id", "access")
"""What Streamlit knows to expose of a login."""
SHORTEST = 32
LEAST_VARIED = 10
"""The fewest different characters in a generated secret of that length."""
REPEAT = 8
"""A stretch this long does not come twice in anything random."""
UNFILLED = re.compile(r"…|\.\.\.|[<>]|^(.)\1*$|\bexample\b", re.IGNORECASE)
"""What an example has where one's own value goes."""
CALLBACK = "/oauth2callback"


def mode() -> str | None:
    """How the login is set; None if it is off, empty if the setting is there without a value."""
    found = os.environ.get(SETTING)
    return None if found is None else found.strip().lower()


def is_closed() -> bool:
    """Whether reading takes a login too; also if the setting is unknown."""
    return mode() not in (None, "open")


def faults(auth: object) -> tuple[str, ...]:
    """What is wrong with the settings, in words; auth: the section of the secrets, None without one."""
    found = mode()
    if found is None:
        return ()
    if found not in READING:
        return (login_words.unknown_mode(SETTING, found, READING),)
    if auth is None:
        return (login_words.no_section(NEEDED),)
    return unusable(auth) or tuple(said for key in NEEDED if (said := _fault(key, auth)))  # type: ignore[arg-type]


def unusable(auth: object) -> tuple[str, ...]:
    """What Streamlit itself cannot handle, whether or not the login is on."""
    if auth is None:
        return ()
    if not isinstance(auth, Mapping):
        return (login_words.NO_TABLE,)
    exposed = auth.get("expose_tokens")
    names = [exposed] if isinstance(exposed, str) else exposed if isinstance(exposed, list) else []
    return () if set(map(str, names)) <= set(TOKENS) else (login_words.expose_tokens(TOKENS),)


def _fault(key: str, auth: Mapping[str, object]) -> str | None:
    """What is wrong with one line of the section."""
    value = auth.get(key)
    if not isinstance(value, str) or not value.strip():
        return login_words.absent(key)
    if key == "cookie_secret":
        return login_words.weak(key, SHORTEST) if is_weak(value) else None
    if UNFILLED.search(value):
        return login_words.unfilled(key)
    if key == "client_secret" and value == auth.get("client_id"):
        return login_words.unfilled(key)
    if key == "redirect_uri":
        return None if _goes_back_here(value) else login_words.redirect(key, value, CALLBACK)
    if key == "server_metadata_url":
        return None if _is_safe(value) else login_words.unsafe(key, value)
    return None


def is_weak(secret: str) -> bool:
    """Whether a secret is plainly not random; guessing it would let anyone log in as anyone."""
    steps = [abs(ord(b) - ord(a)) for a, b in pairwise(secret)]
    stretches = [secret[i : i + REPEAT] for i in range(len(secret) - REPEAT + 1)]
    return (
        len(secret) < SHORTEST
        or len(set(secret)) < LEAST_VARIED
        or not re.search(r"[0-9A-Z]", secret)  # words: hexadecimal has figures, base64 has capitals
        or " " in secret
        or len(set(stretches)) < len(stretches)
        or sum(step <= 1 for step in steps) > len(steps) / 2  # abcdef, 123456
    )


def _is_safe(url: str) -> bool:
    """Encrypted, or not leaving this machine."""
    try:
        parts = urlsplit(url.replace("{port}", "8501"))
        _ = parts.port
    except ValueError:
        return False
    return bool(parts.hostname) and (parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOCAL))


def _goes_back_here(url: str) -> bool:
    parts = urlsplit(url.replace("{port}", "8501")) if _is_safe(url) else None
    return parts is not None and parts.path.endswith(CALLBACK) and not (parts.query or parts.fragment)
