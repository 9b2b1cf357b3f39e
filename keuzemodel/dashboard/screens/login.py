"""Owns who is at the screen: Streamlit's own login (OIDC), which KEUZEMODEL_LOGIN turns on.

Not set: nobody logs in, and who saves fills in a name. "open": everyone may read, saving asks for a login.
"gesloten": every page asks for it. Where something is wrong with the setting, nothing is shown at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import streamlit as st

from keuzemodel.dashboard.kept import logouts
from keuzemodel.dashboard.kept.database import StoreError
from keuzemodel.dashboard.server import login_settings
from keuzemodel.dashboard.server.login_settings import SETTING
from keuzemodel.dashboard.session import state
from keuzemodel.dashboard.words import login as login_words

LONGEST = 200
RETURN = (Path(__file__).parent / "return.js").read_text(encoding="utf-8")
_withheld: tuple[str, ...] = ()
"""What was wrong with a section that Streamlit did not get to see."""


def prepare() -> None:
    """Before the server starts: of a section auth that Streamlit would stumble over, it gets an empty one."""
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


def is_on() -> bool:
    """Whether anybody has to log in for anything."""
    return login_settings.mode() is not None


def name() -> str | None:
    """Who is logged in; None if nobody is, if that cannot be known now, or if login is off."""
    try:
        return _name()
    except StoreError:
        return None


def _name() -> str | None:
    """The same. Raises StoreError where the server cannot know whether the login still lasts."""
    if not is_on() or faults():
        return None
    user: Mapping[str, object] = st.user
    return called(user) if user.get("is_logged_in") and logouts.lasts(user) else None


def called(user: Mapping[str, object]) -> str:
    """The name of a logged in user, with the address that tells namesakes apart."""
    known = [" ".join(str(user[k]).split()) for k in ("name", "email", "preferred_username", "sub") if user.get(k)]
    first, second = [*dict.fromkeys(known), "", ""][:2]
    return (f"{first} ({second})" if second else first)[:LONGEST] or "onbekend"


def is_public() -> bool:
    """Whether everyone may read."""
    return not login_settings.is_closed() and not faults()


def reads() -> bool:
    """Whether the pages may be read, by who is at the screen now."""
    return is_public() or name() is not None


def admits() -> bool:
    """Whether the page may be shown; if not, what stands there instead is drawn."""
    wrong = faults()
    if wrong:
        st.title("Inloggen is niet goed ingesteld", anchor=False)
        st.error(login_words.misconfigured(SETTING, wrong))
        return False
    if not reads():
        st.title("Log in om verder te gaan", anchor=False)
        st.markdown(login_words.CLOSED)
        _doubt()
        st.button("Log in", on_click=_go if state.has_begun() else st.login, type="primary", key="log-in")
    if is_on():
        _remember_address()
    return reads()


def _doubt() -> None:
    """Somebody may well be logged in, but the server cannot know it."""
    try:
        _name()
    except StoreError:
        st.warning(login_words.UNSURE)


def _remember_address() -> None:
    """The login comes back at the start page; the browser remembers where it was, for this tab only."""
    st.components.v2.component("keuzemodel_return", js=RETURN)(key="terugweg", data={"leaving": name() is None})


def status() -> None:
    """At the foot of the sidebar: who is logged in, and the way in or out."""
    if not is_on():
        return
    with st.sidebar:
        st.divider()
        user = name()
        if user is None:
            st.button("Log in", on_click=_go, key="log-in")
        else:
            st.caption(login_words.logged_in(user))
            st.button("Log uit", on_click=st.logout, key="log-uit")


def _go() -> None:
    state.leave_for_login()
    st.login()


def permits() -> bool:
    """Whether something may be saved or deleted."""
    return not is_on() or name() is not None


def may_save() -> bool:
    """The same; if not, it says why, and offers the way to it."""
    if permits():
        return True
    st.markdown(login_words.SAVING)
    st.button("Log in", on_click=_go, type="primary", key=state.key("log-in-bewaren"))
    return False


def author_field(label: str, key: str) -> None:
    """Where one fills in one's name; with a login the name stands there already."""
    user = name()
    if user is not None:
        st.markdown(login_words.saving_as(user))
    else:
        st.text_input(label, max_chars=LONGEST, key=key, persist_state="session",
                      help="Zo ziet een ander wie dit heeft bewaard.")  # fmt: skip


def author(key: str) -> str:
    """Who saves: the login, or what was typed; empty if nobody is known."""
    if is_on():
        return name() or ""
    return state.typed(key).strip()
