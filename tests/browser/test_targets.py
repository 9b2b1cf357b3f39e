"""On a phone what one taps is large enough for a thumb: 44 by 44 CSS px, or 44 high where it is as wide as its text.
Tables are cards, and charts fit.
"""

from __future__ import annotations

import pytest

from keuzemodel.dashboard.main import PAGES
from tests.browser.serving import ready, unfold
from tests.browser.test_every_page import SAME
from tests.shipped import shipped

PHONE = {"width": 360, "height": 780}
LEAST = 44
"""CSS px (WCAG 2.2, 2.5.5)."""
SMALL = """(least) => {
  const roots = [document];
  for (const root of roots) for (const e of root.querySelectorAll("*")) if (e.shadowRoot) roots.push(e.shadowRoot);
  const asked = "a[href], button, summary, input, textarea, select, [role=slider], [role=tab], [role=button]";
  const found = new Set(roots.flatMap((root) => [...root.querySelectorAll(asked)]).map((e) =>
    e.matches("input[type=radio], input[type=checkbox]") ? e.closest("label") ?? e
    : e.matches("input[type=range]") ? e.closest("[data-rac]") : e));
  const seen = (e) => {
    const box = e.getBoundingClientRect();
    return e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && box.width > 1 && box.height > 1
      && !e.closest("[inert]") && getComputedStyle(e).pointerEvents !== "none" && e.type !== "file";
  };
  // A link among words of a sentence is as high as its line.
  const block = (e) => {
    let part = e.parentElement;
    while (part.parentElement && getComputedStyle(part).display.startsWith("inline")) part = part.parentElement;
    return part;
  };
  const amongWords = (e) => {
    if (e.tagName !== "A" || getComputedStyle(e).display !== "inline") return false;
    const around = block(e).cloneNode(true);
    around.querySelectorAll("a").forEach((a) => a.remove());
    return /\\p{L}/u.test(around.textContent);
  };
  const reach = (e) => {
    e.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
    const box = e.getBoundingClientRect(), root = e.getRootNode();
    const x = (Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2;
    const y = box.top + Math.min(box.height / 2, 40);
    const own = (dx, dy) => {
      const hit = root.elementFromPoint(x + dx, y + dy);
      return hit && (e.contains(hit) || (hit.tagName === "LABEL" && hit.control && e.contains(hit.control)));
    };
    if (!own(0, 0)) return [0, 0, root.elementFromPoint(x, y)?.outerHTML.slice(0, 90)];
    // Half of it on each side is enough; else as far as it goes on one side, and on the other what is then still asked.
    const far = (dx, dy, most) => {
      let k = 0;
      while (k < most && own(dx * (k + 0.5), dy * (k + 0.5))) k += 0.5;
      return k;
    };
    const across = (dx, dy) => {
      const half = least / 2 - 0.5;
      if ([-half, -half / 2, half / 2, half].every((k) => own(dx * k, dy * k))) return least;
      const one = far(dx, dy, least);
      return one + far(-dx, -dy, least - one);
    };
    return [across(1, 0), across(0, 1)];
  };
  const out = [];
  for (const e of found) {
    if (!seen(e) || amongWords(e)) continue;
    const [wide, high, over] = reach(e);
    const text = (e.innerText ?? "").trim();
    if (high < least - 0.5 || (wide < least - 0.5 && !text))
      out.push([e.tagName, e.dataset.testid ?? e.className, text.slice(0, 30) || e.ariaLabel, `${wide}x${high}`, over]);
  }
  return out.map((said) => said.join(" "));
}"""

WIDE = """() => {
  const edge = innerWidth + 1, shown = (e) => e.offsetParent !== null;
  const tables = [...document.querySelectorAll("[data-testid=stMain] table")].filter(shown);
  const charts = [...document.querySelectorAll("[data-testid=stMain] :is(canvas.marks, svg.marks)")].filter(shown);
  const asRows = (t) => getComputedStyle(t.tBodies[0]?.rows[0] ?? t).display === "table-row";
  const columns = (t) => Math.max(0, ...[...(t.tHead?.rows ?? [])].filter(shown).map((row) => row.cells.length));
  const laid = tables.filter((t) => columns(t) > 3 && asRows(t));
  const over = [...tables, ...charts].filter((e) => e.getBoundingClientRect().right > edge);
  return [...laid, ...over].map((e) => `${e.tagName} ${e.textContent.slice(0, 60)} ${e.getBoundingClientRect().right}`);
}"""
"""Tables of more than three columns that are laid out as one, and what is wider than the screen."""
OPEN = "document.querySelectorAll('[data-testid=stMain] details').forEach((e) => (e.open = true))"


@pytest.fixture
def phone(visitor):
    """A visitor with a small window."""
    visitor.set_viewport_size(PHONE)
    return visitor


DOSSIERS = list(shipped())[:2]
"""One in points and one in euros."""


@pytest.mark.parametrize(
    ("dossier", "name"), [(d, name) for d in DOSSIERS for name in PAGES if d == DOSSIERS[0] or name not in SAME]
)
def test_on_a_phone_every_page_fits_a_thumb(phone, address, dossier, name):
    """With everything unfolded: its tables, charts and targets."""
    phone.goto(f"{address}/{'' if name == 'pakket' else name}?dossier={dossier}")
    unfold(phone, "[data-testid=stMain]")
    assert phone.evaluate(WIDE) == []
    phone.evaluate(OPEN)
    assert phone.evaluate(SMALL, LEAST) == []


def test_on_a_phone_every_target_of_a_step_and_of_the_stage_is_large(phone, address):
    """The drawer of the board, and what turns the story."""
    phone.goto(address)
    ready(phone, ".kb-tile")
    phone.locator(".kb-tile").nth(3).click()
    phone.locator(".kb-drawer .kb-close").wait_for()
    # A link of the page itself may be half under the sheet; it is measured without one above.
    found = phone.evaluate(SMALL, LEAST)
    assert [said for said in found if " 0x0 " not in said and "stPageLink" not in said] == []
    phone.goto(f"{address}/binnentafel")
    ready(phone)
    phone.get_by_role("button", name="Volledig scherm").click()
    phone.locator(".st-key-presentatie").wait_for()
    ready(phone)
    assert [said for said in phone.evaluate(SMALL, LEAST) if " 0x0 " not in said] == []


@pytest.mark.parametrize("height", [780, 640])
def test_on_a_phone_nothing_stands_over_the_page(phone, address, height):
    """The bars at the foot have room of their own, on a short one too, and with the sliders up the page ends above."""
    below = """() => {
      const main = document.querySelector("[data-testid=stMain]").getBoundingClientRect().bottom;
      const bars = "[data-testid=stExpandSidebarButton], .st-key-kamers, [data-testid=stSidebar][data-collapsed=false]";
      return [...document.querySelectorAll(bars)].filter((e) => e.checkVisibility({ visibilityProperty: true }))
        .map((e) => e.getBoundingClientRect().top - main);
    }"""
    phone.set_viewport_size({**PHONE, "height": height})
    phone.goto(address)
    ready(phone)
    assert len(phone.evaluate(below)) == 2 and min(phone.evaluate(below)) >= -0.5
    phone.get_by_test_id("stExpandSidebarButton").click()
    ready(phone)
    assert [round(room) for room in phone.evaluate(below)] == [0]


def test_what_is_away_is_away_for_the_keyboard(phone, address):
    """With the sidebar closed no question mark of it is left for a key or a voice."""
    phone.goto(address)
    ready(phone)
    for mark in phone.locator("[data-testid=stSidebar] button[aria-label^='Uitleg bij']").all():
        assert not mark.is_visible()


def test_on_a_phone_every_target_of_the_sidebar_is_large(phone, address):
    """Of sliders the thumb; with what folds open."""
    phone.goto(address)
    ready(phone)
    phone.get_by_test_id("stExpandSidebarButton").click()
    unfold(phone)
    assert phone.evaluate(SMALL, LEAST) == []
