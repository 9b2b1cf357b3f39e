"""Owns packages beside each other, and what each is called. No Streamlit."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from keuzemodel.dashboard.asked.situation import Situation
from keuzemodel.sheets.tables import MEASURE

NOW = "Uw keuze van nu"
THIS = "Dit pakket"
"""What the present choice is called where it is read later, by others."""
ADVICE = "Het advies"
ALL = "Alle stappen"
HEADINGS = frozenset({THIS, ALL, MEASURE, "Wat", "Stap", "Criterium", "Thema", "Fase", "Soort", "Eenheid", "Aspect"})
"""Headings of our own in tables with a column per package: no package is called so."""


@dataclass(frozen=True)
class Column:
    """A package at the table. name: apart from those of the others. is_now: the present choice, not a kept one."""

    name: str
    situation: Situation
    is_now: bool = False


def now(situation: Situation) -> Column:
    """The present choice, on screen."""
    return Column(NOW, situation, is_now=True)


def this(situation: Situation) -> tuple[Column]:
    """The present choice alone, in a file."""
    return (Column(THIS, situation, is_now=True),)


def named(columns: Iterable[Column]) -> tuple[Column, ...]:
    """Packages by the name they have in a file."""
    return tuple(replace(column, name=THIS) if column.is_now else column for column in columns)


def is_taken(name: str, others: Collection[str]) -> bool:
    """Whether a package cannot be called so beside these others."""
    return name in others or name.strip() in HEADINGS
