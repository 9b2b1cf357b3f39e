"""Owns what the board holds: a tile per step, in and out, meters, and what is open beside them. No Streamlit."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import numpy as np

from keuzemodel.dashboard.asked import analyses
from keuzemodel.dashboard.asked.moves import with_aspect
from keuzemodel.dashboard.asked.situation import Question, Situation
from keuzemodel.dashboard.asked.sums import Sum, sum_of, sums_of
from keuzemodel.dashboard.language import naming, numbers
from keuzemodel.dashboard.language.known import UNKNOWN
from keuzemodel.dashboard.language.markdown import plain
from keuzemodel.dashboard.words import measures as measure_words
from keuzemodel.dashboard.words.choosing import board as board_words
from keuzemodel.model.difference import Difference, difference
from keuzemodel.model.dossier import Dossier
from keuzemodel.model.valuation import Floats, value_matrix

BEYOND = 1.25
"""How far the bar of a limit goes, in times the limit: what is over the limit is seen to be over it."""
HUES = 8
"""So many stripes there are, each of a colour and a pattern of its own."""
Data = dict[str, Any]
"""What the browser is given: plain text and numbers, which it never reads as HTML."""


def board(situation: Situation, moved: Difference | None, opened: str) -> Data:
    """Everything on the board. moved: since the last change, if there was one. opened: the step that is open, or ""."""
    dossier = situation.dossier
    worth = worths(situation.given, situation.weights)
    state, bar = states(situation, moved), bars(worth)
    phases = [
        {
            "name": naming.phase_heading(phase),
            "about": phase.name,
            "count": count,
            "tiles": [
                _tile(m.code, situation, state[m.code], bar[m.code])
                for theme in dossier.themes
                for m in dossier.measures
                if m.theme == theme.id and m.phase == phase.number
            ],
        }
        for phase, count in zip(dossier.phases, counts(situation), strict=True)
    ]
    return {
        "phases": phases,
        "themes": [[k % HUES, theme.name] for k, theme in enumerate(dossier.themes)],
        "meters": meters(situation),
        "opened": _opened(situation, opened, worth) if opened in dossier.measure_index else None,
        "aloud": _aloud(situation, moved),
        "at": list(situation.choice.aspects),
        "rests": rests(situation),
        "held": board_words.held(difference((), (), ()), situation, situation),
        "words": {
            "close": board_words.CLOSE, "more": board_words.MORE, "behind": board_words.BEHIND,
            "meters": board_words.METERS, "whys": board_words.WHYS, "explained": board_words.EXPLAINED,
            "needs": board_words.NEEDS, "neededBy": board_words.NEEDED_BY, "excludes": board_words.EXCLUDES,
            "before": board_words.BEFORE,
            "keys": [list(pair) for pair in board_words.KEYS],
            "sureKey": list(board_words.SURE_KEY), "whyKey": list(board_words.WHY_KEY),
            "legend": [list(pair) for pair in board_words.LEGEND], "bars": [list(pair) for pair in board_words.BARS],
            "force": {"model": naming.FREE_LABEL, "altijd": naming.ALWAYS_LABEL, "nooit": naming.NEVER_LABEL},
        },
    }  # fmt: skip


def rests(asked: Question) -> list[str]:
    """Per aspect a sign of everything but the position of its slider: the same where only that slider differs."""
    return [
        str(hash(asked.with_choice(with_aspect(asked.choice, asked.dossier, aspect.id, 0))))
        for aspect in asked.dossier.aspects
    ]


def worths(given: Dossier, weights: Floats) -> Mapping[str, tuple[float, float]]:
    """What every step yields and costs at a weighting, in points of 100, both 0 or more. given: the dossier with the
    scores that every step gives beside the package. weights: (C,).
    """
    weighted = 100 * value_matrix(given) * weights
    yields, costs = np.clip(weighted, 0, None).sum(axis=1), -np.clip(weighted, None, 0).sum(axis=1)
    return dict(zip(given.codes, zip(yields.tolist(), costs.tolist(), strict=True), strict=True))


def bars(worth: Mapping[str, tuple[float, float]]) -> Mapping[str, tuple[float, float]]:
    """The same as parts of the longest bar, rounded: far finer than a tile can show."""
    most = max((max(pair) for pair in worth.values()), default=0.0) or 1.0
    return {code: (round(yields / most, 5), round(costs / most, 5)) for code, (yields, costs) in worth.items()}


def states(situation: Situation, moved: Difference | None) -> Mapping[str, Data]:
    """What of every tile hangs on the package, and on what moved since the last change."""
    dossier, choice = situation.dossier, situation.choice
    ways = dict.fromkeys(moved.came, board_words.CAME) if moved else {}
    ways |= dict.fromkeys(moved.went, board_words.WENT) if moved else {}
    found = {}
    for measure in dossier.measures:
        chosen, way = measure.code in situation.phases, ways.get(measure.code, "")
        found[measure.code] = {
            "chosen": chosen,
            "sign": naming.sign(measure.code, chosen, choice),
            "moved": board_words.badge(chosen) if way else "",
            "later": board_words.later(situation, measure) if chosen else "",
            "label": board_words.tile(measure, chosen, way, situation),
        }
    return found


def whys(situation: Situation) -> Mapping[str, tuple[str, str, str]]:
    """Of the steps that yield more than they ask and are out: the sign and the words that say at a glance why, and the
    same for who hears it.

    Only those that a rival or a limit keeps out; none in a large dossier, where the reasons take too long.
    """
    if analyses.is_large(situation.dossier):
        return {}
    worth, chosen = worths(situation.given, situation.weights), situation.phases
    wanted = [code for code, (yields, costs) in worth.items() if code not in chosen and yields > costs]
    said = {code: board_words.kept_out(situation.reasons[code]) for code in wanted}
    return {code: found for code, found in said.items() if found is not None}


def _tile(code: str, situation: Situation, state: Data, bar: tuple[float, float]) -> Data:
    dossier = situation.dossier
    measure = dossier.measure(code)
    needs, needed_by, excludes = _links(dossier, code)
    return {
        "code": code,
        "name": measure.brief,
        "full": measure.name,
        "hue": [t.id for t in dossier.themes].index(measure.theme) % HUES,
        **state,
        "yields": bar[0],
        "costs": bar[1],
        "needs": needs,
        "neededBy": needed_by,
        "excludes": excludes,
    }


def counts(situation: Situation) -> list[str]:
    """Per phase how many of its steps are in."""
    inside = [[m.code for m in situation.dossier.measures if m.phase == p.number] for p in situation.dossier.phases]
    return [board_words.phase_count(sum(code in situation.phases for code in codes), len(codes)) for codes in inside]


@lru_cache(maxsize=1024)
def _links(dossier: Dossier, code: str) -> tuple[list[str], list[str], list[str]]:
    """What a step requires, what requires it, and what it excludes."""
    needs = [o for r in dossier.relations if r.kind == "requires" and r.code == code for o in r.others]
    needed_by = [r.code for r in dossier.relations if r.kind == "requires" and code in r.others]
    excludes = [o for r in dossier.relations if r.kind == "excludes" and r.code == code for o in r.others]
    excludes += [r.code for r in dossier.relations if r.kind == "excludes" and code in r.others]
    return list(dict.fromkeys(needs)), list(dict.fromkeys(needed_by)), list(dict.fromkeys(excludes))


def _opened(situation: Situation, code: str, worth: Mapping[str, tuple[float, float]]) -> Data:
    """What is said of one step."""
    dossier = situation.dossier
    measure = dossier.measure(code)
    part = naming.part_of(measure, dossier)
    return {
        "code": code,
        "name": naming.plain_step(measure),
        "about": " · ".join(p for p in (dossier.theme(measure.theme).name, part, measure.note) if p),
        "why": board_words.verdict(situation.reasons[code], situation),
        "address": naming.address_of(code, situation),
        "price": _price(situation, code),
        "worth": board_words.worth(*worth[code]),
        "force": situation.choice.forced(code),
    }


def _price(situation: Situation, code: str) -> str:
    """What forcing the step the other way costs, or what it costs that it is forced."""
    if analyses.is_large(situation.dossier):
        return ""
    found, force = analyses.forcing(situation, code), situation.choice.forced(code)
    why, value = situation.reasons[code], situation.package.value
    return plain(measure_words.forcing_line(found, why, force, value, situation))


def _aloud(situation: Situation, moved: Difference | None) -> str:
    if moved is None:
        return ""
    return board_words.said_aloud(moved, situation) if moved else board_words.nothing_moved(situation)


def meters(situation: Situation) -> list[Data]:
    """Per criterion the part that the package has of what all steps give or ask together; unknown ones are left out.

    Those with a limit above 0 come first, their bar on the scale of that limit. bar, advice and limit are parts of
    the scale, 0 to 1; advice is None also where it is off the scale. share is always of all steps together.
    """
    dossier, limits = situation.dossier, dict(situation.selector.limits)
    advised = sums_of(situation.advised, dossier) if situation.advised else (None,) * len(dossier.criteria)
    found = []
    for own, theirs in zip(sums_of(situation.package, dossier), advised, strict=True):
        whole = sum_of(dossier.codes, own.criterion, dossier)
        if whole.known is None or whole.known <= 0 or own.unknown:
            continue
        share, limit, used = _part(own, whole.known), limits.get(own.criterion.id), own.known or 0.0
        scale = max(BEYOND * limit, used) if limit else whole.known
        said = "" if limit is None else board_words.within(
            numbers.amount(used, own.criterion), numbers.amount(limit, own.criterion)
        )  # fmt: skip
        found.append(
            {
                "name": own.criterion.name,
                "benefit": own.criterion.kind == "benefit",
                "share": share,
                "bar": _part(own, scale),
                "advice": _advice(theirs, scale, bool(limit)),
                "limit": None if limit is None else min(1.0, limit / scale),
                "wide": bool(limit),
                "said": said or _amount(own),
                "label": board_words.meter(own.criterion, share, f", {said}" if said else ""),
            }
        )
    return sorted(found, key=lambda one: not one["wide"])


def _advice(theirs: Sum | None, scale: float, limited: bool) -> float | None:
    if theirs is None or theirs.unknown or (limited and (theirs.known or 0.0) > scale):
        return None
    return _part(theirs, scale)


def _part(some: Sum, whole: float) -> float:
    return max(0.0, min(1.0, (some.known or 0.0) / whole))


def _amount(own: Sum) -> str:
    if not own.criterion.in_euros:
        return ""
    return UNKNOWN if own.known is None else numbers.amount(own.known, own.criterion)
