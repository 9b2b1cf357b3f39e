"""Owns reading JSON that comes from outside: what readers could take in two ways is refused."""

from __future__ import annotations

import json
from typing import Any


class PlainJsonError(ValueError):
    """Text that is no JSON, or JSON that is not plain; the message says so in Dutch."""


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
        raise PlainJsonError("het bevat een teken dat niet te lezen is") from None
    except (ValueError, RecursionError):
        raise PlainJsonError("het is niet te lezen (JSON)") from None
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        seen: set[str] = set()
        double = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        shown = f"'{double[:40]}'" if double.isprintable() else "een naam"
        raise PlainJsonError(f"{shown} staat er dubbel in")
    return found
