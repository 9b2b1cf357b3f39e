"""Owns the command that makes the tables of a shipped dossier: python -m keuzemodel.ensemble data/<dossier>."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context

from keuzemodel.ensemble.making import make_ensemble
from keuzemodel.ensemble.running import Job, Run, run
from keuzemodel.ensemble.stored import path_of, save_ensemble
from keuzemodel.folder.reading import load_dossier

CORES = 2


def run_in(folder: str, job: Job) -> Run | None:
    """One run of the dossier in a folder: a process of its own reads it anew."""
    return run(load_dossier(folder), job)


def main(folders: Sequence[str]) -> None:
    """Make the ensemble of every folder, and write it there."""
    if not folders:
        raise SystemExit("give one or more folders, as in: python -m keuzemodel.ensemble data/alkmaar-verblijf")
    # Each run keeps one core busy; threads inside it only wait for each other.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    for folder in folders:
        begin = time.perf_counter()
        dossier = load_dossier(folder)
        with ProcessPoolExecutor(CORES, get_context("spawn")) as pool:

            def carry_out(
                jobs: Sequence[Job], folder: str = folder, pool: ProcessPoolExecutor = pool
            ) -> list[Run | None]:
                return list(pool.map(partial(run_in, folder), jobs))

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
