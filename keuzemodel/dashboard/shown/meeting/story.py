"""Owns the story for the Binnentafel: its chapters, what each one finds and what that rests on. No Streamlit.

One story for the screen, the slides and the paper: per chapter one message, one picture, and the details behind them.
Every line and cell is Markdown; titles, what is said beside them, headings, notes and what is in a picture are plain.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from keuzemodel.dashboard.asked import situation as situations
from keuzemodel.dashboard.asked.certainty import answers as certainties
from keuzemodel.dashboard.asked.certainty import fitting as fittings
from keuzemodel.dashboard.asked.certainty import over_tables
from keuzemodel.dashboard.asked.certainty.answers import SEED, FirstQuestion, Waiting, Work
from keuzemodel.dashboard.asked.settings import rests_on
from keuzemodel.dashboard.asked.situation import Situation
from keuzemodel.dashboard.language import known, naming, settings
from keuzemodel.dashboard.language.columns import Column
from keuzemodel.dashboard.language.markdown import escape, plain
from keuzemodel.dashboard.shown import package as package_tables
from keuzemodel.dashboard.shown import sums
from keuzemodel.dashboard.shown.certainty import fitting as fitting_tables
from keuzemodel.dashboard.shown.certainty import scores as score_tables
from keuzemodel.dashboard.shown.certainty import weights as weight_tables
from keuzemodel.dashboard.shown.keeping import scenarios as scenario_tables
from keuzemodel.dashboard.shown.meeting import picture, tables
from keuzemodel.dashboard.shown.meeting.chapter import Bars, Chapter, Table
from keuzemodel.dashboard.words import compare as compare_words
from keuzemodel.dashboard.words import method as method_words
from keuzemodel.dashboard.words import package as package_words
from keuzemodel.dashboard.words.certainty import fitting as fitting_words
from keuzemodel.dashboard.words.certainty import headline as headline_words
from keuzemodel.dashboard.words.certainty import over_tables as over_words
from keuzemodel.dashboard.words.certainty import scores as score_words
from keuzemodel.dashboard.words.keeping import scenarios as scenario_words
from keuzemodel.dashboard.words.meeting import decision as decision_words
from keuzemodel.dashboard.words.meeting import messages
from keuzemodel.dashboard.words.meeting import story as story_words
from keuzemodel.model.errors import TooSlowError


def chapter(id: str, columns: Sequence[Column], waiting: Waiting) -> Chapter:
    """One chapter of the story. columns: the packages at the table, the first of them the one it is about."""
    return _MAKE[id](columns, waiting)


def story(columns: Sequence[Column], waiting: Waiting) -> tuple[Chapter, ...]:
    """All of it."""
    return tuple(chapter(id, columns, waiting) for id in story_words.CHAPTERS)


def _message(title: str, said: Iterable[str]) -> tuple[str, str]:
    return title, messages.within(title, said)


def _question(columns: Sequence[Column], _: Waiting) -> Chapter:
    situation = columns[0].situation
    dossier = situation.dossier
    lines = [escape(dossier.description)] if dossier.description else []
    lines += [story_words.question_line(dossier), known.origin_line(dossier), method_words.honesty_line(dossier)]
    return Chapter(
        "vraag",
        *_message(messages.question_title(dossier), messages.question_said(dossier)),
        picture.question(situation),
        tuple(line for line in lines if line),
        (Table(story_words.THEMES, tables.themes(dossier)),),
        notes=(story_words.sources_note(dossier),),
    )


def _ways(columns: Sequence[Column], _: Waiting) -> Chapter:
    situation = columns[0].situation
    dossier = situation.dossier
    return Chapter(
        "wegen",
        *_message(messages.ways_title(dossier), messages.ways_said(situation)),
        picture.ways(situation),
        tuple(story_words.approach_line(a, dossier) for a in dossier.approaches),
        (Table(story_words.WEIGHTS, tables.weightings(situation), figures=True),),
        notes=(story_words.weights_note(dossier),),
    )


def _package(columns: Sequence[Column], _: Waiting) -> Chapter:
    situation = columns[0].situation
    package = situation.package
    lines = [package_words.outcome_line(situation), settings.line(rests_on(situation))]
    if package.co_optimal:
        lines.append(f"{naming.EQUAL}: {package_words.co_optimal_line(package, situation)}")
    name = columns[0].name if len(columns) > 1 else None
    outside = package_tables.left_out(situation, package.codes, situation.reasons)
    return Chapter(
        "pakket",
        *_message(messages.package_title(situation, name), messages.package_said(situation)),
        picture.package(situation),
        tuple(line for line in lines if line),
        (
            *([Table(story_words.PACKAGE, tables.package(situation))] if package.codes else []),
            *([Table(story_words.LEFT_OUT, outside)] if len(outside) else []),
        ),
        notes=(settings.note(rests_on(situation)), story_words.phase_note(situation.dossier)),
    )


def _yield(columns: Sequence[Column], _: Waiting) -> Chapter:
    situation = columns[0].situation
    return Chapter(
        "opbrengst",
        *_message(messages.yield_title(situation), messages.yield_said(situation.dossier)),
        picture.yields(columns),
        tuple(line for line in (story_words.YIELD_LINE, known.unknown_lines(situation.dossier)) if line),
        (Table(story_words.SUMS, sums.table(tables.totals(columns)), figures=True),),
        Bars(story_words.OF_ALL, *tables.shares(columns)),
        (story_words.totals_note(situation),),
    )


def _difference(columns: Sequence[Column], _: Waiting) -> Chapter:
    situation = columns[0].situation
    packages = situations.column_packages(situation.dossier)
    sheet = story_words.CHAPTER_NAMES["verschil"]
    if len(columns) > 1:
        differs = scenario_tables.differing(columns, situation)
        beside = [Table(story_words.DIFFERS, differs, figures=True, sheet=sheet)] if len(differs) else []
        title, said = plain(scenario_words.shared_line(columns)), ""
    else:
        beside = [Table(story_words.ALTERNATIVES, tables.alternatives(situation, packages), sheet=sheet)]
        title, said = _message(
            messages.difference_title(situation, packages), messages.difference_said(situation, packages)
        )
    return Chapter(
        "verschil",
        title,
        said,
        picture.difference(columns, packages),
        (compare_words.compare_line(situation, packages, None),),
        tuple(beside),
        notes=(story_words.DIFFERENCE_NOTE,),
    )


def _certain(columns: Sequence[Column], waiting: Waiting) -> Chapter:
    """Over any table that fits with any weighting where there are such tables, else over every score within its margin
    with any weighting: in the title and in the picture.
    """
    situation = columns[0].situation
    codes, headline = situation.package.codes, certainties.headline(situation, waiting)
    careful, standing = over_tables.anyhow(situation), fittings.standing(situation)
    sheet = story_words.CHAPTER_NAMES["zeker"]
    if careful is not None and standing is not None:
        # Where the source itself names the package, every table gives it: that says nothing.
        here = () if standing.told else (over_words.here_line(situation, standing),)
        counts, kept, same, n = careful.standing.counts, careful.kept, careful.same, careful.n
        lines: tuple[str, ...] = (
            *headline_words.lines(situation, headline, careful),
            *fitting_words.class_lines(situation, careful.standing, over_weightings=True),
            *here,
        )
        steps = fitting_tables.steps(situation, careful.standing, over_weightings=True)
        bars, title, what = (
            fitting_tables.step_bars(situation, careful.standing),
            story_words.IN_CASES_BARS,
            story_words.OF_CASES,
        )
        notes: tuple[str, ...] = (over_words.careful_caption(careful, SEED),)
    else:
        firm = certainties.firmness(situation, waiting)
        together = firm.together
        counts = dict(zip(situation.dossier.codes, together.held, strict=True))
        kept, same, n = together.kept, together.same, together.feasible
        lines = (*headline_words.lines(situation, headline, None), *score_words.firm_lines(situation, firm))
        steps = score_tables.score_shares(situation, codes, firm)
        bars, title, what = (
            weight_tables.share_bars(situation, codes, together),
            story_words.OFTEN_BARS,
            story_words.OF_DRAWS,
        )
        notes = (score_words.drawn_line(firm.draws, SEED), score_words.legend(False))
    said = messages.certain_said(situation, same, n, fitting=careful is not None)
    return Chapter(
        "zeker",
        *_message(messages.certain_title(situation, kept, same, n), said),
        picture.certain(situation, counts, n),
        lines,
        (Table(story_words.OFTEN, steps, figures=True, sheet=sheet),),
        Bars(title, tuple(bars["stap"]), ((what, tuple(bars["deel"])),), short=tuple(bars["kort"])),
        (*notes, headline_words.often_caption(headline.often, SEED)),
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
    title = decision_words.decide_title(situation)
    return Chapter(
        "besluit",
        *_message(title, messages.decision_said(situation)),
        picture.decision(situation),
        tuple(lines),
        notes=(note,),
    )


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
