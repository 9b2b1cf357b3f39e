"""The story on a projector: every step of every dossier fits, says little, and is turned by key."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from keuzemodel.dashboard.words.meeting import messages
from keuzemodel.dashboard.words.meeting.story import CHAPTERS
from tests.browser.serving import ready
from tests.shipped import shipped

PROJECTORS = ((1440, 900), (1024, 768))
DOSSIERS = list(shipped())
MOST_WORDS = 40
CUT = """() => {
  const shown = document.querySelector(".st-key-presentatie");
  const main = document.querySelector("[data-testid=stMain]");
  const boxes = [document.scrollingElement, main, shown, ...shown.querySelectorAll(".kv-box")];
  const scrolls = boxes.filter((e) => e.scrollHeight > e.clientHeight + 1 || e.scrollWidth > e.clientWidth + 1);
  const texts = [...shown.querySelectorAll("h1, h2, p, a, li, th, td, .kv-name, .kv-figure, .kv-mark, button")];
  const inline = (e) => getComputedStyle(e).display === "inline";
  const cut = texts.filter((e) => e.clientWidth > 1 && e.scrollWidth > e.clientWidth + 1 && !inline(e));
  const edge = (where, side) => document.querySelector(where).getBoundingClientRect()[side];
  const low = edge(".kv", "bottom") - edge(".st-key-bladeren", "top");
  const told = [...scrolls, ...cut].map((e) => `${e.tagName} ${e.className} ${e.textContent.slice(0, 60)}`);
  return low > 1 ? [...told, `too low by ${low}`] : told;
}"""
SAID = """() => {
  const words = [];
  const walk = document.createTreeWalker(document.querySelector(".st-key-presentatie"), NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const at = node.parentElement;
    const size = at.getBoundingClientRect();
    if (at.closest("style, .kv-box, [data-testid=stIconMaterial]") || size.width < 2 || size.height < 2) continue;
    if (at.closest(".st-key-vorige, .st-key-volgende")) continue;
    words.push(...node.textContent.split(/\\s+/).filter((word) => /[\\p{L}\\p{N}]/u.test(word)));
  }
  return words;
}"""
LEAST = """Math.min(...[...document.querySelectorAll(".kv-name, .kv-figure")].map(
  (e) => parseFloat(getComputedStyle(e).fontSize)))"""
HEADS_CUT = """[...document.querySelectorAll(".kv-matrix thead th")].filter(
  (e) => e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1).map((e) => e.textContent)"""
SIDEBAR = "[data-testid=stSidebar]"


def present(page, address: str, step: str, more: str = "") -> None:
    """Open a step of the story on the whole window."""
    page.goto(f"{address}/binnentafel?presenteer=aan&dia={step}{more}")
    settled(page)


def settled(page) -> None:
    """Drawn, and as large as it gets."""
    ready(page, ".kv")
    page.wait_for_timeout(150)


@pytest.mark.parametrize("size", PROJECTORS, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("dossier", DOSSIERS)
def test_every_step_fits_the_projector(visitor, address, dossier, size):
    """Nothing to scroll, nothing cut, at most forty words beside the picture's own."""
    page = visitor
    page.set_viewport_size({"width": size[0], "height": size[1]})
    present(page, address, CHAPTERS[0], f"&dossier={dossier}")
    for step in CHAPTERS:
        expect(page).to_have_url(re.compile(f"dia={step}"))
        settled(page)
        assert page.evaluate(CUT) == [], step
        words = page.evaluate(SAID)
        assert len(words) <= MOST_WORDS, (step, words)
        expect(page.locator(f".st-key-kamers, {SIDEBAR}").first).not_to_be_visible()
        page.keyboard.press("PageDown")
    assert page.broken == []


def test_it_is_turned_and_left_by_key(visitor, address):
    """From the page with the button; arrows and page keys turn; s and d open; Escape takes one step back at a time."""
    page = visitor
    page.set_viewport_size({"width": 1024, "height": 768})
    page.goto(f"{address}/binnentafel")
    ready(page)
    page.get_by_role("button", name="Volledig scherm").click()
    expect(page).to_have_url(re.compile("presenteer=aan"))
    settled(page)
    turns = {"ArrowRight": 1, "PageDown": 2, "ArrowDown": 3, "ArrowLeft": 2, "PageUp": 1, "ArrowUp": 0}
    for key, step in turns.items():
        page.keyboard.press(key)
        expect(page).to_have_url(re.compile(f"dia={CHAPTERS[step]}"))
        settled(page)
    page.keyboard.press("s")
    slider = page.get_by_role("slider", name=re.compile("^Complexiteit"))
    expect(slider).to_be_visible()
    settled(page)
    assert page.evaluate(CUT) == []
    slider.focus()
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile("complexiteit.6"))
    expect(page).to_have_url(re.compile(f"dia={CHAPTERS[0]}"))
    settled(page)
    page.keyboard.press("s")
    expect(slider).not_to_be_visible()
    page.keyboard.press("d")
    expect(page.get_by_text("Waar dit op rust")).to_be_visible()
    settled(page)
    page.keyboard.press("Escape")
    expect(page.get_by_text("Waar dit op rust")).not_to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="Kiezen")).to_be_visible()
    expect(page).not_to_have_url(re.compile("presenteer"))
    assert page.broken == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("step", ["pakket", "zeker"])
def test_axe_finds_nothing_serious(visitor, address, step, scheme):
    """While it is presented."""
    page = visitor
    page.emulate_media(color_scheme=scheme)
    present(page, address, step)
    found = Axe().run(page).response
    assert [v["id"] for v in found["violations"] if v["impact"] in ("serious", "critical")] == []


def test_a_picture_can_be_read_on_a_phone(visitor, address):
    """Nothing sideways, no head of a table cut, letters of a size to read; presented too."""
    page = visitor
    page.set_viewport_size({"width": 360, "height": 740})
    for more in ("", "&presenteer=aan"):
        for step in CHAPTERS:
            page.goto(f"{address}/binnentafel?dia={step}{more}")
            settled(page)
            assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 361, step
            least = page.evaluate(LEAST)
            assert least >= 13, (step, least)
            assert page.evaluate(HEADS_CUT) == [], step


def test_what_is_said_beside_a_title_is_held_to_its_words():
    """What there is no room for stands in the details."""
    assert messages.within("een twee drie", ["vier vijf.", "zes " * 40, "zeven."]) == "vier vijf."
