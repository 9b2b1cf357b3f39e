"""Prints the time from choosing another dossier to the last change on the page, against a slider move in the same run.

Run by hand: python -m tests.benchmarks.switch_speed
"""

from __future__ import annotations

import statistics

from tests.benchmarks.slider_speed import WATCH, median_move, tell
from tests.browser.serving import chromium, ready, server
from tests.shipped import ROOT

SWITCHES = 24


def median_switch(page: object) -> float:
    """Median milliseconds over the switches, up and down the list of dossiers in the sidebar."""
    page.locator(".st-key-dossier-kiezen summary").click()
    page.evaluate(WATCH)
    times = []
    for turn in range(SWITCHES + 4):
        before = page.url
        page.locator(".st-key-dossier-kiezen input:checked").focus()
        page.keyboard.press("ArrowDown" if turn % 6 < 3 else "ArrowUp")
        page.wait_for_function("() => window.changed && performance.now() - window.changed > 400", polling=50)
        times.append(page.evaluate("window.changed - window.pressed"))
        assert page.url.split("&")[0] != before.split("&")[0], "the same dossier is still open"
    return statistics.median(times[4:])


def main() -> None:
    """Alternate between the two, so that both meet the same machine."""
    with server(ROOT / "app.py") as ours, chromium() as browser:
        figures: dict[str, list[float]] = {"switch": [], "slider": []}
        for _ in range(3):
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            page.goto(ours)
            ready(page)
            page.wait_for_timeout(1500)
            figures["slider"].append(median_move(page, "Inhoud"))
            figures["switch"].append(median_switch(page))
            page.close()
    tell(figures)


if __name__ == "__main__":
    main()
