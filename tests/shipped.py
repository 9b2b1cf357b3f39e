"""The dossiers in `data/`, read once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from keuzemodel import load_dossier
from keuzemodel.dashboard.kept import catalogue
from keuzemodel.model.dossier import Dossier

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "data"


@cache
def alkmaar() -> Dossier:
    """The dossier of the region Alkmaar, without the framework that stands beside it."""
    return load_dossier(DATA / "alkmaar-verblijf")


@cache
def shipped() -> Mapping[str, Dossier]:
    """Every dossier by id, in the order of the list, with the framework that stands beside it."""
    return MappingProxyType(catalogue.in_folder(DATA)[0])
