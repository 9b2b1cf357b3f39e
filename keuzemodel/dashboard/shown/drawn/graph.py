"""Owns the picture of what builds on what, as Graphviz text and as a list. State is a sign and a line, not a colour."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.dashboard.language.elements import Html, element
from keuzemodel.dashboard.language.naming import CHOSEN, LEFT_OUT, brief_step, phase_heading, plain_step
from keuzemodel.dashboard.shown.drawn.beside import step_link
from keuzemodel.dashboard.shown.drawn.palette import EDGE, GROUND, IN_DRAWN, IN_THE_DARK, LINE, MARK, YIELDS
from keuzemodel.dashboard.words import phasing as phasing_words
from keuzemodel.model.dossier import Dossier, Measure


def dot(dossier: Dossier, phases: Mapping[str, int], dark: bool = False) -> str:
    """Measures that a relation touches, left to right by phase; `phases` holds those in the package.

    Every phase has columns of its own, under its heading: there Graphviz leads the arrows around the boxes. With a
    frame around each phase it would lead them around the frames.
    """
    columns = _columns(dossier, phases)
    lines = [
        "digraph {",
        'rankdir=LR; bgcolor="transparent"; nodesep=0.12; ranksep=0.3;',
        f'node [shape=box, fontname="sans-serif", fontsize=12, margin="0.08,0.05", width=1.9, fontcolor="{EDGE}"];',
        f'edge [color="{LINE}", fontname="sans-serif", fontsize=11, fontcolor="{MARK}"];',
    ]
    lines += [_node(dossier.measure(code), code in phases) for column in columns for code in column.codes]
    place = {code: k for k, column in enumerate(columns) for code in column.codes}
    for relation in dossier.relations:
        for other in relation.others:
            if relation.kind == "excludes":
                style = f'style=dotted, dir=none, label="{phasing_words.OR}", constraint=false'
            elif relation.kind == "reinforces":
                style = _reinforces_style(relation.code in phases and other in phases)
            else:
                style = _requires_style(relation.code in phases, other in phases, relation.others, phases)
                # What comes later than what builds on it moves no column.
                style += "" if place[other] < place[relation.code] else ", constraint=false"
            # What is required stands first, so an arrow runs from the foundation to what builds on it.
            lines.append(f"{_quoted(other)} -> {_quoted(relation.code)} [{style}];")
    # What is named last in a column comes on top of it, and a chain keeps the headings at one height.
    for k, column in enumerate(columns):
        lines.append(f"{{rank=same; {' '.join(map(_quoted, column.codes))} _head_{k}}}")
        lines.append(f"_head_{k} [shape=plaintext, fontsize=15, label={_quoted(column.heading)}];")
    lines += [f"_head_{k} -> _head_{k + 1} [style=invis, weight=50];" for k in range(len(columns) - 1)]
    text = "\n".join([*lines, "}"])
    if dark:
        for light, instead in IN_THE_DARK.items():
            text = text.replace(f'color="{light}"', f'color="{instead}"')
    return text


@dataclass(frozen=True)
class _Column:
    """Steps under each other. heading: of the phase, over its first column only."""

    heading: str
    codes: tuple[str, ...]


def _columns(dossier: Dossier, phases: Mapping[str, int]) -> list[_Column]:
    """What a relation touches, by phase, and inside a phase what is required before what requires it. In the first
    phase a step stands as late as it can, so that arrows to the next are short; in the others as early.
    """
    related = {c for r in dossier.relations for c in (r.code, *r.others)}
    phase_of = {m.code: phases.get(m.code, m.phase) for m in dossier.measures if m.code in related}
    before: dict[str, list[str]] = {code: [] for code in phase_of}
    after: dict[str, list[str]] = {code: [] for code in phase_of}
    for relation in dossier.relations:
        for other in relation.others if relation.kind == "requires" else ():
            if phase_of[other] == phase_of[relation.code]:
                before[relation.code].append(other)
                after[other].append(relation.code)
    found: list[_Column] = []
    for phase in dossier.phases:
        members = [code for code in dossier.codes if phase_of.get(code) == phase.number]
        last = max(_depths(members, before).values(), default=0)
        place = {c: last - d for c, d in _depths(members, after).items()} if not found else _depths(members, before)
        for k in range(last + 1 if members else 0):
            heading = phase.name if k == 0 else ""
            found.append(_Column(heading, tuple(code for code in members if place[code] == k)))
    return found


def _depths(codes: Iterable[str], before: Mapping[str, list[str]]) -> dict[str, int]:
    """How many steps go one after another before each; of steps that need each other, one counts as first."""
    found: dict[str, int] = {}

    def depth(code: str, way: frozenset[str]) -> int:
        if code not in found:
            found[code] = max((1 + depth(o, way | {code}) for o in before[code] if o not in way | {code}), default=0)
        return found[code]

    return {code: depth(code, frozenset()) for code in codes}


def outline(asked: Question, phases: Mapping[str, int]) -> Html:
    """The same as an indented list, for where there is no room: under each step what builds on it."""
    dossier, told = asked.dossier, set[str]()
    needed = [r for r in dossier.relations if r.kind == "requires"]

    def line(code: str) -> Html:
        measure = dossier.measure(code)
        sign = CHOSEN if code in phases else LEFT_OUT
        phase = next(phase_heading(p) for p in dossier.phases if p.number == phases.get(code, measure.phase))
        inside = [f"{sign} ", step_link(measure, asked)]
        if code in told:
            return element("li", *inside, element("small", phasing_words.SEEN))
        told.add(code)
        inside += [element("small", said) for said in (phase, *phasing_words.others(code, dossier))]
        on_it = dict.fromkeys(r.code for r in needed if code in r.others)
        return element("li", *inside, *([element("ul", *map(line, on_it))] if on_it else []))

    related = {c for r in dossier.relations for c in (r.code, *r.others)}
    first = [c for c in dossier.codes if c in related and not any(r.code == c for r in needed)]
    lines = [line(code) for code in first]
    lines += [line(code) for code in dossier.codes if code in related and code not in told]
    return element("ul", *lines, class_="vp-outline")


def _requires_style(code_in: bool, other_in: bool, others: tuple[str, ...], phases: Mapping[str, int]) -> str:
    if code_in and other_in:
        return f'penwidth=2.8, color="{YIELDS}"'
    if other_in or code_in or any(o in phases for o in others):
        return "style=dashed"
    return 'style=dashed, arrowhead=tee, label="✕"'


def _reinforces_style(used: bool) -> str:
    """An open arrow, from what reinforces to what gives more by it; it moves no measure along the phases."""
    line = f'penwidth=1.6, color="{YIELDS}"' if used else "style=dashed"
    return f'{line}, arrowhead=empty, label="{phasing_words.MORE}", constraint=false'


def _node(measure: Measure, chosen: bool) -> str:
    sign = CHOSEN if chosen else LEFT_OUT
    label = "\n".join(textwrap.wrap(f"{sign} {brief_step(measure)}", 22))
    style = (
        f'style="filled,bold", fillcolor="{IN_DRAWN}", color="{YIELDS}"'
        if chosen
        else f'style="filled,dashed", fillcolor="{GROUND}", color="{LINE}"'
    )
    return f"{_quoted(measure.code)} [label={_quoted(label)}, tooltip={_quoted(plain_step(measure))}, {style}];"


def _quoted(text: str) -> str:
    """User text as a Graphviz string: nothing in it ends the string or starts an escape."""
    # Graphviz reads &lt; and its like in every string.
    safe = text.replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{safe}"'
