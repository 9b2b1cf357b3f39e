"""Owns which rules a package that somebody packed breaks, and which steps can be put in or taken out by then."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from fractions import Fraction
from heapq import heappop, heappush

from keuzemodel.model.errors import Rule
from keuzemodel.model.valuation import exact
from keuzemodel.solve.problem import tie_key
from keuzemodel.solve.selection import Selector

MOST_SETS = 2_000
"""So many sets of what may come along are looked at for one step."""


@dataclass(frozen=True)
class Move:
    """One step put in (`adds`) or taken out.

    along: what goes the same way with it, in dossier order: what it requires and is not there, or what requires it and
    would have nothing else. broken: the rules that the package then breaks and did not before, or breaks further.
    """

    code: str
    adds: bool
    along: tuple[str, ...]
    broken: tuple[Rule, ...]

    @property
    def possible(self) -> bool:
        """Whether it breaks nothing that was kept."""
        return not self.broken


def broken_rules(selector: Selector, codes: Collection[str]) -> tuple[Rule, ...]:
    """Every rule of the dossier and the choice that a package does not keep; none if it keeps all. Of what a measure
    excludes only what is there is named.
    """
    held, dossier = frozenset(codes), selector.dossier
    found: list[Rule] = []
    for r in dossier.relations:
        if r.code in held and r.kind == "requires" and not held.intersection(r.others):
            found.append(Rule("requires", r.code, r.others))
        if r.code in held and r.kind == "excludes" and held.intersection(r.others):
            found.append(Rule("excludes", r.code, tuple(o for o in r.others if o in held)))
    for c in dossier.coverage:
        if sum(m.theme == c.theme for m in dossier.measures if m.code in held) < c.minimum:
            found.append(Rule("coverage", c.theme, bound=c.minimum))
    found += [Rule("cover", "", wanted, 1) for wanted in selector.cover if not held.intersection(wanted)]
    found += [Rule("limit", id, bound=most) for id, most in selector.limits if _use(selector, id, held) > exact(most)]
    found += [Rule("forbid", code) for code in selector.forbid if code in held]
    found += [Rule("require", code) for code in selector.require if code not in held]
    return tuple(found)


def legal_moves(selector: Selector, codes: Collection[str]) -> tuple[Move, ...]:
    """What putting in or taking out each step does to a package, in dossier order, (M,).

    What comes along is the fewest steps that break nothing, then the earliest; where there are none, the fewest. What
    a package does not yet reach, a minimum of a theme or a demand, stands in the way of nothing.
    """
    held = frozenset(codes)
    before = broken_rules(selector, held)
    return tuple(
        _taken_out(selector, held, code, before) if code in held else _put_in(selector, held, code, before)
        for code in selector.dossier.codes
    )


def _use(selector: Selector, criterion: str, held: frozenset[str]) -> Fraction:
    return sum((exact(selector.dossier.score_of[code, criterion].score) for code in held), Fraction(0))


def _worse(selector: Selector, before: Collection[Rule], held: frozenset[str], then: frozenset[str]) -> list[Rule]:
    """The rules that are broken by a move, or further than they were."""
    return [
        rule
        for rule in broken_rules(selector, then)
        if rule not in before
        or (rule.kind == "limit" and _use(selector, rule.subject, then) > _use(selector, rule.subject, held))
    ]


def _taken_out(selector: Selector, held: frozenset[str], code: str, before: tuple[Rule, ...]) -> Move:
    requires = [r for r in selector.dossier.relations if r.kind == "requires"]
    left = held - {code}
    while True:
        lost = {r.code for r in requires if r.code in left and held.intersection(r.others) and not left & {*r.others}}
        if not lost:
            break
        left -= lost
    return _move(selector, held, left, code, before)


def _put_in(selector: Selector, held: frozenset[str], code: str, before: tuple[Rule, ...]) -> Move:
    first: Move | None = None
    for added in _complete(selector, held, code):
        move = _move(selector, held, held | added, code, before)
        first = first or move
        if move.possible:
            return move
    assert first is not None  # relations know no circles, so something completes every step
    return first


def _complete(selector: Selector, held: frozenset[str], code: str) -> Iterator[frozenset[str]]:
    """The sets of steps with which one step has what it requires, the smallest first; of many, some."""
    index, size = selector.dossier.measure_index, len(selector.dossier.codes)
    requires = [r for r in selector.dossier.relations if r.kind == "requires"]

    def key(added: frozenset[str]) -> int:
        return tie_key([index[c] for c in added], size)

    start = frozenset({code})
    open_, seen, found = [(key(start), start)], {start}, False
    while open_ and not (found and len(seen) > MOST_SETS):
        _, added = heappop(open_)
        lacking = next((r for r in requires if r.code in added and not (held | added) & {*r.others}), None)
        if lacking is None:
            found = True
            yield added
            continue
        for more in (added | {other} for other in lacking.others):
            if more not in seen:
                seen.add(more)
                heappush(open_, (key(more), more))


def _move(selector: Selector, held: frozenset[str], then: frozenset[str], code: str, before: tuple[Rule, ...]) -> Move:
    along = tuple(c for c in selector.dossier.codes if c in held ^ then and c != code)
    return Move(code, code in then, along, tuple(_worse(selector, before, held, then)))
