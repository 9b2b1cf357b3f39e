"""The ASGI app: Streamlit's own, with the page in Dutch and headers that keep it to itself."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from keuzemodel.dashboard.kept.database import close_all
from keuzemodel.dashboard.kept.meetings.sweeping import sweeping
from keuzemodel.dashboard.participant.routes import WATCH, routes
from keuzemodel.dashboard.server import ahead, files, looks
from keuzemodel.dashboard.server.guard import Guard
from keuzemodel.dashboard.server.upload_room import UploadRoom
from keuzemodel.dashboard.server.web import DutchPage, OneStart, SecurityHeaders
from keuzemodel.dashboard.session import user
from keuzemodel.dashboard.session.opening import BOARD


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """When the server stops, nobody is kept waiting, and what is kept is put away whole."""
    WATCH.end_with_server()
    with sweeping():
        yield
    close_all()


user.prepare()
looks.prepare()
BASE = str(st.get_option("server.baseUrlPath") or "")
app = st.App(
    Path(__file__).parent / "keuzemodel" / "dashboard" / "main.py",
    lifespan=lifespan,
    routes=[*routes(BASE), *files.routes(BASE), *ahead.routes(BASE)],
    middleware=[
        Middleware(SecurityHeaders),
        Middleware(OneStart, name=BOARD),
        Middleware(DutchPage, links=files.links()),
        Middleware(Guard),
        Middleware(UploadRoom),
    ],
)
