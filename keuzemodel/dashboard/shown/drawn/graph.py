"""Owns the picture of what builds on what, as Graphviz text. State is a sign and a line, not a colour."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping

from keuzemodel.dashboard.language.naming import CHOSEN, LEFT_OUT
from keuzemodel.dashboard.shown.drawn.palette import IN_THE_DARK
from keuzemodel.dashboard.words import phasing as phasing_words
from keuzemodel.model.dossier import Dossier, Measure


def dot(dossier: Dossier, phases: Mapping[str, int], dark: bool = False) -> str:
    """Measures that a relation touches, left to right by phase; `phases` holds those in the package."""
    related = {c for r in dossier.relations for c in (r.code, *r.others)}
    lines = [
        "digraph {",
        'rankdir=LR; bgcolor="transparent"; nodesep=0.18; ranksep=1.1; ',
        'node [shape=box, fontname="sans-serif", fontsize=12, margin="0.12,0.06", fontcolor="#1f2937"];',
        'edge [color="#6b7280", fontname="sans-serif", fontsize=11, fontcolor="#6b7280"];',
    ]
    before = 0
    for phase in dossier.phases:
        members = [m for m in dossier.measures if m.code in related and phases.get(m.code, m.phase) == phase.number]
        lines.append(
            f"subgraph cluster_{phase.number} {{ label={_quoted(phase.name)}; fontsize=13; "
            'fontname="sans-serif"; color="#9ca3af"; fontcolor="#6b7280";'
        )
        lines += [_node(m, m.code in phases) for m in members]
        lines.append("}")
        # An unseen point between two phases keeps the later one to the right of the earlier.
        if phase is not dossier.phases[-1]:
            lines.append(f"_na_{phase.number} [shape=point, style=invis];")
            lines += [f"{_quoted(m.code)} -> _na_{phase.number} [style=invis, weight=0];" for m in members]
        if before:
            lines += [f"_na_{before} -> {_quoted(m.code)} [style=invis, weight=0];" for m in members]
        before = phase.number
    for relation in dossier.relations:
        for other in relation.others:
            if relation.kind == "excludes":
                style = f'style=dotted, dir=none, label="{phasing_words.OR}", constraint=false'
            elif relation.kind == "reinforces":
                style = _reinforces_style(relation.code in phases and other in phases)
            else:
                style = _requires_style(relation.code in phases, other in phases, relation.others, phases)
            # What is required stands first, so an arrow runs from the foundation to what builds on it.
            lines.append(f"{_quoted(other)} -> {_quoted(relation.code)} [{style}];")
    text = "\n".join([*lines, "}"])
    if dark:
        for light, instead in IN_THE_DARK.items():
            text = text.replace(f'color="{light}"', f'color="{instead}"')
    return text


def _requires_style(code_in: bool, other_in: bool, others: tuple[str, ...], phases: Mapping[str, int]) -> str:
    if code_in and other_in:
        return 'penwidth=2.2, color="#2166ac"'
    if other_in or code_in or any(o in phases for o in others):
        return "style=dashed"
    return 'style=dashed, arrowhead=tee, label="✕"'


def _reinforces_style(used: bool) -> str:
    """An open arrow, from what reinforces to what gives more by it; it moves no measure along the phases."""
    line = 'penwidth=1.6, color="#2166ac"' if used else "style=dashed"
    return f'{line}, arrowhead=empty, label="{phasing_words.MORE}", constraint=false'


def _node(measure: Measure, chosen: bool) -> str:
    sign = CHOSEN if chosen else LEFT_OUT
    label = "\n".join(textwrap.wrap(f"{sign} {measure.code} {measure.name}", 34))
    style = (
        'style="filled,bold", fillcolor="#dbe7f5", color="#2166ac"'
        if chosen
        else 'style="filled,dashed", fillcolor="#ffffff", color="#6b7280"'
    )
    return f"{_quoted(measure.code)} [label={_quoted(label)}, {style}];"


def _quoted(text: str) -> str:
    """User text as a Graphviz string: nothing in it ends the string or starts an escape."""
    # Graphviz reads &lt; and its like in every string.
    safe = text.replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{safe}"'
