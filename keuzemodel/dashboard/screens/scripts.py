"""Owns the scripts of the elements of our own, as a browser gets them."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).parent


def listening(name: str) -> str:
    """A script of this folder that listens to more than its own element: each of its runs ends what the one before
    listens to.
    """
    return "".join((_HERE / part).read_text(encoding="utf-8") for part in ("anew.js", name))
