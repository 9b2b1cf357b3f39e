"""Owns what is wrong with a form that cannot be kept."""

from __future__ import annotations


class FaultyError(ValueError):
    """A form that cannot be kept; `said` says why, in words for who filled it in. content: what it held, as far as it
    can be shown again.
    """

    def __init__(self, said: str, content: str | None = None) -> None:
        self.said, self.content = said, content
        super().__init__(said)
