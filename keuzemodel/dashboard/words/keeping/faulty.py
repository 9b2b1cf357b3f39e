"""Owns the Dutch sentences about what is wrong with a link or a scenario. No Streamlit."""

from __future__ import annotations

from keuzemodel.dashboard.asked.link import LinkFault, LinkKind
from keuzemodel.dashboard.asked.scenario import VERSION, ScenarioError, ScenarioFault, ScenarioKind
from keuzemodel.dashboard.asked.sliders import MOST
from keuzemodel.folder.in_dutch import plain_json
from keuzemodel.folder.plainjson import PlainJsonFault
from keuzemodel.model.errors import RequestError, RequestKind

LINK = {
    LinkKind.TOO_LONG: "de link is te lang",
    LinkKind.UNKNOWN: "het deel '{part}' noemt iets dat hier niet bestaat: '{found}'",
    LinkKind.UNREADABLE: "het deel '{part}' is onleesbaar bij '{found}'",
    LinkKind.MISSING: "het deel '{part}' ontbreekt",
    LinkKind.TWICE: "het deel '{part}' staat er twee keer in",
    LinkKind.SLIDERS_BESIDE_PRESET: "de schuiven passen niet bij de gekozen weging",
    LinkKind.OTHER_SLIDERS: "het deel '{part}' noemt andere schuiven dan dit dossier",
    LinkKind.OFF_SLIDER: "een schuif in '{part}' staat niet tussen 0 en {most}",
}
UNKNOWN = {
    "dossier": "het dossier '{found}' bestaat hier niet",
    "benadering": "de benadering '{found}' bestaat niet",
    "weging": "de weging '{found}' bestaat niet",
    "grens": "de benadering kent geen grens op '{found}'",
    "altijd": "de stap '{found}' bestaat niet",
    "nooit": "de stap '{found}' bestaat niet",
    "dekken": "het onderdeel '{found}' bestaat niet in een kader bij dit dossier",
    "lezing": "de lezing '{found}' bestaat niet bij dit dossier",
    "stap": "de stap '{found}' bestaat niet",
}
"""Of a part that names what is not there, by its key; the other parts have the sentence of LINK."""
SCENARIO = {
    ScenarioKind.TOO_LARGE: "het bestand is te groot voor een scenario",
    ScenarioKind.NO_UTF8: "dit is geen leesbaar scenario-bestand (JSON): het is geen UTF-8",
    ScenarioKind.NO_JSON: "dit is geen leesbaar scenario-bestand (JSON): {why}",
    ScenarioKind.OTHER_FORMAT: "dit bestand is geen scenario van het keuzemodel",
    ScenarioKind.VERSION: "versie {what} van het bestand is onbekend; gelezen worden 1 tot en met {version}",
    ScenarioKind.PART: "het deel '{what}' van het bestand is onleesbaar",
    ScenarioKind.CHOICE: "{why}",
    ScenarioKind.DOUBLE_SCORE: "een score komt dubbel voor",
    ScenarioKind.UNKNOWN_SCORE: "de score van '{what}' op '{criterion}' bestaat in dit dossier niet",
    ScenarioKind.OFF_SCALE: "de score van '{what}' op '{criterion}' staat niet op de schaal",
    ScenarioKind.GONE: "het scenario '{what}' is er niet of is niet te openen",
    ScenarioKind.UNFIT: "het scenario '{what}' past niet meer: {why}",
}


def reason(fault: LinkFault | ScenarioFault | PlainJsonFault) -> str:
    """What is wrong, as half a sentence; not escaped."""
    if isinstance(fault, PlainJsonFault):
        return plain_json(fault)
    if isinstance(fault, LinkFault):
        said = UNKNOWN.get(fault.part) if fault.kind is LinkKind.UNKNOWN else None
        return (said or LINK[fault.kind]).format(part=fault.part, found=fault.found, most=MOST)
    why = reason(fault.why) if fault.why else ""
    return SCENARIO[fault.kind].format(what=fault.what, criterion=fault.criterion, why=why, version=VERSION)


def unusable(error: Exception) -> str:
    """Why a scenario cannot be opened here, as half a sentence; not escaped."""
    if isinstance(error, ScenarioError):
        return reason(error.fault)
    if isinstance(error, RequestError) and error.kind is RequestKind.NO_WEIGHT:
        return "alle schuiven staan op 0"
    return "bij deze keuzes is geen pakket mogelijk"
