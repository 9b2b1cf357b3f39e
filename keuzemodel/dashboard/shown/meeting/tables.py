"""Owns the tables of the story for the Binnentafel. Cells are Markdown, headings are plain. No Streamlit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from keuzemodel.dashboard.asked.choice import OWN
from keuzemodel.dashboard.asked.situation import Situation
from keuzemodel.dashboard.asked.sums import Sum, sums, sums_of
from keuzemodel.dashboard.language import naming, numbers, settings
from keuzemodel.dashboard.language.columns import ALL, Column
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.words import headings
from keuzemodel.dashboard.words.meeting.messages import shares_of_all
from keuzemodel.model.dossier import Dossier, Weighting
from keuzemodel.model.valuation import totals as of_scores
from keuzemodel.solve.selection import Package


def themes(dossier: Dossier) -> pd.DataFrame:
    """What each theme is about, and how many measures it has per phase."""
    rows = []
    for theme in dossier.themes:
        members = [m for m in dossier.measures if m.theme == theme.id]
        row = {headings.THEME: f"**{escape(theme.name)}**  \n{escape(theme.note)}".strip()}
        if len(dossier.phases) > 1:
            row |= {naming.phase_heading(p): str(sum(m.phase == p.number for m in members)) for p in dossier.phases}
        rows.append(row | {headings.STEPS: str(len(members))})
    return pd.DataFrame(rows)


def weightings(situation: Situation) -> pd.DataFrame:
    """The weight of every aspect in every weighting; ▶ marks the one in use."""
    dossier, choice = situation.dossier, situation.choice
    names = naming.names_apart(dossier.aspects)
    rows = []
    for weighting in dossier.weightings:
        here = "▶ " if choice.weighting == weighting.id else ""
        note = f"  \n{escape(weighting.note)}" if weighting.note else ""
        shares = numbers.shares_in_words(aspect_weights(weighting, dossier))
        rows.append(
            {headings.WEIGHTING: f"{here}**{escape(weighting.name)}**{note}"}
            | {names[id]: share for id, share in shares.items()}
        )
    if choice.weighting == OWN:
        own = situation.aspect_shares
        rows.append(
            {headings.WEIGHTING: f"▶ **{settings.OWN_NAME}**"}
            | numbers.shares_in_words({names[a.id]: own[a.id] for a in dossier.aspects})
        )
    return pd.DataFrame(rows)


def aspect_weights(weighting: Weighting, dossier: Dossier) -> dict[str, float]:
    """The weight of every aspect, by its id."""
    return {a.id: sum(weighting.weights[c.id] for c in dossier.criteria_of[a.id]) for a in dossier.aspects}


def phase(situation: Situation, number: int) -> pd.DataFrame:
    """The measures of one phase, by theme."""
    dossier = situation.dossier
    rows = [
        (escape(theme.name), naming.linked_step(m, situation))
        for theme in dossier.themes
        for m in dossier.measures
        if m.theme == theme.id and situation.phases.get(m.code) == number
    ]
    return pd.DataFrame(rows or [("", naming.NO_STEPS)], columns=[headings.THEME, headings.STEP])


def totals(columns: Sequence[Column]) -> dict[str, tuple[Sum, ...]]:
    """The sums of every package, and of all measures, by heading."""
    dossier = columns[0].situation.dossier
    held = {column.name: sums_of(column.situation.package, column.situation.dossier) for column in columns}
    return held | {ALL: sums(dossier.codes, of_scores(dossier, dossier.codes), dossier)}


Shares = tuple[tuple[str, ...], tuple[tuple[str, tuple[float, ...]], ...], tuple[bool, ...]]


def shares(columns: Sequence[Column]) -> Shares:
    """(criteria, per package the share in percent of what all measures have, which criteria are burdens)."""
    of_all = [(column.name, shares_of_all(column.situation)) for column in columns]
    known = set.intersection(*(set(share) for _, share in of_all))
    criteria = [c for c in columns[0].situation.dossier.criteria if c.id in known]
    names = tuple(f"{c.name} ({naming.kind(c)})" for c in criteria)
    held = tuple((name, tuple(100 * share[c.id] for c in criteria)) for name, share in of_all)
    return names, held, tuple(c.kind == "burden" for c in criteria)


def package(situation: Situation) -> pd.DataFrame:
    """Every measure of the package, by phase and theme."""
    parts = [phase(situation, p.number).assign(Fase=escape(naming.phase_heading(p))) for p in situation.dossier.phases]
    filled = [part[part[headings.THEME] != ""] for part in parts]
    return pd.concat(filled, ignore_index=True)[[headings.PHASE, headings.THEME, headings.STEP]]


Ways = dict[tuple[str, ...], dict[str, list[str]]]


def ways_of(packages: Mapping[tuple[str, str], Package], dossier: Dossier) -> Ways:
    """Every different package of the dossier's own ways of choosing: by approach, the weightings that give it."""
    found: Ways = {}
    for (approach, weighting), chosen in packages.items():
        ways = found.setdefault(chosen.codes, {})
        ways.setdefault(dossier.approach(approach).name, []).append(dossier.weighting(weighting).name)
    return found


def alternatives(situation: Situation, packages: Mapping[tuple[str, str], Package]) -> pd.DataFrame:
    """Every package of the dossier's own approaches and weightings, and how it differs from this one."""
    dossier, rows = situation.dossier, []
    everything = settings.every_weighting(dossier)
    for codes, ways in ways_of(packages, dossier).items():
        names = [
            f"{approach}: {everything if len(chosen) == len(dossier.weightings) else ', '.join(chosen)}"
            for approach, chosen in ways.items()
        ]
        came = naming.linked((c for c in codes if c not in situation.package.codes), situation)
        went = naming.linked((c for c in situation.package.codes if c not in codes), situation)
        rows.append((escape("; ".join(names)), str(len(codes)), came or naming.LEFT_OUT, went or naming.LEFT_OUT))
    return pd.DataFrame(rows, columns=[headings.HOW_CHOSEN, headings.STEPS, headings.CAME, headings.WENT])
