"""Owns what a meeting is set up with: its question, way of answering, roles, days, and the scenario. No Streamlit.

{"formaat": "keuzemodel-bijeenkomst", "versie": 1, "vraag": "…", "manier": "wegen", "rollen": ["GI", "gemeente"],
"dagen": 30, "scenario": "…",    a scenario as in `asked.scenario`, as text
"scores": [["5.1", "grip"], …],  which scores are asked, where the way is "scores"
"vanaf_ronde": 1}                the first round in which it was asked: those before were about another question
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Annotated, Any, Literal, Self, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from keuzemodel.analyse.weightsets import WeightSet, aspect_weightings
from keuzemodel.dashboard.asked.choice import OWN, Choice, within_points
from keuzemodel.dashboard.asked.moves import with_weighting
from keuzemodel.dashboard.asked.scenario import ScenarioError, ScenarioKind, from_json
from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.dashboard.asked.sliders import MOST
from keuzemodel.folder.plainjson import PlainJsonError, read_json
from keuzemodel.folder.shapes.cells import HIDDEN, visible
from keuzemodel.model.dossier import Aspect, Dossier

Way = Literal["wegen", "pakket", "vragen", "scores"]
WAYS: tuple[Way, ...] = get_args(Way)
"""How a participant answers: by sliders, by packing one's own, by comparing packages, or by estimating scores."""
DAYS, MOST_DAYS = 30, 365
MOST_ROLES, MOST_QUESTION, MOST_ROLE = 12, 200, 40


class SetupError(ValueError):
    """What is kept is no setup."""


class Setup(BaseModel):
    """What a meeting is set up with. scenario: JSON. cells: (code, criterion) of each score that is asked. first: the
    round in which it was asked first.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", validate_by_name=True, serialize_by_alias=True)
    format: Literal["keuzemodel-bijeenkomst"] = Field("keuzemodel-bijeenkomst", alias="formaat")
    version: Literal[1] = Field(1, alias="versie")
    question: Annotated[str, Field(alias="vraag", min_length=1, max_length=MOST_QUESTION)]
    way: Annotated[Way, Field(alias="manier")]
    roles: Annotated[
        tuple[Annotated[str, Field(min_length=1, max_length=MOST_ROLE)], ...],
        Field(alias="rollen", max_length=MOST_ROLES),
    ] = ()
    days: Annotated[int, Field(alias="dagen", ge=1, le=MOST_DAYS)] = DAYS
    scenario: str
    cells: Annotated[tuple[tuple[str, str], ...], Field(alias="scores", max_length=20)] = ()
    first: Annotated[int, Field(alias="vanaf_ronde", ge=1)] = 1

    @model_validator(mode="after")
    def _is_readable(self) -> Self:
        if any(HIDDEN.search(text) for text in (self.question, *self.roles)):
            raise ValueError("hidden")
        if len(set(self.roles)) < len(self.roles):
            raise ValueError("twice")
        return self

    def to_json(self) -> str:
        """As it is kept."""
        return self.model_dump_json()

    @property
    def dossier(self) -> str:
        """The id of the dossier; "" where the scenario names none."""
        try:
            found: Any = read_json(self.scenario)
            return str(found["keuze"]["dossier"])
        except (PlainJsonError, KeyError, TypeError):
            return ""


@lru_cache(maxsize=64)
def read_setup(text: str) -> Setup:
    """The setup that is kept. Raises SetupError."""
    try:
        return Setup.model_validate_json(text)
    except ValidationError as error:
        raise SetupError(visible(str(error.errors()[0]["loc"]))[:80]) from None


def question_of(setup: Setup, dossiers: Mapping[str, Dossier]) -> Question:
    """What the meeting asks of the model: the scenario with its sliders as one's own weighting, so that whoever moves
    one moves nothing else. Raises ScenarioError.
    """
    base = dossiers.get(setup.dossier)
    if base is None:
        raise ScenarioError(ScenarioKind.GONE)
    return _question(setup.scenario, base)


@lru_cache(maxsize=64)
def _question(scenario: str, base: Dossier) -> Question:
    choice = from_json(scenario.encode(), {base.id: base}).choice
    return Question(with_weighting(choice, base, OWN), base)


def corners_of(asked: Question) -> WeightSet:
    """The weightings that participants mix: a corner for each aspect that counts."""
    return aspect_weightings(asked.dossier, within_points(asked.choice, asked.dossier))


def weighed(asked: Question) -> tuple[Aspect, ...]:
    """The aspects that get a slider: those that count, in dossier order."""
    counting = set(corners_of(asked).ids)
    return tuple(aspect for aspect in asked.dossier.aspects if aspect.id in counting)


def choice_of(asked: Question, points: Mapping[str, int]) -> Choice:
    """The choice with a participant's points, 0 to 10, by aspect id; an aspect that is not named has 0.

    Its weights are those of the corners, mixed in the same proportion. ValueError for points off the slider.
    """
    if not all(0 <= found <= MOST for found in points.values()):
        raise ValueError(points)
    return replace(asked.choice, aspects=tuple(points.get(a.id, 0) for a in asked.dossier.aspects))
