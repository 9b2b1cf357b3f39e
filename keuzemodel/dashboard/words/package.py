"""Owns the Dutch sentences that say why: why a measure is in or out, and why a package is what it is. No Streamlit."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping

from keuzemodel.analyse.explanation import Reason
from keuzemodel.dashboard.asked.situation import Question, Situation
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.language.naming import CHOSEN, LEFT_OUT, linked, phase_name, plain_step
from keuzemodel.dashboard.language.numbers import capital, count_of, listed, number, points
from keuzemodel.dashboard.language.settings import approach_name, principles, weighting_name
from keuzemodel.dashboard.words.measures import reinforced
from keuzemodel.model.dossier import Dossier, Measure
from keuzemodel.model.errors import Rule
from keuzemodel.solve.problem import TIE
from keuzemodel.solve.relaxing import Family
from keuzemodel.solve.selection import Package

AXIS = "punten   ◄ kost · levert op ►"

TITLE = "Welk pakket hoort bij deze weging?"
DOWNLOAD = "Download (CSV)"
TO_SLIDES = "Naar de dia's"
YIELDS, YIELDS_LEGEND = "Opbrengst en kosten", "Som van de scores van alle stappen in het pakket."
EACH_STEP = "Bijdrage per stap"
BARS = "Baten en lasten per stap"
BARS_ALT = f"{BARS}; dezelfde getallen staan in de tabel eronder."
NOTHING_TO_SHOW = "Er is geen stap om te laten zien."

WELCOME = (
    "**Welkom bij het keuzemodel.** Schuif met een aspect: het bord laat zien welke stap erbij komt of eruit gaat. "
    "Klik op een stap voor het waarom."
)
_DEMANDS: dict[Family, str] = {"cover": "de geëiste dekking", "coverage": "het minimum per thema"}


def outcome_line(situation: Situation) -> str:
    """The answer of the start page in one or two sentences. Markdown."""
    dossier, phases = situation.dossier, situation.phases
    lead = f"**{escape(approach_name(situation))}** met **{escape(weighting_name(situation))}** kiest "
    if not phases:
        return f"{lead}geen enkele stap: {why_empty(situation)}."
    chosen = f"**{len(phases)} van de {len(dossier.measures)} stappen**"
    parts = phase_counts(dossier, phases)
    advised = set(situation.advised.codes) if situation.advised else None
    return " ".join([f"{lead}{chosen}: {parts}." if parts else f"{lead}{chosen}.", *against(phases, advised)])


def why_empty(situation: Situation) -> str:
    """What keeps every measure out of an empty package, as part of a sentence."""
    choice, dossier = situation.choice, situation.dossier
    if not situation.empty:
        return "elke stap kost bij deze weging minstens zo veel als hij oplevert"
    if situation.empty == (frozenset({"forced"}),) and set(choice.forbid) == set(dossier.codes):
        return "u hebt alle stappen op nooit gezet"
    binding = dict.fromkeys(id for why in situation.reasons.values() for id in why.limits) or situation.limits
    said = {
        "forced": "wat u op nooit hebt gezet",
        "limit": limit_names(binding, dossier),
        "needs": "wat het nodig heeft",
    }
    held = listed(words for family, words in said.items() if any(family in some for some in situation.empty))
    either = "; valt een daarvan weg, dan is er wel een pakket" if len(situation.empty) > 1 else ""
    return f"wat op zichzelf de moeite waard is, wordt tegengehouden door {held}{either}"


def ways_out(situation: Situation) -> str:
    """What one can do about an empty package."""
    causes = frozenset[Family]().union(*situation.empty)
    ways = ["laat het model weer beslissen over wat op nooit staat"] if "forced" in causes else []
    ways += ["kies meer ruimte"] if "limit" in causes else []
    said = listed(ways or ["kies een andere weging"], "of" if len(situation.empty) > 1 else "en")
    return capital(said)


def limit_names(ids: Iterable[str], dossier: Dossier) -> str:
    """De grens voor ontwikkeltijd."""
    return f"de grens voor {listed(escape(dossier.criterion(id).name.lower()) for id in ids)}"


def reason(why: Reason, asked: Question) -> str:
    """Why a measure is in or out, in one to three sentences. Markdown."""
    return " ".join(said for said in (_because(why, asked), _alone(why, asked), reinforced(why, asked)) if said)


def reason_line(why: Reason, asked: Question) -> str:
    """Whether a measure is in the package, and why."""
    where = f"{CHOSEN} In het pakket" if why.chosen else f"{LEFT_OUT} Niet in het pakket"
    return f"**{where}.** {reason(why, asked)}"


def _because(why: Reason, asked: Question) -> str:
    match why.kind:
        case "required" | "forbidden":
            return _by_hand(why)
        case "own":
            extra = f" Maakt ook {linked(why.others, asked)} mogelijk." if why.others else ""
            return f"Levert bij deze weging meer op dan hij kost ({_net(why)}).{extra}"
        case "carried":
            return f"{_costs(why)}, maar {_carries(why, asked)}."
        case "reinforces":
            more = "geeft" if len(why.others) == 1 else "geven"
            return f"{_costs(why)}, maar versterkt {linked(why.others, asked)}: samen met hem {more} die meer."
        case "coverage":
            return f"{_costs(why)}, maar is nodig voor {listed(_DEMANDS[f] for f in why.causes)}."
        case "room":
            return f"{_costs(why)}, maar maakt ruimte voor andere stappen."
        case "co_optimal":
            return f"Er is een even goed pakket {'zonder' if why.chosen else 'met'} deze stap."
        case "requirement" | "lacking":
            return _without(why, asked)
        case "rival" | "capacity" | "demand":
            return _instead(why, asked)
        case "forced" | "several":
            return _held(why, asked)
        case "loss":
            more = "meer dan" if why.net < -TIE else "even veel als"
            return f"Kost bij deze weging {more} hij oplevert ({_net(why)})."


def _carries(why: Reason, asked: Question) -> str:
    # By what others need, it can be the best that meets a demand: then no step builds on it.
    return f"maakt {linked(why.others, asked)} mogelijk" if why.others else "is nodig door wat andere stappen vragen"


def _net(why: Reason) -> str:
    return escape(points(why.net))


def _costs(why: Reason) -> str:
    return f"Kost zelf minstens zo veel als hij oplevert ({_net(why)})"


def _by_hand(why: Reason) -> str:
    """The user decides."""
    word, there = ("altijd", "erin") if why.kind == "required" else ("nooit", "er niet in")
    alike = "" if why.turns else f" Ook zonder dat zou hij {there} zitten."
    return f"U hebt deze stap op {word} gezet.{alike}"


def _without(why: Reason, asked: Question) -> str:
    """What a measure needs is not worth it, or is not there."""
    needs = f"Heeft {_requires(why, asked)} nodig"
    if why.kind == "requirement":
        return f"{needs}. Samen kosten zij meer dan zij opleveren."
    return f"{needs}, {'en dat zit niet in het pakket' if why.missing else 'en samen passen zij niet in het beste pakket'}."


def _instead(why: Reason, asked: Question) -> str:
    """What a measure gives way to."""
    if why.kind == "demand":
        return f"Moet wijken voor {listed(_DEMANDS[f] for f in why.causes)}."
    priced = math.isfinite(why.price)
    if why.kind == "rival":
        better = " Die keuze levert hier meer op." if priced else ""
        return f"Kan niet samen met {linked(why.others, asked)}.{better}{_assumed(why, asked.dossier)}"
    missing = _needed(why.missing, asked)
    together = f", samen met wat hij nodig heeft ({missing})," if missing else ""
    limit = limit_names(why.limits, asked.dossier)
    if not priced:
        return f"Past{together} niet binnen {limit}."
    return (
        f"Past{together} binnen {limit} alleen als andere stappen wijken. "
        f"Het pakket wordt dan {number(100 * why.price, 1)} punten minder waard."
    )


def _held(why: Reason, asked: Question) -> str:
    """What forced choices, or several rules together, keep in or out."""
    if why.kind == "forced":
        kept = f"{_costs(why)}, maar uw vaste stappen maken hem nodig."
        return kept if why.chosen else "Moet wijken voor wat u hebt vastgezet."
    where, start = ("in het pakket", f"{_costs(why)}. ") if why.chosen else ("tegen", "")
    return f"{start}Dit houdt hem samen {where}: {listed(_causes(why, asked))}."


def _assumed(why: Reason, dossier: Dossier) -> str:
    found = any(
        r.kind == "excludes" and r.origin == "aanname" and why.code in (r.code, *r.others) for r in dossier.relations
    )
    return " Dat zij elkaar uitsluiten is een aanname." if found else ""


def _needed(rows: Iterable[tuple[str, ...]], asked: Question) -> str:
    return listed(linked(row, asked, "of") for row in sorted(rows, key=len))


def _requires(why: Reason, asked: Question) -> str:
    """What a measure lacks, or else what it requires."""
    rows = why.missing or [r.others for r in asked.dossier.relations if r.kind == "requires" and r.code == why.code]
    return _needed(rows, asked)


def _causes(why: Reason, asked: Question) -> list[str]:
    others = linked(why.others, asked)
    words: dict[Family, str] = dict(_DEMANDS)
    for cause in why.causes:
        if cause == "forced":
            words[cause] = "uw vaste stappen"
        elif cause == "limit":
            words[cause] = limit_names(why.limits, asked.dossier)
        elif cause == "excludes":
            words[cause] = f"dat hij niet samengaat met {others}"
        elif cause == "needs":
            words[cause] = f"dat hij {_requires(why, asked)} nodig heeft"
        elif cause == "needed_by":
            words[cause] = f"dat {others} hem nodig {'heeft' if len(why.others) == 1 else 'hebben'}"
        elif cause == "reinforces":
            words[cause] = f"dat hij {linked(why.helps, asked)} versterkt"
    return [words[cause] for cause in why.causes]


_SAID = {"coverage": "cover", "demand": "cover"}
"""The kind of rule that a sentence has already named, besides the limits."""


def _alone(why: Reason, asked: Question) -> str:
    """Which other rules turn it around, each by itself."""
    if why.kind in ("required", "forbidden", "co_optimal"):
        return ""
    named = {("limit", id) for id in why.limits}
    there = "niet" if why.chosen else "wel"
    rules = [r for r in why.turns if r.kind != _SAID.get(why.kind) and (r.kind, r.subject) not in named]
    if why.kind == "forced" and not any(r.kind in ("require", "forbid") for r in rules):
        return f"Zonder uw vaste stappen samen zou hij er {there} in zitten."
    said = listed(_taken_away(rules, asked), "of zonder")
    return f"Zonder {said} zou hij er {there} in zitten." if said else ""


def _taken_away(rules: list[Rule], asked: Question) -> list[str]:
    parts = []
    for kind, word in (("require", "altijd"), ("forbid", "nooit")):
        if codes := [r.subject for r in rules if r.kind == kind]:
            parts.append(f"uw '{word}' voor {linked(codes, asked, 'of')}")
    parts += [limit_names([r.subject], asked.dossier) for r in rules if r.kind == "limit"]
    parts += [
        f"de eis op {escape(listed(principles(r.others, asked.choice.demanded, asked.dossier)))}"
        for r in rules
        if r.kind == "cover"
    ]
    return parts


CONTRIBUTION_LEGEND = (
    "Blauw: wat een stap oplevert. Oranje: wat hij kost. Streepje: samen. "
    "In punten: een score is een deel van zijn schaal, maal het gewicht, maal 100."
)


def phase_counts(dossier: Dossier, phases: Mapping[str, int]) -> str:
    """How many steps each phase has; empty if there is only one phase."""
    counts = Counter(phases.values())
    if len(dossier.phases) < 2:
        return ""
    return listed(f"{counts[p.number]} in {phase_name(p)}" for p in dossier.phases)


def against(phases: Mapping[str, int], advised: set[str] | None) -> list[str]:
    """How a package compares with the advised one, in one or two sentences."""
    if advised is None:
        return []
    shared, missing = len(advised & set(phases)), len(advised - set(phases))
    if shared == len(phases) and not missing:
        return ["Dat is precies het geadviseerde pakket."]
    there = "Die staan alle in het advies." if shared == len(phases) else f"Daarvan staan er {shared} in het advies."
    absent = count_of(missing, "stap", "stappen")
    gone = f" Uit het advies {'valt' if missing == 1 else 'vallen'} {absent} af." if missing else ""
    return [f"{there}{gone}"]


def co_optimal_line(package: Package, asked: Question) -> str:
    """That other packages are just as good, and how the first few differ. Markdown."""
    count = len(package.co_optimal)
    shown = []
    for other in package.co_optimal[:3]:
        more = [c for c in other if c not in package.codes]
        fewer = [c for c in package.codes if c not in other]
        parts = [f"met {linked(more, asked)}"] if more else []
        parts += [f"zonder {linked(fewer, asked)}"] if fewer else []
        shown.append(" en ".join(parts))
    how = "; of ".join(shown)
    if count == 1 and not package.co_optimal_cut:
        line = f"Er is één ander pakket dat even goed is: {how}."
    else:
        some = f"meer dan {count}" if package.co_optimal_cut else count_of(count, "", "").strip()
        line = f"Er zijn {some} andere pakketten die even goed zijn, zoals {how}."
    return f"{line} U ziet het pakket met de minste stappen, en daarna het eerste in de volgorde van de tabel."


def left_out_title(count: int) -> str:
    """The heading above what is not in the package."""
    return f"Niet gekozen: {count_of(count, 'stap', 'stappen')}"


def sum_of(measure: Measure, net: float) -> str:
    """What a step adds, as alternative text of its bar. net: weighted, out of 1."""
    return f"{plain_step(measure)}: samen {points(net)}"
