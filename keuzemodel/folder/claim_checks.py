"""Owns what claims must be: a check that names only what the dossier has, or why there is none."""

from __future__ import annotations

from collections.abc import Iterator

from keuzemodel.folder.knowing import check_doubles, codes_of, ids_of, unknown
from keuzemodel.folder.parsing import Entry, FaultList
from keuzemodel.folder.shapes.claim_rows import ClaimFile, ClaimRow
from keuzemodel.folder.shapes.rows import DossierFile, MeasureRow
from keuzemodel.model.claims.checks import Agreement, Comparison, Divisions, Group, Membership, Quantity, Top


def check_claims(claims: ClaimFile, measures: list[Entry[MeasureRow]], head: DossierFile, faults: FaultList) -> None:
    """Checks that name only what the dossier has."""
    known: dict[str, tuple[str, list[str]]] = {
        "benadering": ("benadering", ids_of(head, "benaderingen", faults)),
        "weging": ("weging", ids_of(head, "wegingen", faults)),
        "thema": ("thema", ids_of(head, "themas", faults)),
        "criterium": ("criterium", ids_of(head, "criteria", faults)),
        "aspect": ("aspect", ids_of(head, "aspecten", faults)),
        "code": ("stap", codes_of(measures, faults)),
        "fase": ("fase", ids_of(head, "fasen", faults)),
    }
    check_doubles(((c.id, *claims.place("uitspraken", k, "id")) for k, c in enumerate(claims.uitspraken)), faults)
    for k, claim in enumerate(claims.uitspraken):
        _check_tested(claims, k, claim, faults)
        for kind, id in named(claim):
            what, ids = known[kind]
            if message := unknown(id, ids, what):
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


def named(claim: ClaimRow) -> Iterator[tuple[str, str]]:
    """(kind, id) of everything that a claim's check names."""
    match claim.toets:
        case Comparison(left=left, right=right):
            yield from _in_quantity(left)
            yield from _in_quantity(right)
        case Membership(group=group, codes=codes):
            yield from _in_group(group)
            yield from (("code", c) for c in codes)
        case Top(group=group, criterion=criterion, codes=codes):
            yield from _in_group(group)
            yield ("criterium", criterion)
            yield from (("code", c) for c in codes)
        case Agreement(approach=approach):
            yield ("benadering", approach)
        case Divisions(approach=approach, weighting=weighting):
            yield ("benadering", approach)
            yield ("weging", weighting)


def _in_quantity(quantity: Quantity) -> Iterator[tuple[str, str]]:
    yield from _in_group(quantity.group)
    yield from (("criterium", c) for c in quantity.criteria or ())
    for kind, id in (("aspect", quantity.aspect), ("weging", quantity.weighting), ("benadering", quantity.approach)):
        if id is not None:
            yield kind, id


def _in_group(group: Group) -> Iterator[tuple[str, str]]:
    for kind, id in (
        ("benadering", group.approach),
        ("weging", group.weighting),
        ("benadering", group.also_in),
        ("benadering", group.not_in),
    ):
        if id is not None:
            yield kind, id
    for phase in (group.phase, group.builds_on_phase):
        if phase is not None:
            yield "fase", str(phase)
    yield from (("thema", t) for t in group.themes or ())
    yield from (("code", c) for c in group.codes or ())
