"""Owns how one package differs from another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Difference:
    """The measures that came in and those that went out, by code and in dossier order. False where nothing did."""

    came: tuple[str, ...]
    went: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.came or self.went)

    def __contains__(self, code: object) -> bool:
        return code in self.came or code in self.went

    def besides(self, code: str) -> Difference:
        """What moves along with one measure."""
        return Difference(tuple(c for c in self.came if c != code), tuple(c for c in self.went if c != code))


def difference(before: Iterable[str], now: Iterable[str], order: Sequence[str]) -> Difference:
    """What came in and went out from one package to the next. order: every code of the dossier."""
    old, new = frozenset(before), frozenset(now)
    return Difference(tuple(c for c in order if c in new - old), tuple(c for c in order if c in old - new))
