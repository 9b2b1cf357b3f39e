"""Owns the address at which a browser asks what a board would be at the other positions of its sliders.

Beside Streamlit's own runs: one that a script asks for by itself can break off that of a page on its way.
"""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from keuzemodel.dashboard.shown.choosing.ahead import PLACE, ahead, asked
from keuzemodel.dashboard.shown.served import under
from keuzemodel.model.errors import KeuzemodelError

HEADERS = {"Cache-Control": "private, no-store"}


async def answer(request: Request) -> Response:
    """The board at every position; 404 where that is not known any more, or cannot be."""
    situation = asked(request.path_params["token"])
    if situation is not None:
        try:
            return JSONResponse(await run_in_threadpool(ahead, situation), headers=HEADERS)
        except KeuzemodelError:
            pass
    return PlainTextResponse("Not found", 404, HEADERS)


def routes(base: str = "") -> list[Route]:
    """Where that is. base: before every path, as Streamlit is told it."""
    return [Route(f"{under(base)}/{PLACE}/{{token}}", answer, methods=["GET"])]
