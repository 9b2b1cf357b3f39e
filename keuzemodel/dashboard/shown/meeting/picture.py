"""Owns the one picture of each chapter of the story: steps as tiles, shares as bars, signs in a table. No Streamlit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from keuzemodel.dashboard.asked.choice import OWN
from keuzemodel.dashboard.asked.situation import Situation
from keuzemodel.dashboard.asked.sums import sums_of
from keuzemodel.dashboard.language import known, naming, numbers, settings
from keuzemodel.dashboard.language.columns import Column
from keuzemodel.dashboard.shown.choosing.board import HUES
from keuzemodel.dashboard.shown.meeting import tables
from keuzemodel.dashboard.shown.meeting.chapter import Group, Item, Picture
from keuzemodel.dashboard.words.certainty.draws import share_in_words
from keuzemodel.dashboard.words.choosing import board as board_words
from keuzemodel.dashboard.words.meeting import decision as decision_words
from keuzemodel.dashboard.words.meeting import messages
from keuzemodel.dashboard.words.meeting import story as story_words
from keuzemodel.solve.selection import Package

MOST_OUTSIDE = 4
"""Of the steps that are not in the package, so many stand by themselves in the picture of how sure it is."""
MOST_PACKAGES = 6
"""More packages than these do not stand beside each other."""


def question(situation: Situation) -> Picture:
    """How many steps every theme has, by phase."""
    dossier = situation.dossier
    counts = [
        (t.name, [sum(m.theme == t.id and m.phase == p.number for m in dossier.measures) for p in dossier.phases])
        for t in dossier.themes
    ]
    most = max((n for _, row in counts for n in row), default=0) or 1
    items = tuple(
        Item(name, shares=tuple(100 * n / most for n in row), said=tuple(str(n) for n in row)) for name, row in counts
    )
    heads = tuple(p.name for p in dossier.phases)
    return Picture("matrix", messages.STEPS_BY_THEME, (Group("", items),), heads)


def ways(situation: Situation) -> Picture:
    """The weight of every aspect in every weighting."""
    dossier, choice = situation.dossier, situation.choice
    rows = [(w.name, w.id, tables.aspect_weights(w, dossier)) for w in dossier.weightings]
    if choice.weighting == OWN:
        rows.append((settings.OWN_NAME, OWN, dict(situation.aspect_shares)))
    items = tuple(
        Item(
            name,
            mark=messages.NOW_MARK if id == choice.weighting else "",
            shares=tuple(100 * shares[a.id] for a in dossier.aspects),
            said=tuple(numbers.shares_in_words(shares)[a.id] for a in dossier.aspects),
        )
        for name, id, shares in rows
    )
    return Picture("matrix", messages.WEIGHTS, (Group("", items),), tuple(a.name for a in dossier.aspects))


def package(situation: Situation) -> Picture:
    """The steps of the package, by phase; of an empty one, what is not in it."""
    dossier = situation.dossier
    groups = [Group(p.name, _in_phase(situation, p.number)) for p in dossier.phases]
    held = tuple(g for g in groups if g.items)
    return Picture("tiles", messages.IN_PACKAGE, held or (_left_out(situation),), legend=_legend(situation))


def yields(columns: Sequence[Column]) -> Picture:
    """What every package has of what all steps together yield and ask."""
    names, series, costs = tables.shares(columns)
    criteria = [c for c in columns[0].situation.dossier.criteria if f"{c.name} ({naming.kind(c)})" in names]
    sums = [
        {s.criterion.id: known.sum_in_words(s) for s in sums_of(c.situation.package, c.situation.dossier)}
        for c in columns
    ]
    groups = []
    for heading, is_cost in ((messages.YIELDS, False), (messages.ASKS, True)):
        items = tuple(
            Item(
                criterion.name,
                shares=tuple(values[place] for _, values in series),
                said=tuple(
                    messages.criterion_said(criterion, values[place] / 100, had[criterion.id])
                    for (_, values), had in zip(series, sums, strict=True)
                ),
            )
            for place, criterion in enumerate(criteria)
            if costs[place] is is_cost
        )
        groups.append(Group(heading, items, "costs" if is_cost else "yields"))
    heads = tuple(name for name, _ in series) if len(series) > 1 else ()
    return Picture("bars", story_words.OF_ALL, tuple(g for g in groups if g.items), heads)


def difference(columns: Sequence[Column], packages: Mapping[tuple[str, str], Package]) -> Picture:
    """Which step is in which package: those at the table, or where there is one those of the dossier's own ways."""
    situation = columns[0].situation
    if len(columns) > 1:
        held = {c.name: c.situation.package.codes for c in columns}
    else:
        total = len(situation.dossier.weightings)
        held = {
            "; ".join(messages.way(name, len(given), total) for name, given in ways.items()): codes
            for codes, ways in tables.ways_of(packages, situation.dossier).items()
        }
        if situation.package.codes not in held.values():
            held = {columns[0].name: situation.package.codes} | held
        held = dict(list(held.items())[:MOST_PACKAGES])
    inside = [code for code in situation.dossier.codes if any(code in codes for codes in held.values())]
    groups = [
        Group(
            heading,
            tuple(
                _item(
                    code,
                    situation,
                    said=tuple(naming.CHOSEN if code in codes else naming.LEFT_OUT for codes in held.values()),
                )
                for code in inside
                if all(code in codes for codes in held.values()) is every
            ),
        )
        for heading, every in ((messages.IN_EVERY, True), (messages.IN_SOME, False))
    ]
    return Picture("matrix", story_words.DIFFERS, tuple(g for g in groups if g.items), tuple(held))


def certain(situation: Situation, counts: Mapping[str, int], n: int) -> Picture:
    """In which share of the cases every step is in the best package, those of this package apart."""
    chosen = set(situation.package.codes)
    order = sorted(situation.dossier.codes, key=lambda code: -counts[code])
    inside, out = ([code for code in order if (code in chosen) is held] for held in (True, False))
    bar = {
        code: _item(code, situation, shares=(100 * counts[code] / max(n, 1),), said=(share_in_words(counts[code], n),))
        for code in order
    }
    apart = out if len(out) <= MOST_OUTSIDE + 1 else out[:MOST_OUTSIDE]
    shown = [bar[code] for code in apart]
    if rest := out[len(apart) :]:
        most = bar[rest[0]]
        shown.append(Item(messages.others(len(rest)), shares=most.shares, said=most.said))
    groups = (
        Group(messages.IN_PACKAGE, tuple(bar[code] for code in inside)),
        Group(messages.NOT_IN, tuple(shown), "out"),
    )
    return Picture("bars", messages.OFTEN, tuple(g for g in groups if g.items))


def decision(situation: Situation, whole: bool = False) -> Picture:
    """What is settled now and what to begin with, what later on which condition, and what is not done.

    whole: every step by name, however many are left out.
    """
    dossier, waiting = situation.dossier, {c.phase: c for c in decision_words.later(situation)}
    turns = {s.code: s.turn for s in dossier.begin if s.code in situation.package.codes}
    first = min(turns.values(), default=0)
    marks = {code: messages.BEGIN if turn == first else messages.AFTER for code, turn in turns.items()}
    groups = []
    for phase in dossier.phases:
        settle = messages.SETTLE_NOW if waiting else messages.SETTLE
        heading, note = (
            (messages.LATER, waiting[phase.number].when) if phase.number in waiting else (settle, phase.name)
        )
        groups.append(Group(heading, _in_phase(situation, phase.number, marks), note=note))
    held = tuple(_plain(g) for g in (*groups, _left_out(situation, messages.NOT_DONE, whole)) if g.items)
    return Picture("tiles", story_words.CHAPTER_NAMES["besluit"], held)


def _plain(group: Group) -> Group:
    """Without the stripes of the themes."""
    return replace(group, items=tuple(replace(item, hue=None) for item in group.items))


def _in_phase(situation: Situation, number: int, marks: Mapping[str, str] | None = None) -> tuple[Item, ...]:
    """The steps of one phase by theme; those to begin with in front."""
    dossier, first = situation.dossier, marks or {}
    themes = [t.id for t in dossier.themes]
    inside = [m for m in dossier.measures if situation.phases.get(m.code) == number]
    order = [*dict.fromkeys(first.values())]
    inside.sort(key=lambda m: (order.index(first[m.code]) if m.code in first else len(order), themes.index(m.theme)))
    said = {**dict.fromkeys(situation.choice.require, naming.ALWAYS), **first}
    return tuple(_item(m.code, situation, said.get(m.code) or board_words.later(situation, m)) for m in inside)


def _left_out(situation: Situation, heading: str = messages.NOT_IN, whole: bool = False) -> Group:
    out = [code for code in situation.dossier.codes if code not in situation.phases]
    if len(out) > decision_words.MOST_LEFT_OUT and not whole:
        return Group(heading, (Item(messages.steps(len(out))),), "out")
    return Group(heading, tuple(_item(code, situation) for code in out), "out")


def _item(code: str, situation: Situation, mark: str = "", **figures: tuple[object, ...]) -> Item:
    dossier = situation.dossier
    measure = dossier.measure(code)
    hue = [t.id for t in dossier.themes].index(measure.theme) % HUES
    return Item(measure.name, code, naming.address_of(code, situation), hue, mark, **figures)  # type: ignore[arg-type]


def _legend(situation: Situation) -> tuple[tuple[int, str], ...]:
    return tuple((k % HUES, theme.name) for k, theme in enumerate(situation.dossier.themes))
