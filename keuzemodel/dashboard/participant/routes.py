"""Owns which address answers what, and what comes of it when something fails."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from keuzemodel.dashboard.kept.meetings import meetings
from keuzemodel.dashboard.kept.trouble import StoreError
from keuzemodel.dashboard.participant import answering, joining, pages
from keuzemodel.dashboard.participant.attending import here, mark_of
from keuzemodel.dashboard.participant.forms import read_form
from keuzemodel.dashboard.participant.pages import Site, Turned, data, said
from keuzemodel.dashboard.participant.watching import Watch
from keuzemodel.dashboard.shown.served import under
from keuzemodel.dashboard.words.together import participant as words

T = TypeVar("T")
Endpoint = Callable[[Request], Awaitable[Response]]
THREADS = 40
"""Requests that may wait for the database at once, beside those of Streamlit."""


_DESK = ThreadPoolExecutor(THREADS, thread_name_prefix="meedoen")


async def _apart(work: Callable[[], T]) -> T:
    """Done on a thread, so that the server goes on meanwhile."""
    return await asyncio.get_running_loop().run_in_executor(_DESK, work)


async def _look(id: str) -> str | None:
    meeting = await _apart(lambda: meetings().get(id))
    return mark_of(meeting) if meeting else None


WATCH = Watch(_look)


def _safely(answer: Endpoint) -> Endpoint:
    """What is turned away is answered so, and a database that fails is told."""

    async def endpoint(request: Request) -> Response:
        try:
            return await answer(request)
        except Turned as turned:
            return turned.response
        except StoreError:
            return said(words.TROUBLE_TITLE, words.TROUBLE, 503, str(request.url.path), words.RELOAD)

    return endpoint


def _shows(handle: Callable[[Request], Response]) -> Endpoint:
    async def answer(request: Request) -> Response:
        return await _apart(lambda: handle(request))

    return _safely(answer)


def _takes(handle: Callable[[Request, QueryParams], Response]) -> Endpoint:
    async def answer(request: Request) -> Response:
        form = await read_form(request)
        return await _apart(lambda: handle(request, form))

    return _safely(answer)


async def _state(request: Request) -> Response:
    """How the meeting stands, once that is otherwise than what the page shows, or after a while."""
    found = await _apart(lambda: here(request))
    if found.person is not None and found.mark == QueryParams(request.url.query).get("na"):
        await WATCH.other(found.meeting.id, found.mark)
        found = await _apart(lambda: here(request))
    return data(answering.state(found))


def routes(base: str = "") -> list[Route]:
    """All of them. base: before every path, as Streamlit is told it."""
    Site.base = under(base)
    at = Site.path
    return [
        Route(at(), _shows(joining.ask_code), methods=["GET"]),
        *(Route(at(name), pages.FILES.answer, methods=["GET"], name=name) for name in pages.FILES.types),
        Route(at("leiden", "{ticket}"), _shows(joining.lead), methods=["GET"]),
        Route(at("{code}"), _shows(answering.show), methods=["GET"]),
        Route(at("{code}"), _takes(joining.join), methods=["POST"]),
        Route(at("{code}", "antwoord"), _takes(answering.submit), methods=["POST"]),
        Route(at("{code}", "stand"), _safely(_state), methods=["GET"]),
        Route(at("{code}", "pakket"), _shows(answering.live), methods=["GET"]),
        Route(at("{code}", "stap"), _shows(answering.step), methods=["GET"]),
        Route(at("{code}", "weg"), _takes(joining.leave), methods=["POST"]),
    ]
