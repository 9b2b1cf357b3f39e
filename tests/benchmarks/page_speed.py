"""Prints how long every page takes with nothing computed before: all parts of Gevoeligheid and all steps of Binnentafel
too, for the shipped dossier at many limits, and for dossiers of many measures.

Run by hand: python -m tests.benchmarks.page_speed [step between limits] [numbers of measures, such as 100 200 300]
"""

from __future__ import annotations

import logging
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import _lru_cache_wrapper
from pathlib import Path

import numpy as np
from streamlit.testing.v1 import AppTest

from keuzemodel.dashboard.asked import analyses
from keuzemodel.dashboard.asked import situation as situations
from keuzemodel.dashboard.asked.certainty.answers import SECTIONS
from keuzemodel.dashboard.asked.memo import Kept
from keuzemodel.dashboard.main import PAGES
from keuzemodel.dashboard.session import dossiers
from keuzemodel.dashboard.session.opening import OPENS
from keuzemodel.dashboard.words.meeting.story import CHAPTERS
from keuzemodel.model.dossier import Approach, Dossier
from keuzemodel.solve import selection
from tests.benchmarks.large_dossier import synthetic

ROOT = Path(__file__).resolve().parents[2]
SCREENS = [
    *((page, "") for page in PAGES if page not in ("gevoeligheid", "binnentafel")),
    *(("gevoeligheid", section) for section in SECTIONS),
    *(("binnentafel", chapter) for chapter in CHAPTERS),
]


def large(size: int, largest: int = 12) -> Dossier:
    """Measures in groups, with scores that are off by 0, 1 or 2, and room for a quarter of them."""
    dossier, rng = synthetic(1, size, largest), np.random.default_rng(2)
    scores = tuple(replace(s, margin=float(rng.integers(0, 3))) for s in dossier.scores)
    room = round(sum(s.score for s in scores if s.criterion == "c3") / 4)
    return replace(
        dossier,
        scores=scores,
        criteria=tuple(replace(c, scale=(0.0, 5.0)) for c in dossier.criteria),
        approaches=(Approach("alles", "Alles", ""), Approach("roeien", "Roeien", "", {"c3": float(room)})),
        fingerprint=f"{size} maatregelen",
    )


def forget() -> None:
    """Nothing that was computed before is known any more."""
    for module in (analyses, situations, selection):
        for found in vars(module).values():
            if isinstance(found, _lru_cache_wrapper | Kept):
                found.cache_clear()


def seconds(link: dict[str, str]) -> Iterator[tuple[str, float, float]]:
    """(screen, seconds that pass, seconds of work) of every screen with a choice."""
    for page, opens in SCREENS:
        app = AppTest.from_file(str(ROOT / "keuzemodel" / "dashboard" / "main.py"), default_timeout=600)
        app.query_params.update(link)
        app.run()
        if opens:
            app.query_params[OPENS[page]] = opens
        forget()
        passed, worked = time.perf_counter(), time.process_time()
        app.switch_page(f"../../pages/{page}.py").run()
        assert not app.exception, app.exception
        yield f"{page} {opens}".strip(), time.perf_counter() - passed, time.process_time() - worked


def told(name: str, link: dict[str, str]) -> None:
    """The three slowest screens of a choice."""
    slowest = sorted(seconds(link), key=lambda found: -found[2])[:3]
    print(
        f"{name}: "
        + "; ".join(f"{screen} {passed:.1f} s ({worked:.1f} s of work)" for screen, passed, worked in slowest),
        flush=True,
    )


def main() -> None:
    """The shipped dossier at every so many points of room, then each large one in both approaches."""
    logging.disable(logging.CRITICAL)
    step, sizes = int((sys.argv[1:] or ["15"])[0]), [int(size) for size in sys.argv[2:]]
    with tempfile.TemporaryDirectory() as folder:
        os.environ["KEUZEMODEL_DATA_DIR"] = folder
        told("alkmaar-verblijf, no limit", {"dossier": "alkmaar-verblijf"})
        for limit in range(0, 106, step):
            link = {"dossier": "alkmaar-verblijf", "benadering": "roeien", "grens": f"ontwikkeltijd.{limit}"}
            told(f"alkmaar-verblijf, limit {limit}", link)
        for size in sizes:
            dossier = large(size)
            dossiers.load_all = lambda folder, dossier=dossier: ({dossier.id: dossier}, {})
            for approach in dossier.approaches:
                told(f"{size} measures, {approach.id}", {"dossier": dossier.id, "benadering": approach.id})


if __name__ == "__main__":
    main()
