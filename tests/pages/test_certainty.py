"""Maatregelen and Gevoeligheid: what they say, and that odd dossiers and choices get an answer too."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from keuzemodel.dashboard.asked import analyses
from keuzemodel.dashboard.asked import situation as situations
from keuzemodel.dashboard.asked.certainty import advice as certainty_advice
from keuzemodel.dashboard.asked.certainty import answers as certainties
from keuzemodel.dashboard.main import PAGES
from keuzemodel.dashboard.screens import parts
from keuzemodel.dashboard.screens.certainty import weights as weights_screen
from keuzemodel.dashboard.session import current, dossiers, opening, stopping
from keuzemodel.dashboard.words.certainty import headline as headline_words
from keuzemodel.dashboard.words.certainty import over_tables as over_words
from keuzemodel.dashboard.words.certainty import proofs
from keuzemodel.dashboard.words.keeping import trouble as trouble_words
from keuzemodel.model.dossier import Advice
from keuzemodel.model.errors import TooSlowError
from keuzemodel.solve.selection import select_package
from tests.benchmarks.large_dossier import synthetic
from tests.building import make_dossier
from tests.pages.test_pages import links, start, words
from tests.shipped import alkmaar, shipped

DOSSIER = alkmaar()
DOSSIERS = shipped()
EQUAL_POINTS = "~".join(f"{c.id}.5" for c in DOSSIER.criteria)
FOLDS = (
    *("passen-stappen", "passen-keuze", "passen-bereik", "passen-trekking", "draagvlak-tabel", "advies-tabel"),
    *(f"grenzen-tabel-{c.id}" for c in DOSSIER.criteria),
)
"""What stands folded under an answer."""


def on(page: str, opens: str | None = None, *, folded: bool = False, **link: str):
    """The dashboard on a page, with one thing open there; unless `folded` all that is said there is unfolded."""
    app = start(**link)
    for fold in () if folded else FOLDS:
        app.session_state[fold] = True
    if opens is not None:
        app.query_params[opening.OPENS[page]] = opens
    if page != "pakket":
        app.switch_page(f"../../pages/{page}.py").run()
    assert not app.exception, app.exception
    return app


def check(app) -> str:
    """A question, an answer, and nothing that only a programmer would read."""
    assert app.title[0].value.endswith("?")
    shown = words(app) + "\n".join(str(t.value.to_numpy()) for t in app.table)
    assert not re.search(r"\b(nan|inf|None|True|False|Traceback|Error)\b", shown), shown
    assert not app.warning
    return shown


@pytest.mark.parametrize("code", DOSSIER.codes)
@pytest.mark.parametrize("approach", [a.id for a in DOSSIER.approaches])
def test_every_measure_says_why(code, approach):
    """In or out with its reason, a table of aspects and one of scores."""
    app = on("maatregelen", code, benadering=approach)
    shown = check(app)
    chosen = code in select_package(DOSSIER, "gebalanceerd", approach).codes
    assert f"**{'● In' if chosen else '– Niet in'} het pakket.**" in shown
    assert app.header[0].value.startswith(f"**{code}**")
    assert len(app.table) == 2 and len(app.table[0].value) == 4 and len(app.table[1].value) == 9


@pytest.mark.parametrize("section", opening.SECTIONS)
@pytest.mark.parametrize(
    "link",
    [
        {},
        {"benadering": "roeien"},
        {"benadering": "roeien", "grens": "ontwikkeltijd.0"},
        {"weging": "eigen", "aspecten": "inhoud.0~financien.5~strategie.5~complexiteit.5", "criteria": EQUAL_POINTS},
        {"weging": "eigen", "aspecten": "inhoud.9~financien.0~strategie.0~complexiteit.0", "criteria": EQUAL_POINTS},
        {"weging": "eigen", "aspecten": "inhoud.5~financien.5~strategie.5~complexiteit.5",
         "criteria": "~".join(f"{c.id}.{0 if c.aspect == 'inhoud' else 5}" for c in DOSSIER.criteria)},
        {"altijd": "~".join(c for c in DOSSIER.codes if c not in ("3.1", "7", "10.1", "10.2"))},
        {"nooit": "~".join(DOSSIER.codes)},
    ],
    ids=["default", "limited", "nothing fits", "weight 0", "all on one", "an aspect without criteria", "much forced",
         "all forbidden"],
)  # fmt: skip
def test_every_section_has_an_answer(section, link):
    """On the real dossier, whatever the sliders say."""
    check(on("gevoeligheid", section, **link))


OTHERS = [
    pytest.param(section, {"dossier": id} | link, id=f"{id}-{section}-{name}")
    for id, dossier in DOSSIERS.items()
    if id != DOSSIER.id
    for name, link in links(dossier).items()
    for section in opening.SECTIONS
]


@pytest.mark.parametrize(("section", "link"), OTHERS)
def test_every_section_of_every_dossier_has_an_answer(section, link):
    """Euro or points, one phase or two, with and without what is known."""
    check(on("gevoeligheid", section, **link))


def test_what_the_tables_say_stands_folded_under_the_answers():
    """Four questions and a proof, each one click away; nothing of them is drawn, or worked out, before."""
    app = on("gevoeligheid", "scores", folded=True)
    check(app)
    assert not app.table and not app.main.selectbox
    titles = [over_words.STEPS_TITLE_TOLD, proofs.TITLE, over_words.CHOICE_TITLE, over_words.REACH_TITLE]
    assert [e.label for e in app.main.expander if e.label in titles] == titles
    assert over_words.SAMPLE_TITLE in [e.label for e in app.main.expander]
    app = on("gevoeligheid", "scores")
    assert [len(t.value) for t in app.table] == [24, 4, 24] and "één tabel van heel veel" in words(app)


def with_margins(dossier):
    """Margins of 1 on every score, and an advice."""
    return replace(
        dossier,
        scores=tuple(replace(s, margin=1.0) for s in dossier.scores),
        advice=Advice("alles", "gelijk"),
        fingerprint=f"{dossier.fingerprint} marge",
    )


KINDS = ["benefit", "benefit", "burden"]
ODD = {
    "one measure": make_dossier([[3, 2, 1]], KINDS),
    "none worth it": make_dossier([[0, 1, 5], [1, 0, 4]], KINDS),
    "a criterion with equal scores": make_dossier([[2, 3, 1], [2, 1, 3], [2, 5, 2]], KINDS),
    "all alike": make_dossier([[2, 2, 2]] * 4, KINDS),
    "one criterion": make_dossier([[2], [4]], ["benefit"]),
    "two criteria": make_dossier([[2, 1], [4, 5]], ["benefit", "burden"]),
    "no burden": make_dossier([[2, 1], [4, 5]], ["benefit", "benefit"]),
    "a limit of nought": make_dossier([[3, 2, 1], [2, 1, 3]], KINDS, limits={2: 0}),
    "a minimum per theme": make_dossier([[3, 2, 1], [0, 0, 3]], KINDS, themes=[0, 1], coverage=[(1, 1)], limits={2: 4}),
    "a hundred measures": synthetic(1, 100),
}


@pytest.fixture
def odd(request, monkeypatch):
    """The dashboard with one odd dossier and nothing else."""
    found = ODD[request.param]
    if request.param == "a hundred measures":
        # As many draws as tell that it works; the figures have tests of their own.
        for module in (weights_screen, certainties, certainty_advice):
            monkeypatch.setattr(module, "DRAWS", 400)
        monkeypatch.setattr(analyses, "INFLUENCE_DRAWS", 100)
        half = round(sum(found.score_of[c, "c3"].score for c in found.codes) / 4)
        found = replace(
            found,
            approaches=tuple(replace(a, limits={"c3": float(half)}) for a in found.approaches),
            fingerprint="honderd met grens",
        )
    found = with_margins(found)
    monkeypatch.setattr(dossiers, "load_all", lambda folder: ({found.id: found}, {}))
    return found


@pytest.mark.parametrize("odd", ODD, indirect=True)
@pytest.mark.parametrize("page", PAGES)
def test_odd_dossiers_have_every_page(odd, page):
    """No error, sensible words."""
    check(on(page, **({"benadering": "roeien"} if odd.approaches[1].limits else {})))


@pytest.mark.parametrize("odd", ODD, indirect=True)
@pytest.mark.parametrize("section", opening.SECTIONS)
def test_odd_dossiers_have_every_section(odd, section):
    """What cannot be said exactly says so."""
    check(on("gevoeligheid", section, **({"benadering": "roeien"} if odd.approaches[1].limits else {})))


@pytest.mark.parametrize("odd", ODD, indirect=True)
@pytest.mark.parametrize("way", ["altijd", "nooit"])
@pytest.mark.parametrize("page", ["maatregelen", "gevoeligheid"])
def test_odd_dossiers_with_every_measure_forced(odd, way, page):
    """All in or all out; where that clashes, the clash in words."""
    app = start(**{way: "~".join(odd.codes)})
    app.switch_page(f"../../pages/{page}.py").run()
    assert not app.exception
    assert app.title[0].value.endswith("?") or app.title[0].value == "Geen enkel pakket kan aan alles voldoen"


def test_too_large_for_core_is_said(monkeypatch):
    """A hundred measures over all weightings."""
    monkeypatch.setattr(dossiers, "load_all", lambda folder: ({"proef": with_margins(synthetic(1, 100))}, {}))
    assert "niet precies te zeggen" in check(on("gevoeligheid", "wegingen"))


def test_a_link_opens_a_measure_and_one_that_does_not_exist_says_so():
    """And the list moves along."""
    app = on("maatregelen", "15.1")
    assert app.header[0].value.startswith("**15.1**")
    assert next(r for r in app.main.radio if r.key.startswith("stap-lijst")).value == "15.1"
    broken = start()
    broken.query_params["stap"] = "<b>"
    broken.switch_page("../../pages/maatregelen.py").run()
    assert not broken.exception and "Deze link is hier niet helemaal te openen: de stap" in broken.warning[0].value


def test_another_measure_is_opened_from_the_list():
    """And stays open when a slider moves."""
    app = on("maatregelen", "15.1")
    next(r for r in app.main.radio if r.key.startswith("stap-lijst")).set_value("13").run()
    assert app.header[0].value.startswith("**13**")
    next(s for s in app.sidebar.slider if s.key.startswith("aspect-inhoud")).set_value(9).run()
    assert app.header[0].value.startswith("**13**")


def test_the_list_shows_what_is_asked():
    """In, out, or all."""
    app = on("maatregelen", "15.1")
    for shown, count in (("Erin", 15), ("Niet erin", 9), ("Alle", 24)):
        app.main.get("button_group")[0].set_value(shown).run()
        assert len(next(r for r in app.main.radio if r.key.startswith("stap-lijst")).options) == count


def test_forcing_says_what_comes_and_goes():
    """5.1 carries six others, and keeps 7 out."""
    shown = check(on("maatregelen", "5.1"))
    assert "Zet u deze stap op 'nooit', dan kost dat **157,5 van de 345,4 punten waarde**" in shown
    assert "Verder komt 7 erbij en gaan 3.2, 4, 5.2, 8.2, 9.2 en 15.2 eruit" in shown


def test_a_forced_measure_says_what_that_costs_and_what_the_model_would_do():
    """13 costs more than it yields; what would turn it is asked as if it were free."""
    shown = check(on("maatregelen", "13", altijd="13"))
    assert "U hebt deze stap vastgezet; dat kost **17,9 van de 345,4 punten waarde**" in shown
    assert "Zonder uw keuze zou hij er niet in zitten" in shown
    free = check(on("maatregelen", "13"))
    table = free[free.index("[[") :]
    assert table == shown[shown.index("[[") :]


def test_the_report_s_finding():
    """Between the five weightings always the same package; over all weightings three in ten."""
    shown = check(on("gevoeligheid", "advies"))
    assert "Alle vijf de wegingen van het dossier wijzen dezelfde kant op, en alles wat ertussen ligt ook" in shown
    assert "**8,3 %** van het gewicht. Complexiteit van 25,0 % naar 16,7 % en Inhoud van 25,0 % naar 33,3 %" in shown


def test_how_far_the_advice_holds_says_the_careful_figure_first():
    """With all scores otherwise before the scores as they are; both are in the table behind it."""
    app = on("gevoeligheid", "advies")
    line = next(m.value for m in app.markdown if m.value.startswith("Over elke denkbare verdeling"))
    careful, as_they_are = re.findall(r"(\d+) %", line)
    rows = app.table[0].value.set_index("Wegingen").loc["Elke verdeling over de aspecten"]
    assert rows["Alle scores anders"].startswith(f"{careful} %")
    assert rows["Scores zoals ze zijn"].startswith(f"{as_they_are} %")
    assert int(careful) < int(as_they_are)


@pytest.mark.parametrize("section", opening.SECTIONS)
def test_the_three_answers_stand_once(section):
    """In the first part; the others begin with what they are about."""
    found = [title.value for title in on("gevoeligheid", section).subheader]
    assert (headline_words.RELY_TITLE in found) == (section == opening.SECTIONS[0])


def test_what_the_next_point_of_capacity_buys():
    """At 12 the package uses 10; at 13 the neighbourhood teams come in for part-time."""
    shown = check(on("gevoeligheid", "capaciteit", benadering="roeien"))
    assert "De grens is nu **12**; het beste pakket gebruikt daarvan 10" in shown
    assert (
        "Pas bij **13** (1 punt meer) wordt het beter, met 2,9 punten waarde: dan komt 1 erbij en gaat 9.1 eruit"
        in shown
    )
    assert "Is er minder dan 10, dan kost dat minstens 13,3 punten waarde: dan gaat 9.1 eruit" in shown


def test_forced_choices_are_said_where_they_decide():
    """Not as if they were a finding."""
    shown = check(on("gevoeligheid", "scores", nooit="5.1"))
    assert "U hebt 5.1 op nooit gezet; dat geldt in alles hieronder" in shown
    assert not any("5.1" in line for line in shown.splitlines() if line.startswith("- **5.1**"))


def test_forced_choices_are_said_where_only_margins_are_known(without_tables):
    """The same for a dossier without tables that fit."""
    shown = check(on("gevoeligheid", "scores", nooit="5.1"))
    assert "Staat vast door uw keuze: 5.1." in shown
    assert "▽" in shown


def test_shares_lie_within_their_margins():
    """As they are written."""
    table = on("gevoeligheid", "wegingen").table[0].value
    for share, margin in zip(table["In het beste pakket"], table["95 % zeker"], strict=True):
        figures = [float(f.replace(",", ".")) for f in re.findall(r"\d+(?:,\d+)?", margin)]
        if len(figures) == 2:
            assert figures[0] <= float(share.removesuffix(" %").replace(",", ".")) <= figures[1]


def test_a_computation_that_is_broken_off_says_so(monkeypatch):
    """On a page in words, beside what was there; and where the package itself is not found, in place of the page."""

    def late(*_, **__):
        raise TooSlowError("te laat")

    with monkeypatch.context() as patch:
        patch.setattr(analyses, "tally", late)
        app = on("gevoeligheid", "wegingen")
        assert "Dit duurt te lang om uit te rekenen" in app.warning[0].value
        assert any(title.value == "Hoe zeker is dit pakket?" for title in app.title)
    monkeypatch.setattr(situations, "situation", late)
    app = start("vergelijken")
    assert "De 24 stappen" in app.warning[0].value and not app.title


def test_who_is_no_longer_waiting_is_not_worked_for():
    """What tells how far it is looks each time whether the run was stopped, also before there is a bar to show."""

    def script():
        import streamlit as st
        from streamlit.runtime.scriptrunner import StopException, get_script_run_ctx

        from keuzemodel.dashboard.asked.choice import default_choice
        from keuzemodel.dashboard.kept.catalogue import Kept
        from keuzemodel.dashboard.screens import parts
        from keuzemodel.dashboard.session import current
        from tests.shipped import alkmaar

        def stopped():
            raise StopException

        dossier = alkmaar()
        current.start(default_choice(dossier), current.Seen({dossier.id: dossier}, {}, Kept({}, {}, (), ()), None))
        session = get_script_run_ctx().session_state
        before = session._yield_callback
        progress = parts.waiting("Trekken…")
        progress(0.1)
        object.__setattr__(session, "_yield_callback", stopped)
        try:
            progress(0.2)
        except StopException:
            object.__setattr__(session, "_yield_callback", before)
            st.write("gestopt")

    app = AppTest.from_function(script).run()
    assert not app.exception and [m.value for m in app.markdown] == ["gestopt"]


def test_what_takes_long_can_be_stopped_and_gone_on_with(monkeypatch):
    """It says that it was stopped, stays so until something changes or the user wants it, and loses nothing else."""
    monkeypatch.setattr(parts, "PATIENCE", 0.0)
    app = on("gevoeligheid", "schuiven")
    monkeypatch.setattr(stopping, "is_stopped", lambda: True)
    for cached in (analyses.slider_lines, analyses.tally, analyses.nearest):
        cached.cache_clear()
    app.run()
    assert not app.exception and [i.value for i in app.info] == [trouble_words.STOPPED]
    monkeypatch.undo()
    monkeypatch.setattr(parts, "PATIENCE", 0.0)
    app.session_state[current.KEY].stopped = (app.session_state[current.KEY].choice, "gevoeligheid", "schuiven")
    app.run()
    assert [i.value for i in app.info] == [trouble_words.STOPPED]
    app.button(key="reken-door").click().run()
    assert not app.info and not app.exception


def test_fewer_draws_are_told_with_their_margin(monkeypatch, without_tables):
    """Every kind that was not drawn as often as another, and the scores one by one."""
    monkeypatch.setattr(analyses, "draws_for", lambda selector, most, origins=(): min(most, 500) if origins else most)
    monkeypatch.setattr(analyses, "INFLUENCE_DRAWS", 100)
    analyses.influence_draws.cache_clear()
    app = on("gevoeligheid", "scores")
    assert "Per soort: andere weging 10.000 (± " in words(app) and "alles anders 500 (± " in words(app)
    assert "Elke score is 100 keer opnieuw getrokken. De marge is hoogstens ± " in words(app)
    analyses.influence_draws.cache_clear()
