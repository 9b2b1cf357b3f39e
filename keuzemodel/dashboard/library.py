"""Owns which dossiers there are: folders that are shipped, and those that the server keeps. No Streamlit.

A dossier that is kept stands in the store as its sheets, in versioned JSON:
{"formaat": "keuzemodel-dossier", "versie": 1, "bladen": {"Dossier": [["veld", "inhoud"], …], …}}
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Container, Mapping
from functools import lru_cache
from pathlib import Path

from keuzemodel.dashboard.store import ConflictError, GoneError, Saved, Store
from keuzemodel.dossier import Dossier
from keuzemodel.dossiersheets import from_sheets, to_sheets
from keuzemodel.errors import DossierError, Fault
from keuzemodel.reading import load_dossier
from keuzemodel.spreadsheets import Sheet

KIND = "dossier"
FORMAT, VERSION = "keuzemodel-dossier", 1
_NAMESPACE = uuid.UUID("6a0a4c2e-3f0e-4f6e-9a55-3c1b7d0c5e11")

Sound = dict[str, Dossier]
Faulty = dict[str, DossierError]


def in_folder(folder: Path) -> tuple[Sound, Faulty]:
    """Every dossier under a folder by id, and the faults of those that cannot be used."""
    sound: Sound = {}
    faulty: Faulty = {}
    for path in sorted(folder.iterdir()):
        if not path.is_dir() or path.name.startswith("."):
            continue
        try:
            found = load_dossier(path)
        except DossierError as error:
            faulty[path.name] = error
            continue
        if found.id == path.name:
            sound[path.name] = found
        else:
            message = f"'{found.id}' gevonden; verwacht is de naam van de map, '{path.name}'"
            faulty[path.name] = DossierError([Fault("dossier.toml", None, "id", message)])
    return sound, faulty


def in_store(store: Store, taken: Container[str]) -> tuple[Sound, dict[str, Saved], Faulty]:
    """Every dossier that is kept, what it was saved as, and the faults of those that cannot be read (any more).

    taken: ids that are in use; a kept dossier never stands in for one of those.
    """
    sound: Sound = {}
    saved: dict[str, Saved] = {}
    faulty: Faulty = {}
    for found in reversed(store.all(KIND)):
        try:
            dossier = _unpacked(found.content)
        except DossierError as error:
            faulty[found.name] = error
            continue
        if dossier.id in taken:
            faulty[found.name] = DossierError([Fault("Dossier", None, "id", f"'{dossier.id}' is al in gebruik")])
        else:
            sound[dossier.id] = dossier
            saved[dossier.id] = found
    return sound, saved, faulty


def keep(store: Store, dossier: Dossier, author: str, base: Saved | None) -> Saved:
    """Keep a dossier: as a new one, or as the next version of `base`.

    Raises ConflictError if somebody else kept one of this id, or a later version, in between.
    """
    content = _packed(dossier)
    title = dossier.title[:200]
    if base is not None:
        return store.save(base.id, base.number, title, author, content)
    key = uuid.uuid5(_NAMESPACE, dossier.id).hex
    try:
        there = store.revisions(key)[0]
    except GoneError:
        return store.add(title, author, content, KIND, key)
    try:
        raise ConflictError(store.get(key))
    except GoneError:
        # It was deleted: the new one comes on top of it, so that nothing is lost.
        store.undelete(key)
        return store.save(key, there.number, title, author, content)


def _packed(dossier: Dossier) -> str:
    sheets = {sheet.name: sheet.rows for sheet in to_sheets(dossier)}
    return json.dumps({"formaat": FORMAT, "versie": VERSION, "bladen": sheets}, ensure_ascii=False)


@lru_cache(maxsize=64)
def _unpacked(content: str) -> Dossier:
    """Raises DossierError."""
    found: Mapping[str, object] = json.loads(content)
    if found.get("formaat") != FORMAT or found.get("versie") != VERSION:
        raise DossierError([Fault("Dossier", None, None, f"versie {found.get('versie')} van het dossier is onbekend")])
    sheets = found["bladen"]
    assert isinstance(sheets, dict)
    return from_sheets([Sheet(name, tuple(map(tuple, rows))) for name, rows in sheets.items()])
