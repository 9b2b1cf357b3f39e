"""Owns the Dutch sentences of the screen Toets aan de bron. No Streamlit."""

from __future__ import annotations

import math
from collections.abc import Iterable

from keuzemodel.analyse.claims import Outcome, Spread, Standing, Unit, smallest_margin
from keuzemodel.analyse.claims.over_tables import SEED
from keuzemodel.dashboard.language.known import from_the_source
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.language.numbers import (
    amount,
    count_of,
    listed,
    number,
    percent,
    signed_amount,
)
from keuzemodel.dashboard.words.certainty.draws import share_in_words
from keuzemodel.model.claims.checks import Agreement, Comparison, Divisions, Membership, Top
from keuzemodel.model.claims.claim import ClaimKind
from keuzemodel.model.dossier import Criterion, Dossier

_UNIT_WORDS: dict[Unit, str] = {"value": "punten waarde", "points": "scorepunten", "count": "", "share": ""}

TITLE = "Klopt dit met de bron?"
NO_CLAIMS = "Dit dossier heeft geen uitspraken om te toetsen."
ONLY_FAILING = "Toon alleen wat niet klopt"
ALL_HOLD = "Alle uitspraken kloppen; er is niets om te tonen."
WAITING = "Nagaan welke uitspraken door scores kunnen vallen…"
KIND_WORDS: dict[ClaimKind, str] = {"opbouw": "opbouw", "scores": "bron", "drempel": "onze drempel"}
_ONLY_STRUCTURE = "; geen willekeurige tabel liet er een vallen, dus dit zegt niets over de scores"
_COUNTED: dict[ClaimKind, tuple[str, str, str]] = {
    "scores": ("zegt wat de bron zegt", "zeggen wat de bron zegt", ""),
    "drempel": ("toetst een getal of lezing van ons", "toetsen een getal of lezing van ons", ""),
    "opbouw": ("gaat over de opbouw", "gaan over de opbouw", _ONLY_STRUCTURE),
}
"""In the order in which they are told: what says most about the scores first."""
UNTESTABLE_TITLE = "Wat het model niet kan toetsen"

_QUANTITY_WORDS = {
    "aantal": "aantal stappen",
    "themas": "aantal thema's",
    "totaal": "som van scores",
    "gemiddelde": "gemiddelde score",
    "netto": "waarde",
    "kleinste_netto": "kleinste waarde",
    "gewicht": "gewicht",
    "grens": "grens",
    "maatregelen": "maatregelen",
    "opgedeeld": "opgedeeld",
    "aspecten": "aspecten",
    "criteria": "criteria",
    "wegingen": "wegingen",
    "benaderingen": "benaderingen",
    "alternatieven": "sluit-uit-relaties",
    "voorwaarden": "vereist-relaties",
    "getal": "",
}


def figure(value: float, unit: Unit, criterion: Criterion | None = None) -> str:
    """A number of a claim in its own unit. criterion: what the number is a sum of, if it is one."""
    if math.isinf(value):
        return "geen grens"
    if criterion is not None and criterion.in_euros:
        return amount(value, criterion)
    if unit == "value":
        return number(100 * value, 1)
    if unit == "share":
        return percent(value)
    return number(value, None if float(value).is_integer() else 2)


def finding(outcome: Outcome, dossier: Dossier) -> str:
    """What the model finds for a claim, with its figures."""
    if not outcome.testable:
        return "wat hiervoor nodig is, is niet bekend"
    match outcome.claim.check:
        case Comparison() as check:
            signs = {">=": "≥", "<=": "≤"}
            sign = (
                check.sign
                if outcome.holds
                else {"<": "niet <", ">": "niet >", "=": "≠", "<=": "niet ≤", ">=": "niet ≥"}[check.sign]
            )
            sign = signs.get(sign, sign)
            of = summed(outcome, dossier)
            money = of is not None and of.in_euros and check.left.kind == "totaal"
            words = "som van bedragen" if money else _QUANTITY_WORDS[check.left.kind]
            left, right = (figure(value or 0, outcome.unit, of) for value in (outcome.left, outcome.right))
            return f"{words}: {left} {sign} {right}"
        case Membership(relation=relation, codes=codes, group=group):
            if outcome.holds:
                said = {"is": "precies", "bevat": "wel gekozen:", "zonder": "niet gekozen:"}[relation]
                return f"{'niet gekozen:' if group.outside else said} {listed(codes)}"
            parts = [f"mist {listed(outcome.missing)}"] if outcome.missing else []
            parts += [f"heeft ook {listed(outcome.surplus)}"] if outcome.surplus else []
            return " en ".join(parts)
        case Top(criterion=criterion, codes=codes):
            of = dossier.criterion(criterion)
            name = of.name.lower()
            if outcome.missing:
                return f"{listed(outcome.missing)} zit niet in het pakket"
            if outcome.left is None or outcome.right is None:
                return "geen andere stappen om mee te vergelijken"
            if outcome.holds:
                return (
                    f"{listed(codes)}: {name} minstens {amount(outcome.left, of)}, "
                    f"de rest hoogstens {amount(outcome.right, of)}"
                )
            return f"{listed(outcome.surplus)}: {name} even hoog of hoger ({amount(outcome.right, of)})"
        case Agreement():
            return f"grootste verschil tussen twee wegingen: {count_of(int(outcome.left or 0), 'stap', 'stappen')}"
        case Divisions(heavier=heavier):
            return _divided(outcome, heavier, dossier)
        case _:
            return ""


def _divided(outcome: Outcome, heavier: float | None, dossier: Dossier) -> str:
    """How far a package goes over the divisions of the weight over the aspects."""
    one = "alle gewicht op één aspect ligt" if heavier is None else f"één aspect {number(heavier)} keer zo zwaar telt"
    if outcome.spread is None:
        return f"hetzelfde pakket, ook als {one}"
    said = f"als {one}: dit pakket bij {number(outcome.left or 0)} van de {number(outcome.right or 0)} aspecten"
    return f"{said}; {_spread(outcome.spread, dossier)}"


def _spread(spread: Spread, dossier: Dossier) -> str:
    often = f"over alle verdelingen in {share_in_words(spread.same, spread.n)}"
    if spread.nearest is None:
        return often
    names = {a.id: a.name for a in dossier.aspects}
    shifts = list(zip(spread.aspects, spread.here, spread.nearest.mix, strict=True))
    less = listed(names[id] for id, before, after in shifts if after < before)
    more = listed(names[id] for id, before, after in shifts if after > before)
    return (
        f"{often}; een ander pakket zodra {percent(spread.nearest.moved, 1)} van het gewicht verschuift van {less} naar "
        f"{more}"
    )


def summed(outcome: Outcome, dossier: Dossier) -> Criterion | None:
    """The criterion that the numbers of a claim are about, where it is one."""
    match outcome.claim.check:
        case Comparison(left=left) if left.kind in ("totaal", "gemiddelde", "grens") and left.criteria:
            return dossier.criterion(left.criteria[0])
        case Top(criterion=criterion):
            return dossier.criterion(criterion)
        case _:
            return None


def margin(outcome: Outcome, dossier: Dossier) -> str:
    """How far a claim is from turning."""
    if not outcome.testable or outcome.margin is None or outcome.unit in ("count", "share"):
        return ""
    if math.isinf(outcome.margin):
        return "kan niet kantelen"
    of = summed(outcome, dossier)
    if of is not None and of.in_euros:
        return signed_amount(outcome.margin, of).removeprefix("+")
    word = "scorepunt" if outcome.unit == "points" and outcome.margin == 1 else _UNIT_WORDS[outcome.unit]
    return f"{figure(outcome.margin, outcome.unit)} {word}"


def by_source(outcomes: Iterable[Outcome]) -> list[tuple[str, list[Outcome]]]:
    """Outcomes by section, in the order in which the file first names them."""
    found: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        found.setdefault(outcome.claim.source, []).append(outcome)
    return list(found.items())


def margin_line(outcomes: tuple[Outcome, ...], dossier: Dossier) -> str:
    """The tightest margin of what holds, in value and in scale points."""
    outcomes = tuple(o for o in outcomes if o.holds and o.testable)
    units: tuple[Unit, ...] = ("value", "points")
    tight = [o for unit in units if (o := smallest_margin(outcomes, unit)) is not None]
    if not tight:
        return ""
    parts = (f"{margin(o, dossier)} ({o.claim.source}: {o.claim.text.rstrip('.')})" for o in tight)
    equal = sum(o.holds and o.margin == 0 for o in outcomes)
    at_the_edge = (
        f" Bij {count_of(equal, 'uitspraak die klopt', 'uitspraken die kloppen')} zijn de getallen precies gelijk."
        if equal
        else ""
    )
    return f"De krapste marge is {escape(listed(parts))}.{at_the_edge}"


def claims_line(outcomes: tuple[Outcome, ...], dossier: Dossier) -> str:
    """How many claims of each kind there are and hold, what cannot be tested, and the tightest margin. Markdown."""
    tested = [o for o in outcomes if o.testable]
    lines = []
    for kind, (one, many, more) in _COUNTED.items():
        if of := [o for o in tested if o.claim.kind == kind]:
            lines.append(f"- **{_counted(len(of), one, many)}**: {_holding(of)}{more}.")
    if rest := len(outcomes) - len(tested):
        told = _counted(rest, "is nu niet te toetsen", "zijn nu niet te toetsen")
        lines.append(f"- **{told}**: daarvoor ontbreken bedragen of scores.")
    if dossier.untestable:
        told = _counted(len(dossier.untestable), "kan het model niet toetsen", "kan het model niet toetsen")
        lines.append(f"- **{told}**; waarom niet, staat onderaan.")
    said = _counted(len(outcomes) + len(dossier.untestable), "uitspraak", "uitspraken")
    return "\n".join([f"{said} van de bron, in onze woorden:", "", *lines, "", margin_line(outcomes, dossier)])


def _counted(n: int, one: str, many: str) -> str:
    return f"{number(n)} {one if n == 1 else many}"


def _holding(of: list[Outcome]) -> str:
    holding = sum(o.holds for o in of)
    if len(of) == 1:
        return "klopt" if holding else "klopt niet"
    if holding == len(of):
        return "alle kloppen"
    return _counted(holding, "klopt", "kloppen") if holding else "geen ervan klopt"


def failing_lines(outcomes: tuple[Outcome, ...], dossier: Dossier) -> str:
    """What does not hold, in full and with how it was read, or nothing."""
    lines = []
    for o in outcomes:
        if not o.holds and o.testable:
            note = f" *{escape(o.claim.note)}*" if o.claim.note else ""
            said = f"{escape(o.claim.text)} ({escape(o.claim.source)}; soort: {KIND_WORDS[o.claim.kind]})"
            lines.append(f"- {said} Gevonden: {escape(finding(o, dossier))}.{note}")
    return "\n".join(["**Dit klopt niet:**", "", *lines]) if lines else ""


def standing(found: Standing) -> str:
    """In which share of drawn tables a claim holds."""
    return share_in_words(found.held, found.n) if found.n else ""


def standings_caption(found: tuple[Standing, ...]) -> str:
    """What the last column is, and what the kinds are."""
    n = number(found[0].n) if found else "0"
    return (
        f"Soort: {KIND_WORDS['scores']} zegt wat de bron zegt, {KIND_WORDS['drempel']} toetst een getal of een lezing van ons, "
        f"{KIND_WORDS['opbouw']} gaat over het dossier zelf. Bij willekeurige scores: in welk deel van {n} tabellen, elke score "
        f"los getrokken over de hele schaal (startgetal {SEED}), de uitspraak klopt. Bij 100 % liet geen van die tabellen "
        "haar vallen."
    )


def claims_warning(dossier: Dossier) -> str:
    """What this test does and does not show."""
    reading = (
        "Cursief staat hoe wij een uitspraak hebben gelezen. Deze toets gebruikt de wegingen en grenzen van het "
        "dossier, niet uw keuze in de zijbalk."
    )
    if dossier.readings:
        reading += " Hoe u het rapport leest, telt wel mee."
    if from_the_source(dossier):
        return reading
    return (
        "De scores zijn zo gekozen dat zij bij de tekst passen. Dat zij kloppen met de bron bewijst dus niet "
        f"dat het de scores van de opstellers zijn. {reading}"
    )
