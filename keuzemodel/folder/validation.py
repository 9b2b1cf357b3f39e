"""Owns what the parts of a dossier must be to each other: ids that exist, scores on their scale, no circles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from graphlib import CycleError, TopologicalSorter
from itertools import islice

from keuzemodel.folder.claim_names import named
from keuzemodel.folder.claim_rows import ClaimFile, ClaimRow
from keuzemodel.folder.parsing import LOST_ENTRIES, Entry, FaultList
from keuzemodel.folder.rows import (
    MOST_MEASURES,
    DossierFile,
    MeasureRow,
    RelationRow,
    ScoreRow,
)
from keuzemodel.model.dutch import decimal
from keuzemodel.model.errors import FaultKind

MOST_CIRCLES = 10
TOML, CLAIMS = "dossier.toml", "uitspraken.toml"
MEASURES, SCORES, RELATIONS = "maatregelen.csv", "scores.csv", "relaties.csv"


def _lost_ids(table: str, faults: FaultList) -> list[str]:
    return [cells["id"] for cells in faults.lost_rows(LOST_ENTRIES) if cells["tabel"] == table and cells["id"]]


def _ids(head: DossierFile, table: str, faults: FaultList) -> list[str]:
    """Every id of a table of dossier.toml, also of entries that have a fault of their own."""
    return [str(getattr(part, "id", getattr(part, "nummer", ""))) for part in getattr(head, table)] + _lost_ids(
        table, faults
    )


def _codes(measures: list[Entry[MeasureRow]], faults: FaultList) -> list[str]:
    """Every code that maatregelen.csv names, also in rows that have a fault of their own."""
    lost = (cells["code"] for cells in faults.lost_rows(MEASURES) if cells.get("code"))
    return list(dict.fromkeys([*(e.item.code for e in measures), *lost]))


def _duplicates(entries: Iterable[tuple[object, str, int | None, str | None]], faults: FaultList) -> None:
    """Fault for every key seen before; entries are (key, file, row, column)."""
    seen: dict[object, int | None] = {}
    for key, file, row, column in entries:
        name = " / ".join(key) if isinstance(key, tuple) else str(key)
        if key in seen:
            first = f" (eerder op regel {seen[key]})" if seen[key] else ""
            faults.add(file, row, column, f"'{name}' komt dubbel voor{first}; maak er één van")
        else:
            seen[key] = row


def _known(found: str, known: Iterable[str], what: str) -> str | None:
    """The message for an unknown id, or None."""
    names = list(known)
    if found in names:
        return None
    shown = ", ".join(names[:12]) + (f", … ({len(names)} in totaal)" if len(names) > 12 else "")
    return f"{what} '{found}' bestaat niet; verwacht is een van: {shown or '(geen)'}"


def check_head(head: DossierFile, faults: FaultList) -> None:
    """Ids that exist and occur once, weightings that weigh something, limits on burdens only."""
    _check_tables(head, faults)
    _check_criteria(head, faults)
    _check_weightings(head, faults)
    burdens = [c.id for c in head.criteria if c.soort == "last"] + _lost_ids("criteria", faults)
    for k, approach in enumerate(head.benaderingen):
        for id in approach.grenzen:
            _check_known(head, ("benaderingen", k, "grenzen"), id, burdens, "last", faults)
    _duplicates(((d.thema, *head.place("dekking", k, "thema")) for k, d in enumerate(head.dekking)), faults)
    for k, rule in enumerate(head.dekking):
        _check_known(head, ("dekking", k, "thema"), rule.thema, _ids(head, "themas", faults), "thema", faults)
    _duplicates(((v.fase, *head.place("voorwaarden", k, "fase")) for k, v in enumerate(head.voorwaarden)), faults)
    for k, condition in enumerate(head.voorwaarden):
        phases = _ids(head, "fasen", faults)
        _check_known(head, ("voorwaarden", k, "fase"), str(condition.fase), phases, "fase", faults)
    if advice := head.dossier.advies:
        for id, table, what in (
            (advice.benadering, "benaderingen", "benadering"),
            (advice.weging, "wegingen", "weging"),
        ):
            _check_known(head, ("dossier", "advies"), id, _ids(head, table, faults), what, faults)


def _check_known(
    head: DossierFile, path: tuple[str | int, ...], found: str, known: Iterable[str], what: str, faults: FaultList
) -> None:
    """Fault at a place in dossier.toml for an id that is not known."""
    if message := _known(found, known, what):
        faults.add(*head.place(*path), message)


def _check_tables(head: DossierFile, faults: FaultList) -> None:
    """At least one entry in each table that a dossier needs, and no id twice."""
    for table in ("themas", "fasen", "aspecten", "criteria", "wegingen", "benaderingen"):
        if not getattr(head, table) and not any(cells["tabel"] == table for cells in faults.lost_rows(TOML)):
            faults.add(*head.place(table), "er is er geen; verwacht is er minstens één")
    for table in ("themas", "aspecten", "criteria", "wegingen", "benaderingen"):
        _duplicates(
            ((part.id.lower(), *head.place(table, k, "id")) for k, part in enumerate(getattr(head, table))),
            faults,
        )
    _duplicates(((p.nummer, *head.place("fasen", k, "nummer")) for k, p in enumerate(head.fasen)), faults)
    _duplicates(((g.code, *head.place("maatregelen", k, "code")) for k, g in enumerate(head.maatregelen)), faults)


def _check_criteria(head: DossierFile, faults: FaultList) -> None:
    """Aspects that exist, anchors on the scale."""
    aspects = _ids(head, "aspecten", faults)
    for k, criterion in enumerate(head.criteria):
        _check_known(head, ("criteria", k, "aspect"), criterion.aspect, aspects, "aspect", faults)
        low, high = criterion.schaal
        for point in criterion.ankers:
            if not low <= point <= high:
                message = f"anker {decimal(point)} staat niet op de schaal"
                faults.add(*head.place("criteria", k, "ankers"), message)


def _check_weightings(head: DossierFile, faults: FaultList) -> None:
    """Aspects and criteria that exist, and something that weighs."""
    aspects, lost_criteria = _ids(head, "aspecten", faults), _lost_ids("criteria", faults)
    criteria = [c.id for c in head.criteria] + lost_criteria
    inside_of: dict[str, list[str]] = {}
    for c in head.criteria:
        inside_of.setdefault(c.aspect, []).append(c.id)
    for k, weighting in enumerate(head.wegingen):
        place = head.place("wegingen", k, "aspecten")
        for id in weighting.aspecten:
            _check_known(head, ("wegingen", k, "aspecten"), id, aspects, "aspect", faults)
        for id in weighting.criteria:
            _check_known(head, ("wegingen", k, "criteria"), id, criteria, "criterium", faults)
        for aspect in aspects:
            silent = not lost_criteria and not any(weighting.criteria.get(c, 1.0) for c in inside_of.get(aspect, ()))
            if weighting.aspecten.get(aspect, 0) > 0 and silent:
                told = (
                    f"aspect '{aspect}' weegt mee, maar geen van zijn criteria; geef minstens één criterium meer dan 0"
                )
                faults.add(*place, told)
        if aspects and not sum(weighting.aspecten.values()) > 0:
            faults.add(*place, "de gewichten tellen op tot 0; minstens één moet meer dan 0 zijn")


def check_measures(rows: list[Entry[MeasureRow]], head: DossierFile | None, faults: FaultList) -> None:
    """Codes that occur once, themes and phases that exist."""
    if len(rows) > MOST_MEASURES:
        many = (
            f"{len(rows)} stappen gevonden; verwacht zijn er hoogstens {MOST_MEASURES}, want met meer duurt het "
            "rekenen te lang"
        )
        faults.add(MEASURES, rows[MOST_MEASURES].row, None, many)
    _duplicates(((e.item.code, MEASURES, e.row, "code") for e in rows), faults)
    if head is None:
        return
    themes = _ids(head, "themas", faults)
    phases = _ids(head, "fasen", faults)
    for e in rows:
        for column, message in (
            ("thema", _known(e.item.thema, themes, "thema")),
            ("fase", _known(str(e.item.fase), phases, "fase")),
        ):
            if message:
                faults.add(MEASURES, e.row, column, message)


def check_groups(head: DossierFile, rows: list[Entry[MeasureRow]], faults: FaultList) -> None:
    """Names only of what some step is part of, also a step that has a fault of its own."""
    lost = faults.lost_rows(MEASURES)
    if any("onderdeel_van" not in cells for cells in lost):
        return
    parents = {e.item.onderdeel_van for e in rows} | {cells["onderdeel_van"] for cells in lost}
    steps = _codes(rows, faults)
    for k, group in enumerate(head.maatregelen):
        if group.code not in parents:
            own = f"'{group.code}' is zelf een stap, en " if group.code in steps else ""
            message = f"{own}geen stap is onderdeel van '{group.code}'; haal deze naam weg of vul onderdeel_van in"
            faults.add(*head.place("maatregelen", k, "code"), message)


def check_start(head: DossierFile, rows: list[Entry[MeasureRow]], faults: FaultList) -> None:
    """Steps to begin with that exist and occur once."""
    codes = _codes(rows, faults)
    _duplicates(((b.code, *head.place("begin", k, "code")) for k, b in enumerate(head.begin)), faults)
    for k, start in enumerate(head.begin):
        _check_known(head, ("begin", k, "code"), start.code, codes, "stap", faults)


def check_scores(
    rows: list[Entry[ScoreRow]], measures: list[Entry[MeasureRow]], head: DossierFile, faults: FaultList
) -> None:
    """One score on its scale for every measure and criterion."""
    codes = _codes(measures, faults)
    criteria = {c.id: c for c in head.criteria}
    for e in rows:
        for column, message in (
            ("code", _known(e.item.code, codes, "stap")),
            ("criterium", _known(e.item.criterium, _ids(head, "criteria", faults), "criterium")),
        ):
            if message:
                faults.add(SCORES, e.row, column, message)
        if criterion := criteria.get(e.item.criterium):
            low, high = criterion.schaal
            if not low <= e.item.score <= high:
                faults.add(
                    SCORES,
                    e.row,
                    e.column or "score",
                    f"{decimal(e.item.score)} gevonden; verwacht is een getal van {decimal(low)} tot en met "
                    f"{decimal(high)}",
                )
    _duplicates((((e.item.code, e.item.criterium), SCORES, e.row, "code") for e in rows), faults)
    present = {(e.item.code, e.item.criterium) for e in rows}
    present |= {(cells.get("code", ""), cells.get("criterium", "")) for cells in faults.lost_rows(SCORES)}
    for code in codes:
        for id in criteria:
            if (code, id) not in present:
                faults.add(
                    SCORES,
                    None,
                    "score",
                    f"de score van stap '{code}' op criterium '{id}' ontbreekt; vul deze in",
                    FaultKind.LACKING_SCORE,
                )


def check_relations(rows: list[Entry[RelationRow]], measures: list[Entry[MeasureRow]], faults: FaultList) -> None:
    """Measures that exist, no relation twice, no circle, nothing that requires what it excludes."""
    codes = _codes(measures, faults)
    excluded = {
        pair
        for e in rows
        if e.item.soort == "sluit_uit"
        for other in e.item.andere
        for pair in ((e.item.code, other), (other, e.item.code))
    }
    graph: dict[str, set[str]] = {}
    for e in rows:
        if message := _known(e.item.code, codes, "stap"):
            faults.add(RELATIONS, e.row, "code", message)
        for other in e.item.andere:
            if message := _known(other, codes, "stap"):
                faults.add(RELATIONS, e.row, "andere", message)
        if e.item.code in e.item.andere:
            faults.add(RELATIONS, e.row, "andere", f"stap '{e.item.code}' verwijst naar zichzelf")
            continue
        if e.item.soort == "vereist":
            graph.setdefault(e.item.code, set()).update(e.item.andere)
            if all((e.item.code, other) in excluded for other in e.item.andere):
                faults.add(
                    RELATIONS,
                    e.row,
                    "andere",
                    f"stap '{e.item.code}' vereist wat hij uitsluit: {' of '.join(e.item.andere)}",
                )
    _duplicates(((_same(e.item), RELATIONS, e.row, "andere") for e in rows), faults)
    for circle in islice(_circles(graph), MOST_CIRCLES):
        row = next(
            e.row for e in rows if e.item.soort == "vereist" and e.item.code == circle[0] and circle[1] in e.item.andere
        )
        faults.add(RELATIONS, row, "andere", f"kring van vereisten: {' → '.join(circle)}; haal er één uit")


def _same(relation: RelationRow) -> tuple[str, ...]:
    """What makes two rows the same relation: excluding works both ways."""
    others = sorted(set(relation.andere))
    if relation.soort == "sluit_uit":
        return ("sluit_uit", *sorted({relation.code, *others}))
    return ("vereist", relation.code, *others)


def _circles(graph: dict[str, set[str]]) -> Iterator[tuple[str, ...]]:
    """One circle after another, each broken before the next is sought."""
    left = {code: set(others) for code, others in graph.items()}
    while True:
        try:
            TopologicalSorter(left).prepare()
            return
        except CycleError as error:
            circle = tuple(reversed(error.args[1]))
            yield circle
            left[circle[0]].discard(circle[1])


def check_claims(claims: ClaimFile, measures: list[Entry[MeasureRow]], head: DossierFile, faults: FaultList) -> None:
    """Checks that name only what the dossier has."""
    known: dict[str, tuple[str, list[str]]] = {
        "benadering": ("benadering", _ids(head, "benaderingen", faults)),
        "weging": ("weging", _ids(head, "wegingen", faults)),
        "thema": ("thema", _ids(head, "themas", faults)),
        "criterium": ("criterium", _ids(head, "criteria", faults)),
        "aspect": ("aspect", _ids(head, "aspecten", faults)),
        "code": ("stap", _codes(measures, faults)),
        "fase": ("fase", _ids(head, "fasen", faults)),
    }
    _duplicates(((c.id, *claims.place("uitspraken", k, "id")) for k, c in enumerate(claims.uitspraken)), faults)
    for k, claim in enumerate(claims.uitspraken):
        _check_tested(claims, k, claim, faults)
        for kind, id in named(claim):
            what, ids = known[kind]
            if message := _known(id, ids, what):
                faults.add(*claims.place("uitspraken", k, "toets"), message)


def _check_tested(claims: ClaimFile, k: int, claim: ClaimRow, faults: FaultList) -> None:
    """A check, or why there is none; never both."""
    why = claim.waarom_niet.strip()
    if claim.toets is None and not why:
        message = "ontbreekt; vul een toets in, of zet in waarom_niet waarom het model dit niet kan toetsen"
        faults.add(*claims.place("uitspraken", k, "toets"), message)
    if claim.toets is not None and why:
        message = "er is ook een toets; verwacht is een toets of waarom_niet, haal één van de twee weg"
        faults.add(*claims.place("uitspraken", k, "waarom_niet"), message)
    for column in ("aard", "toelichting"):
        if claim.toets is None and why and getattr(claim, column):
            message = "hoort bij een toets, en die is er niet; haal het weg, of zet het in waarom_niet"
            faults.add(*claims.place("uitspraken", k, column), message)
