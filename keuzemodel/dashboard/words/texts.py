"""Owns the Dutch sentences, signs and number forms of the screens. No Streamlit."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TypeVar
from urllib.parse import quote, urlencode

from keuzemodel.dashboard.asked.choice import OWN, Choice, limits_of, to_link
from keuzemodel.dashboard.words.markdown import escape, link
from keuzemodel.model.dossier import Aspect, Criterion, Dossier, Measure, Origin, Phase, Principle, Score
from keuzemodel.model.dutch import decimal, rounded_shares
from keuzemodel.model.errors import InfeasibleError, Rule
from keuzemodel.sheets.tables import step_name
from keuzemodel.solve.selection import Package

Key = TypeVar("Key")

CHOSEN, LEFT_OUT = "●", "–"
ALWAYS_SIGN, NEVER_SIGN = "▲", "▽"
ALWAYS, NEVER, EQUAL = f"{ALWAYS_SIGN} altijd", f"{NEVER_SIGN} nooit", "= gelijkwaardig"
FREE_LABEL, ALWAYS_LABEL, NEVER_LABEL = "Model beslist", "Altijd", "Nooit"
OWN_NAME = "Eigen weging"
FORCED = ("require", "forbid")
"""The rules of a user's hand on one measure."""
UNKNOWN = "onbekend"
CONTRIBUTION_LEGEND = (
    "Blauw: wat een stap oplevert. Oranje: wat hij kost. Streepje: samen. "
    "In punten: een score is een deel van zijn schaal, maal het gewicht, maal 100."
)

ORIGIN_WORDS: dict[Origin, str] = {
    "rapport": "uit de bron",
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


def amount(value: float, criterion: Criterion) -> str:
    """A score or a sum of scores: € 301.291 where it is money, else the number."""
    if not criterion.in_euros:
        return number(value)
    shown = number(abs(value), None if float(value).is_integer() else 2)
    return f"{'−' if value < 0 else ''}€\u00a0{shown}"


def amount_of(value: float, criterion: Criterion) -> str:
    """How much of what: 12 punten ontwikkeltijd, € 50.000 bijdrage in 2018."""
    return of_what(amount(value, criterion), criterion)


def of_what(shown: str, criterion: Criterion) -> str:
    """An amount with its unit, if that is not in it already, and the name of the criterion."""
    unit = "" if criterion.in_euros else f" {unit_of(criterion)}"
    return f"{shown}{unit} {criterion.name.lower()}"


def unit_of(criterion: Criterion) -> str:
    """What a score of a criterion counts: punten where it does not say."""
    return criterion.unit or "punten"


def signed_amount(value: float, criterion: Criterion) -> str:
    """A difference between two amounts: +2, −€ 20.000, or 0."""
    shown = signed(value, 2 if criterion.in_euros and not float(value).is_integer() else None)
    return f"{shown[0]}\u2060€\u00a0{shown[1:]}" if criterion.in_euros and shown != "0" else shown


def total(codes: Iterable[str], criterion: Criterion, dossier: Dossier) -> str:
    """The sum of what is known of some measures, and of how many it is not known."""
    known, missing = _known_total(codes, criterion, dossier)
    return UNKNOWN if known is None else f"{known} + {missing} {UNKNOWN}" if missing else known


def _known_total(codes: Iterable[str], criterion: Criterion, dossier: Dossier) -> tuple[str | None, int]:
    """The sum of what is known, None if nothing is, and of how many measures it is not known."""
    held = tuple(codes)
    missing = dossier.unknown_of(held, criterion.id)
    if missing and len(missing) == len(held):
        return None, len(missing)
    known = math.fsum(dossier.score_of[c, criterion.id].score for c in held if c not in missing)
    return amount(known, criterion), len(missing)


def total_of(codes: Iterable[str], criterion: Criterion, dossier: Dossier) -> str:
    """How much of what some measures ask: 12 punten ontwikkeltijd, or that it is not known."""
    known, missing = _known_total(codes, criterion, dossier)
    if known is None:
        return f"{criterion.name.lower()} {UNKNOWN}"
    said = of_what(known, criterion)
    return f"{said} (van {count_of(missing, 'stap', 'stappen')} niet bekend)" if missing else said


def score_in_words(score: Score, dossier: Dossier) -> str:
    """3, € 50.000, or that it is not known. score: of this dossier, or in place of one."""
    if dossier.says_nothing(score):
        return UNKNOWN
    return amount(score.score, dossier.criterion(score.criterion))


def score_with_margin(score: Score, dossier: Dossier) -> str:
    """3 ± 1, or that it is not known."""
    shown = score_in_words(score, dossier)
    return shown if shown == UNKNOWN else f"{shown} ± {number(score.margin)}"


def limits_in_words(choice: Choice, dossier: Dossier) -> str:
    """Ontwikkeltijd hoogstens 12, for every limit in force; nothing without."""
    limits = ((dossier.criterion(id), most) for id, most in limits_of(choice, dossier).items())
    return ", ".join(f"{criterion.name} hoogstens {amount(most, criterion)}" for criterion, most in limits)


def unknown_line(criteria: Iterable[str], dossier: Dossier) -> str:
    """What a limit cannot count, or nothing."""
    said = lacking(criteria, dossier)
    return f"**De grens telt alleen wat bekend is**: {said}." if said else ""


def unknown_lines(dossier: Dossier) -> str:
    """What is not known of the measures, as a sentence, or nothing."""
    said = lacking((c.id for c in dossier.criteria), dossier)
    return f"**Niet alles is bekend**: {said}." if said else ""


def lacking(criteria: Iterable[str], dossier: Dossier) -> str:
    """Of how many measures a criterion is not known, or nothing."""
    counts = Counter(criterion for _, criterion in dossier.unknown)
    return listed(
        f"van {counts[id]} van de {len(dossier.measures)} stappen is de {escape(dossier.criterion(id).name.lower())} "
        "niet bekend"
        for id in criteria
        if counts[id]
    )


def percent(share: float, digits: int = 0) -> str:
    """0.253 as 25 %."""
    return f"{number(100 * share, digits)} %"


def shares_in_words(shares: Mapping[Key, float], digits: int = 0) -> dict[Key, str]:
    """Parts of one whole in percents that add up: 13 %, 62 %, 13 % and 12 %."""
    scale = 10**digits
    rounded = rounded_shares(tuple(shares.values()), 100 * scale)
    return {key: percent(n / (100 * scale), digits) for key, n in zip(shares, rounded, strict=True)}


def points(value: float) -> str:
    """A net value as points of 100, one decimal."""
    return f"{signed(100 * value, 1)} punten"


def count_of(n: int, one: str, many: str) -> str:
    """één stap, drie stappen, 15 stappen."""
    word = _COUNTS[n] if n < len(_COUNTS) else str(n)
    return f"{word} {one if n == 1 else many}"


def names_apart(
    parts: Iterable[Criterion | Aspect | Principle], taken: Iterable[str] = ("Stap", "Thema", "Weging")
) -> dict[str, str]:
    """Id → name as a heading of its own: with its id where two share a name, or where a heading of ours has it."""
    listed_parts = [(part.id, part.name) for part in parts]
    counts = Counter([*(name for _, name in listed_parts), *taken])
    return {id: name if counts[name] == 1 else f"{name} ({id})" for id, name in listed_parts}


def every_weighting(dossier: Dossier) -> str:
    """The dossier's weightings, all of them: beide wegingen, alle drie de wegingen."""
    n = len(dossier.weightings)
    if n <= 2:
        return "beide wegingen" if n == 2 else "de enige weging"
    return f"alle {count_of(n, '', 'de wegingen')}"


def step(measure: Measure) -> str:
    """The one form of a measure inside Markdown: bold code and name."""
    return f"**{escape(measure.code)}** {escape(measure.name)}"


def sign(code: str, chosen: bool, choice: Choice) -> str:
    """Whether a measure is in, out, or fixed by the user."""
    if code in choice.require:
        return ALWAYS_SIGN
    if code in choice.forbid:
        return NEVER_SIGN
    return CHOSEN if chosen else LEFT_OUT


def linked_step(measure: Measure, choice: Choice, dossier: Dossier) -> str:
    """The same as a link to why it is in or out, with the present choice."""
    return link(step(measure), f"{_address(choice, dossier)}{quote(measure.code)}")


def linked(codes: Iterable[str], choice: Choice, dossier: Dossier, joiner: str = "en") -> str:
    """5.1, 6 en 8.1, each a link; Markdown."""
    return listed((_link(c, choice, dossier) for c in codes), joiner)


def _link(code: str, choice: Choice, dossier: Dossier) -> str:
    return link(escape(code), f"{_address(choice, dossier)}{quote(code)}", dossier.measure(code).name)


def moves(came: Sequence[str], went: Sequence[str], choice: Choice, dossier: Dossier) -> str:
    """Komt 3.1 erbij en gaan 1 en 2 eruit; nothing if nothing does. Markdown."""
    parts = [f"{'komt' if len(came) == 1 else 'komen'} {linked(came, choice, dossier)} erbij"] if came else []
    parts += [f"{'gaat' if len(went) == 1 else 'gaan'} {linked(went, choice, dossier)} eruit"] if went else []
    return listed(parts)


@lru_cache(maxsize=64)
def _address(choice: Choice, dossier: Dossier) -> str:
    chosen = to_link(choice, dossier)
    return f"maatregelen?{urlencode(chosen)}{'&' if chosen else ''}stap="


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


def phase_counts(dossier: Dossier, phases: Mapping[str, int]) -> str:
    """How many steps in each phase; nothing where there is one."""
    counts = Counter(phases.values())
    if len(dossier.phases) < 2:
        return ""
    return listed(f"{counts[p.number]} in {phase_name(p)}" for p in dossier.phases)


def against(phases: Mapping[str, int], advised: set[str] | None) -> list[str]:
    """How a package stands to the advised one, in at most one sentence or two."""
    if advised is None:
        return []
    shared, missing = len(advised & set(phases)), len(advised - set(phases))
    if shared == len(phases) and not missing:
        return ["Dat is precies het geadviseerde pakket."]
    there = "Die staan alle in het advies." if shared == len(phases) else f"Daarvan staan er {shared} in het advies."
    absent = count_of(missing, "stap", "stappen")
    gone = f" Uit het advies {'valt' if missing == 1 else 'vallen'} {absent} af." if missing else ""
    return [f"{there}{gone}"]


def relation(kind: str, subject: str, others: Iterable[str]) -> str:
    """5.2 vereist 5.1; 14 vereist 1 of 2; 3.1 sluit 14 uit."""
    if kind == "requires":
        return f"{subject} vereist {listed(others, 'of')}"
    return f"{subject} sluit {listed(others)} uit"


def cover_names(choice: Choice, dossier: Dossier) -> list[str]:
    """What the choice demands a step for, by name."""
    return [p.name for p in dossier.lens.principles if p.id in choice.cover] if dossier.lens else []


def principles(serving: tuple[str, ...], ids: Iterable[str], dossier: Dossier) -> list[str]:
    """The names of those principles that just these measures serve."""
    lens, asked = dossier.lens, set(ids)
    return [p.name for p in lens.principles if p.id in asked and lens.serving(p.id) == serving] if lens else []


def phase_heading(phase: Phase) -> str:
    """A phase at the head of a column: Fase 1, or its own name with its number."""
    start = phase.name.split(":")[0]
    return start if start.lower() == f"fase {phase.number}" else f"{start} (fase {phase.number})"


def phase_name(phase: Phase) -> str:
    """A phase inside a sentence: fase 1, or its own name between quotation marks."""
    start = phase.name.split(":")[0]
    return escape(start.lower() if start.lower() == f"fase {phase.number}" else f"'{start}'")


def settings_line(choice: Choice, dossier: Dossier) -> str:
    """What limits and forced choices are in force, or nothing."""
    own = dossier.approach(choice.approach)
    parts = []
    for id, most in limits_of(choice, dossier).items():
        origin = ORIGIN_WORDS[own.origin if most == own.limits[id] else "eigen"]
        parts.append(
            f"{escape(dossier.criterion(id).name.lower())} samen hoogstens {amount(most, dossier.criterion(id))} ({origin})"
        )
    if choice.require:
        parts.append(f"altijd: {escape(listed(choice.require))}")
    if choice.forbid:
        parts.append(f"nooit: {escape(listed(choice.forbid))}")
    if names := cover_names(choice, dossier):
        parts.append(f"minstens één stap voor {escape(listed(names))}")
    line = f"Daarbij geldt: {'; '.join(parts)}." if parts else ""
    return f"{line} {unknown_line(limits_of(choice, dossier), dossier)}".strip()


def origin_line(dossier: Dossier) -> str:
    """How much of the score table is known, read, assumed."""
    counts = Counter(s.origin for s in dossier.scores)
    parts = [f"{counts[o]} {words}" for o, words in ORIGIN_WORDS.items() if counts[o]]
    none = "Geen enkele score komt uit de bron zelf. " if not counts["rapport"] and not counts["eigen"] else ""
    n = len(dossier.unknown)
    unknown = f" {n} daarvan {'is' if n == 1 else 'zijn'} niet bekend." if n else ""
    return f"{none}Van de {len(dossier.scores)} scores: {listed(parts)}.{unknown}"


def change_line(came: list[str], went: list[str], choice: Choice, dossier: Dossier) -> str:
    """What came in and went out since the change before. Markdown."""
    parts = [
        f"**{sign} {count_of(len(codes), 'stap', 'stappen')} {where}** ({linked(codes, choice, dossier)})"
        for sign, codes, where in (("+", came, "erbij"), ("−", went, "eruit"))
        if codes
    ]
    return f"Sinds uw vorige wijziging: {listed(parts)}."


def co_optimal_line(package: Package, choice: Choice, dossier: Dossier) -> str:
    """That other packages are just as good, and how the first few differ. Markdown."""
    count = len(package.co_optimal)
    shown = []
    for other in package.co_optimal[:3]:
        more = [c for c in other if c not in package.codes]
        fewer = [c for c in package.codes if c not in other]
        parts = [f"met {linked(more, choice, dossier)}"] if more else []
        parts += [f"zonder {linked(fewer, choice, dossier)}"] if fewer else []
        shown.append(" en ".join(parts))
    how = "; of ".join(shown)
    if count == 1 and not package.co_optimal_cut:
        line = f"Er is één ander pakket dat even goed is: {how}."
    else:
        some = f"meer dan {count}" if package.co_optimal_cut else count_of(count, "", "").strip()
        line = f"Er zijn {some} andere pakketten die even goed zijn, zoals {how}."
    return f"{line} U ziet het pakket met de minste stappen, en daarna het eerste in de volgorde van de tabel."


def rule(rule: Rule, dossier: Dossier, choice: Choice) -> str:
    """One rule of a clash in Dutch."""
    match rule.kind:
        case "require":
            return f"{rule.subject} staat op altijd"
        case "forbid":
            return f"{rule.subject} staat op nooit"
        case "limit":
            criterion = dossier.criterion(rule.subject)
            return f"{criterion.name.lower()} mag samen hoogstens {amount(rule.bound or 0, criterion)} zijn"
        case "coverage":
            name = dossier.theme(rule.subject).name
            return f"{name} moet minstens {number(rule.bound or 0)} stappen hebben"
        case "cover":
            named = principles(rule.others, choice.cover, dossier)
            return f"minstens één stap voor {listed(named, 'of')} is geëist"
        case "requires":
            return relation(rule.kind, rule.subject, rule.others)
        case _:
            return f"{rule.subject} en {listed(rule.others)} sluiten elkaar uit"


def clash(error: InfeasibleError, dossier: Dossier, choice: Choice) -> str:
    """Why no package is possible, and what to do."""
    both = [c for c in forced_codes(error) if {(k, c) for k in FORCED} <= {(r.kind, r.subject) for r in error.rules}]
    said = [f"{code} staat op altijd en op nooit" for code in both]
    said += [rule(r, dossier, choice) for r in error.rules if r.subject not in both or r.kind not in FORCED]
    rules = listed(map(escape, said))
    forced = forced_codes(error)
    which = "deze stap" if len(forced) == 1 else "een van deze stappen"
    ways = [f"laat het model weer over {which} beslissen"] if forced else []
    ways += ["verruim de grens in de zijbalk"] if any(r.kind == "limit" for r in error.rules) else []
    ways += ["laat de eis op de dekking los"] if any(r.kind == "cover" for r in error.rules) else []
    advice = listed(ways, "of") or "maak uw laatste wijziging ongedaan"
    return f"Dit botst: {rules}. Wat u kunt doen: {advice}."


def forced_codes(error: InfeasibleError) -> list[str]:
    """The measures in a clash that the user has fixed, each once: one may be on always and on never."""
    return list(dict.fromkeys(r.subject for r in error.rules if r.kind in FORCED))


def kind(criterion: Criterion) -> str:
    """What a criterion is, in a word."""
    return "baat" if criterion.kind == "benefit" else "last"


def scale_help(criterion: Criterion) -> str:
    """What the points of a scale mean."""
    anchors = [f"{amount(point, criterion)}: {escape(text)}" for point, text in sorted(criterion.anchors.items())]
    kind = "Een baat: meer is beter." if criterion.kind == "benefit" else "Een last: minder is beter."
    return "  \n".join([kind, *anchors])


def plain_step(measure: Measure) -> str:
    """The one form of a measure where no Markdown is read."""
    return step_name(measure)
