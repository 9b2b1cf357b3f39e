"""Links in real Chromium: a page begins at its top, and a new tab or a reload has the choice, own scores too."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.serving import go, ready
from tests.browser.test_member import shown_codes

MAIN = "document.querySelector('[data-testid=stMain]')"
PAGES = ("Stappen", "Vergelijken", "Toets aan de bron", "Over het model", "Fasering", "Pakket")
OWN = b"Code;grip\n2;5\n6;0\n16;0\n"


def down(page) -> None:
    """Scroll to the end of the page."""
    page.evaluate(f"{MAIN}.scrollTop = {MAIN}.scrollHeight")
    page.wait_for_function(f"() => {MAIN}.scrollTop > 200")


def arrived(page, heading: str | re.Pattern) -> None:
    """The page is drawn, and stands at its top."""
    expect(page.get_by_role("heading", name=heading).first).to_be_visible()
    ready(page)
    assert page.evaluate(f"{MAIN}.scrollTop") == 0


def followed(page) -> None:
    """The last link to a measure, low on the page: its page begins at the top, with the measure in view in the list."""
    outside = page.get_by_text("Niet gekozen")
    if outside.count() and not page.locator('[data-testid=stMain] a[href^="maatregelen?"]').count():
        outside.click()
        ready(page)
    down(page)
    link = page.locator('a[href^="maatregelen?"]').last
    code = re.search(r"stap=([\d.]+)", link.get_attribute("href"))[1]
    link.click()
    arrived(page, re.compile(f"^{re.escape(code)} "))
    page.wait_for_function(
        """() => {
          const list = document.querySelector(".st-key-stap-lijst");
          const chosen = list.querySelector("input:checked").closest("label");
          const [a, b] = [list, chosen].map((e) => e.getBoundingClientRect());
          return b.top >= a.top - 1 && b.bottom <= a.bottom + 1;
        }"""
    )


@pytest.mark.parametrize("width", [1440, 360])
@pytest.mark.parametrize("turn", range(2))
def test_a_link_low_on_a_page_leads_to_the_top_of_the_next(page, width, turn):
    """From Pakket, from Vergelijken, and from a measure to another one; in a window that none of them fits in."""
    page.set_viewport_size({"width": width, "height": 600})
    ready(page)
    followed(page)
    down(page)
    page.go_back()
    expect(page.get_by_role("heading", name="Welk pakket hoort bij deze weging?")).to_be_visible()
    ready(page)
    followed(page)
    if page.locator('[data-testid=stMain] [data-testid=stMarkdownContainer] a[href^="maatregelen?"]').count():
        followed(page)


def test_another_page_begins_at_its_top(page):
    """By the navigation, from the end of each page."""
    ready(page)
    for name in PAGES:
        down(page)
        go(page, name)
        page.wait_for_function("(name) => document.title.startsWith(name)", arg=name)
        arrived(page, re.compile("."))


@pytest.fixture
def own(page):
    """A visitor with three own scores, on the start page."""
    go(page, "Eigen scores")
    expect(page.get_by_role("heading", name="Wat zijn onze eigen scores?")).to_be_visible()
    page.set_input_files("input[type=file]", files=[{"name": "ours.csv", "mimeType": "text/csv", "buffer": OWN}])
    page.get_by_role("button", name="Neem over: drie scores").click()
    expect(page.get_by_text("U werkt met drie eigen scores van de 216")).to_be_visible()
    go(page, "Pakket")
    expect(page.get_by_role("heading", name="Welk pakket hoort bij deze weging?")).to_be_visible()
    page.get_by_text("Roeien met de riemen die we hebben").first.click()
    expect(page).to_have_url(re.compile("benadering=roeien.*eigen="))
    ready(page)
    return page


WORKING = "U werkt met drie eigen scores"


@pytest.mark.parametrize(
    ("how", "heading"),
    [("Control", "^5.1 "), ("middle", "^5.1 "), ("keyboard", "^5.1 "), ("navigation", "Wat eerst, wat daarna")],
)
def test_a_new_tab_takes_the_choice_along(own, how, heading):
    """A step by Ctrl+click, the middle button, or Ctrl+Enter; a page of the navigation by Ctrl+click."""
    if how == "navigation":
        go(own, "Vergelijken")
        ready(own)
        link = own.get_by_role("link", name="Fasering", exact=True).first
    else:
        own.get_by_role("button", name=re.compile("^5.1 ")).click()
        link = own.get_by_role("link", name="Alles over deze stap")
    with own.context.expect_page() as opened:
        if how == "keyboard":
            link.focus()
            own.keyboard.press("Control+Enter")
        else:
            link.click(**({"button": "middle"} if how == "middle" else {"modifiers": ["Control"]}))
    tab = opened.value
    expect(tab.get_by_role("heading", name=re.compile(heading))).to_be_visible()
    expect(tab.get_by_text(WORKING)).to_be_visible()
    expect(tab).to_have_url(re.compile("benadering=roeien"))
    assert tab.get_by_text("zijn er hier niet").count() == 0
    tab.close()
    # The tab it came from goes on as it was, by a plain click on the same link too.
    link.click()
    expect(own.get_by_role("heading", name=re.compile(heading))).to_be_visible()
    expect(own.get_by_text(WORKING)).to_be_visible()


def test_a_reload_keeps_own_scores_and_a_copied_address_says_that_it_lacks_them(own, browser):
    """Twice over, in this browser only; a copy in another browser opens the rest of the choice."""
    codes = shown_codes(own)
    for _ in range(2):
        before = own.url
        own.reload()
        expect(own.get_by_text(WORKING)).to_be_visible()
        assert shown_codes(own) == codes
        # Every session has a name of its own: what one tab changes, another does not get.
        expect(own).not_to_have_url(before)
    other = browser.new_context(locale="nl-NL").new_page()
    other.goto(own.url)
    expect(other.get_by_text("De eigen scores bij dit adres zijn er hier niet.")).to_be_visible()
    expect(other.get_by_text("Roeien met de riemen die we hebben").first).to_be_visible()
    assert other.get_by_text(WORKING).count() == 0 and shown_codes(other) != codes
    expect(other).not_to_have_url(re.compile("eigen="))
    other.get_by_role("button", name="Begrepen").click()
    expect(other.get_by_text("zijn er hier niet")).to_have_count(0)
    other.context.close()


def test_own_scores_that_are_taken_back_leave_the_address(own):
    """And a reload then shows the dossier's, without a word about what is missing."""
    go(own, "Eigen scores")
    own.get_by_role("button", name=re.compile("scores van het dossier")).click()
    expect(own).not_to_have_url(re.compile("eigen="))
    own.reload()
    expect(own.get_by_text("er zijn geen eigen scores")).to_be_visible()
    assert own.get_by_text("zijn er hier niet").count() == 0
