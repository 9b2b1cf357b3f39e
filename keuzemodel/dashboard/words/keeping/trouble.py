"""Owns the Dutch sentences about what fails, and what to do: the database, a computation that takes too long. No Streamlit."""

from __future__ import annotations

from keuzemodel.dashboard.kept.database import PAUSE
from keuzemodel.dashboard.kept.trouble import StoreError, Trouble
from keuzemodel.model.dossier import Dossier
from keuzemodel.model.errors import EnsembleError, EnsembleKind

TROUBLE = {
    Trouble.AWAY: (
        "De databank met bewaarde scenario's en dossiers is nu niet te bereiken. Uw keuze blijft staan en de rest van het "
        f"keuzemodel werkt gewoon. Probeer het over een minuut opnieuw (het keuzemodel zelf doet dat elke {PAUSE} seconden). "
        "Blijft het zo, vraag dan uw beheerder naar de map of databank van het keuzemodel."
    ),
    Trouble.BUSY: (
        "De databank met bewaarde scenario's en dossiers is nu bezet en gaf niet op tijd antwoord. Uw keuze blijft staan. "
        "Probeer het over een minuut opnieuw."
    ),
    Trouble.READ_ONLY: (
        "De databank met bewaarde scenario's en dossiers is nu alleen te lezen. Openen kan; bewaren, verwijderen en "
        "terugzetten niet. Uw keuze blijft staan; u kunt haar wel downloaden als bestand. Vraag uw beheerder of het keuzemodel "
        "in zijn map of databank mag schrijven, en of daar nog ruimte is."
    ),
    Trouble.NEWER: (
        "De databank met bewaarde scenario's en dossiers is van een nieuwere versie van het keuzemodel dan deze. Zij blijft "
        "daarom dicht, en er gaat niets verloren. De rest van het keuzemodel werkt gewoon. Vraag uw beheerder om het "
        "keuzemodel op deze server te vernieuwen."
    ),
    Trouble.DAMAGED: (
        "De databank met bewaarde scenario's en dossiers is niet te lezen; zij is beschadigd of niet van het keuzemodel. De rest "
        "van het keuzemodel werkt gewoon. Vraag uw beheerder om een reservekopie terug te zetten."
    ),
}
TABLES = {
    EnsembleKind.ABSENT: "Bij dit dossier zijn nog geen tabellen gemaakt die bij de bron passen.",
    EnsembleKind.STALE: (
        "De tabellen die bij de bron passen, zijn gemaakt voor een andere versie van dit dossier. Zij tellen daarom niet mee. "
        "Vraag uw beheerder ze opnieuw te maken."
    ),
    EnsembleKind.UNREADABLE: (
        "Het bestand met tabellen die bij de bron passen, is niet te lezen. Vraag uw beheerder het opnieuw te maken."
    ),
}
DOUBT = {Trouble.AWAY, Trouble.BUSY}
"""Troubles in which the work may be done although the answer was lost."""


STOP = "Stop met rekenen"
GO_ON = "Reken toch door"
STOPPED = (
    "**Het rekenen is gestopt.** Wat hier verder zou staan, is niet uitgerekend. Het pakket zelf en de andere schermen "
    "werken gewoon. Verandert u iets, dan wordt er opnieuw gerekend."
)


def computing(page: str) -> str:
    """What is said while a page of a large dossier is worked out."""
    return f"{page} wordt uitgerekend…"


def trouble(error: StoreError) -> str:
    """What is wrong, and what to do."""
    return TROUBLE[error.trouble]


def no_tables(error: EnsembleError) -> str:
    """Why the tables that fit cannot be used."""
    return TABLES[error.kind]


def not_done(error: StoreError) -> str:
    """That a click did not do what was asked."""
    doubt = " Kijk dan eerst of het er toch al staat." if error.trouble in DOUBT else ""
    return f"**Niet gelukt.** {trouble(error)}{doubt}"


def link(error: StoreError) -> str:
    """That what a link opens cannot be looked up."""
    return (
        f"**Wat deze link opent, is nu niet op te halen. De link zelf kan goed zijn.** {trouble(error)} De link blijft in de "
        "adresbalk staan zolang u niets verandert: laad de pagina later opnieuw, of klik op 'Probeer de link opnieuw'. U ziet "
        "nu de standaardkeuze."
    )


def too_slow(dossier: Dossier) -> str:
    """That a computation was broken off, and what helps."""
    return (
        f"**Dit duurt te lang om uit te rekenen; het rekenen is gestopt.** De {len(dossier.codes)} stappen van dit dossier "
        "hangen bij deze grenzen te veel met elkaar samen om zeker te weten welk pakket het beste is. Een pakket dat "
        "misschien niet het beste is, laten we niet zien. Kies links een benadering met minder grenzen, of verander "
        "de weging of de grens."
    )
