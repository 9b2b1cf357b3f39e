"""Owns what is kept of an answer, by way, and how it is read back: what is no answer is None. No Streamlit.

wegen   {"aspecten": {"inhoud": 7, …}}             points, of every aspect that gets a slider; with "delen": true where
                                                   they may be taken over as this participant's
pakket  {"stappen": ["1", "5.1", …]}               in dossier order
vragen  {"antwoorden": ["a", "b", "gelijk", …]}    to each question in turn
scores  {"scores": [["5.1", "grip", 3.5], …]}      of the scores that are asked, those that were estimated
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal, get_args

from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.dashboard.asked.sliders import MOST
from keuzemodel.dashboard.asked.together.setup import Setup, weighed
from keuzemodel.folder.plainjson import PlainJsonError, read_json

Preference = Literal["a", "b", "gelijk"]
"""The first of two packages, the second, or no difference."""
PREFERENCES: tuple[Preference, ...] = get_args(Preference)
MOST_QUESTIONS = 20


def of_points(points: Mapping[str, int], may_show: bool = False) -> str:
    """As it is kept. The same answer is the same text, here and below. may_show: see `may_show_of`."""
    return _as_kept({"aspecten": dict(points)} | ({"delen": True} if may_show else {}))


def points_of(content: str, asked: Question) -> dict[str, int] | None:
    """Points by aspect id; at least one is above 0."""
    found, ids = _part(content, "aspecten"), [a.id for a in weighed(asked)]
    if not isinstance(found, dict) or not all(type(found.get(id)) is int and 0 <= found[id] <= MOST for id in ids):
        return None
    return {id: found[id] for id in ids} if any(found[id] for id in ids) else None


def may_show_of(content: str) -> bool:
    """Whether who answered agrees that it is taken over as theirs."""
    return _part(content, "delen") is True


def of_steps(codes: Iterable[str], asked: Question) -> str:
    """As it is kept."""
    held = set(codes)
    return _as_kept({"stappen": [code for code in asked.dossier.codes if code in held]})


def steps_of(content: str, asked: Question) -> tuple[str, ...] | None:
    """Codes in dossier order; whether the package keeps the rules is not looked at."""
    found = _part(content, "stappen")
    if not isinstance(found, list) or not all(isinstance(code, str) for code in found):
        return None
    return tuple(code for code in asked.dossier.codes if code in found)


def of_preferences(said: Sequence[Preference]) -> str:
    """As it is kept."""
    return _as_kept({"antwoorden": list(said)})


def preferences_of(content: str) -> tuple[Preference, ...] | None:
    """The answers to each question in turn."""
    found = _part(content, "antwoorden")
    if not isinstance(found, list) or len(found) > MOST_QUESTIONS or not all(one in PREFERENCES for one in found):
        return None
    return tuple(found)


def of_scores(scores: Mapping[tuple[str, str], float]) -> str:
    """As it is kept."""
    return _as_kept({"scores": sorted([code, criterion, score] for (code, criterion), score in scores.items())})


def scores_of(content: str, setup: Setup, asked: Question) -> dict[tuple[str, str], float] | None:
    """Estimates by (code, criterion), of those that are asked and on the scale."""
    found = _part(content, "scores")
    if not isinstance(found, list):
        return None
    rows = (row for row in found if isinstance(row, list) and len(row) == 3)
    given = {(row[0], row[1]): row[2] for row in rows if isinstance(row[0], str) and isinstance(row[1], str)}
    return {cell: float(given[cell]) for cell in setup.cells if cell in given and on_scale(given[cell], cell[1], asked)}


def on_scale(score: object, criterion: str, asked: Question) -> bool:
    """Whether it is a number on the scale of a criterion of the dossier."""
    scales = {c.id: c.scale for c in asked.dossier.criteria}
    if criterion not in scales or not isinstance(score, int | float) or isinstance(score, bool):
        return False
    return math.isfinite(score) and scales[criterion][0] <= score <= scales[criterion][1]


def _as_kept(content: Mapping[str, object]) -> str:
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _part(content: str, name: str) -> Any:
    try:
        found = read_json(content)
    except PlainJsonError:
        return None
    return found.get(name) if isinstance(found, dict) else None
