"""A house's own colours and logo, from a file beside the model."""

from __future__ import annotations

from playwright.sync_api import expect

from keuzemodel.dashboard.shown.drawn.tokens import SETTING
from tests.browser.serving import ready, running
from tests.shipped import ROOT

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40"><rect width="120" height="40"/></svg>'


def test_a_house_has_its_own_colours_and_logo(browser, tmp_path):
    """Where one is, Streamlit's own controls, and the picture above the sliders."""
    (tmp_path / "logo.svg").write_text(LOGO)
    own = tmp_path / "huisstijl.toml"
    own.write_text('logo = "logo.svg"\n[kleuren]\nbasis-color-accent-1-bg-active = ["#7a1f3d", "#a33a5c"]\n')
    with running(ROOT / "app.py", environment={SETTING: str(own)}) as found:
        context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="nl-NL")
        page = context.new_page()
        page.goto(found.address)
        ready(page)
        expect(page.locator(".st-key-kamer-hier a")).to_have_css(
            "box-shadow", "rgb(122, 31, 61) 0px -4px 0px 0px inset"
        )
        drawn = page.get_by_test_id("stSidebar").evaluate(
            "(bar) => [...bar.querySelectorAll('*')].map((e) => getComputedStyle(e).backgroundColor)"
        )
        assert "rgb(122, 31, 61)" in drawn
        expect(page.get_by_test_id("stSidebarLogo")).to_be_visible()
        context.close()


def test_forced_colours_leave_what_is_shown_by_colour(browser, address):
    """Where the sliders are, which approach is chosen, where one is, and what each step yields and asks."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, forced_colors="active", color_scheme="dark")
    page = context.new_page()
    page.goto(address)
    ready(page, ".kb-sure:not(:empty)")
    seen = """(selector) => [...document.querySelectorAll(selector)].map((e) => getComputedStyle(e))
      .map((s) => [s.backgroundColor, s.outlineStyle, s.borderBottomWidth, s.borderTopStyle])"""
    page_colour = "rgb(0, 0, 0)"
    bars = page.evaluate(seen, ".kb-bars i, .kb-track i.kb-yields, .kb-key i")
    assert bars and all(background != page_colour for background, *_ in bars)
    ((_, outline, *_),) = page.evaluate(seen, "[data-testid=stSidebar] .st-key-dossier-kiezen ~ * label:has(:checked)")
    assert outline == "solid"
    ((*_, border, _),) = page.evaluate(seen, ".st-key-kamer-hier a")
    assert border == "4px"
    tiles = page.evaluate(seen, ".kb-tile")
    assert {style for *_, style in tiles} == {"solid", "dashed"}
    context.close()
