"""Owns what a meeting found as PowerPoint: who took part, whether it matters, which steps, between. No Streamlit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pandas as pd
from pptx.util import Emu, Inches

from keuzemodel.dashboard.asked.together.outcome import Outcome
from keuzemodel.dashboard.language.markdown import escape, plain
from keuzemodel.dashboard.language.numbers import number, percent
from keuzemodel.dashboard.shown.meeting import shapes
from keuzemodel.dashboard.shown.meeting.chapter import Chapter, Picture, Table
from keuzemodel.dashboard.shown.meeting.deck import PICTURE, ROOM, Deck
from keuzemodel.dashboard.shown.meeting.layout import BOTTOM, CELL, EDGE, row_height
from keuzemodel.dashboard.shown.meeting.shapes import GREY
from keuzemodel.dashboard.shown.together import dots, tables
from keuzemodel.dashboard.shown.together.resting import about
from keuzemodel.dashboard.words import headings
from keuzemodel.dashboard.words.meeting import story as story_words
from keuzemodel.dashboard.words.together import estimated as estimated_words
from keuzemodel.dashboard.words.together import files as words
from keuzemodel.dashboard.words.together import found as found_words
from keuzemodel.dashboard.words.together import leading
from keuzemodel.dashboard.words.together import packed as packed_words
from keuzemodel.model.difference import difference

MOST_POINTS, MOST_PAIRS, MOST_KINDS, MOST_ROUNDS = 4, 3, 5, 2
MOST_ITEMS, MOST_COLUMNS = 12, 4
"""What stands on a slide; all of it stands in the workbook."""
CAPTION = Inches(0.35)


def slides(outcome: Outcome, link: str, day: date) -> bytes:
    """The .pptx. Raises InfeasibleError or TooSlowError."""
    deck = Deck(about(outcome, link, day), words.in_figures)
    deck.cover(" ".join(outcome.setup.question.split()), words.took_part(outcome), words.SIDE)
    if outcome.last.given:
        _matters(deck, outcome)
        _steps(deck, outcome, words.which_steps(outcome.findings), words.beside_steps(outcome.findings))
        _between(deck, outcome)
    elif outcome.last.packed:
        _steps(deck, outcome, plain(packed_words.agree(outcome.asked, outcome.packages)), words.STEPS_SAID)
        _kinds(deck, outcome)
    else:
        _scores(deck, outcome)
    deck.rests()
    return deck.made()


def _matters(deck: Deck, outcome: Outcome) -> None:
    """Whether it matters, over everyone's marks, with the middles of both rounds beside them."""
    found, dossier = outcome.findings, outcome.asked.dossier
    deck.headline(*words.matters(outcome.asked, found))
    names = [dossier.aspect(id).name for id in found.corners.ids]
    before = outcome.rounds[-2].mixes if len(outcome.rounds) > 1 else None
    wide = int(ROOM * 0.68)
    tall = int(BOTTOM - PICTURE - CAPTION)
    dots.draw(deck.slide, found.groups, before, names, (int(EDGE), int(PICTURE), wide, tall))
    _, *rows = tables.rounds(outcome)
    last = len(outcome.rounds[-MOST_ROUNDS:])
    cells = [[headings.ASPECT, *(words.round_name(one.number) for one in outcome.rounds[-last:])]]
    cells += [[str(row[0]), *(percent(share) for share in row[-last:])] for row in rows]  # type: ignore[arg-type]
    left, gap = int(EDGE) + wide, Inches(0.2)
    room = int(ROOM) - wide - gap
    widths = [Emu(int(room * part)) for part in ([0.5, 0.5] if last == 1 else [0.42, 0.29, 0.29])]
    top, said = int(PICTURE + Inches(0.45)), story_words.table_described(words.MIDDLE, len(rows), cells[0])
    fits = sum(row_height(row, widths, CELL) for row in cells) <= BOTTOM - top
    if fits:
        place = (left + gap, int(PICTURE), room, int(CAPTION))
        shapes.text(deck.slide, story_words.TABLE_TITLE, [[(words.MIDDLE, True)]], place, 16)
        shapes.grid(deck.slide, said, shapes.flat(cells), widths, CELL, (left + gap, top))
    place = (int(EDGE), int(BOTTOM - CAPTION), wide, int(CAPTION))
    shapes.text(deck.slide, story_words.TEXT, [[(words.reading(before is not None), False)]], place, CELL, GREY)
    deck.foot()
    if not fits:
        deck.start(words.MIDDLE, ())
        deck.table(_table([tuple(row) for row in cells]))
        deck.finish()


def _steps(deck: Deck, outcome: Outcome, title: str, said: str) -> None:
    """Every step by name, in columns beside each other; what is more than a slide holds goes on on a next one."""
    columns = []
    for group in tables.every_step(outcome):
        parts = -(-len(group.items) // MOST_ITEMS)
        each = -(-len(group.items) // parts)
        for k in range(parts):
            heading = group.heading + (story_words.slide_of(k + 1, parts) if parts > 1 else "")
            columns.append(replace(group, heading=heading, items=group.items[k * each : (k + 1) * each]))
    pages = [tuple(columns[k : k + MOST_COLUMNS]) for k in range(0, len(columns), MOST_COLUMNS)]
    for k, page in enumerate(pages, start=1):
        suffix = story_words.slide_of(k, len(pages)) if len(pages) > 1 else ""
        deck.message(Chapter("", title + suffix, said, Picture("tiles", title, page)))


def _between(deck: Deck, outcome: Outcome) -> None:
    """Where roles differ, and what lies between them; nothing where there is neither."""
    asked, found = outcome.asked, outcome.findings
    pairs = words.pairs(asked, found)
    if pairs:
        deck.start(leading.WHERE, [plain(line) for pair in pairs for line in pair])
        title = words.some_of(MOST_PAIRS, len(pairs)) if len(pairs) > MOST_PAIRS else ""
        differ = pd.DataFrame(pairs[:MOST_PAIRS], columns=[words.WHO, words.DIFFERS, words.TALK])
        deck.table(Table(title, differ))
        deck.finish()
    if found.agreement.shared is not None or not found.compromise.needed:
        return
    deck.start(words.between(found), ())
    points, rows = found.compromise.points, []
    picked = found_words.picked(found, MOST_POINTS)
    for point in picked:
        who, lost = found_words.loses_most(found, point)
        change = words.moved(asked, difference(points[0].codes, point.codes, asked.dossier.codes))
        rows.append((found_words.share_of(point, points[0].total), who, lost, change))
    title = words.some_of(len(picked), len(points)) if len(picked) < len(points) else ""
    heads = [words.OF_BEST, words.LOSES_MOST, words.LOST, words.CHANGED]
    deck.table(Table(title, pd.DataFrame(rows, columns=heads)))
    deck.finish()


def _kinds(deck: Deck, outcome: Outcome) -> None:
    """Which packages there are, and where they stand."""
    lines = packed_words.stand(outcome.asked, outcome.packages)
    deck.start(words.PACKAGES_KINDS, list(map(plain, lines)))
    deck.lines(lines)
    deck.table(_table(tables.kinds(outcome)[: MOST_KINDS + 1]))
    more = len(outcome.packages.kinds) - MOST_KINDS
    deck.lines([words.in_figures(more)] if more > 0 else [])
    deck.finish()


def _scores(deck: Deck, outcome: Outcome) -> None:
    """Whether the middles change the package, over what was said of every score."""
    deck.start(plain(estimated_words.changes(outcome.asked, outcome.said)), ())
    deck.lines(words.changed_steps(outcome))
    deck.table(_table(tables.scores(outcome)))
    if len(outcome.rounds) > 1:
        deck.table(_table(tables.rounds(outcome), words.ROUNDS_SHEET))
    deck.finish()


def _table(rows: Sequence[tuple[object, ...]], title: str = "") -> Table:
    """Plain cells as a table of Markdown, with numbers in Dutch."""
    head, *body = rows
    cells = [[number(c) if isinstance(c, int | float) else escape(str(c)) for c in row] for row in body]
    return Table(title, pd.DataFrame(cells, columns=list(map(str, head))))
