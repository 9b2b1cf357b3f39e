"""Owns the story for the Binnentafel: its steps, what each one finds and what that rests on. No Streamlit.

One story for the screen, the slides and the paper. Every sentence and cell is Markdown; titles, headings, notes and
what is in a chart are plain.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from keuzemodel.dashboard.asked import certainty as certainties
from keuzemodel.dashboard.asked import situation as situations
from keuzemodel.dashboard.asked.certainty import SEED, Waiting
from keuzemodel.dashboard.asked.situation import Situation
from keuzemodel.dashboard.language import known, naming, settings
from keuzemodel.dashboard.language.markdown import escape, plain
from keuzemodel.dashboard.shown import story_tables
from keuzemodel.dashboard.shown.certainty import scores as score_tables
from keuzemodel.dashboard.shown.certainty import weights as weight_tables
from keuzemodel.dashboard.words import package as package_words
from keuzemodel.dashboard.words import pages as page_words
from keuzemodel.dashboard.words import scenarios as scenario_words
from keuzemodel.dashboard.words import story as story_words
from keuzemodel.dashboard.words.certainty import headline as headline_words
from keuzemodel.dashboard.words.certainty import scores as score_words
from keuzemodel.model.errors import TooSlowError

STEPS = ("vraag", "wegen", "pakket", "opbrengst", "verschil", "zeker", "besluit")


@dataclass(frozen=True)
class Table:
    """A table of a step; its cells are Markdown. figures: its columns after the first are numbers or signs."""

    title: str
    frame: pd.DataFrame
    figures: bool = False


@dataclass(frozen=True)
class Bars:
    """Bars from 0 to 100 per category, one series per package; shares in percent.

    costs: per category whether a longer bar is worse; empty if none is. short: per category what stands for it where
    there is no room for its name; empty if nothing does.
    """

    title: str
    categories: tuple[str, ...]
    series: tuple[tuple[str, tuple[float, ...]], ...]
    costs: tuple[bool, ...] = ()
    short: tuple[str, ...] = ()


@dataclass(frozen=True)
class Step:
    """One step. title: the finding. lines: sentences, in Markdown. notes: what the figures rest on."""

    id: str
    title: str
    lines: tuple[str, ...]
    tables: tuple[Table, ...] = ()
    bars: Bars | None = None
    notes: tuple[str, ...] = ()


def step(id: str, columns: Mapping[str, Situation], waiting: Waiting) -> Step:
    """One step of the story. columns: the packages at the table by name, the first of them the one it is about."""
    return _MAKE[id](columns, waiting)


def story(columns: Mapping[str, Situation], waiting: Waiting) -> tuple[Step, ...]:
    """All of it."""
    return tuple(step(id, columns, waiting) for id in STEPS)


def _first(columns: Mapping[str, Situation]) -> Situation:
    return next(iter(columns.values()))


def _question(columns: Mapping[str, Situation], _: Waiting) -> Step:
    found = _first(columns)
    dossier = found.dossier
    lines = [escape(dossier.description)] if dossier.description else []
    lines += [story_words.question_line(dossier), known.origin_line(dossier), page_words.honesty_line(dossier)]
    return Step(
        "vraag",
        story_words.question_title(dossier),
        tuple(line for line in lines if line),
        (Table("Waar de stappen over gaan", story_tables.themes(dossier)),),
        notes=(story_words.sources_note(dossier),),
    )


def _ways(columns: Mapping[str, Situation], _: Waiting) -> Step:
    found = _first(columns)
    dossier = found.dossier
    return Step(
        "wegen",
        story_words.ways_title(dossier),
        tuple(story_words.approach_line(a, dossier) for a in dossier.approaches),
        (Table("Hoe zwaar elk aspect telt", story_tables.weightings(found), figures=True),),
        notes=(story_words.weights_note(dossier),),
    )


def _package(columns: Mapping[str, Situation], _: Waiting) -> Step:
    found = _first(columns)
    dossier, package = found.dossier, found.package
    advised = set(found.advised.codes) if found.advised else None
    if package.codes:
        counts = package_words.phase_counts(dossier, found.phases)
        lines = [f"{counts[:1].upper()}{counts[1:]}." if counts else "", *package_words.against(found.phases, advised)]
    else:
        lines = [package_words.outcome_line(found)]
    lines.append(settings.settings_line(found))
    if package.co_optimal:
        lines.append(f"{naming.EQUAL}: {package_words.co_optimal_line(package, found)}")
    return Step(
        "pakket",
        story_words.package_title(found, len(columns) > 1, next(iter(columns))),
        tuple(line for line in lines if line),
        tuple(Table(p.name, story_tables.phase(found, p.number)) for p in dossier.phases),
        notes=(story_words.settings_note(found), story_words.phase_note(dossier)),
    )


def _yield(columns: Mapping[str, Situation], _: Waiting) -> Step:
    found = _first(columns)
    return Step(
        "opbrengst",
        story_words.yield_title(found),
        tuple(line for line in (story_words.YIELD_LINE, known.unknown_lines(found.dossier)) if line),
        (Table("Som van de scores", story_tables.totals(columns), figures=True),),
        Bars("Deel van wat alle stappen samen hebben, %", *story_tables.shares(columns)),
        (story_words.totals_note(found),),
    )


def _difference(columns: Mapping[str, Situation], _: Waiting) -> Step:
    found = _first(columns)
    packages = situations.column_packages(found.dossier)
    if len(columns) > 1:
        differs = scenario_words.differing(columns, found)
        tables = [Table("Wat verschilt", differs, figures=True)] if len(differs) else []
        title = plain(scenario_words.shared_line(columns))
    else:
        tables = [Table("Elke benadering met elke weging", story_tables.alternatives(found, packages))]
        title = story_words.difference_title(found, packages)
    return Step(
        "verschil",
        title,
        (page_words.compare_line(found, packages, None),),
        tuple(tables),
        notes=(story_words.DIFFERENCE_NOTE,),
    )


def _certain(columns: Mapping[str, Situation], waiting: Waiting) -> Step:
    found = _first(columns)
    codes = found.package.codes
    headline = certainties.headline(found, waiting)
    firm = certainties.firmness(found, waiting)
    bars = weight_tables.share_bars(found, codes, firm.together)
    return Step(
        "zeker",
        story_words.certain_title(codes, headline.often, found.dossier),
        (*headline_words.lines(found, headline), *score_words.firm_lines(found, firm)),
        (
            Table(
                "Hoe vaak elke stap in het beste pakket zit",
                score_tables.score_shares(found, codes, firm),
                figures=True,
            ),
        ),
        Bars(
            "In het beste pakket als weging en scores anders vallen, %",
            tuple(bars["stap"]),
            (("Deel van de trekkingen", tuple(bars["deel"])),),
            short=tuple(bars["kort"]),
        ),
        (
            score_words.drawn_line(firm.draws, SEED),
            headline_words.often_caption(headline.often, SEED),
            score_words.legend(False),
        ),
    )


def _decide(columns: Mapping[str, Situation], waiting: Waiting) -> Step:
    found = _first(columns)
    try:
        question = certainties.first_question(found, waiting)
    except TooSlowError:
        question = None
    lines = story_words.decisions(found)
    note = story_words.settings_note(found)
    if question is not None:
        note += f" {score_words.influence_draws_line(question.ranked)}"
        lines.append(score_words.first_question_line(found, question))
    named = (Table("Het pakket", story_tables.package(found)),) if found.package.codes else ()
    return Step("besluit", story_words.decide_title(found), tuple(lines), named, notes=(note,))


_MAKE = {
    "vraag": _question,
    "wegen": _ways,
    "pakket": _package,
    "opbrengst": _yield,
    "verschil": _difference,
    "zeker": _certain,
    "besluit": _decide,
}
