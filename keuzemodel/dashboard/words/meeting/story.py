"""Owns the Dutch sentences of the story for the Binnentafel. No Streamlit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from keuzemodel.analyse.sampling import Tally
from keuzemodel.dashboard.asked.situation import Situation
from keuzemodel.dashboard.language import known, naming, numbers, settings
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.words.certainty.draws import share_in_words
from keuzemodel.model.dossier import Approach, Criterion, Dossier
from keuzemodel.model.valuation import totals
from keuzemodel.solve.selection import Package

README = "LEESMIJ.txt"

FILES = {
    "binnentafel.pptx": "de dia's",
    "binnentafel.xlsx": "de cijfers",
    "pakket-1.csv": "de stappen van een pakket, een bestand per pakket",
    "grafiek-….svg en .png": "de grafieken van de dia's, om ergens anders te gebruiken",
}
TO_PRINT = "De handout drukt u af vanaf het scherm Binnentafel."
ABOUT_SHEET, PACKAGES_SHEET, SUMS_SHEET = "Over dit bestand", "Pakketten", "Sommen"
WEIGHTS_SHEET, WHY_SHEET, SCORES_SHEET = "Gewichten", "Waarom", "Scores"
THEMES, WEIGHTS, SUMS = "Waar de stappen over gaan", "Hoe zwaar elk aspect telt", "Som van de scores"
OF_ALL = "Deel van wat alle stappen samen hebben, %"
DIFFERS, ALTERNATIVES = "Wat verschilt", "Elke benadering met elke weging"
OFTEN = "Hoe vaak elke stap in het beste pakket zit"
OFTEN_BARS = "In het beste pakket als weging en scores anders vallen, %"
OF_DRAWS = "Deel van de trekkingen"
IN_CASES_BARS = "In het beste pakket, % van tabellen die passen met een willekeurige weging"
OF_CASES = "Deel van de gevallen"
PACKAGE = "Het pakket"
FOOT, SLIDE_NUMBER, TEXT = "Voettekst", "Dianummer", "Tekst"
CHART, TABLE, TABLE_TITLE = "Grafiek", "Tabel", "Kop van de tabel"

LOCAL_LINK = " (werkt alleen op deze computer)"
LINK_WITHOUT_SCORES = " (opent zonder de eigen scores; de link van een bewaard scenario heeft ze wel)"

AT_TABLE = "Wat ligt er op tafel?"
WHICH = "Welke pakketten? Eén tot vier; het verhaal gaat over het eerste"
PREVIOUS, NEXT, CHAPTER = "Vorige", "Volgende", "Stap in het verhaal"
AS_TABLE, RESTS_ON = "Hetzelfde als tabel", "Waar dit op rust"
PRINT = "Druk af of bewaar als PDF"
TAKE_TITLE, EVERYTHING = "Neem mee naar de vergadering", "Alles in één keer (ZIP)"
SLIDES, FIGURES, ON_PAPER = "Dia's (PowerPoint)", "Cijfers (Excel)", "Handout, om af te drukken"

HANDOUT_TITLE = "Wat stellen wij voor?"
LEFT_OUT = "Wat er niet in zit"

CHAPTER_NAMES = {
    "vraag": "De vraag",
    "wegen": "Hoe er gekozen wordt",
    "pakket": "Het pakket",
    "opbrengst": "Wat het oplevert en kost",
    "verschil": "Wat anders kan",
    "zeker": "Hoe zeker",
    "besluit": "Het besluit",
}
CHAPTERS = tuple(CHAPTER_NAMES)
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


def table_says(said: str) -> str:
    """The alternative text of a picture on paper."""
    return f"{said}; de tabel zegt hetzelfde."


def question_title(dossier: Dossier) -> str:
    """The title of the first chapter."""
    return f"Welke van de {len(dossier.measures)} stappen zetten we, en wanneer?"


def question_line(dossier: Dossier) -> str:
    """What is to be decided, and what the model does with it."""
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


def package_title(situation: Situation, name: str | None) -> str:
    """How many steps the package has. name: of the package, where there are several."""
    of = f"{len(situation.package.codes)} van de {len(situation.dossier.measures)} stappen"
    if name:
        return f"{name} kiest {of}"
    weighting = settings.weighting_name(situation)
    return f"'{settings.approach_name(situation)}' met '{weighting}' kiest {of}"


def phase_note(dossier: Dossier) -> str:
    """What the phases mean."""
    return " ".join(f"{p.name}: {p.note}" for p in dossier.phases if p.note)


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
    """What the package has most of among benefits, and its heaviest burden."""
    if not situation.package.codes:
        return "Zonder stappen blijft alles zoals het is"
    of_all = shares_of_all(situation)
    shares = {c: of_all[c.id] for c in situation.dossier.criteria if c.id in of_all}
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


def totals_note(situation: Situation) -> str:
    """Where the scores behind the sums come from."""
    codes = set(situation.package.codes)
    held = [s for s in situation.dossier.scores if s.code in codes]
    counts = Counter(s.origin for s in held)
    said = numbers.listed(f"{n} {known.ORIGIN_WORDS[o]}" for o, n in counts.items())
    return f"De scores achter deze sommen: {said}." if held else "Er zijn geen stappen."


def difference_title(situation: Situation, packages: Mapping[tuple[str, str], Package]) -> str:
    """Whether the weighting matters under the present approach."""
    of = {p.codes for (approach, _), p in packages.items() if approach == situation.choice.approach}
    name = settings.approach_name(situation)
    if len(of) == 1 and situation.package.codes not in of:
        those = numbers.count_of(len(next(iter(of))), "stap", "stappen")
        return f"{name}: elke weging van het dossier geeft {those}, uw keuze {len(situation.package.codes)}"
    if len(of) == 1:
        return f"{name}: elke weging van het dossier geeft hetzelfde pakket"
    return f"{name}: de wegingen geven {numbers.count_of(len(of), 'pakket', 'verschillende pakketten')}"


def certain_title(package: tuple[str, ...], often: Tally, dossier: Dossier) -> str:
    """How much of the package stays under any weighting."""
    so_far = ", zolang niet alles bekend is" if dossier.unknown else ""
    if not package:
        share = share_in_words(often.same, often.feasible)
        return f"In {share} van de wegingen is geen enkele stap het beste{so_far}"
    return (
        f"Bij een willekeurige weging blijven gemiddeld {numbers.number(often.kept, 1)} van de {len(package)} stappen; "
        f"precies dit pakket in {share_in_words(often.same, often.feasible)}{so_far}"
    )


def foot(title: str, day: str, fingerprint: str) -> str:
    """The foot of every slide."""
    return f"{title} · {day} · versie van de scores {fingerprint}"


def file_title(title: str) -> str:
    """The title of a file. title: of the dossier."""
    return f"Binnentafel: {title}"


def slide_of(k: int, n: int) -> str:
    """The suffix of a title that continues over several slides."""
    return f" ({k} van {n})"


def table_described(title: str, rows: int, columns: Iterable[str]) -> str:
    """The alternative text of a table."""
    return f"{title}: {rows} regels; {', '.join(columns)}"
