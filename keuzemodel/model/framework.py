"""Owns the frozen types of a framework that is laid over the measures of a dossier."""

from __future__ import annotations

from dataclasses import dataclass

from keuzemodel.model.parts import Origin


@dataclass(frozen=True)
class PrincipleGroup:
    """A heading under which principles stand."""

    id: str
    name: str
    note: str = ""


@dataclass(frozen=True)
class Principle:
    """One thing that a framework looks for in a package; `group` is the id of its heading."""

    id: str
    group: str
    name: str
    source: str = ""
    note: str = ""


@dataclass(frozen=True)
class Service:
    """A measure serves a principle."""

    code: str
    principle: str
    origin: Origin
    source: str = ""
    note: str = ""


@dataclass(frozen=True)
class Framework:
    """A framework laid over the measures of one dossier; services are in dossier order.

    elsewhere: ids of dossiers that it speaks of as well and that are not there, or cannot be used.
    """

    id: str
    title: str
    description: str
    source: str
    groups: tuple[PrincipleGroup, ...]
    principles: tuple[Principle, ...]
    services: tuple[Service, ...]
    elsewhere: tuple[str, ...] = ()

    def serving(self, principle: str) -> tuple[str, ...]:
        """The codes of the measures that serve a principle, in dossier order."""
        return tuple(s.code for s in self.services if s.principle == principle)
