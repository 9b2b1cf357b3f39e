"""Owns stopping what takes long: for this choice on this page, until the user asks for it again."""

from __future__ import annotations

from keuzemodel.dashboard.session import current
from keuzemodel.dashboard.session.opening import OPENS, opened
from keuzemodel.model.errors import TooSlowError


class StoppedError(TooSlowError):
    """The user stopped what was being computed."""


def stop() -> None:
    """From now on, what takes long here is not computed."""
    current.session().stopped = _here()


def go_on() -> None:
    """Compute it after all."""
    current.session().stopped = None


def is_stopped() -> bool:
    """Whether the user stopped what takes long here. Does not come back where this run was stopped or overtaken: every
    look at the session lets Streamlit end it.
    """
    return current.has_begun() and current.session().stopped == _here()


def _here() -> current.Place:
    page = current.session().page
    return current.choice(), page, opened(page) if page in OPENS else ""
