"""Owns the words about making the tables that fit on this server: that it can be, how far it is, how it ended. No Streamlit."""

from __future__ import annotations

import math

from keuzemodel.dashboard.asked.certainty.making import MOST_WAITING, Look, Stage
from keuzemodel.dashboard.language.numbers import count_of, percent

MINUTE = 60

STOP = "Stop met maken"
ONLY_MARGINS = "Tot zij klaar zijn, ziet u hieronder wat de marges zeggen."
SHARED = "Zij worden gemaakt voor iedereen op deze server met dit dossier; wie stopt, stopt dus ook voor de anderen."
TOO_LONG = (
    "Tabellen die wél bij de bron passen, zijn voor dit dossier hier niet te maken: dat duurt te lang. Zo is het als er een "
    "grens is in geld of in heel kleine delen, of bij meer dan ongeveer dertig stappen. Dan blijft het bij de marges."
)
FULL = f"Er wachten nu al {count_of(MOST_WAITING, 'ander dossier', 'andere dossiers')} op hun tabellen. Kom over een kwartier terug."
NOTHING = (
    "**Er is geen tabel gevonden die past bij alles wat de bron zegt.** Daarom blijft het bij de marges; opnieuw zoeken geeft "
    "hetzelfde. Kijk bij Toets aan de bron welke uitspraken niet kloppen: bij andere uitspraken, scores of marges kan er wel "
    "een zijn."
)
DIED = "**Het maken is onverwacht gestopt.** Er ging niets verloren. U kunt het opnieuw proberen."
HERE = (
    "Deze tabellen zijn op deze server gemaakt. Zij blijven zolang hij draait en niet te veel andere dossiers ook tabellen "
    "vragen; daarna maakt u ze opnieuw en krijgt u dezelfde."
)


def _about(seconds: float) -> str:
    """As in ongeveer één minuut, ongeveer drie minuten."""
    return f"ongeveer {count_of(max(1, math.ceil(seconds / MINUTE)), 'minuut', 'minuten')}"


def offer_line(seconds: float, own: bool) -> str:
    """What can be made, how long that takes, and what it is for. own: with the user's own scores in them."""
    which = " en bij uw eigen scores" if own else ""
    return (
        f"**Tabellen die wél passen bij alles wat de bron zegt{which}, zijn hier te maken.** Dat duurt {_about(seconds)} en "
        "gaat door als u naar een ander scherm gaat; uw schuiven blijven werken. Daarna tellen zij mee op elk scherm."
    )


def start(seconds: float) -> str:
    """What the button does."""
    return f"Maak de tabellen ({_about(seconds)})"


def waiting_line(look: Look) -> str:
    """That other dossiers go first."""
    if not look.before:
        return "De tabellen worden zo gemaakt."
    return (
        f"**Er gaat eerst {count_of(look.before, 'ander dossier', 'andere dossiers')} voor.** Deze server maakt de tabellen van één dossier "
        "tegelijk; de uwe komen daarna vanzelf."
    )


def bar(look: Look) -> str:
    """How far it is."""
    if not look.part:
        return "Tabellen maken: eerst tabellen zoeken die ver uit elkaar liggen"
    said = f"Tabellen maken: {percent(look.part)} klaar"
    if look.left is None:
        return said
    return f"{said}, nog {_about(look.left) if look.left > MINUTE else 'minder dan een minuut'}"


def ended_line(stage: Stage) -> str:
    """How it ended, where no tables came of it; empty where it did not."""
    return {Stage.NOTHING: NOTHING, Stage.DIED: DIED}.get(stage, "")
