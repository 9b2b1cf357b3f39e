"""The ASGI app: Streamlit's own, with the page in Dutch and headers that keep it to itself."""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from keuzemodel.dashboard.web import DutchPage, SecurityHeaders

app = st.App(
    Path(__file__).parent / "keuzemodel" / "dashboard" / "main.py",
    middleware=[Middleware(SecurityHeaders), Middleware(DutchPage)],
)
