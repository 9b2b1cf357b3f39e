"""One server and one Chromium for all browser tests."""

from __future__ import annotations

import os

import pytest

from tests.browser.serving import CHROMIUM, REFUSED, chromium, server, watched
from tests.shipped import ROOT


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


@pytest.fixture
def page(browser, address):
    """A new visitor on the start page; calls to elsewhere and errors in the page are kept, and nothing is refused."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, accept_downloads=True, locale="nl-NL")
    tab = watched(context.new_page(), address)
    tab.goto(address)
    tab.get_by_role("heading", level=1).wait_for()
    yield tab
    context.close()
    assert [said for said in tab.broken if said.startswith(REFUSED)] == []
