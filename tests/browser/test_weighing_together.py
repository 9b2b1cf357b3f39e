"""A meeting from begin to end: a facilitator, and three who take part, through two rounds to a compromise that is kept.

One has a telephone, one only the keys, one goes away and comes back.
"""

from __future__ import annotations

import io
import re
from contextlib import suppress
from datetime import date

import openpyxl
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import TimeoutError as PlaywrightTimeout
from playwright.sync_api import expect
from pptx import Presentation

from tests.browser.serving import follow, ready, running, watched
from tests.browser.test_taking_part import PHONE, join, save
from tests.shipped import ROOT

BEAMER = {"width": 1024, "height": 768}
PATIENT = 20_000
ANS = "**Ans** van der :smile: Aa"
CUT = """() => [...document.querySelectorAll(".st-key-presentatie :is(h1, h3, p, li, svg, button)")]
  .filter((e) => e.checkVisibility() && e.getBoundingClientRect().bottom > innerHeight + 1)
  .map((e) => e.textContent.slice(0, 60))"""


@pytest.fixture(scope="module")
def served(browser, tmp_path_factory):
    """The dashboard, with a database of its own."""
    kept = {"KEUZEMODEL_DATA_DIR": str(tmp_path_factory.mktemp("kept"))}
    with running(ROOT / "app.py", environment=kept) as found:
        yield found.address


def move(tab, **points: int) -> None:
    """Put the sliders of a telephone."""
    for name, place in points.items():
        tab.get_by_role("slider", name=name).fill(str(place))


def steer(lead, label: str) -> None:
    """Press a button of the facilitator; the screen draws itself anew each second meanwhile."""
    button = lead.get_by_role("button", name=label, exact=True)
    expect(button).to_have_count(1, timeout=PATIENT)
    button.click()


def downloaded(lead, label: str):
    """A file of the meeting. Streamlit gives it another number each time the screen draws itself anew: a click in that
    moment finds nothing, as anyone's would, and is made again.
    """
    for _ in range(3):
        with suppress(PlaywrightTimeout):
            with lead.expect_download(timeout=PATIENT / 2) as download:
                lead.get_by_role("button", name=label).click()
            return download.value
    raise AssertionError(f"{label} does not come")


def taken_along(download) -> None:
    """A file opens, is about this meeting, and names nobody."""
    name, raw = download.suggested_filename, download.path().read_bytes()
    assert name.startswith(f"alkmaar-verblijf-{date.today()}-samen-wegen-ronde-2."), name
    if name.endswith(".pptx"):
        slides = Presentation(io.BytesIO(raw)).slides
        assert slides[0].shapes.title.text == "Hoe zwaar telt elk aspect voor u?"
        said = slides[0].notes_slide.notes_text_frame.text
    else:
        read = openpyxl.load_workbook(io.BytesIO(raw))
        said = "\n".join(str(cell) for sheet in read for row in sheet.iter_rows(values_only=True) for cell in row)
        assert len(list(read["Wegingen"].iter_rows(min_row=2))) == 3
    assert "Ronde 2: 3 deelnemers, 3 antwoorden" in said and "?dossier=alkmaar-verblijf" in said
    assert ANS not in said and "Gemeente" not in said


def test_two_rounds_to_a_compromise(browser, served):
    """Nobody reads a manual: the code is on the screen, the answers count, the outcome becomes a scenario."""
    lead_context = browser.new_context(viewport=BEAMER, locale="nl-NL")
    lead = watched(lead_context.new_page(), served)
    lead.goto(f"{served}/samen")
    ready(lead)
    steer(lead, "Begin de bijeenkomst")
    expect(lead.get_by_text("Nog niemand doet mee")).to_be_visible(timeout=PATIENT)
    expect(lead.get_by_role("img", name="Doe mee")).to_be_visible()
    code = re.search(r"Code (\w{3} \w{3})", lead.locator(".st-key-samen-kop").inner_text())[1].replace(" ", "")

    phone, keys, away = (
        watched(browser.new_context(viewport=size, locale="nl-NL").new_page(), served)
        for size in (PHONE, {"width": 1024, "height": 768}, PHONE)
    )
    for tab, role in ((phone, "Gemeente"), (keys, "Aanbieder verblijf"), (away, "Gemeente")):
        join(tab, served, code, role, name=ANS if tab is phone else "")
    move(phone, Inhoud=10, Financiën=0, Strategie=5, Complexiteit=0)
    save(phone)
    slider = keys.get_by_role("slider", name="Complexiteit")
    slider.focus()
    keys.keyboard.press("End")
    for _ in range(20):
        if keys.evaluate("() => document.activeElement.textContent.trim()") == "Bewaar mijn antwoord":
            break
        keys.keyboard.press("Tab")
    keys.keyboard.press("Enter")
    expect(keys.locator("#stand")).to_have_text(re.compile("^Bewaard"))
    move(away, Inhoud=8)
    save(away)
    away.goto("about:blank")
    expect(lead.get_by_text("3 deelnemers, 3 antwoorden")).to_be_visible(timeout=2_000 + PATIENT)

    steer(lead, "Toon de antwoorden")
    expect(lead.get_by_text("Ja, het maakt uit:")).to_be_visible(timeout=PATIENT)
    expect(phone.get_by_role("heading", name="Uw pakket: ")).to_be_visible(timeout=PATIENT)
    steer(lead, "Vul het scherm")
    expect(lead.locator(".st-key-presentatie")).to_be_visible(timeout=PATIENT)
    lead.wait_for_timeout(1500)
    assert lead.evaluate(CUT) == []

    steer(lead, "Volgende ronde")
    expect(lead.get_by_text("Ronde 2: 3 deelnemers, 0 antwoorden")).to_be_visible(timeout=PATIENT)
    away.goto(f"{served}/meedoen/{code}")
    expect(away.get_by_role("slider", name="Inhoud")).to_have_value("8")
    for tab in (phone, keys, away):
        expect(tab.get_by_text("Ronde 2 ·")).to_be_visible(timeout=PATIENT)
    move(phone, Financiën=5)
    phone.get_by_role("checkbox").check()
    for tab in (phone, keys, away):
        save(tab)
    expect(lead.get_by_text("Ronde 2: 3 deelnemers, 3 antwoorden")).to_be_visible(timeout=PATIENT)
    steer(lead, "Sluit de ronde")
    expect(phone.get_by_role("heading", name="Ronde 2 is dicht")).to_be_visible(timeout=PATIENT)
    steer(lead, "Toon de antwoorden")
    expect(lead.get_by_text("Gestippeld: het midden van de vorige ronde.")).to_be_visible(timeout=PATIENT)
    found = Axe().run(lead)
    assert found.response["violations"] == [], found.generate_report()

    lead.reload()
    ready(lead)
    expect(lead.get_by_text("Ronde 2: 3 deelnemers, 3 antwoorden")).to_be_visible(timeout=PATIENT)
    steer(lead, "Neem over")
    for label in ("Dia's (PowerPoint)", "Cijfers (Excel)"):
        taken_along(downloaded(lead, label))
    expect(lead.get_by_role("button", name=f"De weging van {ANS} (Gemeente)", exact=True)).to_be_visible()
    lead.get_by_role("button", name=re.compile("^(Het meeste samen|Kleinste verlies)")).last.click()
    expect(lead.get_by_text("Overgenomen: ")).to_be_visible(timeout=PATIENT)
    follow(lead, "Scenario's")
    expect(lead.get_by_role("textbox", name="Naam van het scenario")).to_have_value(
        re.compile("^(Het meeste samen|Kleinste verlies)")
    )
    expect(lead.get_by_role("textbox", name="Notitie")).to_have_value(
        re.compile("^Uit de bijeenkomst .*ronde 2, met drie antwoorden")
    )
    lead.get_by_role("textbox", name="Naam van het scenario").fill("Onze tussenweg")
    lead.get_by_role("textbox", name="Uw naam").fill("Ans")
    lead.get_by_role("button", name="Bewaar als nieuw scenario").click()
    expect(lead).to_have_url(re.compile(r"scenario=[0-9a-f]{32}\.1$"), timeout=PATIENT)

    follow(lead, "Samen wegen")
    expect(lead.get_by_text("3 deelnemers, 3 antwoorden")).to_be_visible(timeout=PATIENT)
    expect(lead.get_by_text("Overgenomen: ")).to_have_count(0)
    steer(lead, "Stop en wis")
    steer(lead, "Ja, wis alles")
    expect(lead.get_by_role("button", name="Begin de bijeenkomst")).to_be_visible(timeout=PATIENT)
    expect(phone.get_by_text("Deze bijeenkomst")).to_be_visible(timeout=PATIENT)
    for tab in (lead, phone, keys, away):
        assert tab.broken == [] and tab.elsewhere == []
        tab.context.close()


def test_the_same_people_are_asked_something_else(browser, served):
    """On the phones that take part already; one answer is not shown to the room, two are."""
    lead = watched(browser.new_context(viewport=BEAMER, locale="nl-NL").new_page(), served)
    lead.goto(f"{served}/samen")
    ready(lead)
    steer(lead, "Begin de bijeenkomst")
    expect(lead.get_by_text("Dit adres werkt alleen op deze computer")).to_be_visible(timeout=PATIENT)
    code = re.search(r"Code (\w{3} \w{3})", lead.locator(".st-key-samen-kop").inner_text())[1].replace(" ", "")
    phones = [watched(browser.new_context(viewport=PHONE, locale="nl-NL").new_page(), served) for _ in range(2)]
    for phone in phones:
        join(phone, served, code, "Gemeente")
        save(phone)
    steer(lead, "Andere vraag")
    lead.get_by_role("textbox", name="Wat vraagt u?").fill("Wat neemt u mee?")
    lead.get_by_text("Zelf een pakket samenstellen").click()
    steer(lead, "Vraag dit")
    expect(lead.get_by_text("Ronde 2: 2 deelnemers, 0 antwoorden")).to_be_visible(timeout=PATIENT)
    for phone, step in zip(phones, ("16", "5.1"), strict=True):
        expect(phone.get_by_role("heading", name="Wat neemt u mee?")).to_be_visible(timeout=PATIENT)
        expect(phone.get_by_text("Dit is een nieuwe vraag.")).to_be_visible()
        phone.locator(f"input[name=stap][value='{step}']").check()
        save(phone)
        if step == "16":
            expect(lead.get_by_text("Ronde 2: 2 deelnemers, 1 antwoord")).to_be_visible(timeout=PATIENT)
            steer(lead, "Toon de antwoorden")
            expect(lead.get_by_text("De zaal ziet de antwoorden vanaf twee")).to_be_visible(timeout=PATIENT)
    expect(lead.get_by_text("Over twee stappen verschilt u:")).to_be_visible(timeout=PATIENT)
    expect(lead.get_by_role("button", name="Vorige ronde")).to_have_count(0)
    for tab in (lead, *phones):
        assert tab.broken == [] and tab.elsewhere == []
        tab.context.close()
