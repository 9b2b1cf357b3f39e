"""A dossier in which steps reinforce each other: every screen counts what a package gives, and says so."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import pytest

from keuzemodel.dashboard.asked import situation as situations
from keuzemodel.dashboard.asked.certainty.answers import SECTIONS
from keuzemodel.dashboard.asked.choice import default_choice
from keuzemodel.dashboard.asked.moves import with_force
from keuzemodel.dashboard.asked.sums import sum_of, sums_of
from keuzemodel.dashboard.language.markdown import plain
from keuzemodel.dashboard.session import current, dossiers
from keuzemodel.dashboard.shown import measures as measure_tables
from keuzemodel.dashboard.shown import method as method_tables
from keuzemodel.dashboard.shown import package as package_tables
from keuzemodel.dashboard.shown import phasing as phasing_tables
from keuzemodel.dashboard.shown.choosing import board
from keuzemodel.dashboard.shown.drawn import graph
from keuzemodel.dashboard.words import change as change_words
from keuzemodel.dashboard.words import measures as measure_words
from keuzemodel.dashboard.words import package as package_words
from keuzemodel.model.dossier import Relation
from keuzemodel.model.valuation import totals
from keuzemodel.sheets.dossiers.reading import from_sheets
from keuzemodel.sheets.layout import to_sheets
from tests.building import value_by_hand
from tests.pages.test_certainty import check, on
from tests.pages.test_dossiers import added
from tests.pages.test_pages import start, words
from tests.shipped import alkmaar

PLAIN = alkmaar()
ROWS = (
    Relation("reinforces", "5.1", ("13",), "aanname", "", "Samen meer", share=0.5),
    Relation("reinforces", "8.1", ("5.1", "13"), "aanname", "", "Een van beide", share=0.25),
    Relation("reinforces", "13", ("8.1",), "aanname", "", "Pas daarna", share=1.0),
)
DOSSIER = from_sheets(
    to_sheets(replace(PLAIN, id="versterkt", title="Versterkt", advice=None, relations=(*PLAIN.relations, *ROWS)))
)
"""As somebody would bring it in: 13 is out of the advised package, 5.1 and 8.1 are in."""


def asked(**forced):
    """The first question on it, with steps forced: code with an underscore in front, always or never."""
    choice = default_choice(DOSSIER)
    for code, way in forced.items():
        choice = with_force(choice, DOSSIER, code[1:].replace("_", "."), way)
    return situations.situation(choice, DOSSIER)


FOUND = asked()
HELD = tuple(DOSSIER.measure_index[c] for c in FOUND.package.codes)


@pytest.fixture(autouse=True)
def look_again():
    """No test waits for what another session kept."""
    dossiers.lookout.clear()
    yield
    dossiers.lookout.clear()


@pytest.mark.parametrize("page", sorted(p.stem for p in (current.ROOT / "pages").glob("*.py")))
def test_every_page_works_where_steps_reinforce_each_other(page):
    """With every part of it that is behind a choice open."""
    added(DOSSIER)
    app = start(page, dossier="versterkt")
    assert not app.exception and app.title[0].value


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("approach", [a.id for a in DOSSIER.approaches])
def test_every_answer_of_gevoeligheid_is_there(section, approach):
    """With and without a limit, one step forced in that is reinforced."""
    added(DOSSIER)
    app = on("gevoeligheid", section, dossier="versterkt", benadering=approach, altijd="13")
    assert not app.exception and check(app)


def test_the_screens_say_what_reinforces():
    """Over het model names the relation and what it means, Stappen what a step misses."""
    added(DOSSIER)
    said = words(start("over", dossier="versterkt"))
    assert "versterkt" in said and "geeft 50 % van zijn baten alleen samen met" in plain(said)
    assert "telt alleen mee als die stap er is" in words(start("fasering", dossier="versterkt"))
    why = FOUND.reasons["5.1"]
    assert measure_words.score_legend(why).endswith("Van de baten van deze stap telt nu 50 %.")
    assert measure_words.score_legend(FOUND.reasons["8.1"]) == measure_words.SCORE_LEGEND
    assert "Relaties (vereist, sluit uit, versterkt)" in method_tables.origins(DOSSIER).to_string()
    assert "Relaties (vereist, sluit uit)" in method_tables.origins(PLAIN).to_string()


def test_figures_of_one_package_add_up_to_its_value():
    """Bars, table, file, waterfall, worked step and reasons; totals as they are counted by hand."""
    value = value_by_hand(DOSSIER, FOUND.weights, HELD)
    assert {"5.1", "8.1"} <= set(FOUND.package.codes) and "13" not in FOUND.package.codes
    assert FOUND.package.value == pytest.approx(value)
    shares = package_tables.contributions(FOUND.given, FOUND.package.codes, FOUND.weights)
    assert shares["netto"].sum() == pytest.approx(100 * value)
    rows = list(csv.DictReader(io.StringIO(package_tables.as_file(FOUND, date(2026, 11, 29), "").decode("utf-8-sig")),
                               delimiter=";"))  # fmt: skip
    points = sum(float(row["Waarde in dit pakket (punten)"].replace(",", ".")) for row in rows)
    assert points == pytest.approx(100 * value, abs=0.01 * len(rows))
    assert sum(FOUND.reasons[c].net for c in FOUND.package.codes) == pytest.approx(value)
    for k, criterion in enumerate(DOSSIER.criteria):
        only = value_by_hand(DOSSIER, np.eye(len(DOSSIER.criteria))[k], HELD) * criterion.sign * criterion.scale[1]
        assert FOUND.package.totals[criterion.id] == pytest.approx(only)
        assert sum_of(FOUND.package.codes, criterion, DOSSIER).known == pytest.approx(only)
    assert {s.criterion.id: s.known for s in sums_of(FOUND.package, DOSSIER)} == totals(DOSSIER, FOUND.package.codes)


@pytest.mark.parametrize("code", DOSSIER.codes)
def test_what_is_told_of_one_step_is_what_it_is_worth_there(code):
    """The last bar of the waterfall, the table of scores and the worked step say the net value of the reason."""
    why = FOUND.reasons[code]
    assert FOUND.net[code] == pytest.approx(why.net)
    bars = measure_tables.waterfall(FOUND.given, code, FOUND.weights)
    assert bars["tot"].iloc[-1] == pytest.approx(100 * why.net)
    turns = dict.fromkeys(c.id for c in DOSSIER.criteria)
    told = measure_tables.score_table(DOSSIER, why, FOUND.weights, turns)
    adds = pd.to_numeric(told["Draagt bij"].str.replace(",", ".").str.replace("−", "-"))
    assert adds.sum() == pytest.approx(100 * why.net, abs=0.05 * len(adds) + 1e-9)


@pytest.mark.parametrize("code", DOSSIER.codes)
def test_a_tile_is_as_tall_as_what_its_step_gives(code):
    """What it yields less what it costs is what it is worth beside the package."""
    yields, costs = board.worths(FOUND.given, FOUND.weights)[code]
    assert yields - costs == pytest.approx(100 * FOUND.reasons[code].net)


def test_the_board_shows_what_a_step_gives():
    """Half of the benefits of 5.1 wait for 13; its burdens do not."""
    cells = phasing_tables.impact(FOUND.given, [DOSSIER.measure("5.1")]).set_index("criterium")["deel"]
    for criterion in DOSSIER.criteria:
        score = DOSSIER.score_of["5.1", criterion.id].score
        if score:
            kept = 0.5 if criterion.kind == "benefit" else 1
            assert cells[phasing_tables.board_name(criterion)] == pytest.approx(kept * score / criterion.scale[1])


def test_reasons_say_what_is_missed_and_what_is_given():
    """5.1 misses 13, 8.1 has 5.1; where 13 is forced in, 5.1 gives all, and 13 is said to reinforce it."""

    def said(found, code):
        return plain(package_words.reason(found.reasons[code], found))

    assert "50 % van zijn baten geeft hij nu niet: 13 ontbreekt." in said(FOUND, "5.1")
    assert "Versterkt 8.1." in said(FOUND, "5.1")
    assert "25 % van zijn baten geeft hij alleen dankzij 5.1 of 13." in said(FOUND, "8.1")
    with_it = asked(_13="altijd")
    assert "50 % van zijn baten geeft hij alleen dankzij 13." in said(with_it, "5.1")
    assert "Al zijn baten geeft hij alleen dankzij 8.1." in said(with_it, "13")
    assert with_it.reasons["5.1"].net > FOUND.reasons["5.1"].net
    without = asked(_8_1="nooit")
    for move in situations.moved(FOUND, without):
        assert change_words.line(move, FOUND, without)


def test_the_graph_and_the_table_name_the_relation():
    """An open arrow from what reinforces; a dossier without has none."""
    drawn = graph.dot(DOSSIER, FOUND.phases)
    assert drawn.count("arrowhead=empty") == 4 and '"13" -> "5.1"' in drawn
    assert "arrowhead=empty" not in graph.dot(PLAIN, FOUND.phases)
    table = phasing_tables.relations(FOUND)
    assert any("geeft al zijn baten alleen samen met" in plain(cell) for cell in table.iloc[:, 0])
