"""Text that tries to be more than text, in real Chromium: it says what it says, and nobody is called."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from keuzemodel.dashboard.asked.choice import Choice, default_choice
from keuzemodel.dashboard.asked.link import to_link
from keuzemodel.dashboard.asked.scenario import Scenario, scores_of, to_json
from keuzemodel.dashboard.kept import catalogue
from keuzemodel.dashboard.kept.store import Store
from keuzemodel.dashboard.main import PAGES
from keuzemodel.dashboard.session import opening
from keuzemodel.dashboard.words.certainty.sections import SECTION_NAMES
from keuzemodel.dashboard.words.meeting.story import TABS
from keuzemodel.model.dossier import Dossier
from keuzemodel.sheets.workbooks import dossier_workbook
from tests import hostile
from tests.browser.elements import ONE_BY_ONE
from tests.browser.serving import follow, ready, running, unfold, watched
from tests.shipped import ROOT

expect.set_options(timeout=20_000)
# One worker for each of the two servers here.
ELEMENTS, DASHBOARD = pytest.mark.xdist_group("hostile elements"), pytest.mark.xdist_group("hostile dashboard")
TEXTS = [" ".join(text.split()) for text in hostile.TEXTS]
PARTS = {opening.CERTAINTY: SECTION_NAMES, opening.MEETING: TABS}
OURS = {"vet": ["strong"], "lijst": ["ul", "li"], "regel": ["br"]}
"""What our own Markdown makes around a text; nothing may be made of the text itself."""
# Of an element: what it says, and every element in it but for plain paragraphs, headings and spans.
READ = """(found) => found.map((e) => [e.innerText.trim(), [...e.querySelectorAll("*")].filter((m) =>
  !["P", "SPAN", "DIV", "H1", "H2", "H3"].includes(m.tagName) || m.hasAttribute("role") || m.style.cssText
  || /katex|stMarkdown(Col|Bad|Shim)/.test(m.className)).map((m) => m.localName)])"""


@pytest.fixture(scope="module")
def elements(browser):
    """A tab that shows every text in one kind of element."""
    with running(ROOT / "tests" / "browser" / "elements.py") as server:
        tab = watched(browser.new_context(locale="nl-NL").new_page(), server.address)

        def show(kind: str):
            tab.goto(f"{server.address}/?soort={kind}")
            expect(tab.get_by_text("Klaar", exact=True)).to_be_visible()
            ready(tab, "[data-testid=stMarkdownContainer]")
            return tab

        yield show
        assert tab.elsewhere == [] and tab.broken == []
        tab.context.close()


@ELEMENTS
@pytest.mark.parametrize("kind", ONE_BY_ONE)
def test_every_text_stands_as_it_was_typed(elements, kind):
    """Whatever kind of element shows it, and nothing else is made of it."""
    name = "stCaptionContainer" if kind == "klein" else "stMarkdownContainer"
    # Options stand after the label that they belong to.
    place = f"[class*=st-key-{kind}-]:has([data-testid={name}])"
    tab = elements(kind)
    expect(tab.locator(place)).to_have_count(len(TEXTS))
    inside = f"(e) => [...e.querySelectorAll('[data-testid={name}]')].at({-1 if kind == 'keuze' else 0})"
    found = tab.locator(place).evaluate_all(f"(all) => ({READ})(all.map({inside}))")
    before = "Regel\n" if kind == "regel" else ""
    assert found == [[f"{before}{text}", OURS.get(kind, [])] for text in TEXTS]


@ELEMENTS
def test_tables_links_and_help_say_what_was_typed(elements):
    """Headings and cells; what a link says, and what stands beside the pointer; and what unfolds at a question mark."""
    tab = elements("tabel")
    for part in ("th", "td"):
        cells = tab.locator(f"[class*=st-key-tabel-] {part}")
        # Each table is drawn when its code has come, not always in order.
        expect(cells).to_have_count(len(TEXTS))
        assert cells.evaluate_all(READ) == [[text, []] for text in TEXTS]
    tab = elements("verwijzing")
    links = tab.locator("[data-testid=stMarkdownContainer] a")
    expect(links).to_have_count(len(TEXTS))
    assert links.evaluate_all("(found) => found.map((a) => [a.innerText, a.title])") == [[text, text] for text in TEXTS]
    assert links.locator(":not(span)").count() == 0
    tab = elements("hulp")
    tab.get_by_role("button", name="Hulp").hover()
    box = tab.locator("[data-testid=stTooltipContent] [data-testid=stMarkdownContainer]")
    expect(box.locator("p")).to_have_count(len(TEXTS))
    assert box.locator("p").all_inner_texts() == TEXTS and not box.locator(":not(p, span)").count()


# Everything on a page that user text could have become, but for what the dashboard itself makes.
MADE = """() => {
  const told = [], at = (e) => e.outerHTML.slice(0, 160);
  for (const e of document.querySelectorAll("a[href], area, link[href], use, image")) {
    const to = e.href?.baseVal ?? e.href ?? e.getAttribute("xlink:href") ?? "";
    if (to && !to.startsWith(location.origin) && !to.startsWith("#")) told.push(at(e));
  }
  for (const e of document.querySelectorAll("img, video, audio, iframe, object, embed")) {
    if (!e.src?.startsWith(location.origin)) told.push(at(e));
  }
  const read = "[data-testid=stMarkdownContainer], [data-testid=stCaptionContainer], td, th";
  for (const box of document.querySelectorAll(read)) {
    for (const e of box.querySelectorAll("code, pre, del, sup, sub, blockquote, input, hr, .katex, svg, [role=img], "
      + "[class*=stMarkdownCol], [class*=stMarkdownBad], [class*=stMarkdownShim], p [style]")) told.push(at(e));
  }
  return told;
}"""
# What a page says, but for pictures in which names are broken off over lines.
WORDS = """() => {
  const broken = [...document.querySelectorAll(".st-key-graaf, [class*=st-key-impact-van]")];
  broken.forEach((picture) => picture.style.display = "none");
  const said = document.body.innerText;
  broken.forEach((picture) => picture.style.display = "");
  return said;
}"""


@pytest.fixture(scope="module")
def dashboard(browser, tmp_path_factory):
    """The dashboard with a hostile dossier that was uploaded and a hostile scenario of it; gives (tab, address)."""
    folder = tmp_path_factory.mktemp("vijandig")
    dossier = hostile.dossier()
    store = Store(f"sqlite:///{folder / 'scenarios.sqlite'}")
    catalogue.keep(store, dossier, "Auteur", None)
    choice = default_choice(dossier)
    scores, author = scores_of(dossier), hostile.said("auteur")
    for name in ("scenario", "nog een"):
        held = Scenario(hostile.said(name), hostile.said("notitie"), choice, "toen", dossier.codes[:3], scores)
        saved = store.add(held.name, author, to_json(held, dossier).decode())
    store.save(saved.id, 1, hostile.said("hernoemd"), hostile.said("ander"), saved.content)
    store.close()
    script = ROOT / "tests" / "browser" / "hostile_app.py"
    with running(script, environment={"KEUZEMODEL_DATA_DIR": str(folder)}) as server:
        context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="nl-NL")
        yield watched(context.new_page(), server.address), server.address
        context.close()


def harmless(tab) -> None:
    """Everything that folds is opened; then nothing on the page is made of user text, and nobody was called."""
    unfold(tab)
    assert tab.evaluate(MADE) == []
    words = re.sub(r"\s+", " ", tab.evaluate(WORDS))
    # A name may be cut at its first colon, as "Fase 1: …" is, or for want of room; what stands there is as typed.
    whole = hostile.HOSTILE.split("(http:", 1)[1].lower()
    begun = [m.end() for m in re.finditer(r"(?i)!\[i\]\(http:(?=/)", words)]
    stretches = [words[at : at + len(whole)].lower().split("…")[0] for at in begun]
    strange = [said for said in stretches if not whole.startswith(said)]
    assert strange == [] and tab.elsewhere == [] and tab.broken == []


def query_of(choice: Choice, dossier: Dossier) -> str:
    """The choice as it stands in the address."""
    return urlencode(to_link(choice, dossier))


@DASHBOARD
def test_no_page_is_moved_by_a_hostile_dossier(dashboard):
    """Every page, every part of the story and of how sure it is, folded open, with steps fixed by hand."""
    tab, address = dashboard
    dossier = hostile.dossier()
    fixed = replace(default_choice(dossier), require=(hostile.CODES[1],), forbid=(hostile.CODES[0],))
    seen = 0
    tab.goto(f"{address}/?{query_of(fixed, dossier)}")
    for name, title in PAGES.items():
        follow(tab, title)
        harmless(tab)
        seen += "![i](http:" in tab.inner_text("body").lower()
        for part, said in PARTS.get(name, {}).items():
            tab.get_by_role("radio", name=said, exact=True).click()
            expect(tab).to_have_url(re.compile(f"{opening.OPENS[name]}={part}"))
            harmless(tab)
    assert seen >= len(PAGES) - 1


@DASHBOARD
def test_what_clashes_or_is_uploaded_moves_no_page(dashboard):
    """The ways out of a clash; a workbook, scores and a scenario before they are taken over, or faulty; a save."""
    tab, address = dashboard
    dossier = hostile.dossier()
    clash = replace(default_choice(dossier), require=("3.2",), forbid=("14", hostile.CODES[0]))
    tab.goto(f"{address}/?{query_of(clash, dossier)}")
    expect(tab.get_by_text("Geen enkel pakket kan aan alles voldoen")).to_be_visible()
    harmless(tab)
    code, criterion = hostile.CODES[0], dossier.criteria[0].id
    scenario = Scenario(hostile.said("los"), hostile.said("noot"), default_choice(dossier), "toen", ("9", code), {})
    table = f"Code;{criterion};a@{hostile.ELSEWHERE}\n{code};{{}};1\n"
    for page, name, content, said in (
        ("dossiers", "nieuw.xlsx", dossier_workbook(hostile.dossier("nog-een")), "Alles klopt"),
        ("dossiers", f"{hostile.HOSTILE}.xlsx".replace("/", ""), b"", "Niets overgenomen"),
        ("scores", "scores.csv", table.format("0").encode(), "score verandert"),
        ("scores", "scores.csv", table.format(hostile.ELSEWHERE).encode(), "Niets overgenomen"),
        ("scenarios", "los.json", to_json(scenario, dossier), "Ten opzichte van toen"),
        ("scenarios", "los.json", b'{"dossier": "![i](http://x.example/a)"}', "Niet geopend"),
    ):
        tab.goto(f"{address}/{page}?{query_of(default_choice(dossier), dossier)}")
        ready(tab)
        tab.set_input_files("input[type=file]", files=[{"name": name, "mimeType": "", "buffer": content}])
        expect(tab.get_by_text(said).first).to_be_visible()
        harmless(tab)
    tab.get_by_role("textbox", name="Naam van het scenario").fill(hostile.said("nieuw"))
    tab.get_by_role("textbox", name="Uw naam").fill(hostile.said("wie"))
    tab.get_by_role("button", name="Bewaar als nieuw scenario").click()
    expect(tab.get_by_text("Bewaard:")).to_be_visible()
    harmless(tab)
