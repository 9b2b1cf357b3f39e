"""Owns the form of a choice in a link, which is read as hostile text. No Streamlit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from keuzemodel.dashboard.asked.choice import OWN, Choice, default_choice
from keuzemodel.dashboard.asked.sliders import MOST, limit_range, preset_points
from keuzemodel.model.dossier import Dossier

MOST_TEXT = 20_000
"""Longer than any link or part of a scenario can be."""
KEYS = ("dossier", "benadering", "weging", "aspecten", "criteria", "grens", "altijd", "nooit", "dekken", "lezing")


class LinkError(ValueError):
    """A link that cannot be read; the message says in Dutch which part."""


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
    if choice.demanded:
        link["dekken"] = "~".join(choice.demanded)
    if choice.readings:
        link["lezing"] = "~".join(f"{reading}.{option}" for reading, option in choice.readings)
    return link


def _pairs(items: Iterable[tuple[str, float]]) -> str:
    return "~".join(f"{id}.{Decimal(repr(number)).normalize():f}" for id, number in items)


def from_link(link: Mapping[str, str], dossiers: Mapping[str, Dossier], fallback: Dossier) -> Choice:
    """The choice that a link describes. The link is hostile text: LinkError for any part that is off."""
    given = {key: link[key] for key in KEYS if key in link}
    if any(len(text) > MOST_TEXT for text in given.values()):
        raise LinkError("de link is te lang")
    name = given.get("dossier", fallback.id)
    if name not in dossiers:
        raise LinkError(f"het dossier '{name[:40]}' bestaat hier niet")
    readings = _readings(given, dossiers[name])
    dossier = dossiers[name].read(readings)
    first = default_choice(dossier)
    approach = given.get("benadering", first.approach)
    if approach not in {a.id for a in dossier.approaches}:
        raise LinkError(f"de benadering '{approach[:40]}' bestaat niet")
    weighting = given.get("weging", first.weighting)
    aspects, criteria = _weighting(given, weighting, dossier)
    return Choice(
        dossier.id,
        approach,
        weighting,
        aspects,
        criteria,
        limits=_limits(given, dossier, approach),
        require=_codes(given, "altijd", dossier),
        forbid=_codes(given, "nooit", dossier),
        demanded=_principles(given, dossier),
        readings=readings,
    )


def _readings(given: Mapping[str, str], dossier: Dossier) -> tuple[tuple[str, str], ...]:
    """The options that are named and are not the first."""
    if "lezing" not in given:
        return ()
    named: dict[str, str] = {}
    for part in given["lezing"].split("~"):
        reading, _, option = part.partition(".")
        known = next((r for r in dossier.readings if r.id == reading), None)
        if known is None or reading in named or option not in {o.id for o in known.options}:
            raise LinkError(f"de lezing '{part[:40]}' bestaat niet bij dit dossier")
        named[reading] = option
    return tuple((r.id, named[r.id]) for r in dossier.readings if named.get(r.id, r.options[0].id) != r.options[0].id)


def _weighting(given: Mapping[str, str], weighting: str, dossier: Dossier) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Slider points of the aspects and of the criteria: those that are given, or those that show the preset."""
    if weighting == OWN:
        return (
            _slider_points(given, "aspecten", [a.id for a in dossier.aspects]),
            _slider_points(given, "criteria", [c.id for c in dossier.criteria]),
        )
    if "aspecten" in given or "criteria" in given:
        raise LinkError("de schuiven passen niet bij de gekozen weging")
    if weighting not in {w.id for w in dossier.weightings}:
        raise LinkError(f"de weging '{weighting[:40]}' bestaat niet")
    return preset_points(dossier, weighting)


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
    known = [p.id for p in dossier.framework.principles] if dossier.framework else []
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
