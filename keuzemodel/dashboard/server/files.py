"""Owns the files beside Streamlit's own page: the styles, and the script that every screen needs and no screen answers.

Loaded once with the page. What a run of the script sends along is sent, read and applied anew at every slider.
"""

from __future__ import annotations

import json
from pathlib import Path

from starlette.routing import Route

from keuzemodel.dashboard.shown.drawn.tokens import tokens
from keuzemodel.dashboard.shown.served import Served, under
from keuzemodel.dashboard.words.frame import STREAMLIT, STREAMLIT_BEGINS, STREAMLIT_ENDS

HERE = Path(__file__).parent
PLACE = "/uiterlijk"
STYLES = ("style.css", "pictures.css", "phone.css")
SCRIPTS = ("dutch.js", "tables.js", "sheet.js")
TYPES = {"scherm.css": "text/css", "scherm.js": "text/javascript"}
PATHS = tuple(f"{PLACE}/{name}" for name in TYPES)
"""Before the base of the address. They are the same for everyone."""


def _read(name: str) -> str:
    """What a file holds: the colours of the house before the styles, the words before the scripts."""
    if name == "scherm.css":
        return "\n".join((tokens().css, *((HERE.parent / part).read_text("utf-8") for part in STYLES)))
    said = {"words": STREAMLIT, "beginnings": STREAMLIT_BEGINS, "ends": STREAMLIT_ENDS}
    scripts = ("{\n" + (HERE / part).read_text("utf-8") + "}" for part in SCRIPTS)
    return "\n".join((f"const SAID = {json.dumps(said)};", *scripts))


FILES = Served(TYPES, _read, {"Cache-Control": "no-cache"}, {"Cache-Control": "public, max-age=31536000, immutable"})


def links() -> str:
    """What loads them, to stand after the room that Streamlit draws in: its own styles come before."""
    style, script = (f".{PLACE}/{name}?{FILES.mark(name)}" for name in TYPES)
    return f'<link rel="stylesheet" href="{style}"><script type="module" src="{script}"></script>'


def routes(base: str = "") -> list[Route]:
    """Where they are. base: before every path, as Streamlit is told it."""
    return [Route(f"{under(base)}{path}", FILES.answer, methods=["GET"]) for path in PATHS]
