"""Files that leave: read back as a Dutch spreadsheet would read them."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date

import pytest

from keuzemodel.dashboard.asked.choice import default_choice
from keuzemodel.dashboard.asked.settings import rests_on
from keuzemodel.dashboard.asked.situation import Question, first_asked
from keuzemodel.dashboard.language import settings
from keuzemodel.sheets.scores.reading import read_scores
from keuzemodel.sheets.tables import as_csv, harmless, matrix_csv, package_csv
from keuzemodel.solve.selection import select_package
from tests.shipped import alkmaar

DOSSIER = alkmaar()
DAY = date(2026, 11, 22)


def read(content: bytes) -> list[dict[str, str]]:
    """The rows under their headers."""
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def package_rows(dossier=DOSSIER, choice=None):
    """The package of the default choice as read back."""
    choice = choice or default_choice(dossier)
    package = select_package(dossier, choice.weighting, choice.approach)
    net = dict.fromkeys(dossier.codes, 0.1234)
    return package, read(
        package_csv(dossier, package.codes, net, settings.cells(rests_on(Question(choice, dossier), DAY)))
    )


def test_the_package_reads_back():
    """One row per step, the sums of the scores equal to the package's totals."""
    package, rows = package_rows()
    assert [r["Stap"].split(" ")[0] for r in rows] == list(package.codes)
    for criterion in DOSSIER.criteria:
        column = next(h for h in rows[0] if h.startswith(criterion.name))
        assert sum(float(r[column].replace(",", ".")) for r in rows) == package.totals[criterion.id]


def test_the_file_explains_itself():
    """Dossier, version, approach, weighting, limits, forced choices and date stand in columns."""
    choice = replace(default_choice(DOSSIER), approach="roeien", require=("16",), forbid=("7",))
    _, rows = package_rows(choice=choice)
    row = rows[0]
    assert row["Dossier"] == DOSSIER.title and row["Versie van de scores"] == DOSSIER.fingerprint
    assert row["Benadering"] == "Roeien met de riemen die we hebben" and row["Weging"] == "Gebalanceerd"
    assert row["Grenzen"] == "Ontwikkeltijd hoogstens 12"
    assert row["Altijd"] == "stap 16" and row["Nooit"] == "stap 7"
    assert row["Datum"] == "22 november 2026"
    assert row["Waarde in dit pakket (punten)"] == "12,34"
    assert "Grip 25,0 %" in row["Gewichten"]


def test_no_bare_code_that_excel_would_take_for_a_date():
    """5.1 becomes 5 January in a Dutch Excel, so a code never stands in a cell by itself."""
    _, rows = package_rows()
    assert not [cell for row in rows for cell in row.values() if cell in DOSSIER.codes and "." in cell]


def test_every_row_says_which_measure_it_is_part_of():
    """Of a step that is a measure by itself that one, so that rows can be counted by measure."""
    _, rows = package_rows()
    found = {row["Stap"].split(" ")[0]: row["Hoort bij maatregel"] for row in rows}
    assert found["5.1"] == found["5.2"] == "5 Plan de capaciteit" and found["1"] == "1 Versterk de wijkteams"
    every = {row["Hoort bij maatregel"] for row in read(matrix_csv(DOSSIER, {}, DAY))}
    assert len(every) == 16 and "15 Richt 'de RUIT' op" in every
    assert {"maatregel 5", "1 Versterk de wijkteams"} < {
        row["Hoort bij maatregel"] for row in read(matrix_csv(replace(DOSSIER, groups=()), {}, DAY))
    }
    single = replace(DOSSIER, groups=(), measures=tuple(replace(m, parent="") for m in DOSSIER.measures))
    assert not any("maatregel" in heading for heading in read(matrix_csv(single, {}, DAY))[0])


def test_a_package_still_comes_back_as_a_score_table():
    """Whatever else it says of a step, its measure too: only the scores are read."""
    package = select_package(DOSSIER, "gebalanceerd")
    found = read_scores(
        package_csv(DOSSIER, package.codes, dict.fromkeys(DOSSIER.codes, 0.1), {}), "x.csv", DOSSIER, DAY
    )
    assert found.faults == () and found.changes == () and "Hoort bij maatregel" in found.ignored


def test_an_empty_package_still_says_which_choice_it_was():
    """One row without a step."""
    content = package_csv(DOSSIER, [], {}, settings.cells(rests_on(first_asked(DOSSIER), DAY)))
    (row,) = read(content)
    assert row["Stap"] == "(geen stappen)" and row["Weging"] == "Gebalanceerd"


def test_the_matrix_reads_back():
    """24 rows; ja and nee; the count is right."""
    columns = {"A": frozenset({"1", "2"}), "B": frozenset({"2"})}
    rows = read(matrix_csv(DOSSIER, columns, DAY))
    assert len(rows) == 24
    assert (rows[0]["A"], rows[0]["B"], rows[0]["Aantal pakketten"]) == ("ja", "nee", "1")
    assert rows[1]["Aantal pakketten"] == "2"


@pytest.mark.parametrize("text", ["=1+1", "+31", "-1", "@SUM(A1)", " =1", "\t=1", "\r=1", "=cmd|' /C calc'!A0"])
def test_text_that_looks_like_a_formula_is_made_harmless(text):
    """An apostrophe in front; the text itself is kept."""
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Versterk", "5.1 Stem af", "ja; nee", 'zegt "hallo"', "€ 12", "a\nb"])
def test_other_text_stays_as_it_is(text):
    """Also through the file: separators, quotes, euro signs and line ends survive."""
    assert harmless(text) == text
    assert list(read(as_csv(["kop"], [[text or "x"]]))[0].values()) == [text or "x"]
