"""Owns what a user has chosen, as one frozen value, and what it means: weights, limits, rules. No Streamlit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from keuzemodel.dashboard.asked.sliders import preset_points
from keuzemodel.model.dossier import Dossier, Score
from keuzemodel.model.errors import RequestError, RequestKind
from keuzemodel.model.valuation import Floats, leaf_weights, weight_vector
from keuzemodel.solve.selection import Selector, make_selector

OWN = "eigen"
Force = Literal["model", "altijd", "nooit"]
"""Who decides about a measure: the model, or the user with always or never."""


@dataclass(frozen=True)
class Choice:
    """Dossier, approach, weighting, limits and forced choices.

    weighting: a preset's id, or "eigen": then the points count. aspects, criteria: slider points
    of 0 to 10 in dossier order. limits: (criterion id, maximum) of the approach's own limits, as
    set by the user. require, forbid: codes in dossier order. scores: the user's own, in place of the
    dossier's; a link does not hold them. demanded: principles of the dossier's framework, each of which
    has to be served.
    readings: (reading id, option id) where the source is read otherwise than the dossier does, in dossier order.
    """

    dossier: str
    approach: str
    weighting: str
    aspects: tuple[int, ...]
    criteria: tuple[int, ...]
    limits: tuple[tuple[str, float], ...] = ()
    require: tuple[str, ...] = ()
    forbid: tuple[str, ...] = ()
    scores: tuple[Score, ...] = ()
    demanded: tuple[str, ...] = ()
    readings: tuple[tuple[str, str], ...] = ()

    def forced(self, code: str) -> Force:
        """Who decides about a measure."""
        return "altijd" if code in self.require else "nooit" if code in self.forbid else "model"


def default_choice(dossier: Dossier) -> Choice:
    """What a first visit shows: the advised package, or else the first approach and weighting."""
    advice = dossier.advice
    approach = advice.approach if advice else dossier.approaches[0].id
    weighting = advice.weighting if advice else dossier.weightings[0].id
    return Choice(dossier.id, approach, weighting, *preset_points(dossier, weighting))


def weights_of(choice: Choice, dossier: Dossier) -> Floats:
    """Leaf weights as (C,). A preset's own numbers are used, not the sliders that show them. What weighs nothing in the
    approach has 0, and the others share what it had.

    Raises RequestError if every slider that counts is at 0.
    """
    found = _weights_of(choice, dossier) * _heard(choice, dossier)
    if not found.sum() > 0:
        raise RequestError(RequestKind.NO_WEIGHT, "weights", "a criterion above 0 that counts in this approach", "none")
    return found / found.sum() if dossier.approach(choice.approach).silent else found


def _heard(choice: Choice, dossier: Dossier) -> Floats:
    """(C,) 1 for a criterion that counts in the approach, else 0."""
    silent = dossier.approach(choice.approach).silent
    return np.array([0.0 if c.id in silent else 1.0 for c in dossier.criteria])


def _weights_of(choice: Choice, dossier: Dossier) -> Floats:
    if choice.weighting != OWN:
        return weight_vector(dossier, choice.weighting)
    leaf = leaf_weights(
        {a.id: float(p) for a, p in zip(dossier.aspects, choice.aspects, strict=True)},
        {c.id: float(p) for c, p in zip(dossier.criteria, choice.criteria, strict=True)},
        {c.id: c.aspect for c in dossier.criteria},
    )
    return np.array([leaf[c.id] for c in dossier.criteria])


def within_points(choice: Choice, dossier: Dossier) -> Floats:
    """How the criteria weigh inside their aspect, (C,), in any unit; also where the aspect itself weighs 0."""
    if choice.weighting != OWN:
        given = dossier.weighting(choice.weighting).criterion_points
        return np.array([given[c.id] for c in dossier.criteria]) * _heard(choice, dossier)
    return np.array(choice.criteria, dtype=float) * _heard(choice, dossier)


def aspect_shares(choice: Choice, dossier: Dossier) -> dict[str, float]:
    """The weight that each aspect really has; all 0 where nothing weighs."""
    try:
        weights = weights_of(choice, dossier)
    except RequestError:
        return {a.id: 0.0 for a in dossier.aspects}
    return {
        a.id: float(sum(w for w, c in zip(weights, dossier.criteria, strict=True) if c.aspect == a.id))
        for a in dossier.aspects
    }


def limits_of(choice: Choice, dossier: Dossier) -> dict[str, float]:
    """The limits in force: the approach's own, where the user has not set another."""
    return dict(dossier.approach(choice.approach).limits) | dict(choice.limits)


def selector_of(choice: Choice, dossier: Dossier) -> Selector:
    """The rules of this choice; what is left open is the weighting."""
    cover = [dossier.framework.serving(id) for id in choice.demanded] if dossier.framework else []
    return make_selector(dossier, choice.approach, limits_of(choice, dossier), choice.require, choice.forbid, cover)
