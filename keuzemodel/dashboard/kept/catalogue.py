"""Owns which dossiers there are: folders that are shipped, and those that the server keeps. No Streamlit.

A dossier that is kept stands in the store as its sheets, in versioned JSON:
{"formaat": "keuzemodel-dossier", "versie": 1, "bladen": {"Dossier": [["veld", "inhoud"], …], …}}
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from keuzemodel.dashboard.kept.store import ConflictError, GoneError, Saved, Store
from keuzemodel.folder.frameworks import load_framework
from keuzemodel.folder.reading import load_dossier
from keuzemodel.model.dossier import Dossier
from keuzemodel.model.errors import DossierError, Fault
from keuzemodel.sheets.dossiers.reading import from_sheets
from keuzemodel.sheets.layout import to_sheets
from keuzemodel.sheets.spreadsheets import Sheet

KIND = "dossier"
ORDER = "volgorde.txt"
FORMAT, VERSION = "keuzemodel-dossier", 1
_NAMESPACE = uuid.UUID("6a0a4c2e-3f0e-4f6e-9a55-3c1b7d0c5e11")

Sound = dict[str, Dossier]
Faulty = dict[str, DossierError]


@lru_cache(maxsize=4)
def in_folder(folder: Path) -> tuple[Sound, Faulty]:
    """Every dossier under a folder by id, and the faults of those that cannot be used. Loaded once, for all who ask.

    First those that the folder's ORDER names, a line each; then the others by name. A TOML file beside them is a
    framework.
    """
    first = (folder / ORDER).read_text(encoding="utf-8", errors="replace").split() if (folder / ORDER).exists() else []
    rank = {name: place for place, name in enumerate(first)}
    sound: Sound = {}
    faulty: Faulty = {}
    for path in sorted(folder.iterdir(), key=lambda p: (rank.get(p.name, len(rank)), p.name)):
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
    for path in sorted(folder.glob("*.toml")):
        try:
            frameworks = load_framework(path, sound)
        except DossierError as error:
            faulty[path.name] = error
            continue
        sound |= {id: replace(sound[id], framework=framework) for id, framework in frameworks.items()}
    return sound, faulty


@dataclass(frozen=True)
class Kept:
    """What the server keeps: sound dossiers and what each was saved as, by id; those that cannot be used, with their
    faults; and those that were deleted.
    """

    sound: Sound
    saved: Mapping[str, Saved]
    unusable: tuple[tuple[Saved, DossierError], ...]
    deleted: tuple[Saved, ...]


def in_store(store: Store, taken: Container[str]) -> Kept:
    """Every dossier that is kept. taken: ids, in small letters, that are in use; a kept dossier never stands in for one
    of those.
    """
    sound: Sound = {}
    saved: dict[str, Saved] = {}
    unusable = []
    for found in reversed(store.all(KIND)):
        try:
            dossier = _unpacked(found.content)
        except DossierError as error:
            unusable.append((found, error))
            continue
        if dossier.id.lower() in taken:
            clash = Fault("Dossier", None, "id", f"'{dossier.id}' is al in gebruik bij een meegeleverd dossier")
            unusable.append((found, DossierError([clash])))
        else:
            sound[dossier.id] = dossier
            saved[dossier.id] = found
    return Kept(sound, saved, tuple(unusable), store.all(KIND, deleted=True))


def keep(store: Store, dossier: Dossier, author: str, base: Saved | None) -> Saved:
    """Keep a dossier: as a new one, or as the next version of `base`.

    Raises ConflictError if another user saved one with this id, or a later version, in between; DossierError if it
    would not come back the same.
    """
    content = _packed(dossier)
    if replace(_unpacked(content), fingerprint=dossier.fingerprint) != dossier:
        raise DossierError([Fault("Dossier", None, None, "komt niet hetzelfde terug zoals het is")])
    title = dossier.title[:200]
    if base is not None:
        return store.save(base.id, base.number, title, author, content)
    key = kept_id(dossier.id)
    try:
        there = store.revisions(key)[0]
    except GoneError:
        return store.add(title, author, content, KIND, key)
    try:
        raise ConflictError(store.get(key))
    except GoneError:
        # It was deleted: the new one comes on top of it, so that nothing is lost.
        return store.save(key, there.number, title, author, content, revive=True)


def kept_id(id: str) -> str:
    """What a dossier of this id is kept under."""
    return uuid.uuid5(_NAMESPACE, id.lower()).hex


def _packed(dossier: Dossier) -> str:
    sheets = {sheet.name: sheet.rows for sheet in to_sheets(dossier)}
    return json.dumps({"formaat": FORMAT, "versie": VERSION, "bladen": sheets}, ensure_ascii=False)


@lru_cache(maxsize=64)
def _unpacked(content: str) -> Dossier:
    """Raises DossierError."""
    try:
        found: Mapping[str, Any] = json.loads(content)
        version = found["versie"] if found["formaat"] == FORMAT else None
        sheets = [Sheet(name, tuple(map(tuple, rows))) for name, rows in found.get("bladen", {}).items()]
    except (ValueError, KeyError, TypeError, AttributeError):
        raise DossierError([Fault("Dossier", None, None, "wat is bewaard, is niet te lezen")]) from None
    if version != VERSION:
        raise DossierError([Fault("Dossier", None, None, f"versie {version} van het dossier is onbekend")])
    return from_sheets(sheets)
