"""Owns why measures came in or went out between two choices on one dossier: data, not sentences."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Literal

import numpy as np

from keuzemodel.model.dossier import Dossier
from keuzemodel.model.errors import InfeasibleError
from keuzemodel.model.valuation import Floats
from keuzemodel.solve.items import worth
from keuzemodel.solve.problem import TIE
from keuzemodel.solve.relaxing import (
    Family,
    best_without,
    own_families,
    shared_families,
    smallest_first,
    without_limits,
)
from keuzemodel.solve.selection import Selector

PartKind = Literal["weights", "scores", "reading", "limit", "force", "cover"]
Force = Literal["require", "forbid"]
MOST_PARTS = 5
"""With more differences than this they are looked at by kind first: every set of them would be too many."""
MOST_TRIED = 8
"""Of more differences of one kind than this it is not looked up which ones could be missed."""
_THROUGH: tuple[Family, ...] = ("limit", "excludes", "needs", "needed_by", "reinforces", "cover", "coverage")


@dataclass(frozen=True)
class Moment:
    """A choice, worked out: the rules and the weights, (C,)."""

    selector: Selector
    weights: Floats

    @property
    def net(self) -> Floats:
        """Net value of every item, see `solve.items`."""
        found: Floats = self.selector.net(self.weights[None, :])[0]
        return found

    def worth(self, code: str, package: frozenset[str]) -> float:
        """What one measure is worth beside a package."""
        dossier = self.selector.dossier
        held = np.array([c in package for c in dossier.codes])
        return float(worth(dossier, self.net, held)[dossier.measure_index[code]])


@dataclass(frozen=True)
class Part:
    """One difference between two choices.

    weights: other weights of the criteria; scores: other scores; reading: other relations, by another reading of the
    source. subject: a criterion for a limit, a measure for a
    force. others: the measures of a demand on coverage.
    before, now: what a limit was and is, how a measure was and is forced, whether there is a demand; None for none.
    """

    kind: PartKind
    subject: str = ""
    others: tuple[str, ...] = ()
    before: float | Force | bool | None = None
    now: float | Force | bool | None = None


@dataclass(frozen=True)
class Move:
    """One measure that came in or went out.

    parts: the fewest differences that, taken back together, put it back where it was; of more than MOST_PARTS,
    differences of which that holds, as few as are found. through: the fewest families
    of rules without which those differences would not have moved it; none if its own worth decides, or it is forced.
    limits: of the limits, the fewest that decide. others: of relations in `through`, the
    measures that moved with it or against it, or else all it is tied to. net: what it is worth beside the package of
    now. worth: whether it moved because its own
    net value changed sign. tied: whether a package with the measure the other way is now equally good.
    """

    code: str
    came: bool
    parts: tuple[Part, ...]
    through: tuple[Family, ...]
    limits: tuple[str, ...]
    others: tuple[str, ...]
    net: float
    worth: bool
    tied: bool


def differences(before: Moment, now: Moment) -> tuple[Part, ...]:
    """What is different between two choices, part by part."""
    old, new = before.selector, now.selector
    parts = []
    if old.dossier.scores != new.dossier.scores:
        parts.append(Part("scores"))
    if old.dossier.relations != new.dossier.relations:
        parts.append(Part("reading"))
    if not np.array_equal(before.weights, now.weights) or old.silent != new.silent:
        parts.append(Part("weights"))
    were, are = dict(old.limits), dict(new.limits)
    parts += [
        Part("limit", id, before=were.get(id), now=are.get(id))
        for id in dict.fromkeys((*were, *are))
        if were.get(id) != are.get(id)
    ]
    for code in new.dossier.codes:
        was, became = _forced(old, code), _forced(new, code)
        if was != became:
            parts.append(Part("force", code, before=was, now=became))
    parts += [
        Part("cover", others=codes, before=codes in old.cover, now=codes in new.cover)
        for codes in dict.fromkeys((*old.cover, *new.cover))
        if (codes in old.cover) != (codes in new.cover)
    ]
    return tuple(parts)


def _forced(selector: Selector, code: str) -> Force | None:
    return "require" if code in selector.require else "forbid" if code in selector.forbid else None


def taken_back(before: Moment, now: Moment, parts: Sequence[Part]) -> Moment:
    """The choice of now with some differences as they were before."""
    selector, weights = now.selector, now.weights
    kinds = {p.kind for p in parts}
    selector = replace(selector, dossier=_mixed(before.selector.dossier, selector.dossier, kinds))
    if "weights" in kinds:
        selector, weights = replace(selector, silent=before.selector.silent), before.weights
    ids = {p.subject for p in parts if p.kind == "limit"}
    limits = [(id, most) for id, most in selector.limits if id not in ids]
    limits += [(id, most) for id, most in before.selector.limits if id in ids]
    codes = {p.subject for p in parts if p.kind == "force"}

    def held(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(c for c in selector.dossier.codes if c in (old if c in codes else new))

    require, forbid = held(before.selector.require, selector.require), held(before.selector.forbid, selector.forbid)
    sets = {p.others for p in parts if p.kind == "cover"}
    cover = [s for s in selector.cover if s not in sets] + [s for s in before.selector.cover if s in sets]
    return Moment(
        replace(selector, limits=tuple(sorted(limits)), require=require, forbid=forbid, cover=tuple(cover)), weights
    )


def _mixed(old: Dossier, new: Dossier, back: Collection[PartKind]) -> Dossier:
    """The dossier of now with scores, relations or both as they were."""
    same = {"scores": old.scores == new.scores, "reading": old.relations == new.relations}
    if all(same[kind] or kind not in back for kind in ("scores", "reading")):
        return new
    if all(same[kind] or kind in back for kind in ("scores", "reading")):
        return old
    scores, relations = (old, new) if "scores" in back else (new, old)
    mark = f"{scores.fingerprint}+{relations.fingerprint}"
    return replace(new, scores=scores.scores, relations=relations.relations, fingerprint=mark)


def moves(before: Moment, now: Moment) -> tuple[Move, ...]:
    """Every measure that came in or went out, what came first. Raises InfeasibleError if either has no package."""
    between = _Between(before, now)
    order = now.selector.dossier.measure_index
    moved = sorted(between.were ^ between.are, key=lambda c: (c in between.were, order[c]))
    return tuple(between.move(code) for code in moved)


class _Between:
    """Two choices, their best packages, and those with some differences taken back."""

    def __init__(self, before: Moment, now: Moment) -> None:
        self.before, self.now = before, now
        parts = differences(before, now)
        kinds: dict[PartKind, tuple[Part, ...]] = {}
        for part in parts:
            kinds[part.kind] = (*kinds.get(part.kind, ()), part)
        self.bundles = [(p,) for p in parts] if len(parts) <= MOST_PARTS else list(kinds.values())
        self.were, self.are = _best(before), _best(now)
        self.net = now.net
        self.with_it, self.without = now.selector.solver.marginals(self.net)
        self._tried: dict[tuple[Part, ...], frozenset[str] | None] = {}

    def move(self, code: str) -> Move:
        """Why one measure moved."""
        i, came = self.now.selector.dossier.measure_index[code], code in self.are
        parts = self._fewest(code)
        back = taken_back(self.before, self.now, parts)
        worth_now = self.now.worth(code, self.are)
        turned = (worth_now > TIE) == came and (back.worth(code, self._if_back(parts) or self.were) > TIE) != came
        by_hand = any(p.kind == "force" and p.subject == code for p in parts)
        worth = turned and not by_hand and self._stays(code, back)
        through = () if worth or by_hand else _through(back, self.now, code)
        others = _others(self.now.selector, code, through, came, self._if_back(parts) or self.were, self.are)
        tied = bool(abs(self.with_it[i] - self.without[i]) <= TIE)
        worth = worth or (turned and not by_hand and not through)
        limits = _limits(back, self.now, code, through)
        return Move(code, came, parts, through, limits, others, worth_now, worth, tied)

    def _stays(self, code: str, back: Moment) -> bool:
        """Whether a measure would not have moved if its own net value had stayed as it was."""
        dossier, then = self.now.selector.dossier, back.selector.dossier
        if dossier.reinforcements != then.reinforcements:
            return False
        other = self.net.copy()
        hidden = [k for k, r in enumerate(dossier.reinforcements, start=len(dossier.codes)) if r.code == code]
        places = [dossier.measure_index[code], *hidden]
        other[places] = back.net[places]
        held = self.now.selector.codes_of(self.now.selector.solver.best(other[None, :])[0])
        return (code in held) == (code in self.were)

    def _if_back(self, parts: tuple[Part, ...]) -> frozenset[str] | None:
        """The best package with some differences taken back; None where there is none."""
        if parts not in self._tried:
            try:
                self._tried[parts] = _best(taken_back(self.before, self.now, parts))
            except InfeasibleError:
                self._tried[parts] = None
        return self._tried[parts]

    def _fewest(self, code: str) -> tuple[Part, ...]:
        """The fewest differences that put a measure back; all of them together always do.

        Of many differences not every set is looked at: its own force, then whole kinds, of which as many are dropped
        as can be one by one.
        """
        every = tuple(p for bundle in self.bundles for p in bundle)
        sets = [
            tuple(p for bundle in some for p in bundle)
            for size in range(1, len(self.bundles))
            for some in combinations(self.bundles, size)
        ]
        few = len(every) == len(self.bundles)
        if not few:
            sets = [(p,) for p in every if p.kind == "force" and p.subject == code] + sets
        found = next((parts for parts in sets if self._returns(code, parts)), every)
        return found if few else self._pruned(code, found)

    def _pruned(self, code: str, parts: tuple[Part, ...]) -> tuple[Part, ...]:
        for part in parts if len(parts) <= MOST_TRIED else ():
            fewer = tuple(p for p in parts if p is not part)
            if fewer and self._returns(code, fewer):
                parts = fewer
        return parts

    def _returns(self, code: str, parts: tuple[Part, ...]) -> bool:
        held = self._if_back(parts)
        return held is not None and (code in held) == (code in self.were)


def _best(moment: Moment) -> frozenset[str]:
    held = moment.selector.solver.best(moment.net[None, :])[0]
    return frozenset(moment.selector.codes_of(held))


def _limits(back: Moment, now: Moment, code: str, through: tuple[Family, ...]) -> tuple[str, ...]:
    """Which limits pass a change on to a measure: the fewest that do."""
    if "limit" not in through:
        return ()
    ids = tuple(dict.fromkeys(id for m in (back, now) for id, _ in m.selector.limits))
    rest = frozenset(through) - {"limit"}
    for some in (some for size in range(1, len(ids)) for some in combinations(ids, size)):
        held = [code in best_without(without_limits(m.selector, some), m.net, rest, code) for m in (back, now)]
        if held[0] == held[1]:
            return some
    return ids


def _through(back: Moment, now: Moment, code: str) -> tuple[Family, ...]:
    """The fewest families of rules without which a measure is the same in both."""
    there = {*shared_families(back.selector), *shared_families(now.selector), *own_families(now.selector, code)}
    for families in smallest_first([f for f in _THROUGH if f in there]):
        held = [code in best_without(m.selector, m.net, families, code) for m in (back, now)]
        if held[0] == held[1]:
            return tuple(f for f in _THROUGH if f in families)
    return ()


def _others(
    selector: Selector, code: str, through: tuple[Family, ...], came: bool, were: frozenset[str], are: frozenset[str]
) -> tuple[str, ...]:
    """What a measure is tied to by relations that decide: rivals that moved the other way, others that moved along;
    all of them if none moved.
    """
    along, against = (are - were, were - are) if came else (were - are, are - were)
    tied: list[tuple[str, bool]] = []
    for r in selector.dossier.relations:
        if r.kind == "excludes" and "excludes" in through and code in (r.code, *r.others):
            tied += [(c, c in against) for c in ((r.code,) if code in r.others else r.others)]
        if r.kind == "requires" and "needs" in through and code == r.code:
            tied += [(c, c in along) for c in r.others]
        if r.kind == "requires" and "needed_by" in through and code in r.others:
            tied.append((r.code, r.code in along))
        if r.kind == "reinforces" and "reinforces" in through and code in (r.code, *r.others):
            tied += [(c, c in along) for c in (r.others if code == r.code else (r.code,))]
    return tuple(dict.fromkeys(c for c, moved in tied if moved)) or tuple(dict.fromkeys(c for c, _ in tied))
