"""Owns the story for the Binnentafel: its chapters, what each one finds and what that rests on. No Streamlit.

One story for the screen, the slides and the paper. Every sentence and cell is Markdown; titles, headings, notes and
what is in a chart are plain.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from keuzemodel.dashboard.asked import certainty as certainties
from keuzemodel.dashboard.asked import situation as situations
from keuzemodel.dashboard.asked.certainty import SEED, Waiting
from keuzemodel.dashboard.asked.settings import rests_on
from keuzemodel.dashboard.language import known, naming, settings
from keuzemodel.dashboard.language.columns import Column
from keuzemodel.dashboard.language.markdown import escape, plain
from keuzemodel.dashboard.shown import scenarios as scenario_tables
from keuzemodel.dashboard.shown import sums
from keuzemodel.dashboard.shown.certainty import scores as score_tables
from keuzemodel.dashboard.shown.certainty import weights as weight_tables
from keuzemodel.dashboard.shown.meeting import tables
from keuzemodel.dashboard.words import compare as compare_words
from keuzemodel.dashboard.words import decision as decision_words
from keuzemodel.dashboard.words import method as method_words
from keuzemodel.dashboard.words import package as package_words
from keuzemodel.dashboard.words import scenarios as scenario_words
from keuzemodel.dashboard.words import story as story_words
from keuzemodel.dashboard.words.certainty import headline as headline_words
from keuzemodel.dashboard.words.certainty import scores as score_words
from keuzemodel.model.errors import TooSlowError

CHAPTERS = tuple(story_words.CHAPTER_NAMES)


@dataclass(frozen=True)
class Table:
    """A table of a chapter; its cells are Markdown.

    figures: its columns after the first are numbers or signs. sheet: of the workbook, where it is in there. on_paper:
    whether the handout has it.
    """

    title: str
    frame: pd.DataFrame
    figures: bool = False
    sheet: str = ""
    on_paper: bool = True


@dataclass(frozen=True)
class Bars:
    """Bars from 0 to 100 per category, one series per package; shares in percent.

    costs: per category whether a longer bar is worse; empty if none is. short: per category what stands for it where
    there is no room for its name; empty if nothing does. on_paper: whether the handout has them too.
    """

    title: str
    categories: tuple[str, ...]
    series: tuple[tuple[str, tuple[float, ...]], ...]
    costs: tuple[bool, ...] = ()
    short: tuple[str, ...] = ()
    on_paper: bool = False


@dataclass(frozen=True)
class Chapter:
    """One chapter. title: the finding. lines: sentences, in Markdown. notes: what the figures rest on.

    layout: how its tables stand on screen: below each other, abreast, or folded, where the bars say the same.
    """

    id: str
    title: str
    lines: tuple[str, ...]
    tables: tuple[Table, ...] = ()
    bars: Bars | None = None
    notes: tuple[str, ...] = ()
    layout: Literal["below", "abreast", "folded"] = "below"


def chapter(id: str, columns: Sequence[Column], waiting: Waiting) -> Chapter:
    """One chapter of the story. columns: the packages at the table, the first of them the one it is about."""
    return _MAKE[id](columns, waiting)


def story(columns: Sequence[Column], waiting: Waiting) -> tuple[Chapter, ...]:
    """All of it."""
    return tuple(chapter(id, columns, waiting) for id in CHAPTERS)


def _question(columns: Sequence[Column], _: Waiting) -> Chapter:
    found = columns[0].found
    dossier = found.dossier
    lines = [escape(dossier.description)] if dossier.description else []
    lines += [story_words.question_line(dossier), known.origin_line(dossier), method_words.honesty_line(dossier)]
    return Chapter(
        "vraag",
        story_words.question_title(dossier),
        tuple(line for line in lines if line),
        (Table("Waar de stappen over gaan", tables.themes(dossier)),),
        notes=(story_words.sources_note(dossier),),
    )


def _ways(columns: Sequence[Column], _: Waiting) -> Chapter:
    found = columns[0].found
    dossier = found.dossier
    return Chapter(
        "wegen",
        story_words.ways_title(dossier),
        tuple(story_words.approach_line(a, dossier) for a in dossier.approaches),
        (Table("Hoe zwaar elk aspect telt", tables.weightings(found), figures=True),),
        notes=(story_words.weights_note(dossier),),
    )


def _package(columns: Sequence[Column], _: Waiting) -> Chapter:
    found = columns[0].found
    dossier, package = found.dossier, found.package
    advised = set(found.advised.codes) if found.advised else None
    if package.codes:
        counts = package_words.phase_counts(dossier, found.phases)
        lines = [f"{counts[:1].upper()}{counts[1:]}." if counts else "", *package_words.against(found.phases, advised)]
    else:
        lines = [package_words.outcome_line(found)]
    lines.append(settings.line(rests_on(found)))
    if package.co_optimal:
        lines.append(f"{naming.EQUAL}: {package_words.co_optimal_line(package, found)}")
    return Chapter(
        "pakket",
        story_words.package_title(found, columns[0].name if len(columns) > 1 else None),
        tuple(line for line in lines if line),
        tuple(Table(p.name, tables.phase(found, p.number)) for p in dossier.phases),
        notes=(settings.note(rests_on(found)), story_words.phase_note(dossier)),
        layout="abreast",
    )


def _yield(columns: Sequence[Column], _: Waiting) -> Chapter:
    found = columns[0].found
    return Chapter(
        "opbrengst",
        story_words.yield_title(found),
        tuple(line for line in (story_words.YIELD_LINE, known.unknown_lines(found.dossier)) if line),
        (Table("Som van de scores", sums.table(tables.totals(columns)), figures=True),),
        Bars("Deel van wat alle stappen samen hebben, %", *tables.shares(columns), on_paper=True),
        (story_words.totals_note(found),),
    )


def _difference(columns: Sequence[Column], _: Waiting) -> Chapter:
    found = columns[0].found
    packages = situations.column_packages(found.dossier)
    sheet = story_words.CHAPTER_NAMES["verschil"]
    if len(columns) > 1:
        differs = scenario_tables.differing(columns, found)
        beside = [Table("Wat verschilt", differs, figures=True, sheet=sheet)] if len(differs) else []
        title = plain(scenario_words.shared_line(columns))
    else:
        beside = [Table("Elke benadering met elke weging", tables.alternatives(found, packages), sheet=sheet)]
        title = story_words.difference_title(found, packages)
    return Chapter(
        "verschil",
        title,
        (compare_words.compare_line(found, packages, None),),
        tuple(beside),
        notes=(story_words.DIFFERENCE_NOTE,),
    )


def _certain(columns: Sequence[Column], waiting: Waiting) -> Chapter:
    found = columns[0].found
    codes = found.package.codes
    headline = certainties.headline(found, waiting)
    firm = certainties.firmness(found, waiting)
    bars = weight_tables.share_bars(found, codes, firm.together)
    return Chapter(
        "zeker",
        story_words.certain_title(codes, headline.often, found.dossier),
        (*headline_words.lines(found, headline), *score_words.firm_lines(found, firm)),
        (
            Table(
                "Hoe vaak elke stap in het beste pakket zit",
                score_tables.score_shares(found, codes, firm),
                figures=True,
                sheet=story_words.CHAPTER_NAMES["zeker"],
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
        layout="folded",
    )


def _decide(columns: Sequence[Column], waiting: Waiting) -> Chapter:
    found = columns[0].found
    try:
        question = certainties.first_question(found, waiting)
    except TooSlowError:
        question = None
    lines = decision_words.decisions(found)
    note = settings.note(rests_on(found))
    if question is not None:
        note += f" {score_words.influence_draws_line(question.ranked)}"
        lines.append(score_words.first_question_line(found, question))
    named = (Table("Het pakket", tables.package(found), on_paper=False),) if found.package.codes else ()
    return Chapter("besluit", decision_words.decide_title(found), tuple(lines), named, notes=(note,))


_MAKE = {
    "vraag": _question,
    "wegen": _ways,
    "pakket": _package,
    "opbrengst": _yield,
    "verschil": _difference,
    "zeker": _certain,
    "besluit": _decide,
}
