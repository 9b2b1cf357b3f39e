"""Owns reading JSON that comes from outside: what readers could take in two ways is refused."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any


class PlainJsonKind(Enum):
    """What is wrong with a text."""

    NO_JSON = auto()
    HALF_CHARACTER = auto()
    """It holds half of a pair of surrogates."""
    TWICE = auto()
    """A key stands twice in one object."""


@dataclass(frozen=True)
class PlainJsonFault:
    """What is wrong; key: the one that stands twice, as it came."""

    kind: PlainJsonKind
    key: str = ""


class PlainJsonError(ValueError):
    """Text that is no JSON, or JSON that is not plain; `in_dutch.plain_json` has the words."""

    def __init__(self, kind: PlainJsonKind, key: str = "") -> None:
        self.fault = PlainJsonFault(kind, key)
        super().__init__(f"{kind.name} {key[:40]!r}")


def read_json(text: str) -> Any:
    """What the text holds. Raises PlainJsonError: for no JSON, a key that stands twice, or half a character. NaN and
    Infinity are let through: who knows what a number is for can say where it stands.
    """
    try:
        found = json.loads(text, object_pairs_hook=_once)
        # Half of a pair of surrogates is read without complaint, and can never be written again.
        json.dumps(found, ensure_ascii=False).encode()
    except PlainJsonError:
        raise
    except UnicodeEncodeError:
        raise PlainJsonError(PlainJsonKind.HALF_CHARACTER) from None
    except (ValueError, RecursionError):
        raise PlainJsonError(PlainJsonKind.NO_JSON) from None
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        seen: set[str] = set()
        double = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise PlainJsonError(PlainJsonKind.TWICE, double)
    return found
