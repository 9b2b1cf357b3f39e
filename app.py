"""The ASGI app: Streamlit's own, with the page in Dutch and headers that keep it to itself."""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from keuzemodel.dashboard import login
from keuzemodel.dashboard.guard import Guard
from keuzemodel.dashboard.upload_room import UploadRoom
from keuzemodel.dashboard.web import DutchPage, SecurityHeaders

login.prepare()
app = st.App(
    Path(__file__).parent / "keuzemodel" / "dashboard" / "main.py",
    middleware=[Middleware(SecurityHeaders), Middleware(DutchPage), Middleware(Guard), Middleware(UploadRoom)],
)
