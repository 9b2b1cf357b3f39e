"""Owns a file that a user puts down: what stands there until one is received that can be read."""

from __future__ import annotations

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from keuzemodel.dashboard.kept.uploads import NO_ROOM
from keuzemodel.dashboard.session import current
from keuzemodel.dashboard.words.keeping import uploads as upload_words


def received(label: str, endings: tuple[str, ...], name: str) -> UploadedFile | None:
    """The file that was put down, None if there is none or not of a kind that is asked; in that case it says so.

    label: names the kinds. endings: how the name may end, in small letters.
    """
    # Given the kinds, Streamlit itself ends the run with a bare error on a file that came past the browser.
    file = st.file_uploader(label, key=current.key(name))
    if file is None:
        return None
    if file.type == NO_ROOM:
        st.error(upload_words.NO_ROOM)
        return None
    if not file.name.lower().endswith(endings):
        st.error(upload_words.other_kind(file.name, endings))
        return None
    return file
