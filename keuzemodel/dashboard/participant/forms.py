"""Owns what a form may be: how large, from which page, and with the seal of who got it."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
from urllib.parse import urlsplit

from starlette.datastructures import QueryParams
from starlette.requests import ClientDisconnect, Request

from keuzemodel.dashboard.participant.pages import Turned, said
from keuzemodel.dashboard.words.together import participant as words

MOST_BYTES, MOST_SECONDS = 20_000, 10
KIND = "application/x-www-form-urlencoded"
SEAL = "zegel"
"""The field that only who was given the page can fill in."""


async def read_form(request: Request) -> QueryParams:
    """The fields of a form. Raises Turned for one that is too large, or that another site sent."""
    if not _from_here(request):
        raise Turned(said(words.REFUSED_TITLE, words.ELSEWHERE, status=403))
    if request.headers.get("content-type", "").split(";")[0].strip().lower() != KIND:
        raise Turned(said(words.REFUSED_TITLE, words.ELSEWHERE, status=415))
    body = b""
    try:
        async with asyncio.timeout(MOST_SECONDS):
            async for part in request.stream():
                body += part
                if len(body) > MOST_BYTES:
                    raise Turned(said(words.REFUSED_TITLE, words.TOO_LARGE, status=413))
    except (TimeoutError, ClientDisconnect):
        raise Turned(said(words.TROUBLE_TITLE, words.TROUBLE, status=408)) from None
    return QueryParams(body.decode("utf-8", "replace"))


def _from_here(request: Request) -> bool:
    """Whether a page of this server sent it, as far as the browser says; what says nothing comes from no browser of
    these years, and still needs the seal.
    """
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if site is not None:
        return site in ("same-origin", "none")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host", "")


def seal(token: str) -> str:
    """What a form of who has this token carries; it tells nothing of the token."""
    return hmac.new(token.encode(), SEAL.encode(), hashlib.sha256).hexdigest()


def is_sealed(form: QueryParams, token: str) -> bool:
    """Whether a form was given to who has this token."""
    return hmac.compare_digest(form.get(SEAL, "").encode(), seal(token).encode())
