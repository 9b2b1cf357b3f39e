"""Owns read-only mappings: one dossier serves every session."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


class ReadOnly(Mapping[K, V]):
    """A mapping that stays as it is given.

    Unlike a mappingproxy it is written as the dictionary that it is: a dossier's fingerprint is made of that text.
    """

    __slots__ = ("_given",)

    def __init__(self, given: Mapping[K, V]) -> None:
        self._given = dict(given)

    def __getitem__(self, key: K) -> V:
        return self._given[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._given)

    def __len__(self) -> int:
        return len(self._given)

    def __repr__(self) -> str:
        return repr(self._given)


def hold(owner: object, *names: str) -> None:
    """Make these mappings of a frozen object read-only; for its `__post_init__`."""
    for name in names:
        object.__setattr__(owner, name, ReadOnly(getattr(owner, name)))
