"""Parts of one whole add up wherever they are shown together."""

from __future__ import annotations

import io
import re
from datetime import date

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from keuzemodel.dashboard.asked import situation as situations
from keuzemodel.dashboard.asked.choice import from_link
from keuzemodel.dashboard.language import numbers
from keuzemodel.dashboard.shown import report, story_tables, tables
from keuzemodel.dashboard.words import scenarios as scenario_words
from keuzemodel.dashboard.words import story as story_words
from keuzemodel.model.dutch import rounded_shares
from tests.shipped import alkmaar, shipped

DOSSIER = alkmaar()
DOSSIERS = shipped()
PARTS = st.lists(st.one_of(st.integers(0, 10), st.floats(0, 1e12), st.sampled_from([0.1, 0.2, 0.3, 1 / 3])), min_size=1)


@given(PARTS, st.sampled_from([100, 1000, 10000]))
def test_shares_add_up_and_keep_their_order(values, total):
    """Each off by less than one, a smaller part never above a larger one, of equals the first gets what is left."""
    found = rounded_shares(values, total)
    whole = sum(values)
    assert sum(found) == (total if whole else 0)
    for k, (one, shown) in enumerate(zip(values, found, strict=True)):
        assert abs(shown - total * one / whole) < 1 + 1e-6 if whole else shown == 0
        for other, there in zip(values[k + 1 :], found[k + 1 :], strict=True):
            assert shown <= there if one < other * (1 - 1e-9) else True
            assert shown >= there if one > other * (1 + 1e-9) else True
            assert 0 <= shown - there <= 1 if one == other else True


@pytest.mark.parametrize(
    ("values", "shown"),
    [((1, 5, 1, 1), (13, 63, 12, 12)), ((1, 1, 1), (34, 33, 33)), ((0, 0), (0, 0)), ((), ()), ((0, 7), (0, 100)),
     ((0.1 + 0.2, 0.3), (50, 50)), ((5e-324, 5e-324), (50, 50))],
)  # fmt: skip
def test_shares_by_hand(values, shown):
    """What is left over goes to whoever lost most, the first of equals."""
    assert rounded_shares(values) == shown


@pytest.mark.parametrize("values", [(-1, 2), (float("nan"), 1), (float("inf"), 1)])
def test_what_is_no_part_is_refused(values):
    """Below 0, without end, not a number."""
    with pytest.raises(ValueError, match="parts of a whole"):
        rounded_shares(values)


def added(text):
    """The percentages in a text, added up, in thousandths of a percent."""
    return sum(round(1000 * float(n.replace(",", "."))) for n in re.findall(r"([\d,]+) %", text))


AWKWARD = {
    "weging": "eigen", "aspecten": "inhoud.1~financien.5~strategie.1~complexiteit.1",
    "criteria": "~".join(f"{c.id}.{k % 3 + 1}" for k, c in enumerate(DOSSIER.criteria)),
}  # fmt: skip


@pytest.mark.parametrize(
    "link",
    [AWKWARD, *({"dossier": id, "weging": w.id} for id, d in DOSSIERS.items() for w in d.weightings)],
    ids=lambda link: "-".join(link.values())[:40],
)
def test_weights_add_up_wherever_they_are_shown(link):
    """In files, tables and the story: 100 % each time."""
    choice = from_link({"dossier": DOSSIER.id} | link, DOSSIERS, DOSSIER)
    found = situations.situation(choice, DOSSIERS[choice.dossier])
    day, dossier = date(2026, 11, 22), found.dossier
    assert added(tables.setting(found, day)["Gewichten"]) == 100_000
    assert added(re.findall(r"Weging: .*?\((.*)\)\. Grenzen", story_words.settings_note(found))[0]) == 100_000
    shares = story_tables.weightings(found).drop(columns="Weging")
    assert all(added(" ".join(row)) == 100_000 for row in shares.to_numpy().tolist())
    worked = tables.worked_measure(dossier, dossier.codes[0], found.weights)["Gewicht"].tolist()
    assert worked[-1] == "100 %" and added(" ".join(worked[:-1])) == 100_000
    beside = scenario_words.totals({"A": found, "B": found}, dossier)
    assert added(" ".join(beside.loc[beside["Wat"].str.startswith("Gewicht van"), "A"])) == 100_000
    book = openpyxl.load_workbook(io.BytesIO(report.workbook({"Dit pakket": found}, (), "http://hier/", day)))
    cells = [row[2].value for row in book["Gewichten"].iter_rows(min_row=2)]
    assert sum(round(1000 * cell) for cell in cells) == 1000
    assert [numbers.percent(c, 1) for c in cells] == [f"{round(1000 * c) / 10:.1f} %".replace(".", ",") for c in cells]
