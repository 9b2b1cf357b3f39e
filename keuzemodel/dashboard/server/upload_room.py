"""Owns how much memory uploads take, per session and in total.

Streamlit bounds one file, and keeps every file of a session until the session ends.
"""

from __future__ import annotations

import streamlit as st
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

from keuzemodel.dashboard.kept.uploads import NO_ROOM
from keuzemodel.dashboard.server.guard import asked

UPLOAD = "/_stcore/upload_file/{session_id}/{file_id}"
KEPT = 2
"""Files kept per session: the one on screen, and the one replacing it."""
MOST = 200_000_000
"""Bytes that all sessions together may keep."""


class UploadRoom:
    """Lets a session keep its latest files only, and none once the server is full."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; tidy up between a file's arrival and the word to the browser that it is there."""
        if scope["type"] != "http" or scope["method"] != "PUT" or asked(scope) != UPLOAD:
            await self.app(scope, receive, send)
            return
        session, file = scope["path"].rsplit("/", 2)[-2:]

        async def tidied(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] < 300:
                runtime = st.runtime.get_instance()
                manager = runtime.uploaded_file_mgr
                assert isinstance(manager, MemoryUploadedFileManager)
                tidy(manager, session, file, runtime.is_active_session(session))
            await send(message)

        await self.app(scope, receive, tidied)


def tidy(manager: MemoryUploadedFileManager, session: str, file: str, lives: bool) -> None:
    """A file just arrived: drop what it replaces, or the file itself if there is no room.

    lives: whether the session is still there. Files of one that ended while they came would stay for ever.
    """
    before = [id for id in manager.file_storage.get(session, {}) if id != file]
    for id in [*before[: max(0, len(before) - KEPT + 1)], *([] if lives else [file])]:
        manager.remove_file(session, id)
    if held(manager) > MOST:
        for found in manager.get_files(session, [file]):
            manager.add_file(session, found._replace(data=b"", type=NO_ROOM))


def held(manager: MemoryUploadedFileManager) -> int:
    """The bytes held for all sessions."""
    return sum(stat.byte_length for stats in manager.get_stats().values() for stat in stats)
