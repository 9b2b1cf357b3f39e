"""Owns who the user is: Streamlit's own login (OIDC), which KEUZEMODEL_LOGIN turns on.

Not set: there is no login, and saving asks for a name. "open": everyone may read, saving asks for a login.
"gesloten": every page asks for it. Where something is wrong with the setting, nothing is shown at all.
"""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from keuzemodel.dashboard.kept import logouts
from keuzemodel.dashboard.kept.trouble import StoreError
from keuzemodel.dashboard.session import login_settings

LONGEST = 200
_withheld: tuple[str, ...] = ()
"""What was wrong with a section that Streamlit did not get to see."""


def prepare() -> None:
    """Before the server starts, replace a section auth that Streamlit cannot handle by an empty one."""
    global _withheld
    _withheld = login_settings.unusable(_section())
    if _withheld:
        st.secrets.merge_programmatic_secrets({"auth": {}})


def faults() -> tuple[str, ...]:
    """What is wrong with the settings of the login, in words; nothing if it is off."""
    if login_settings.mode() is None:
        return ()
    return _withheld or login_settings.faults(_section())


def _section() -> object:
    """The section auth of the secrets, None without one."""
    return st.secrets.get("auth") if st.secrets.load_if_toml_exists() else None


def is_asked() -> bool:
    """Whether a login is used at all."""
    return login_settings.mode() is not None


def name() -> str | None:
    """The name of the user; None if not logged in, if that is unknown now, or if login is off."""
    try:
        return _name()
    except StoreError:
        return None


def is_unsure() -> bool:
    """Whether the user may be logged in but the server cannot tell."""
    try:
        _name()
    except StoreError:
        return True
    return False


def _name() -> str | None:
    """The logged-in user. Raises StoreError if the server cannot tell whether the login still lasts."""
    if not is_asked() or faults():
        return None
    user: Mapping[str, object] = st.user
    return called(user) if user.get("is_logged_in") and logouts.lasts(user) else None


def called(user: Mapping[str, object]) -> str:
    """The name of a logged-in user, with the address that tells namesakes apart."""
    known = [" ".join(str(user[k]).split()) for k in ("name", "email", "preferred_username", "sub") if user.get(k)]
    first, second = [*dict.fromkeys(known), "", ""][:2]
    return (f"{first} ({second})" if second else first)[:LONGEST] or "onbekend"


def may_all_read() -> bool:
    """Whether everyone may read."""
    return not login_settings.is_closed() and not faults()


def may_read() -> bool:
    """Whether this user may read the pages."""
    return may_all_read() or name() is not None


def permits() -> bool:
    """Whether this user may save and delete."""
    return not is_asked() or name() is not None
