"""Owns what every way of answering has in common: text that is kept, and what is wrong with a form."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any


class FaultyError(ValueError):
    """A form that cannot be kept; `said` says why, in words for who filled it in."""

    def __init__(self, said: str) -> None:
        self.said = said
        super().__init__(said)


def as_kept(content: Mapping[str, object]) -> str:
    """Content in the one way in which it is kept, so that the same answer is the same text."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def part(text: str, name: str) -> Any:
    """A part of what was kept; None if it is not there."""
    try:
        found = json.loads(text)
    except ValueError:
        return None
    return found.get(name) if isinstance(found, dict) else None
