"""Owns doing several runs at once, each in a process of its own that reads the dossier anew."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context
from multiprocessing.context import SpawnContext

from keuzemodel.analyse.ensemble.walk.making import CarryOut
from keuzemodel.analyse.ensemble.walk.running import Job, Run, run
from keuzemodel.folder.reading import load_dossier


def run_in(folder: str, job: Job) -> Run | None:
    """One run of the dossier in a folder."""
    return run(load_dossier(folder), job)


def processes() -> SpawnContext:
    """What starts processes that each keep one core busy."""
    # A run keeps one core busy; threads inside it only wait for each other.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    return get_context("spawn")


@contextmanager
def side_by_side(folder: str, cores: int) -> Iterator[CarryOut]:
    """Runs of the dossier in a folder, so many at once."""
    with ProcessPoolExecutor(cores, processes()) as pool:

        def carry_out(jobs: Sequence[Job]) -> list[Run | None]:
            return list(pool.map(partial(run_in, folder), jobs))

        yield carry_out
