"""Owns the one message of each chapter of the story, and the few words beside it. Plain. No Streamlit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from keuzemodel.dashboard.asked.situation import Situation
from keuzemodel.dashboard.language import known, naming, numbers, settings
from keuzemodel.dashboard.language.markdown import plain
from keuzemodel.dashboard.words import package as package_words
from keuzemodel.dashboard.words.certainty.draws import share_in_words
from keuzemodel.dashboard.words.meeting import decision as decision_words
from keuzemodel.model.dossier import Criterion, Dossier
from keuzemodel.model.valuation import totals
from keuzemodel.solve.selection import Package

MOST_WORDS = 33
"""Of a title with what is said beside it: with the buttons around it a screen then has forty words at most."""
_MORE = ("elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien", "twintig")

STEPS_BY_THEME, STEPS = "De stappen per thema", "stappen"
WEIGHTS = "Hoe zwaar elk aspect telt"
IN_PACKAGE, NOT_IN = "In het pakket", "Niet in het pakket"
YIELDS, ASKS = "Wat het oplevert", "Wat het vraagt"
IN_EVERY, IN_SOME = "In elk pakket", "Niet in elk pakket"
BEGIN, AFTER = "eerst", "daarna"
SETTLE, SETTLE_NOW, LATER, NOT_DONE = "Vaststellen", "Nu vaststellen", "Later, onder voorwaarde", "Niet doen"
NOW_MARK = "nu"
OFTEN = "In het beste pakket, deel van de gevallen"


def within(title: str, said: Iterable[str]) -> str:
    """As many of these sentences as there is room for beside the title; the others stand in the details."""
    words, held = count(title), []
    for sentence in said:
        words += count(sentence)
        if sentence and words <= MOST_WORDS:
            held.append(sentence)
    return " ".join(held)


def count(said: str) -> int:
    """How many words there are."""
    return sum(any(map(str.isalnum, word)) for word in said.split())


def steps(n: int) -> str:
    """Vijftien stappen."""
    return f"{many(n)} {'stap' if n == 1 else 'stappen'}"


def many(n: int) -> str:
    """A number in a title, in letters up to twenty."""
    return _MORE[n - 11] if 10 < n <= 20 else numbers.count_of(n, "", "").strip()


def question_title(dossier: Dossier) -> str:
    """What is to be decided."""
    return f"Welke van de {len(dossier.measures)} stappen zetten we, en wanneer?"


def question_said(dossier: Dossier) -> tuple[str, ...]:
    """Whose figures these are."""
    counts = Counter(s.origin for s in dossier.scores)
    parts = [f"{counts[o]} {words}" for o, words in known.ORIGIN_WORDS.items() if counts[o]]
    from_source = known.from_the_source(dossier)
    lead = f"Van de {len(dossier.scores)} scores" if from_source else "Geen enkele score komt uit de bron zelf"
    unknown = f"Niet bekend zijn er {len(dossier.unknown)}." if dossier.unknown else ""
    return f"{lead}: {numbers.listed(parts)}.", unknown


def ways_title(dossier: Dossier) -> str:
    """How many ways there are."""
    n, approaches = len(dossier.weightings), len(dossier.approaches)
    ways = f"{numbers.capital(many(n))} {'manier' if n == 1 else 'manieren'} om te wegen"
    return f"{ways}, {many(approaches)} om te kiezen" if approaches > 1 else ways


def ways_said(situation: Situation) -> tuple[str, ...]:
    """Which are looked at now."""
    return (f"U kijkt nu naar {_way(situation)}.",)


def _way(situation: Situation, joiner: str = "met") -> str:
    return f"'{settings.approach_name(situation)}' {joiner} '{settings.weighting_name(situation)}'"


def package_title(situation: Situation, name: str | None) -> str:
    """How many steps, and when. name: of the package, where there are several."""
    found = _package_title(situation)
    return f"{name}: {found}" if name else numbers.capital(found)


def _package_title(situation: Situation) -> str:
    n, whole, now = len(situation.package.codes), len(situation.dossier.measures), decision_words.now(situation)
    if not n:
        return "geen enkele stap"
    found = f"alle {steps(n)}" if n == whole else steps(n)
    if decision_words.later(situation):
        return f"{found}, waarvan {many(len(now)) if now else 'geen enkele'} nu"
    if len(situation.dossier.phases) < 2:
        return found if n == whole else f"{many(n)} van de {whole} stappen"
    counts = Counter(situation.phases.values())
    phases = [(counts[p.number], plain(naming.phase_name(p))) for p in situation.dossier.phases if counts[p.number]]
    if len(phases) == 1:
        return f"{found}, {'' if n == 1 else 'alle '}in {phases[0][1]}"
    return f"{found}, {numbers.listed(f'{many(k)} in {phase}' for k, phase in phases)}"


def package_said(situation: Situation) -> tuple[str, ...]:
    """By which way of choosing, and beside the advice."""
    if not situation.package.codes:
        return (plain(numbers.capital(f"{package_words.why_empty(situation)}.")),)
    advised = set(situation.advised.codes) if situation.advised else None
    even = "Er is een ander pakket dat even goed is." if situation.package.co_optimal else ""
    return f"Bij {_way(situation, 'en')}.", *map(plain, package_words.against(situation.phases, advised)), even


def shares_of_all(situation: Situation) -> dict[str, float]:
    """Per criterion what the package has of what all measures together have; 0 where they have nothing.

    A criterion of which a score is not known has no share.
    """
    everything = totals(situation.dossier, situation.dossier.codes)
    unknown = {criterion for _, criterion in situation.dossier.unknown}
    return {
        id: situation.package.totals[id] / most if most > 0 else 0.0
        for id, most in everything.items()
        if id not in unknown
    }


def yield_title(situation: Situation) -> str:
    """From how little to how much it has of what all steps yield, and of what they ask."""
    n, whole = len(situation.package.codes), len(situation.dossier.measures)
    if not n:
        return "Zonder stappen blijft alles zoals het is"
    if n == whole:
        return "Met alle stappen haalt u alles, en vraagt u ook alles"
    of_all = shares_of_all(situation)
    gives, asks = (
        [of_all[c.id] for c in situation.dossier.criteria if c.kind == kind and c.id in of_all]
        for kind in ("benefit", "burden")
    )
    parts = [f"haalt {_between(gives)} van wat alle stappen opleveren"] if gives else []
    parts += [f"vraagt {_between(asks)} van {'hun lasten' if gives else 'de lasten van alle stappen'}"] if asks else []
    return f"Het pakket {numbers.listed(parts)}" if parts else "Wat het pakket oplevert en kost, is niet bekend"


def _between(shares: list[float]) -> str:
    low, high = numbers.percent(min(shares)), numbers.percent(max(shares))
    return low if low == high else f"{low.removesuffix(' %')} tot {high}"


def yield_said(dossier: Dossier) -> tuple[str, ...]:
    """What the whole is."""
    unknown = "Wat niet bekend is, telt niet mee." if dossier.unknown else ""
    return "100 % is wat alle stappen samen hebben.", unknown


def criterion_said(criterion: Criterion, share: float, amount: str) -> str:
    """82 %, and how much that is where it is money."""
    return f"{numbers.percent(share)} · {amount}" if criterion.in_euros else numbers.percent(share)


def way(approach: str, given: int, weightings: int) -> str:
    """Which way of choosing gives a package, at the head of its column. given: by how many of the weightings."""
    return approach if given == weightings else f"{approach}, {given} van de {weightings} wegingen"


def difference_title(situation: Situation, packages: Mapping[tuple[str, str], Package]) -> str:
    """Whether the weighting matters under the present approach."""
    of = {p.codes for (approach, _), p in packages.items() if approach == situation.choice.approach}
    if len(of) == 1 and situation.package.codes not in of:
        return f"Elke weging van het dossier geeft {steps(len(next(iter(of))))}, uw keuze {many(len(situation.package.codes))}"
    if len(of) == 1:
        return "Anders wegen verandert het pakket niet"
    return f"Anders wegen geeft een ander pakket: {many(len(of))} in totaal"


def difference_said(situation: Situation, packages: Mapping[tuple[str, str], Package]) -> tuple[str, ...]:
    """What every other approach chooses."""
    said = []
    for approach in situation.dossier.approaches:
        of = {p.codes for (a, _), p in packages.items() if a == approach.id}
        if approach.id != situation.choice.approach:
            what = steps(len(next(iter(of)))) if len(of) == 1 else f"{many(len(of))} verschillende pakketten"
            said.append(f"'{approach.name}' geeft {what}.")
    return tuple(said)


def certain_title(situation: Situation, kept: float, same: int, n: int) -> str:
    """How much of the package stays, whatever scores and weighting are. same, n: cases with exactly it, and all."""
    if not situation.package.codes:
        return f"In {share_in_words(same, n)} van de gevallen is geen enkele stap het beste"
    return (
        f"Gemiddeld {'blijft' if kept < 1.05 else 'blijven'} {numbers.number(kept, 1)} van de "
        f"{numbers.number(len(situation.package.codes))} {'stap' if len(situation.package.codes) == 1 else 'stappen'}, "
        "als scores en weging anders zijn"
    )


def others(n: int) -> str:
    """The steps that do not stand by themselves, beside the most that one of them has."""
    return f"De {many(n)} andere, hoogstens"


def certain_said(situation: Situation, same: int, n: int, fitting: bool) -> tuple[str, ...]:
    """How often it is exactly this package, and counted over what."""
    exactly = f"In {share_in_words(same, n)} is het precies dit pakket." if situation.package.codes else ""
    cases = "tabellen die bij de bron passen, elk met" if fitting else "trekkingen van scores binnen hun marge, met"
    unknown = "Nog niet alles is bekend." if situation.dossier.unknown else ""
    return exactly, unknown, f"Geteld over {cases} een willekeurige weging."


def decision_said(situation: Situation) -> tuple[str, ...]:
    """What it asks, in a sentence."""
    if not situation.package.codes:
        return (plain(f"{package_words.ways_out(situation)}."),)
    asked = decision_words.asks(decision_words.now(situation) or situation.package.codes, situation)
    when = "nu " if decision_words.later(situation) and decision_words.now(situation) else ""
    return (f"Dat vraagt {when}{plain(asked)}.",) if asked else ()
