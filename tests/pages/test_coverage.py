"""The screen Dekking: what of a framework is served, and the demand that it is."""

from __future__ import annotations

from datetime import date

from keuzemodel.dashboard.asked import situation as situations
from keuzemodel.dashboard.language import numbers
from keuzemodel.dashboard.language.columns import this
from keuzemodel.dashboard.shown.about import about
from keuzemodel.solve.selection import select_package
from tests.pages.test_pages import box, on_board, start, words
from tests.pages.test_scenarios import save
from tests.shipped import shipped

DOSSIERS = shipped()
DOSSIER = DOSSIERS["alkmaar-verblijf"]
FRAMEWORK = DOSSIER.framework


def test_the_framework_speaks_of_dossiers_that_are_there():
    """No id in its rows is misspelled."""
    assert all(d.framework.elsewhere == () for d in DOSSIERS.values() if d.framework)


def demand(app, *ids: str):
    """Pick principles on the screen."""
    app.main.multiselect[0].set_value(list(ids)).run()
    assert not app.exception
    return app


def test_the_sums_are_those_of_the_package():
    """Served and not served, by the codes that the package holds."""
    shown = words(start("dekking", benadering="roeien"))
    chosen = set(select_package(DOSSIER, "gebalanceerd", "roeien").codes)
    served = [p for p in FRAMEWORK.principles if chosen & set(FRAMEWORK.serving(p.id))]
    assert f"**{len(served)} van de {len(FRAMEWORK.principles)} onderdelen**" in shown
    for principle in FRAMEWORK.principles:
        assert (f"- **{principle.name}**:" in shown) == (principle not in served)


def test_a_demand_changes_the_package_everywhere_and_can_be_taken_back():
    """The best package that serves it, its price, the start page, the link, and the way back."""
    app = demand(start("dekking", benadering="roeien"), "u1", "u7")
    cover = [FRAMEWORK.serving("u1"), FRAMEWORK.serving("u7")]
    with_it = select_package(DOSSIER, "gebalanceerd", "roeien", cover=cover)
    without = select_package(DOSSIER, "gebalanceerd", "roeien")
    lost = numbers.number(100 * (without.value - with_it.value), 1)
    assert f"Dat kost **{lost} punten waarde**" in words(app)
    assert app.query_params["dekken"] == "u1~u7"
    app.switch_page("../../pages/pakket.py").run()
    shown = words(app)
    assert "minstens één stap voor Eigen kracht versterken en Van regionale jeugdhulp" in shown
    assert on_board(app) == with_it.codes
    app.button(key="terug").click().run()
    assert "dekken" not in app.query_params and "**6 van de 24 stappen**" in words(app)


def test_what_is_already_there_costs_nothing():
    """And says so."""
    app = demand(start("dekking"), "u4")
    assert "Dat kost niets: het pakket had die al." in words(app)


def test_a_demand_that_cannot_be_met_has_a_way_out():
    """No room for any step that serves it: said with the rules that clash, and one click lets go."""
    app = start("dekking", benadering="roeien", grens="ontwikkeltijd.0", dekken="u1")
    assert "minstens één stap voor Eigen kracht versterken is geëist" in app.warning[0].value
    app.button(key="losmaken").click().run()
    assert app.title[0].value.startswith("Welk deel van het kader") and "dekken" not in app.query_params


def test_a_link_with_what_the_framework_does_not_have_is_refused():
    """Also where the dossier has no framework."""
    for link in ({"dekken": "x"}, {"dossier": "ijmond-transformatie", "dekken": "u1"}):
        app = start("dekking", **link)
        assert any("bestaat niet in een kader" in w.value for w in app.warning)


def test_without_a_framework_it_says_where_there_is_one():
    """By name of the dossiers that have one."""
    app = start("dekking", dossier="ijmond-transformatie")
    shown = words(app)
    assert "Naast dit dossier ligt geen kader." in shown and DOSSIERS["alkmaar-transformatie-2018"].title in shown
    box(app, "Dossier").set_value("alkmaar-transformatie-2018").run()
    assert "onderdelen** van het kader" in words(app)


def test_a_demand_is_in_the_scenario_and_in_the_files(store):
    """Saved, opened by its link by somebody else, and named in what leaves."""
    app = save(start("scenarios", benadering="roeien", dekken="u1"), "Met dekking")
    (saved,) = store.all()
    other = start(scenario=f"{saved.id}.1")
    assert other.session_state.session.choice == app.session_state.session.choice
    assert other.session_state.session.choice.demanded == ("u1",)
    assert "minstens één stap voor Eigen kracht versterken" in words(other)
    found = situations.situation(other.session_state.session.choice, DOSSIER)
    lines = about(this(found), "http://here/", date(2026, 11, 22)).lines
    assert any("dekking geëist: Eigen kracht versterken" in line for line in lines)
