"""The board moves along with a slider that is held, in real Chromium, and the server then says the same."""

from __future__ import annotations

import re
from itertools import product

import pytest
from playwright.sync_api import expect

from keuzemodel.dashboard.asked.sliders import MOST
from tests.browser.serving import ready
from tests.shipped import alkmaar

DOSSIER = alkmaar()
SHOWN = """() => JSON.stringify({
  tiles: [...document.querySelectorAll(".kb-tile")].map((e) => [
    e.className, e.querySelector(".kb-code").textContent, e.querySelector(".kb-sign").dataset.sign,
    ...[...e.querySelectorAll(".kb-bars i")].map((bar) => bar.style.width),
    e.matches(".kb-came, .kb-went") ? e.querySelector(".kb-badge").textContent : "",
  ]),
  counts: [...document.querySelectorAll(".kb-count")].map((e) => e.textContent),
  meters: [...document.querySelectorAll(".kb-meter")].map((e) => e.innerHTML),
})"""
KNOWN = """() => window.keuzemodelAhead?.at.join() ===
  [...document.querySelectorAll("[class*=st-key-aspect-] input[type=range]")].map((e) => e.value).join()"""
KEPT = """
window.heard = {};
const given = EventTarget.prototype.addEventListener, taken = EventTarget.prototype.removeEventListener;
const made = new WeakMap();
EventTarget.prototype.addEventListener = function (kind, does, ...rest) {
  if (typeof does !== "function" || ![document, window].includes(this)) return given.call(this, kind, does, ...rest);
  if (!made.has(does)) made.set(does, function (...all) {
    window.heard[kind] = (window.heard[kind] ?? 0) + 1;
    return does.apply(this, all);
  });
  return given.call(this, kind, made.get(does), ...rest);
};
EventTarget.prototype.removeEventListener = function (kind, does, ...rest) {
  return taken.call(this, kind, made.get(does) ?? does, ...rest);
};
"""
HEARD = """() => {
  window.heard = {};
  document.dispatchEvent(new CustomEvent("keuzemodel-marks"));
  document.dispatchEvent(new CustomEvent("keuzemodel-ahead"));
  document.body.dispatchEvent(new MouseEvent("click", { bubbles: true }));
  document.body.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }));
  document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "x", bubbles: true }));
  window.dispatchEvent(new Event("resize"));
  return window.heard;
}"""


def hold(page, aspect: str, position: int):
    """Take the knob of a slider and drag it to a position, without letting go."""
    slider = page.locator(f"[class*=st-key-aspect-{aspect}]")
    track = slider.locator("[data-rac]").filter(has=page.locator("input[type=range]")).nth(1).bounding_box()
    knob = slider.locator("[data-testid=stSliderThumbValue]").locator("xpath=..").bounding_box()
    y = knob["y"] + knob["height"] / 2
    page.mouse.move(knob["x"] + knob["width"] / 2, y)
    page.mouse.down()
    for part in (1, 2):
        here, there = knob["x"] + knob["width"] / 2, track["x"] + position / MOST * track["width"]
        page.mouse.move(here + part * (there - here) / 2, y)
    expect(slider.locator("input[type=range]")).to_have_value(str(position))


@pytest.mark.parametrize("approach", [a.id for a in DOSSIER.approaches])
def test_the_board_moves_while_a_slider_is_held(page, address, approach):
    """Before the server hears of it; once let go the server says the same, and nothing on the board changes."""
    page.goto(f"{address}/?benadering={approach}")
    moved = 0
    # One slider at a time: moves of the same one in a row are told as one.
    for position, aspect in product((0, MOST), DOSSIER.aspects[::-1]):
        if position == 0 and aspect == DOSSIER.aspects[0]:
            continue  # nothing would weigh then
        ready(page, ".kb-sure:not(:empty)")
        page.wait_for_function(KNOWN)
        before = page.evaluate(SHOWN)
        hold(page, aspect.id, position)
        held = page.evaluate(SHOWN)
        assert held != before and page.locator(".kb-ahead").count() == 1
        page.mouse.up()
        expect(page.locator(".kb-ahead")).to_have_count(0)
        ready(page, ".kb-sure:not(:empty)")
        assert page.evaluate(SHOWN) == held, (aspect.id, position)
        moved += page.locator(".kb-came, .kb-went").count()
    assert moved


def test_what_is_said_waits_until_the_slider_is_let_go(page):
    """Sentences of another package than the board shows fade, and come back."""
    ready(page, ".kb-sure:not(:empty)")
    page.wait_for_function(KNOWN)
    lines = page.locator(".st-key-kiezen > [data-testid=stElementContainer]")
    hold(page, "strategie", 0)
    expect(lines.filter(has_text="kiest 15 van de 24 stappen")).to_have_css("opacity", "0.4")
    expect(page.locator(".kb-count").last).to_have_text("5 van de 11 stappen")
    held = page.locator(".kb-held")
    expect(held).to_have_text("Bij deze stand: 14 van de 24 stappen, 1 eruit. Laat los voor het waarom.")
    expect(held).to_have_css("visibility", "visible")
    for other in (".st-key-verder", ".st-key-buiten [data-testid=stExpander]", "[class*=st-key-weging-vast]"):
        expect(page.locator(other)).to_have_css("opacity", "0.4")
    page.mouse.up()
    expect(held).to_have_css("visibility", "hidden")
    expect(lines.filter(has_text="kiest 14 van de 24 stappen")).to_have_css("opacity", "1")


def test_a_slider_that_is_put_back_changes_nothing(page):
    ready(page, ".kb-sure:not(:empty)")
    page.wait_for_function(KNOWN)
    before = page.evaluate(SHOWN)
    hold(page, "strategie", 0)
    assert page.evaluate(SHOWN) != before
    middle = page.locator("[class*=st-key-aspect-inhoud] [data-testid=stSliderThumbValue]").bounding_box()
    page.mouse.move(middle["x"] + middle["width"] / 2, middle["y"])
    expect(page.locator("[class*=st-key-aspect-strategie] input[type=range]")).to_have_value("5")
    assert page.evaluate(SHOWN) == before
    expect(page.locator(".kb-held")).to_have_text("Bij deze stand: hetzelfde pakket, 15 van de 24 stappen.")
    page.mouse.up()
    expect(page.locator(".kb-ahead")).to_have_count(0)


def test_a_slider_that_is_held_dims_nothing_on_the_way(page):
    """A pointer that drags comes over tiles, which then say nothing of what belongs together."""
    ready(page, ".kb-sure:not(:empty)")
    hold(page, "strategie", MOST)
    tile = page.locator(".kb-tile").nth(4).bounding_box()
    page.mouse.move(tile["x"] + 20, tile["y"] + 20)
    page.wait_for_timeout(100)
    expect(page.locator(".kb-linking")).to_have_count(0)
    page.mouse.up()


def test_keys_in_a_row_are_one_change(page):
    """What moved is told of all of them, and one step back undoes them."""
    ready(page, ".kb-sure:not(:empty)")
    slider = page.get_by_role("slider", name=re.compile("^Strategie"))
    slider.focus()
    for _ in range(8):
        page.keyboard.press("ArrowLeft")
    expect(page.locator(".kb-went")).to_have_count(1)
    ready(page, ".kb-sure:not(:empty)")
    expect(page.get_by_text("Sinds uw vorige wijziging")).to_contain_text("één stap eruit")
    expect(page.locator(".kb-went")).to_have_count(1)
    page.get_by_role("button", name="Maak ongedaan").click()
    expect(slider).to_have_value("5")
    expect(page.get_by_role("button", name="Maak ongedaan")).to_have_count(0)


def test_answers_to_an_earlier_question_are_not_shown(page):
    """What was worked out for the other approach is not what a slider does in this one."""
    ready(page, ".kb-sure:not(:empty)")
    page.wait_for_function(KNOWN)
    page.evaluate("() => { window.keuzemodelEarlier = window.keuzemodelAhead; }")
    page.get_by_text("Roeien met de riemen die we hebben", exact=True).click()
    expect(page.get_by_text(re.compile("kiest 6 van de 24 stappen"))).to_be_visible()
    ready(page, ".kb-sure:not(:empty)")
    page.evaluate("() => { window.keuzemodelAhead = window.keuzemodelEarlier; }")
    before = page.evaluate(SHOWN)
    hold(page, "strategie", MOST)
    assert page.evaluate(SHOWN) == before and page.locator(".kb-ahead").count() == 0
    page.mouse.up()


def test_sliders_of_another_moment_are_not_looked_at(page):
    """A board can be drawn while those before still stand there: it is not taken back to what they show."""
    ready(page, ".kb-sure:not(:empty)")
    page.get_by_role("slider", name=re.compile("^Inhoud")).focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_text("Hetzelfde pakket.")).to_be_visible()
    ready(page, ".kb-sure:not(:empty)")
    page.evaluate("""() => {
      window.keuzemodelEarlier = window.keuzemodelAhead;
      window.before = [...document.querySelectorAll("[class*=st-key-aspect-]")].map((e) => e.cloneNode(true));
    }""")
    page.get_by_role("button", name=re.compile("^Zet .*: ander pakket")).click()
    expect(page.get_by_text("Sinds uw vorige wijziging")).to_be_visible()
    ready(page, ".kb-sure:not(:empty)")
    assert page.locator(".kb-came, .kb-went").count()
    shown = page.evaluate(SHOWN)
    page.evaluate("""() => {
      document.querySelector("[data-testid=stMain]").append(...window.before);
      window.keuzemodelAhead = window.keuzemodelEarlier;
      document.dispatchEvent(new CustomEvent("keuzemodel-ahead"));
    }""")
    assert page.evaluate(SHOWN) == shown and page.locator(".kb-ahead").count() == 0


def test_on_a_phone_what_moves_stands_above_the_sliders(page):
    """While one is held only that; in view, and whole."""
    page.set_viewport_size({"width": 360, "height": 740})
    ready(page, ".kb-tile")
    page.locator("[data-testid=stExpandSidebarButton]").click()
    ready(page, ".kb-tile")
    page.wait_for_function(KNOWN)
    page.locator("[class*=st-key-aspect-strategie]").scroll_into_view_if_needed()
    hold(page, "strategie", 0)
    expect(page.locator(".kb-tile").filter(visible=True)).to_have_count(1)
    expect(page.locator(".kb-went")).to_be_in_viewport(ratio=1)
    sheet = page.locator("[data-testid=stSidebar]").bounding_box()
    tile = page.locator(".kb-went").bounding_box()
    assert tile["y"] + tile["height"] < sheet["y"]
    page.mouse.up()
    expect(page.get_by_text("Sinds uw vorige wijziging")).to_be_in_viewport(ratio=1)
    expect(page.locator(".kb-tile").filter(visible=True)).to_have_count(len(DOSSIER.codes))


def test_on_a_phone_one_tap_is_enough_while_the_sliders_are_up(page):
    """They come up at what one came for, and stay while one taps what is above them."""
    page.set_viewport_size({"width": 360, "height": 740})
    ready(page, ".kb-tile")
    page.locator("[data-testid=stExpandSidebarButton]").click()
    ready(page, ".kb-tile")
    expect(page.locator("[class*=st-key-aspect-inhoud]")).to_be_in_viewport(ratio=1)
    page.get_by_role("slider", name=re.compile("^Strategie")).focus()
    page.keyboard.press("Home")
    expect(page.get_by_text("Sinds uw vorige wijziging")).to_be_visible()
    ready(page, ".kb-tile")
    page.get_by_role("button", name="Maak ongedaan").click()
    expect(page.get_by_text("Teruggezet: zo stond het")).to_be_visible()
    expect(page.locator("[data-testid=stSidebar]")).to_have_attribute("data-collapsed", "false")


def test_nothing_piles_up_while_one_plays(browser, address):
    """However often a slider moved, each of our scripts hears of an event once."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.add_init_script(KEPT)
    page.goto(address)
    slider = page.get_by_role("slider", name=re.compile("^Strategie"))
    found = []
    for key in ("ArrowLeft", *["ArrowRight", "ArrowLeft"] * 3):
        ready(page, ".kb-sure:not(:empty)")
        slider.focus()
        page.keyboard.press(key)
        ready(page, ".kb-sure:not(:empty)")
        found.append(page.evaluate(HEARD))
    context.close()
    assert found[0]["keuzemodel-marks"] == found[0]["keuzemodel-ahead"] == 1
    assert found[-1] == found[0]
