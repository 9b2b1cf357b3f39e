"""Opens links by the thousand, each on one of the screens in turn, and prints every exception.

Run by hand: nice python -m tests.benchmarks.link_walk [how many, default 5000] [seed, default 1]
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

# Before the dashboard looks where the scenarios are kept.
os.environ["KEUZEMODEL_DATA_DIR"] = tempfile.mkdtemp(prefix="keuzemodel-links-")
os.environ.pop("KEUZEMODEL_DATABASE_URL", None)
os.environ.pop("KEUZEMODEL_LOGIN", None)

from keuzemodel.dashboard.kept import catalogue
from tests.links import links
from tests.shipped import ROOT
from tests.walking import SCREENS, opened, shown, trouble

EVERY = 250


def main(count: int, seed: int) -> int:
    """The number of links that gave an exception."""
    sound, _ = catalogue.in_folder(Path(ROOT / "data"))
    broken: Counter[str] = Counter()
    refused = failed = 0
    start = time.perf_counter()
    for number, link in enumerate(links(sound, count, seed), start=1):
        screen = SCREENS[number % len(SCREENS)]
        try:
            app = opened(screen, link)
            found = trouble(app)
            refused += any("Deze link" in w.value for w in app.warning)
        except Exception as error:  # whatever it is, it is what this looks for
            found = [f"(outside the script) {type(error).__name__}: {str(error)[:200]}"]
        if found:
            failed += 1
            broken.update(found)
            print(f"{screen}: {found[0]}\n    {shown(link)}", flush=True)
        if number % EVERY == 0:
            pace = (time.perf_counter() - start) / number
            print(f"{number} links, {refused} refused in words, {failed} failed, {pace:.2f} s each", flush=True)
    for words, times in broken.most_common():
        print(f"{times} × {words}")
    print(f"{count} links over {len(SCREENS)} screens: {failed} failed, {refused} refused in words")
    return failed


if __name__ == "__main__":
    given = [int(said) for said in sys.argv[1:3]]
    sys.exit(1 if main(*given, *(5000, 1)[len(given) :]) else 0)
