"""Owns access to the web server: in closed mode, only the login answers without a login, and the
pages of who takes part in a meeting.

The pages guard themselves. This stands before what Streamlit answers beside them: files that leave and
arrive, and what it says of itself.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.routing import BaseRoute, Match, Mount, Route, WebSocketRoute
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.auth_util import get_origin_from_redirect_uri
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME
from streamlit.web.server.starlette.starlette_websocket import (
    _get_signed_cookie_with_chunks,
    _parse_decoded_user_cookie,
)

from keuzemodel.dashboard.kept import logouts
from keuzemodel.dashboard.kept.trouble import StoreError
from keuzemodel.dashboard.server import files
from keuzemodel.dashboard.session import user as users
from keuzemodel.dashboard.words.keeping import login as login_words

LOGOUT = "/auth/logout"
FREE = ("/_stcore/health", "/_stcore/host-config", "/_stcore/stream", "/auth/login", "/oauth2callback", LOGOUT,
        *files.PATHS)  # fmt: skip
"""What it takes to see the login screen and to log in. The stream carries the pages, which guard themselves."""
TAKING_PART = "/meedoen"
"""Under this are the pages of who takes part in a meeting: there the code is what lets one in."""
ASSETS = "static-assets"
"""What Streamlit calls its own scripts and styles, and the empty page around every page."""
NOBODY = ("/_stcore/metrics",)
"""The number and size of sessions are not public."""


class Guard:
    """Refuses requests that need a login and have none, and records logouts."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it before anything of it is read."""
        path = asked(scope)
        if path in NOBODY:
            await PlainTextResponse("Not found", 404)(scope, receive, send)
            return
        if path == LOGOUT and users.is_asked():
            await _end(scope)
        if path is not None and not _is_free(path) and not users.may_all_read() and not await _knows(scope):
            await PlainTextResponse(login_words.REFUSED, 403)(scope, receive, send)
            return
        await self.app(scope, receive, send)


def _is_free(path: str) -> bool:
    """Whether the route answers without a login. Where something is wrong with the login, meetings are closed too."""
    if path == TAKING_PART or path.startswith(f"{TAKING_PART}/"):
        return not users.faults()
    return path in FREE


def asked(scope: Scope) -> str | None:
    """The path of the route that will answer, as its own router finds it, without the base of the address;
    None for what is the same for everyone.
    """
    if scope["type"] not in ("http", "websocket"):
        return None
    found: BaseRoute | None = None
    for route in scope["app"].routes:
        match, _ = route.matches(scope)
        if match == Match.FULL:
            found = route
            break
        if match == Match.PARTIAL and found is None:
            found = route
    if found is None or (isinstance(found, Mount) and found.name == ASSETS):
        return None
    path = found.path if isinstance(found, Route | WebSocketRoute | Mount) else str(scope["path"])
    base = str(st.get_option("server.baseUrlPath")).strip("/")
    return path.removeprefix(f"/{base}") if base else path


def user_of(scope: Scope) -> Mapping[str, Any] | None:
    """The user in the cookie, read as Streamlit reads it for a page."""
    raw = _get_signed_cookie_with_chunks(HTTPConnection(scope).cookies, USER_COOKIE_NAME)
    origin = get_origin_from_redirect_uri()
    user = _parse_decoded_user_cookie(raw, origin) if raw and origin else {}
    return user if user.get("is_logged_in") else None


async def _knows(scope: Scope) -> bool:
    """Whether the caller is logged in; False where the server cannot tell."""
    if users.faults():
        return False
    user = user_of(scope)
    try:
        return user is not None and await run_in_threadpool(logouts.lasts, user)
    except StoreError:
        return False


async def _end(scope: Scope) -> None:
    """The login ends here too, not only in the browser."""
    user = None if users.faults() else user_of(scope)
    if user is None:
        return
    try:
        await run_in_threadpool(logouts.end, user)
    except StoreError:
        logging.getLogger(__name__).exception("A logout could not be written down; other servers do not know of it")
