"""Owns the map of a framework: its parts by group, each as dark as there are steps for it. No Streamlit."""

from __future__ import annotations

from keuzemodel.dashboard.asked.situation import Situation
from keuzemodel.dashboard.language import naming
from keuzemodel.dashboard.language.elements import Html, element
from keuzemodel.dashboard.shown.drawn.beside import step_link
from keuzemodel.dashboard.words import coverage as coverage_words
from keuzemodel.dashboard.words import headings
from keuzemodel.model.framework import Framework, Principle

DARKEST = 4
"""So many steps, or more, have the darkest shade."""


def coverage(situation: Situation, framework: Framework) -> Html:
    """Every part of the framework as a cell; which steps serve it is inside, for who opens it."""
    by = coverage_words.served(situation, framework)
    groups = []
    for group in framework.groups:
        parts = coverage_words.members(framework, group.id)
        covered = coverage_words.of_parts(sum(bool(by[p.id]) for p in parts), len(parts))
        head = element("h2", f"{group.name} ", element("small", covered))
        cells = (element("li", _cell(p, by[p.id], situation, framework)) for p in parts)
        groups.append(element("section", head, element("p", group.note), element("ul", *cells, class_="vp-cells")))
    return element("div", *groups, class_="vp-map")


def _cell(part: Principle, inside: tuple[str, ...], situation: Situation, framework: Framework) -> Html:
    sign = element("b", f"{naming.CHOSEN} {len(inside)}" if inside else naming.LEFT_OUT)
    told = element("span", coverage_words.served_by(len(inside)), class_="vp-spoken")
    outside = tuple(c for c in framework.serving(part.id) if c not in inside)
    more = [element("p", " · ".join(said for said in (part.source, part.note) if said))]
    more += [_steps(headings.BY, inside, situation)] if inside else []
    more += [_steps(headings.ALSO_BY, outside, situation)] if outside else []
    more += [] if inside or outside else [element("p", coverage_words.NOBODY)]
    summary = element("summary", sign, told, element("span", part.name))
    heat = str(min(DARKEST, len(inside)))
    return element("details", summary, element("div", *more), class_="vp-heat", data_heat=heat)


def _steps(title: str, codes: tuple[str, ...], situation: Situation) -> Html:
    steps = (element("li", step_link(situation.dossier.measure(c), situation)) for c in codes)
    return element("div", element("b", title), element("ul", *steps))
