"""Owns the Dutch sentences of the screen Toets aan de bron. No Streamlit."""

from __future__ import annotations

import math
from collections.abc import Iterable

from keuzemodel.analyse.claims import Outcome, Unit, smallest_margin
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
from keuzemodel.model.checks import Agreement, Comparison, Membership, Top
from keuzemodel.model.dossier import Criterion, Dossier

_UNIT_WORDS: dict[Unit, str] = {"value": "punten waarde", "points": "scorepunten", "count": "", "share": ""}

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
        case _:
            return ""


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
    """How many claims hold, and the tightest margin."""
    tested = [o for o in outcomes if o.testable]
    holding = sum(o.holds for o in tested)
    rest = len(outcomes) - len(tested)
    untested = (
        f" {count_of(rest, 'uitspraak is', 'uitspraken zijn').capitalize()} niet te toetsen: daarvoor ontbreken bedragen of "
        "scores."
        if rest
        else ""
    )
    return (
        f"**{holding} van de {len(tested)} uitspraken kloppen** met de scores van nu.{untested} "
        f"{margin_line(outcomes, dossier)}"
    )


def failing_lines(outcomes: tuple[Outcome, ...], dossier: Dossier) -> str:
    """What does not hold, first and in full, or nothing."""
    failing = [o for o in outcomes if not o.holds and o.testable]
    lines = [f"- {escape(o.claim.text)} Gevonden: {escape(finding(o, dossier))}." for o in failing]
    return "\n".join(["**Dit klopt niet:**", "", *lines]) if failing else ""


def claims_warning(dossier: Dossier) -> str:
    """What this test does and does not show."""
    reading = (
        "Cursief staat hoe wij een uitspraak hebben gelezen. Deze toets gebruikt de wegingen en grenzen van het "
        "dossier, niet uw keuze in de zijbalk."
    )
    if from_the_source(dossier):
        return reading
    return (
        "De scores zijn zo gekozen dat zij bij de tekst passen. Dat zij kloppen met de bron bewijst dus niet "
        f"dat het de scores van de opstellers zijn. {reading}"
    )
