"""The screen Dossiers: a new one from a workbook, seen by everyone, replaced, deleted and put back."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace

import openpyxl
import pytest

from keuzemodel.dashboard.kept import catalogue
from keuzemodel.dashboard.kept.store import ConflictError, Store
from keuzemodel.dashboard.kept.trouble import StoreError
from keuzemodel.dashboard.session import current, dossiers
from keuzemodel.model.dossier import Dossier
from keuzemodel.sheets.dossiers.reading import from_sheets
from keuzemodel.sheets.layout import to_sheets
from keuzemodel.sheets.workbooks import dossier_workbook, empty_workbook
from keuzemodel.solve.selection import select_package
from tests.pages.test_own_scores import XLSX
from tests.pages.test_pages import box, start, tiles, words
from tests.pages.test_scenarios import save
from tests.sheets.dossiers.test_reading import SMALL as SMALL_SHEETS
from tests.sheets.dossiers.test_reading import small
from tests.shipped import alkmaar, shipped

DOSSIER = alkmaar()
SMALL = from_sheets(small())
SHIPPED = [dossier.title for dossier in shipped().values()]


@pytest.fixture(autouse=True)
def look_again():
    """No test waits for what another session kept."""
    dossiers.lookout.clear()
    yield
    dossiers.lookout.clear()


def put_down(dossier: Dossier, app=None, name: str = "klein.xlsx"):
    """The screen with a workbook put down."""
    app = app or start("dossiers")
    app.file_uploader[0].set_value((name, dossier_workbook(dossier), XLSX)).run()
    assert not app.exception
    return app


def added(dossier: Dossier = SMALL):
    """The screen after a dossier was added."""
    app = put_down(dossier)
    app.text_input(key="dossier-wie").set_value("Ans")
    next(b for b in app.button if "dossier-bewaar" in b.key).click().run()
    assert not app.exception
    return app


def titles(app) -> list[str]:
    """The dossiers in the list."""
    return app.table[0].value["Dossier"].tolist()


def test_a_new_dossier_stands_beside_the_others_and_is_open():
    """Preview, a name, and every page works with it; another session sees it; a link names it."""
    app = put_down(SMALL)
    shown = words(app)
    assert (
        "**Alles klopt: Klein**, met twee stappen, twee criteria, één weging, twee benaderingen en geen relaties."
        in shown
    )
    assert "Bij 3 van de 4 scores staat geen marge" in shown
    app = added()
    assert "**Bewaard: Klein, versie 1.**" in words(app) and "U werkt met **Klein**" in words(app)
    assert titles(app) == [*SHIPPED, "Klein"]
    app.switch_page("../../pages/pakket.py").run()
    assert not app.exception
    held = {code for code, tile in tiles(app).items() if tile["chosen"]}
    assert held == set(select_package(SMALL, "gelijk", "alles").codes)
    other = start("dossiers")
    assert titles(other) == [*SHIPPED, "Klein"] and "U werkt met **Jeugdhulp" in words(other)
    linked = start(dossier="klein", benadering="krap")
    assert box(linked, "Dossier").value == "klein" and box(linked, "Benadering").value == "krap"


@pytest.mark.parametrize("page", sorted(p.stem for p in (current.ROOT / "pages").glob("*.py")))
def test_every_page_works_with_a_dossier_from_a_workbook(page):
    """None of them knows which dossier it is."""
    added()
    app = start(page, dossier="klein")
    assert not app.exception and app.title[0].value


def test_switching_in_the_sidebar_and_back():
    """One step back returns to the dossier before."""
    added()
    app = start()
    box(app, "Dossier").set_value("klein").run()
    assert not app.exception and box(app, "Benadering").value == "alles"
    app.button(key="terug").click().run()
    assert box(app, "Dossier").value == "alkmaar-verblijf"


def test_a_next_version_says_what_changes_and_the_choice_follows():
    """Somebody who has it open is told, and keeps what still fits."""
    added()
    there = start(dossier="klein", altijd="2", benadering="krap")
    changed = SMALL.with_score("1", "baat", 0)
    app = put_down(replace(changed, measures=changed.measures[:1], scores=changed.scores[:2]))
    assert "Dit wordt versie 2: één stap eruit en één andere score." in words(app)
    app.text_input(key="dossier-wie").set_value("Bo")
    next(b for b in app.button if "dossier-bewaar" in b.key).click().run()
    assert "**Bewaard: Klein, versie 2.**" in words(app)
    dossiers.lookout.clear()
    there.run()
    assert not there.exception
    assert "is zojuist vernieuwd" in there.warning[0].value
    assert there.session_state.session.choice.require == () and there.session_state.session.choice.dossier == "klein"


def test_deleted_and_put_back():
    """Whoever has it open is shown another and told; putting back works."""
    added()
    there = start(dossier="klein")
    app = start("dossiers", dossier="klein")
    app.button(key="dossier-verwijder").click().run()
    assert titles(app) == SHIPPED and "**Klein** is verwijderd." in words(app)
    dossiers.lookout.clear()
    there.run()
    assert not there.exception and "Het dossier **Klein** is verwijderd" in there.warning[0].value
    assert not app.warning
    next(b for b in start("dossiers").button if b.label == "Zet terug").click().run()
    dossiers.lookout.clear()
    app.run()
    assert titles(app) == [*SHIPPED, "Klein"]


def test_one_that_was_deleted_can_be_added_again(store):
    """On top of what there was: nothing is lost."""
    added()
    store.delete(store.all("dossier")[0].id)
    dossiers.lookout.clear()
    app = added()
    assert "**Bewaard: Klein, versie 2.**" in words(app)


def test_two_who_add_the_same_at_once(store):
    """The second is told."""
    first = catalogue.keep(store, SMALL, "Ans", None)
    with pytest.raises(ConflictError) as told:
        catalogue.keep(store, SMALL, "Bo", None)
    assert told.value.latest == first
    app = start("dossiers")
    app.session_state.session.said = ""
    catalogue.keep(store, SMALL.with_score("1", "baat", 1), "Ans", first)
    with pytest.raises(ConflictError):
        catalogue.keep(store, SMALL, "Bo", first)


def test_the_id_of_a_shipped_dossier_is_refused():
    """Nobody sees another dossier than he thinks."""
    app = put_down(DOSSIER.with_score("1", "grip", 0))
    assert "hoort bij een dossier dat met het keuzemodel is meegeleverd" in app.warning[0].value
    assert not [b for b in app.button if "dossier-bewaar" in b.key]


def test_a_kept_dossier_never_stands_in_for_a_shipped_one(store):
    """Also if a later version ships one of the same id."""
    catalogue.keep(store, replace(SMALL, id="alkmaar-verblijf"), "Ans", None)
    app = start()
    assert "Dat is precies het geadviseerde pakket" in words(app)
    app = start("dossiers")
    assert "al in gebruik" in app.warning[0].value
    next(b for b in app.button if b.label == "Verwijder het").click().run()
    assert not app.exception and not app.warning


def test_without_a_name_it_is_not_kept(store):
    """And that is said."""
    app = put_down(SMALL)
    next(b for b in app.button if "dossier-bewaar" in b.key).click().run()
    assert "vul uw naam in" in words(app) and store.all("dossier") == ()


def test_an_empty_workbook_gives_every_fault():
    """With sheet, row and column, and nothing to keep."""
    app = start("dossiers")
    app.file_uploader[0].set_value(("leeg.xlsx", empty_workbook(), XLSX)).run()
    assert "Niets overgenomen" in words(app)
    assert set(app.table[1].value["Blad"]) == {"Dossier", "Themas", "Aspecten", "Criteria", "Maatregelen"}
    assert not [b for b in app.button if "dossier-bewaar" in b.key]


def test_a_workbook_without_scores_comes_back_with_the_grid():
    """A row per measure, a column per criterion."""
    book = openpyxl.load_workbook(io.BytesIO(dossier_workbook(SMALL)))
    book["Scores"].delete_rows(1, 99)
    book["Scores"].append(["Code", "Stap"])
    book["Herkomst"].delete_rows(2, 99)
    out = io.BytesIO()
    book.save(out)
    app = start("dossiers")
    app.file_uploader[0].set_value(("klein.xlsx", out.getvalue(), XLSX)).run()
    assert not app.exception and "Goed zo ver: alleen vier scores ontbreken nog" in words(app)


def test_markup_in_a_title_is_text():
    """On every place where it is shown."""
    title = "<script>alert(1)</script> [x](http://x) 🙂 \u05d0"
    app = added(replace(SMALL, title=title, description=title))
    shown = words(app)
    assert "\\<script\\>" in shown and "<script>" not in re.sub(r"\\<", "", shown)


def test_a_store_that_does_not_answer_leaves_the_shipped_dossiers(monkeypatch):
    """And a session that had one of the others goes on with it."""
    added()
    app = start(dossier="klein")

    def broken() -> Store:
        raise StoreError("weg")

    monkeypatch.setattr(current, "store", broken)
    app.run()
    assert not app.exception and app.session_state.session.choice.dossier == "klein"
    assert "Dat is precies het geadviseerde pakket" in words(start())


def test_what_is_kept_in_an_unknown_version_is_told(store):
    """It is left out with a sentence, and nothing breaks."""
    saved = catalogue.keep(store, SMALL, "Ans", None)
    content = json.loads(saved.content) | {"versie": 99}
    store.save(saved.id, 1, "Klein", "Bo", json.dumps(content))
    app = start("dossiers")
    assert not app.exception and "versie 99" in app.warning[0].value


def test_what_cannot_be_used_is_replaced_by_a_sound_workbook(store):
    """As the sentence at it asks: it becomes the next version."""
    saved = catalogue.keep(store, SMALL, "Ans", None)
    store.save(saved.id, 1, "Klein", "Bo", "{}")
    app = put_down(SMALL)
    app.text_input(key="dossier-wie").set_value("Ans")
    next(b for b in app.button if "dossier-bewaar" in b.key).click().run()
    assert not app.exception and "**Bewaard: Klein, versie 3.**" in words(app)


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"formaat": "keuzemodel-dossier", "versie": 1, "bladen": [1]}'])
def test_a_damaged_row_breaks_nothing(store, content):
    """It can be deleted; everything else works."""
    store.add("Kapot", "Ans", content, "dossier")
    app = start("dossiers")
    assert not app.exception and "Kapot" in app.warning[0].value
    assert "Dat is precies het geadviseerde pakket" in words(start())


def test_a_dossier_that_changes_twice_under_an_opened_scenario(store):
    """What was opened on the first version is dropped when the third no longer knows it."""
    added()
    app = start("scenarios", dossier="klein", benadering="krap")
    save(app, "Plan")
    (saved,) = store.all()
    (kept,) = store.all("dossier")
    second = catalogue.keep(store, SMALL.with_score("1", "baat", 1), "Bo", kept)
    dossiers.lookout.clear()
    there = start(scenario=f"{saved.id}.1")
    assert "Één score is anders" in words(there)
    third = replace(SMALL, approaches=SMALL.approaches[:1], fingerprint="")
    catalogue.keep(store, from_sheets(to_sheets(third)), "Bo", second)
    dossiers.lookout.clear()
    there.run()
    assert not there.exception and there.session_state.session.choice.approach == "alles"
    assert "past niet meer" in start(scenario=f"{saved.id}.1").warning[0].value


def test_a_conflict_about_measures_that_are_gone_is_told(store):
    """The sentence that somebody else saved is not lost."""
    added()
    mine = save(start("scenarios", dossier="klein", altijd="2"), "Plan")
    (saved,) = store.all()
    save(start("scenarios", scenario=f"{saved.id}.1"), "Plan", "Bo", "Bewaar als versie 2")
    fewer = from_sheets(to_sheets(replace(SMALL, measures=SMALL.measures[:1], scores=SMALL.scores[:2], fingerprint="")))
    catalogue.keep(store, fewer, "Cor", store.all("dossier")[0])
    dossiers.lookout.clear()
    mine.run()
    assert not mine.exception
    app = start("scenarios", dossier="klein")
    assert not app.exception


def test_a_large_limit_is_a_slider_and_a_link():
    """Euro amounts: few enough positions, and a link that opens again."""
    sheets = small(
        Criteria=[SMALL_SHEETS["Criteria"][0], SMALL_SHEETS["Criteria"][1],
                  ["tijd", "last", "Kosten", "last", 0, 2_000_000, "euro", None, 1_500_000]],
        Scores=[["Code", "Stap", "baat", "tijd"], ["1", None, 3, 1_300_000], ["2", None, 4, 519_200]],
    )  # fmt: skip
    added(from_sheets(sheets))
    app = start(dossier="klein", benadering="krap")
    slider = app.sidebar.select_slider[0]
    assert len(slider.options) <= 252
    slider.set_value(600_000.0).run()
    link = {k: v[0] if isinstance(v, list) else v for k, v in app.query_params.items()}
    again = start(**link)
    assert not again.warning and again.session_state.session.choice == app.session_state.session.choice
