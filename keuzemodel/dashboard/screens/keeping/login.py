"""Owns what the login shows: the screen before the pages, who is logged in, and the way in or out."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from keuzemodel.dashboard.session import address, current, user
from keuzemodel.dashboard.session.login_settings import SETTING
from keuzemodel.dashboard.words.keeping import login as login_words

RETURN = (Path(__file__).parent / "return.js").read_text(encoding="utf-8")


def admits() -> bool:
    """Whether the page may be shown; if not, what stands there instead is drawn."""
    wrong = user.faults()
    if wrong:
        st.title(login_words.WRONG_TITLE, anchor=False)
        st.error(login_words.misconfigured(SETTING, wrong))
        return False
    if not user.may_read():
        st.title(login_words.CLOSED_TITLE, anchor=False)
        st.markdown(login_words.CLOSED)
        if user.is_unsure():
            st.warning(login_words.UNSURE)
        st.button(login_words.LOG_IN, on_click=_go if current.has_begun() else st.login, type="primary", key="log-in")
    if user.is_asked():
        _remember_address()
    return user.may_read()


def _remember_address() -> None:
    """The login comes back at the start page; the browser remembers where it was, for this tab only."""
    leaving = user.name() is None
    st.components.v2.component("keuzemodel_return", js=RETURN)(key="terugweg", data={"leaving": leaving})


def status() -> None:
    """At the foot of the sidebar: who is logged in, and the way in or out."""
    if not user.is_asked():
        return
    with st.sidebar:
        st.divider()
        name = user.name()
        if name is None:
            st.button(login_words.LOG_IN, on_click=_go, key="log-in")
        else:
            st.caption(login_words.logged_in(name))
            st.button(login_words.LOG_OUT, on_click=st.logout, key="log-uit")


def _go() -> None:
    address.leave_for_login()
    st.login()


def may_save() -> bool:
    """Whether something may be saved; if not, it says why, and offers the way to it."""
    if user.permits():
        return True
    st.markdown(login_words.SAVING)
    st.button(login_words.LOG_IN, on_click=_go, type="primary", key=current.key("log-in-bewaren"))
    return False


def author_field(label: str, key: str) -> None:
    """Where one fills in one's name; with a login the name stands there already."""
    name = user.name()
    if name is not None:
        st.markdown(login_words.saving_as(name))
        return
    st.text_input(label, max_chars=user.LONGEST, key=key, persist_state="session", help=login_words.NAME_HELP)


def author(key: str) -> str:
    """The author of what is saved: the login, or the name typed; empty if there is none."""
    return user.name() or "" if user.is_asked() else current.typed(key).strip()
