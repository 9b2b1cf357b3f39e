"""Owns files of text that a browser keeps for as long as they are the same. No Streamlit."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from functools import cache

from starlette.requests import Request
from starlette.responses import Response

Headers = Mapping[str, str]


def under(base: str) -> str:
    """What stands before every path, as Streamlit is told it: "regio" or "/regio/" is "/regio"."""
    return f"/{base.strip('/')}".rstrip("/")


class Served:
    """Files by name, that hold nothing of a dossier or a meeting. types: what each is. read: its text, asked once.
    headers: of an answer; for_good: of one to who asked with its mark.
    """

    def __init__(
        self, types: Mapping[str, str], read: Callable[[str], str], headers: Headers, for_good: Headers
    ) -> None:
        self.types, self.contents = types, cache(read)
        self._headers, self._for_good = headers, for_good
        self.mark = cache(self._mark)

    def _mark(self, name: str) -> str:
        """Of a file's contents, to ask for it with."""
        return hashlib.sha256(self.contents(name).encode()).hexdigest()[:12]

    async def answer(self, request: Request) -> Response:
        """The file at the end of the address."""
        name = request.url.path.rsplit("/", 1)[-1]
        headers = self._for_good if request.url.query == self.mark(name) else self._headers
        return Response(self.contents(name), 200, headers, self.types[name])
