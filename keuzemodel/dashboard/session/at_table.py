"""Owns which packages are at the table of the Binnentafel, across pages."""

from __future__ import annotations

from keuzemodel.dashboard.asked.situation import Situation
from keuzemodel.dashboard.language.columns import Column, now
from keuzemodel.dashboard.session import current
from keuzemodel.model.errors import InfeasibleError, RequestError


def remember(columns: tuple[Column, ...]) -> None:
    """Keep these packages at the table."""
    current.session().columns = tuple((column.name, column.situation.choice, column.is_now) for column in columns)


def remembered(situation: Situation) -> tuple[Column, ...]:
    """The packages at the table, with the present choice as it is now; only that if none is of this dossier."""
    columns = []
    for name, held, is_now in current.session().columns:
        if held.dossier == situation.choice.dossier:
            try:
                columns.append(now(situation) if is_now else Column(name, current.situation_of(held)))
            except (RequestError, InfeasibleError, KeyError):
                continue
    return tuple(columns) or (now(situation),)
