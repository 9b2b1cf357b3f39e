"""Owns the Dutch sentences of the story for the Binnentafel. No Streamlit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from keuzemodel.dashboard.asked.situation import Situation
from keuzemodel.dashboard.language import known, naming, numbers
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.model.dossier import Approach, Dossier

README = "LEESMIJ.txt"

TO_PRINT = "De handout drukt u af vanaf het scherm Handout."
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
CHART, TABLE, TABLE_TITLE, AREA = "Grafiek", "Tabel", "Kop van de tabel", "Vlak"
COVER, APPENDIX, ABOUT_SLIDES = "Binnentafel", "Bijlage", "Waar deze dia's op rusten"
APPENDIX_SAID = "Alle cijfers, tabellen en bronnen achter de zeven boodschappen"


LOCAL_LINK = " (werkt alleen op deze computer)"
LINK_WITHOUT_SCORES = " (opent zonder de eigen scores; de link van een bewaard scenario heeft ze wel)"

AT_TABLE = "Op tafel"
WHICH = "Welke pakketten? Eén tot vier; het verhaal gaat over het eerste"
PREVIOUS, NEXT, CHAPTER = "Vorige", "Volgende", "Stap in het verhaal"
DETAILS, RESTS_ON = "Details", "Waar dit op rust"
PRESENT, SLIDERS, STOP = "Volledig scherm", "Schuiven", "Sluit"
PRINT = "Druk af of bewaar als PDF"
TAKE_TITLE, EVERYTHING = "Neem mee", "Alles (ZIP)"
SLIDES, FIGURES = "Dia's (PowerPoint)", "Cijfers (Excel)"

HANDOUT_TITLE = "Wat stellen wij voor?"
LEFT_OUT = "Wat er niet in zit"

THE_PACKAGE = "pakket"
CHAPTER_NAMES = {
    "vraag": "De vraag",
    "wegen": "Hoe er gekozen wordt",
    THE_PACKAGE: PACKAGE,
    "opbrengst": "Wat het oplevert en kost",
    "verschil": "Wat anders kan",
    "zeker": "Hoe zeker",
    "besluit": "Het besluit",
}
CHAPTERS = tuple(CHAPTER_NAMES)
TABS = dict(
    zip(CHAPTERS, ("De vraag", "Wegen", "Het pakket", "Opbrengst", "Anders", "Hoe zeker", "Het besluit"), strict=True)
)
"""The same on a button."""
TAKE = (
    "Alles is een ZIP met de dia's (PowerPoint), de cijfers (Excel), de stappen (CSV) en de grafieken. Elk bestand zegt waar het op rust: dossier, versie van de scores, benadering, weging, grenzen, vaste stappen, datum en "
    "link. Op papier of als PDF: open 'Handout' en druk af met Ctrl+P."
)
YIELD_LINE = (
    "100 % is wat alle stappen samen hebben, ook die niet samengaan. Bij een baat is meer beter, bij een last minder."
)
DIFFERENCE_NOTE = (
    "Vergeleken met de wegingen en grenzen van het dossier, zonder vaste stappen en zonder eis op de dekking."
)


def package_file(k: int) -> tuple[str, str]:
    """How the file of the k-th package is told from the others, from 1."""
    return "pakket", str(k)


def files(name: str) -> list[str]:
    """What the files in a ZIP are. name: what they all begin with."""
    return [
        f"{name}.pptx: de dia's",
        f"{name}.xlsx: de cijfers",
        f"{name}-pakket-1.csv: de stappen van een pakket, een bestand per pakket",
        f"{name}-….svg en .png: de grafieken, om ergens anders te gebruiken",
    ]


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


def phase_note(dossier: Dossier) -> str:
    """What the phases mean."""
    return " ".join(f"{p.name}: {p.note}" for p in dossier.phases if p.note)


def totals_note(situation: Situation) -> str:
    """Where the scores behind the sums come from."""
    codes = set(situation.package.codes)
    held = [s for s in situation.dossier.scores if s.code in codes]
    counts = Counter(s.origin for s in held)
    said = numbers.listed(f"{n} {known.ORIGIN_WORDS[o]}" for o, n in counts.items())
    return f"De scores achter deze sommen: {said}." if held else "Er zijn geen stappen."


def foot(title: str, day: str) -> str:
    """The foot of every slide."""
    return f"{title} · {day}"


def file_title(title: str) -> str:
    """The title of a file. title: of the dossier."""
    return f"Binnentafel: {title}"


def place_of(k: int) -> str:
    """Which chapter of all it is. k: from 0."""
    return f"{k + 1}/{len(CHAPTERS)}"


def marked(mark: str) -> str:
    """What is said at a step, after its name."""
    return f"({mark})"


def in_appendix(n: int) -> str:
    """That more stands in the appendix."""
    return f"… en {n} meer: zie de bijlage"


def slide_of(k: int, n: int) -> str:
    """The suffix of a title that continues over several slides."""
    return f" ({k} van {n})"


def table_described(title: str, rows: int, columns: Iterable[str]) -> str:
    """The alternative text of a table."""
    return f"{title}: {rows} regels; {', '.join(columns)}"
