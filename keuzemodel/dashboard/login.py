"""Owns who is at the screen: Streamlit's own login (OIDC), which KEUZEMODEL_LOGIN turns on.

Not set: nobody logs in, and who saves fills in a name. "open": everyone may read, saving asks for a login.
"gesloten": every page asks for it. Where something is wrong with the setting, nothing is shown at all.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import streamlit as st
from streamlit.errors import StreamlitSecretNotFoundError

from keuzemodel.dashboard import login_texts, state

SETTING = "KEUZEMODEL_LOGIN"
READING = ("open", "gesloten")
NEEDED = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
LONGEST = 200
RETURN = (Path(__file__).parent / "return.js").read_text(encoding="utf-8")


def setting() -> str:
    """How the login is set; empty if it is off."""
    return os.environ.get(SETTING, "").strip().lower()


def name() -> str | None:
    """Who is logged in; None if nobody is, or if login is off."""
    if not setting() or not configured():
        return None
    user: Mapping[str, object] = st.user
    return called(user) if user.get("is_logged_in") else None


def called(user: Mapping[str, object]) -> str:
    """The name of a logged in user, with the address that tells namesakes apart."""
    known = [" ".join(str(user[k]).split()) for k in ("name", "email", "preferred_username", "sub") if user.get(k)]
    first, second = [*dict.fromkeys(known), "", ""][:2]
    return (f"{first} ({second})" if second else first)[:LONGEST] or "onbekend"


def configured() -> bool:
    """Whether the provider is known: the section auth of Streamlit's secrets, with all that it needs."""
    try:
        return all(st.secrets["auth"].get(key) for key in NEEDED)
    except (StreamlitSecretNotFoundError, FileNotFoundError, KeyError, AttributeError):
        return False


def reads() -> bool:
    """Whether the pages may be read, by who is at the screen now."""
    mode = setting()
    return not mode or (mode in READING and configured() and (mode == "open" or name() is not None))


def admits() -> bool:
    """Whether the page may be shown; if not, what stands there instead is drawn."""
    mode = setting()
    if mode and (mode not in READING or not configured()):
        st.title("Inloggen is niet goed ingesteld", anchor=False)
        st.error(login_texts.misconfigured(SETTING, mode, READING, NEEDED))
        return False
    if not reads():
        st.title("Log in om verder te gaan", anchor=False)
        st.markdown(login_texts.CLOSED)
        st.button("Log in", on_click=st.login, type="primary", key="log-in")
    if mode:
        _remember_address()
    return reads()


def _remember_address() -> None:
    """The login comes back at the start page; the browser remembers where it was, for this tab only."""
    st.components.v2.component("keuzemodel_return", js=RETURN)(key="terugweg", data={"leaving": name() is None})


def status() -> None:
    """At the foot of the sidebar: who is logged in, and the way in or out."""
    if not setting():
        return
    with st.sidebar:
        st.divider()
        user = name()
        if user is None:
            st.button("Log in", on_click=_go, key="log-in")
        else:
            st.caption(login_texts.logged_in(user))
            st.button("Log uit", on_click=st.logout, key="log-uit")


def _go() -> None:
    state.leave_for_login()
    st.login()


def permits() -> bool:
    """Whether something may be saved or deleted."""
    return not setting() or name() is not None


def may_save() -> bool:
    """The same; if not, it says why, and offers the way to it."""
    if permits():
        return True
    st.markdown(login_texts.SAVING)
    st.button("Log in", on_click=_go, type="primary", key=state.key("log-in-bewaren"))
    return False


def author_field(label: str, key: str) -> None:
    """Where one fills in one's name; with a login the name stands there already."""
    user = name()
    if user is not None:
        st.markdown(login_texts.saving_as(user))
    else:
        st.text_input(label, max_chars=LONGEST, key=key, persist_state="session",
                      help="Zo ziet een ander wie dit heeft bewaard.")  # fmt: skip


def author(key: str) -> str:
    """Who saves: the login, or what was typed; empty if nobody is known."""
    if setting():
        return name() or ""
    return state.typed(key).strip()
