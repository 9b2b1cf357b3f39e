"""Owns how an answer becomes a page: templates, headers that keep it to itself, and the files beside it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse, JSONResponse, Response

from keuzemodel.dashboard.participant.headers import FOR_GOOD, PRIVATE
from keuzemodel.dashboard.shown.drawn.tokens import tokens
from keuzemodel.dashboard.shown.served import Served
from keuzemodel.dashboard.words.together import participant as words

HERE = Path(__file__).parent


def _read(name: str) -> str:
    """A file beside the pages; before the style the colours of the house."""
    text = (HERE / name).read_text("utf-8")
    return f"{tokens().css}\n{text}" if name.endswith(".css") else text


FILES = Served({"stijl.css": "text/css", "meedoen.js": "text/javascript"}, _read, PRIVATE, FOR_GOOD)


class Turned(Exception):
    """The request is answered otherwise than was asked; `response` is that answer."""

    def __init__(self, response: Response) -> None:
        self.response = response
        super().__init__(str(response.status_code))


class Site:
    """Where these pages are on the server. base: before every path, as in "/regio"; usually ""."""

    base = ""

    @classmethod
    def path(cls, *parts: str) -> str:
        """The address of a page."""
        return "/".join((f"{cls.base}/meedoen", *parts))


@cache
def _environment() -> Environment:
    found = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.globals.update(w=words, path=Site.path, mark=FILES.mark)
    return found


def page(template: str, where: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A page from its template. where: what stands in the tab."""
    text = _environment().get_template(f"{template}.html").render(title=words.title(where), **values)
    return HTMLResponse(text, status, PRIVATE)


def said(heading: str, line: str, status: int, way_on: str = "", label: str = "") -> HTMLResponse:
    """A page that only says something. way_on: where one can go from it; by default to the form for a code."""
    return page("said", heading, status, heading=heading, line=line, way_on=way_on or Site.path(),
                label=label or words.OTHER_CODE)  # fmt: skip


def data(content: object, status: int = 200) -> JSONResponse:
    """The same for the script of a page."""
    return JSONResponse(content, status, PRIVATE)
