"""Parts of one whole add up wherever they are shown together."""

from __future__ import annotations

import io
import re
from datetime import date

import openpyxl
import pytest

from keuzemodel.dashboard.asked import situation as situations
from keuzemodel.dashboard.asked.link import from_link
from keuzemodel.dashboard.asked.settings import rests_on
from keuzemodel.dashboard.language import numbers, settings
from keuzemodel.dashboard.language.columns import Column, this
from keuzemodel.dashboard.shown import method
from keuzemodel.dashboard.shown.keeping import scenarios
from keuzemodel.dashboard.shown.meeting import report, tables
from tests.shipped import alkmaar, shipped

DOSSIER = alkmaar()
DOSSIERS = shipped()


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
    assert added(settings.cells(rests_on(found, day))["Gewichten"]) == 100_000
    assert added(re.findall(r"Weging: .*?\((.*)\)\. Grenzen", settings.note(rests_on(found)))[0]) == 100_000
    shares = tables.weightings(found).drop(columns="Weging")
    assert all(added(" ".join(row)) == 100_000 for row in shares.to_numpy().tolist())
    worked = method.worked_measure(dossier, dossier.codes[0], found.weights)["Gewicht"].tolist()
    assert worked[-1] == "100 %" and added(" ".join(worked[:-1])) == 100_000
    beside = scenarios.beside((Column("A", found), Column("B", found)))
    assert added(" ".join(beside.loc[beside["Wat"].str.startswith("Gewicht van"), "A"])) == 100_000
    book = openpyxl.load_workbook(io.BytesIO(report.workbook(this(found), (), "http://hier/", day)))
    cells = [row[2].value for row in book["Gewichten"].iter_rows(min_row=2)]
    assert sum(round(1000 * cell) for cell in cells) == 1000
    assert [numbers.percent(c, 1) for c in cells] == [f"{round(1000 * c) / 10:.1f} %".replace(".", ",") for c in cells]
