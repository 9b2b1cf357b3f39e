"""The files as LibreOffice in Dutch opens and saves them."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from keuzemodel.sheets.scores.reading import read_scores
from keuzemodel.sheets.workbooks import scores_csv, scores_workbook
from tests.shipped import alkmaar

DOSSIER = alkmaar()
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
DUTCH_CSV = "CSV:59,34,76,1,,1043,false,true"
MEASURES = (replace(DOSSIER.measures[0], name="Één coördinator ën € 5"), *DOSSIER.measures[1:])
HALVES = tuple(replace(s, score=2.5) if s.criterion == "grip" else s for s in DOSSIER.scores)
WITH_SIGNS = replace(DOSSIER, measures=MEASURES, scores=HALVES, fingerprint="tekens")


@pytest.fixture(scope="module", autouse=True)
def office():
    """LibreOffice; without it the tests are skipped with the reason, except where it is required."""
    if OFFICE is None and os.environ.get("KEUZEMODEL_REQUIRE_OFFICE") != "1":
        pytest.skip("geen LibreOffice op deze machine; installeer hem om deze tests te draaien")
    assert OFFICE, "KEUZEMODEL_REQUIRE_OFFICE=1, but there is no LibreOffice on the path"


def saved_again(data: bytes, name: str, folder: Path, *options: str) -> Path:
    """A file as LibreOffice saves it as a workbook."""
    given = folder / "in" / name
    given.parent.mkdir()
    given.write_bytes(data)
    subprocess.run(
        [OFFICE, f"-env:UserInstallation=file://{folder}/profiel", "--headless", *options,
         "--convert-to", "xlsx", "--outdir", str(folder / "uit"), str(given)],
        check=True, capture_output=True, timeout=120, env={**os.environ, "LC_ALL": "C.UTF-8", "LANG": "nl_NL.UTF-8"},
    )  # fmt: skip
    return folder / "uit" / f"{given.stem}.xlsx"


@pytest.mark.parametrize(
    ("make", "name", "options"),
    [(scores_workbook, "scores.xlsx", ()), (scores_csv, "scores.csv", (f"--infilter={DUTCH_CSV}",))],
    ids=["xlsx", "csv"],
)
def test_numbers_are_numbers_and_letters_stay(make, name, options, tmp_path):
    """Halves and é, ë, € survive; what it saves imports, and changes nothing."""
    path = saved_again(make(WITH_SIGNS), name, tmp_path, *options)
    sheet = openpyxl.load_workbook(path).worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))
    grip = next(k for k, title in enumerate(rows[0]) if title.startswith("Grip"))
    assert len(rows) == 1 + len(WITH_SIGNS.measures)
    assert {row[grip] for row in rows[1:]} == {2.5}
    assert all(isinstance(cell, int | float) for row in rows[1:] for cell in row[grip:])
    assert "Één coördinator ën € 5" in " ".join(map(str, rows[1][:2]))
    found = read_scores(path.read_bytes(), path.name, WITH_SIGNS, date(2026, 11, 22))
    assert not found.faults and not found.changes
