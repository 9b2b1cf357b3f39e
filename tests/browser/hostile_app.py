"""The dashboard with a framework beside each uploaded dossier, which otherwise only one in the folder has."""

from dataclasses import replace
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from keuzemodel.dashboard.kept import catalogue
from keuzemodel.dashboard.server.web import DutchPage, SecurityHeaders
from tests import hostile

_from_sheets = catalogue.from_sheets
catalogue.from_sheets = lambda sheets: replace(_from_sheets(sheets), framework=hostile.framework())  # type: ignore[assignment]

app = st.App(
    Path(__file__).parents[2] / "keuzemodel" / "dashboard" / "main.py",
    middleware=[Middleware(SecurityHeaders), Middleware(DutchPage)],
)
