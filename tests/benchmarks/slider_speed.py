"""Prints the time from a slider's key press to the last change on the board and on the whole page, against a minimal
page: one with the settings of the project, and one with those that Streamlit has of itself.

On the board are the steps, their bars, the counts of a phase and the meters; how sure a step is, why one is out, and
what is said aloud come with the page.

Run by hand: python -m tests.benchmarks.slider_speed
"""

from __future__ import annotations

import statistics
import tempfile
from pathlib import Path

from tests.browser.serving import chromium, running, server
from tests.shipped import ROOT

MOVES = 30
OURS = "pakket"
MINIMAL = """
import altair as alt
import pandas as pd
import streamlit as st

st.title("Klein")
value = st.slider("Inhoud", 0, 10, 5)
frame = pd.DataFrame({"stap": [f"stap {i}" for i in range(15)], "waarde": [value * i for i in range(15)]})
st.table(frame)
st.altair_chart(alt.Chart(frame).mark_bar().encode(x="waarde:Q", y="stap:N"))
"""
WATCH = """() => {
  const after = ".kb-badge, .kb-sure, .kb-keys, .kb-often, .kb-certainty, .kb-aloud";
  const placeOf = ({target}) => target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement;
  const onBoard = (change) => change.attributeName !== "aria-label" &&
    placeOf(change)?.closest(".kb-main") && !placeOf(change).closest(after);
  window.pressed = 0; window.changed = 0; window.board = 0;
  document.addEventListener('keydown', () => {
    window.pressed = performance.now(); window.changed = 0; window.board = 0;
  }, true);
  new MutationObserver((changes) => {
    // What the board will be at the next move is nothing that one sees.
    if (changes.every((change) => placeOf(change)?.closest(".st-key-bordvooruit"))) return;
    window.changed = performance.now();
    if (changes.some(onBoard)) window.board = window.changed;
  }).observe(
    document.querySelector('[data-testid=stMain]'),
    {subtree: true, childList: true, characterData: true, attributes: true});
}"""


def median_move(page: object, name: str) -> tuple[float, float]:
    """Median milliseconds over MOVES moves of the slider whose name starts so: to the last change on the board, 0
    without one, and on the page.
    """
    slider = page.get_by_role("slider", name=name)
    slider.focus()
    page.evaluate(WATCH)
    times = []
    for move in range(MOVES + 5):
        page.keyboard.press("ArrowRight" if move // 4 % 2 == 0 else "ArrowLeft")
        page.wait_for_function("() => window.changed && performance.now() - window.changed > 800", polling=50)
        times.append(page.evaluate("[window.board && window.board - window.pressed, window.changed - window.pressed]"))
    board, whole = zip(*times[5:], strict=True)
    return statistics.median(board), statistics.median(whole)


def main() -> None:
    """Alternate between the two pages, so that both meet the same machine."""
    with tempfile.TemporaryDirectory() as folder:
        small = Path(folder) / "klein.py"
        small.write_text(MINIMAL)
        with (
            server(ROOT / "app.py") as ours,
            server(small) as minimal,
            running(small, "--runner.postScriptGC", "true") as default,
            chromium() as browser,
        ):
            figures: dict[str, list[tuple[float, float]]] = {
                OURS: [],
                "minimal": [],
                "minimal, Streamlit's settings": [],
            }
            for _ in range(3):
                for name, address in zip(figures, (ours, minimal, default.address), strict=True):
                    page = browser.new_page(viewport={"width": 1440, "height": 900})
                    page.goto(address)
                    page.get_by_role("slider", name="Inhoud").wait_for()
                    page.wait_for_timeout(2500)
                    figures[name].append(median_move(page, "Inhoud"))
                    page.close()
    tell(figures)


def tell(figures: dict[str, list[tuple[float, float]]]) -> None:
    """All in milliseconds, and ours against each other."""
    boards, pages = zip(*figures.pop(OURS), strict=True)
    others = {name: [whole for _, whole in found] for name, found in figures.items()}
    for name, found in others.items():
        print(f"{name}: {', '.join(f'{ms:.0f}' for ms in found)} ms")
    for name, found in (("board", boards), ("whole page", pages)):
        against = (f"{statistics.median(found) / statistics.median(other):.2f} × {of}" for of, other in others.items())
        print(f"{OURS}, {name}: {', '.join(f'{ms:.0f}' for ms in found)} ms: {', '.join(against)}")


if __name__ == "__main__":
    main()
