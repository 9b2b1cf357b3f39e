"""kill -9 of the running server during a hundred saves of four people: every confirmed save is there. Stopped as it
should be, it leaves one file with all in it.
"""

from __future__ import annotations

import re
import shutil
import sqlite3
import time

import pytest
from playwright.sync_api import expect

from keuzemodel.dashboard.kept.store import Store
from tests.browser.serving import free_port, running
from tests.shipped import ROOT

expect.set_options(timeout=20_000)
WRITERS, SAVES = 4, 100
# One worker for all: a tab that has drawn a page before does so in a third of the time.
pytestmark = pytest.mark.xdist_group("kill")


@pytest.fixture(scope="module")
def people(browser):
    """(four tabs, a session each; the port of every server here): a tab draws again what it drew at this address."""
    context = browser.new_context(locale="nl-NL")
    yield [context.new_page() for _ in range(WRITERS)], free_port()
    context.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def setting(request, tmp_path):
    """(environment of the server, address of its database)."""
    if request.param == "sqlite":
        return {"KEUZEMODEL_DATA_DIR": str(tmp_path)}, f"sqlite:///{tmp_path / 'scenarios.sqlite'}"
    url = request.getfixturevalue("postgres")()
    return {"KEUZEMODEL_DATA_DIR": str(tmp_path), "KEUZEMODEL_DATABASE_URL": url}, url


def test_every_confirmed_save_is_there_after_kill_9(people, setting):
    """Each writer saves version after version; the server dies while all four wait for an answer; it starts again
    on the same database and opens what was confirmed last.
    """
    (tabs, port), (environment, url) = people, setting
    confirmed: dict[str, int] = {}
    with running(ROOT / "app.py", port=port, environment=environment) as server:
        for k, tab in enumerate(tabs):
            tab.goto(f"{server.address}/scenarios")
            tab.get_by_role("textbox", name="Naam van het scenario").fill(f"Schrijver {k}")
            tab.get_by_role("textbox", name="Uw naam").fill(f"s{k}")
        number = 0
        while sum(confirmed.values()) < SAVES - WRITERS:
            number += 1
            for tab in tabs:
                press(tab, number)
            for tab in tabs:
                expect(tab).to_have_url(re.compile(rf"scenario=[0-9a-f]{{32}}\.{number}$"))
                expect(tab.get_by_text(f", versie {number}.", exact=False).first).to_be_visible()
                confirmed[tab.url.split("scenario=")[1].split(".")[0]] = number
        for tab in tabs:
            press(tab, number + 1)
        time.sleep(0.05)
        server.kill()
        for tab in tabs:
            tab.goto("about:blank")
    store = Store(url)
    found = {saved.id: saved.number for saved in store.all()}
    assert len(confirmed) == WRITERS and sum(confirmed.values()) >= SAVES - WRITERS
    assert all(found[id] >= number for id, number in confirmed.items())
    assert all(len(store.revisions(id)) == latest for id, latest in found.items())
    store.close()
    with running(ROOT / "app.py", port=port, environment=environment) as server:
        id, number = next(iter(confirmed.items()))
        tabs[0].goto(f"{server.address}/scenarios?scenario={id}.{number}")
        expect(tabs[0].get_by_text(f"versie {number}, precies zoals bewaard")).to_be_visible()


def test_the_file_alone_has_all_before_and_after_the_server_stops(people, tmp_path):
    """Copied without what stands beside it, while the server runs and after SIGTERM."""
    (tab, *_), port = people
    folder = tmp_path / "var"

    def held(name: str) -> int:
        shutil.copy(folder / "scenarios.sqlite", tmp_path / name)
        with sqlite3.connect(tmp_path / name) as copy:
            return copy.execute("SELECT count(*) FROM revision").fetchone()[0]

    with running(ROOT / "app.py", port=port, environment={"KEUZEMODEL_DATA_DIR": str(folder)}) as server:
        tab.goto(f"{server.address}/scenarios")
        tab.get_by_role("textbox", name="Naam van het scenario").fill("Plan")
        tab.get_by_role("textbox", name="Uw naam").fill("Ans")
        for number in (1, 2, 3):
            press(tab, number)
            expect(tab.get_by_text(f", versie {number}.", exact=False).first).to_be_visible()
            assert held(f"tijdens-{number}.sqlite") == number
        tab.goto("about:blank")
        began = time.monotonic()
    assert time.monotonic() - began < 10
    assert held("erna.sqlite") == 3
    assert [path.name for path in folder.iterdir()] == ["scenarios.sqlite"]


def press(tab, number: int) -> None:
    """Save, as new the first time and after that as the next version."""
    label = "Bewaar als nieuw scenario" if number == 1 else f"Bewaar als versie {number}"
    # Without waiting until the button stands still: four people press at the same moment.
    tab.locator("button", has_text=re.compile(f"^{label}$")).evaluate("button => button.click()")
