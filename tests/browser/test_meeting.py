"""The Binnentafel in real Chromium: by key, live, on paper."""

from __future__ import annotations

import io
import re
import time
import zipfile

import pytest
from playwright.sync_api import expect

from keuzemodel.dashboard.words.meeting.story import CHAPTERS, TABS
from tests.browser.serving import go, ready
from tests.browser.test_member import WIDTHS, press
from tests.shipped import alkmaar

DOSSIER = alkmaar()


def test_the_story_by_key_and_live(visitor, address):
    """Page down and up turn it; a slider changes what follows; the address opens the same step."""
    page = visitor
    page.goto(f"{address}/binnentafel")
    expect(page.get_by_role("heading", name="Welke van de 24 stappen zetten we, en wanneer?")).to_be_visible()
    ready(page)
    page.get_by_role("button", name="Volgende").click()
    expect(page.get_by_role("heading", level=1, name=re.compile("Vijf manieren om te wegen"))).to_be_visible()
    ready(page)
    page.keyboard.press("PageDown")
    expect(page.get_by_role("heading", level=1, name=re.compile("Vijftien stappen, waarvan negen nu"))).to_be_visible()
    expect(page).to_have_url(re.compile("dia=pakket"))
    ready(page)
    press(page, "Complexiteit", "ArrowRight", 5)
    expect(page).to_have_url(re.compile("complexiteit.10.*dia=pakket"))
    ready(page)
    press(page, "Strategie", "ArrowLeft", 5)
    expect(page.get_by_text("en 'Eigen weging'.")).to_be_visible()
    expect(page).to_have_url(re.compile("strategie.0.*dia=pakket"))
    weights = page.url
    page.keyboard.press("PageUp")  # while a slider still has the focus: the page turns, the weight stays
    expect(page.get_by_role("heading", level=1, name=re.compile("Vijf manieren om te wegen"))).to_be_visible()
    expect(page.get_by_text("Eigen weging").first).to_be_visible()
    ready(page)
    assert page.url == weights.replace("dia=pakket", "dia=wegen")
    assert page.elsewhere == [] and page.broken == []


def test_no_key_on_a_slider_is_lost(visitor, address):
    """Pressed while earlier ones are still being computed: runs overtake one another, and each press counts."""
    page = visitor
    for _ in range(3):
        page.goto(f"{address}/binnentafel")
        ready(page)
        slider = page.get_by_role("slider", name=re.compile("^Complexiteit"))
        slider.focus()
        for _ in range(5):
            page.keyboard.press("ArrowRight")
            page.wait_for_timeout(40)
        expect(page).to_have_url(re.compile("complexiteit.10"))
        ready(page)
        expect(slider).to_have_value("10")


def test_one_button_gives_the_files_within_three_seconds(page, address):
    """From the start page in three actions; each export is there within three seconds."""
    go(page, "Verhaal")
    expect(page.get_by_role("heading", name="Neem mee")).to_be_visible()
    ready(page)
    for name, suffix in (("Alles (ZIP)", "zip"), ("Dia's (PowerPoint)", "pptx"), ("Cijfers (Excel)", "xlsx")):
        began = time.monotonic()
        with page.expect_download() as download:
            page.get_by_role("button", name=re.compile(re.escape(name))).click()
        raw = download.value.path().read_bytes()
        assert raw.startswith(b"PK")
        assert re.fullmatch(rf"alkmaar-verblijf-\d{{4}}-\d\d-\d\d\.{suffix}", download.value.suggested_filename)
        print(f"{suffix}: {time.monotonic() - began:.1f} s")
        if suffix == "zip":
            said = zipfile.ZipFile(io.BytesIO(raw)).read("LEESMIJ.txt").decode()
            assert f"Link: {address}/?dossier=alkmaar-verblijf" in said


def test_the_graph_as_a_file(visitor, address):
    """What the browser draws, as SVG and PNG, with every measure of a relation and what it rests on."""
    page = visitor
    page.goto(f"{address}/fasering")
    page.locator(".st-key-graaf svg[width]").wait_for()
    ready(page)
    for kind, start in (("SVG", b"<svg"), ("PNG", b"\x89PNG")):
        with page.expect_download() as download:
            page.locator(".st-key-plaatje-graaf").get_by_role("button", name=f"Bewaar als {kind}").click()
        raw = download.value.path().read_bytes()
        assert download.value.suggested_filename == f"relaties.{kind.lower()}" and raw.startswith(start)
        if kind == "SVG":
            words = re.sub(r"\s+", " ", " ".join(re.findall(">([^<]+)<", raw.decode())))
            assert DOSSIER.fingerprint in words and DOSSIER.title in words
            for code in {c for r in DOSSIER.relations for c in (r.code, *r.others)}:
                assert re.search(rf"[●–] {re.escape(code)} ", words)


@pytest.mark.parametrize("width", WIDTHS)
def test_every_step_fits(visitor, address, width):
    """Nothing scrolls sideways; what has a picture draws it."""
    page = visitor
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{address}/binnentafel")
    for chapter in CHAPTERS:
        page.get_by_role("radio", name=TABS[chapter], exact=True).click()
        expect(page).to_have_url(re.compile(f"dia={chapter}"))
        ready(page)
        if chapter in ("opbrengst", "zeker"):
            expect(page.locator(".kv-fill").first).to_be_visible()
        main = page.locator("[data-testid=stMain]")
        assert main.evaluate("m => m.scrollWidth - m.clientWidth") <= 1, chapter
    assert page.broken == []


NAMES = """() => {
  const e = document.activeElement;
  return [e.getAttribute('aria-label'), e.innerText, e.title].map((said) => (said ?? '').trim());
}"""
SEEN = """() => {
  const shown = (e) => { const s = getComputedStyle(e); return s.outlineStyle !== 'none' || s.boxShadow !== 'none'; };
  const e = document.activeElement;
  return [e, e.parentElement, ...e.querySelectorAll('*')].some(shown);
}"""


def tab_to(page, name: str, most: int = 250) -> None:
    """Tab until something of this name has the focus, and see that it shows."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if any(re.match(rf"(\w+\s+)?{re.escape(name)}", said) for said in page.evaluate(NAMES)):
            assert page.evaluate(SEEN), f"the focus on {name} does not show"
            return
    raise AssertionError(f"{name} cannot be reached with Tab")


def test_the_way_of_a_member_by_keyboard_alone(page):
    """Move a slider, take it back, look why, compare, turn the story, and take the files."""
    ready(page)
    tab_to(page, "Complexiteit")
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    expect(page.get_by_text("Eigen weging kiest")).to_be_visible()
    ready(page)
    tab_to(page, "Maak ongedaan")
    page.keyboard.press("Enter")
    expect(page.get_by_role("slider", name=re.compile("Complexiteit"))).not_to_have_value("10")
    ready(page)
    tab_to(page, "5.1 Vraag en aanbod")
    page.keyboard.press("Enter")
    expect(page.get_by_role("group", name=re.compile("^5.1 Stem"))).to_be_visible()
    tab_to(page, "Alles over deze stap")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=re.compile("^5.1 Stem"))).to_be_visible()
    ready(page)
    tab_to(page, "Vergelijken")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Maakt het uit hoe u weegt?")).to_be_visible()
    ready(page)
    tab_to(page, "Presenteren")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=re.compile("Welke van de 24"))).to_be_visible()
    ready(page)
    page.keyboard.press("PageDown")
    expect(page.get_by_role("heading", name=re.compile("Vijf manieren om te wegen"))).to_be_visible()
    ready(page)
    tab_to(page, "Alles (ZIP)")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.path().read_bytes().startswith(b"PK")
    assert page.broken == []
