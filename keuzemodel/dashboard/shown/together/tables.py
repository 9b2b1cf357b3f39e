"""Owns the figures of a meeting as rows of plain cells, for its slides and its workbook. No Streamlit.

Nothing in them says who somebody is: no name, and what stands in a row per answer is in the order of what was answered.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from keuzemodel.dashboard.asked.together.findings import by_role
from keuzemodel.dashboard.asked.together.outcome import Outcome, Round
from keuzemodel.dashboard.language import naming
from keuzemodel.dashboard.language.markdown import plain
from keuzemodel.dashboard.shown.meeting.chapter import Group, Item
from keuzemodel.dashboard.words import headings
from keuzemodel.dashboard.words.together import files as words
from keuzemodel.dashboard.words.together import found as found_words
from keuzemodel.dashboard.words.together import leading
from keuzemodel.model.difference import difference

Row = tuple[object, ...]
Rows = tuple[Row, ...]
"""The headings first."""


def answers(outcome: Outcome) -> Rows:
    """A row per answer, by role and then by what was answered: shares and how large their package is; or the package;
    or the estimates.
    """
    if outcome.last.given:
        return _weightings(outcome)
    if outcome.last.packed:
        return _packages(outcome)
    cells = outcome.setup.cells
    rows = [
        (found_words.role_name(role, len(outcome.groups) == 1), *row)
        for role, found in by_role(outcome.last.estimated, outcome.setup.roles)
        for row in sorted(
            (tuple(dict(one.scores).get(cell, words.NONE) for cell in cells) for one in found),
            key=lambda row: [(isinstance(score, str), 0.0 if isinstance(score, str) else score) for score in row],
        )
    ]
    return ((words.ROLE, *(_score(outcome, cell) for cell in cells)), *rows)


def _weightings(outcome: Outcome) -> Rows:
    found = outcome.findings
    names = [outcome.asked.dossier.aspect(id).name for id in found.corners.ids]
    rows: list[Row] = []
    for group, (role, packages) in zip(found.groups, outcome.held, strict=True):
        parts = sorted(zip(group.mixes.tolist(), map(len, packages), strict=True), reverse=True)
        rows += [(found_words.role_name(role, len(outcome.groups) == 1), *mix, size) for mix, size in parts]
    return ((words.ROLE, *names, words.COUNT_OF_STEPS), *rows)


def _packages(outcome: Outcome) -> Rows:
    found, order = outcome.packages, outcome.asked.dossier.measure_index
    best = {codes: _is_best(place) for (codes, _), place in zip(found.kinds, found.standings, strict=True)}
    rows = [
        (found_words.role_name(role, len(outcome.groups) == 1), len(codes), words.codes_of(codes), best[codes])
        for role, packages in outcome.held
        for codes in sorted(packages, key=lambda codes: [order[code] for code in codes])
    ]
    return ((words.ROLE, words.COUNT_OF_STEPS, words.CODES, words.BEST_SOMEWHERE), *rows)


def kinds(outcome: Outcome) -> Rows:
    """Every package that was packed: by how many, how large, and whether some weighting would choose it."""
    found = outcome.packages
    rows = [
        (count, len(codes), words.codes_of(codes), _is_best(place))
        for (codes, count), place in zip(found.kinds, found.standings, strict=True)
    ]
    return ((words.PEOPLE, words.COUNT_OF_STEPS, words.CODES, words.BEST_SOMEWHERE), *rows)


def _is_best(place) -> str:  # type: ignore[no-untyped-def]
    return naming.yes(place.best is not None)


def steps(outcome: Outcome) -> Rows:
    """Every step, and how many packages hold it, in all and by role."""
    dossier, held = outcome.asked.dossier, outcome.held
    people = sum(len(packages) for _, packages in held)
    by_group = held if len(held) > 1 else ()
    heads = [words.role_counted(role, len(packages)) for role, packages in by_group]
    rows = [
        (
            naming.plain_step(m),
            dossier.theme(m.theme).name,
            m.phase,
            sum(m.code in codes for _, packages in held for codes in packages),
            *(sum(m.code in codes for codes in packages) for _, packages in by_group),
        )
        for m in dossier.measures
    ]
    return ((headings.STEP, headings.THEME, headings.PHASE, words.held_by(people), *heads), *rows)


def points(outcome: Outcome) -> Rows:
    """Every package between the groups, from the best in all: what it gives and what it costs whom, in points."""
    asked, found = outcome.asked, outcome.findings
    best = found.compromise.points[0]
    groups = [group.role for group in found.groups] if len(found.groups) > 1 else []
    rows = []
    for k, point in enumerate(found.compromise.points, start=1):
        change = difference(best.codes, point.codes, asked.dossier.codes)
        rows.append(
            (
                k,
                round(100 * point.total, 2),
                found_words.share_of(point, best.total),
                round(100 * point.loss, 2),
                *(round(100 * lost, 2) for lost in point.losses[: len(groups)]),
                len(point.codes),
                words.codes_of(point.codes),
                plain(words.moved(asked, change)),
            )
        )
    heads = (words.POINT, words.TOGETHER, words.OF_BEST, words.LEAST, *map(words.loss_of, groups))
    return ((*heads, words.COUNT_OF_STEPS, words.CODES, words.CHANGED), *rows)


def scores(outcome: Outcome) -> Rows:
    """Every score that was estimated: by how many, the middle, the ends, and what the dossier has."""
    dossier, rows = outcome.asked.dossier, []
    for one in outcome.said.found:
        cell, said = (one.code, one.criterion), one.everyone
        own = dossier.score_of[cell].score
        rows.append((_score(outcome, cell), said.count, said.median, said.lowest, said.highest, own))
    return ((words.SCORE, words.COUNT, words.MIDDLE, words.LOWEST, words.HIGHEST, words.OWN), *rows)


def rounds(outcome: Outcome) -> Rows:
    """What changed from round to round: the middle share of every aspect, how many packed a step, or a middle score."""
    heads = [words.round_counted(one.number, one.count) for one in outcome.rounds]
    columns = [_of_round(outcome)(one) for one in outcome.rounds]
    dossier = outcome.asked.dossier
    if outcome.last.given:
        what, names = headings.ASPECT, [dossier.aspect(id).name for id in outcome.findings.corners.ids]
    elif outcome.last.packed:
        what, names = headings.STEP, [naming.plain_step(m) for m in dossier.measures]
    else:
        what, names = words.SCORE, [_score(outcome, cell) for cell in outcome.setup.cells]
    return ((what, *heads), *zip(names, *columns, strict=True))


def _of_round(outcome: Outcome) -> Callable[[Round], Sequence[object]]:
    def shares(one: Round) -> Sequence[object]:
        found: list[object] = [] if one.mixes is None else np.median(one.mixes, axis=0).tolist()
        return found

    def packed(one: Round) -> Sequence[object]:
        return [sum(code in p.codes for p in one.packed) for code in outcome.asked.dossier.codes]

    def estimated(one: Round) -> Sequence[object]:
        said = [[dict(e.scores)[cell] for e in one.estimated if cell in dict(e.scores)] for cell in outcome.setup.cells]
        return [float(np.median(of_cell)) if of_cell else words.NONE for of_cell in said]

    return shares if outcome.last.given else packed if outcome.last.packed else estimated


def _score(outcome: Outcome, cell: tuple[str, str]) -> str:
    code, criterion = cell
    dossier = outcome.asked.dossier
    return f"{naming.plain_step(dossier.measure(code))}: {dossier.criterion(criterion).name}"


def every_step(outcome: Outcome) -> tuple[Group, ...]:
    """Every step of the dossier in one group each: what all packages hold, what differs, what none holds."""
    dossier = outcome.asked.dossier
    packages = [codes for _, held in outcome.held for codes in held]
    count = {code: sum(code in codes for codes in packages) for code in dossier.codes}

    def group(heading: str, codes: Sequence[str], marked: bool = False, out: bool = False) -> Group:
        said = {code: leading.of_people(count[code], len(packages)) for code in codes} if marked else {}
        items = tuple(Item(dossier.measure(code).name, code, mark=said.get(code, "")) for code in codes)
        return Group(heading, items, "out" if out else "in")

    everyone = [code for code in dossier.codes if count[code] == len(packages)]
    nobody = [code for code in dossier.codes if not count[code]]
    if outcome.last.given and outcome.findings.agreement.shared is not None:
        shared = outcome.findings.agreement.shared
        rest = [code for code in dossier.codes if code not in shared]
        found = [group(words.SHARED, shared), group(words.NOT_SHARED, rest, out=True)]
    else:
        differ = [code for code in dossier.codes if 0 < count[code] < len(packages)]
        open_ = found_words.open_codes(outcome.asked, outcome.findings) if outcome.last.given else differ
        equal = [code for code in differ if code not in open_]
        found = [
            group(words.OPEN, open_, marked=True),
            group(words.EQUAL, equal, marked=True),
            group(words.EVERYONE, everyone),
            group(words.NOBODY, nobody, out=True),
        ]
    return tuple(one for one in found if one.items)
