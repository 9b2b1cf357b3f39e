"""A framework over measures: what it says, and every fault of a broken one."""

from __future__ import annotations

from pathlib import Path

import pytest

from keuzemodel.dashboard.words import coverage as coverage_words
from keuzemodel.folder.frameworks import load_framework
from keuzemodel.model.errors import DossierError
from tests.shipped import ROOT, alkmaar

DOSSIER = alkmaar()
FRAMEWORK = ROOT / "data" / "alkmaar-kader.toml"
TOML = """[kader]
id = "k"
titel = "Kader"

[[groepen]]
id = "g"
naam = "Groep"

[[uitgangspunten]]
id = "u"
groep = "g"
naam = "Eerste"
"""
CSV = "dossier;code;uitgangspunt;herkomst;bron;toelichting\nalkmaar-verblijf;1;u;afgeleid;§1;Waarom\n"


def test_the_framework_of_alkmaar():
    """Three lines with ten principles, four movements, five kinds of support (source 002, deel 1 and §4.1)."""
    framework = load_framework(FRAMEWORK, {DOSSIER.id: DOSSIER})[DOSSIER.id]
    assert [sum(p.group == g.id for p in framework.principles) for g in framework.groups] == [4, 3, 3, 4, 5]
    assert {s.origin for s in framework.services} <= {"afgeleid", "aanname"}
    assert {s.code for s in framework.services} == set(DOSSIER.codes)
    for principle in framework.principles:
        codes = framework.serving(principle.id)
        assert list(codes) == [c for c in DOSSIER.codes if c in codes] and principle.source.startswith("§")


def written(folder: Path, toml: str = TOML, csv: str | bytes = CSV) -> Path:
    """A framework in files."""
    (folder / "k.toml").write_text(toml, encoding="utf-8")
    (folder / "k.csv").write_bytes(csv if isinstance(csv, bytes) else csv.encode())
    return folder / "k.toml"


def test_rows_of_a_dossier_that_is_not_there_are_named(tmp_path):
    """A framework may speak of more dossiers than there are; a misspelled id does not go unseen."""
    csv = CSV + "elders;99;u;aanname;;\n"
    frameworks = load_framework(written(tmp_path, csv=csv), {DOSSIER.id: DOSSIER})
    assert set(frameworks) == {DOSSIER.id} and frameworks[DOSSIER.id].elsewhere == ("elders",)
    assert "'elders'" in coverage_words.elsewhere_line(frameworks[DOSSIER.id])
    assert load_framework(written(tmp_path, csv=csv), {}) == {}


@pytest.mark.parametrize(
    ("toml", "csv", "fault"),
    [
        (TOML.replace('groep = "g"', 'groep = "h"'), CSV, ("k.toml", 11, "groep", "'h' bestaat niet")),
        (TOML + TOML.split("\n\n")[2], CSV, ("k.toml", 14, "id", "'u' komt dubbel voor")),
        (TOML.split("\n\n[[groepen]]")[0], CSV, ("k.toml", None, "groepen", "")),
        (TOML.replace("[kader]", "[kader"), CSV, ("k.toml", 1, None, "geen geldige TOML")),
        (TOML.replace('"Eerste"', '"=1+1"'), CSV, ("k.toml", 12, "naam", "formule")),
        (TOML, CSV.replace(";u;", ";v;"), ("k.csv", 2, "uitgangspunt", "'v' staat niet in k")),
        (TOML, CSV.replace(";1;", ";99;"), ("k.csv", 2, "code", "'99' bestaat niet")),
        (TOML, CSV.replace("afgeleid", "gokje"), ("k.csv", 2, "herkomst", "'afgeleid'")),
        (TOML, CSV + CSV.splitlines()[1] + "\n", ("k.csv", 3, None, "komt dubbel voor")),
        (TOML, CSV.replace("code;", ""), ("k.csv", 1, "code", "kolom ontbreekt")),
        (TOML, b"\xff\xfe\x00", ("k.csv", None, None, "")),
        (TOML, "", ("k.csv", None, None, "")),
    ],
    ids=["no group", "twice", "no groups", "no toml", "formula", "no principle", "no code", "origin", "row twice",
         "no column", "encoding", "empty"],
)  # fmt: skip
def test_every_fault_has_its_place(tmp_path, toml, csv, fault):
    """File, row, column and what was expected."""
    with pytest.raises(DossierError) as refused:
        load_framework(written(tmp_path, toml, csv), {DOSSIER.id: DOSSIER})
    file, row, column, message = fault
    places = [(f.file, f.row, f.column) for f in refused.value.faults]
    if row is None and message == "":
        assert any(place[0] == file for place in places), places
    else:
        assert (file, row, column) in places, [str(f) for f in refused.value.faults]
        assert any(message in f.message for f in refused.value.faults)
