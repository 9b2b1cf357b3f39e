"""Owns the files beside Streamlit's own page: the styles, and the script that every screen needs and no screen answers.

Loaded once with the page. What a run of the script sends along is sent, read and applied anew at every slider.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from keuzemodel.dashboard.shown.drawn.tokens import tokens
from keuzemodel.dashboard.words.frame import STREAMLIT, STREAMLIT_BEGINS, STREAMLIT_ENDS

HERE = Path(__file__).parent
PLACE = "/uiterlijk"
STYLES = ("style.css", "pictures.css", "phone.css")
SCRIPTS = ("dutch.js", "tables.js")
TYPES = {"scherm.css": "text/css", "scherm.js": "text/javascript"}
PATHS = tuple(f"{PLACE}/{name}" for name in TYPES)
"""Before the base of the address. They hold nothing of a dossier, and are the same for everyone."""


@cache
def contents(name: str) -> str:
    """What a file holds: the colours of the house before the styles, the words before the scripts."""
    if name == "scherm.css":
        return "\n".join((tokens().css, *((HERE.parent / part).read_text("utf-8") for part in STYLES)))
    said = {"words": STREAMLIT, "beginnings": STREAMLIT_BEGINS, "ends": STREAMLIT_ENDS}
    scripts = ("{\n" + (HERE / part).read_text("utf-8") + "}" for part in SCRIPTS)
    return "\n".join((f"const SAID = {json.dumps(said)};", *scripts))


@cache
def mark(name: str) -> str:
    """Of a file's contents, so that a browser keeps it as long as it is the same."""
    return hashlib.sha256(contents(name).encode()).hexdigest()[:12]


def links() -> str:
    """What loads them, to stand after the room that Streamlit draws in: its own styles come before."""
    style, script = (f".{PLACE}/{name}?{mark(name)}" for name in TYPES)
    return f'<link rel="stylesheet" href="{style}"><script type="module" src="{script}"></script>'


def routes(base: str = "") -> list[Route]:
    """Where they are. base: before every path, as Streamlit is told it."""
    before = f"/{base.strip('/')}".rstrip("/")
    return [Route(f"{before}{path}", _file, methods=["GET"]) for path in PATHS]


async def _file(request: Request) -> Response:
    name = request.url.path.rsplit("/", 1)[-1]
    kept = "public, max-age=31536000, immutable" if request.url.query == mark(name) else "no-cache"
    return Response(contents(name), 200, {"Cache-Control": kept}, TYPES[name])
