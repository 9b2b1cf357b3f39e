"""Every page with a database that fails: quick, in words where it is needed, and the rest goes on."""

from __future__ import annotations

import sqlite3
import time
from contextlib import ExitStack

import pytest

from keuzemodel.dashboard.kept import catalogue
from keuzemodel.dashboard.kept.database import PAUSE
from keuzemodel.dashboard.kept.store import Store
from keuzemodel.dashboard.kept.trouble import StoreError
from keuzemodel.dashboard.main import PAGES
from keuzemodel.dashboard.session import current, dossiers
from tests.dashboard.kept.test_database import frozen, read_only
from tests.pages.test_dossiers import SMALL
from tests.pages.test_pages import box, start, words
from tests.pages.test_scenarios import on_scenarios, save

LIMIT = 8
"""Generous, on a machine that does other things too; it was 15 to 31 seconds."""
NEED = {"scenarios", "dossiers"}
"""Pages that say so of themselves; Binnentafel does where one picks."""


@pytest.fixture(scope="module")
def warm():
    """Every page once: what it computes the first time has nothing to do with the database."""
    app = start()
    for page in PAGES:
        app.switch_page(f"../../pages/{page}.py").run()


@pytest.fixture(params=["missing folder", "read only", "frozen", "newer", "no database"])
def trouble(request, tmp_path, monkeypatch):
    """A database that fails, behind every page; gives what the page says of it."""
    with ExitStack() as undo:
        folder = tmp_path / "var"
        folder.mkdir()
        url = f"sqlite:///{folder / 's.sqlite'}"
        said = "nu niet te bereiken"
        if request.param == "frozen":
            url = request.getfixturevalue("postgres")()
        if request.param != "missing folder":
            first = Store(url)
            first.add("Plan", "Ans", "{}")
            first.close()
        if request.param == "frozen":
            undo.enter_context(frozen(url))
        elif request.param == "newer":
            with sqlite3.connect(folder / "s.sqlite") as connection:
                connection.execute("UPDATE alembic_version SET version_num = '9999'")
            said = "nieuwere versie van het keuzemodel"
        elif request.param == "no database":
            (folder / "s.sqlite").write_bytes(b"geen databank" * 1000)
            said = "beschadigd"
        else:
            undo.enter_context(read_only(folder))
            said = "nu alleen te lezen" if request.param == "read only" else said
        store = Store(url)
        monkeypatch.setattr(current, "store", lambda: store)
        yield said
        store.close()


def test_every_page_is_there_in_time(warm, trouble):
    """The one that needs no database as well as the one that says what is the matter with it."""
    app = start()
    took = {}
    for page in PAGES:
        began = time.monotonic()
        app.switch_page(f"../../pages/{page}.py").run()
        took[page] = time.monotonic() - began
        assert not app.exception and app.title[0].value.endswith("?"), page
        told = "\n".join(m.value for m in (*app.error, *app.warning))
        assert (trouble in told) == (page in NEED and (trouble != "nu alleen te lezen" or page == "scenarios")), page
    print({page: round(seconds, 2) for page, seconds in took.items()})
    assert max(took.values()) < LIMIT
    assert max(took[page] for page in NEED) < LIMIT / 2


def test_a_look_that_hangs_keeps_no_page_waiting(store):
    """What was seen before counts meanwhile."""
    catalogue.keep(store, SMALL, "Ans", None)
    app = start(dossier="klein")
    lookout = dossiers.lookout(tuple(id.lower() for id in dossiers.load_all(str(current.ROOT / "data"))[0]), store)
    lookout._look, lookout._fresh = (lambda: time.sleep(PAUSE)), 0
    began = time.monotonic()
    app.run()
    assert time.monotonic() - began < 3 and app.session_state.session.choice.dossier == "klein"


def gone(*_, **__):
    """What a database that is away answers."""
    raise StoreError("weg")


def test_gone_in_the_middle_of_drawing_the_list(store, monkeypatch):
    """What could not be looked up says so in its place, and what comes after it is there."""
    app = save(on_scenarios(), "Plan")
    for part in ("revisions", "read_only", "is_deleted", "all"):
        with monkeypatch.context() as patch:
            patch.setattr(store, part, gone)
            app.run()
            assert not app.exception
            assert part == "is_deleted" or "nu niet te bereiken" in app.error[0].value, part
            assert app.file_uploader and app.title
    app.run()
    assert not app.exception and not app.error


def test_a_link_that_cannot_be_looked_up_may_be_fine(store, monkeypatch):
    """It says so, stays in the address, and opens when the database is there again, by the button or anew."""
    save(on_scenarios(benadering="roeien"), "Plan")
    (saved,) = store.all()
    with monkeypatch.context() as patch:
        patch.setattr(store, "get", gone)
        app = start(scenario=f"{saved.id}.1")
        said = app.warning[0].value
        assert "nu niet op te halen" in said and "De link zelf kan goed zijn" in said and "gekopieerd" not in said
        assert app.query_params["scenario"] in (f"{saved.id}.1", [f"{saved.id}.1"])
        app.button(key="link-opnieuw").click().run()
        assert "nu niet op te halen" in app.warning[0].value
    app.button(key="link-opnieuw").click().run()
    assert not app.warning and box(app, "Benadering").value == "roeien"
    assert app.session_state.session.scenario.saved == saved


def test_who_goes_on_without_the_link_keeps_what_he_does(store, monkeypatch):
    """The address follows the choice again."""
    monkeypatch.setattr(store, "get", gone)
    app = start(scenario=f"{'a' * 32}.1")
    app.button(key="link-later-begrepen").click().run()
    assert not app.warning and "scenario" not in app.query_params and "dossier" in app.query_params


def test_a_link_to_a_dossier_of_the_server_may_be_fine_too(store, monkeypatch):
    """While the dossiers cannot be looked up; a damaged link is still called damaged."""
    catalogue.keep(store, SMALL, "Ans", None)
    dossiers.lookout.clear()
    with monkeypatch.context() as patch:
        patch.setattr(store, "all", gone)
        app = start(dossier="klein")
        assert "nu niet op te halen" in app.warning[0].value
        assert app.query_params["dossier"] in ("klein", ["klein"])
        assert "gekopieerd" in start(benadering="onzin").warning[0].value
    dossiers.lookout.clear()
    app.button(key="link-opnieuw").click().run()
    assert not app.warning and app.session_state.session.choice.dossier == "klein"


def test_the_link_of_a_deleted_scenario_says_so(store):
    """It opens, and whoever may save can put it back, also in another session."""
    app = save(on_scenarios(), "Plan")
    (saved,) = store.all()
    app.button(key="verwijder").click().run()
    other = start(scenario=f"{saved.id}.1")
    assert "dat scenario is verwijderd" in other.warning[0].value
    other.switch_page("../../pages/scenarios.py").run()
    assert "**Dit scenario is verwijderd**" in words(other)
    other.button(key="scenario-verwijderd-begrepen").click().run()
    assert not other.warning
    other.session_state["verwijderd"] = True
    other.run()
    other.button(key="zet-terug-later").click().run()
    assert not other.exception and "**Teruggezet: Plan.**" in words(other)
    assert store.all() == (saved,) and "is verwijderd" not in words(other)


def test_deleting_asks_first(store):
    """What it does, before the button that does it."""
    app = save(on_scenarios(), "Plan")
    assert "**Plan** verdwijnt voor iedereen uit de lijst" in words(app)
    assert app.button(key="verwijder").label == "Ja, verwijder het voor iedereen"


def test_a_row_that_cannot_be_read_is_listed_and_told(store):
    """By what can be read of it; the others open as ever."""
    save(on_scenarios(), "Plan")
    broken = store.add("Kapot", "Bo", "{}")
    file = store._database._engine.url.database
    with sqlite3.connect(file) as connection:
        connection.execute(
            "UPDATE revision SET saved_at = 'gisteren', content = x'ff' WHERE scenario_id = ?", (broken.id,)
        )
    app = on_scenarios()
    assert not app.exception and not app.error
    shown = app.table[0].value.set_index("Scenario")
    assert shown.loc["Kapot", "Wanneer"] == "onbekend wanneer" and shown.loc["Kapot", "Dossier"] == "niet te openen"
    next(s for s in app.selectbox if s.label == "Kies een scenario").set_value(broken.id).run()
    assert not app.exception and "Dit scenario is hier niet te openen" in app.warning[0].value
    app.button(key="verwijder").click().run()
    assert [s.name for s in store.all()] == ["Plan"]
