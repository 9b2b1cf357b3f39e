"""What is wrong with a link or a scenario, in words: whole sentences, one for every kind."""

from __future__ import annotations

import pytest

from keuzemodel.dashboard.asked.link import KEYS, LinkFault, LinkKind
from keuzemodel.dashboard.asked.scenario import ScenarioError, ScenarioFault, ScenarioKind
from keuzemodel.dashboard.kept.store import GoneError
from keuzemodel.dashboard.words.keeping.faulty import UNKNOWN, reason, unusable
from keuzemodel.folder.plainjson import PlainJsonFault, PlainJsonKind
from keuzemodel.model.errors import InfeasibleError, RequestError, RequestKind, Rule

NO_JSON = "dit is geen leesbaar scenario-bestand (JSON): "
LINKS = [
    (LinkFault(LinkKind.TOO_LONG), "de link is te lang"),
    (LinkFault(LinkKind.UNKNOWN, "dossier", "x"), "het dossier 'x' bestaat hier niet"),
    (LinkFault(LinkKind.UNKNOWN, "benadering", "x"), "de benadering 'x' bestaat niet"),
    (LinkFault(LinkKind.UNKNOWN, "weging", "x"), "de weging 'x' bestaat niet"),
    (LinkFault(LinkKind.UNKNOWN, "grens", "x"), "de benadering kent geen grens op 'x'"),
    (LinkFault(LinkKind.UNKNOWN, "altijd", "9"), "de stap '9' bestaat niet"),
    (LinkFault(LinkKind.UNKNOWN, "nooit", ""), "de stap '' bestaat niet"),
    (LinkFault(LinkKind.UNKNOWN, "dekken", "x"), "het onderdeel 'x' bestaat niet in een kader bij dit dossier"),
    (LinkFault(LinkKind.UNKNOWN, "lezing", "x.y"), "de lezing 'x.y' bestaat niet bij dit dossier"),
    (LinkFault(LinkKind.UNKNOWN, "dia", "{}"), "het deel 'dia' noemt iets dat hier niet bestaat: '{}'"),
    (LinkFault(LinkKind.UNREADABLE, "grens", "{part}"), "het deel 'grens' is onleesbaar bij '{part}'"),
    (LinkFault(LinkKind.MISSING, "criteria"), "het deel 'criteria' ontbreekt"),
    (LinkFault(LinkKind.TWICE, "weging"), "het deel 'weging' staat er twee keer in"),
    (LinkFault(LinkKind.SLIDERS_BESIDE_PRESET), "de schuiven passen niet bij de gekozen weging"),
    (LinkFault(LinkKind.OTHER_SLIDERS, "criteria"), "het deel 'criteria' noemt andere schuiven dan dit dossier"),
    (LinkFault(LinkKind.OFF_SLIDER, "criteria"), "een schuif in 'criteria' staat niet tussen 0 en 10"),
]
SCENARIOS = [
    (ScenarioFault(ScenarioKind.TOO_LARGE), "het bestand is te groot voor een scenario"),
    (ScenarioFault(ScenarioKind.NO_UTF8), f"{NO_JSON}het is geen UTF-8"),
    (
        ScenarioFault(ScenarioKind.NO_JSON, why=PlainJsonFault(PlainJsonKind.NO_JSON)),
        f"{NO_JSON}het is niet te lezen (JSON)",
    ),
    (
        ScenarioFault(ScenarioKind.NO_JSON, why=PlainJsonFault(PlainJsonKind.HALF_CHARACTER)),
        f"{NO_JSON}het bevat een teken dat niet te lezen is",
    ),
    (
        ScenarioFault(ScenarioKind.NO_JSON, why=PlainJsonFault(PlainJsonKind.TWICE, "a" * 50)),
        f"{NO_JSON}'{'a' * 40}' staat er dubbel in",
    ),
    (ScenarioFault(ScenarioKind.OTHER_FORMAT), "dit bestand is geen scenario van het keuzemodel"),
    (
        ScenarioFault(ScenarioKind.VERSION, "4"),
        "versie 4 van het bestand is onbekend; gelezen worden 1 tot en met 3",
    ),
    (ScenarioFault(ScenarioKind.PART, "scores.0"), "het deel 'scores.0' van het bestand is onleesbaar"),
    (
        ScenarioFault(ScenarioKind.CHOICE, why=LinkFault(LinkKind.UNKNOWN, "weging", "{why}")),
        "de weging '{why}' bestaat niet",
    ),
    (ScenarioFault(ScenarioKind.DOUBLE_SCORE), "een score komt dubbel voor"),
    (
        ScenarioFault(ScenarioKind.UNKNOWN_SCORE, "99", "grip"),
        "de score van '99' op 'grip' bestaat in dit dossier niet",
    ),
    (ScenarioFault(ScenarioKind.OFF_SCALE, "1", "grip"), "de score van '1' op 'grip' staat niet op de schaal"),
    (ScenarioFault(ScenarioKind.GONE, "a.1"), "het scenario 'a.1' is er niet of is niet te openen"),
    (
        ScenarioFault(ScenarioKind.UNFIT, "a.1", why=ScenarioFault(ScenarioKind.DOUBLE_SCORE)),
        "het scenario 'a.1' past niet meer: een score komt dubbel voor",
    ),
]


@pytest.mark.parametrize(("fault", "said"), [*LINKS, *SCENARIOS])
def test_a_fault_in_words(fault, said):
    """Word for word; braces in what was found are only text."""
    assert reason(fault) == said


def test_every_kind_is_said():
    """And every key that can name what is not there has words of its own; sliders have a kind of their own.
    The step that is open is named by an address, and is no part of a choice.
    """
    assert {fault.kind for fault, _ in LINKS} == set(LinkKind)
    assert {fault.kind for fault, _ in SCENARIOS} == set(ScenarioKind)
    assert {fault.why.kind for fault, _ in SCENARIOS if isinstance(fault.why, PlainJsonFault)} == set(PlainJsonKind)
    assert set(UNKNOWN) == (set(KEYS) - {"aspecten", "criteria"}) | {"stap"}


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (
            ScenarioError(ScenarioKind.CHOICE, why=LinkFault(LinkKind.UNKNOWN, "dossier", "x")),
            "het dossier 'x' bestaat hier niet",
        ),
        (InfeasibleError([Rule("require", "1")]), "bij deze keuzes is geen pakket mogelijk"),
        (RequestError(RequestKind.NO_WEIGHT, "weighting", "more", "none"), "alle schuiven staan op 0"),
        (RequestError(RequestKind.UNKNOWN, "require", "one of 1", "'2'"), "bij deze keuzes is geen pakket mogelijk"),
        (GoneError(3), "bij deze keuzes is geen pakket mogelijk"),
    ],
)
def test_why_it_cannot_be_opened(error, said):
    """No sentence of an error reaches the screen."""
    assert unusable(error) == said
