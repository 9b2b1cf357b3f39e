"""Owns the Dutch sentences that one page alone shows. No Streamlit."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from keuzemodel.analyse.claims import Outcome, Unit, smallest_margin
from keuzemodel.analyse.explanation import Reason
from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.dashboard.language.known import ORIGIN_SIGNS, ORIGIN_WORDS, UNKNOWN, total
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.language.naming import CHOSEN, LEFT_OUT, linked, phase_name, relation
from keuzemodel.dashboard.language.numbers import (
    amount,
    amount_of,
    count_of,
    listed,
    number,
    of_what,
    percent,
    roman,
    signed_amount,
)
from keuzemodel.dashboard.language.settings import every_weighting
from keuzemodel.dashboard.words.package import reason
from keuzemodel.model.checks import Agreement, Comparison, Membership, Top
from keuzemodel.model.dossier import Criterion, Dossier, Measure, Phase
from keuzemodel.solve.selection import Package

WELCOME = (
    "**Welkom bij het keuzemodel.** Het zoekt welke stappen samen het beste pakket vormen, bij het gewicht dat u aan elk "
    "aspect geeft. **Probeer het**: schuif links een aspect omhoog of omlaag en kijk welke stap erbij "
    "komt of eruit gaat. Klik op een stap om te zien waarom, en open 'Binnentafel' voor het verhaal en de dia's."
)
_UNIT_WORDS: dict[Unit, str] = {"value": "punten waarde", "points": "scorepunten", "count": "", "share": ""}
_QUANTITY_WORDS = {
    "aantal": "aantal stappen", "themas": "aantal thema's", "totaal": "som van scores",
    "gemiddelde": "gemiddelde score", "netto": "waarde", "kleinste_netto": "kleinste waarde",
    "gewicht": "gewicht", "grens": "grens", "maatregelen": "maatregelen", "opgedeeld": "opgedeeld",
    "aspecten": "aspecten", "criteria": "criteria", "wegingen": "wegingen", "benaderingen": "benaderingen",
    "alternatieven": "sluit-uit-relaties", "voorwaarden": "vereist-relaties", "getal": "",
}  # fmt: skip


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
    if _from_the_source(dossier):
        return reading
    return (
        "De scores zijn zo gekozen dat zij bij de tekst passen. Dat zij kloppen met de bron bewijst dus niet "
        f"dat het de scores van de opstellers zijn. {reading}"
    )


def phase_line(dossier: Dossier, per_phase: Mapping[Phase, list[Measure]]) -> str:
    """How many steps and how much of every burden each phase has."""
    burdens = [c for c in dossier.criteria if c.kind == "burden"]
    parts = []
    for phase, members in per_phase.items():
        found = {c: total((m.code for m in members), c, dossier) for c in burdens}
        sums = listed(of_what(shown, c) for c, shown in found.items() if shown != UNKNOWN)
        together = f" met samen {escape(sums)}" if sums else ""
        if names := listed(f"de {c.name.lower()}" for c in burdens if found[c] == UNKNOWN):
            together += f"; onbekend is {escape(names)}"
        parts.append(f"{phase_name(phase)} telt **{count_of(len(members), 'stap', 'stappen')}**{together}")
    return " ".join(f"{part[:1].upper()}{part[1:]}." for part in parts)


def why_row(asked: Question, members: Iterable[Measure]) -> str:
    """The way from the board to why each of its steps is in."""
    return f"Klik voor de reden: {linked((m.code for m in members), asked)}."


def board_legend() -> str:
    """How to read the board."""
    return (
        "Blauwe cirkel: levert op. Oranje vierkant: kost. Hoe groter, hoe hoger de score; leeg is 0. "
        "Stippelrand: de score is een aanname. Dichte rand: gelezen uit de tekst. "
        "Wijs een teken aan voor de reden; op 'Maatregelen' staan alle redenen van een stap."
    )


def origin_legend() -> str:
    """What the signs behind a score mean."""
    return "  ".join(f"{sign} {ORIGIN_WORDS[origin]}" for origin, sign in ORIGIN_SIGNS.items())


def graph_legend() -> str:
    """How to read the graph."""
    return (
        f"{CHOSEN} en een dichte rand: gekozen. {LEFT_OUT} en een streepjesrand: niet gekozen. "
        "Dikke pijl: beide zijn gekozen, de een bouwt op de ander. Streepjespijl: nu niet in gebruik. "
        "✕: geen van beide is gekozen. Stippellijn met 'of': kan niet samen."
    )


def compare_line(asked: Question, packages: Mapping[tuple[str, str], Package], own: Package | None) -> str:
    """Per approach whether the weighting matters, what is in every package, and whether the present
    choice, if it has another package than the dossier's own, leads elsewhere.
    """
    lines = []
    for approach in asked.dossier.approaches:
        found = {p.codes for (a, _), p in packages.items() if a == approach.id}
        weightings = count_of(len(asked.dossier.weightings), "weging", "wegingen")
        said = (
            f"{'geeft' if len(asked.dossier.weightings) == 1 else 'geven'} {every_weighting(asked.dossier)} van het dossier hetzelfde pakket"
            if len(found) == 1
            else f"geven de {weightings} van het dossier {count_of(len(found), 'pakket', 'verschillende pakketten')}"
        )
        lines.append(f"Bij **{escape(approach.name)}** {said}.")
    core = [c for c in asked.dossier.codes if all(c in p.codes for p in packages.values())]
    if core:
        stand = count_of(len(core), "stap zit", "stappen zitten")
        lines.append(
            f"{stand[:1].upper()}{stand[1:]} bij elke benadering en weging in het pakket: {linked(core, asked)}."
        )
    else:
        lines.append("Geen enkele stap zit bij elke benadering en weging in het pakket.")
    if own is not None:
        lines.append("**Uw keuze van nu geeft een ander pakket**: zie de laatste kolom.")
    return " ".join(lines)


def matrix_legend(dossier: Dossier) -> str:
    """What the short column names mean."""
    approaches = ", ".join(f"{chr(65 + i)}: {escape(a.name)}" for i, a in enumerate(dossier.approaches))
    weightings = ", ".join(f"{roman(k)}: {escape(w.name)}" for k, w in enumerate(dossier.weightings))
    return (
        f"{CHOSEN} gekozen, {LEFT_OUT} niet gekozen. {approaches}. {weightings}. "
        "Met de grenzen van het dossier, zonder vaste keuzes en zonder eis op de dekking."
    )


def difference_line(first: Package, second: Package) -> str:
    """How much two packages share."""
    one, two = set(first.codes), set(second.codes)
    if one == two:
        return "**Dit zijn dezelfde stappen.**"
    return (
        f"**{count_of(len(one & two), 'stap', 'stappen').capitalize()} in beide**, "
        f"{count_of(len(one - two), 'stap', 'stappen')} alleen in het eerste, "
        f"{count_of(len(two - one), 'stap', 'stappen')} alleen in het tweede."
    )


def _from_the_source(dossier: Dossier) -> bool:
    return any(s.origin in ("rapport", "eigen") for s in dossier.scores)


def honesty_line(dossier: Dossier) -> str:
    """What follows from no score being the authors' own."""
    if _from_the_source(dossier):
        return ""
    return "**Dit zijn dus niet de cijfers van de opstellers**, maar een lezing die bij hun tekst past."


def open_questions(dossier: Dossier) -> str:
    """What the sources leave open and was assumed: relations and limits."""
    lines = [
        f"{relation(r.kind, f'**{escape(r.code)}**', map(escape, r.others))}: {escape(r.note)}."
        for r in dossier.relations if r.origin == "aanname"
    ]  # fmt: skip
    for approach in dossier.approaches:
        if approach.limits and approach.origin == "aanname":
            limits = listed(amount_of(most, dossier.criterion(id)) for id, most in approach.limits.items())
            lines.append(
                f"De grens van **{escape(approach.name)}**, {escape(limits)}, is een aanname. "
                "U kunt de grens in de zijbalk verschuiven."
            )
    if not lines:
        return ""
    return "\n".join(["Dit hebben wij aangenomen:", "", *(f"- {line}" for line in lines)])


def reason_line(why: Reason, asked: Question) -> str:
    """Whether a measure is in the package, and why."""
    where = f"{CHOSEN} In het pakket" if why.chosen else f"{LEFT_OUT} Niet in het pakket"
    return f"**{where}.** {reason(why, asked)}"


def too_slow_line(dossier: Dossier) -> str:
    """That a computation was broken off, and what helps."""
    return (
        f"**Dit duurt te lang om uit te rekenen; het rekenen is gestopt.** De {len(dossier.codes)} stappen van dit dossier "
        "hangen bij deze grenzen te veel met elkaar samen om zeker te weten welk pakket het beste is. Een pakket dat "
        "misschien niet het beste is, laten we niet zien. Kies links een benadering met minder grenzen, of verander "
        "de weging of de grens."
    )
