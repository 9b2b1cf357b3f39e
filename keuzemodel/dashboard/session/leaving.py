"""Owns what a session hands over to the next one: after a login, a reload, or in another tab."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st
from streamlit.web.server.starlette.starlette_app_utils import decode_xsrf_token_string

from keuzemodel.dashboard.asked.choice import Choice
from keuzemodel.dashboard.kept.handover import Handover
from keuzemodel.dashboard.session import current
from keuzemodel.dashboard.session.current import Opened
from keuzemodel.model.dossier import Dossier

MOST_LEFT = 200_000
"""Own scores held for sessions that may come back, over all sessions."""
LEFT_FOR_LOGIN, LEFT_FOR_TAB = 3600, 12 * 3600


@dataclass(frozen=True)
class Left:
    """What a session had. browser: the one that may have it."""

    choice: Choice
    dossier: Dossier
    scenario: Opened | None = None
    browser: bytes | None = None

    @property
    def size(self) -> int:
        """Its size in own scores."""
        return 1 + len(self.choice.scores)


@st.cache_resource(show_spinner=False)
def left_behind() -> Handover[Left]:
    """Of sessions that went away to log in: the login starts another session."""
    return Handover(MOST_LEFT, LEFT_FOR_LOGIN)


@st.cache_resource(show_spinner=False)
def _left_for_tabs() -> Handover[Left]:
    """Of sessions with own scores: a reload, or a link in another tab, starts another session."""
    return Handover(MOST_LEFT, LEFT_FOR_TAB)


def _browser() -> bytes | None:
    """What tells this browser from another: the mark that Streamlit gives each for its uploads; None without one."""
    return decode_xsrf_token_string(st.context.cookies.get("_streamlit_xsrf", ""))[0]


def for_login() -> str:
    """Keep the choice, own scores and all, for the session that comes back; gives its name."""
    left = Left(current.choice(), current.base(), current.session().scenario)
    token = left_behind().leave(left, left.size)
    current.session().left = token
    return token


def for_tabs() -> str | None:
    """Keep the own scores for a reload or another tab; gives their name, None where the browser is not known."""
    left = Left(current.choice(), current.base(), browser=_browser())
    if left.browser is None:
        return None
    token = _left_for_tabs().leave(left, left.size, current.session().left_for_tabs)
    current.session().left_for_tabs = token
    return token


def by_this_browser(token: str) -> Left | None:
    """What another session of this browser left under a name."""
    left = _left_for_tabs().look(token)
    return left if left is not None and left.browser == _browser() else None
