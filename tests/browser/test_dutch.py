"""What Streamlit says in English is Dutch in the browser; what somebody typed stays as typed."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from keuzemodel.dashboard.main import PAGES
from keuzemodel.dashboard.words.frame import STREAMLIT, STREAMLIT_BEGINS
from tests.browser.serving import ready

ENGLISH = """() => [...document.querySelectorAll("[aria-label], [placeholder]")]
  .flatMap((e) => [e.getAttribute("aria-label"), e.getAttribute("placeholder")]).filter(Boolean)"""


@pytest.mark.parametrize("name", PAGES)
def test_no_name_of_a_control_is_english(visitor, address, name):
    """By the words that are known of Streamlit."""
    visitor.goto(f"{address}/{name if name != 'pakket' else ''}")
    ready(visitor)
    named = visitor.evaluate(ENGLISH)
    english = {word for word in STREAMLIT if STREAMLIT[word] != word}
    begins = tuple(word for word, _ in STREAMLIT_BEGINS)
    assert named and [n for n in named if n in english or n.startswith(begins)] == []
    expect(visitor.get_by_text("Skip to main content")).to_have_count(0)


def test_an_address_that_does_not_exist_says_so_in_dutch(visitor, address):
    """Above the first page."""
    visitor.goto(f"{address}/onbekend")
    expect(visitor.get_by_text("Deze pagina bestaat niet")).to_be_visible(timeout=20_000)
    expect(visitor.get_by_text("Page not found")).to_have_count(0)


def test_what_somebody_typed_is_not_translated(visitor, address):
    """A scenario may be called Upload."""
    visitor.goto(f"{address}/scenarios")
    ready(visitor)
    field = visitor.get_by_label("Naam van het scenario")
    field.fill("Upload")
    field.press("Tab")
    ready(visitor)
    expect(field).to_have_value("Upload")
