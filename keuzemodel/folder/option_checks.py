"""Owns what readings of a source must be: ids that exist, a first option that changes nothing, sound rules."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from graphlib import CycleError, TopologicalSorter
from itertools import product

from keuzemodel.folder.building import relation_of
from keuzemodel.folder.knowing import (
    check_doubles,
    check_known,
    codes_of,
    ids_of,
    lost_ids,
    share_fault,
    shares_fault,
)
from keuzemodel.folder.parsing import Entry, FaultList
from keuzemodel.folder.shapes.option_rows import OptionRow
from keuzemodel.folder.shapes.rows import DossierFile, MeasureRow, RelationRow
from keuzemodel.model.dossier import Relation
from keuzemodel.model.readings import same_as

MOST_COMBINATIONS = 500
Path = tuple[str | int, ...]


def check_readings(
    head: DossierFile, rows: list[Entry[RelationRow]], measures: list[Entry[MeasureRow]], faults: FaultList
) -> None:
    """Every option by itself, and the relations under every combination of options that change them."""
    relations = [relation_of(e.item) for e in rows]
    check_doubles(((r.id.lower(), *head.place("lezingen", k, "id")) for k, r in enumerate(head.lezingen)), faults)
    before = bool(faults)
    for k, reading in enumerate(head.lezingen):
        places = (head.place("lezingen", k, "opties", n, "id") for n in range(len(reading.opties)))
        check_doubles(((o.id.lower(), *place) for o, place in zip(reading.opties, places, strict=True)), faults)
        if reading.opties[0].verandert.model_fields_set:
            message = "de eerste optie is het dossier zoals het is; haal weg wat zij verandert, of zet haar later"
            faults.add(*head.place("lezingen", k, "opties", 0, "verandert"), message)
        for n, option in enumerate(reading.opties):
            path: Path = ("lezingen", k, "opties", n, "verandert")
            _check_relations(option, path, head, relations, codes_of(measures, faults), faults)
            _check_rest(option, path, head, faults)
    if not before and not faults:
        _check_combined(head, relations, faults)


def _check_relations(
    option: OptionRow, path: Path, head: DossierFile, relations: list[Relation], codes: list[str], faults: FaultList
) -> None:
    there = {same_as(r) for r in relations}
    gone = [same_as(relation_of(r)) for r in option.verandert.relaties_weg]
    for row, mark in zip(option.verandert.relaties_weg, gone, strict=True):
        if mark not in there:
            said = f"{row.soort} {row.code} {'|'.join(row.andere)}"
            faults.add(*head.place(*path), f"relatie '{said}' staat niet bij de relaties; er is niets om weg te halen")
    kept = there - set(gone)
    for added in option.verandert.relaties_erbij:
        for code in (added.code, *added.andere):
            check_known(head, path, code, codes, "stap", faults)
        if added.code in added.andere:
            faults.add(*head.place(*path), f"stap '{added.code}' verwijst naar zichzelf")
        if message := share_fault(added.soort, added.code, added.deel):
            faults.add(*head.place(*path), f"deel: {message}")
        if same_as(relation_of(added)) in kept:
            said = f"{added.soort} {added.code} {'|'.join(added.andere)}"
            faults.add(*head.place(*path), f"relatie '{said}' staat er al; haal deze weg")


def _check_rest(option: OptionRow, path: Path, head: DossierFile, faults: FaultList) -> None:
    """Weightings, limits and what does not count."""
    changes = option.verandert
    criteria = [c.id for c in head.criteria] + lost_ids("criteria", faults)
    burdens = [c.id for c in head.criteria if c.soort == "last"] + lost_ids("criteria", faults)
    for row in changes.wegingen:
        check_known(head, path, row.id, ids_of(head, "wegingen", faults), "weging", faults)
        for id in row.aspecten or ():
            check_known(head, path, id, ids_of(head, "aspecten", faults), "aspect", faults)
        for id in row.criteria or ():
            check_known(head, path, id, criteria, "criterium", faults)
        own = next((w for w in head.wegingen if w.id == row.id), None)
        if own is not None and not _weighs(row.aspecten or own.aspecten, row.criteria or own.criteria, head):
            faults.add(*head.place(*path), f"in weging '{row.id}' telt niets mee; minstens één moet meer dan 0 zijn")
    for table, known, what in ((changes.grenzen, burdens, "last"), (changes.telt_niet, criteria, "criterium")):
        for approach, named in table.items():
            check_known(head, path, approach, ids_of(head, "benaderingen", faults), "benadering", faults)
            for id in named:
                check_known(head, path, id, known, what, faults)
    for named in changes.telt_niet.values():
        if criteria and set(named) >= set(criteria):
            faults.add(*head.place(*path), "zo telt geen enkel criterium mee; laat er minstens één staan")


def _weighs(aspects: dict[str, float], criteria: dict[str, float], head: DossierFile) -> bool:
    return any(aspects.get(c.aspect, 0.0) > 0 and criteria.get(c.id, 1.0) > 0 for c in head.criteria)


def _check_combined(head: DossierFile, relations: list[Relation], faults: FaultList) -> None:
    """No circle, nothing that requires what it excludes, and no relation twice, whichever options are chosen."""
    changing = [
        [
            (k, n, o.verandert)
            for n, o in enumerate(r.opties)
            if not n or o.verandert.relaties_weg or o.verandert.relaties_erbij
        ]
        for k, r in enumerate(head.lezingen)
    ]
    changing = [options for options in changing if len(options) > 1]
    if math.prod(map(len, changing)) > MOST_COMBINATIONS:
        message = (
            f"meer dan {MOST_COMBINATIONS} combinaties van opties die relaties veranderen; verwacht zijn er minder"
        )
        faults.add(*head.place("lezingen"), message)
        return
    told: set[str] = set()
    for combination in product(*changing):
        now = list(relations)
        for _, _, change in combination:
            gone = {same_as(relation_of(r)) for r in change.relaties_weg}
            now = [r for r in now if same_as(r) not in gone] + [relation_of(r) for r in change.relaties_erbij]
        k, n, _ = next((c for c in reversed(combination) if c[1]), combination[0] if combination else (0, 0, None))
        for message in _unsound(now):
            if message not in told:
                told.add(message)
                faults.add(*head.place("lezingen", k, "opties", n, "verandert"), message)


def _unsound(relations: Iterable[Relation]) -> Iterator[str]:
    excluded: set[tuple[str, str]] = set()
    graph: dict[str, set[str]] = {}
    shares: dict[str, list[float]] = {}
    for r in relations:
        if r.kind == "excludes":
            excluded |= {pair for other in r.others for pair in ((r.code, other), (other, r.code))}
        elif r.kind == "requires":
            graph.setdefault(r.code, set()).update(r.others)
        else:
            shares.setdefault(r.code, []).append(r.share)
    for code, held in shares.items():
        if message := shares_fault(code, held):
            yield f"met deze optie: {message}"
    for r in relations:
        if r.kind == "requires" and all((r.code, other) in excluded for other in r.others):
            yield f"met deze optie vereist stap '{r.code}' wat hij uitsluit: {' of '.join(r.others)}"
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle = " → ".join(reversed(error.args[1]))
        yield f"met deze optie is er een kring van vereisten: {circle}; haal er één uit"
