"""Owns which packages lie on the table of the Binnentafel, also while another page is on screen."""

from __future__ import annotations

from keuzemodel.dashboard.asked.situation import Situation
from keuzemodel.dashboard.session import current
from keuzemodel.dashboard.words.story import NOW
from keuzemodel.model.errors import InfeasibleError, RequestError


def remember(columns: dict[str, Situation]) -> None:
    """What lies there, by name."""
    current.session().columns = {name: found.choice for name, found in columns.items()}


def remembered(found: Situation) -> dict[str, Situation]:
    """The same packages again, the present choice as it is now; that alone if there are none of this dossier."""
    columns = {}
    for name, held in current.session().columns.items():
        if held.dossier == found.choice.dossier:
            try:
                columns[name] = found if name == NOW else current.situation_of(held)
            except (RequestError, InfeasibleError, KeyError):
                continue
    return columns or {NOW: found}
