"""Owns the Dutch sentences of the screen Eigen scores. No Streamlit."""

from __future__ import annotations

from keuzemodel.dashboard.language import numbers
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.words import headings
from keuzemodel.model.errors import Fault
from keuzemodel.sheets.scores.reading import ScoreChanges

TITLE = "Wat zijn onze eigen scores?"
WITH_FILE, ON_SCREEN, CHANGED = "Met een bestand", "Op het scherm", "Wat u hebt veranderd"
BACK = "Terug naar de scores van het dossier"
NOTHING_YET = "Nog niets. Zet hierboven een bestand neer, of verander een score in de tabel."
DOWNLOAD, DOWNLOAD_CSV = "Download de scoretabel (Excel)", "Download als CSV"
UPLOAD = "Zet hier uw ingevulde scoretabel neer (Excel of CSV)"
TO_SCORES = "Bekijk uw scores"

HOW = (
    "Download de scoretabel, vul uw scores in en zet het bestand hieronder terug. U ziet eerst wat er verandert; pas als u "
    "op 'Neem over' klikt, rekent het model ermee."
)
FORM = "Hoe mag het bestand eruitzien?"
FORM_HELP = (
    "Een lege cel laat de score zoals hij is; kolommen en regels mogen in elke volgorde staan en mogen ontbreken."
)

WHICH_STEP = "Van welke stap?"
EDIT = "Dubbelklik op een score om hem te veranderen; hij telt meteen mee en is ongedaan te maken. ◆: zelf ingevuld."


def own_line(count: int, total: int) -> str:
    """How many scores are the user's own."""
    if not count:
        return "U werkt met de scores van het dossier; er zijn geen eigen scores."
    return f"**U werkt met {numbers.count_of(count, 'eigen score', 'eigen scores')}** van de {total}."


GONE = (
    "**De eigen scores bij dit adres zijn er hier niet.** U ziet de scores van het dossier. Eigen scores blijven alleen in de "
    "browser waarin ze zijn ingevuld, en daar niet langer dan een halve dag. Zet ze opnieuw neer bij 'Eigen scores', of vraag "
    "wie ze heeft om ze als scenario te bewaren."
)


def link_line(count: int) -> str:
    """That a link does not hold them."""
    stand = "staat" if count == 1 else "staan"
    return (
        f"U werkt met {numbers.count_of(count, 'eigen score', 'eigen scores')}. Die {stand} nog niet in de link: wie hem opent, "
        "ziet de scores van het dossier. Bewaar een scenario, dan staan zij er wel in."
    )


def preview_line(changes: ScoreChanges) -> str:
    """What a file would do."""
    if changes.faults:
        count = numbers.count_of(len(changes.faults), "fout", "fouten")
        return f"**Niets overgenomen: {count} in het bestand.** Herstel ze en zet het bestand opnieuw neer."
    ignored = f" Niet gebruikt: {escape(numbers.listed(changes.ignored))}." if changes.ignored else ""
    if not changes.changes:
        return f"Dit bestand verandert niets: alle scores zijn zoals u ze nu hebt.{ignored}"
    return (
        f"**{numbers.count_of(len(changes.changes), 'score verandert', 'scores veranderen').capitalize()}.**{ignored}"
    )


def take_over(count: int) -> str:
    """The button that puts the scores of a file in place of those in use."""
    return f"Neem over: {numbers.count_of(count, 'score', 'scores')}"


def fault(fault: Fault) -> str:
    """What could not be read of a cell."""
    return f"{escape(fault.file)}, {escape(fault.column or '')}: {escape(fault.message)}."


def typed_on(day: str) -> str:
    """Where a score that was typed on screen comes from."""
    return f"op het scherm, {day}"


def row(code: str) -> str:
    """Where in the table a fault is."""
    return f"stap {code}"


def origin_of(column: str) -> str:
    """The heading above where the scores of a column come from."""
    return f"{headings.ORIGIN} {column.lower()}"
