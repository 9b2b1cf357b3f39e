"""Owns how an outcome of a meeting becomes the present choice."""

from __future__ import annotations

from keuzemodel.dashboard.session.together.leading import Standing


def offer(standing: Standing) -> None:
    """What can be taken over."""
