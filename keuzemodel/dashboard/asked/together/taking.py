"""Owns how an outcome of a meeting becomes a choice: the slider places nearest to a weighting, and a fixed package."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from itertools import product
from typing import NamedTuple

import numpy as np

from keuzemodel.dashboard.asked.choice import OWN, Choice
from keuzemodel.dashboard.asked.situation import Question, situation
from keuzemodel.dashboard.asked.sliders import MOST
from keuzemodel.dashboard.asked.together.setup import corners_of
from keuzemodel.model.valuation import Floats

MOST_PLACES = 200_000
"""So many places of the sliders are looked at; with more aspects, only those in tens of percents."""


class Proposed(NamedTuple):
    """The name and the note under which a choice would be saved that was taken over."""

    choice: Choice
    name: str
    note: str


def at_sliders(asked: Question, mix: Floats) -> tuple[Choice, bool]:
    """The choice with the sliders where they come nearest to a mix, (K,), of those that give its package; and whether
    they give it. Nearest: the least weight to move; then the lowest places.
    """
    aspects = corners_of(asked)
    wanted = asked.selector.solver.best(asked.selector.net((mix @ aspects.matrix)[None, :]))[0]
    places = _places(len(aspects.ids))
    shares = places / places.sum(axis=1, keepdims=True)
    order = np.lexsort((places.sum(axis=1), np.abs(shares - mix).sum(axis=1).round(9)))
    for start in range(0, len(order), 2000):
        some = order[start : start + 2000]
        best = asked.selector.solver.best(asked.selector.net(shares[some] @ aspects.matrix))
        same = np.flatnonzero((best == wanted).all(axis=1))
        if same.size:
            return _at(asked, places[some[same[0]]]), True
    return _at(asked, places[order[0]]), False


def _places(count: int) -> Floats:
    """Places of sliders, (n, count), one for every proportion."""
    whole = range(MOST + 1) if (MOST + 1) ** count <= MOST_PLACES else (0, 2, 5, 8, 10)
    found: Floats = np.array([place for place in product(whole, repeat=count) if any(place)], dtype=float)
    return found


def _at(asked: Question, places: Floats) -> Choice:
    by_id = dict(zip(corners_of(asked).ids, places.astype(int).tolist(), strict=True))
    points = tuple(by_id.get(a.id, 0) for a in asked.dossier.aspects)
    return replace(asked.choice, weighting=OWN, aspects=points)


def with_package(choice: Choice, asked: Question, codes: Collection[str]) -> Choice:
    """The choice with just what has to be fixed for this package: the steps that the model itself decides otherwise.

    Fixing one can move another, so what still differs is fixed until nothing does.
    """
    wanted, now = frozenset(codes), choice
    for _ in asked.dossier.codes:
        found = frozenset(situation(now, asked.base).package.codes)
        if found == wanted:
            return now
        always = {*now.require, *(wanted - found)}
        never = {*now.forbid, *(found - wanted)}
        order = asked.dossier.codes
        now = replace(now, require=tuple(c for c in order if c in always), forbid=tuple(c for c in order if c in never))
    return now
