"""Owns the Dutch sentences of logging in. No Streamlit."""

from __future__ import annotations

from collections.abc import Sequence

from keuzemodel.dashboard.language import numbers
from keuzemodel.dashboard.language.markdown import escape

WRONG_TITLE, CLOSED_TITLE = "Inloggen is niet goed ingesteld", "Log in om verder te gaan"
LOG_IN, LOG_OUT = "Log in", "Log uit"
NAME_HELP = "Zo ziet een ander wie dit heeft bewaard."

CLOSED = "Dit keuzemodel is alleen te zien met een account. Na het inloggen komt u terug waar u was."
SAVING = "Kijken en met de schuiven rekenen kan iedereen. Om te bewaren of te verwijderen logt u in. Dan staat erbij wie dat deed."
UNSURE = "De server kan nu niet nagaan of uw login nog geldt. Wacht een minuut en laad de pagina opnieuw. Lukt het dan niet, vraag het uw beheerder."
REFUSED = "Log in om dit te zien."
NO_TABLE = "auth is geen deel met eigen regels. Zet er [auth] boven, met de regels eronder."


def misconfigured(setting: str, faults: Sequence[str]) -> str:
    """What is wrong with the settings, for the administrator; each fault on its own line."""
    return (
        "Het keuzemodel is dicht, omdat inloggen niet goed is ingesteld. Vraag uw beheerder om het te herstellen. "
        f"Voor de beheerder: {escape(setting)} vraagt om inloggen, en dit klopt er nog niet:\n\n"
        + "\n".join(f"- {escape(fault)}" for fault in faults)
        + "\n\nStart het keuzemodel daarna opnieuw."
    )


def unknown_mode(setting: str, found: str, expected: Sequence[str]) -> str:
    """The setting is empty or unknown."""
    words = numbers.listed([f"'{w}'" for w in expected], "of")
    said = f"is '{found[:40]}'" if found else "is leeg"
    return f"{setting} {said}; verwacht is {words}. Hoeft niemand in te loggen? Haal de instelling dan helemaal weg."


def no_section(needed: Sequence[str]) -> str:
    """The section about the provider is missing."""
    return f"in secrets.toml moet een deel [auth] staan met deze regels: {numbers.listed(needed)}."


def absent(key: str) -> str:
    """A line that is missing or empty."""
    return f"in secrets.toml onder [auth] ontbreekt {key}, of er staat geen tekst."


def unfilled(key: str) -> str:
    """A line that still holds an example; what it holds may be secret, so it is not shown."""
    return f"{key} is niet ingevuld: er staat nog een voorbeeld. Zet er de waarde van uw aanbieder."


def weak(key: str, shortest: int) -> str:
    """A secret that can be guessed."""
    return (
        f"{key} is te raden. Verwacht is een willekeurige tekst van minstens {shortest} tekens, zonder woorden of herhaling. "
        'Maak er een met: python -c "import secrets; print(secrets.token_hex(32))"'
    )


def redirect(key: str, found: str, callback: str) -> str:
    """The redirect address is wrong, or not encrypted."""
    return f"{key} is '{found[:200]}'; verwacht is het adres van dit keuzemodel: https://…{callback}. Zonder https mag het alleen op localhost."


def unsafe(key: str, found: str) -> str:
    """The address of the provider is not encrypted."""
    return f"{key} is '{found[:200]}'; verwacht is een adres dat begint met https://. Zonder https mag het alleen op localhost."


def expose_tokens(known: Sequence[str]) -> str:
    """A line that Streamlit refuses."""
    words = numbers.listed([f"'{w}'" for w in known], "en")
    return f"expose_tokens mag alleen {words} noemen. Het keuzemodel heeft die regel niet nodig: haal hem weg."


def logged_in(name: str) -> str:
    """Who is logged in."""
    return f"Ingelogd als {escape(name)}."


def saving_as(name: str) -> str:
    """The name under which something is saved."""
    return f"U bewaart als **{escape(name)}**."
