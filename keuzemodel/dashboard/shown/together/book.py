"""Owns what a meeting found as a workbook: the findings in words, and every figure behind them. No Streamlit."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import date

import xlsxwriter

from keuzemodel.dashboard.asked.together.outcome import Outcome
from keuzemodel.dashboard.language.markdown import plain
from keuzemodel.dashboard.shown.meeting.worksheet import sheet
from keuzemodel.dashboard.shown.together import tables
from keuzemodel.dashboard.shown.together.resting import about
from keuzemodel.dashboard.words import headings
from keuzemodel.dashboard.words.meeting import story as story_words
from keuzemodel.dashboard.words.together import estimated as estimated_words
from keuzemodel.dashboard.words.together import files as words
from keuzemodel.dashboard.words.together import found as found_words
from keuzemodel.dashboard.words.together import leading
from keuzemodel.dashboard.words.together import packed as packed_words
from keuzemodel.sheets.workbooks import AS_WRITTEN

Said = Iterable[tuple[str, str]]


def workbook(outcome: Outcome, link: str, day: date) -> bytes:
    """The .xlsx: what it is, the findings in words, a row per answer, the steps or scores, what lies between, and the
    rounds. Raises InfeasibleError or TooSlowError.
    """
    out, setup, weighed = io.BytesIO(), outcome.setup, bool(outcome.last.given)
    with xlsxwriter.Workbook(out, AS_WRITTEN) as book:

        def add(name: str, rows: tables.Rows, shares: Iterable[int] = ()) -> None:
            head, *body = rows
            sheet(book, name, list(map(str, head)), body, tuple(shares))

        what = (headings.WHAT, headings.HOW)
        add(story_words.ABOUT_SHEET, (what, *about(outcome, link, day).pairs))
        add(words.OUTCOME_SHEET, (what, *_outcome(outcome)))
        answers = tables.answers(outcome)
        add(words.ANSWER_SHEETS[setup.way], answers, range(1, len(answers[0]) - 1) if weighed else ())
        if outcome.last.estimated:
            add(words.SCORES_SHEET, tables.scores(outcome))
        else:
            add(words.STEPS_SHEET, tables.steps(outcome))
        if weighed:
            add(words.BETWEEN_SHEET, tables.points(outcome))
        rounds = tables.rounds(outcome)
        add(words.ROUNDS_SHEET, rounds, range(1, len(rounds[0])) if weighed else ())
    return out.getvalue()


def _outcome(outcome: Outcome) -> Said:
    """The findings, a line each, and every step by name."""
    yield words.QUESTION, outcome.setup.question
    yield words.ANSWERS, words.took_part(outcome)
    if outcome.last.estimated:
        yield words.CHANGES, plain(estimated_words.changes(outcome.asked, outcome.said))
        yield from ((words.CHANGES, plain(line)) for line in words.changed_steps(outcome))
        return
    if outcome.last.packed:
        for line in (packed_words.agree(outcome.asked, outcome.packages), *_stand(outcome)):
            yield words.PACKAGES_KINDS, plain(line)
    else:
        for line in words.matters(outcome.asked, outcome.findings):
            yield words.MATTERS, line
    for group in tables.every_step(outcome):
        for item in group.items:
            yield group.heading, f"{item.code} {item.name}{f' ({item.mark})' if item.mark else ''}"
    if outcome.last.given:
        yield from _between(outcome)


def _stand(outcome: Outcome) -> tuple[str, ...]:
    return packed_words.stand(outcome.asked, outcome.packages)


def _between(outcome: Outcome) -> Said:
    asked, found = outcome.asked, outcome.findings
    for pair in words.pairs(asked, found):
        for line in "\n".join(pair).split("\n"):
            yield leading.WHERE, plain(line)
    if found.agreement.shared is None:
        for line in found_words.between(asked, found, len(found.compromise.points)):
            yield leading.MIDDLE, plain(line)
