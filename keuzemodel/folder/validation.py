"""Owns what the parts of a dossier must be to each other: ids that exist, scores on their scale, no circles."""

from __future__ import annotations

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from itertools import islice

from keuzemodel.folder.knowing import (
    MEASURES,
    RELATIONS,
    SCORES,
    TOML,
    check_doubles,
    check_known,
    codes_of,
    ids_of,
    lost_ids,
    share_fault,
    shares_fault,
    unknown,
)
from keuzemodel.folder.parsing import Entry, FaultList
from keuzemodel.folder.shapes.cells import MOST_ENTRIES, MOST_MEASURES
from keuzemodel.folder.shapes.rows import (
    DossierFile,
    MeasureRow,
    RelationRow,
    ScoreRow,
)
from keuzemodel.model.dutch import decimal
from keuzemodel.model.errors import FaultKind

MOST_CIRCLES = 10


def check_head(head: DossierFile, faults: FaultList) -> None:
    """Ids that exist and occur once, weightings that weigh something, limits on burdens only."""
    _check_tables(head, faults)
    _check_criteria(head, faults)
    _check_overlaps(head, faults)
    _check_weightings(head, faults)
    burdens = [c.id for c in head.criteria if c.soort == "last"] + lost_ids("criteria", faults)
    for k, approach in enumerate(head.benaderingen):
        for id in approach.grenzen:
            check_known(head, ("benaderingen", k, "grenzen"), id, burdens, "last", faults)
    check_doubles(((d.thema, *head.place("dekking", k, "thema")) for k, d in enumerate(head.dekking)), faults)
    for k, rule in enumerate(head.dekking):
        check_known(head, ("dekking", k, "thema"), rule.thema, ids_of(head, "themas", faults), "thema", faults)
    check_doubles(((v.fase, *head.place("voorwaarden", k, "fase")) for k, v in enumerate(head.voorwaarden)), faults)
    for k, condition in enumerate(head.voorwaarden):
        phases = ids_of(head, "fasen", faults)
        check_known(head, ("voorwaarden", k, "fase"), str(condition.fase), phases, "fase", faults)
    if advice := head.dossier.advies:
        for id, table, what in (
            (advice.benadering, "benaderingen", "benadering"),
            (advice.weging, "wegingen", "weging"),
        ):
            check_known(head, ("dossier", "advies"), id, ids_of(head, table, faults), what, faults)


def _check_tables(head: DossierFile, faults: FaultList) -> None:
    """At least one entry in each table that a dossier needs, and no id twice."""
    for table in ("themas", "fasen", "aspecten", "criteria", "wegingen", "benaderingen"):
        if not getattr(head, table) and not any(cells["tabel"] == table for cells in faults.lost_rows(TOML)):
            faults.add(*head.place(table), "er is er geen; verwacht is er minstens één")
    for table in ("themas", "aspecten", "criteria", "wegingen", "benaderingen"):
        check_doubles(
            ((part.id.lower(), *head.place(table, k, "id")) for k, part in enumerate(getattr(head, table))),
            faults,
        )
    check_doubles(((p.nummer, *head.place("fasen", k, "nummer")) for k, p in enumerate(head.fasen)), faults)
    check_doubles(((g.code, *head.place("maatregelen", k, "code")) for k, g in enumerate(head.maatregelen)), faults)


def _check_criteria(head: DossierFile, faults: FaultList) -> None:
    """Aspects that exist, anchors on the scale."""
    aspects = ids_of(head, "aspecten", faults)
    for k, criterion in enumerate(head.criteria):
        check_known(head, ("criteria", k, "aspect"), criterion.aspect, aspects, "aspect", faults)
        low, high = criterion.schaal
        for point in criterion.ankers:
            if not low <= point <= high:
                message = f"anker {decimal(point)} staat niet op de schaal"
                faults.add(*head.place("criteria", k, "ankers"), message)


def _check_overlaps(head: DossierFile, faults: FaultList) -> None:
    """Criteria that exist, each once, and none that follows from itself."""
    criteria = ids_of(head, "criteria", faults)
    check_doubles(((o.criterium, *head.place("dubbel", k, "criterium")) for k, o in enumerate(head.dubbel)), faults)
    for k, overlap in enumerate(head.dubbel):
        check_known(head, ("dubbel", k, "criterium"), overlap.criterium, criteria, "criterium", faults)
        for id in overlap.volgt_uit:
            check_known(head, ("dubbel", k, "volgt_uit"), id, criteria, "criterium", faults)
        if overlap.criterium in overlap.volgt_uit:
            message = f"criterium '{overlap.criterium}' volgt niet uit zichzelf"
            faults.add(*head.place("dubbel", k, "volgt_uit"), message)


def _check_weightings(head: DossierFile, faults: FaultList) -> None:
    """Aspects and criteria that exist, and something that weighs."""
    aspects, lost_criteria = ids_of(head, "aspecten", faults), lost_ids("criteria", faults)
    criteria = [c.id for c in head.criteria] + lost_criteria
    inside_of: dict[str, list[str]] = {}
    for c in head.criteria:
        inside_of.setdefault(c.aspect, []).append(c.id)
    for k, weighting in enumerate(head.wegingen):
        place = head.place("wegingen", k, "aspecten")
        for id in weighting.aspecten:
            check_known(head, ("wegingen", k, "aspecten"), id, aspects, "aspect", faults)
        for id in weighting.criteria:
            check_known(head, ("wegingen", k, "criteria"), id, criteria, "criterium", faults)
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
    check_doubles(((e.item.code, MEASURES, e.row, "code") for e in rows), faults)
    if head is None:
        return
    themes = ids_of(head, "themas", faults)
    phases = ids_of(head, "fasen", faults)
    for e in rows:
        for column, message in (
            ("thema", unknown(e.item.thema, themes, "thema")),
            ("fase", unknown(str(e.item.fase), phases, "fase")),
        ):
            if message:
                faults.add(MEASURES, e.row, column, message)


def check_groups(head: DossierFile, rows: list[Entry[MeasureRow]], faults: FaultList) -> None:
    """Names only of what some step is part of, also a step that has a fault of its own."""
    lost = faults.lost_rows(MEASURES)
    if any("onderdeel_van" not in cells for cells in lost):
        return
    parents = {e.item.onderdeel_van for e in rows} | {cells["onderdeel_van"] for cells in lost}
    steps = codes_of(rows, faults)
    for k, group in enumerate(head.maatregelen):
        if group.code not in parents:
            own = f"'{group.code}' is zelf een stap, en " if group.code in steps else ""
            message = f"{own}geen stap is onderdeel van '{group.code}'; haal deze naam weg of vul onderdeel_van in"
            faults.add(*head.place("maatregelen", k, "code"), message)


def check_start(head: DossierFile, rows: list[Entry[MeasureRow]], faults: FaultList) -> None:
    """Steps to begin with that exist and occur once."""
    codes = codes_of(rows, faults)
    check_doubles(((b.code, *head.place("begin", k, "code")) for k, b in enumerate(head.begin)), faults)
    for k, start in enumerate(head.begin):
        check_known(head, ("begin", k, "code"), start.code, codes, "stap", faults)


def check_scores(
    rows: list[Entry[ScoreRow]], measures: list[Entry[MeasureRow]], head: DossierFile, faults: FaultList
) -> None:
    """One score on its scale for every measure and criterion."""
    codes = codes_of(measures, faults)
    criteria = {c.id: c for c in head.criteria}
    for e in rows:
        for column, message in (
            ("code", unknown(e.item.code, codes, "stap")),
            ("criterium", unknown(e.item.criterium, ids_of(head, "criteria", faults), "criterium")),
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
    check_doubles((((e.item.code, e.item.criterium), SCORES, e.row, "code") for e in rows), faults)
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
    """Measures that exist, no relation twice, no circle, nothing that requires what it excludes, sound shares."""
    codes = codes_of(measures, faults)
    excluded = {
        pair
        for e in rows
        if e.item.soort == "sluit_uit"
        for other in e.item.andere
        for pair in ((e.item.code, other), (other, e.item.code))
    }
    graph: dict[str, set[str]] = {}
    _check_shares(rows, faults)
    for e in rows:
        if message := unknown(e.item.code, codes, "stap"):
            faults.add(RELATIONS, e.row, "code", message)
        for other in e.item.andere:
            if message := unknown(other, codes, "stap"):
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
    check_doubles(((_same(e.item), RELATIONS, e.row, "andere") for e in rows), faults)
    for circle in islice(_circles(graph), MOST_CIRCLES):
        row = next(
            e.row for e in rows if e.item.soort == "vereist" and e.item.code == circle[0] and circle[1] in e.item.andere
        )
        faults.add(RELATIONS, row, "andere", f"kring van vereisten: {' → '.join(circle)}; haal er één uit")


def _check_shares(rows: list[Entry[RelationRow]], faults: FaultList) -> None:
    """A share where it belongs, all benefits of a measure at most, and no more of them than can be worked out."""
    reinforcing = [e for e in rows if e.item.soort == "versterkt"]
    if len(reinforcing) > MOST_ENTRIES:
        many = f"{len(reinforcing)} relaties 'versterkt' gevonden; verwacht zijn er hoogstens {MOST_ENTRIES}"
        faults.add(RELATIONS, reinforcing[MOST_ENTRIES].row, "soort", many)
        return
    shares: dict[str, list[float]] = {}
    for e in rows:
        message = share_fault(e.item.soort, e.item.code, e.item.deel)
        if not message and e.item.deel is not None:
            held = shares.setdefault(e.item.code, [])
            held.append(e.item.deel)
            message = shares_fault(e.item.code, held)
        if message:
            faults.add(RELATIONS, e.row, "deel", message)


def _same(relation: RelationRow) -> tuple[str, ...]:
    """What makes two rows the same relation: excluding works both ways."""
    others = sorted(set(relation.andere))
    if relation.soort == "sluit_uit":
        return ("sluit_uit", *sorted({relation.code, *others}))
    return (relation.soort, relation.code, *others)


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
