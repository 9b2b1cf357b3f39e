"""Owns the Dutch sentences of the screen Eigen scores. No Streamlit."""

from __future__ import annotations

from keuzemodel.dashboard.language import numbers
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.sheets.scores import ScoreChanges

HOW = (
    "Download de scoretabel, vul uw scores in en zet het bestand hieronder terug. Een lege cel laat de score zoals hij is; "
    "kolommen en regels mogen in elke volgorde staan en mogen ontbreken. U ziet eerst wat er verandert; pas als u op "
    "'Neem over' klikt, rekent het model ermee."
)

EDIT = "Dubbelklik op een score om hem te veranderen. Elke verandering telt meteen mee en is ongedaan te maken."


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


def preview_line(found: ScoreChanges) -> str:
    """What a file would do."""
    if found.faults:
        count = numbers.count_of(len(found.faults), "fout", "fouten")
        return f"**Niets overgenomen: {count} in het bestand.** Herstel ze en zet het bestand opnieuw neer."
    ignored = f" Niet gebruikt: {escape(numbers.listed(found.ignored))}." if found.ignored else ""
    if not found.changes:
        return f"Dit bestand verandert niets: alle scores zijn zoals u ze nu hebt.{ignored}"
    return f"**{numbers.count_of(len(found.changes), 'score verandert', 'scores veranderen').capitalize()}.**{ignored}"
