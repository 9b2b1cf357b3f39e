"""Owns the Dutch sentences of the story for the Binnentafel. No Streamlit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from keuzemodel.analyse.sampling import Tally
from keuzemodel.dashboard.asked.situation import Situation
from keuzemodel.dashboard.language import known, naming, numbers, settings
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.words.certainty.draws import share_in_words
from keuzemodel.model.dossier import Approach, Criterion, Dossier
from keuzemodel.model.valuation import totals
from keuzemodel.solve.selection import Package

CHAPTER_NAMES = {
    "vraag": "De vraag",
    "wegen": "Hoe er gekozen wordt",
    "pakket": "Het pakket",
    "opbrengst": "Wat het oplevert en kost",
    "verschil": "Wat anders kan",
    "zeker": "Hoe zeker",
    "besluit": "Het besluit",
}
TAKE = (
    "Elk bestand zegt waar het op rust: dossier, versie van de scores, benadering, weging, grenzen, vaste stappen, datum en "
    "link. Op papier of als PDF: open 'Handout' en druk af met Ctrl+P."
)
YIELD_LINE = (
    "100 % is wat alle stappen samen hebben, ook die niet samengaan. Bij een baat is meer beter, bij een last minder."
)
DIFFERENCE_NOTE = (
    "Vergeleken met de wegingen en grenzen van het dossier, zonder vaste stappen en zonder eis op de dekking."
)


def question_title(dossier: Dossier) -> str:
    """The question, as a title."""
    return f"Welke van de {len(dossier.measures)} stappen zetten we, en wanneer?"


def question_line(dossier: Dossier) -> str:
    """What lies on the table and what the model does with it."""
    themes = numbers.count_of(len(dossier.themes), "thema", "thema's")
    criteria = numbers.count_of(len(dossier.criteria), "criterium", "criteria")
    return (
        f"Er liggen **{naming.steps_of(dossier)}** op tafel, in {themes}. Elke stap heeft "
        f"een score op {criteria}. U bepaalt hoe zwaar elk criterium telt. Het model zoekt het beste pakket dat kan: het "
        "houdt zich aan wat elkaar nodig heeft, aan wat niet samengaat en aan de grenzen."
    )


def sources_note(dossier: Dossier) -> str:
    """Where the figures come from."""
    sources = f"Bronnen: {numbers.listed(dossier.sources)}. " if dossier.sources else ""
    return f"{sources}Versie van de scores: {dossier.fingerprint}."


def ways_title(dossier: Dossier) -> str:
    """How many ways there are."""
    approaches = numbers.count_of(len(dossier.approaches), "benadering", "benaderingen")
    weightings = numbers.count_of(len(dossier.weightings), "weging", "wegingen")
    return f"{approaches[:1].upper()}{approaches[1:]}, {weightings}"


def approach_line(approach: Approach, dossier: Dossier) -> str:
    """What an approach means, with its limits."""
    note = f": {escape(approach.note)}" if approach.note else ""
    limits = [
        f"{escape(dossier.criterion(id).name.lower())} samen hoogstens {numbers.amount(most, dossier.criterion(id))} "
        f"({known.ORIGIN_WORDS[approach.origin]})"
        for id, most in approach.limits.items()
    ]
    line = f"**{escape(approach.name)}**{note}".rstrip(".")
    unknown = known.unknown_line(approach.limits, dossier)
    return f"{line}. Grens: {numbers.listed(limits)}. {unknown}".strip() if limits else f"{line}."


def weights_note(dossier: Dossier) -> str:
    """Where the weights come from."""
    counts = Counter(w.origin for w in dossier.weightings)
    return f"Waar de wegingen op rusten: {numbers.listed(f'{n} {known.ORIGIN_WORDS[o]}' for o, n in counts.items())}."


def package_title(found: Situation, name: str | None) -> str:
    """How many steps the package has. name: what it is called where there are more."""
    of = f"{len(found.package.codes)} van de {len(found.dossier.measures)} stappen"
    if name:
        return f"{name} kiest {of}"
    weighting = settings.weighting_name(found)
    return f"'{settings.approach_name(found)}' met '{weighting}' kiest {of}"


def phase_note(dossier: Dossier) -> str:
    """What the phases mean."""
    return " ".join(f"{p.name}: {p.note}" for p in dossier.phases if p.note)


def shares_of_all(found: Situation) -> dict[str, float]:
    """Per criterion what the package has of what all measures together have; 0 where they have nothing.

    A criterion of which a score is not known has no share.
    """
    everything = totals(found.dossier, found.dossier.codes)
    unknown = {criterion for _, criterion in found.dossier.unknown}
    return {
        id: found.package.totals[id] / most if most > 0 else 0.0 for id, most in everything.items() if id not in unknown
    }


def yield_title(found: Situation) -> str:
    """What the package has most of among benefits, and its heaviest burden."""
    if not found.package.codes:
        return "Zonder stappen blijft alles zoals het is"
    of_all = shares_of_all(found)
    shares = {c: of_all[c.id] for c in found.dossier.criteria if c.id in of_all}
    benefits = [c for c in shares if c.kind == "benefit"]
    burdens = [c for c in shares if c.kind == "burden"]
    parts = []
    if benefits:
        most = max(benefits, key=shares.__getitem__)
        parts.append(f"levert {numbers.percent(shares[most])} van {_all_of(most)}")
    if burdens:
        most = max(burdens, key=shares.__getitem__)
        parts.append(f"vraagt {numbers.percent(shares[most])} van {_all_of(most)}")
    return f"Het pakket {numbers.listed(parts)}" if parts else "Wat het pakket oplevert en kost, is niet bekend"


def _all_of(criterion: Criterion) -> str:
    name = criterion.name.lower()
    return f"de {name} van alle stappen samen" if criterion.in_euros else f"alle punten voor '{name}'"


def totals_note(found: Situation) -> str:
    """How sure the sums are."""
    codes = set(found.package.codes)
    held = [s for s in found.dossier.scores if s.code in codes]
    counts = Counter(s.origin for s in held)
    said = numbers.listed(f"{n} {known.ORIGIN_WORDS[o]}" for o, n in counts.items())
    return f"De scores achter deze sommen: {said}." if held else "Er zijn geen stappen."


def difference_title(found: Situation, packages: Mapping[tuple[str, str], Package]) -> str:
    """Whether the weighting matters under the present approach."""
    of = {p.codes for (approach, _), p in packages.items() if approach == found.choice.approach}
    name = settings.approach_name(found)
    if len(of) == 1 and found.package.codes not in of:
        those = numbers.count_of(len(next(iter(of))), "stap", "stappen")
        return f"{name}: elke weging van het dossier geeft {those}, uw keuze {len(found.package.codes)}"
    if len(of) == 1:
        return f"{name}: elke weging van het dossier geeft hetzelfde pakket"
    return f"{name}: de wegingen geven {numbers.count_of(len(of), 'pakket', 'verschillende pakketten')}"


def certain_title(package: tuple[str, ...], often: Tally, dossier: Dossier) -> str:
    """How much of the package stays whatever one weighs."""
    so_far = ", zolang niet alles bekend is" if dossier.unknown else ""
    if not package:
        share = share_in_words(often.same, often.feasible)
        return f"In {share} van de wegingen is geen enkele stap het beste{so_far}"
    return (
        f"Bij een willekeurige weging blijven gemiddeld {numbers.number(often.kept, 1)} van de {len(package)} stappen; "
        f"precies dit pakket in {share_in_words(often.same, often.feasible)}{so_far}"
    )
