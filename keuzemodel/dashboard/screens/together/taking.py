"""Owns how an outcome of a meeting becomes the present choice."""

from __future__ import annotations

import streamlit as st

from keuzemodel.dashboard.screens import notices
from keuzemodel.dashboard.session import current
from keuzemodel.dashboard.session.together import leading
from keuzemodel.dashboard.session.together.leading import Standing
from keuzemodel.dashboard.words.together import leading as words


def offer(standing: Standing) -> None:
    """What can be taken over."""
