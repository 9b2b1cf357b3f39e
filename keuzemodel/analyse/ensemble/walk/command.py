"""Owns the command that makes the tables of a shipped dossier.

python -m keuzemodel.analyse.ensemble.walk.command data/<dossier>
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence

from keuzemodel.analyse.ensemble.stored import path_of, save_ensemble
from keuzemodel.analyse.ensemble.walk.making import make_ensemble
from keuzemodel.analyse.ensemble.walk.side_by_side import side_by_side
from keuzemodel.folder.reading import load_dossier

CORES = 2


def main(folders: Sequence[str]) -> None:
    """Make the ensemble of every folder, and write it there."""
    if not folders:
        raise SystemExit(
            "give one or more folders, as in: python -m keuzemodel.analyse.ensemble.walk.command data/alkmaar-verblijf"
        )
    for folder in folders:
        begin = time.perf_counter()
        dossier = load_dossier(folder)
        with side_by_side(folder, CORES) as carry_out:
            ensemble = make_ensemble(dossier, carry_out)
        took = f"{time.perf_counter() - begin:.0f} s"
        if ensemble.basis != "statements":
            print(f"{folder}: no table satisfies the statements, or there are none; nothing is written ({took})")
            continue
        save_ensemble(ensemble, path_of(dossier, folder))
        print(f"{folder}: {len(ensemble)} tables in {took}; {ensemble.diagnostics}")
        for name, part in ensemble.beside.items():
            print(f"  {name}: {len(part)} tables; {part.diagnostics}")
        print(f"  limits: {dict(ensemble.likely)}")


if __name__ == "__main__":
    main(sys.argv[1:])
