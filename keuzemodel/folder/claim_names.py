"""Owns what the check of a claim names of its dossier: approaches, weightings, themes, criteria, measures, phases."""

from __future__ import annotations

from collections.abc import Iterator

from keuzemodel.folder.claim_rows import ClaimRow
from keuzemodel.model.checks import Agreement, Comparison, Divisions, Group, Membership, Quantity, Top


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
