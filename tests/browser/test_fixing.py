"""Steps are fixed where their result is seen, one after another, and what was open stays open."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.serving import ready


def test_steps_are_fixed_one_after_another(visitor, address):
    """On a projector: the signs in the list change with the package, and the next click still means what it says."""
    page = visitor
    page.set_viewport_size({"width": 1024, "height": 768})
    page.goto(f"{address}/maatregelen?stap=5.2")
    ready(page)
    narrowest = "(list) => Math.min(...[...list.querySelectorAll('label')].map((e) => e.getBoundingClientRect().width))"
    assert page.locator(".st-key-stap-lijst [role=radiogroup]").evaluate(narrowest) > 200
    page.get_by_text("Zet meer stappen vast").click()
    ready(page)
    page.get_by_role("radio", name="Nooit").click()
    ready(page)
    changed = page.locator(".st-key-verandering")
    expect(changed).to_contain_text("zes stappen eruit")
    page.get_by_role("combobox", name="Altijd in het pakket").fill("13 Br")
    page.get_by_role("option", name="13 Breng verblijfslocaties de wijk in").click()
    expect(changed).to_contain_text("↑ één stap erbij")
    ready(page)
    boxes = [changed.bounding_box(), page.locator(".st-key-meer-vast").bounding_box()]
    assert 0 <= boxes[1]["y"] - boxes[0]["y"] < 200
    expect(page.get_by_role("heading", level=2, name="5.2 Leg de gevraagde capaciteit")).to_be_visible()
    assert page.broken == []
