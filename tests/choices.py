"""Choices for tests: any that the screen can make, and what makes one sound."""

from __future__ import annotations

import math

from hypothesis import strategies as st

from keuzemodel.dashboard.asked.choice import OWN, Choice
from keuzemodel.dashboard.asked.link import LinkError, from_link, full_link
from keuzemodel.dashboard.asked.sliders import MOST, limit_range, limit_step, preset_points
from keuzemodel.dashboard.kept.catalogue import in_folder
from keuzemodel.model.dossier import Dossier, Score
from tests.shipped import ROOT

SHIPPED = in_folder(ROOT / "data")[0]
"""Every dossier in the folder data, with its framework."""
WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=40)


@st.composite
def own_scores(draw, dossier: Dossier, most: int = 4) -> tuple[Score, ...]:
    """Up to so many of a user's own, on their scale, in dossier order."""
    places = draw(st.lists(st.sampled_from(dossier.scores), unique=True, max_size=most))
    found = []
    for now in (s for s in dossier.scores if s in places):
        low, high = dossier.criterion(now.criterion).scale
        score, margin = draw(st.floats(low, high)), draw(st.floats(0, high - low))
        if (score, margin) != (now.score, now.margin):
            found.append(Score(now.code, now.criterion, score, margin, "eigen", draw(WORDS)))
    return tuple(found)


@st.composite
def limits(draw, dossier: Dossier, id: str) -> float:
    """A position of the slider of a limit. dossier: with own scores."""
    step = limit_step(dossier, id)
    return float(draw(st.integers(0, math.floor(limit_range(dossier, id) / step))) * step)


@st.composite
def readings(draw, dossier: Dossier) -> tuple[tuple[str, str], ...]:
    """Any options of the readings that are not the first."""
    drawn = [(r, draw(st.sampled_from(r.options))) for r in dossier.readings]
    return tuple((r.id, o.id) for r, o in drawn if o != r.options[0])


@st.composite
def choices(draw, base: Dossier) -> Choice:
    """Any choice that the screen can make on a dossier: every field is drawn."""
    read = draw(st.just(()) | readings(base))
    dossier = base.read(read)
    scores = draw(own_scores(dossier))
    approach = draw(st.sampled_from(dossier.approaches))
    weighting = draw(st.sampled_from([OWN, *(w.id for w in dossier.weightings)]))
    if weighting == OWN:
        points = st.integers(0, MOST)
        aspects = tuple(draw(points) for _ in dossier.aspects)
        criteria = tuple(draw(points) for _ in dossier.criteria)
    else:
        aspects, criteria = preset_points(dossier, weighting)
    set_to = {id: draw(st.none() | limits(dossier.with_scores(scores), id)) for id in approach.limits}
    forced = draw(st.dictionaries(st.sampled_from(dossier.codes), st.booleans(), max_size=6))
    principles = (
        [p.id for p in dossier.framework.principles if dossier.framework.serving(p.id)] if dossier.framework else []
    )
    cover = draw(st.sets(st.sampled_from(principles), max_size=3)) if principles else set()
    return Choice(
        dossier.id,
        approach.id,
        weighting,
        aspects,
        criteria,
        limits=tuple((id, most) for id, most in set_to.items() if most not in (None, approach.limits[id])),
        require=tuple(c for c in dossier.codes if forced.get(c) is True),
        forbid=tuple(c for c in dossier.codes if forced.get(c) is False),
        scores=scores,
        demanded=tuple(p for p in principles if p in cover),
        readings=read,
    )


def is_sound(choice: Choice, base: Dossier) -> bool:
    """Whether every part of a choice means something on a dossier, in its order, and a link to it can be read."""
    own = base.with_scores(choice.scores)
    try:
        from_link(full_link(choice, own), {own.id: own}, own)
    except LinkError:
        return False
    base = base.read(choice.readings)
    limits = base.approach(choice.approach).limits
    principles = [p.id for p in base.framework.principles] if base.framework else []
    shown = (choice.aspects, choice.criteria)
    return (
        choice.dossier == base.id
        and (choice.weighting == OWN or shown == preset_points(base, choice.weighting))
        and [len(points) for points in shown] == [len(base.aspects), len(base.criteria)]
        and all(0 <= points <= MOST for points in (*choice.aspects, *choice.criteria))
        and choice.limits == tuple((id, dict(choice.limits)[id]) for id in limits if id in dict(choice.limits))
        and all(maximum >= 0 and maximum != limits[id] for id, maximum in choice.limits)
        and choice.require == tuple(c for c in base.codes if c in choice.require)
        and choice.forbid == tuple(c for c in base.codes if c in choice.forbid)
        and not set(choice.require) & set(choice.forbid)
        and choice.demanded == tuple(p for p in principles if p in choice.demanded)
        and all(_on_scale(s, base) for s in choice.scores)
    )


def _on_scale(score: Score, base: Dossier) -> bool:
    low, high = base.criterion(score.criterion).scale
    return low <= score.score <= high and 0 <= score.margin <= high - low
