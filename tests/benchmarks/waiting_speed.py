"""Prints, for every screen of a large dossier in real Chromium with nothing computed before, when it is done, when it
first says what it is doing, and how long it says nothing while one waits.

Run by hand: python -m tests.benchmarks.waiting_speed [measures, default 100] [grouped | woven, default woven]
"""

from __future__ import annotations

import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode

import numpy as np

from keuzemodel.dashboard.kept import catalogue
from keuzemodel.dashboard.kept.store import Store
from keuzemodel.dashboard.session.opening import OPENS
from keuzemodel.model.dossier import Dossier, Relation
from tests.benchmarks.page_speed import SCREENS, large
from tests.browser.serving import chromium, running
from tests.shipped import ROOT

BAR, DONE = 1.0, 5.0
WATCH = """() => {
  const told = { begun: performance.now(), said: null, done: null };
  window.told = told;
  const look = () => {
    const app = document.querySelector("[data-testid=stApp]"), now = performance.now() - told.begun;
    if (document.querySelector("[data-testid=stProgress], [data-testid=stSpinner]")) told.said ??= now;
    const over = app?.dataset.testScriptState === "notRunning" && document.querySelector("h1");
    told.done = over ? told.done ?? now : null;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}"""


def woven(size: int) -> Dossier:
    """Measures that each build on others from anywhere: no groups, so that HiGHS has to solve it."""
    dossier, rng = large(size), np.random.default_rng(3)
    codes = dossier.codes
    relations = [
        Relation("requires", codes[i], tuple(codes[j] for j in rng.choice(i, size=min(i, 2), replace=False)))
        for i in range(1, size)
    ]
    relations += [
        Relation("excludes", codes[i], (codes[j],))
        for i, j in (sorted(rng.choice(size, 2, replace=False).tolist()) for _ in range(size // 5))
        if codes[i] not in relations[j - 1].others
    ]
    return replace(dossier, relations=tuple(relations), fingerprint=f"{size} verweven")


def main() -> None:
    """Every screen once, each in a server of its own: nothing is kept from another."""
    size, kind = int((sys.argv[1:] or ["100"])[0]), (sys.argv[2:] or ["woven"])[0]
    made = replace({"woven": woven, "grouped": large}[kind](size), id="groot", title="Groot")
    missed = []
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        store = Store(f"sqlite:///{Path(folder) / 'scenarios.sqlite'}")
        catalogue.keep(store, made, "proef", None)
        store.close()
        for page, opens in SCREENS:
            with running(ROOT / "app.py", environment={"KEUZEMODEL_DATA_DIR": folder}) as server:
                tab = browser.new_page()
                tab.goto(f"{server.address}/over?dossier={made.id}")
                tab.get_by_role("heading", level=1).wait_for()
                tab.close()
                tab = browser.new_page()
                tab.add_init_script(f"({WATCH})()")
                query = {"dossier": made.id, "benadering": "roeien"} | ({OPENS[page]: opens} if opens else {})
                began = time.monotonic()
                tab.goto(f"{server.address}/{'' if page == 'pakket' else page}?{urlencode(query)}")
                tab.wait_for_function(
                    "() => told.done && performance.now() - told.begun - told.done > 600", timeout=180_000
                )
                said, done = (tab.evaluate(f"told.{name}") for name in ("said", "done"))
                wrong = tab.locator("[data-testid=stException]").count()
                tab.close()
            line = f"{page} {opens}: done {done / 1000:.1f} s, says what it does " + (
                f"after {said / 1000:.1f} s" if said else "never"
            )
            if wrong or (done > 1000 * DONE and (said is None or said > 1000 * BAR + 1000)):
                missed.append(line)
                line += "  MISSED" + (" (an exception)" if wrong else "")
            print(line, f"[{time.monotonic() - began:.1f}]", flush=True)
    print(f"{len(missed)} of {len(SCREENS)} screens missed: neither done in {DONE:.0f} s nor told in time")


if __name__ == "__main__":
    main()
