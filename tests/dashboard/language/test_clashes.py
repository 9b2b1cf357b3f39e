"""Why a scenario cannot be opened: no sentence of the engine reaches the screen."""

from __future__ import annotations

import pytest

from keuzemodel.dashboard.asked.scenario import ScenarioError
from keuzemodel.dashboard.kept.store import GoneError
from keuzemodel.dashboard.language.clashes import unusable
from keuzemodel.model.errors import InfeasibleError, RequestError, RequestKind, Rule


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (ScenarioError("het dossier 'x' bestaat hier niet"), "het dossier 'x' bestaat hier niet"),
        (InfeasibleError([Rule("require", "1")]), "bij deze keuzes is geen pakket mogelijk"),
        (RequestError(RequestKind.NO_WEIGHT, "weighting", "more", "none"), "alle schuiven staan op 0"),
        (RequestError(RequestKind.UNKNOWN, "require", "one of 1", "'2'"), "bij deze keuzes is geen pakket mogelijk"),
        (GoneError(3), "bij deze keuzes is geen pakket mogelijk"),
    ],
)
def test_why_it_cannot_be_opened(error, said):
    """Only a ScenarioError speaks for itself."""
    assert unusable(error) == said
