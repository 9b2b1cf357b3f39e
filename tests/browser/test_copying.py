"""The link of Scenario's goes to the clipboard, and that is said."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.serving import ready


def test_the_link_is_copied(visitor, address):
    """What is on the clipboard opens the same choice; where a browser refuses, the old way does it."""
    page = visitor
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
    page.goto(f"{address}/scenarios?benadering=roeien")
    ready(page)
    for refuse in (False, True):
        page.evaluate("navigator.clipboard.writeText('')")
        if refuse:
            page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refused')); }")
        page.get_by_role("button", name="Kopieer de link").click()
        expect(page.get_by_role("status").filter(has_text="De link is gekopieerd.")).to_be_visible()
        link = page.evaluate("navigator.clipboard.readText()")
        assert link.startswith(address) and "benadering=roeien" in link
        page.reload()
        ready(page)
    assert page.broken == []
