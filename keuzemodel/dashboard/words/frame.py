"""Owns the words around every page: menu, sidebar, notices, and pieces that more than one page shows. No Streamlit."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from keuzemodel.dashboard.language import known, naming, numbers
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.model.dossier import Approach, Aspect, Criterion, Dossier, Measure, Weighting

NAME = "Keuzemodel"
PAGES = {
    "pakket": "Pakket",
    "fasering": "Fasering",
    "maatregelen": "Stappen",
    "vergelijken": "Vergelijken",
    "gevoeligheid": "Hoe zeker?",
    "dekking": "Dekking",
    "binnentafel": "Verhaal",
    "handout": "Handout",
    "samen": "Samen wegen",
    "scores": "Eigen scores",
    "scenarios": "Scenario's",
    "dossiers": "Dossiers",
    "toets": "Toets aan de bron",
    "over": "Over het model",
    "toegankelijkheid": "Toegankelijkheid",
}
"""Every page by the name of its file: what it is called in the menu, in that order."""
ROOMS = {
    "Kiezen": ("pakket",),
    "Begrijpen": ("maatregelen", "gevoeligheid", "vergelijken", "fasering", "dekking"),
    "Presenteren": ("binnentafel", "handout", "scenarios", "samen"),
    "Gegevens": ("scores", "dossiers", "toets", "over", "toegankelijkheid"),
}
"""The pages of every room, of which the first is behind its door."""

# The sidebar.
DOSSIER, APPROACH, WEIGHTING = "Dossier", "Benadering", "Weging"
DOSSIER_HELP = "Waaruit u kiest. Op de pagina Dossiers staat wat elk dossier is."
WEIGHTING_HELP = "Kies een van de wegingen van het dossier, of beweeg een schuif: dan is het uw eigen weging."
ASPECTS = "Hoe zwaar telt elk aspect? 0 is niet, 10 het zwaarst."
FINER = "Fijner wegen, binnen een aspect"
ROOM_FOR_NAME = 28
"""Letters that the list of weightings shows on a projector."""

# Notices.
READ = "Begrepen"
UNDO = "Maak ongedaan"
RELEASE_ALL = "Wis vaste stappen, eigen grens en eis op dekking"
RELEASE_DEMAND = "Laat de eis op de dekking los"
NO_DOSSIER = "Er is geen dossier om mee te werken"
EMPTY = "De map data is leeg. Zet er een map met een dossier in en laad de pagina opnieuw."
TRY_LINK = "Probeer de link opnieuw"
WITHOUT_LINK = "Ga verder zonder de link"
SEARCHING = "Het beste pakket zoeken…"
NO_WEIGHTS_TITLE = "Zo is er niets te kiezen"
NO_WEIGHTS = (
    "**Alle schuiven staan op 0.** Dan is geen enkele stap beter dan een andere. "
    "Zet in de zijbalk minstens één schuif hoger dan 0."
)
CLASH_TITLE = "Geen enkel pakket kan aan alles voldoen"
UNDONE = "**Teruggezet**: zo stond het voor uw laatste wijziging."
UNMOVED = "**Hetzelfde pakket.** Uw laatste wijziging maakt niet uit."
WHY = "Waarom?"

# Streamlit's own English, and what it is in Dutch: exactly, by how a text begins, and by how it ends.
STREAMLIT = {
    "Skip to main content": "Naar de inhoud",
    "Sidebar": "Zijbalk",
    "Collapse sidebar": "Klap de zijbalk in",
    "Expand sidebar": "Wegen: open de zijbalk",
    "Help": "Uitleg",
    "Choose an option": "Kies er een",
    "Choose options": "Kies er een of meer",
    "Open": "Toon de lijst",
    "Clear all": "Wis alles",
    "Clear value": "Wis",
    "Selected values": "Gekozen",
    "Select all": "Kies alles",
    "No results": "Niets gevonden",
    "Upload": "Kies een bestand",
    "Browse files": "Kies een bestand",
    "Drag and drop file here": "Sleep een bestand hierheen",
    "file upload": "Bestand kiezen",
    "Show/hide columns": "Toon of verberg kolommen",
    "Download as CSV": "Bewaar als CSV",
    "Search": "Zoek",
    "Fullscreen": "Hele scherm",
    "Close": "Sluit",
    "Dismiss": "Sluit",
    "Page not found": "Deze pagina bestaat niet",
    "The page that you have requested does not seem to exist. Running the app's main page.": (
        "Het adres dat u opende, bestaat niet. U bent nu op de eerste pagina."
    ),
    "Running...": "Bezig…",
    "Stop": "Stop",
    "Connecting": "Verbinden",
}
STREAMLIT_BEGINS = (
    ("Help for ", "Uitleg bij "),
    ("Remove ", "Haal weg: "),
    ("Fullscreen: ", "Hele scherm: "),
    ("Show data: ", "Toon als tabel: "),
    ("Download as PNG: ", "Bewaar als PNG: "),
    ("Copy Vega-Lite spec: ", "Kopieer als Vega-Lite: "),
)
STREAMLIT_ENDS = (("MB per file", " MB per bestand"),)

# Pieces that more than one page shows.
COPY_LINK, COPIED, NOT_COPIED = "Kopieer de link", "De link is gekopieerd.", "Kopiëren lukt hier niet. De link is:"
RELEASE = "Laat het model alles weer beslissen"
ORIGINS = "Herkomst"


def weighting_note(weighting: Weighting) -> str:
    """What a weighting is, with its name where the list has no room for it. Markdown."""
    note = escape(weighting.note)
    return note if len(weighting.name) <= ROOM_FOR_NAME else f"**{escape(weighting.name)}**: {note}"


def tips(elsewhere: Sequence[bool], now: int) -> str:
    """A strip under a slider: where another package is best than now. HTML of numbers and our own words only."""
    cells = "".join(f'<i class="{"anders" if other else "zo"}"></i>' for other in elsewhere)
    said = f"Bij deze scores: anders {_stretches(elsewhere)}" if any(elsewhere) else "Bij deze scores: overal hetzelfde"
    return f'<div class="kantelt" title="{said}"><span aria-hidden="true">{cells}</span><small>{said}</small></div>'


def _stretches(elsewhere: Sequence[bool]) -> str:
    """T/m 1 en vanaf 8."""
    last, said = len(elsewhere) - 1, []
    for other, run in groupby(range(len(elsewhere)), key=lambda k: bool(elsewhere[k])):
        places = list(run)
        first, end = places[0], places[-1]
        if not other:
            continue
        if first == end:
            said.append(f"op {first}")
        elif end == last:
            said.append(f"vanaf {first}")
        else:
            said.append(f"t/m {end}" if first == 0 else f"{first} t/m {end}")
    return numbers.listed(said)


def go_to(aspect: Aspect, points: int) -> str:
    """The button to the nearest place where the package changes."""
    return f"Zet {escape(aspect.name)} op {points}: ander pakket"


def approaches_help(approaches: tuple[Approach, ...]) -> str:
    """What each approach means."""
    return "  \n".join(f"**{escape(a.name)}**: {escape(a.note)}" for a in approaches)


def back_to(name: str) -> str:
    """The button back to a weighting of the dossier."""
    return f"Terug naar {escape(name)}"


def limit(criterion: Criterion) -> str:
    """The label of the slider of a limit."""
    return f"Grens: hoogstens zo veel {escape(criterion.name.lower())}"


def limit_help(criterion: Criterion, most: float, approach: Approach, dossier: Dossier) -> str:
    """What a limit applies to. most: the sum over all measures of the dossier."""
    own = approach.limits[criterion.id]
    return (
        f"{naming.scale_help(criterion)}  \nDe grens geldt voor de som over het hele pakket; "
        f"alle stappen samen zijn {numbers.amount(most, criterion)}. "
        f"De standaard is {numbers.amount(own, criterion)}: {known.ORIGIN_WORDS[approach.origin]}. "
        f"{known.unknown_line([criterion.id], dossier)}"
    )


def aspect_help(aspect: Aspect, dossier: Dossier) -> str:
    """The question of an aspect, and what its criteria mean."""
    lines = [escape(aspect.question), *map(scale, dossier.criteria_of[aspect.id])]
    return "\n\n".join(lines)


def scale(criterion: Criterion) -> str:
    """What the ends of a scale mean, after its name."""
    return f"**{escape(criterion.name)}**. {naming.scale_help(criterion)}"


def criterion_share(criterion: Criterion, share: str, aspect: Aspect) -> str:
    """The label of the slider of a criterion inside its aspect."""
    return f"{escape(criterion.name)} · {share} van {escape(aspect.name)}"


def left_out(name: str, faults: int) -> str:
    """That a dossier of the folder cannot be used."""
    count = numbers.count_of(faults, "fout", "fouten")
    return (
        f"Het dossier **{escape(name)}** wordt niet gebruikt: {count} in de bestanden. "
        "Herstel ze en start het keuzemodel opnieuw."
    )


def damaged_link(fault: str, followed: bool) -> str:
    """That a link could not be read. followed: the choice in it could, and only what it opens could not."""
    said = (
        f"Deze link is hier niet helemaal te openen: {escape(fault)}. De keuze in de link ziet u wel."
        if followed
        else f"Deze link is hier niet te openen: {escape(fault)}. U ziet nu de standaardkeuze."
    )
    return f"{said} Kijk of de link helemaal is gekopieerd, of vraag het de afzender."


def let_model_decide(measure: Measure) -> str:
    """The button that releases a measure."""
    return f"Laat het model beslissen over {escape(naming.plain_step(measure))}"


def moved(name: str, came: bool) -> str:
    """A step that came in or went out. name: Markdown."""
    return f"{name} ({'erbij' if came else 'eruit'})"


def table_below(said: str) -> str:
    """The alternative text of a picture whose table stands below it."""
    return f"{said}; de tabel eronder zegt hetzelfde."


def save_as(kind: str) -> str:
    """The button that saves a picture."""
    return f"Bewaar als {kind}"


def more_rows(n: int) -> str:
    """That a table goes on in one to scroll through."""
    return f"En nog {numbers.count_of(n, 'regel', 'regels')}:"
