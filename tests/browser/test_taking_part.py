"""Taking part in a meeting in a browser: on a telephone, by keyboard, without script, away and back, while the server
is gone.
"""

from __future__ import annotations

import json
import re
from contextlib import contextmanager

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from keuzemodel.dashboard.kept.meetings import Meetings
from tests.browser.serving import free_port, running, watched
from tests.dashboard.participant.meeting import Room, scenario
from tests.shipped import ROOT

PHONE = {"width": 360, "height": 780}
WIDE = """() => [...document.querySelectorAll("*")].filter((e) => e.getBoundingClientRect().right > innerWidth + 1
  && e.checkVisibility() && getComputedStyle(e).position !== "absolute").map((e) => e.outerHTML.slice(0, 80))"""
SMALL = """() => [...document.querySelectorAll("button, summary, .knop, input:not([type=hidden])")]
  .filter((e) => e.checkVisibility()).map((e) => [e, (e.closest("label") ?? e).getBoundingClientRect()])
  .filter(([, box]) => box.height < 44 || box.width < 44).map(([e]) => e.outerHTML.slice(0, 80))"""


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """Where the server of these tests keeps what it keeps."""
    return tmp_path_factory.mktemp("kept")


@pytest.fixture(scope="module")
def served(browser, store):
    """The dashboard, with a database of its own."""
    with running(ROOT / "app.py", environment={"KEUZEMODEL_DATA_DIR": str(store)}) as found:
        yield found.address


@pytest.fixture
def meetings(store):
    """The database, past the server: another process, as the facilitator's server could be."""
    found = Meetings(f"sqlite:///{store / 'scenarios.sqlite'}")
    yield found
    found.close()


@pytest.fixture
def room(served, meetings):
    """A meeting whose first round is open."""
    return Room(meetings)


@contextmanager
def telephone(browser, address: str, **more):
    """A tab of a telephone; nothing breaks in it, and it calls nobody else."""
    context = browser.new_context(viewport=PHONE, has_touch=True, locale="nl-NL", **more)
    tab = watched(context.new_page(), address)
    yield tab
    assert tab.elsewhere == [] and tab.broken == []
    context.close()


def join(tab, address: str, code: str, role: str = "GI", name: str = "") -> None:
    """By the code, as it is typed from the screen."""
    tab.goto(f"{address}/meedoen")
    tab.get_by_label("Code").fill(f"{code[:3]} {code[3:].lower()}")
    tab.get_by_role("button", name="Ga verder").click()
    tab.get_by_label(role, exact=True).check()
    tab.get_by_label("Uw naam").fill(name)
    tab.get_by_role("button", name="Doe mee").click()
    expect(tab.get_by_text("Ronde 1")).to_be_visible()


def save(tab) -> None:
    """Press the button, and hear that it is kept."""
    tab.get_by_role("button", name="Bewaar mijn antwoord").click()
    expect(tab.locator("#stand")).to_have_text(re.compile(r"^Bewaard om \d\d:\d\d\.$"))


def kept(room: Room, aspect: str = "inhoud") -> list[int]:
    """The points that are kept for an aspect, of every round in turn."""
    return [json.loads(a.content)["aspecten"][aspect] for a in room.kept.answers(room.id)]


def test_on_a_telephone(browser, served, room):
    """Two rounds with the package in between: the page goes on by itself, and keeps what was filled in."""
    with telephone(browser, served) as tab:
        join(tab, served, room.code, name="Ans")
        tab.get_by_role("slider", name="Inhoud").fill("9")
        expect(tab.locator("#stand")).to_have_text("Veranderd, nog niet bewaard.")
        expect(tab.locator("output").first).to_have_text("9 · 37 %")
        save(tab)
        assert kept(room) == [9]
        tab.get_by_role("slider", name="Inhoud").fill("7")
        room.change(is_shown=True)
        expect(tab.get_by_role("heading", name="Uw pakket: ")).to_be_visible()
        expect(tab.get_by_role("slider", name="Inhoud")).to_have_value("7")
        expect(tab.locator("#stand")).to_have_text("Veranderd, nog niet bewaard.")
        tab.get_by_role("slider", name="Complexiteit").fill("10")
        tab.get_by_role("slider", name="Inhoud").fill("0")
        expect(tab.locator("#kort")).to_have_text(re.compile(r"Uw pakket: .* (erbij|eruit)"))
        assert kept(room) == [9]
        room.change(is_open=False)
        expect(tab.get_by_role("heading", name="Ronde 1 is dicht")).to_be_visible()
        expect(tab.locator("#stand")).to_have_text(re.compile("^Uw laatste verandering is niet bewaard"))
        expect(tab.get_by_role("slider", name="Inhoud")).to_have_value("9")
        expect(tab.get_by_role("button", name="Bewaar")).to_have_count(0)
        expect(tab).to_have_title("Ronde 1 is dicht – Keuzemodel")
        room.change(round=2, is_open=True, is_shown=False)
        expect(tab).to_have_title("Ronde 2: uw antwoord – Keuzemodel")
        expect(tab.get_by_role("slider", name="Inhoud")).to_have_value("9")
        tab.get_by_role("slider", name="Inhoud").fill("6")
        save(tab)
        assert kept(room) == [9, 6]


def test_who_scrolls_past_a_slider_changes_nothing(browser, served, room):
    """A thumb on the bar, or over it, moves the page; only the knob moves the weight."""
    with telephone(browser, served, is_mobile=True) as tab:
        join(tab, served, room.code)
        slider = tab.get_by_role("slider", name="Inhoud")
        touch = tab.context.new_cdp_session(tab)

        def swipe(part: float, across: int, up: int) -> None:
            box = slider.bounding_box()
            x, y = box["x"] + part * box["width"], box["y"] + box["height"] / 2
            for k in range(11):
                kind = "touchMove" if k else "touchStart"
                points = [{"x": x + across * k, "y": y - up * k}]
                touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
            touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

        swipe(0.85, 0, 10)
        swipe(0.15, 0, 0)
        expect(slider).to_have_value("5")
        swipe(0.5, 12, 0)
        expect(slider).not_to_have_value("5")


def test_without_script(browser, served, room):
    """The same by plain forms: keep, change, look at the package, and go."""
    with telephone(browser, served, java_script_enabled=False) as tab:
        join(tab, served, room.code)
        tab.get_by_label("Inhoud").focus()
        for _ in range(3):
            tab.keyboard.press("ArrowRight")
        save(tab)
        room.change(is_shown=True)
        tab.reload()
        expect(tab.get_by_role("heading", name="Uw pakket: ")).to_be_visible()
        tab.get_by_label("Strategie").focus()
        tab.keyboard.press("Home")
        tab.get_by_role("button", name="Toon mijn pakket").click()
        expect(tab.get_by_label("Strategie")).to_have_value("0")
        assert kept(room) == [8] and kept(room, "strategie") == [5]
        save(tab)
        assert kept(room, "strategie") == [0]
        room.change(is_open=False)
        tab.reload()
        expect(tab.get_by_role("link", name="Kijk of de volgende ronde")).to_be_visible()
        tab.get_by_text("Stop en wis alles van mij").click()
        tab.get_by_role("button", name="Ja, wis alles van mij").click()
        expect(tab.get_by_role("heading", level=1)).to_have_text("Alles van u is gewist")
        assert kept(room) == []


def test_by_keyboard(browser, served, room):
    """From the code to an answer that is kept, in the order in which one reads."""
    with telephone(browser, served) as tab:
        tab.goto(f"{served}/meedoen")
        press = tab.keyboard.press
        press("Tab")
        tab.keyboard.type(room.code)
        press("Enter")
        expect(tab.get_by_role("heading", level=1)).to_have_text("Wat telt?")
        press("Tab")
        press("ArrowDown")
        press("Tab")
        tab.keyboard.type("Bob")
        press("Enter")
        expect(tab.get_by_text("Ronde 1 · GI · Bob")).to_be_visible()
        tab.wait_for_selector("html.met-script")
        seen = []
        for _ in range(10):
            press("Tab")
            seen.append(tab.evaluate("document.activeElement.id || document.activeElement.tagName"))
            if seen[-1] == "punt.inhoud":
                press("End")
        assert seen == ["punt.inhoud", "SUMMARY", "punt.financien", "SUMMARY", "punt.strategie", "SUMMARY",
                        "punt.complexiteit", "SUMMARY", "INPUT", "bewaar"]  # fmt: skip
        press("Enter")
        expect(tab.locator("#stand")).to_have_text(re.compile("^Bewaard om"))
        assert kept(room) == [10]
        room.change(is_shown=True)
        expect(tab.get_by_role("heading", name="Uw pakket: ")).to_be_visible()
        assert tab.evaluate("document.activeElement.id") == "bewaar"
        room.change(is_open=False)
        expect(tab.get_by_role("heading", name="Ronde 1 is dicht")).to_be_visible()
        assert tab.evaluate("document.activeElement.tagName") == "MAIN"


def test_away_and_back(browser, served, room):
    """In another tab of the same browser, with what was kept; what was filled in outlives a reload."""
    with telephone(browser, served) as tab:
        join(tab, served, room.code, name="Ans")
        tab.get_by_role("slider", name="Inhoud").fill("8")
        expect(tab.locator("#stand")).to_have_text("Veranderd, nog niet bewaard.")
        tab.reload()
        expect(tab.get_by_role("slider", name="Inhoud")).to_have_value("8")
        expect(tab.locator("#stand")).to_have_text("Veranderd, nog niet bewaard.")
        save(tab)
        context = tab.context
        other = context.new_page()
        tab.close()
        other.goto(f"{served}/meedoen/{room.code}")
        expect(other.get_by_role("slider", name="Inhoud")).to_have_value("8")
        expect(other.locator("#stand")).to_have_text(re.compile("^Bewaard om"))
        expect(other.get_by_text("Ronde 1 · GI · Ans")).to_be_visible()
        second = context.new_page()
        second.goto(f"{served}/meedoen/{room.code}")
        second.get_by_role("slider", name="Inhoud").fill("2")
        save(second)
        other.get_by_role("slider", name="Inhoud").fill("4")
        other.get_by_role("button", name="Bewaar").click()
        expect(other.locator("#stand")).to_contain_text("nieuwer antwoord")
        expect(other.get_by_role("slider", name="Inhoud")).to_have_value("2")
        assert kept(room) == [2]
        other.get_by_role("slider", name="Inhoud").fill("4")
        save(other)
        assert kept(room) == [4]


def test_a_server_that_is_gone_for_a_while(browser, tmp_path):
    """Nothing is called kept that is not; once it is back the page goes on, and keeps the last that was filled in."""
    port = free_port()
    found = Meetings(f"sqlite:///{tmp_path / 'scenarios.sqlite'}")
    environment = {"KEUZEMODEL_DATA_DIR": str(tmp_path)}
    room = Room(found)
    with running(ROOT / "app.py", port=port, environment=environment) as server:
        context = browser.new_context(viewport=PHONE, locale="nl-NL")
        tab = context.new_page()
        join(tab, server.address, room.code)
        server.kill()
        tab.get_by_role("slider", name="Inhoud").fill("9")
        tab.get_by_role("button", name="Bewaar").click()
        expect(tab.locator("#stand")).to_have_text("Nog niet bewaard: geen verbinding. Wij proberen het opnieuw.")
        expect(tab.locator("#verbinding")).to_contain_text("Geen verbinding.")
        tab.get_by_role("slider", name="Inhoud").fill("3")
        tab.get_by_role("button", name="Bewaar").click()
        assert kept(room) == []
    with running(ROOT / "app.py", port=port, environment=environment):
        expect(tab.locator("#stand")).to_have_text(re.compile("^Bewaard om"), timeout=20_000)
        expect(tab.locator("#verbinding")).to_be_empty(timeout=20_000)
        assert kept(room) == [3]
        room.change(round=2)
        expect(tab.get_by_text("Ronde 2 ·")).to_be_visible(timeout=20_000)
        found.delete(room.id)
        expect(tab.get_by_role("heading", level=1)).to_have_text("Deze bijeenkomst is er niet meer", timeout=20_000)
        context.close()
    found.close()


def test_every_page_fits_and_can_be_used(browser, served, room):
    """Nothing serious found by axe, light or dark; nothing to scroll sideways from 320 px on; large enough to press."""
    for scheme in ("light", "dark"):
        with telephone(browser, served, color_scheme=scheme) as tab:
            tab.goto(f"{served}/meedoen")
            usable(tab)
            tab.goto(f"{served}/meedoen/XXXXXX")
            usable(tab)
            tab.goto(f"{served}/meedoen/{room.code}")
            usable(tab)
            room.change(is_open=True, is_shown=False)
            join(tab, served, room.code, name="n" * 60)
            usable(tab)
            room.change(is_shown=True)
            expect(tab.locator("#pakket")).to_be_attached()
            tab.get_by_role("slider", name="Inhoud").fill("0")
            expect(tab.get_by_role("heading", name="Uw pakket: ")).to_be_visible()
            save(tab)
            for summary in tab.locator("summary").all():
                summary.click()
            usable(tab)
            room.change(is_open=False)
            expect(tab.get_by_role("heading", name="Ronde 1 is dicht")).to_be_visible()
            usable(tab)
            room.change(is_shown=False)
            expect(tab.locator("#pakket")).to_have_count(0)
            usable(tab)
            tab.goto(f"{served}/meedoen/leiden/x")
            usable(tab)


def test_packing_ones_own(browser, served, meetings):
    """What a step needs comes along at once; what does not fit is said; without script it is said afterwards."""
    room = Room(meetings, way="pakket", scenario=scenario(approach="roeien"))
    with telephone(browser, served) as tab:
        join(tab, served, room.code)
        usable(tab)
        tab.locator("[name=stap][value='5.2']").check()
        expect(tab.locator("#melding")).to_contain_text("komen mee")
        expect(tab.locator("[name=stap][value='5.1']")).to_be_checked()
        expect(tab.locator("#gekozen")).to_contain_text("drie stappen gekozen · Ontwikkeltijd: 10 van 12 punten")
        tab.locator("[name=stap][value='1']").click()
        expect(tab.locator("#melding")).to_contain_text("past er niet bij")
        expect(tab.locator("[name=stap][value='1']")).not_to_be_checked()
        tab.reload()
        expect(tab.locator("[name=stap][value='5.2']")).to_be_checked()
        save(tab)
        assert room.contents() == [{"stappen": ["5.1", "5.2", "15.1"]}]
        room.change(is_shown=True)
        expect(tab.get_by_role("heading", name="Uw pakket: drie stappen")).to_be_visible()
        usable(tab)
    with telephone(browser, served, java_script_enabled=False) as tab:
        join(tab, served, room.code)
        tab.locator("[name=stap][value='5.2']").check()
        tab.get_by_role("button", name="Bewaar").click()
        expect(tab.locator("#stand")).to_contain_text("kan alleen samen met")
        expect(tab.locator("[name=stap][value='5.2']")).to_be_checked()
        tab.locator("[name=stap][value='5.1']").check()
        tab.locator("[name=stap][value='15.1']").check()
        save(tab)


def test_estimating(browser, served, meetings):
    """Who moves a slider knows; who takes it back does not."""
    room = Room(meetings, way="scores", cells=(("5.1", "grip"), ("1", "ontwikkeltijd")))
    with telephone(browser, served) as tab:
        join(tab, served, room.code)
        usable(tab)
        tab.get_by_role("slider").first.fill("4.5")
        expect(tab.get_by_label("Ik weet het niet").first).not_to_be_checked()
        expect(tab.locator("output").first).to_have_text("4,5")
        save(tab)
        assert room.contents() == [{"scores": [["5.1", "grip", 4.5]]}]
        tab.get_by_label("Ik weet het niet").first.check()
        save(tab)
        assert room.contents() == [{"scores": []}]


def test_comparing(browser, served, meetings):
    """One question after another without a reload, until no answer changes the package; and one step back."""
    room = Room(meetings, way="vragen")
    with telephone(browser, served) as tab:
        join(tab, served, room.code)
        usable(tab)
        number = tab.locator("#vraag")
        for k in range(1, 9):
            if number.inner_text().startswith("U bent klaar"):
                break
            expect(number).to_contain_text(f"Vraag {k} ")
            tab.get_by_label("Pakket A").check()
            tab.get_by_role("button", name="Volgende").click()
            expect(number).not_to_contain_text(f"Vraag {k} ")
            assert tab.evaluate("document.activeElement.id") == "vraag"
        said = len(room.contents()[0]["antwoorden"])
        assert 2 <= said <= 8
        tab.get_by_role("button", name="Vorige vraag").click()
        expect(number).to_contain_text(f"Vraag {said} ")
        tab.get_by_label("Pakket A").check()
        tab.get_by_role("button", name="Volgende").click()
        expect(number).to_contain_text("U bent klaar")
        room.change(is_shown=True)
        expect(tab.get_by_role("heading", name="Uw pakket: ")).to_be_visible()
        usable(tab)
    with telephone(browser, served, java_script_enabled=False) as tab:
        join(tab, served, room.code)
        tab.get_by_label("Pakket B").check()
        tab.get_by_role("button", name="Volgende").click()
        expect(tab.locator("#vraag")).to_contain_text("Vraag 2 ")


def usable(tab) -> None:
    """A page as it stands."""
    found = Axe().run(tab).response
    assert len(found["passes"]) > 10
    assert [(v["id"], [n["target"] for n in v["nodes"]]) for v in found["violations"]] == []
    assert tab.evaluate("document.documentElement.lang") == "nl"
    assert tab.get_by_role("heading", level=1).count() == 1
    assert tab.evaluate(SMALL) == []
    for width in (360, 320, 1440):
        tab.set_viewport_size({"width": width, "height": 780})
        assert tab.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, tab.evaluate(WIDE)
    tab.set_viewport_size(PHONE)
