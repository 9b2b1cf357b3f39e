"""Owns what a participant's answer says, as it is kept: JSON that a page of ours wrote, and read as if it were not."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, ValidationError

from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.dashboard.asked.sliders import MOST
from keuzemodel.dashboard.asked.together.setup import corners_of


@dataclass(frozen=True)
class Given:
    """One participant's weighting. mix: the share of every aspect that counts; sums to 1. may_show: whether it may be
    taken over as theirs.
    """

    person: str
    role: str
    mix: tuple[float, ...]
    may_show: bool = False


class _Points(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")
    aspecten: dict[str, int]
    delen: bool = False


def weighting(asked: Question, person: str, role: str, content: str) -> Given | None:
    """A participant's sliders as shares; None where nothing weighs, or where it cannot be read."""
    try:
        said = _Points.model_validate_json(content)
    except ValidationError:
        return None
    points = [said.aspecten.get(id, 0) for id in corners_of(asked).ids]
    if not any(points) or not all(0 <= point <= MOST for point in points):
        return None
    return Given(person, role, tuple(point / sum(points) for point in points), said.delen)
