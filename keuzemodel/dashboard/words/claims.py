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
NO_CLAIMS = (
    "Dit dossier heeft geen uitspraken om te toetsen. Zet ze in het werkboek van het dossier, op het blad Uitspraken; dat "
    "gaat op de pagina Dossiers."
)
ALL_HOLD = "**Alles wat nu te toetsen is, klopt.**"
HOLDS = "✓ alle kloppen"
SECTIONS = "Alle uitspraken, per deel van de bron"
HOW_TO_READ = "Hoe leest u deze toets?"
WAITING = "Nagaan welke uitspraken door scores kunnen vallen…"
KIND_WORDS: dict[ClaimKind, str] = {"opbouw": "opbouw", "scores": "bron", "drempel": "onze drempel"}
_COUNTED: dict[ClaimKind, tuple[str, str, str]] = {
    "scores": ("zegt wat de bron zegt", "zeggen wat de bron zegt", "kan op een score stuklopen"),
    "drempel": (
        "toetst een getal of lezing van ons",
        "toetsen een getal of lezing van ons",
        "zoals 'veel' of 'pittig'",
    ),
    "opbouw": (
        "gaat over de opbouw",
        "gaan over de opbouw",
        "geen willekeurige tabel liet er een vallen, dus dit zegt niets over de scores",
    ),
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


def counts(outcomes: tuple[Outcome, ...]) -> list[tuple[ClaimKind, int, int]]:
    """Per kind how many can be tested now, and how many of those hold; what says most about the scores first."""
    tested = [o for o in outcomes if o.testable]
    found = ((kind, [o for o in tested if o.claim.kind == kind]) for kind in _COUNTED)
    return [(kind, len(of), sum(o.holds for o in of)) for kind, of in found if of]


def counted(kind: ClaimKind, n: int) -> str:
    """What statements of a kind do: zeggen wat de bron zegt."""
    return _COUNTED[kind][n != 1]


def about_kind(kind: ClaimKind) -> str:
    """What a count of that kind says of the scores."""
    return _COUNTED[kind][2]


def holding(n: int, holds: int) -> str:
    """How many do not hold, with a sign."""
    return (
        f"✕ {number(n - holds)} klopt niet"
        if n - holds == 1
        else f"✕ {number(n - holds)} kloppen niet"
        if n > holds
        else HOLDS
    )


def of_all(n: int, holds: int) -> str:
    """39 van 40."""
    return f"{number(holds)} van {number(n)}"


def rest_line(outcomes: tuple[Outcome, ...], dossier: Dossier) -> str:
    """How many cannot be tested: now, or ever."""
    rest = sum(not o.testable for o in outcomes)
    now = "is nu niet te toetsen" if rest == 1 else "zijn nu niet te toetsen"
    parts = [f"**{number(rest)}** {now}: daarvoor ontbreken bedragen of scores"] if rest else []
    parts += [f"**{number(len(dossier.untestable))}** kan het model niet toetsen"] if dossier.untestable else []
    return f"Van de andere uitspraken: {listed(parts)}." if parts else ""


def section(source: str, group: list[Outcome]) -> str:
    """A section of the source, how many statements it has, and whether they hold. Markdown."""
    tested = [o for o in group if o.testable]
    parts = [escape(source), count_of(len(group), "uitspraak", "uitspraken")]
    parts += [holding(len(tested), sum(o.holds for o in tested))] if tested else []
    parts += [f"○ {len(group) - len(tested)} nu niet te toetsen"] if len(tested) < len(group) else []
    return " · ".join(parts)


def untestable_title(dossier: Dossier) -> str:
    """The heading above what the model cannot test."""
    return f"{UNTESTABLE_TITLE} ({len(dossier.untestable)})"


def failing_lines(outcomes: tuple[Outcome, ...], dossier: Dossier) -> str:
    """What does not hold and what was found instead, or that there is nothing such."""
    lines = []
    for o in outcomes:
        if not o.holds and o.testable:
            said = f"**{escape(o.claim.text)}** ({escape(o.claim.source)}, {KIND_WORDS[o.claim.kind]})"
            lines.append(f"- {said}  \n  Gevonden: {escape(finding(o, dossier))}.")
    return "\n".join(["**Dit klopt niet:**", "", *lines]) if lines else ALL_HOLD


def standing(found: Standing) -> str:
    """In which share of drawn tables a claim holds."""
    return share_in_words(found.held, found.n) if found.n else ""


def standings_caption(found: tuple[Standing, ...]) -> str:
    """What the last column is."""
    n = number(found[0].n) if found else "0"
    return (
        f"Bij willekeurige scores: in welk deel van {n} tabellen, elke score los getrokken over de hele schaal (startgetal "
        f"{SEED}), de uitspraak klopt. Bij 100 % liet geen van die tabellen haar vallen. Cursief staat hoe wij haar lazen."
    )


def claims_warning(dossier: Dossier) -> str:
    """What this test does and does not show."""
    reading = (
        f"Soort: {KIND_WORDS['scores']} zegt wat de bron zegt, {KIND_WORDS['drempel']} toetst een getal of een lezing van "
        f"ons, {KIND_WORDS['opbouw']} gaat over het dossier zelf. Deze toets gebruikt de wegingen en grenzen van het "
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
