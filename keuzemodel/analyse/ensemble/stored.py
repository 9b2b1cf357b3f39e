"""Owns the file that a dossier's ensemble is kept in: arrays of whole numbers, bound to the dossier's fingerprint.

A NumPy archive: per ensemble an array (T, M, C) in steps, and under "about" what else there is to say, as JSON.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np

from keuzemodel.analyse.ensemble.diagnostics import Diagnostics
from keuzemodel.analyse.ensemble.tables import Ensemble
from keuzemodel.model.dossier import Dossier
from keuzemodel.model.errors import EnsembleError, EnsembleKind
from keuzemodel.solve.layers import Ints

DATA = Path(__file__).resolve().parents[3] / "data"
FILE = "tabellen.npz"
VERSION = 1
MAIN = "text"


def path_of(dossier: Dossier, folder: str | Path | None = None) -> Path:
    """Where a dossier's ensemble is kept: in its folder."""
    return (Path(folder) if folder is not None else DATA / dossier.id) / FILE


def load_ensemble(dossier: Dossier, folder: str | Path | None = None) -> Ensemble:
    """The ensemble that is shipped with a dossier.

    folder: the dossier's, if that is not the one under data/. Raises EnsembleError: there is none, it is of another
    version of the dossier, or the file cannot be read.
    """
    path = path_of(dossier, folder)
    if not path.exists():
        raise EnsembleError(EnsembleKind.ABSENT, dossier.id)
    try:
        with np.load(path) as file:
            arrays = {name: file[name] for name in file.files}
        about = json.loads(str(arrays.pop("about")))
        stale = about["version"] != VERSION or about["fingerprint"] != dossier.fingerprint
        found = None if stale else _ensemble(dossier, arrays, about)
    except (OSError, ValueError, KeyError, TypeError, zipfile.BadZipFile) as error:
        raise EnsembleError(EnsembleKind.UNREADABLE, dossier.id) from error
    if found is None:
        raise EnsembleError(EnsembleKind.STALE, dossier.id)
    return found


def _ensemble(dossier: Dossier, arrays: dict[str, Any], about: dict[str, Any]) -> Ensemble:
    parts = {name: _part(dossier, arrays[name], told) for name, told in about["parts"].items()}
    beside = {name: part for name, part in parts.items() if name != MAIN}
    return replace(parts[MAIN], beside=beside, likely=about["likely"])


def _part(dossier: Dossier, steps: Any, told: dict[str, Any]) -> Ensemble:
    if (
        steps.ndim != 3
        or steps.shape[1:] != (len(dossier.measures), len(dossier.criteria))
        or steps.dtype.kind not in "iu"
    ):
        raise ValueError("not the tables of this dossier")
    diagnostics = told["diagnostics"]
    if diagnostics is not None:
        diagnostics = Diagnostics(**{**diagnostics, "worst": tuple(diagnostics["worst"])})
    return Ensemble(dossier, steps.astype(np.int64), told["basis"], told["reach"], diagnostics)


def save_ensemble(ensemble: Ensemble, path: Path) -> None:
    """Write it down."""
    parts: Mapping[str, Ensemble] = {MAIN: ensemble, **ensemble.beside}
    about = {
        "version": VERSION,
        "fingerprint": ensemble.dossier.fingerprint,
        "likely": dict(ensemble.likely),
        "parts": {
            name: {
                "basis": part.basis,
                "reach": part.reach,
                "diagnostics": None if part.diagnostics is None else asdict(part.diagnostics),
            }
            for name, part in parts.items()
        },
    }
    arrays = {name: _narrow(part.steps) for name, part in parts.items()}
    np.savez_compressed(path, about=np.array(json.dumps(about)), **arrays)


def _narrow(steps: Ints) -> Any:
    """In the smallest whole numbers that hold them."""
    least, most = (int(steps.min()), int(steps.max())) if steps.size else (0, 0)
    return steps.astype(np.promote_types(np.min_scalar_type(min(least, -1)), np.min_scalar_type(most)))
