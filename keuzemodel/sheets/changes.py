"""Owns the cell that says what an option of a reading changes, as JSON with the names of dossier.toml."""

from __future__ import annotations

import json

from keuzemodel.model.dossier import Relation
from keuzemodel.model.readings import Option

KINDS = {"requires": "vereist", "excludes": "sluit_uit", "reinforces": "versterkt"}
"""What a relation is called in the files of a dossier."""


def changes_of(option: Option) -> str:
    """The cell; empty where it changes nothing. `option_rows.ChangeRow` reads it back."""
    if not option.changes:
        return ""
    changes = {
        "relaties_weg": [_relation(r) for r in option.removed],
        "relaties_erbij": [
            _relation(r) | _share(r) | {"herkomst": r.origin, "bron": r.source, "toelichting": r.note}
            for r in option.added
        ],
        "wegingen": [
            {"id": w.id, "aspecten": dict(w.aspect_points), "criteria": dict(w.criterion_points), "toelichting": w.note}
            for w in option.weightings
        ],
        "grenzen": {id: dict(limits) for id, limits in option.limits.items()},
        "telt_niet": {id: list(named) for id, named in option.silent.items()},
    }
    return json.dumps({name: said for name, said in changes.items() if said}, ensure_ascii=False)


def _relation(relation: Relation) -> dict[str, str]:
    return {"soort": KINDS[relation.kind], "code": relation.code, "andere": "|".join(relation.others)}


def _share(relation: Relation) -> dict[str, float]:
    return {"deel": relation.share} if relation.share else {}
