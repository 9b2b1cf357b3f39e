"""Owns what a user has chosen, as one frozen value, and its form in a link. No Streamlit."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

import numpy as np

from keuzemodel.model.dossier import Dossier, Score
from keuzemodel.model.errors import RequestError
from keuzemodel.model.valuation import Floats, leaf_weights, weight_vector
from keuzemodel.solve.selection import Selector, make_selector

OWN = "eigen"
MOST = 10
MOST_STEPS = 250
MOST_TEXT = 20_000
"""Longer than any link or part of a scenario can be."""
MIDDLE = 5
KEYS = ("dossier", "benadering", "weging", "aspecten", "criteria", "grens", "altijd", "nooit", "dekken")


class LinkError(ValueError):
    """A link that cannot be read; the message says in Dutch which part."""


@dataclass(frozen=True)
class Choice:
    """Dossier, approach, weighting, limits and forced choices.

    weighting: a preset's id, or "eigen": then the points count. aspects, criteria: slider points
    of 0 to 10 in dossier order. limits: (criterion id, maximum) of the approach's own limits, as
    set by the user. require, forbid: codes in dossier order. scores: the user's own, in place of the
    dossier's; a link does not hold them. cover: principles of the dossier's lens, each of which has to be served.
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
    cover: tuple[str, ...] = ()


def preset_points(dossier: Dossier, weighting: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Slider points that show a preset: (aspects, criteria), each 0 to 10."""
    preset = dossier.weighting(weighting)
    aspects = _points([preset.aspect_points.get(a.id, 0.0) for a in dossier.aspects])
    criteria = dict.fromkeys((c.id for c in dossier.criteria), MIDDLE)
    for inside in dossier.criteria_of.values():
        given = _points([preset.criterion_points[c.id] for c in inside])
        criteria.update(zip((c.id for c in inside), given, strict=True))
    return aspects, tuple(criteria[c.id] for c in dossier.criteria)


def _points(given: list[float]) -> tuple[int, ...]:
    """The same ratios in whole points, the lowest of them in the middle of the slider if it fits."""
    positive = [g for g in given if g > 0]
    if not positive:
        return tuple(0 for _ in given)
    factor = min(MIDDLE / min(positive), MOST / max(positive))
    return tuple(min(MOST, max(int(g > 0), round(g * factor))) for g in given)


def default_choice(dossier: Dossier) -> Choice:
    """What a first visit shows: the advised package, or else the first approach and weighting."""
    advice = dossier.advice
    approach = advice.approach if advice else dossier.approaches[0].id
    weighting = advice.weighting if advice else dossier.weightings[0].id
    return with_preset(Choice(dossier.id, approach, weighting, (), ()), dossier, weighting)


def with_preset(choice: Choice, dossier: Dossier, weighting: str) -> Choice:
    """The choice with a preset weighting and the sliders that show it."""
    aspects, criteria = preset_points(dossier, weighting)
    return replace(choice, weighting=weighting, aspects=aspects, criteria=criteria)


def weights_of(choice: Choice, dossier: Dossier) -> Floats:
    """Leaf weights as (C,). A preset's own numbers are used, not the sliders that show them.

    Raises RequestError if every slider that counts is at 0.
    """
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
        return np.array([given[c.id] for c in dossier.criteria])
    return np.array(choice.criteria, dtype=float)


def with_slider(choice: Choice, place: int, position: int) -> Choice:
    """The choice after the slider of one aspect is moved: from then on it is one's own weighting."""
    return replace(choice, weighting=OWN, aspects=(*choice.aspects[:place], position, *choice.aspects[place + 1 :]))


def without_force(choice: Choice, code: str) -> Choice:
    """The choice with one measure left to the model."""
    return replace(
        choice,
        require=tuple(c for c in choice.require if c != code),
        forbid=tuple(c for c in choice.forbid if c != code),
    )


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
    """The selector of this choice; what is left open is the weighting."""
    cover = [dossier.lens.serving(id) for id in choice.cover] if dossier.lens else []
    return make_selector(dossier, choice.approach, limits_of(choice, dossier), choice.require, choice.forbid, cover)


def limit_step(dossier: Dossier, criterion: str) -> Fraction:
    """The step of a limit's slider: whole points where every score is whole, else a tenth; larger, as 2, 5 or 10 times
    a power of ten, where the slider would have more than MOST_STEPS positions.
    """
    whole = all(dossier.score_of[c, criterion].score.is_integer() for c in dossier.codes)
    steps = (Fraction(factor * 10**power, 1 if whole else 10) for power in range(20) for factor in (1, 2, 5))
    reach = Fraction(limit_range(dossier, criterion))
    return next(step for step in steps if reach / step <= MOST_STEPS)


def limit_range(dossier: Dossier, criterion: str) -> float:
    """The highest limit that still means something: all measures together."""
    total = math.fsum(max(0.0, dossier.score_of[c, criterion].score) for c in dossier.codes)
    own = max(a.limits.get(criterion, 0.0) for a in dossier.approaches)
    return float(math.ceil(max(total, own, 1.0)))


def to_link(choice: Choice, dossier: Dossier) -> dict[str, str]:
    """Query parameters that reproduce the choice; only the dossier for its default."""
    if replace(choice, scores=()) == default_choice(dossier):
        return {"dossier": choice.dossier}
    return full_link(choice, dossier)


def full_link(choice: Choice, dossier: Dossier) -> dict[str, str]:
    """The same, also where it is the default; `from_link` reads it back."""
    link = {"dossier": choice.dossier, "benadering": choice.approach, "weging": choice.weighting}
    if choice.weighting == OWN:
        link["aspecten"] = _pairs((a.id, p) for a, p in zip(dossier.aspects, choice.aspects, strict=True))
        link["criteria"] = _pairs((c.id, p) for c, p in zip(dossier.criteria, choice.criteria, strict=True))
    if choice.limits:
        link["grens"] = _pairs(choice.limits)
    if choice.require:
        link["altijd"] = "~".join(choice.require)
    if choice.forbid:
        link["nooit"] = "~".join(choice.forbid)
    if choice.cover:
        link["dekken"] = "~".join(choice.cover)
    return link


def fitting(choice: Choice, before: Dossier, now: Dossier) -> Choice:
    """The choice on a dossier that is no longer what it was: each part that still means something there.

    If the approach, the weighting or a limit means nothing any more, all three are those of a first visit. Own scores
    that are not on a scale of the dossier any more are left out, and a margin is no wider than its scale.
    """
    scores = tuple(
        replace(s, margin=min(s.margin, now.width(s.criterion)))
        for s in choice.scores
        if (s.code, s.criterion) in now.score_of
        and now.criterion(s.criterion).scale[0] <= s.score <= now.criterion(s.criterion).scale[1]
    )
    principles = {p.id for p in now.lens.principles} if now.lens else set()
    own = now.with_scores(scores)
    try:
        found = from_link(full_link(replace(choice, require=(), forbid=(), cover=()), before), {now.id: own}, own)
    except LinkError:
        found = default_choice(now)
    return replace(
        found,
        scores=scores,
        require=tuple(c for c in choice.require if c in now.measure_index),
        forbid=tuple(c for c in choice.forbid if c in now.measure_index),
        cover=tuple(p for p in choice.cover if p in principles),
    )


def _pairs(items) -> str:  # type: ignore[no-untyped-def]
    return "~".join(f"{id}.{Decimal(repr(number)).normalize():f}" for id, number in items)


def from_link(link: Mapping[str, str], dossiers: Mapping[str, Dossier], fallback: Dossier) -> Choice:
    """The choice that a link describes. The link is hostile text: LinkError for any part that is off."""
    given = {key: link[key] for key in KEYS if key in link}
    if any(len(text) > MOST_TEXT for text in given.values()):
        raise LinkError("de link is te lang")
    name = given.get("dossier", fallback.id)
    if name not in dossiers:
        raise LinkError(f"het dossier '{name[:40]}' bestaat hier niet")
    dossier = dossiers[name]
    choice = default_choice(dossier)
    approach = given.get("benadering", choice.approach)
    if approach not in {a.id for a in dossier.approaches}:
        raise LinkError(f"de benadering '{approach[:40]}' bestaat niet")
    choice = replace(choice, approach=approach)
    weighting = given.get("weging", choice.weighting)
    if weighting == OWN:
        choice = replace(
            choice,
            weighting=OWN,
            aspects=_slider_points(given, "aspecten", [a.id for a in dossier.aspects]),
            criteria=_slider_points(given, "criteria", [c.id for c in dossier.criteria]),
        )
    elif "aspecten" in given or "criteria" in given:
        raise LinkError("de schuiven passen niet bij de gekozen weging")
    elif weighting in {w.id for w in dossier.weightings}:
        choice = with_preset(choice, dossier, weighting)
    else:
        raise LinkError(f"de weging '{weighting[:40]}' bestaat niet")
    return replace(
        choice,
        limits=_limits(given, dossier, approach),
        require=_codes(given, "altijd", dossier),
        forbid=_codes(given, "nooit", dossier),
        cover=_principles(given, dossier),
    )


def _parse_pairs(given: Mapping[str, str], key: str) -> dict[str, float]:
    pairs: dict[str, float] = {}
    for part in given[key].split("~"):
        found = re.fullmatch(r"([\w-]{1,60})\.([0-9]{1,17}(?:\.[0-9]{1,17})?)", part)
        if not found or found[1] in pairs:
            raise LinkError(f"het deel '{key}' is onleesbaar bij '{part[:40]}'")
        pairs[found[1]] = float(found[2])
    return pairs


def _slider_points(given: Mapping[str, str], key: str, ids: list[str]) -> tuple[int, ...]:
    if key not in given:
        raise LinkError(f"het deel '{key}' ontbreekt")
    pairs = _parse_pairs(given, key)
    if set(pairs) != set(ids):
        raise LinkError(f"het deel '{key}' noemt andere schuiven dan dit dossier")
    if any(not p.is_integer() or p > MOST for p in pairs.values()):
        raise LinkError(f"een schuif in '{key}' staat niet tussen 0 en {MOST}")
    return tuple(int(pairs[id]) for id in ids)


def _limits(given: Mapping[str, str], dossier: Dossier, approach: str) -> tuple[tuple[str, float], ...]:
    if "grens" not in given:
        return ()
    pairs = _parse_pairs(given, "grens")
    own = dossier.approach(approach).limits
    for id, maximum in pairs.items():
        if id not in own:
            raise LinkError(f"de benadering kent geen grens op '{id}'")
        # Not every value is a step: the slider also has the approach's own, and own scores give it other steps.
        # More than all measures need excludes as little as what they need.
        pairs[id] = min(maximum, max(limit_range(dossier, id), own[id]))
    return tuple((id, pairs[id]) for id in own if id in pairs and pairs[id] != own[id])


def _principles(given: Mapping[str, str], dossier: Dossier) -> tuple[str, ...]:
    known = [p.id for p in dossier.lens.principles] if dossier.lens else []
    return _names(given, "dekken", known, "het onderdeel '{}' bestaat niet in een kader bij dit dossier")


def _codes(given: Mapping[str, str], key: str, dossier: Dossier) -> tuple[str, ...]:
    return _names(given, key, dossier.codes, "de stap '{}' bestaat niet")


def _names(given: Mapping[str, str], key: str, known: Sequence[str], fault: str) -> tuple[str, ...]:
    """What a part of the link names, in the order of `known`; fault: said of the first that is not there."""
    named = given[key].split("~") if key in given else []
    known_names = set(known)
    for name in named:
        if name not in known_names:
            raise LinkError(fault.format(name[:40]))
    return tuple(name for name in known if name in named)
