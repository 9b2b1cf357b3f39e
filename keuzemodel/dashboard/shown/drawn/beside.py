"""Owns the pictures of packages beside each other: the grid of all, two of them in steps and in bars. No Streamlit."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.dashboard.asked.sums import Sum, part_of, sum_of, sums_of
from keuzemodel.dashboard.language import known, naming, numbers
from keuzemodel.dashboard.language.elements import Html, element, part_of_whole, together
from keuzemodel.dashboard.words import compare as compare_words
from keuzemodel.dashboard.words import headings
from keuzemodel.model.dossier import Approach, Dossier, Measure, Weighting
from keuzemodel.solve.selection import Package

FEW = 3
"""Columns of a table that can be read on a phone."""
Packages = Mapping[tuple[str, str], Package]
"""By (approach id, weighting id)."""


def grid(asked: Question, packages: Packages, now: Package | None) -> Html:
    """Every step by every approach, weightings with the same package in one column; now: the present package, where it
    is another. On a phone by approach, and under a step's name with which weightings, where it is not all of them:
    as columns where these are FEW, else each step by itself.
    """
    dossier = asked.dossier
    alike = {a.id: _alike(dossier, a.id, packages) for a in dossier.approaches}
    own = () if now is None else (element("th", headings.NOW, scope="col", rowspan="2"),)
    first = element(
        "tr",
        element("th", headings.STEP, scope="col", rowspan="2"),
        *(element("th", a.name, scope="colgroup", colspan=str(len(alike[a.id]))) for a in dossier.approaches),
        element("th", headings.IN_PACKAGES, scope="col", rowspan="2"),
        *own,
    )
    second = element(
        "tr",
        *(
            element("th", *_which(some, dossier), scope="col", class_="vp-which")
            for a in dossier.approaches
            for some in alike[a.id]
        ),
    )
    names = (headings.STEP, *(a.name for a in dossier.approaches), *(() if now is None else (headings.NOW,)))
    narrow = element("tr", *(element("th", name, scope="col") for name in names), class_="vp-told")
    rows = [_row(measure, asked, packages, alike, now) for measure in dossier.measures]
    few = "" if len(names) <= FEW else None
    head, body = element("thead", first, second, narrow), element("tbody", *rows)
    table = element("table", head, body, class_="vp-grid", data_few=few)
    return element("div", table, class_="vp-scroll")


def _alike(dossier: Dossier, approach: str, packages: Packages) -> list[list[Weighting]]:
    """The weightings that give the same package in an approach together, in the dossier's order."""
    found: dict[tuple[str, ...], list[Weighting]] = {}
    for weighting in dossier.weightings:
        found.setdefault(packages[approach, weighting.id].codes, []).append(weighting)
    return list(found.values())


def _which(some: list[Weighting], dossier: Dossier) -> list[Html]:
    """The weightings above a column: that it is all of them, or each by name."""
    every_one = len(some) == len(dossier.weightings)
    names = [compare_words.with_which(some, dossier)] if every_one else [w.name for w in some]
    return [element("span", name) for name in names]


def _row(
    measure: Measure,
    asked: Question,
    packages: Packages,
    alike: Mapping[str, list[list[Weighting]]],
    now: Package | None,
) -> Html:
    dossier = asked.dossier
    held = {column: measure.code in package.codes for column, package in packages.items()}
    first = [held[approach, some[0].id] for approach, groups in alike.items() for some in groups]
    signs = [element("td", _sign(inside), class_="vp-cell" if inside else "vp-none") for inside in first]
    narrow = [_by_approach(a, [w for w in dossier.weightings if held[a.id, w.id]], dossier) for a in dossier.approaches]
    count = compare_words.in_of(sum(held.values()), len(held))
    inside = now is not None and measure.code in now.codes
    own = [] if now is None else [element("td", _sign(inside), class_="vp-own", data_label=headings.NOW)]
    head = element("th", step_link(measure, asked), *(which for _, which in narrow), scope="row")
    return element("tr", head, *signs, *(cell for cell, _ in narrow), element("td", count, class_="vp-many"), *own)


def _by_approach(approach: Approach, some: list[Weighting], dossier: Dossier) -> tuple[Html, Html]:
    """For a phone: the cell of a step that is in with some weightings, and which, if neither none nor all."""
    held = "" if not some else "all" if len(some) == len(dossier.weightings) else "some"
    said = compare_words.in_of(len(some), len(dossier.weightings)) if held == "some" else _sign(bool(some))
    cell = element("td", said, class_="vp-told", data_label=approach.name, data_held=held)
    if held != "some":
        return cell, Html()
    which = f"{approach.name}: {compare_words.with_which(some, dossier)}"
    return cell, element("small", which, class_="vp-told")


def _sign(chosen: bool) -> str:
    return naming.CHOSEN if chosen else naming.LEFT_OUT


def step_link(measure: Measure, asked: Question, *more: str) -> Html:
    """A step as a link to why it is in or out. more: what stands under its name."""
    named = together(element("b", measure.code), " ", measure.name)
    return element("a", named, *more, href=naming.address_of(measure.code, asked))


def steps(asked: Question, one: Collection[str], two: Collection[str], names: tuple[str, str]) -> Html:
    """Two packages as three columns of steps: only in the one, in both, only in the other."""
    columns = (
        (compare_words.only_in(names[0]), [c for c in asked.dossier.codes if c in one and c not in two]),
        (compare_words.IN_BOTH, [c for c in asked.dossier.codes if c in one and c in two]),
        (compare_words.only_in(names[1]), [c for c in asked.dossier.codes if c in two and c not in one]),
    )
    return element("div", *(_column(asked, *column) for column in columns), class_="vp-pair")


def _column(asked: Question, title: str, codes: Iterable[str]) -> Html:
    tiles = []
    for code in codes:
        measure = asked.dossier.measure(code)
        phase = next(naming.phase_heading(p) for p in asked.dossier.phases if p.number == measure.phase)
        tiles.append(element("li", step_link(measure, asked, element("small", phase)), class_="vp-tile"))
    head = element("h3", f"{title} ", element("span", str(len(tiles)), class_="vp-number"))
    inside = element("ul", *tiles, class_="vp-tiles") if tiles else element("p", compare_words.NOTHING)
    return element("section", head, inside)


def bars(dossier: Dossier, one: Package, two: Package, names: tuple[str, str]) -> Html:
    """What two packages have of each criterion, as a part of what all steps give or ask together."""
    rows = []
    for of_both in zip(sums_of(one, dossier), sums_of(two, dossier), strict=True):
        criterion = of_both[0].criterion
        whole = sum_of(dossier.codes, criterion, dossier)
        tracks = [_bar(found, whole, name, k) for k, (found, name) in enumerate(zip(of_both, names, strict=True))]
        row = (element("span", criterion.name), element("span", *tracks))
        rows.append(element("li", *row, class_="vp-bars", data_kind=criterion.kind))
    keys = (element("span", element("i"), name, class_=f"vp-key-{k}") for k, name in enumerate(names))
    return together(element("p", *keys, class_="vp-legend"), element("ul", *rows, class_="vp-all-bars"))


def _bar(found: Sum, whole: Sum, name: str, place: int) -> Html:
    share = part_of(found, whole)
    said = known.UNKNOWN if share is None else numbers.percent(share)
    if found.criterion.in_euros and share is not None:
        said = f"{said} ({known.sum_in_words(found)})"
    bar = element("i", style=part_of_whole(share or 0.0))
    track = element("span", bar, class_=f"vp-bar-{place}", aria_hidden="true")
    spoken = element("span", f"{name}: ", class_="vp-spoken")
    value = element("span", said, class_="vp-money" if found.criterion.in_euros else None)
    return element("span", spoken, track, value, class_="vp-one")
