"""What a meeting is set up with: it comes back as it went, and what it asks is what the sliders say."""

from __future__ import annotations

import json

import numpy as np
import pytest

from keuzemodel.dashboard.asked.choice import default_choice, weights_of
from keuzemodel.dashboard.asked.scenario import Scenario, ScenarioError, to_json
from keuzemodel.dashboard.asked.situation import situation
from keuzemodel.dashboard.asked.together.setup import (
    Setup,
    SetupError,
    choice_of,
    corners_of,
    question_of,
    read_setup,
    weighed,
)
from tests.shipped import shipped


def scenario(id: str = "alkmaar-verblijf", **changed: object) -> str:
    """A first visit to a dossier, as it is kept."""
    base = shipped()[id]
    found = Scenario("Start", "", default_choice(base), base.fingerprint, ())
    return json.dumps(json.loads(to_json(found, base)) | changed)


SETUP = Setup(question="Wat telt?", way="wegen", roles=("GI", "gemeente"), scenario=scenario(), cells=(("1", "grip"),))


def test_what_goes_out_comes_back():
    """With Dutch names, so that it can be read by who keeps the database."""
    assert read_setup(SETUP.to_json()) == SETUP
    kept = json.loads(SETUP.to_json())
    assert {"formaat", "versie", "vraag", "manier", "rollen", "dagen", "scenario", "scores", "vanaf_ronde"} == set(kept)
    # As it was kept before something else could be asked of the same people.
    del kept["vanaf_ronde"]
    assert read_setup(json.dumps(kept)) == SETUP


@pytest.mark.parametrize(
    "changed",
    [{"versie": 2}, {"manier": "raden"}, {"rollen": ["a", "a"]}, {"vraag": ""}, {"vraag": "a\u202eb"}, {"dagen": 0},
     {"meer": 1}, {"rollen": [""]}, {"vanaf_ronde": 0}],
)  # fmt: skip
def test_what_is_no_setup(changed):
    """Is refused."""
    with pytest.raises(SetupError):
        read_setup(json.dumps(json.loads(SETUP.to_json()) | changed))


@pytest.mark.parametrize("text", ["", "[]", "{", "null"])
def test_what_is_no_json(text):
    """Likewise."""
    with pytest.raises(SetupError):
        read_setup(text)


@pytest.mark.parametrize("id", shipped())
def test_points_are_mixtures_of_the_corners(id):
    """So that the package under one's sliders is the one that the findings speak of."""
    setup = Setup(question="?", way="wegen", scenario=scenario(id))
    asked = question_of(setup, shipped())
    corners, aspects = corners_of(asked), weighed(asked)
    assert tuple(a.id for a in aspects) == corners.ids
    points = {a.id: 2 * k + 1 for k, a in enumerate(aspects)}
    shares = np.array([points[id] for id in corners.ids]) / sum(points.values())
    choice = choice_of(asked, points)
    assert np.allclose(weights_of(choice, asked.dossier), shares @ corners.matrix)
    assert situation(choice, asked.base).package.codes


def test_a_dossier_that_is_gone():
    """Or a scenario that is none."""
    with pytest.raises(ScenarioError):
        question_of(SETUP, {})
    assert SETUP.model_copy(update={"scenario": "[]"}).dossier == ""
    with pytest.raises(ScenarioError):
        question_of(SETUP.model_copy(update={"scenario": scenario(versie=99)}), shipped())


def test_points_off_the_slider():
    """Never reach the model."""
    with pytest.raises(ValueError):
        choice_of(question_of(SETUP, shipped()), {"inhoud": 11})
