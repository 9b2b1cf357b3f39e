"""One server and one Chromium for all browser tests."""

from __future__ import annotations

import os

import pytest

from tests.browser.serving import CHROMIUM, REFUSED, chromium, server, watched
from tests.shipped import ROOT

SIZE = {"width": 1440, "height": 900}


@pytest.fixture(scope="session")
def browser():
    """A Chromium; without one the tests are skipped with the reason, except where it is required."""
    required = os.environ.get("KEUZEMODEL_REQUIRE_BROWSER") == "1"
    if CHROMIUM is None and not required:
        pytest.skip("geen Chromium op deze machine; installeer hem om deze tests te draaien")
    assert CHROMIUM, "KEUZEMODEL_REQUIRE_BROWSER=1, but there is no Chromium on the path"
    with chromium() as found:
        yield found


@pytest.fixture(scope="session")
def address(browser):
    """The dashboard, served as the README says."""
    with server(ROOT / "app.py") as found:
        yield found


@pytest.fixture(scope="session")
def visitors(browser, address):
    """The tab of every newcomer in turn: a tab that has drawn the dashboard before does so in a third of the time."""
    context = browser.new_context(viewport=SIZE, accept_downloads=True, locale="nl-NL")
    yield watched(context.new_page(), address)
    context.close()


@pytest.fixture
def newcomer(visitors, address):
    """A tab of somebody who was never here: no cookie, nothing kept, no other tab, and nothing told of yet."""
    tab = visitors
    for other in tab.context.pages:
        if other != tab:
            other.close()
    # An answer of the server without a page in it: nothing is written there while all is forgotten.
    tab.goto(f"{address}/_stcore/health")
    tab.evaluate("sessionStorage.clear(), localStorage.clear()")
    tab.context.clear_cookies()
    tab.set_viewport_size(SIZE)
    # "null" takes back what a test asked for: "screen" would also hold on paper.
    tab.emulate_media(media="null", color_scheme="null", forced_colors="null", reduced_motion="null")
    tab.elsewhere.clear()
    tab.broken.clear()
    return tab


@pytest.fixture
def visitor(newcomer):
    """The same, going where they like; calls to elsewhere and errors in the page are kept, and nothing is refused."""
    yield newcomer
    assert [said for said in newcomer.broken if said.startswith(REFUSED)] == []


@pytest.fixture
def page(visitor, address):
    """The same, on the start page."""
    visitor.goto(address)
    visitor.get_by_role("heading", level=1).wait_for()
    return visitor
