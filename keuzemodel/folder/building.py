"""Owns the step from checked rows to the rules of a dossier: relations, weightings, readings of the source."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from keuzemodel.folder.shapes.option_rows import AddedRow, GoneRow, OptionRow
from keuzemodel.folder.shapes.rows import DossierFile, RelationRow, WeightingRow
from keuzemodel.model.dossier import Relation, Weighting
from keuzemodel.model.readings import Option, Reading
from keuzemodel.model.valuation import leaf_weights


def weighting_of(row: WeightingRow, aspect_of: Mapping[str, str]) -> Weighting:
    """aspect_of: of every criterion."""
    points = {c: row.criteria.get(c, 1.0) for c in aspect_of}
    aspects = {a: row.aspecten.get(a, 0.0) for a in dict.fromkeys(aspect_of.values())}
    return Weighting(
        id=row.id,
        name=row.naam,
        note=row.toelichting,
        weights=leaf_weights(aspects, points, aspect_of),
        aspect_points=aspects,
        criterion_points=points,
        origin=row.herkomst,
        source=row.bron,
    )


_KINDS: dict[str, Literal["requires", "excludes", "reinforces"]] = {
    "vereist": "requires",
    "sluit_uit": "excludes",
    "versterkt": "reinforces",
}


def relation_of(row: RelationRow | AddedRow | GoneRow) -> Relation:
    """A relation; what an option takes away says nothing of where it comes from."""
    kind = _KINDS[row.soort]
    if isinstance(row, RelationRow | AddedRow):
        return Relation(kind, row.code, row.andere, row.herkomst, row.bron, row.toelichting, row.deel or 0.0)
    return Relation(kind, row.code, row.andere)


def readings_of(head: DossierFile, aspect_of: Mapping[str, str]) -> tuple[Reading, ...]:
    """The readings of a sound file."""
    return tuple(
        Reading(r.id, r.naam, r.toelichting, r.bron, tuple(_option(o, head, aspect_of) for o in r.opties))
        for r in head.lezingen
    )


def _option(row: OptionRow, head: DossierFile, aspect_of: Mapping[str, str]) -> Option:
    changes = row.verandert
    own = {w.id: w for w in head.wegingen}
    return Option(
        row.id,
        row.naam,
        row.toelichting,
        row.herkomst,
        row.bron,
        removed=tuple(map(relation_of, changes.relaties_weg)),
        added=tuple(map(relation_of, changes.relaties_erbij)),
        weightings=tuple(
            weighting_of(own[w.id].model_copy(update=w.model_dump(exclude={"id"}, exclude_none=True)), aspect_of)
            for w in changes.wegingen
        ),
        limits=changes.grenzen,
        silent=changes.telt_niet,
    )
