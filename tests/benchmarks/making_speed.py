"""Prints what a slider on Pakket takes while tables that fit are made in the background, against when none are.

Run by hand: python -m tests.benchmarks.making_speed
"""

from __future__ import annotations

import statistics
from urllib.parse import urlencode

from keuzemodel.dashboard.asked.choice import default_choice
from keuzemodel.dashboard.asked.link import full_link
from keuzemodel.dashboard.asked.moves import with_reading
from tests.benchmarks.slider_speed import median_move
from tests.browser.serving import chromium, server
from tests.shipped import ROOT, alkmaar

BEGIN, STOP = ".st-key-tabellen-begin button", ".st-key-tabellen-stop button"
TURNS = 3


def otherwise() -> str:
    """A link to a reading of which no tables are shipped."""
    base = alkmaar()
    reading = base.readings[0]
    choice = with_reading(default_choice(base), base, reading.id, reading.options[1].id)
    return urlencode({**full_link(choice, base), "onderdeel": "scores"})


def moved(browser: object, address: str) -> float:
    """A slider on Pakket, in a tab of its own."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(address)
    page.get_by_role("slider", name="Inhoud").wait_for()
    page.wait_for_timeout(2500)
    found = median_move(page, "Inhoud")
    page.close()
    return found


def main() -> None:
    """Alternate between the two, so that both meet the same machine."""
    figures: dict[str, list[float]] = {"nothing made": [], "tables being made": []}
    with server(ROOT / "app.py") as address, chromium() as browser:
        asking = browser.new_page(viewport={"width": 1440, "height": 900})
        asking.goto(f"{address}/gevoeligheid?{otherwise()}")
        for _ in range(TURNS):
            asking.locator(BEGIN).wait_for(timeout=120_000)
            figures["nothing made"].append(moved(browser, address))
            asking.locator(BEGIN).click()
            asking.locator(STOP).wait_for(timeout=60_000)
            asking.wait_for_timeout(5000)
            figures["tables being made"].append(moved(browser, address))
            asking.locator(STOP).click()
    for name, found in figures.items():
        print(f"{name}: {', '.join(f'{ms:.0f}' for ms in found)} ms")
    none, some = (statistics.median(found) for found in figures.values())
    print(f"ratio {some / none:.2f}")


if __name__ == "__main__":
    main()
