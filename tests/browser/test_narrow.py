"""What builds on what without an arrow through a box; on a phone as a list, and scores typed a step at a time."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.serving import ready
from tests.shipped import shipped

CROSSED = """() => {
  const svg = document.querySelector(".st-key-graaf svg[width]");
  const nodes = [...svg.querySelectorAll("g.node")].filter((g) => g.querySelector("polygon, text")).map((g) =>
    [g.querySelector("title").textContent, g.querySelector("polygon, text").getBBox()]);
  const found = [];
  for (const edge of svg.querySelectorAll("g.edge")) {
    const ends = edge.querySelector("title").textContent.split("->");
    const line = edge.querySelector("path");
    if (!line) continue;
    for (const [name, box] of nodes) {
      if (ends.includes(name)) continue;
      for (let at = 0; at <= line.getTotalLength(); at += 1.5) {
        const { x, y } = line.getPointAtLength(at);
        const inside = x > box.x + 1 && x < box.x + box.width - 1 && y > box.y + 1 && y < box.y + box.height - 1;
        if (inside) { found.push(`${ends} through ${name}`); break; }
      }
    }
  }
  return [nodes.length, found];
}"""
DOSSIERS = shipped()
RELATED = [d for d in DOSSIERS.values() if d.relations]


@pytest.mark.parametrize("dossier", RELATED, ids=lambda d: d.id)
def test_no_arrow_crosses_a_box_or_a_heading(visitor, address, dossier):
    """For every approach, and where every step is on never."""
    page = visitor
    links = [f"benadering={a.id}" for a in dossier.approaches] + [f"nooit={'~'.join(dossier.codes)}"]
    for link in links:
        page.goto(f"{address}/fasering?dossier={dossier.id}&{link}")
        page.locator(".st-key-graaf svg[width] g.node").first.wait_for()
        ready(page)
        boxes, crossed = page.evaluate(CROSSED)
        assert boxes >= len({c for r in dossier.relations for c in (r.code, *r.others)}) and crossed == []


def test_on_a_phone_what_builds_on_what_is_a_list(visitor, address):
    """In place of the picture; a card says of each figure what it is."""
    page = visitor
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{address}/fasering")
    ready(page)
    assert page.locator(".vp-outline").is_visible() and not page.locator(".st-key-graaf").is_visible()
    assert "kan niet samen met 3.1" in page.locator(".vp-outline").inner_text()
    page.set_viewport_size({"width": 1024, "height": 768})
    assert page.locator(".st-key-graaf").is_visible() and not page.locator(".vp-outline").is_visible()


@pytest.mark.parametrize("device", [{"width": 360, "height": 780}])
def test_scores_are_typed_a_step_at_a_time_on_a_phone(browser, address, device):
    """No table to type in that one has to move sideways; what is typed counts, and a fault is said."""
    context = browser.new_context(viewport=device, has_touch=True, locale="nl-NL")
    page = context.new_page()
    page.goto(f"{address}/scores?dossier=alkmaar-verblijf")
    ready(page)
    expect(page.locator(".st-key-scores-breed canvas")).to_have_count(0)
    field = page.locator(".st-key-scores-smal").get_by_role("textbox").first
    field.fill("4,5")
    field.press("Enter")
    expect(page.get_by_text("U werkt met één eigen score van de 216")).to_be_visible(timeout=20_000)
    ready(page)
    field.fill("veel")
    field.press("Enter")
    expect(page.get_by_text("veel", exact=False).first).to_be_visible(timeout=20_000)
    context.close()
