"""Owns the buttons that give a file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import PurePath
from typing import Any, Literal

import streamlit as st

_OFFICE = "application/vnd.openxmlformats-officedocument"
KINDS = {
    ".csv": "text/csv",
    ".json": "application/json",
    ".png": "image/png",
    ".pptx": f"{_OFFICE}.presentationml.presentation",
    ".svg": "image/svg+xml",
    ".xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    ".zip": "application/zip",
}
"""What the web calls a file, by the end of its name."""


def offer(
    label: str, file: str, make: Callable[..., bytes], *given: Any, key: str, icon: str | None = ":material/download:",
    type: Literal["primary", "secondary", "tertiary"] = "secondary",
) -> None:  # fmt: skip
    """A button for a file that is made when it is asked for, by `make` from what is `given` now.

    At that moment there is no session: make is a function of a module, as one made on the spot could take hold of it.
    """
    if "<" in make.__qualname__:
        raise TypeError(f"{make.__qualname__} is made on the spot: give a function of a module, and all that it needs")
    st.download_button(
        label, data=partial(make, *given), mime=KINDS[PurePath(file).suffix.lower()], file_name=file, on_click="ignore",
        key=key, icon=icon, type=type,
    )  # fmt: skip
