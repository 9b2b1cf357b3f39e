"""Owns what the web server adds to Streamlit: its page in Dutch, with files beside it; headers; one start."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from keuzemodel.dashboard.server.guard import TAKING_PART
from keuzemodel.dashboard.server.policy import POLICY

HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "SAMEORIGIN",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}

ROOM = b'<div id="root"></div>'
"""Where Streamlit draws, in its own page."""


class SecurityHeaders:
    """Adds the headers to every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; add the headers to the answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, with_headers)


class OneStart:
    """Sends the name of the first page to its address, which is the bare one: Streamlit knows it by no other."""

    def __init__(self, app: ASGIApp, name: str) -> None:
        self.app, self.end = app, f"/{name}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything else on. The rest of the address comes along."""
        if (
            scope["type"] == "http"
            and scope["method"] in ("GET", "HEAD")
            and scope["path"].rstrip("/").endswith(self.end)
            and f"{TAKING_PART}/" not in scope["path"]
        ):
            query = scope["query_string"].decode("ascii", "replace")
            back = "../" if scope["path"].endswith("/") else "./"
            await RedirectResponse(f"{back}?{query}" if query else back)(scope, receive, send)
            return
        await self.app(scope, receive, send)


class DutchPage:
    """Rewrites <html lang="en"> to Dutch: Streamlit's page has the language fixed. Adds what the page loads besides.

    links: elements that load it, for after the room that Streamlit draws in.
    """

    def __init__(self, app: ASGIApp, links: str = "") -> None:
        self.app, self.room = app, ROOM + links.encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hold back an HTML answer until it is whole, and pass everything else on as it comes."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        plain = [(k, v) for k, v in scope["headers"] if k != b"accept-encoding"]
        asks_page = b"text/html" in dict(scope["headers"]).get(b"accept", b"")
        start: Message | None = None
        body = b""

        async def rewriting(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if headers.get("content-type", "").startswith("text/html"):
                    start = message
                    return
            elif message["type"] == "http.response.body" and start is not None:
                body += message.get("body", b"")
                if message.get("more_body"):
                    return
                page = body.replace(b'<html lang="en"', b'<html lang="nl"', 1).replace(ROOM, self.room, 1)
                headers = MutableHeaders(scope=start)
                headers["content-length"] = str(len(page))
                await send(start)
                await send({"type": "http.response.body", "body": page})
                return
            await send(message)

        await self.app({**scope, "headers": plain} if asks_page else scope, receive, rewriting)
