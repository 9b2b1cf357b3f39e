"""Every page of every dossier in real Chromium: it fits, is in Dutch, calls nobody, and axe finds nothing serious."""

from __future__ import annotations

from contextlib import suppress

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import TimeoutError as PlaywrightTimeout
from playwright.sync_api import expect

from keuzemodel.dashboard.main import PAGES
from tests.browser.serving import follow, ready, watched
from tests.shipped import shipped

WIDTHS = (1440, 1024, 768, 720, 360, 320)
"""720 is 1440 px at a zoom of 200 %, 320 is 1280 px at 400 %."""
KNOWN: dict[str, set[str]] = {}
"""Serious or critical findings in what Streamlit itself draws, by page. A new one fails the test."""
DOSSIERS = list(shipped())
SAME = {"toegankelijkheid", "dossiers"}
"""Pages that say the same whatever the dossier."""
OVERFLOW = "[document.querySelector('[data-testid=stMain]')].map((m) => m.scrollWidth - m.clientWidth)[0]"
TOO_WIDE = """() => {
  const main = document.querySelector("[data-testid=stMain]");
  const edge = main.getBoundingClientRect().left + main.clientWidth;
  const out = [...main.querySelectorAll("*")].filter((e) => e.getBoundingClientRect().right > edge + 1);
  return out.map((e) => `${e.tagName} ${e.dataset.testid ?? e.className} ${e.getBoundingClientRect().right}`);
}"""

CUT = """() => {
  const sidebar = document.querySelector("[data-testid=stSidebar]");
  const left = sidebar.dataset.collapsed === "true" || sidebar.getBoundingClientRect().right <= 1;
  return [...document.querySelectorAll("[data-testid=stApp] *")].filter((e) => {
    const own = e.tagName === "INPUT" || [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
    const seen = e.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    if (!own || !seen || e.clientWidth === 1) return false;
    if ((left && sidebar.contains(e)) || e.ownerSVGElement || e.closest("[data-testid=stIconMaterial]")) return false;
    if (e.tagName === "INPUT") {
      // What is chosen may end in an ellipsis where the page says it in full.
      const main = document.querySelector("[data-testid=stApp]").innerText;
      const said = getComputedStyle(e).textOverflow === "ellipsis" && main.includes(e.value);
      return !said && e.scrollWidth > e.clientWidth + 1;
    }
    const range = document.createRange();
    range.selectNodeContents(e);
    const text = range.getBoundingClientRect();
    for (let part = e; part && part !== document.body; part = part.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(part), box = part.getBoundingClientRect();
      if (["auto", "scroll"].includes(overflowX) && part !== e) return false;
      if (box.width < 2) return false;
      if (overflowX !== "visible" && (text.right > box.right + 1.5 || text.left < box.left - 1.5)) return true;
      if (overflowY === "hidden" && (text.bottom > box.bottom + 2 || text.top < box.top - 2)) return true;
    }
    return false;
  }).map((e) => `${e.tagName} ${(e.textContent || e.value).slice(0, 60)}`);
}"""
"""Text that does not fit what it stands in, where one cannot scroll to it. Charts have a test of their own."""


@pytest.fixture(scope="module")
def tab(browser, address):
    """One visitor who walks through everything."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="nl-NL")
    yield watched(context.new_page(), address)
    context.close()


@pytest.mark.parametrize(
    ("dossier", "name"), [(d, name) for d in DOSSIERS for name in PAGES if d == DOSSIERS[0] or name not in SAME]
)
def test_every_page(tab, address, dossier, name):
    """No sideways scrolling at any width or zoom; one first heading; nothing serious in light or dark."""
    tab.set_viewport_size({"width": 1440, "height": 900})
    tab.emulate_media(color_scheme="light")
    if f"dossier={dossier}" in tab.url:
        # Doors move as the page takes its new width: who clicks then misses.
        ready(tab)
        follow(tab, PAGES[name])
    else:
        tab.goto(f"{address}/{'' if name == 'pakket' else name}?dossier={dossier}")
    in_scheme(tab, "light")
    assert tab.get_by_role("heading", level=1).count() == 1
    assert tab.evaluate("document.documentElement.lang") == "nl"
    nothing_serious(tab, name, "light")
    if dossier == DOSSIERS[0]:
        tab.emulate_media(color_scheme="dark")
        in_scheme(tab, "dark")
        nothing_serious(tab, name, "dark")
    for width in WIDTHS:
        tab.set_viewport_size({"width": width, "height": 900})
        # A chart takes its new width a moment later.
        with suppress(PlaywrightTimeout):
            tab.wait_for_function(f"() => {OVERFLOW} <= 1", timeout=15_000, polling=50)
        assert tab.evaluate(OVERFLOW) <= 1, (width, tab.evaluate(TOO_WIDE))
        with suppress(PlaywrightTimeout):
            tab.wait_for_function(f"() => !({CUT})().length", timeout=8_000, polling=100)
        assert tab.evaluate(CUT) == [], width
    assert tab.elsewhere == [] and tab.broken == []


def in_scheme(tab, scheme: str) -> None:
    """Ready, in these colours: the page takes over another scheme a moment after it is asked for."""
    background = {"light": "rgb(255, 255, 255)", "dark": "rgb(18, 18, 18)"}[scheme]
    expect(tab.locator("[data-testid=stApp]")).to_have_css("background-color", background, timeout=20_000)
    ready(tab)


def nothing_serious(tab, name: str, scheme: str) -> None:
    """Nor critical, other than what is known of Streamlit itself."""
    found = Axe().run(tab).response
    assert len(found["passes"]) > 20
    serious = [v for v in found["violations"] if v["impact"] in ("serious", "critical")]
    told = [(scheme, v["id"], [n["target"] for n in v["nodes"]]) for v in serious]
    assert {v["id"] for v in serious} <= KNOWN.get(name, set()), told
