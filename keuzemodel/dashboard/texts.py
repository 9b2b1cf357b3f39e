"""Owns the Dutch sentences, signs and number forms of the screens. No Streamlit."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import groupby

from keuzemodel.checks import Agreement, Comparison, Membership, Top
from keuzemodel.claims import Outcome, Unit, smallest_margin
from keuzemodel.dashboard.choice import OWN, Choice, limits_of
from keuzemodel.dossier import Criterion, Dossier, Measure, Origin, Phase
from keuzemodel.errors import InfeasibleError, Rule
from keuzemodel.explanation import Reason
from keuzemodel.export import decimal, step_name
from keuzemodel.selection import Package

CHOSEN, LEFT_OUT = "●", "–"
ALWAYS, NEVER, EQUAL = "▲ altijd", "▼ nooit", "= gelijkwaardig"
FREE_LABEL, ALWAYS_LABEL, NEVER_LABEL = "Model beslist", "Altijd", "Nooit"
OWN_NAME = "Eigen weging"

ORIGIN_WORDS: dict[Origin, str] = {
    "rapport": "staat in het rapport",
    "afgeleid": "gelezen uit de tekst",
    "aanname": "aangenomen",
    "eigen": "zelf ingevuld",
}
ORIGIN_SIGNS: dict[Origin, str] = {"rapport": "■", "afgeleid": "□", "aanname": "◌", "eigen": "◆"}

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_COUNTS = ("geen", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien")


def roman(k: int) -> str:
    """The k-th number, from 0, as the report numbers its weightings; plain past ten."""
    return ROMAN[k] if k < len(ROMAN) else str(k + 1)


def number(value: float, digits: int | None = None) -> str:
    """12.5 as 12,5 and 1234567 as 1.234.567."""
    text = decimal(value, digits)
    whole, comma, rest = text.partition(",")
    return re.sub(r"(?<=\d)(?=(\d{3})+$)", ".", whole) + comma + rest


def signed(value: float, digits: int | None = None) -> str:
    """+2, −1,5, or 0."""
    text = number(abs(value), digits)
    if not text.strip("0,"):
        return "0"
    return ("+" if value > 0 else "−") + text


def percent(share: float, digits: int = 0) -> str:
    """0.253 as 25 %."""
    return f"{number(100 * share, digits)} %"


def points(value: float) -> str:
    """A net value as points of 100, one decimal."""
    return signed(100 * value, 1)


def count_of(n: int, one: str, many: str) -> str:
    """één stap, drie stappen, 15 stappen."""
    word = _COUNTS[n] if n < len(_COUNTS) else str(n)
    return f"{word} {one if n == 1 else many}"


def escape(text: str) -> str:
    """User text as plain text inside Markdown: nothing in it is a link, a tag or a directive."""
    return re.sub(r"([\\`*_{}\[\]()<>#+!|~$:^=])", r"\\\1", " ".join(text.split()))


def step(measure: Measure) -> str:
    """The one form of a measure inside Markdown: bold code and name."""
    return f"**{escape(measure.code)}** {escape(measure.name)}"


def listed(parts: Iterable[str], joiner: str = "en") -> str:
    """a, b en c."""
    items = list(parts)
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {joiner} {items[-1]}" if items else ""


def approach_name(choice: Choice, dossier: Dossier) -> str:
    """The name of the chosen approach."""
    return dossier.approach(choice.approach).name


def weighting_name(choice: Choice, dossier: Dossier) -> str:
    """The name of the chosen weighting, or that it is one's own."""
    return OWN_NAME if choice.weighting == OWN else dossier.weighting(choice.weighting).name


def outcome_line(choice: Choice, dossier: Dossier, phases: Mapping[str, int], advised: set[str] | None) -> str:
    """The answer of the start page in one or two sentences."""
    lead = (f"**{escape(approach_name(choice, dossier))}** met **{escape(weighting_name(choice, dossier))}** kiest ")
    if not phases:
        return lead + "geen enkele stap: niets is onder deze weging en deze grenzen de moeite waard."
    per_phase = Counter(phases.values())
    parts = listed(f"{per_phase[p.number]} in fase {p.number}" for p in dossier.phases)
    line = f"{lead}**{len(phases)} van de {len(dossier.measures)} stappen**: {parts}."
    if advised is None:
        return line
    fewer, more = advised - set(phases), set(phases) - advised
    if not fewer and not more:
        return f"{line} Dat is precies het geadviseerde pakket."
    changes = ([f"zonder {count_of(len(fewer), 'stap', 'stappen')}"] if fewer else []) + (
        [f"met {count_of(len(more), 'andere stap', 'andere stappen')} erbij"] if more else [])
    return f"{line} Dat is het geadviseerde pakket {listed(changes)}."


def settings_line(choice: Choice, dossier: Dossier) -> str:
    """What limits and forced choices are in force, or nothing."""
    parts = [
        f"de som van {dossier.criterion(id).name.lower()} is hoogstens {number(v)}"
        for id, v in limits_of(choice, dossier).items()
    ]
    if choice.require:
        parts.append(f"altijd: {listed(choice.require)}")
    if choice.forbid:
        parts.append(f"nooit: {listed(choice.forbid)}")
    return f"Daarbij geldt: {'; '.join(parts)}." if parts else ""


def origin_line(dossier: Dossier) -> str:
    """How much of the score table is known, read, assumed."""
    counts = Counter(s.origin for s in dossier.scores)
    parts = [f"{counts[o]} {words}" for o, words in ORIGIN_WORDS.items() if counts[o]]
    none = "Geen enkele score komt uit het rapport zelf. " if not counts["rapport"] and not counts["eigen"] else ""
    return f"{none}Van de {len(dossier.scores)} scores zijn er {listed(parts)}."


def co_optimal_line(count: int, cut: bool) -> str:
    """That other packages are just as good."""
    some = f"meer dan {count}" if cut else str(count)
    are, packages = ("is", "ander pakket") if count == 1 and not cut else ("zijn", "andere pakketten")
    return (f"Er {are} {some} {packages} met precies dezelfde waarde. Getoond wordt dat met de minste "
            "stappen, en daarna het eerste in de volgorde van de tabel.")


def reason(why: Reason, dossier: Dossier, choice: Choice) -> str:
    """Why a measure is in or out, in one short sentence."""
    others = why.others
    price = number(100 * why.price, 1)
    match why.kind:
        case "required":
            return "U hebt deze stap op altijd gezet."
        case "forbidden":
            return "U hebt deze stap op nooit gezet."
        case "own":
            extra = f" Maakt ook {listed(others)} mogelijk." if others else ""
            return f"Levert bij deze weging meer op dan zij kost ({points(why.net)}).{extra}"
        case "carried":
            return f"Kost zelf meer dan zij oplevert ({points(why.net)}), maar maakt {listed(others)} mogelijk."
        case "coverage":
            return f"Kost meer dan zij oplevert ({points(why.net)}), maar is nodig voor het minimum per opgave."
        case "co_optimal":
            return "Maakt geen verschil: met en zonder deze stap is de waarde gelijk."
        case "rival":
            return f"Kan niet samen met {listed(others)}, en dat is hier meer waard."
        case "capacity":
            limits = listed(dossier.criterion(id).name.lower() for id in limits_of(choice, dossier))
            together = f" samen met {listed(others)}, die zij vereist" if others else ""
            if math.isinf(why.price):
                return f"Past{together} niet binnen de grens voor {limits}."
            return f"Past{together} alleen als andere stappen wijken; dat kost {price} punten waarde."
        case "requirement":
            return f"Vereist {listed(others, 'of')}, en dat is het samen niet waard."
        case "impossible":
            because = f" vanwege {listed(others)}" if others else ""
            return f"Kan niet bij deze vaste keuzes en grenzen{because}."
        case "loss":
            return f"Kost bij deze weging meer dan zij oplevert ({points(why.net)})."


def rule(rule: Rule, dossier: Dossier) -> str:
    """One rule of a clash in Dutch."""
    match rule.kind:
        case "require":
            return f"{rule.subject} staat op altijd"
        case "forbid":
            return f"{rule.subject} staat op nooit"
        case "limit":
            name = dossier.criterion(rule.subject).name.lower()
            return f"{name} mag samen hoogstens {number(rule.bound or 0)} zijn"
        case "coverage":
            name = dossier.theme(rule.subject).name
            return f"{name} moet minstens {number(rule.bound or 0)} stappen hebben"
        case "requires":
            return f"{rule.subject} vereist {listed(rule.others, 'of')}"
        case _:
            return f"{rule.subject} en {listed(rule.others)} sluiten elkaar uit"


def clash(error: InfeasibleError, dossier: Dossier) -> str:
    """Why no package is possible, and what to do."""
    rules = listed(escape(rule(r, dossier)) for r in error.rules)
    return (f"**Geen enkel pakket kan aan alles voldoen.** Dit botst: {rules}. "
            "Zet een van deze stappen terug op 'model beslist', of verruim de grens.")


def scale_help(criterion: Criterion) -> str:
    """What the points of a scale mean."""
    anchors = [f"{number(point)}: {escape(text)}" for point, text in sorted(criterion.anchors.items())]
    kind = "Een baat: meer is beter." if criterion.kind == "benefit" else "Een last: minder is beter."
    return "  \n".join([kind, *anchors])


# --- the claims page -------------------------------------------------------------------------

_UNIT_WORDS: dict[Unit, str] = {"value": "punten waarde", "points": "scorepunten", "count": "", "share": ""}
_QUANTITY_WORDS = {
    "aantal": "aantal stappen", "themas": "aantal opgaven", "totaal": "som van scores",
    "gemiddelde": "gemiddelde score", "netto": "waarde", "kleinste_netto": "kleinste waarde",
    "gewicht": "gewicht", "grens": "grens", "maatregelen": "maatregelen", "opgedeeld": "opgedeeld",
    "aspecten": "aspecten", "wegingen": "wegingen", "benaderingen": "benaderingen",
    "alternatieven": "sluit-uit-relaties", "voorwaarden": "vereist-relaties", "getal": "",
}  # fmt: skip


def figure(value: float, unit: Unit) -> str:
    """A number of a claim in its own unit."""
    if unit == "value":
        return number(100 * value, 1)
    if unit == "share":
        return percent(value)
    return number(value, None if float(value).is_integer() else 2)


def finding(outcome: Outcome, dossier: Dossier) -> str:
    """What the model finds for a claim, with its figures."""
    match outcome.claim.check:
        case Comparison() as check:
            words = _QUANTITY_WORDS[check.left.measure]
            signs = {">=": "≥", "<=": "≤"}
            sign = check.sign if outcome.holds else {"<": "niet <", ">": "niet >", "=": "≠", "<=": "niet ≤", ">=": "niet ≥"}[check.sign]
            sign = signs.get(sign, sign)
            return (f"{words}: {figure(outcome.left or 0, outcome.unit)} {sign} "
                    f"{figure(outcome.right or 0, outcome.unit)}")
        case Membership(relation=relation, codes=codes):
            if outcome.holds:
                said = {"is": "precies", "bevat": "bevat", "zonder": "zonder"}[relation]
                return f"{said} {listed(codes)}"
            parts = [f"mist {listed(outcome.missing)}"] if outcome.missing else []
            parts += [f"heeft ook {listed(outcome.surplus)}"] if outcome.surplus else []
            return " en ".join(parts)
        case Top(criterion=criterion, codes=codes):
            name = dossier.criterion(criterion).name.lower()
            if outcome.missing:
                return f"{listed(outcome.missing)} zit niet in het pakket"
            if outcome.left is None or outcome.right is None:
                return "geen andere stappen om mee te vergelijken"
            if outcome.holds:
                return (f"{listed(codes)}: {name} minstens {number(outcome.left)}, "
                        f"de rest hoogstens {number(outcome.right)}")
            return f"{listed(outcome.surplus)}: {name} even hoog of hoger ({number(outcome.right)})"
        case Agreement():
            return f"grootste verschil tussen twee wegingen: {count_of(int(outcome.left or 0), 'stap', 'stappen')}"
        case _:
            return ""


def margin(outcome: Outcome) -> str:
    """How far a claim is from turning."""
    if outcome.margin is None or outcome.unit in ("count", "share"):
        return ""
    return f"{figure(outcome.margin, outcome.unit)} {_UNIT_WORDS[outcome.unit]}"


def by_source(outcomes: Iterable[Outcome]) -> list[tuple[str, list[Outcome]]]:
    """Outcomes by section, in file order."""
    return [(source, list(group)) for source, group in groupby(outcomes, key=lambda o: o.claim.source)]


def margin_line(outcomes: tuple[Outcome, ...]) -> str:
    """The tightest margin, in value and in scale points."""
    units: tuple[Unit, ...] = ("value", "points")
    tight = [o for unit in units if (o := smallest_margin(outcomes, unit)) is not None]
    if not tight:
        return ""
    parts = (f"{margin(o)} ({o.claim.source}: {o.claim.text.rstrip('.')})" for o in tight)
    equal = sum(o.holds and o.margin == 0 for o in outcomes)
    at_the_edge = f" Daarnaast {'klopt er één' if equal == 1 else f'kloppen er {equal}'} met precies gelijke getallen." if equal else ""
    return f"De krapste marge is {escape(listed(parts))}.{at_the_edge}"


def claims_line(outcomes: tuple[Outcome, ...]) -> str:
    """How many claims hold, and the tightest margin."""
    holding = sum(o.holds for o in outcomes)
    return (f"**{holding} van de {len(outcomes)} uitspraken kloppen** met de scores van nu. "
            f"{margin_line(outcomes)}")


def claims_warning(dossier: Dossier) -> str:
    """What this test does and does not show."""
    return ("De scoretabel van het rapport is verloren. De scores hier zijn zo gekozen dat zij bij de tekst passen; "
            "dat zij kloppen met het rapport bewijst dus niet dat het de scores van de regio zijn. "
            "Cursief staat hoe wij een uitspraak hebben gelezen.")


def plain_step(measure: Measure) -> str:
    """The one form of a measure where no Markdown is read."""
    return step_name(measure)


def phase_line(dossier: Dossier, per_phase: Mapping[Phase, list[Measure]]) -> str:
    """How many steps and how much of every burden each phase has."""
    burdens = [c for c in dossier.criteria if c.kind == "burden"]
    parts = []
    for phase, members in per_phase.items():
        sums = listed(
            f"{number(sum(dossier.score_of[m.code, c.id].score for m in members))} punten {c.name.lower()}"
            for c in burdens
        )
        parts.append(f"fase {phase.number} telt **{count_of(len(members), 'stap', 'stappen')}** met samen {escape(sums)}")
    line = listed(parts)
    return f"{line[:1].upper()}{line[1:]}."


def board_legend() -> str:
    """How to read the board."""
    return ("Blauwe cirkel: levert op. Oranje vierkant: kost. Hoe groter, hoe hoger de score; leeg is 0. "
            "Stippelrand: de score is een aanname. Dichte rand: gelezen uit de tekst. Wijs een teken aan voor de reden.")


def origin_legend() -> str:
    """What the signs behind a score mean."""
    return "  ".join(f"{sign} {ORIGIN_WORDS[origin]}" for origin, sign in ORIGIN_SIGNS.items())


def graph_legend() -> str:
    """How to read the graph."""
    return (f"{CHOSEN} en een dichte rand: gekozen. {LEFT_OUT} en een streepjesrand: niet gekozen. "
            "Dikke pijl: voldaan, de stap bouwt erop voort. Streepjespijl: nu niet in gebruik. "
            "✕: de stap mist wat zij vereist. Stippellijn met 'of': kan niet samen.")


def compare_line(dossier: Dossier, packages: Mapping[tuple[str, str], Package]) -> str:
    """Per approach whether the weighting matters, and what is in every package."""
    parts = []
    for approach in dossier.approaches:
        found = {p.codes for (a, _), p in packages.items() if a == approach.id}
        said = ("leiden alle wegingen tot hetzelfde pakket" if len(found) == 1
                else f"zijn er {len(found)} verschillende pakketten")
        parts.append(f"bij **{escape(approach.name)}** {said}")
    core = [c for c in dossier.codes if all(c in p.codes for p in packages.values())]
    line = f"{listed(parts)}."
    every = (f" {count_of(len(core), 'stap zit', 'stappen zitten')} in alle {len(packages)} pakketten: "
             f"{listed(core)}." if core else " Geen enkele stap zit in alle pakketten.")
    return f"{line[:1].upper()}{line[1:]}{every[:1]}{every[1:2].upper()}{every[2:]}"


def matrix_legend(dossier: Dossier) -> str:
    """What the short column names mean."""
    approaches = ", ".join(f"{chr(65 + i)}: {escape(a.name)}" for i, a in enumerate(dossier.approaches))
    weightings = ", ".join(f"{roman(k)}: {escape(w.name)}" for k, w in enumerate(dossier.weightings))
    return (f"{CHOSEN} gekozen, {LEFT_OUT} niet gekozen. {approaches}. {weightings}. "
            "Met de grenzen van het dossier en zonder vaste keuzes.")


def difference_line(first: Package, second: Package) -> str:
    """How much two packages share."""
    one, two = set(first.codes), set(second.codes)
    if one == two:
        return "**Dit zijn dezelfde stappen.**"
    return (f"**{count_of(len(one & two), 'stap', 'stappen').capitalize()} in beide**, "
            f"{count_of(len(one - two), 'stap', 'stappen')} alleen in het eerste, "
            f"{count_of(len(two - one), 'stap', 'stappen')} alleen in het tweede.")


def honesty_line(dossier: Dossier) -> str:
    """What follows from the scores not being the region's."""
    if any(s.origin == "rapport" for s in dossier.scores):
        return ""
    return ("De tabel van de regio stond als plaatje in het rapport en is niet bewaard. "
            "**Dit zijn dus niet de cijfers van de regio**, maar een reconstructie die bij de tekst past.")


def open_questions(dossier: Dossier) -> list[str]:
    """What the sources leave open and was assumed: relations, limits, coverage."""
    lines = [
        f"**{escape(r.code)}** {'vereist' if r.kind == 'requires' else 'sluit uit'} "
        f"{escape(listed(r.others, 'of' if r.kind == 'requires' else 'en'))}: {escape(r.note)}."
        for r in dossier.relations if r.origin == "aanname"
    ]  # fmt: skip
    lines += [
        f"De grens van **{escape(a.name)}**, {listed(f'{number(v)} punten {dossier.criterion(id).name.lower()}' for id, v in a.limits.items())}, "
        "is een aanname. In de zijbalk verschuift u haar."
        for a in dossier.approaches if a.limits and a.origin == "aanname"
    ]  # fmt: skip
    return lines


def method(dossier: Dossier) -> str:
    """How a package comes about, in five steps."""
    return "\n".join([
        "1. **Elke stap krijgt per criterium een score** op een vaste schaal. 0 is wat er gebeurt als u niets doet.",
        "2. **De score wordt een waarde**: de score gedeeld door het maximum van de schaal, met een plus voor een baat "
        "en een min voor een last.",
        "3. **De waarden worden gewogen en opgeteld.** Het gewicht van een criterium is het aandeel van zijn aspect maal "
        "zijn aandeel daarbinnen. Alle gewichten samen zijn 100 %.",
        "4. **Het beste pakket is de verzameling stappen met de hoogste som** die zich aan de regels houdt: wat een stap "
        "vereist zit erin, wat elkaar uitsluit niet samen, en het blijft binnen de grenzen. Het model zoekt niet bij "
        "benadering: het antwoord is exact.",
        "5. **Bij gelijke waarde** wint het pakket met de minste stappen, en daarna het eerste in de volgorde van de tabel. "
        "Het scherm zegt het als er gelijkwaardige pakketten zijn.",
        "6. **Een stap komt nooit vóór wat zij vereist**: haar fase is haar eigen fase, of die van haar vereisten als die later is.",
        "",
        "De methode is een lineaire waardefunctie over een portfolio, met niets doen als nulpunt (Clemen en Smith 2009, "
        "Morton 2015). Het zoeken gebeurt met een programma over groepen van samenhangende stappen, en waar dat te groot "
        "wordt met HiGHS, een oplosser voor gehele getallen.",
    ])


def reason_line(why: Reason, dossier: Dossier, choice: Choice) -> str:
    """Whether a measure is in the package, and why."""
    where = f"{CHOSEN} In het pakket" if why.chosen else f"{LEFT_OUT} Niet in het pakket"
    return f"**{where}.** {escape(reason(why, dossier, choice))}"
