"""Reading: the forms that are accepted, and every fault with its place, all at once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keuzemodel import DossierError, load_dossier, select_package
from keuzemodel.analyse.ensemble.stored import FILE
from keuzemodel.model.dossier import MeasureGroup

ALKMAAR = Path(__file__).resolve().parents[2] / "data" / "alkmaar-verblijf"

SMALL = {
    "dossier.toml": """\
[dossier]
id = "klein"
titel = "Klein"

[[themas]]
id = "t"
naam = "Thema"

[[fasen]]
nummer = 1
naam = "Fase 1"

[[aspecten]]
id = "inhoud"
naam = "Inhoud"

[[aspecten]]
id = "last"
naam = "Last"

[[criteria]]
id = "baat"
aspect = "inhoud"
naam = "Baat"
soort = "baat"
schaal = [0, 5]
ankers = { 0 = "niets", 5 = "alles" }

[[criteria]]
id = "tijd"
aspect = "last"
naam = "Tijd"
soort = "last"
schaal = [0, 10]

[[wegingen]]
id = "gelijk"
naam = "Gelijk"
aspecten = { inhoud = 1, last = 1 }

[[benaderingen]]
id = "alles"
naam = "Alles"

[[benaderingen]]
id = "krap"
naam = "Krap"
grenzen = { tijd = 3 }
""",
    "maatregelen.csv": "code;naam;onderdeel_van;thema;fase;toelichting\n1;Eén;;t;1;\n2;Twee;;t;1;\n",
    "scores.csv": (
        "code;criterium;score;marge;herkomst;bron;toelichting\n"
        "1;baat;3,5;1;aanname;;\n1;tijd;2;;aanname;;\n2;baat;4;1;rapport;§1;\n2;tijd;1.5;1;aanname;;\n"
    ),
    "relaties.csv": "soort;code;andere;herkomst;bron;toelichting\n",
}


def write(folder: Path, **files: str | bytes) -> Path:
    """The small dossier in a folder of its own name, with some files replaced."""
    target = folder / "klein"
    target.mkdir(parents=True, exist_ok=True)
    for name, content in SMALL.items():
        (target / name).write_text(content, encoding="utf-8")
    for name, content in files.items():
        path = target / name.replace("__", ".")
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return target


def changed(name: str, old: str, new: str) -> dict[str, str]:
    """One file of the small dossier with one passage replaced."""
    assert old in SMALL[name]
    return {name.replace(".", "__"): SMALL[name].replace(old, new, 1)}


READING = """\
[[lezingen]]
id = "r"
naam = "R?"

[[lezingen.opties]]
id = "a"
naam = "A"

[[lezingen.opties]]
id = "b"
naam = "B"
"""
GROUP = '\n[[maatregelen]]\ncode = "5"\nnaam = "Vijf"\n'


def named(**given: str) -> dict[str, str]:
    """The small dossier with step 1 as a part of 5, and a name for 5, or what is given in its place."""
    said = {"code": "5", "naam": "Vijf"} | given
    lines = "".join(f'{key} = "{value}"\n' for key, value in said.items())
    toml = f"{SMALL['dossier.toml']}\n[[maatregelen]]\n{lines}"
    return changed("maatregelen.csv", "Eén;;", "Eén;5;") | {"dossier__toml": toml}


def extra(toml: str) -> dict[str, str]:
    """The small dossier with more at the end of dossier.toml."""
    return {"dossier__toml": f"{SMALL['dossier.toml']}\n{toml}"}


def faults(folder: Path) -> list[tuple[str, int | None, str | None, str]]:
    """Every fault as (file, row, column, message)."""
    with pytest.raises(DossierError) as error:
        load_dossier(folder)
    return [(f.file, f.row, f.column, f.message) for f in error.value.faults]


def test_the_small_dossier_is_sound(tmp_path):
    """Decimal comma and point side by side; an empty margin is 0."""
    dossier = load_dossier(write(tmp_path))
    assert [s.score for s in dossier.scores] == [3.5, 2, 4, 1.5]
    assert dossier.scores[1].margin == 0
    assert dossier.criteria[0].anchors == {0: "niets", 5: "alles"}
    assert dossier.weightings[0].weights == {"baat": 0.5, "tijd": 0.5}
    assert dossier.measure("1").name == "Eén"


def test_a_short_name_is_a_column_that_may_be_absent_and_no_part_of_the_mark(tmp_path):
    """Empty, or of another step only: the name itself. A dossier that gets short names stays the version it was."""
    without = load_dossier(write(tmp_path))
    rows = "code;naam;onderdeel_van;thema;fase;toelichting;kort\n1;Eén;;t;1;;1e\n2;Twee;;t;1;;\n"
    dossier = load_dossier(write(tmp_path, maatregelen__csv=rows))
    assert [m.brief for m in dossier.measures] == ["1e", "Twee"] and [m.brief for m in without.measures] == [
        "Eén",
        "Twee",
    ]
    assert dossier.fingerprint == without.fingerprint


@pytest.mark.parametrize("separator", [";", ","])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "BOM"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_forms_of_csv(tmp_path, separator, mark, newline):
    """Semicolon or comma, with or without a BOM, either line end: the same dossier."""
    expected = load_dossier(write(tmp_path))
    files = {}
    for name in ("maatregelen.csv", "scores.csv", "relaties.csv"):
        text = SMALL[name].replace("3,5", '"3,5"').replace(";", separator).replace("\n", newline)
        files[name.replace(".", "__")] = mark + text
    assert load_dossier(write(tmp_path, **files)) == expected


CORPUS = [
    ("unknown theme", changed("maatregelen.csv", "Eén;;t", "Eén;;x"), ("maatregelen.csv", 2, "thema", "thema 'x' bestaat niet")),
    ("unknown phase", changed("maatregelen.csv", "t;1;", "t;9;"), ("maatregelen.csv", 2, "fase", "fase '9' bestaat niet")),
    ("phase is no number", changed("maatregelen.csv", "t;1;", "t;straks;"), ("maatregelen.csv", 2, "fase", "geheel getal")),
    ("duplicate code", changed("maatregelen.csv", "2;Twee", "1;Twee"), ("maatregelen.csv", 3, "code", "komt dubbel voor")),
    ("short name too long", {"maatregelen__csv": f"code;naam;onderdeel_van;thema;fase;toelichting;kort\n1;Eén;;t;1;;{'k' * 33}\n2;Twee;;t;1;;\n"}, ("maatregelen.csv", 2, "kort", "32")),
    ("short name like a formula", {"maatregelen__csv": "code;naam;onderdeel_van;thema;fase;toelichting;kort\n1;Eén;;t;1;;\n2;Twee;;t;1;;=1+1\n"}, ("maatregelen.csv", 3, "kort", "formule")),
    ("empty name", changed("maatregelen.csv", "Eén", " "), ("maatregelen.csv", 2, "naam", "is leeg")),
    ("formula in a name", changed("maatregelen.csv", "Eén", "=1+1"), ("maatregelen.csv", 2, "naam", "lijkt op een formule")),
    ("at sign in a name", changed("maatregelen.csv", "Eén", "@SUM(A1)"), ("maatregelen.csv", 2, "naam", "lijkt op een formule")),
    ("path as code", changed("maatregelen.csv", "2;Twee", "../2;Twee"), ("maatregelen.csv", 3, "code", "letters, cijfers")),
    ("bar in a code", changed("maatregelen.csv", "2;Twee", "2|3;Twee"), ("maatregelen.csv", 3, "code", "letters, cijfers")),
    ("too few cells", changed("maatregelen.csv", "1;Eén;;t;1;", "1;Eén"), ("maatregelen.csv", 2, None, "2 cellen gevonden")),
    ("column missing", changed("maatregelen.csv", "thema", "opgave"), ("maatregelen.csv", 1, "thema", "kolom ontbreekt")),
    ("column twice", changed("maatregelen.csv", "toelichting", "naam"), ("maatregelen.csv", 1, "naam", "komt dubbel voor")),
    ("no measures", {"maatregelen__csv": "code;naam;onderdeel_van;thema;fase;toelichting\n"}, ("maatregelen.csv", None, None, "geen bruikbare regels")),
    ("control character", changed("maatregelen.csv", "Eén", "E\x07én"), ("maatregelen.csv", 2, "naam", "stuurteken")),
    ("open quote", changed("maatregelen.csv", "Eén", '"Eén'), ("maatregelen.csv", 2, None, "aanhalingstekens")),
    ("unknown measure scored", changed("scores.csv", "1;baat", "7;baat"), ("scores.csv", 2, "code", "stap '7' bestaat niet")),
    ("unknown criterion scored", changed("scores.csv", "1;baat", "1;winst"), ("scores.csv", 2, "criterium", "criterium 'winst' bestaat niet")),
    ("score twice", changed("scores.csv", "2;baat", "1;baat"), ("scores.csv", 4, "code", "komt dubbel voor")),
    ("score missing", changed("scores.csv", "2;tijd;1.5;1;aanname;;\n", ""), ("scores.csv", None, "score", "'2' op criterium 'tijd' ontbreekt")),
    ("score above its scale", changed("scores.csv", "3,5", "6"), ("scores.csv", 2, "score", "6 gevonden; verwacht is een getal van 0 tot en met 5")),
    ("score below its scale", changed("scores.csv", "3,5", "-1"), ("scores.csv", 2, "score", "-1 gevonden")),
    ("score is no number", changed("scores.csv", "3,5", "veel"), ("scores.csv", 2, "score", "'veel' is geen getal")),
    ("score is NaN", changed("scores.csv", "3,5", "NaN"), ("scores.csv", 2, "score", "'NaN' is geen getal")),
    ("score is endless", changed("scores.csv", "3,5", "1E400"), ("scores.csv", 2, "score", "'1E400' is geen getal")),
    ("score with thousands", changed("scores.csv", "3,5", "1.000,5"), ("scores.csv", 2, "score", "'1.000,5' is geen getal")),
    ("score empty", changed("scores.csv", "3,5", ""), ("scores.csv", 2, "score", "is geen getal")),
    ("negative margin", changed("scores.csv", "3,5;1", "3,5;-1"), ("scores.csv", 2, "marge", "0 of meer")),
    ("unknown origin", changed("scores.csv", "rapport", "gokje"), ("scores.csv", 4, "herkomst", "'rapport', 'afgeleid', 'aanname' of 'eigen'")),
    ("unknown kind of relation", {"relaties__csv": SMALL["relaties.csv"] + "helpt;1;2;aanname;;\n"}, ("relaties.csv", 2, "soort", "'vereist', 'sluit_uit' of 'versterkt'")),
    ("unknown measure required", {"relaties__csv": SMALL["relaties.csv"] + "vereist;1;2|9;aanname;;\n"}, ("relaties.csv", 2, "andere", "stap '9' bestaat niet")),
    ("requires itself", {"relaties__csv": SMALL["relaties.csv"] + "vereist;1;1;aanname;;\n"}, ("relaties.csv", 2, "andere", "verwijst naar zichzelf")),
    ("circle", {"relaties__csv": SMALL["relaties.csv"] + "vereist;1;2;aanname;;\nvereist;2;1;aanname;;\n"}, ("relaties.csv", 2, "andere", "kring van vereisten")),
    ("requires what it excludes", {"relaties__csv": SMALL["relaties.csv"] + "vereist;1;2;aanname;;\nsluit_uit;2;1;aanname;;\n"}, ("relaties.csv", 2, "andere", "vereist wat hij uitsluit")),
    ("share lacking", {"relaties__csv": "soort;code;andere;deel;herkomst;bron;toelichting\nversterkt;1;2;;aanname;;\n"}, ("relaties.csv", 2, "deel", "is leeg; vul in welk deel")),
    ("share of nothing", {"relaties__csv": "soort;code;andere;deel;herkomst;bron;toelichting\nversterkt;1;2;0;aanname;;\n"}, ("relaties.csv", 2, "deel", "meer dan 0")),
    ("share of more than all", {"relaties__csv": "soort;code;andere;deel;herkomst;bron;toelichting\nversterkt;1;2;1,5;aanname;;\n"}, ("relaties.csv", 2, "deel", "1 of minder")),
    ("share that is no number", {"relaties__csv": "soort;code;andere;deel;herkomst;bron;toelichting\nversterkt;1;2;half;aanname;;\n"}, ("relaties.csv", 2, "deel", "is geen getal")),
    ("share of another kind of relation", {"relaties__csv": "soort;code;andere;deel;herkomst;bron;toelichting\nvereist;1;2;0,5;aanname;;\n"}, ("relaties.csv", 2, "deel", "alleen een relatie 'versterkt'")),
    ("reinforced by an unknown measure", {"relaties__csv": "soort;code;andere;deel;herkomst;bron;toelichting\nversterkt;1;2|9;0,5;aanname;;\n"}, ("relaties.csv", 2, "andere", "stap '9' bestaat niet")),
    ("unknown measure reinforced", {"relaties__csv": "soort;code;andere;deel;herkomst;bron;toelichting\nversterkt;9;2;0,5;aanname;;\n"}, ("relaties.csv", 2, "code", "stap '9' bestaat niet")),
    ("reinforces itself", {"relaties__csv": "soort;code;andere;deel;herkomst;bron;toelichting\nversterkt;1;1;0,5;aanname;;\n"}, ("relaties.csv", 2, "andere", "verwijst naar zichzelf")),
    ("reinforced twice by the same", {"relaties__csv": "soort;code;andere;deel;herkomst;bron;toelichting\nversterkt;1;2;0,5;aanname;;\nversterkt;1;2;0.25;aanname;;\n"}, ("relaties.csv", 3, "andere", "komt dubbel voor")),
    ("relation twice", {"relaties__csv": SMALL["relaties.csv"] + "vereist;1;2;aanname;;\nvereist;1;2;aanname;;\n"}, ("relaties.csv", 3, "andere", "komt dubbel voor")),
    ("weighting sums to 0", changed("dossier.toml", "{ inhoud = 1, last = 1 }", "{ inhoud = 0 }"), ("dossier.toml", 39, "aspecten", "tellen op tot 0")),
    ("negative weight", changed("dossier.toml", "inhoud = 1, last", "inhoud = -1, last"), ("dossier.toml", 39, "inhoud", "0 of meer")),
    ("unknown aspect weighed", changed("dossier.toml", "inhoud = 1, last", "winst = 1, last"), ("dossier.toml", 39, "aspecten", "aspect 'winst' bestaat niet")),
    ("negative limit", changed("dossier.toml", "tijd = 3", "tijd = -3"), ("dossier.toml", 48, "tijd", "0 of meer")),
    ("endless limit", changed("dossier.toml", "tijd = 3", "tijd = inf"), ("dossier.toml", 48, "tijd", "getal")),
    ("limit on a benefit", changed("dossier.toml", "tijd = 3", "baat = 3"), ("dossier.toml", 48, "grenzen", "last 'baat' bestaat niet")),
    ("scale upside down", changed("dossier.toml", "[0, 10]", "[10, 0]"), ("dossier.toml", 34, "schaal", "laag < hoog")),
    ("unknown kind of criterion", changed("dossier.toml", 'soort = "last"', 'soort = "kost"'), ("dossier.toml", 33, "soort", "'baat' of 'last'")),
    ("criterion of unknown aspect", changed("dossier.toml", 'aspect = "last"', 'aspect = "x"'), ("dossier.toml", 31, "aspect", "aspect 'x' bestaat niet")),
    ("id that leaves the folder", changed("dossier.toml", '"klein"', '"../klein"'), ("dossier.toml", 2, "id", "zonder spaties")),
    ("unknown field", changed("dossier.toml", 'titel = "Klein"', 'titel = "Klein"\nkleur = "rood"'), ("dossier.toml", 4, "kleur", "onbekend veld")),
    ("field missing", changed("dossier.toml", 'titel = "Klein"\n', ""), ("dossier.toml", 1, "titel", "ontbreekt")),
    ("id twice", changed("dossier.toml", 'id = "krap"', 'id = "alles"'), ("dossier.toml", 46, "id", "komt dubbel voor")),
    ("no TOML", changed("dossier.toml", "[dossier]", "[dossier"), ("dossier.toml", 1, None, "geen geldige TOML")),
    ("no UTF-8", {"scores__csv": SMALL["scores.csv"].replace("§", "é").encode("cp1252")}, ("scores.csv", 4, None, "geen UTF-8")),
    ("empty file", {"scores__csv": ""}, ("scores.csv", None, None, "bestand is leeg")),
    ("nul bytes", {"scores__csv": SMALL["scores.csv"].replace("aanname", "a\0", 1)}, ("scores.csv", 2, None, "nulteken")),
    ("claim on an unknown measure", {"uitspraken__toml": '[[uitspraken]]\nid = "a"\ntekst = "b"\nbron = "c"\ntoets = { soort = "hoogste", groep = {}, criterium = "tijd", codes = ["9"] }\n'}, ("uitspraken.toml", 5, "toets", "stap '9' bestaat niet")),
    ("group without steps", named(code="7"), ("dossier.toml", 51, "code", "geen stap is onderdeel van '7'")),
    ("group that is a step", named(code="1"), ("dossier.toml", 51, "code", "'1' is zelf een stap, en geen stap is onderdeel van '1'")),
    ("group twice", named() | {"dossier__toml": named()["dossier__toml"] + GROUP}, ("dossier.toml", 55, "code", "'5' komt dubbel voor")),
    ("group without a name", named(naam=" "), ("dossier.toml", 52, "naam", "is leeg")),
    ("group with a formula for a name", named(naam="=1+1"), ("dossier.toml", 52, "naam", "lijkt op een formule")),
    ("group with a path for a code", named(code="../5"), ("dossier.toml", 51, "code", "zonder spaties")),
    ("unknown key in a group", named(kleur="rood"), ("dossier.toml", 53, "kleur", "onbekend veld")),
    ("unknown origin of a group", named(herkomst="gokje"), ("dossier.toml", 53, "herkomst", "'rapport', 'afgeleid'")),
    ("claim without a check", {"uitspraken__toml": '[[uitspraken]]\nid = "a"\ntekst = "b"\nbron = "c"\n'}, ("uitspraken.toml", 1, "toets", "ontbreekt")),
    ("begin with an unknown step", extra('[[begin]]\nbeurt = 1\ncode = "99"\n'), ("dossier.toml", 52, "code", "'99' bestaat niet")),
    ("begin with a step twice", extra('[[begin]]\nbeurt = 1\ncode = "1"\n[[begin]]\nbeurt = 2\ncode = "1"\n'), ("dossier.toml", 55, "code", "dubbel")),
    ("begin at turn 0", extra('[[begin]]\nbeurt = 0\ncode = "1"\n'), ("dossier.toml", 51, "beurt", "verwacht is 1 of meer")),
    ("overlap of an unknown criterion", extra('[[dubbel]]\ncriterium = "x"\nvolgt_uit = "tijd"\n'), ("dossier.toml", 51, "criterium", "criterium 'x' bestaat niet")),
    ("overlap with an unknown criterion", extra('[[dubbel]]\ncriterium = "tijd"\nvolgt_uit = "x"\n'), ("dossier.toml", 52, "volgt_uit", "criterium 'x' bestaat niet")),
    ("overlap with itself", extra('[[dubbel]]\ncriterium = "tijd"\nvolgt_uit = "tijd"\n'), ("dossier.toml", 52, "volgt_uit", "volgt niet uit zichzelf")),
    ("overlap with nothing", extra('[[dubbel]]\ncriterium = "tijd"\nvolgt_uit = " "\n'), ("dossier.toml", 52, "volgt_uit", "")),
    ("condition on an unknown phase", extra('[[voorwaarden]]\nfase = 9\nwanneer = "later"\nwaarop = "a"\n'), ("dossier.toml", 51, "fase", "fase '9' bestaat niet")),
    ("condition that does not say when", extra('[[voorwaarden]]\nfase = 1\nwaarop = "a"\n'), ("dossier.toml", 50, "wanneer", "ontbreekt")),
    ("reading with one option", extra(READING[: READING.rindex('[[')]), ("dossier.toml", 54, "opties", "verwacht is minstens 2")),
    ("reading that takes away what is not there", extra(READING + 'verandert = { relaties_weg = [{ soort = "vereist", code = "1", andere = "2" }] }\n'), ("dossier.toml", 61, "verandert", "er is niets om weg te halen")),
    ("reading that adds an unknown step", extra(READING + 'verandert = { relaties_erbij = [{ soort = "vereist", code = "1", andere = "9" }] }\n'), ("dossier.toml", 61, "verandert", "stap \'9\' bestaat niet")),
    ("reading of an unknown weighting", extra(READING + 'verandert = { wegingen = [{ id = "x" }] }\n'), ("dossier.toml", 61, "verandert", "weging \'x\' bestaat niet")),
    ("reading under which nothing weighs", extra(READING + 'verandert = { wegingen = [{ id = "gelijk", aspecten = { inhoud = 0 } }] }\n'), ("dossier.toml", 61, "verandert", "telt niets mee")),
    ("reading with a limit on a benefit", extra(READING + 'verandert = { grenzen = { krap = { baat = 1 } } }\n'), ("dossier.toml", 61, "verandert", "last \'baat\' bestaat niet")),
    ("reading of an unknown approach", extra(READING + 'verandert = { telt_niet = { ruim = ["tijd"] } }\n'), ("dossier.toml", 61, "verandert", "benadering \'ruim\' bestaat niet")),
    ("reading under which nothing counts", extra(READING + 'verandert = { telt_niet = { krap = ["baat", "tijd"] } }\n'), ("dossier.toml", 61, "verandert", "geen enkel criterium")),
    ("reading with a circle", extra(READING + 'verandert = { relaties_erbij = [{ soort = "vereist", code = "1", andere = "2" }, { soort = "vereist", code = "2", andere = "1" }] }\n'), ("dossier.toml", 61, "verandert", "kring van vereisten")),
    ("reading that requires what it excludes", extra(READING + 'verandert = { relaties_erbij = [{ soort = "vereist", code = "1", andere = "2" }, { soort = "sluit_uit", code = "1", andere = "2" }] }\n'), ("dossier.toml", 61, "verandert", "wat hij uitsluit")),
    ("reading with an unknown field", extra(READING + 'verandert = { scores = 1 }\n'), ("dossier.toml", 61, "scores", "onbekend veld")),
    ("reading of which the first option changes", extra(READING.replace('naam = "A"', 'naam = "A"\nverandert = { telt_niet = { krap = ["tijd"] } }')), ("dossier.toml", 57, "verandert", "eerste optie")),
    ("option twice", extra(READING.replace('id = "b"', 'id = "a"')), ("dossier.toml", 59, "id", "dubbel")),
    ("claim of an unknown kind", {"uitspraken__toml": '[[uitspraken]]\nid = "a"\ntekst = "b"\nbron = "c"\naard = "vaag"\ntoets = { soort = "eensgezind", benadering = "alles" }\n'}, ("uitspraken.toml", 5, "aard", "'opbouw', 'scores'")),
    ("claim that is tested and says why not", {"uitspraken__toml": '[[uitspraken]]\nid = "a"\ntekst = "b"\nbron = "c"\nwaarom_niet = "d"\ntoets = { soort = "eensgezind", benadering = "alles" }\n'}, ("uitspraken.toml", 5, "waarom_niet", "haal één van de twee weg")),
    ("claim that is not tested and has a kind", {"uitspraken__toml": '[[uitspraken]]\nid = "a"\ntekst = "b"\nbron = "c"\naard = "scores"\nwaarom_niet = "d"\n'}, ("uitspraken.toml", 5, "aard", "hoort bij een toets")),
    ("claim over no division", {"uitspraken__toml": '[[uitspraken]]\nid = "a"\ntekst = "b"\nbron = "c"\ntoets = { soort = "verdelingen", benadering = "alles", weging = "gelijk", zwaarder = 1 }\n'}, ("uitspraken.toml", 5, "zwaarder", "meer dan 1")),
    ("claim over divisions of an unknown weighting", {"uitspraken__toml": '[[uitspraken]]\nid = "a"\ntekst = "b"\nbron = "c"\ntoets = { soort = "verdelingen", benadering = "alles", weging = "anders" }\n'}, ("uitspraken.toml", 5, "toets", "'anders' bestaat niet")),
    ("claim with an unknown check", {"uitspraken__toml": '[[uitspraken]]\nid = "a"\ntekst = "b"\nbron = "c"\ntoets = { soort = "gevoel" }\n'}, ("uitspraken.toml", 5, "toets", "verwacht is een van")),
]  # fmt: skip


@pytest.mark.parametrize(("files", "expected"), [case[1:] for case in CORPUS], ids=[case[0] for case in CORPUS])
def test_every_fault_says_where_and_what(tmp_path, files, expected):
    """File, row, column, and a message in Dutch that holds what was found or expected."""
    found = faults(write(tmp_path, **files))
    file, row, column, message = expected
    assert any(f == file and r == row and c == column and message in m for f, r, c, m in found), found


def test_all_faults_at_once(tmp_path):
    """Faults in four files are told together, in file order."""
    folder = write(
        tmp_path,
        **changed("dossier.toml", "inhoud = 1, last", "winst = 1, last"),
        **changed("maatregelen.csv", "Eén;;t", "=x;;x"),
        **changed("scores.csv", "3,5", "99"),
        relaties__csv=SMALL["relaties.csv"] + "vereist;1;9;aanname;;\n",
    )
    found = faults(folder)
    assert [f[0] for f in found] == sorted((f[0] for f in found), key=list(SMALL).index)
    assert {f[0] for f in found} == set(SMALL)


def test_missing_files_are_all_named(tmp_path):
    """An empty folder lacks four files."""
    (tmp_path / "leeg").mkdir()
    assert [f[0] for f in faults(tmp_path / "leeg")] == list(SMALL)
    assert all("niet gevonden" in f[3] for f in faults(tmp_path / "leeg"))


def test_a_file_that_is_far_too_large_is_not_read(tmp_path):
    """Memory stays bounded whatever the file."""
    folder = write(tmp_path, scores__csv=b"x" * 6_000_000)
    assert any("groter dan 5 MB" in f[3] for f in faults(folder))


def test_optional_parts_may_be_absent(tmp_path):
    """No claims, no advice, no sources."""
    dossier = load_dossier(write(tmp_path))
    assert dossier.claims == () and dossier.advice is None and dossier.sources == ()
    assert select_package(dossier, "gelijk", "krap").codes == ("2",)


def test_any_of_and_coverage_are_read(tmp_path):
    """`1|2` is at least one of the two; a coverage rule reaches the selection."""
    folder = write(
        tmp_path,
        relaties__csv=SMALL["relaties.csv"],
        dossier__toml=SMALL["dossier.toml"] + '\n[[dekking]]\nthema = "t"\nminimaal = 2\n',
    )
    dossier = load_dossier(folder)
    assert dossier.coverage[0].minimum == 2
    assert select_package(dossier, {"tijd": 1}).codes == ("1", "2")


def test_what_a_group_is_called_is_read_and_changes_no_fingerprint(tmp_path):
    """A scenario knows its scores by the fingerprint, and must not seem out of date because a name was added."""
    bare = load_dossier(write(tmp_path, **changed("maatregelen.csv", "Eén;;", "Eén;5;")))
    found = load_dossier(write(tmp_path, **named(herkomst="rapport", bron="§1", toelichting="Zo heet het daar.")))
    assert bare.groups == () and bare.group("5") is None
    assert found.groups == (MeasureGroup("5", "Vijf", "Zo heet het daar.", "rapport", "§1"),)
    assert found.group("5") == found.groups[0] and found.group("1") is None
    assert found.fingerprint == bare.fingerprint and found != bare
    assert found.with_score("1", "baat", 1).groups == found.groups


def test_a_group_may_have_the_code_of_a_step_that_others_are_part_of(tmp_path):
    """As in a report where step 1 is what the rest of measure 1 builds on."""
    files = {"dossier__toml": SMALL["dossier.toml"] + GROUP.replace("5", "1")}
    dossier = load_dossier(write(tmp_path, **files, **changed("maatregelen.csv", "Twee;;", "Twee;1;")))
    assert dossier.measure("1").name == "Eén" and dossier.groups == (MeasureGroup("1", "Vijf"),)


@pytest.mark.parametrize(
    "broken", ["1;=Eén;5;t;1;", "1;Eén;5"], ids=["a fault beside what it is part of", "too few cells"]
)
def test_a_broken_step_still_belongs_to_its_group(tmp_path, broken):
    """So the group is not called empty, nor where it cannot be known."""
    files = named() | {"maatregelen__csv": SMALL["maatregelen.csv"].replace("1;Eén;;t;1;", broken)}
    assert {f for f, *_ in faults(write(tmp_path, **files))} == {"maatregelen.csv"}


@given(st.binary(max_size=400), st.sampled_from([*SMALL, "uitspraken.toml"]))
@settings(max_examples=200, deadline=None)
def test_no_bytes_break_the_reader(tmp_path_factory, content, name):
    """Whatever a file holds, the answer is a dossier or a list of faults."""
    folder = write(tmp_path_factory.mktemp("d"))
    (folder / name).write_bytes(content)
    try:
        load_dossier(folder)
    except DossierError as error:
        assert error.faults
    finally:
        shutil.rmtree(folder)


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_no_changed_character_breaks_the_reader(tmp_path_factory, data):
    """One character of the real dossier replaced: still a dossier or a list of faults."""
    folder = tmp_path_factory.mktemp("d") / "alkmaar-verblijf"
    shutil.copytree(ALKMAAR, folder)
    path = folder / data.draw(st.sampled_from(sorted(p.name for p in folder.iterdir() if p.name != FILE)))
    text = path.read_text(encoding="utf-8")
    place = data.draw(st.integers(0, len(text) - 1))
    path.write_text(text[:place] + data.draw(st.characters(codec="utf-8")) + text[place + 1 :], encoding="utf-8")
    try:
        load_dossier(folder)
    except DossierError as error:
        assert error.faults
    finally:
        shutil.rmtree(folder)


def test_a_broken_entry_hides_no_other_fault_and_causes_no_false_one(tmp_path):
    """A theme with a bad name, a weighting that sums to 0, a score off its scale: all three, and only those."""
    folder = write(
        tmp_path,
        dossier__toml=SMALL["dossier.toml"]
        .replace('naam = "Thema"', 'naam = "=Thema"')
        .replace("inhoud = 1, last = 1", "inhoud = 0, last = 0"),
        **changed("scores.csv", "3,5", "33"),
    )
    assert [(f, r, c) for f, r, c, _ in faults(folder)] == [
        ("dossier.toml", 7, "naam"),
        ("dossier.toml", 39, "aspecten"),
        ("scores.csv", 2, "score"),
    ]


def test_a_broken_measure_is_not_called_absent_elsewhere(tmp_path):
    """Its code does exist, so its scores and relations have no fault."""
    folder = write(
        tmp_path,
        **changed("maatregelen.csv", "Twee", "=Twee"),
        relaties__csv=SMALL["relaties.csv"] + "vereist;1;2;aanname;;\n",
    )
    assert [(f, r, c) for f, r, c, _ in faults(folder)] == [("maatregelen.csv", 3, "naam")]


def test_a_broken_score_does_not_hide_one_that_is_missing(tmp_path):
    """Nor is the broken one itself called missing."""
    scores = SMALL["scores.csv"].replace("3,5", "veel").replace("2;tijd;1.5;1;aanname;;\n", "")
    found = faults(write(tmp_path, scores__csv=scores))
    assert [(f, r) for f, r, _, _ in found] == [("scores.csv", 2), ("scores.csv", None)]
    assert "'2' op criterium 'tijd' ontbreekt" in found[1][3]


@pytest.mark.parametrize(
    ("files", "message"),
    [
        (changed("dossier.toml", "[0, 10]", f"[0, {'1' * 5000}]"), "niet te lezen"),
        (changed("dossier.toml", "5 = \"alles\"", "9 = \"alles\""), "anker 9 staat niet op de schaal"),
        ({"relaties__csv": SMALL["relaties.csv"] + "sluit_uit;1;2;aanname;;\nsluit_uit;2;1;aanname;;\n"}, "dubbel"),
        ({"dossier__toml": SMALL["dossier.toml"] + '\n[[dekking]]\nthema = "t"\nminimaal = 1\n' * 2}, "dubbel"),
        (
            {"uitspraken__toml": '[[uitspraken]]\nid = "a"\ntekst = "b"\nbron = "c"\ntoets = { soort = "vergelijking", '
             'links = { maat = "totaal" }, teken = ">", rechts = { maat = "getal" } }\n'},
            "heeft ook criteria nodig",
        ),
        (
            {"uitspraken__toml": '[[uitspraken]]\nid = "a"\ntekst = "b"\nbron = "c"\ntoets = { soort = "vergelijking", '
             'links = { maat = "aantal", weging = "gelijk" }, teken = ">", rechts = { maat = "getal" } }\n'},
            "gebruikt weging niet",
        ),
    ],
)  # fmt: skip
def test_what_would_go_wrong_later_is_refused(tmp_path, files, message):
    """A number too long to read, an anchor off its scale, the same rule twice, a check that ignores a field."""
    assert any(message in f[3] for f in faults(write(tmp_path, **files)))


def test_odd_but_legal_forms_are_read(tmp_path):
    """A bare decimal part, an exponent as Excel writes it, a letter with dots in an id, phases in file order."""
    toml = SMALL["dossier.toml"].replace('"inhoud"', '"financiën"').replace("{ inhoud = 1", '{ "financiën" = 1')
    toml += '\n[[fasen]]\nnummer = 0\nnaam = "Vooraf"\n'
    folder = write(
        tmp_path, dossier__toml=toml, scores__csv=SMALL["scores.csv"].replace("3,5", ",5").replace("1.5", "1E-05")
    )
    dossier = load_dossier(folder)
    assert [s.score for s in dossier.scores] == [0.5, 2, 4, 1e-05]
    assert [p.number for p in dossier.phases] == [1, 0]
    assert dossier.aspects[0].id == "financiën"


def test_lines_are_those_of_the_file(tmp_path):
    """A line separator inside a text, as Word pastes it, does not shift the line numbers."""
    toml = SMALL["dossier.toml"].replace('titel = "Klein"', 'titel = "Klein"\nomschrijving = "a\u2028b\u2028c"')
    found = faults(write(tmp_path, dossier__toml=toml.replace("inhoud = 1, last", "winst = 1, last")))
    assert found[0][:3] == ("dossier.toml", 40, "aspecten")


def test_weights_of_any_size_are_normalised(tmp_path):
    """Neither huge nor tiny numbers overflow or fade away."""
    for one, three in (("1e308", "1e308"), ("1e-300", "1e-300")):
        folder = write(tmp_path, **changed("dossier.toml", "inhoud = 1, last = 1", f"inhoud = {one}, last = {three}"))
        assert load_dossier(folder).weightings[0].weights == {"baat": 0.5, "tijd": 0.5}


def test_a_statement_without_a_check_is_kept_apart_with_why(tmp_path):
    """It is no claim to test, and it says why the model cannot."""
    folder = write(tmp_path, uitspraken__toml='''[[uitspraken]]
id = "a"
tekst = "b"
bron = "§1"
waarom_niet = "geen jaren"

[[uitspraken]]
id = "c"
tekst = "d"
bron = "§2"
aard = "drempel"
toets = { soort = "eensgezind", benadering = "alles" }
''')  # fmt: skip
    dossier = load_dossier(folder)
    (untested,), (claim,) = dossier.untestable, dossier.claims
    assert (untested.id, untested.check, untested.note) == ("a", None, "geen jaren")
    assert (claim.id, claim.kind) == ("c", "drempel")


def test_readings_come_in_with_what_they_change(tmp_path):
    """The first option is the file as it stands; the second has another limit, and time no weight."""
    toml = f'{READING}\n[lezingen.opties.verandert]\ngrenzen = {{ krap = {{ tijd = 1 }} }}\ntelt_niet = {{ krap = ["tijd"] }}\n'
    dossier = load_dossier(write(tmp_path, **extra(toml)))
    (reading,) = dossier.readings
    assert [o.id for o in reading.options] == ["a", "b"] and not reading.options[0].changes
    krap = dossier.read([("r", "b")]).approach("krap")
    assert dict(krap.limits) == {"tijd": 1} and krap.silent == ("tijd",) and dossier.approach("krap").silent == ()


OF_SHARES = "soort;code;andere;herkomst;bron;toelichting;deel\n"


def test_what_reinforces_is_read_with_its_share(tmp_path):
    """Decimal comma or point; another share is another version of the dossier."""
    rows = "versterkt;1;2;aanname;;;{}\n"
    read = [
        load_dossier(write(tmp_path / str(k), relaties__csv=OF_SHARES + rows.format(said)))
        for k, said in enumerate(("0,25", "0.25", "0,5"))
    ]
    assert [d.reinforcements[0].share for d in read] == [0.25, 0.25, 0.5]
    assert read[0] == read[1] and read[0].fingerprint != read[2].fingerprint
    empty = load_dossier(write(tmp_path / "leeg", relaties__csv=OF_SHARES))
    assert empty.fingerprint == load_dossier(write(tmp_path / "zonder")).fingerprint


def test_shares_of_one_step_are_at_most_all(tmp_path):
    """Together, and also with an option of a reading; an option says its share as well."""
    three = "".join(f"{n};Stap {n};;t;1;\n" for n in "123")
    scores = "".join(f"{n};{c};1;0;aanname;;\n" for n in "123" for c in ("baat", "tijd"))
    files = {
        "maatregelen__csv": SMALL["maatregelen.csv"].splitlines()[0] + "\n" + three,
        "scores__csv": SMALL["scores.csv"].splitlines()[0] + "\n" + scores,
    }
    rows = "versterkt;1;2;aanname;;;0,7\nversterkt;1;3;aanname;;;0,{}\n"
    sound = write(tmp_path / "goed", **files, relaties__csv=OF_SHARES + rows.format(3))
    assert len(load_dossier(sound).reinforcements) == 2
    with pytest.raises(DossierError) as refused:
        load_dossier(write(tmp_path / "fout", **files, relaties__csv=OF_SHARES + rows.format(4)))
    (fault,) = refused.value.faults
    assert (fault.row, fault.column) == (3, "deel") and "samen 1,1" in fault.message
    for share, message in (("", "deel: is leeg"), (", deel = 0.4", "samen 1,1"), (", deel = 0.3", "")):
        change = '{ relaties_erbij = [{ soort = "versterkt", code = "1", andere = "3"' + share + " }] }"
        toml = SMALL["dossier.toml"] + READING + f"verandert = {change}\n"
        folder = write(
            tmp_path / f"lezing{len(share)}{message[:4]}",
            **files,
            dossier__toml=toml,
            relaties__csv=OF_SHARES + "versterkt;1;2;aanname;;;0,7\n",
        )
        if message:
            with pytest.raises(DossierError) as refused:
                load_dossier(folder)
            assert any(message in fault.message for fault in refused.value.faults)
        else:
            dossier = load_dossier(folder)
            (reading,) = dossier.readings
            other = dossier.read([(reading.id, reading.options[1].id)])
            assert len(other.reinforcements) == 2 and other.fingerprint != dossier.fingerprint


def test_very_many_that_reinforce_are_refused_at_once(tmp_path):
    """Before anything is added up."""
    rows = "".join(f"versterkt;1;2|{n};aanname;;;0,0000{n}\n" for n in range(100, 30_100))
    with pytest.raises(DossierError) as refused:
        load_dossier(write(tmp_path, relaties__csv=OF_SHARES + rows))
    assert any(f.column == "soort" and "hoogstens 300" in f.message for f in refused.value.faults)
