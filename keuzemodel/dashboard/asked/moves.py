"""Owns every move from one choice to another, each a pure function. No Streamlit.

A move takes the choice first, and gives one that is sound where it was given one. dossier: with own scores, as in use.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from keuzemodel.dashboard.asked.choice import OWN, Choice, Force, default_choice
from keuzemodel.dashboard.asked.link import LinkError, from_link, full_link
from keuzemodel.dashboard.asked.sliders import preset_points
from keuzemodel.model.dossier import Dossier, Score


def with_approach(choice: Choice, approach: str) -> Choice:
    """Another approach; limits set by the user go with the approach they were set for."""
    return replace(choice, approach=approach, limits=())


def with_weighting(choice: Choice, dossier: Dossier, weighting: str) -> Choice:
    """A preset with the sliders that show it, or 'eigen', which keeps the sliders as they stand."""
    if weighting == OWN:
        return replace(choice, weighting=OWN)
    aspects, criteria = preset_points(dossier, weighting)
    return replace(choice, weighting=weighting, aspects=aspects, criteria=criteria)


def last_preset(history: Sequence[Choice], dossier: Dossier) -> str:
    """The preset that was last in use on this dossier, or else that of a first visit."""
    used = (c.weighting for c in reversed(history) if c.dossier == dossier.id and c.weighting != OWN)
    return next(used, default_choice(dossier).weighting)


def with_aspect(choice: Choice, dossier: Dossier, id: str, points: int) -> Choice:
    """The slider of an aspect moved: from then on it is one's own weighting."""
    moved = tuple(points if a.id == id else now for a, now in zip(dossier.aspects, choice.aspects, strict=True))
    return replace(choice, weighting=OWN, aspects=moved)


def with_criterion(choice: Choice, dossier: Dossier, id: str, points: int) -> Choice:
    """The slider of a criterion moved: from then on it is one's own weighting."""
    moved = tuple(points if c.id == id else now for c, now in zip(dossier.criteria, choice.criteria, strict=True))
    return replace(choice, weighting=OWN, criteria=moved)


def with_limit(choice: Choice, dossier: Dossier, id: str, maximum: float) -> Choice:
    """A limit at another maximum; at the approach's own it is no limit of the user's."""
    own = dossier.approach(choice.approach).limits
    limits = dict(choice.limits) | {id: maximum}
    return replace(choice, limits=tuple((k, limits[k]) for k in own if k in limits and limits[k] != own[k]))


def with_force(choice: Choice, dossier: Dossier, code: str, said: Force) -> Choice:
    """A measure on always, on never, or back to the model."""
    always = (set(choice.require) - {code}) | ({code} if said == "altijd" else set())
    never = (set(choice.forbid) - {code}) | ({code} if said == "nooit" else set())
    return replace(
        choice,
        require=tuple(c for c in dossier.codes if c in always),
        forbid=tuple(c for c in dossier.codes if c in never),
    )


def with_demand(choice: Choice, dossier: Dossier, picked: Collection[str]) -> Choice:
    """Just these principles have to be served."""
    known = dossier.framework.principles if dossier.framework else ()
    return replace(choice, demanded=tuple(p.id for p in known if p.id in picked))


def with_reading(choice: Choice, base: Dossier, reading: str, option: str) -> Choice:
    """Another way to read the source; a preset shows its numbers of then, and a limit that is the approach's own by
    then is no limit of the user's. base: the dossier as it is not read yet.
    """
    named = dict(choice.readings) | {reading: option}
    readings = tuple((r.id, named[r.id]) for r in base.readings if named.get(r.id, r.options[0].id) != r.options[0].id)
    dossier = base.read(readings)
    own = dossier.approach(choice.approach).limits
    limits = tuple((id, most) for id, most in choice.limits if id in own and own[id] != most)
    moved = replace(choice, readings=readings, limits=limits)
    return moved if choice.weighting == OWN else with_weighting(moved, dossier, choice.weighting)


def with_all_released(choice: Choice) -> Choice:
    """Without forced choices, limits of the user's own and demands on coverage."""
    return replace(choice, require=(), forbid=(), limits=(), demanded=())


def with_scores(choice: Choice, base: Dossier, scores: Iterable[Score]) -> Choice:
    """Scores in place of those in use; what is as in the dossier itself, `base`, is no own score."""
    own = {(s.code, s.criterion): s for s in (*choice.scores, *scores)}
    kept = tuple(
        own[key]
        for s in base.scores
        if (key := (s.code, s.criterion)) in own and (own[key].score, own[key].margin) != (s.score, s.margin)
    )
    return replace(choice, scores=kept)


def without_scores(choice: Choice) -> Choice:
    """Back to the scores of the dossier."""
    return replace(choice, scores=())


def to_dossier(choice: Choice, dossier: Dossier) -> Choice:
    """What a first visit to another dossier shows; the same choice where it is on that dossier."""
    return choice if choice.dossier == dossier.id else default_choice(dossier)


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
    principles = now.framework.principles if now.framework else ()
    own = now.with_scores(scores)
    try:
        asked = replace(choice, require=(), forbid=(), demanded=(), readings=_still_there(choice.readings, now))
        found = from_link(full_link(asked, before), {now.id: own}, own)
    except LinkError:
        found = default_choice(now)
    return replace(
        found,
        scores=scores,
        require=tuple(c for c in now.codes if c in choice.require),
        forbid=tuple(c for c in now.codes if c in choice.forbid),
        demanded=tuple(p.id for p in principles if p.id in choice.demanded),
    )


def _still_there(readings: Iterable[tuple[str, str]], now: Dossier) -> tuple[tuple[str, str], ...]:
    known = {(r.id, o.id) for r in now.readings for o in r.options[1:]}
    return tuple(pair for pair in readings if pair in known)
