"""Owns the story for the Binnentafel: its chapters, what each one finds and what that rests on. No Streamlit.

One story for the screen, the slides and the paper. Every sentence and cell is Markdown; titles, headings, notes and
what is in a chart are plain.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from keuzemodel.dashboard.asked import situation as situations
from keuzemodel.dashboard.asked.certainty import answers as certainties
from keuzemodel.dashboard.asked.certainty import fitting as fittings
from keuzemodel.dashboard.asked.certainty import over_tables
from keuzemodel.dashboard.asked.certainty.answers import SEED, FirstQuestion, Headline, Waiting, Work
from keuzemodel.dashboard.asked.certainty.fitting import Standing
from keuzemodel.dashboard.asked.certainty.over_tables import Anyhow
from keuzemodel.dashboard.asked.settings import rests_on
from keuzemodel.dashboard.asked.situation import Situation
from keuzemodel.dashboard.language import known, naming, settings
from keuzemodel.dashboard.language.columns import Column
from keuzemodel.dashboard.language.markdown import escape, plain
from keuzemodel.dashboard.shown import sums
from keuzemodel.dashboard.shown.certainty import fitting as fitting_tables
from keuzemodel.dashboard.shown.certainty import scores as score_tables
from keuzemodel.dashboard.shown.certainty import weights as weight_tables
from keuzemodel.dashboard.shown.keeping import scenarios as scenario_tables
from keuzemodel.dashboard.shown.meeting import tables
from keuzemodel.dashboard.words import compare as compare_words
from keuzemodel.dashboard.words import method as method_words
from keuzemodel.dashboard.words import package as package_words
from keuzemodel.dashboard.words.certainty import fitting as fitting_words
from keuzemodel.dashboard.words.certainty import headline as headline_words
from keuzemodel.dashboard.words.certainty import over_tables as over_words
from keuzemodel.dashboard.words.certainty import scores as score_words
from keuzemodel.dashboard.words.keeping import scenarios as scenario_words
from keuzemodel.dashboard.words.meeting import decision as decision_words
from keuzemodel.dashboard.words.meeting import story as story_words
from keuzemodel.model.errors import TooSlowError


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
    return tuple(chapter(id, columns, waiting) for id in story_words.CHAPTERS)


def _question(columns: Sequence[Column], _: Waiting) -> Chapter:
    situation = columns[0].situation
    dossier = situation.dossier
    lines = [escape(dossier.description)] if dossier.description else []
    lines += [story_words.question_line(dossier), known.origin_line(dossier), method_words.honesty_line(dossier)]
    return Chapter(
        "vraag",
        story_words.question_title(dossier),
        tuple(line for line in lines if line),
        (Table(story_words.THEMES, tables.themes(dossier)),),
        notes=(story_words.sources_note(dossier),),
    )


def _ways(columns: Sequence[Column], _: Waiting) -> Chapter:
    situation = columns[0].situation
    dossier = situation.dossier
    return Chapter(
        "wegen",
        story_words.ways_title(dossier),
        tuple(story_words.approach_line(a, dossier) for a in dossier.approaches),
        (Table(story_words.WEIGHTS, tables.weightings(situation), figures=True),),
        notes=(story_words.weights_note(dossier),),
    )


def _package(columns: Sequence[Column], _: Waiting) -> Chapter:
    situation = columns[0].situation
    dossier, package = situation.dossier, situation.package
    advised = set(situation.advised.codes) if situation.advised else None
    if package.codes:
        counts = package_words.phase_counts(dossier, situation.phases)
        lines = [
            f"{counts[:1].upper()}{counts[1:]}." if counts else "",
            *package_words.against(situation.phases, advised),
        ]
    else:
        lines = [package_words.outcome_line(situation)]
    lines.append(settings.line(rests_on(situation)))
    if package.co_optimal:
        lines.append(f"{naming.EQUAL}: {package_words.co_optimal_line(package, situation)}")
    return Chapter(
        "pakket",
        story_words.package_title(situation, columns[0].name if len(columns) > 1 else None),
        tuple(line for line in lines if line),
        tuple(Table(p.name, tables.phase(situation, p.number)) for p in dossier.phases),
        notes=(settings.note(rests_on(situation)), story_words.phase_note(dossier)),
        layout="abreast",
    )


def _yield(columns: Sequence[Column], _: Waiting) -> Chapter:
    situation = columns[0].situation
    return Chapter(
        "opbrengst",
        story_words.yield_title(situation),
        tuple(line for line in (story_words.YIELD_LINE, known.unknown_lines(situation.dossier)) if line),
        (Table(story_words.SUMS, sums.table(tables.totals(columns)), figures=True),),
        Bars(story_words.OF_ALL, *tables.shares(columns), on_paper=True),
        (story_words.totals_note(situation),),
    )


def _difference(columns: Sequence[Column], _: Waiting) -> Chapter:
    situation = columns[0].situation
    packages = situations.column_packages(situation.dossier)
    sheet = story_words.CHAPTER_NAMES["verschil"]
    if len(columns) > 1:
        differs = scenario_tables.differing(columns, situation)
        beside = [Table(story_words.DIFFERS, differs, figures=True, sheet=sheet)] if len(differs) else []
        title = plain(scenario_words.shared_line(columns))
    else:
        beside = [Table(story_words.ALTERNATIVES, tables.alternatives(situation, packages), sheet=sheet)]
        title = story_words.difference_title(situation, packages)
    return Chapter(
        "verschil",
        title,
        (compare_words.compare_line(situation, packages, None),),
        tuple(beside),
        notes=(story_words.DIFFERENCE_NOTE,),
    )


def _certain(columns: Sequence[Column], waiting: Waiting) -> Chapter:
    situation = columns[0].situation
    codes = situation.package.codes
    headline = certainties.headline(situation, waiting)
    careful, standing = over_tables.anyhow(situation), fittings.standing(situation)
    if careful is not None and standing is not None:
        return _certain_by_tables(situation, headline, careful, standing)
    firm = certainties.firmness(situation, waiting)
    bars = weight_tables.share_bars(situation, codes, firm.together)
    return Chapter(
        "zeker",
        story_words.certain_title(codes, headline.often, situation.dossier),
        (*headline_words.lines(situation, headline, None), *score_words.firm_lines(situation, firm)),
        (
            Table(
                story_words.OFTEN,
                score_tables.score_shares(situation, codes, firm),
                figures=True,
                sheet=story_words.CHAPTER_NAMES["zeker"],
            ),
        ),
        Bars(
            story_words.OFTEN_BARS,
            tuple(bars["stap"]),
            ((story_words.OF_DRAWS, tuple(bars["deel"])),),
            short=tuple(bars["kort"]),
        ),
        (
            score_words.drawn_line(firm.draws, SEED),
            headline_words.often_caption(headline.often, SEED),
            score_words.legend(False),
        ),
        layout="folded",
    )


def _certain_by_tables(situation: Situation, headline: Headline, careful: Anyhow, standing: Standing) -> Chapter:
    """Where there are tables that fit the source: over those with any weighting, in the title and in the picture."""
    bars = fitting_tables.step_bars(situation, careful.standing)
    # Where the source itself names the package, every table gives it: that says nothing.
    here = () if standing.told else (over_words.here_line(situation, standing),)
    return Chapter(
        "zeker",
        over_words.careful_title(situation, careful),
        (
            *headline_words.lines(situation, headline, careful),
            *fitting_words.class_lines(situation, careful.standing, over_weightings=True),
            *here,
        ),
        (
            Table(
                story_words.OFTEN,
                fitting_tables.steps(situation, careful.standing, over_weightings=True),
                figures=True,
                sheet=story_words.CHAPTER_NAMES["zeker"],
            ),
        ),
        Bars(
            story_words.IN_CASES_BARS,
            tuple(bars["stap"]),
            ((story_words.OF_CASES, tuple(bars["deel"])),),
            short=tuple(bars["kort"]),
        ),
        (
            over_words.careful_caption(careful, SEED),
            headline_words.often_caption(headline.often, SEED),
        ),
        layout="folded",
    )


def _decide(columns: Sequence[Column], waiting: Waiting) -> Chapter:
    situation = columns[0].situation
    lines = decision_words.decisions(situation)
    note = settings.note(rests_on(situation))
    questions = over_tables.questions(situation, waiting(Work.EVERY_SCORE))
    if questions is not None:
        standing = fittings.standing(situation)
        lines.append(over_words.first_line(situation, questions, standing is not None and standing.told))
    elif (question := _first_question(situation, waiting)) is not None:
        note += f" {score_words.influence_draws_line(question.ranked)}"
        lines.append(score_words.first_question_line(situation, question))
    named = (Table(story_words.PACKAGE, tables.package(situation), on_paper=False),) if situation.package.codes else ()
    return Chapter("besluit", decision_words.decide_title(situation), tuple(lines), named, notes=(note,))


def _first_question(situation: Situation, waiting: Waiting) -> FirstQuestion | None:
    try:
        return certainties.first_question(situation, waiting)
    except TooSlowError:
        return None


_MAKE = {
    "vraag": _question,
    "wegen": _ways,
    "pakket": _package,
    "opbrengst": _yield,
    "verschil": _difference,
    "zeker": _certain,
    "besluit": _decide,
}
