"""Owns which packages lie on the table of the Binnentafel, also while another page is on screen."""

from __future__ import annotations

from keuzemodel.dashboard.asked.situation import Situation
from keuzemodel.dashboard.language.columns import Column, now
from keuzemodel.dashboard.session import current
from keuzemodel.model.errors import InfeasibleError, RequestError


def remember(columns: tuple[Column, ...]) -> None:
    """What lies there."""
    current.session().columns = tuple((column.name, column.situation.choice, column.is_now) for column in columns)


def remembered(situation: Situation) -> tuple[Column, ...]:
    """The same packages again, the present choice as it is now; that alone if there are none of this dossier."""
    columns = []
    for name, held, is_now in current.session().columns:
        if held.dossier == situation.choice.dossier:
            try:
                columns.append(now(situation) if is_now else Column(name, current.situation_of(held)))
            except (RequestError, InfeasibleError, KeyError):
                continue
    return tuple(columns) or (now(situation),)
