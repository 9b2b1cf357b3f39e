"""The way of a member, in real Chromium: open, move, see, switch, compare, download, share."""

from __future__ import annotations

import csv
import io
import re
from contextlib import suppress

import pytest
from playwright.sync_api import TimeoutError as PlaywrightTimeout
from playwright.sync_api import expect

from keuzemodel.dashboard.asked.certainty.answers import SECTIONS, Section
from keuzemodel.dashboard.words.certainty import over_tables as over_words
from keuzemodel.dashboard.words.certainty.sections import names, titles
from keuzemodel.solve.selection import select_package
from tests.browser.serving import go, ready
from tests.shipped import alkmaar

DOSSIER = alkmaar()
WIDTHS = (1440, 768, 360)
INSIDE = ".kb-tile.kb-in"
"""The tiles of the board that are in the package."""
expect.set_options(timeout=20_000)


def press(page, slider: str, key: str, times: int) -> None:
    """Move a slider by key, as one does by hand."""
    handle = page.get_by_role("slider", name=re.compile(f"^{slider}"))
    handle.focus()
    for _ in range(times):
        page.keyboard.press(key)


def shown_codes(page) -> set[str]:
    """The codes of the package on the board, once the run that draws it is over."""
    ready(page)
    return set(page.locator(f"{INSIDE} .kb-code").all_inner_texts())


def test_the_way_of_a_member(page, address):
    """From the first look to a file that reads back, and a link that another can open."""
    expect(page.get_by_text("Dat is precies het geadviseerde pakket")).to_be_visible()
    advised = shown_codes(page)
    assert advised == set(select_package(DOSSIER, "gebalanceerd", "alles-overwegend").codes)

    press(page, "Complexiteit", "ArrowRight", 5)
    expect(page.get_by_role("slider", name=re.compile("Complexiteit · 40"))).to_be_visible()
    press(page, "Strategie", "ArrowLeft", 4)
    expect(page.get_by_text("Eigen weging kiest")).to_be_visible(timeout=15000)
    expect(page.get_by_text("Sinds uw vorige wijziging:")).to_be_visible(timeout=15000)
    assert shown_codes(page) != advised

    page.get_by_text("Roeien met de riemen die we hebben").first.click()
    expect(page.get_by_role("slider", name=re.compile("Grens: hoogstens zo veel ontwikkeltijd"))).to_be_visible()
    page.get_by_role("combobox", name=re.compile("Weging")).click()
    page.get_by_role("option", name="Gebalanceerd").click()
    expect(page.get_by_text("6 van de 24 stappen")).to_be_visible()
    rowing = select_package(DOSSIER, "gebalanceerd", "roeien")
    expect(page.locator(INSIDE)).to_have_count(len(rowing.codes))
    assert shown_codes(page) == set(rowing.codes)

    with page.expect_download() as download:
        page.get_by_role("button", name="Download (CSV)").click()
    raw = download.value.path().read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert [r["Stap"].split(" ")[0] for r in rows] == list(rowing.codes)
    assert sum(int(r["Ontwikkeltijd (0-10)"]) for r in rows) == rowing.totals["ontwikkeltijd"]

    go(page, "Vergelijken")
    expect(page.get_by_role("heading", name="Maakt het uit hoe u weegt?")).to_be_visible()
    expect(page.get_by_role("heading", name="In beide 6")).to_be_visible()
    assert page.elsewhere == [] and page.broken == []


def test_a_copied_link_reproduces_the_choice(page, browser):
    """Address of one visitor, opened by another; and a refresh keeps it.

    The slider is moved three times at once, right after another control: no move is lost.
    """
    page.get_by_text("Roeien met de riemen die we hebben").first.click()
    press(page, "Inhoud", "ArrowRight", 3)
    expect(page).to_have_url(re.compile("weging=eigen.*inhoud.8|inhoud.8.*weging=eigen"))
    expect(page.get_by_text("Eigen weging kiest")).to_be_visible()
    codes = shown_codes(page)
    page.reload()
    expect(page.get_by_text("Eigen weging kiest")).to_be_visible()
    assert shown_codes(page) == codes
    go(page, "Fasering")
    expect(page.get_by_role("heading", name="Wat eerst, wat daarna?")).to_be_visible()
    expect(page).to_have_url(re.compile("fasering.*inhoud.8"))
    other = browser.new_context().new_page()
    other.goto(page.url)
    expect(other.get_by_role("heading", name="Wat eerst, wat daarna?")).to_be_visible()
    expect(other.get_by_role("slider", name=re.compile("^Inhoud"))).to_have_value("8")
    go(other, "Pakket")
    expect(other.get_by_text("Eigen weging kiest")).to_be_visible()
    assert shown_codes(other) == codes
    other.context.close()


def test_a_click_before_the_page_is_ready_changes_only_what_was_clicked(visitor, address):
    """The sliders stand at 5 from the first moment, so no early click can send another value."""
    for _ in range(4):
        visitor.goto(address)
        visitor.get_by_text("Roeien met de riemen die we hebben").first.click()
        expect(visitor).to_have_url(re.compile("benadering=roeien"))
        expect(visitor.get_by_text("Roeien met de riemen die we hebben met Gebalanceerd kiest")).to_be_visible()
        assert "weging=eigen" not in visitor.url


def test_fixing_a_measure_and_one_step_back(page):
    """Always in, on the board: it is there with its sign; one step back: it is gone."""
    page.get_by_role("button", name=re.compile("^13 ")).click()
    control = page.get_by_role("group", name="13 Breng verblijfslocaties de wijk in")
    control.get_by_role("button", name="Altijd").click()
    expect(page.locator(f"{INSIDE} .kb-sign[data-sign='▲']")).to_have_count(1)
    assert "13" in shown_codes(page)
    expect(page.get_by_role("status").filter(has_text="Erbij: 13 Breng")).to_have_count(1)
    page.get_by_role("button", name="Maak ongedaan").click()
    expect(page.locator(f"{INSIDE} .kb-sign[data-sign='▲']")).to_have_count(0)
    expect(control.get_by_role("button", name="Model beslist")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Escape")


def test_finer_sliders_inside_an_aspect(page):
    """Unfolded, moved, folded: the weighting stays."""
    page.get_by_text("Fijner wegen").click()
    press(page, "Investering", "ArrowLeft", 5)
    expect(page.get_by_role("slider", name=re.compile("Investering · 0 %"))).to_be_visible()
    page.get_by_text("Fijner wegen").click()
    expect(page).to_have_url(re.compile("investering.0"))
    press(page, "Inhoud", "ArrowRight", 1)
    expect(page).to_have_url(re.compile("inhoud.6"))
    expect(page).to_have_url(re.compile("investering.0"))


def test_the_name_of_a_measure_leads_to_why(page):
    """Within the session: one step back still works; by keyboard too; with Ctrl it is a page of its own."""
    page.get_by_text("Roeien met de riemen die we hebben").first.click()
    expect(page.get_by_text("6 van de 24 stappen")).to_be_visible()
    ready(page)
    page.get_by_role("button", name=re.compile("^9.1 ")).click()
    expect(page.locator(".kb-title")).to_contain_text("9.1 Maak")
    page.get_by_role("link", name="Alles over deze stap").click()
    expect(page.get_by_role("heading", name=re.compile("^9.1 Maak deeltijd"))).to_be_visible()
    expect(page).to_have_url(re.compile("maatregelen.*benadering=roeien.*stap=9.1"))
    assert len(page.context.pages) == 1
    ready(page)
    page.get_by_role("radio", name=re.compile("● 16 ")).focus()
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("heading", name=re.compile("^15.2 Geef kernaanbieders"))).to_be_visible()
    expect(page).to_have_url(re.compile("stap=15.2"))
    ready(page)
    page.get_by_role("button", name="Maak ongedaan").click()
    expect(page.get_by_text("● In het pakket.")).to_be_visible()
    expect(page.get_by_role("heading", name=re.compile("^15.2 Geef kernaanbieders"))).to_be_visible()
    ready(page)
    page.get_by_role("radio", name=re.compile("● 16 ")).focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("heading", name=re.compile("^15.1 Stel"))).to_be_visible()
    expect(page).to_have_url(re.compile("stap=15.1"))
    page.go_back()
    expect(page.get_by_role("heading", name=re.compile("^15.2 Geef"))).to_be_visible()
    expect(page).to_have_url(re.compile("stap=15.2"))
    go(page, "Pakket")
    expect(page.get_by_role("heading", name="Welk pakket hoort bij deze weging?")).to_be_visible()
    ready(page)
    page.get_by_role("button", name=re.compile("^13 ")).focus()
    page.keyboard.press("Enter")
    expect(page.locator(".kb-title")).to_contain_text("13 Breng")
    page.get_by_role("link", name="Alles over deze stap").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=re.compile("^13 Breng"))).to_be_visible()
    go(page, "Vergelijken")
    expect(page.get_by_role("heading", name="Maakt het uit hoe u weegt?")).to_be_visible()
    ready(page)
    with page.context.expect_page() as opened:
        page.get_by_role("link", name=re.compile("^7 ")).first.click(modifiers=["Control"])
    expect(opened.value.get_by_role("heading", name=re.compile("^7 Cre"))).to_be_visible()


@pytest.mark.parametrize("width", WIDTHS)
def test_every_part_of_certainty_fits_and_is_drawn(visitor, address, width):
    """Its chart has marks; nothing scrolls sideways; a link opens the last part."""
    page = visitor
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{address}/gevoeligheid?onderdeel={SECTIONS[-1]}")
    expect(page.get_by_text("Er passen ook andere scores bij de bron")).to_be_visible()
    expect(page.get_by_role("heading", name=titles(True)[SECTIONS[-1]])).to_be_visible()
    for section in SECTIONS:
        page.get_by_role("radio", name=names(True)[section], exact=True).click()
        expect(page.get_by_role("heading", name=titles(True)[section])).to_be_visible()
        ready(page)
        if section == Section.SCORES:
            page.get_by_text(over_words.REACH_TITLE).click()
            ready(page)
        if section != "advies":
            expect(page.locator("canvas.marks, svg.marks").first).to_be_visible()
        main = page.locator("[data-testid=stMain]")
        assert main.evaluate("m => m.scrollWidth - m.clientWidth") <= 1, section
    assert page.elsewhere == [] and page.broken == []


def test_own_scores_are_kept_in_a_scenario_and_opened_by_its_link(page, browser, address):
    """A score typed in the table and a file put down, saved under a name, opened by another visitor."""
    go(page, "Eigen scores")
    expect(page.get_by_role("heading", name="Wat zijn onze eigen scores?")).to_be_visible()
    ready(page)
    table = page.locator("[data-testid=stDataFrame]").last
    table.locator("canvas").first.wait_for()
    said = page.get_by_text("U werkt met één eigen score van de 216")
    for _ in range(10):
        # The table is drawn on a canvas, and takes no keys until that is done; nothing on the page says when.
        table.scroll_into_view_if_needed()
        box = table.bounding_box()
        page.mouse.dblclick(box["x"] + 420, box["y"] + 68)
        with suppress(PlaywrightTimeout):
            page.locator("#portal :is(input, textarea)").first.wait_for(timeout=2000)
            page.wait_for_timeout(250)
            page.keyboard.press("Control+a")
            page.keyboard.type("2,5", delay=80)
            page.wait_for_timeout(150)
            page.keyboard.press("Enter")
            said.wait_for(timeout=6000)
            break
    expect(said).to_be_visible()
    ready(page)
    page.set_input_files("input[type=file]", files=[
        {"name": "ours.csv", "mimeType": "text/csv", "buffer": b"Code;grip\n1;0\n14;0\n"}
    ])  # fmt: skip
    expect(page.get_by_text("Twee scores veranderen.")).to_be_visible()
    page.get_by_role("button", name="Neem over: twee scores").click()
    expect(page.get_by_text("U werkt met drie eigen scores van de 216")).to_be_visible()

    go(page, "Scenario's")
    page.get_by_role("textbox", name="Naam van het scenario").fill("Minder grip")
    page.get_by_role("textbox", name="Uw naam").fill("Ans")
    page.get_by_role("button", name="Bewaar als nieuw scenario").click()
    expect(page.get_by_text("Bewaard: Minder grip, versie 1.")).to_be_visible()
    expect(page).to_have_url(re.compile(r"scenario=[0-9a-f]{32}\.1"))
    go(page, "Pakket")
    expect(page.get_by_role("heading", name="Welk pakket hoort bij deze weging?")).to_be_visible()
    codes = shown_codes(page)
    assert not codes & {"1", "14"}
    other = browser.new_context().new_page()
    other.goto(page.url)
    expect(other.get_by_role("heading", name="Welk pakket hoort bij deze weging?")).to_be_visible()
    assert shown_codes(other) == codes
    other.context.close()
    assert page.elsewhere == [] and page.broken == []


def test_a_damaged_link_says_so(visitor, address):
    """And shows the default."""
    visitor.goto(f"{address}/?benadering=roeien&weging=%3Cscript%3E")
    expect(visitor.get_by_text("Deze link is hier niet te openen")).to_be_visible()
    expect(visitor.get_by_text("Dat is precies het geadviseerde pakket")).to_be_visible()
