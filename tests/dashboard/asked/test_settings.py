"""What a package rests on, as values."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from keuzemodel.dashboard.asked.choice import OWN, default_choice
from keuzemodel.dashboard.asked.settings import rests_on
from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.dashboard.language import settings
from tests.shipped import alkmaar

DOSSIER = alkmaar()


def test_settings_are_those_of_the_choice():
    """A limit of the user's own says so, weights add up, and a weighting of one's own has no name of the dossier's."""
    choice = default_choice(DOSSIER)
    approach = next(a for a in DOSSIER.approaches if a.limits)
    (id, most), *_ = approach.limits.items()
    choice = replace(choice, approach=approach.id, weighting=OWN, limits=((id, most - 1),), require=("1",))
    rests = rests_on(Question(choice, DOSSIER), date(2026, 11, 22), "http://hier/")
    assert [(limit.most, limit.origin) for limit in rests.limits if limit.criterion.id == id] == [(most - 1, "eigen")]
    assert sum(part for _, part in rests.weights) == 1000 and sum(part for _, part in rests.aspects) == 100
    assert (rests.weighting, rests.always, rests.never, rests.approach) == (None, ("1",), (), approach.name)
    said = settings.cells(rests)
    assert (said["Weging"], said["Altijd"], said["Nooit"]) == ("Eigen weging", "stap 1", "geen")
    assert list(said)[-2:] == ["Datum", "Link"] and "Link" not in settings.cells(replace(rests, link=""))
