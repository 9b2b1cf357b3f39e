"""A scenario as a file: what goes out comes back, and a file that is none is refused with a sentence."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings

from keuzemodel.dashboard.asked.choice import default_choice
from keuzemodel.dashboard.asked.scenario import Scenario, ScenarioError, from_json, scores_of, to_json
from keuzemodel.dashboard.language import known
from keuzemodel.dashboard.shown.keeping.scenarios import changed_scores
from keuzemodel.dashboard.words.keeping.faulty import unusable
from keuzemodel.folder.reading import load_dossier
from tests.choices import SHIPPED, WORDS, choices
from tests.shipped import ROOT, alkmaar

DOSSIER = alkmaar()
DOSSIERS = {DOSSIER.id: DOSSIER}
PLAIN = Scenario("Naam", "", default_choice(DOSSIER), DOSSIER.fingerprint, ("1",))


@given(choices(SHIPPED[DOSSIER.id]), WORDS, WORDS)
@settings(max_examples=100, deadline=None)
def test_what_goes_out_comes_back(choice, name, note):
    """Every part of it, byte for byte in scores."""
    base = SHIPPED[DOSSIER.id]
    scenario = Scenario(name, note, choice, base.fingerprint, ("1", "5.1"), scores_of(base))
    assert from_json(to_json(scenario, base), SHIPPED) == scenario


def altered(**parts) -> bytes:
    """A sound file with parts replaced, or left out where None."""
    content = json.loads(to_json(PLAIN, DOSSIER)) | parts
    return json.dumps({k: v for k, v in content.items() if v is not None}).encode()


SCORE = {"code": "1", "criterium": "grip", "score": 3.0, "marge": 1.0, "bron": ""}
CHOICE = json.loads(to_json(PLAIN, DOSSIER))["keuze"]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "geen leesbaar scenario-bestand"),
        (b"\xff\xfe\x00", "geen leesbaar scenario-bestand"),
        (b"[" * 100_000, "geen leesbaar scenario-bestand"),
        (b"{}", "geen scenario van het keuzemodel"),
        (b"[1]", "geen scenario van het keuzemodel"),
        (b"x" * 5_000_001, "te groot"),
        (altered(formaat="iets"), "geen scenario van het keuzemodel"),
        (altered(versie=4), "versie 4 van het bestand is onbekend"),
        (altered(versie="1"), "versie 1 van het bestand is onbekend"),
        (altered(versie=None), "is onbekend"),
        (altered(versie=True), "versie True van het bestand is onbekend"),
        (altered(versie=1, meer=1), "het deel 'meer'"),
        (altered(dossierscores={"1": {"grip": "veel"}}), "het deel 'dossierscores.1.grip'"),
        (altered(dossierscores=[]), "het deel 'dossierscores'"),
        (altered(naam=""), "het deel 'naam'"),
        (altered(naam="a" * 201), "het deel 'naam'"),
        (altered(naam=5), "het deel 'naam'"),
        (altered(notitie="\x07"), "het deel 'notitie'"),
        (altered(meer=1), "het deel 'meer'"),
        (altered(keuze=None), "het deel 'keuze'"),
        (altered(keuze={"a": 1}), "het deel 'keuze.a'"),
        (altered(keuze={}), "het dossier '' bestaat hier niet"),
        (altered(keuze=CHOICE | {"dossier": "../geheim"}), "het dossier '../geheim' bestaat hier niet"),
        (altered(keuze=CHOICE | {"benadering": "x"}), "de benadering 'x' bestaat niet"),
        (altered(keuze=CHOICE | {"weging": "<b>"}), "de weging '<b>' bestaat niet"),
        (altered(keuze=CHOICE | {"altijd": "99"}), "de stap '99' bestaat niet"),
        (altered(scores=[SCORE | {"code": "99"}]), "bestaat in dit dossier niet"),
        (altered(scores=[SCORE | {"criterium": "x"}]), "bestaat in dit dossier niet"),
        (altered(scores=[SCORE | {"score": 9}]), "staat niet op de schaal"),
        (altered(scores=[SCORE | {"marge": 9}]), "staat niet op de schaal"),
        (altered(scores=[SCORE | {"marge": -1}]), "het deel 'scores.0.marge'"),
        (altered(scores=[SCORE | {"score": "veel"}]), "het deel 'scores.0.score'"),
        (altered(scores=[SCORE, SCORE]), "dubbel"),
        (to_json(PLAIN, DOSSIER).replace(b'"versie": 3', b'"versie": 1e400'), "onbekend"),
        (altered(scores=[SCORE]).replace(b"3.0", b"NaN"), "het deel 'scores.0.score'"),
    ],
)
def test_what_is_no_scenario_is_refused_with_a_sentence(data, sentence):
    """Nothing of it is opened."""
    with pytest.raises(ScenarioError) as refused:
        from_json(data, DOSSIERS)
    assert sentence in unusable(refused.value)


VERSION_1 = b"""{"formaat": "keuzemodel-scenario", "versie": 1, "naam": "Oud", "notitie": "n", "dossierversie": "x",
"pakket": ["1"], "keuze": {"dossier": "alkmaar-verblijf", "benadering": "roeien", "weging": "gebalanceerd"},
"scores": [{"code": "1", "criterium": "grip", "score": 3.5, "marge": 1, "bron": "b"}]}"""


def test_a_file_of_the_first_version_is_migrated():
    """What it did not note stays unknown; the rest is as it was, and it leaves as the present version."""
    found = from_json(VERSION_1, DOSSIERS)
    assert (found.name, found.note, found.package, found.dossier_scores) == ("Oud", "n", ("1",), {})
    assert found.choice.approach == "roeien" and found.choice.scores[0].score == 3.5
    assert json.loads(to_json(found, DOSSIER))["versie"] == 3


def test_a_file_of_the_second_version_is_migrated():
    """It noted a number for every score."""
    content = json.loads(to_json(PLAIN, DOSSIER)) | {"versie": 2, "dossierscores": {"1": {"grip": 3.0}}}
    found = from_json(json.dumps(content).encode(), DOSSIERS)
    assert found.dossier_scores == {("1", "grip"): 3.0}
    assert json.loads(to_json(found, DOSSIER))["versie"] == 3


def test_what_was_not_known_is_listed_as_not_known():
    """Of a dossier that changed since: euro as euro, and never the number that stood in for it."""
    shipped = load_dossier(ROOT / "data" / "alkmaar-transformatie-2018")
    unknown, other = [s for s in shipped.scores if (s.code, s.criterion) in shipped.unknown][:2]
    sure = replace(other, score=50_000.0, margin=0.0, origin="rapport")
    dossier = shipped.with_scores([sure])
    changed = (replace(unknown, origin="rapport", margin=0.0), replace(sure, score=sure.score + 1000))
    new = dossier.with_scores(changed)
    choice = default_choice(dossier)
    scenario = Scenario("n", "", choice, dossier.fingerprint, (), scores_of(dossier))
    then = from_json(to_json(scenario, dossier), {dossier.id: dossier})
    assert then == scenario
    listed = {(row[0].split(" ")[0], row[1]): row[2:] for row in changed_scores(then, new).itertuples(index=False)}
    criterion = {c.id: c for c in dossier.criteria}
    assert listed == {
        (unknown.code, criterion[unknown.criterion].name): (known.UNKNOWN, known.score_in_words(changed[0], new)),
        (sure.code, criterion[sure.criterion].name): (
            known.score_in_words(sure, dossier), known.score_in_words(changed[1], new)
        ),
    }  # fmt: skip
    assert "€" in known.score_in_words(sure, dossier)
