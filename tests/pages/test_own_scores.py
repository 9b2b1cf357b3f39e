"""The screen Eigen scores: out, back in with a preview, on every other screen at once, and back again."""

from __future__ import annotations

import io
from dataclasses import replace

import openpyxl
import pytest

from keuzemodel.dashboard.asked.scenario import Scenario, to_json
from keuzemodel.dashboard.session import current, dossiers, leaving
from keuzemodel.dashboard.shown.keeping import scores as score_tables
from keuzemodel.model.claims.checks import Comparison
from keuzemodel.model.dossier import Claim, Score
from keuzemodel.sheets.workbooks import scores_csv, scores_workbook
from keuzemodel.solve.selection import select_package
from tests.building import make_dossier
from tests.pages.test_pages import box, on_board, start, words
from tests.shipped import alkmaar

DOSSIER = alkmaar()
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def filled_in(**scores: float) -> bytes:
    """The workbook as it leaves, with other scores for grip of the steps named as s5_1."""
    book = openpyxl.load_workbook(io.BytesIO(scores_workbook(DOSSIER)))
    sheet = book["Scores"]
    column = [c.value for c in sheet[1]].index("Grip (0-5)") + 1
    for name, score in scores.items():
        row = DOSSIER.codes.index(name[1:].replace("_", ".")) + 2
        sheet.cell(row, column, score)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def uploaded(data: bytes, name: str = "onze.xlsx", mime: str = XLSX):
    """The screen after a file was put down."""
    app = start("scores")
    app.file_uploader[0].set_value((name, data, mime)).run()
    assert not app.exception
    return app


def test_own_scores_from_a_file_count_everywhere():
    """Preview, take over, the package of the new scores, the notice on every page, one step back."""
    app = uploaded(filled_in(s8_1=0, s9_2=0, s16=0))
    assert "**Drie scores veranderen.**" in words(app)
    assert [w.split(" ")[0] for w in app.table[0].value["Wordt"]] == ["0", "0", "0"]
    app.button(key="neem-over").click().run()
    assert "**U werkt met drie eigen scores**" in words(app)
    own = [Score(c, "grip", 0.0, DOSSIER.score_of[c, "grip"].margin, "eigen") for c in ("8.1", "9.2", "16")]
    expected = select_package(DOSSIER.with_scores(own), "gebalanceerd", "alles-overwegend").codes
    app.switch_page("../../pages/pakket.py").run()
    shown = words(app)
    assert "U werkt met drie eigen scores. Die staan nog niet in de link" in shown
    assert on_board(app) == expected
    assert "3 zelf ingevuld" in shown
    app.button(key="terug").click().run()
    assert "Dat is precies het geadviseerde pakket" in words(app) and "eigen scores" not in words(app)


def test_the_advice_stays_that_of_the_source():
    """With other scores the comparison is still with the report's package."""
    app = uploaded(filled_in(s1=0, s14=0))
    app.button(key="neem-over").click().run()
    app.switch_page("../../pages/pakket.py").run()
    assert "Uit het advies vallen" in words(app)
    app.session_state["totalen-tabel"] = True
    app.run()
    assert app.table[0].value["Advies"].tolist()[-1] == "54"


def test_a_file_that_changes_nothing_says_so():
    """Straight back in."""
    app = uploaded(scores_csv(DOSSIER), "scores.csv", "text/csv")
    assert "Dit bestand verandert niets" in words(app)
    assert not [b for b in app.button if b.key == "neem-over"]


def test_a_faulty_file_is_refused_whole():
    """Every fault in a table, and no way to take the rest over."""
    app = uploaded(filled_in(s5_1=9, s16=3))
    assert "**Niets overgenomen: één fout in het bestand.**" in words(app)
    assert app.table[0].value["Kolom"].tolist() == ["Grip"]
    assert not [b for b in app.button if b.key == "neem-over"]


def test_back_to_the_scores_of_the_dossier():
    """One button."""
    app = uploaded(filled_in(s5_1=0))
    app.button(key="neem-over").click().run()
    app.button(key="scores-terug").click().run()
    assert "er zijn geen eigen scores" in words(app)


def test_what_is_typed_in_the_table_is_read_as_dutch():
    """Decimal comma or point; what is no score on the scale is a fault and nothing else."""
    from datetime import date

    edits = {0: {"Grip": "3,5"}, 1: {"Grip": "2.5"}, 2: {"Grip": "twaalf"}, 3: {"Grip": "9"}, 4: {"Stap": "x"}}
    scores, faults = score_tables.edited(DOSSIER, edits, date(2026, 11, 22))
    assert [(s.code, s.score, s.origin, s.source) for s in scores] == [
        ("1", 3.5, "eigen", "op het scherm, 22 november 2026"), ("2", 2.5, "eigen", "op het scherm, 22 november 2026"),
    ]  # fmt: skip
    assert [f.file for f in faults] == ["stap 3.1", "stap 3.2"]


def scenario_file(app) -> bytes:
    """What 'Bewaar als bestand' would give."""
    choice = app.session_state.session.choice
    package = select_package(DOSSIER.with_scores(choice.scores), "gebalanceerd", choice.approach).codes
    return to_json(Scenario("Zonder wijkteams <b>", "Notitie", choice, DOSSIER.fingerprint, package), DOSSIER)


def test_a_scenario_comes_back_on_another_computer():
    """Approach and own scores; the one who opens it sees first what is in it, and can go back."""
    app = uploaded(filled_in(s1=0, s2=0))
    app.button(key="neem-over").click().run()
    box(app, "Benadering").set_value("roeien").run()
    data = scenario_file(app)
    other = start("scenarios")
    other.file_uploader[0].set_value(("x.json", data, "application/json")).run()
    shown = words(other)
    assert (
        "**Zonder wijkteams \\<b\\>**: Roeien met de riemen die we hebben, Gebalanceerd en twee eigen scores." in shown
    )
    assert "veranderd sinds" not in shown
    other.button(key="open").click().run()
    assert box(other, "Benadering").value == "roeien"
    assert other.session_state.session.choice == app.session_state.session.choice
    other.button(key="terug").click().run()
    assert box(other, "Benadering").value == "alles-overwegend"


def test_a_scenario_of_other_scores_says_so():
    """What has changed in the dossier since, and what that does to the package."""
    app = start("scenarios")
    data = (
        scenario_file(app)
        .replace(DOSSIER.fingerprint.encode(), b"anders")
        .replace(b'"pakket": [\n  "1",', b'"pakket": [')
    )
    app.file_uploader[0].set_value(("x.json", data, "application/json")).run()
    shown = words(app)
    assert "Het dossier is veranderd sinds dit scenario is gemaakt" in shown
    assert "Ten opzichte van toen komt 1 erbij" in shown


def test_a_file_that_is_no_scenario_is_refused():
    """With a sentence."""
    app = start("scenarios")
    app.file_uploader[0].set_value(("x.json", b"{}", "application/json")).run()
    assert app.error[0].value == "Niet geopend: dit bestand is geen scenario van het keuzemodel."


def test_what_was_not_known_is_not_a_number_in_the_preview_either():
    """Filling in an amount: from not known to euro; afterwards the list of changes says the same."""
    app = start("scores", dossier="westfriesland-transformatie")
    app.file_uploader[0].set_value(("kosten.csv", b"Code;kosten\n1;50.000\n", "text/csv")).run()
    assert not app.exception
    for old, new in (("Nu", "Wordt"), ("Dossier", "Eigen")):
        row = next(f.value.iloc[0] for f in app.table if old in f.value)
        assert (row[old], row[new], row["Verschil"]) == ("onbekend", "€ 50.000 ± 0 ◆", "")
        if old == "Nu":
            app.button(key="neem-over").click().run()


@pytest.mark.parametrize(
    ("browser", "name", "there"),
    [(b"een", None, True), (b"ander", None, False), (None, None, False), (b"een", "x", False)],
)
def test_another_session_of_the_same_browser_has_them(monkeypatch, browser, name, there):
    """By the name in the address; elsewhere, or when they are gone, it says so and shows the rest of the choice."""
    monkeypatch.setattr(leaving, "_browser", lambda: b"een")
    app = uploaded(filled_in(s8_1=0, s9_2=0, s16=0))
    app.button(key="neem-over").click().run()
    box(app, "Benadering").set_value("roeien").run()
    link = address_of(app)
    assert link["eigen"] and link["benadering"] == "roeien"
    monkeypatch.setattr(leaving, "_browser", lambda: browser)
    other = start(**(link | ({"eigen": name} if name else {})))
    shown = words(other)
    assert (other.session_state.session.choice == app.session_state.session.choice) == there
    assert ("U werkt met drie eigen scores" in shown) == there
    assert bool([w for w in other.warning if "zijn er hier niet" in w.value]) != there
    assert other.session_state.session.choice.approach == "roeien"
    assert address_of(other).get("eigen") != link["eigen"]
    if not there:
        other.button(key="scores-weg-begrepen").click().run()
        assert not other.warning


def test_own_scores_follow_the_dossier_that_is_named(monkeypatch):
    """Those of one dossier are never put in another."""
    monkeypatch.setattr(leaving, "_browser", lambda: b"een")
    app = uploaded(filled_in(s8_1=0))
    app.button(key="neem-over").click().run()
    other = start(dossier="ijmond-transformatie", eigen=address_of(app)["eigen"])
    assert other.session_state.session.choice.scores == () and "zijn er hier niet" in other.warning[0].value


def address_of(app) -> dict[str, str]:
    """What the address says."""
    return {key: value if isinstance(value, str) else value[0] for key, value in app.query_params.items()}


@pytest.mark.parametrize("page", ["toets", "vergelijken"])
def test_own_scores_that_leave_another_approach_without_a_package_say_so(page, monkeypatch):
    """A limit that no step of a demanded theme fits in any more: in words, on the screens that show every approach."""
    dossier = make_dossier(
        [[3, 1], [2, 2]], ["benefit", "burden"], themes=[0, 1], coverage=[(1, 1)], limits={1: 3}, fingerprint="dekking"
    )
    amount = {"maat": "getal", "waarde": 1}
    check = Comparison.model_validate({"soort": "vergelijking", "links": amount, "teken": "=", "rechts": amount})
    claim = Claim("een", "Een is een.", "§1", check)
    dossier = replace(dossier, claims=(claim,))
    monkeypatch.setattr(dossiers, "load_all", lambda folder: ({dossier.id: dossier}, {}))
    app = start()
    session = app.session_state[current.KEY]
    session.choice = replace(session.choice, scores=(Score("m1", "c1", 5.0, 0.0, "eigen"),))
    app.switch_page(f"../../pages/{page}.py").run()
    assert not app.exception and [t.value for t in app.title] == ["Dit scherm heeft nu geen antwoord"]
    assert "Thema 1 moet minstens 1 stappen hebben" in app.warning[0].value
