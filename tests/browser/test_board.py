"""The board in real Chromium: all of it in view, five tasks in few actions, by keyboard, on a phone, and by ear."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from keuzemodel.dashboard.asked import moves
from keuzemodel.dashboard.asked.situation import answered, first_asked
from keuzemodel.dashboard.shown.choosing.board import whys
from keuzemodel.dashboard.words.choosing import board as board_words
from tests.browser.serving import go, ready
from tests.browser.test_every_page import nothing_serious
from tests.shipped import alkmaar

DOSSIER = alkmaar()
ACTIONS = 7
"""Two for a slider, two steps opened, one lock, and two to a file with slides."""
SLOW = 20_000
"""Milliseconds for what goes by way of the server while others use the machine."""
IN_VIEW = """(selector) => [...document.querySelectorAll(selector)].filter((e) => {
  const b = e.getBoundingClientRect();
  return b.top < 0 || b.left < 0 || b.bottom > innerHeight || b.right > innerWidth;
}).map((e) => e.innerText.slice(0, 40))"""
CUT = """() => [...document.querySelectorAll(".kb *")].filter((e) =>
  getComputedStyle(e).overflowX !== "visible" && e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 1
  && getComputedStyle(e).visibility !== "hidden"
).map((e) => [e.className, e.innerText.slice(0, 40)])"""


COVERED = """() => { const d = document.querySelector(".kb-drawer").getBoundingClientRect();
  return [...document.querySelectorAll(".kb-tile, .kb-meter")].filter((e) => { const b = e.getBoundingClientRect();
    return b.left < d.right && b.right > d.left && b.top < d.bottom && b.bottom > d.top;
  }).map((e) => e.innerText); }"""


def tile(page, code: str):
    """The tile of a step."""
    return page.get_by_role("button", name=re.compile(rf"^{re.escape(code)} "))


@pytest.mark.parametrize("approach", [a.id for a in DOSSIER.approaches])
@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1024, 768)])
def test_every_step_and_every_slider_is_in_view(page, address, width, height, approach):
    """Also with a limit, and after a move that changes much; and nothing is cut."""
    page.set_viewport_size({"width": width, "height": height})
    page.goto(f"{address}/?benadering={approach}")
    ready(page, ".kb-sure:not(:empty)")
    page.get_by_role("slider", name=re.compile("^Strategie")).focus()
    page.keyboard.press("End" if DOSSIER.approach(approach).limits else "Home")
    expect(page.get_by_text("Sinds uw vorige wijziging")).to_be_visible()
    ready(page, ".kb-sure:not(:empty)")
    assert page.locator(".kb-tile").count() == len(DOSSIER.codes)
    assert page.evaluate(IN_VIEW, ".kb-tile, .kb-meter") == []
    sliders = "[data-testid=stSidebar] [data-testid=stSlider]"
    assert page.locator(sliders).count() == len(DOSSIER.aspects) + len(DOSSIER.approach(approach).limits)
    assert page.evaluate(IN_VIEW, sliders) == []
    assert page.evaluate(CUT) == []


def test_what_the_signs_mean_is_one_click_away(page):
    """Folded at first; unfolded it names every sign, theme and bar, and how sure a step is; it is on paper too."""
    ready(page, ".kb-sure i")
    explained = page.locator(".kb-explained")
    expect(explained.locator(".kb-legend")).to_be_hidden()
    explained.locator("summary").click()
    said = explained.inner_text()
    words = [word for _, word in (*board_words.LEGEND, *board_words.BARS)]
    lines = (board_words.METERS, board_words.WHYS, "Rechtsboven: in hoeveel")
    for part in (*words, *(theme.name for theme in DOSSIER.themes), *lines):
        assert part in said, part
    explained.locator("summary").click()
    expect(explained.locator(".kb-legend")).to_be_hidden()
    page.emulate_media(media="print")
    expect(explained.locator(".kb-legend")).to_be_visible()


def test_the_key_names_what_is_on_the_board(page, address):
    """In view, above the steps, and only what is there: without a rival, or without tables that fit, not their sign."""
    key = page.locator(".kb-keys")
    ready(page, ".kb-sure:not(:empty)")
    always = [*map(" ".join, board_words.KEYS), *(word for _, word in board_words.BARS)]
    sure, why = " ".join(board_words.SURE_KEY), " ".join(f"{said} 14" for said in board_words.WHY_KEY)
    for word in (*always, sure, why):
        expect(key.get_by_text(word, exact=True)).to_be_in_viewport(ratio=1)
    page.goto(f"{address}/?dossier=westfriesland-transformatie")
    ready(page, ".kb-tile")
    for word in always:
        expect(key.get_by_text(word, exact=True)).to_be_in_viewport(ratio=1)
    expect(key.get_by_text(board_words.WHY_KEY[1])).to_have_count(0)
    assert key.get_by_text(sure).count() == (1 if page.locator(".kb-sure i").count() else 0)


@pytest.mark.parametrize("approach", [a.id for a in DOSSIER.approaches])
@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1024, 768)])
def test_an_open_step_covers_nothing_of_the_board(page, address, width, height, approach):
    """Every step and every meter stays in view beside it, also while the board changes, and nothing runs together."""
    page.set_viewport_size({"width": width, "height": height})
    page.goto(f"{address}/?benadering={approach}&stap=10.1")
    ready(page, ".kb-sure:not(:empty)")
    for _ in range(2):
        expect(page.locator(".kb-title")).to_contain_text("10.1")
        assert page.evaluate(COVERED) == [] == page.evaluate(IN_VIEW, ".kb-tile, .kb-meter, .kb-drawer button")
        assert page.evaluate(CUT) == []
        page.get_by_role("slider", name=re.compile("^Strategie")).focus()
        page.keyboard.press("End" if DOSSIER.approach(approach).limits else "Home")
        expect(page.get_by_text("Sinds uw vorige wijziging")).to_be_visible()
        ready(page, ".kb-sure:not(:empty)")
    assert page.locator(".kb-came, .kb-went").count() > 0


def test_nothing_moves_under_a_pointer_that_rests(page):
    """What a click opens moves the tiles, and another lies under the pointer: nothing lights up. What fixes a step
    stays where it is, however much more there is to say.
    """
    page.set_viewport_size({"width": 1024, "height": 768})
    ready(page, ".kb-sure:not(:empty)")
    tile(page, "12.1").hover()
    expect(page.locator(".kb-linking")).to_have_count(1)
    tile(page, "11.1").click()
    expect(page.locator(".kb-title")).to_contain_text("11.1")
    ready(page)
    expect(page.locator(".kb-linking")).to_have_count(0)
    always = page.get_by_role("group", name=re.compile("^11.1 ")).get_by_role("button", name="Altijd")
    heading = page.locator(".kb-title")
    before = always.bounding_box()["y"] - heading.bounding_box()["y"]
    always.click()
    expect(page.locator(".kb-price")).to_contain_text("U hebt deze stap vastgezet")
    ready(page)
    assert always.bounding_box()["y"] - heading.bounding_box()["y"] == before


def test_the_open_step_is_in_the_address(page):
    """A reload opens it and leaves the focus alone; back goes to the step before, and then to none; the door of the
    room gives the board without one.
    """
    ready(page)
    tile(page, "12.1").click()
    expect(page.locator(".kb-title")).to_be_focused()
    expect(page).to_have_url(re.compile(r"[?&]stap=12\.1(&|$)"), timeout=SLOW)
    page.reload()
    ready(page, ".kb-title")
    expect(page.locator(".kb-title")).to_contain_text("12.1")
    expect(page.locator(".kb-title")).not_to_be_focused()
    tile(page, "9.1").click()
    expect(page).to_have_url(re.compile(r"[?&]stap=9\.1(&|$)"), timeout=SLOW)
    ready(page)
    page.go_back()
    expect(page.locator(".kb-title")).to_contain_text("12.1", timeout=SLOW)
    ready(page)
    page.go_back()
    expect(page.locator(".kb-drawer")).to_be_hidden(timeout=SLOW)
    ready(page)
    expect(page).not_to_have_url(re.compile("stap="))
    tile(page, "9.1").click()
    page.get_by_role("link", name="Alles over deze stap").click()
    expect(page).to_have_url(re.compile(r"maatregelen.*stap=9\.1"), timeout=SLOW)
    ready(page)
    go(page, "Pakket")
    ready(page, ".kb-tile")
    expect(page.locator(".kb-drawer")).to_be_hidden(timeout=SLOW)
    expect(page).not_to_have_url(re.compile("stap="))


@pytest.mark.parametrize("approach", [a.id for a in DOSSIER.approaches])
def test_a_tile_says_why_it_is_out_and_how_sure_it_is(page, address, approach):
    """To the eye and to the ear, when it is counted and not before; the board itself does not say it."""
    page.goto(f"{address}/?benadering={approach}")
    ready(page, ".kb-sure:not(:empty)")
    asked = first_asked(DOSSIER)
    situation = answered(asked.with_choice(moves.with_approach(asked.choice, approach)))
    said = whys(situation)
    assert said
    for code in DOSSIER.codes:
        name, badge = tile(page, code).get_attribute("aria-label"), tile(page, code).locator(".kb-badge")
        sign, words, aloud = said.get(code, ("", "", ""))
        assert badge.text_content() == words and (badge.get_attribute("data-sign") or "") == sign
        assert (f"het pakket, {aloud}, hoe zeker: in " if aloud else "het pakket, hoe zeker: ") in name or (
            aloud and f"het pakket, {aloud}, hoe zeker: verdeeld" in name
        )
    # What comes later is said too: other marks, while the board stays as it is.
    page.evaluate("""() => {
      const marks = { 1: ["◔", "in weinig", "hoe zeker: in weinig"] };
      window.keuzemodelMarks = { ...window.keuzemodelMarks, marks, whys: {} };
      document.dispatchEvent(new CustomEvent("keuzemodel-marks"));
    }""")
    expect(tile(page, "1")).to_have_attribute("aria-label", re.compile("het pakket, hoe zeker: in weinig$"))
    expect(tile(page, "7")).to_have_attribute("aria-label", re.compile("niet in het pakket$"))


def test_the_open_step_says_how_often_it_is_in(page):
    """As on Hoe zeker?, to the percent; empty where the user fixed it."""
    ready(page, ".kb-sure:not(:empty)")
    tile(page, "14").click()
    said = page.locator(".kb-certainty")
    expect(said).to_contain_text(re.compile(r"^Hoe zeker: verdeeld\. .* in \d+ % van de gevallen"))
    share = re.search(r"\d+ %", said.text_content())[0]
    page.get_by_role("group", name=re.compile("^14 ")).get_by_role("button", name="Altijd").click()
    expect(said).to_be_empty()
    page.get_by_role("group", name=re.compile("^14 ")).get_by_role("button", name="Model beslist").click()
    expect(said).to_contain_text(share)
    page.get_by_role("link", name="Hoe zeker is elke stap?").click()
    answers = page.locator("li").filter(has_text="14 Verklarende Analyse standaard")
    expect(answers).to_contain_text(f"{share} erin")


def test_what_moved_goes_before_why_it_is_out(page):
    """One badge on a tile; a step that comes in loses the reason that it was out."""
    ready(page, ".kb-sure:not(:empty)")
    expect(tile(page, "7").locator(".kb-badge")).to_have_text("4")
    tile(page, "7").click()
    page.get_by_role("group", name=re.compile("^7 ")).get_by_role("button", name="Altijd").click()
    expect(tile(page, "7").locator(".kb-badge")).to_have_text("↑ erbij")
    expect(tile(page, "4").locator(".kb-badge")).to_have_text("↓ eruit")
    ready(page)
    expect(tile(page, "7")).to_have_attribute("aria-label", re.compile("nu erbij, op altijd gezet"))
    expect(tile(page, "7").locator(".kb-reason")).to_have_count(0)
    expect(tile(page, "4")).to_have_attribute("aria-label", re.compile("niet in het pakket, nu eruit"))


@pytest.mark.parametrize(("width", "height"), [(1024, 768), (360, 780)])
def test_the_answer_of_an_open_step_is_seen_without_scrolling(page, width, height):
    """In or out and why, what the other way costs, and the lock; the rest is folded, and stays as one leaves it."""
    page.set_viewport_size({"width": width, "height": height})
    ready(page)
    for code in ("3.2", "7", "12.1"):
        tile(page, code).click()
        expect(page.locator(".kb-title")).to_contain_text(code)
        ready(page)
        for part in (".kb-why", ".kb-price", ".kb-force button", ".kb-behind summary", ".kb-more"):
            for one in page.locator(part).all():
                expect(one).to_be_in_viewport(ratio=1)
        expect(page.locator(".kb-worth")).to_be_hidden()
        page.keyboard.press("Escape")
        expect(page.locator(".kb-drawer")).to_be_hidden()
        ready(page)
    tile(page, "7").click()
    page.locator(".kb-behind summary").click()
    expect(page.locator(".kb-worth")).to_be_visible()
    page.get_by_role("group", name=re.compile("^7 ")).get_by_role("button", name="Nooit").click()
    expect(page.locator(".kb-force [aria-pressed=true]")).to_have_text("Nooit")
    expect(page.locator(".kb-worth")).to_be_visible()


def test_the_bar_of_a_limit_is_wide_and_first(page, address):
    """So that one sees how far it goes, with its figures beside it in full."""
    for width, height in ((1440, 900), (1024, 768), (360, 780)):
        page.set_viewport_size({"width": width, "height": height})
        page.goto(f"{address}/?benadering=roeien")
        ready(page, ".kb-meter")
        first, own = page.locator(".kb-meter").first, page.locator(".kb-meter.kb-wide")
        expect(first).to_contain_text("Ontwikkeltijd")
        expect(own).to_have_count(1)
        track, bar, limit = (own.locator(p).bounding_box() for p in (".kb-track", ".kb-costs", ".kb-limit"))
        assert track["width"] > 100 and bar["width"] / track["width"] == pytest.approx(0.8 * 10 / 12, abs=0.01)
        assert (limit["x"] - track["x"]) / track["width"] == pytest.approx(0.8, abs=0.01)
        expect(own.locator(".kb-share")).to_be_in_viewport(ratio=1)
        assert own.locator(".kb-share").inner_text() == "10 van 12"


def test_the_name_of_the_first_page_opens_it(page, address):
    """With the rest of its address, and without a word."""
    page.goto(f"{address}/pakket?benadering=roeien&stap=9.1")
    ready(page, ".kb-title")
    expect(page.locator(".kb-title")).to_contain_text("9.1")
    expect(page).to_have_url(re.compile(rf"^{re.escape(address)}/\?.*benadering=roeien.*stap=9\.1"))
    expect(page.get_by_text("Deze pagina bestaat niet")).to_have_count(0)


def test_the_five_tasks(page):
    """Which steps are in, what finance-heavy changes, why 11.1 is out, what 12.1 always costs, and to a slide."""
    actions = 0

    def act(do, *args) -> None:
        nonlocal actions
        actions += 1
        do(*args)

    ready(page)
    inside = page.locator(".kb-tile.kb-in .kb-code").all_inner_texts()
    assert len(inside) == 15 and page.evaluate(IN_VIEW, ".kb-tile") == []
    act(page.get_by_role("slider", name=re.compile("^Financiën")).focus)
    act(page.keyboard.press, "End")
    expect(page.get_by_text(re.compile("Sinds uw vorige wijziging|Hetzelfde pakket\\."))).to_be_visible()
    ready(page)
    act(tile(page, "11.1").click)
    expect(page.locator(".kb-why")).to_contain_text("Niet in het pakket.")
    act(tile(page, "12.1").click)
    expect(page.locator(".kb-title")).to_contain_text("12.1")
    expect(page.locator(".kb-price")).to_contain_text("dan kost dat")
    act(page.get_by_role("group", name=re.compile("^12.1")).get_by_role("button", name="Altijd").click)
    expect(page.locator(".kb-price")).to_contain_text("U hebt deze stap vastgezet; dat kost")
    expect(page.locator(".kb-came .kb-code").filter(has_text="12.1")).to_have_count(1)
    act(page.get_by_role("link", name="Naar de dia's").click)
    expect(page.get_by_role("radio", name="Het pakket")).to_be_checked()
    slides = page.get_by_role("button", name="Dia's (PowerPoint)")
    expect(slides).to_be_in_viewport(ratio=1)
    with page.expect_download() as download:
        act(slides.click)
    assert download.value.path().read_bytes().startswith(b"PK")
    assert actions == ACTIONS


def test_what_changes_nothing_says_what_would(page):
    """And a button goes there."""
    page.get_by_role("slider", name=re.compile("^Inhoud")).focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_text("Hetzelfde pakket.")).to_be_visible()
    ready(page)
    expect(page.locator(".kantelt").first).to_contain_text(re.compile("Bij deze scores: (anders|overal hetzelfde)"))
    page.get_by_role("button", name=re.compile("^Zet .*: ander pakket")).click()
    expect(page.get_by_text("Sinds uw vorige wijziging")).to_be_visible()
    expect(page.locator(".kb-came, .kb-went").first).to_be_visible()


def test_a_change_is_heard_and_focus_stays(page):
    """The line that a screen reader follows names the steps; the open step is left with Escape, back to its tile."""
    heard = page.locator(".kb-aloud")
    expect(heard).to_have_attribute("role", "status")
    page.get_by_role("slider", name=re.compile("^Strategie")).focus()
    page.keyboard.press("Home")
    expect(heard).to_contain_text("Eruit: ")
    ready(page)
    names = [DOSSIER.measure(code).name for code in page.locator(".kb-went .kb-code").all_inner_texts()]
    assert names and all(name in heard.text_content() for name in names)
    tile(page, "9.1").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".kb-title")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".kb-drawer")).to_be_hidden()
    expect(tile(page, "9.1")).to_be_focused()
    # Escape on the board itself closes too, and a click that opens takes the focus along.
    tile(page, "9.1").click()
    expect(page.locator(".kb-title")).to_be_focused()
    tile(page, "9.1").focus()
    page.keyboard.press("Escape")
    expect(page.locator(".kb-drawer")).to_be_hidden()
    expect(tile(page, "9.1")).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_open_step_has_nothing_serious(page, scheme):
    """By axe, with the step open that says most."""
    page.emulate_media(color_scheme=scheme)
    tile(page, "3.2").click()
    expect(page.locator(".kb-links")).to_contain_text("bouwt op")
    page.locator(".kb-behind summary").click()
    expect(page.locator(".kb-links")).to_be_visible()
    ready(page)
    nothing_serious(page, "pakket", scheme)


def test_a_phone_has_a_list_and_the_rooms_at_the_thumb(page):
    """Nothing scrolls sideways, targets are large, and a step opens from below over the list."""
    page.set_viewport_size({"width": 360, "height": 740})
    ready(page)
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 360
    heights = page.locator(".kb-tile").evaluate_all("all => all.map((e) => e.getBoundingClientRect().height)")
    assert min(heights) >= 44 and page.evaluate(CUT) == []
    for room in ("Kiezen", "Begrijpen", "Presenteren", "Gegevens"):
        expect(page.get_by_role("link", name=room, exact=True)).to_be_in_viewport()
    tile(page, "12.1").click()
    expect(page.get_by_role("group", name=re.compile("^12.1"))).to_be_in_viewport()
    page.keyboard.press("Escape")


def test_on_a_phone_what_a_slider_does_is_seen_while_it_moves(page):
    """The sliders come up from below, over half of the screen, and the line that says what moved stays above them."""
    page.set_viewport_size({"width": 360, "height": 740})
    page.reload()
    ready(page, ".kb-tile")
    page.get_by_test_id("stExpandSidebarButton").click()
    page.get_by_role("slider", name=re.compile("^Strategie")).focus()
    page.keyboard.press("Home")
    expect(page.get_by_text("Sinds uw vorige wijziging")).to_be_in_viewport(ratio=1)
    ready(page)
    sheet = page.get_by_test_id("stSidebar").bounding_box()
    assert sheet["y"] > 740 / 3 and sheet["width"] == 360
    line = page.get_by_text("Sinds uw vorige wijziging").bounding_box()
    assert line["y"] + line["height"] <= sheet["y"]
