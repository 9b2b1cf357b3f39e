"""Prints how long the analyses take, and the screen Gevoeligheid from click to first answer.

Run by hand: python -m tests.benchmarks.robustness_speed
"""

from __future__ import annotations

import statistics
import time

import numpy as np

from keuzemodel import select_package, select_packages
from keuzemodel.analyse.sampling import Plan, tally
from keuzemodel.analyse.weightsets import all_weightings
from keuzemodel.dashboard.words.certainty.headline import ASK_TITLE
from keuzemodel.dashboard.words.frame import PAGES
from keuzemodel.model.dossier import ORIGINS
from keuzemodel.model.valuation import weight_vector
from keuzemodel.solve.selection import make_selector
from tests.browser.serving import chromium, go, server
from tests.shipped import ROOT, alkmaar

WEIGHTINGS, DRAWS = 100_000, 10_000


def seconds(work) -> float:
    """How long one call takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def engine() -> None:
    """Many weightings, and draws of weights and scores together."""
    dossier = alkmaar()
    weights = np.random.default_rng(1).dirichlet(np.ones(len(dossier.criteria)), size=WEIGHTINGS)
    fixed = tuple(weight_vector(dossier, "gebalanceerd").tolist())
    for approach in dossier.approaches:
        selector = make_selector(dossier, approach.id)
        package = select_package(dossier, "gebalanceerd", approach.id).codes
        plan = Plan(selector, fixed, all_weightings(dossier), ORIGINS, package, DRAWS)
        print(
            f"{approach.id}: {WEIGHTINGS} weightings "
            f"{seconds(lambda a=approach: select_packages(dossier, weights, a.id)):.2f} s; "
            f"{DRAWS} draws of weights and scores {seconds(lambda p=plan: tally(p)):.2f} s"
        )


def screen() -> None:
    """From the click on Gevoeligheid to the first sentence, on a choice that was not computed before."""
    times = []
    with server(ROOT / "app.py") as address, chromium() as browser:
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(address)
        page.get_by_role("slider", name="Inhoud").wait_for()
        page.wait_for_timeout(2000)
        for _ in range(5):
            go(page, "Pakket")
            page.get_by_role("heading", name="Welk pakket hoort bij deze weging?").wait_for()
            page.get_by_role("slider", name="Inhoud").focus()
            page.keyboard.press("ArrowRight")
            page.wait_for_timeout(1200)
            started = time.perf_counter()
            go(page, PAGES["gevoeligheid"])
            page.get_by_text(ASK_TITLE).wait_for()
            times.append(time.perf_counter() - started)
    print(f"first answer: {', '.join(f'{t:.2f}' for t in times)} s, median {statistics.median(times):.2f} s")


if __name__ == "__main__":
    engine()
    screen()
