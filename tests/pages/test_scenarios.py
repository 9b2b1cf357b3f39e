"""The screen Scenario's: saving, opening, versions, two people at once, deleting, and the link."""

from __future__ import annotations

from keuzemodel.dashboard.asked import situation as situations
from keuzemodel.dashboard.asked.scenario import from_json
from keuzemodel.dashboard.kept.trouble import StoreError
from keuzemodel.dashboard.session import current, dossiers
from keuzemodel.solve.selection import select_package
from tests.pages.test_own_scores import filled_in
from tests.pages.test_pages import box, given, start, words
from tests.shipped import alkmaar

DOSSIER = alkmaar()


def field(app, label: str):
    """A text field of the form."""
    return next(f for f in (*app.text_input, *app.text_area) if f.label == label)


def save(app, name: str, author: str = "Ans", button: str = "Bewaar als nieuw scenario"):
    """Fill in the form and press a button."""
    field(app, "Naam van het scenario").set_value(name)
    field(app, "Uw naam").set_value(author)
    next(b for b in app.button if b.label.startswith(button)).click().run()
    assert not app.exception
    return app


def on_scenarios(**link):
    """The screen, from a choice."""
    return start("scenarios", **link)


def test_a_scenario_is_saved_and_opened_by_its_link(store):
    """With own scores and all; the address names it, and opens it for another."""
    app = start("scores")
    app.file_uploader[0].set_value(("x.xlsx", filled_in(s1=0), "application/vnd.ms-excel")).run()
    app.button(key="neem-over").click().run()
    box(app, "Benadering").set_value("roeien").run()
    app.switch_page("../../pages/scenarios.py").run()
    save(app, "Eerste <i>")
    assert "**Bewaard: Eerste \\<i\\>, versie 1.**" in words(app)
    (saved,) = store.all()
    assert (saved.name, saved.author, saved.number) == ("Eerste <i>", "Ans", 1)
    assert app.query_params["scenario"] in (f"{saved.id}.1", [f"{saved.id}.1"])
    other = start(scenario=f"{saved.id}.1")
    assert other.session_state.session.choice == app.session_state.session.choice
    assert "Roeien met de riemen die we hebben" in words(other)
    assert "staat nog niet in de link" not in words(other)


def test_saving_again_is_the_next_version_and_an_earlier_one_can_be_put_back(store):
    """Three versions: as it was, changed, and as it was again."""
    app = save(on_scenarios(), "Plan")
    box(app, "Benadering").set_value("roeien").run()
    assert "met wijzigingen die nog niet bewaard zijn" in words(app)
    save(app, "Plan", button="Bewaar als versie 2")
    next(s for s in app.selectbox if s.label == "Versie").set_value(1).run()
    app.button(key="open-bewaard").click().run()
    assert box(app, "Benadering").value == "alles-overwegend"
    assert "**U ziet versie 1; de laatste is versie 2.**" in words(app)
    save(app, "Plan", button="Bewaar als versie 3")
    contents = [v.content for v in store.revisions(store.all()[0].id)]
    assert len(contents) == 3 and contents[0] == contents[2] != contents[1]


def test_the_second_of_two_people_is_told(store):
    """Who saved what in between, and nothing is overwritten."""
    first = save(on_scenarios(), "Plan")
    (saved,) = store.all()
    second = start("scenarios", scenario=f"{saved.id}.1")
    box(second, "Benadering").set_value("roeien").run()
    save(second, "Plan", "Bo", "Bewaar als versie 2")
    save(first, "Plan", "Ans", "Bewaar als versie 2")
    assert "**Niet bewaard: Bo heeft intussen versie 2 bewaard**" in words(first)
    assert "erbij in uw pakket" in words(first)
    assert [v.author for v in store.revisions(saved.id)] == ["Bo", "Ans"]


def test_without_a_name_nothing_is_saved(store):
    """And it says what is lacking."""
    app = save(on_scenarios(), "", "Ans")
    assert "vul een naam voor het scenario in" in words(app)
    assert store.all() == ()


def test_deleted_can_be_put_back(store):
    """Out of the list, back in it."""
    app = save(on_scenarios(), "Plan")
    app.button(key="verwijder").click().run()
    assert "**Plan** is verwijderd." in words(app) and "Er zijn nog geen scenario's bewaard" in words(app)
    app.button(key="zet-terug").click().run()
    assert [s.name for s in store.all()] == ["Plan"]


def test_a_link_to_a_dossier_whose_scores_changed_since_says_what_that_does(store, monkeypatch):
    """Every score then and now, and the package; on the page that the link opens, until it is read."""
    save(on_scenarios(), "Plan")
    (saved,) = store.all()
    changed = DOSSIER.with_score("1", "grip", 0).with_score("14", "grip", 0).with_score("16", "grip", 0)
    monkeypatch.setattr(dossiers, "load_all", lambda folder: ({changed.id: changed}, {}))
    app = start(scenario=f"{saved.id}.1")
    assert "**Het dossier is veranderd sinds dit scenario is gemaakt.** Drie scores zijn anders." in words(app)
    shown = app.table[0].value
    assert [s.split(" ")[0] for s in shown["Stap"]] == ["1", "14", "16"] and shown["Nu"].tolist() == ["0"] * 3
    assert shown["Toen"].tolist() == [f"{DOSSIER.score_of[c, 'grip'].score:g}" for c in ("1", "14", "16")]
    before = set(select_package(DOSSIER, "gebalanceerd", "alles-overwegend").codes)
    now = set(select_package(changed, "gebalanceerd", "alles-overwegend").codes)
    assert before != now and ("eruit" in words(app)) == bool(before - now)
    app.button(key="scenario-oud-begrepen").click().run()
    assert "Het dossier is veranderd" not in words(app)
    app.switch_page("../../pages/scenarios.py").run()
    assert "Drie scores zijn anders" in words(app)


def test_a_link_to_what_is_not_there_says_so():
    """The default, and why."""
    for reference in ("onbekend.1", "x", "'; DROP TABLE scenario.1", "a.99999999999999999999"):
        app = start(scenario=reference)
        assert "Deze link is hier niet te openen: het scenario" in app.warning[0].value


def test_a_store_that_cannot_be_reached_is_said(monkeypatch):
    """The choice stays, and the rest of the screen works."""

    def broken():
        raise StoreError("weg")

    monkeypatch.setattr(current, "store", broken)
    app = on_scenarios()
    assert "nu niet te bereiken" in app.error[0].value
    assert app.file_uploader


def test_scenarios_side_by_side(store):
    """What differs, the sums, the weights; a saved one beside the present choice and the advice."""
    app = save(on_scenarios(benadering="roeien"), "Roeien")
    box(app, "Benadering").set_value("alles-overwegend").run()
    app.multiselect[0].set_value(["Uw keuze van nu", "Het advies", "Roeien"]).run()
    assert "**Zes stappen zitten in alle 3**; negen stappen verschillen." in words(app)
    differs, totals = (t.value for t in app.table[-2:])
    assert len(differs) == 9 and set(differs["Roeien"]) == {"–"} and set(differs["Het advies"]) == {"●"}
    assert totals["Roeien"].iloc[0] == "6" and totals["Uw keuze van nu"].iloc[0] == "15"
    by_name = totals.set_index("Wat")["Het advies"]
    assert by_name["Gewicht van Complexiteit"] == "25 %" and by_name["Grenzen"] == "geen"
    assert "hoogstens 12" in totals.set_index("Wat").loc["Grenzen", "Roeien"]
    app.multiselect[0].set_value(["Uw keuze van nu", "Het advies"]).run()
    assert "**Dit zijn overal dezelfde 15 stappen.**" in words(app)


def test_a_database_that_goes_away_loses_nothing(store, monkeypatch):
    """Saving says that it did not, and the choice stays."""
    app = on_scenarios(benadering="roeien")

    def gone(*_):
        raise StoreError("weg")

    monkeypatch.setattr(store, "add", gone)
    save(app, "Plan")
    assert "nu niet te bereiken" in words(app)
    assert box(app, "Benadering").value == "roeien" and store.all() == ()


def test_renaming_and_copying(store):
    """A new version under the new name; a scenario of its own under another. What changed is told per version."""
    app = save(on_scenarios(), "Plan")
    for name, button, said in (("Ons plan", "hernoem", "Hernoemd tot Ons plan"),
                               ("Kopie", "dupliceer", "Gedupliceerd als Kopie")):  # fmt: skip
        app.session_state["hernoemen"] = True
        app.run()
        field(app, "Nieuwe naam").set_value(name)
        field(app, "Door wie").set_value("Bo")
        app.button(key=button).click().run()
        assert not app.exception and said in words(app)
    assert sorted((s.name, s.number, s.author) for s in store.all()) == [("Kopie", 1, "Bo"), ("Ons plan", 2, "Bo")]
    next(s for s in app.selectbox if s.label == "Kies een scenario").set_value(
        next(s.id for s in store.all() if s.name == "Ons plan")
    ).run()
    app.session_state["versies"] = True
    app.run()
    history = next(t.value for t in app.table if "Wat veranderde" in t.value)
    assert history["Wat veranderde"].tolist() == ["heet nu Ons plan", "eerste versie"]


def test_the_table_without_a_database_still_tells_the_story(monkeypatch):
    """What can be picked cannot be reached, and that is said."""

    def broken():
        raise StoreError("weg")

    app = start("binnentafel")
    monkeypatch.setattr(current, "store", broken)
    app.session_state["op-tafel"] = True
    app.run()
    assert not app.exception and "nu niet te bereiken" in app.error[0].value
    assert app.title[0].value.startswith("Welke van de 24 stappen")


def test_only_what_is_picked_is_worked_out(store, monkeypatch):
    """However many scenarios are kept: the one in the list, and those beside each other."""
    app = on_scenarios()
    for k, aspect in enumerate(DOSSIER.aspects):
        next(s for s in app.sidebar.slider if s.key.startswith(f"aspect-{aspect.id}")).set_value(9 - k).run()
        save(app, f"Plan {k}")
    asked = []
    answer = situations.situation
    monkeypatch.setattr(situations, "situation", lambda choice, base: asked.append(choice) or answer(choice, base))
    app.run()
    kept = {saved.name: from_json(saved.content.encode(), {DOSSIER.id: DOSSIER}).choice for saved in store.all()}
    assert len(set(kept.values())) == 4
    # What one changes from is worked out too, to tell what changed.
    assert {name for name, choice in kept.items() if choice in asked} <= {"Plan 2", "Plan 3"}


def test_who_opens_a_shared_link_sees_whose_it_is(store):
    """Name, author and note above every page, until read or the choice is another; and a link to copy."""
    app = on_scenarios(benadering="roeien")
    field(app, "Notitie").set_value("Voor de *raad*")
    save(app, "Plan B", author="Ans")
    (saved,) = store.all()
    assert given(app, "keuzemodel_copy")["link"].endswith(f"scenario={saved.id}.1")
    for page in ("pakket", "fasering", "scores"):
        other = start(page, scenario=f"{saved.id}.1")
        assert "U ziet het scenario **Plan B**, versie 1, bewaard door Ans op " in words(other)
        assert "Voor de \\*raad\\*" in words(other)
    other.button(key="scenario-geopend-begrepen").click().run()
    assert "bewaard door Ans" not in words(other)
    other = start(scenario=f"{saved.id}.1")
    box(other, "Benadering").set_value("alles-overwegend").run()
    assert "bewaard door Ans" not in words(other)
