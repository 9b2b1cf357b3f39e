"""Owns the form of a choice in a link, which is read as hostile text. No Streamlit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum, auto
from urllib.parse import urlsplit

from keuzemodel.dashboard.asked.choice import OWN, Choice, default_choice
from keuzemodel.dashboard.asked.sliders import MOST, limit_range, preset_points
from keuzemodel.model.dossier import Dossier

MOST_TEXT = 20_000
"""Longer than any link or part of a scenario can be."""
KEYS = ("dossier", "benadering", "weging", "aspecten", "criteria", "grens", "altijd", "nooit", "dekken", "lezing")
LOCAL = ("localhost", "127.0.0.1", "::1")
"""Hosts that are this computer, whichever it is."""


def is_local(address: str) -> bool:
    """Whether an address opens on this computer only."""
    return urlsplit(address).hostname in LOCAL


class LinkKind(Enum):
    """What is wrong with a link."""

    TOO_LONG = auto()
    UNKNOWN = auto()
    """A part names what is not there."""
    UNREADABLE = auto()
    """A part does not have the form of its kind."""
    MISSING = auto()
    """A part is not there while another needs it."""
    TWICE = auto()
    """A part stands in it twice."""
    SLIDERS_BESIDE_PRESET = auto()
    """Sliders are given with a weighting that is not the user's own."""
    OTHER_SLIDERS = auto()
    """A part gives other sliders than the dossier has."""
    OFF_SLIDER = auto()
    """A part gives more than a slider goes to."""


@dataclass(frozen=True)
class LinkFault:
    """What is wrong with a link; `words.keeping.faulty` has the words.

    part: the key of the part, empty where it is about the whole. found: what stands there, cut short.
    """

    kind: LinkKind
    part: str = ""
    found: str = ""


class LinkError(ValueError):
    """A link that cannot be read; `fault` says why."""

    def __init__(self, kind: LinkKind, part: str = "", found: str = "") -> None:
        self.fault = LinkFault(kind, part, found)
        super().__init__(f"{kind.name} {part} {found!r}")


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
        raise LinkError(LinkKind.TOO_LONG)
    name = given.get("dossier", fallback.id)
    if name not in dossiers:
        raise LinkError(LinkKind.UNKNOWN, "dossier", name[:40])
    readings = _readings(given, dossiers[name])
    dossier = dossiers[name].read(readings)
    first = default_choice(dossier)
    approach = given.get("benadering", first.approach)
    if approach not in {a.id for a in dossier.approaches}:
        raise LinkError(LinkKind.UNKNOWN, "benadering", approach[:40])
    weighting = given.get("weging", first.weighting)
    aspects, criteria = _weighting(given, weighting, dossier)
    return Choice(
        dossier.id,
        approach,
        weighting,
        aspects,
        criteria,
        limits=_limits(given, dossier, approach),
        require=_names(given, "altijd", dossier.codes),
        forbid=_names(given, "nooit", dossier.codes),
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
            raise LinkError(LinkKind.UNKNOWN, "lezing", part[:40])
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
        raise LinkError(LinkKind.SLIDERS_BESIDE_PRESET)
    if weighting not in {w.id for w in dossier.weightings}:
        raise LinkError(LinkKind.UNKNOWN, "weging", weighting[:40])
    return preset_points(dossier, weighting)


def _parse_pairs(given: Mapping[str, str], key: str) -> dict[str, float]:
    pairs: dict[str, float] = {}
    for part in given[key].split("~"):
        found = re.fullmatch(r"([\w-]{1,60})\.([0-9]{1,17}(?:\.[0-9]{1,17})?)", part)
        if not found or found[1] in pairs:
            raise LinkError(LinkKind.UNREADABLE, key, part[:40])
        pairs[found[1]] = float(found[2])
    return pairs


def _slider_points(given: Mapping[str, str], key: str, ids: list[str]) -> tuple[int, ...]:
    if key not in given:
        raise LinkError(LinkKind.MISSING, key)
    pairs = _parse_pairs(given, key)
    if set(pairs) != set(ids):
        raise LinkError(LinkKind.OTHER_SLIDERS, key)
    if any(not p.is_integer() or p > MOST for p in pairs.values()):
        raise LinkError(LinkKind.OFF_SLIDER, key)
    return tuple(int(pairs[id]) for id in ids)


def _limits(given: Mapping[str, str], dossier: Dossier, approach: str) -> tuple[tuple[str, float], ...]:
    if "grens" not in given:
        return ()
    pairs = _parse_pairs(given, "grens")
    own = dossier.approach(approach).limits
    for id, maximum in pairs.items():
        if id not in own:
            raise LinkError(LinkKind.UNKNOWN, "grens", id)
        # Not every value is a step: the slider also has the approach's own, and own scores give it other steps.
        # More than all measures need excludes as little as what they need.
        pairs[id] = min(maximum, max(limit_range(dossier, id), own[id]))
    return tuple((id, pairs[id]) for id in own if id in pairs and pairs[id] != own[id])


def _principles(given: Mapping[str, str], dossier: Dossier) -> tuple[str, ...]:
    known = [p.id for p in dossier.framework.principles] if dossier.framework else []
    return _names(given, "dekken", known)


def _names(given: Mapping[str, str], key: str, known: Sequence[str]) -> tuple[str, ...]:
    """What a part of the link names, in the order of `known`."""
    named = given[key].split("~") if key in given else []
    known_names = set(known)
    for name in named:
        if name not in known_names:
            raise LinkError(LinkKind.UNKNOWN, key, name[:40])
    return tuple(name for name in known if name in named)
