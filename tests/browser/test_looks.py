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
