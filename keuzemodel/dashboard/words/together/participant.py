"""Owns the Dutch of the pages of who takes part in a meeting: short, for everyone, plain text. No Streamlit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from keuzemodel.dashboard.language import naming, numbers
from keuzemodel.dashboard.language.numbers import count_of
from keuzemodel.dashboard.words.frame import NAME
from keuzemodel.dashboard.words.keeping.scenarios import AMSTERDAM
from keuzemodel.model.difference import difference
from keuzemodel.model.dossier import Criterion, Dossier, Measure

# The way in.
CODE_TITLE, CODE_LEAD = "Doe mee", "Typ de code die op het scherm in de zaal staat."
CODE, CODE_HINT = "Code", "Zes tekens. Hoofdletters en spaties maken niet uit."
GO_ON = "Ga verder"
UNKNOWN_CODE = "Deze code kennen wij niet. Kijk op het scherm in de zaal en typ de code opnieuw."
TOO_MANY = "Er zijn te veel verkeerde codes getypt. Wacht tien minuten en probeer het dan opnieuw."
JOIN_TITLE = "Wie bent u?"
ROLE, NAME_LABEL = "Wat is uw rol?", "Uw naam"
NAME_HINT = "Hoeft niet. De gespreksleider ziet deze naam."
JOIN = "Doe mee"
PICK_ROLE = "Kies een rol."
LONG_NAME = "Deze naam is te lang. Hij mag 60 tekens lang zijn."
FULL = "Deze bijeenkomst is vol. Zeg het tegen de gespreksleider."

# A round.
ANSWER, SAVE, LOOK = "Uw antwoord", "Bewaar mijn antwoord", "Toon mijn pakket"
NOT_YET, CHANGED = "Nog niet bewaard.", "Veranderd, nog niet bewaard."
SAVING = "Bewaren…"
RETRYING = "Nog niet bewaard: geen verbinding. Wij proberen het opnieuw."
BUSY = "Nog niet bewaard: het is druk. Wij proberen het opnieuw."
AWAY = "Geen verbinding. Dit scherm gaat vanzelf verder als de verbinding er weer is."
STALE = (
    "Er was al een nieuwer antwoord van u bewaard. Dat ziet u hier. Wilt u iets anders? Verander het en bewaar opnieuw."
)
NEW_QUESTION = "Dit is een nieuwe vraag."
STILL_THERE = "Uw vorige antwoord staat er nog. Pas het aan of laat het zo, en bewaar het opnieuw."
NOT_ANSWERED = "U hebt in deze ronde niets bewaard."
GOES_ON = "De volgende ronde begint vanzelf op dit scherm. U hoeft niets te doen."
GOES_ON_PLAIN = "Kijk of de volgende ronde is begonnen"
NOT_OPEN = "Zodra de gespreksleider de ronde opent, gaat dit scherm vanzelf verder."
RELOAD = "Kijk opnieuw"

# Weighing.
LAPSED = "Uw laatste verandering is niet bewaard: de ronde ging dicht. Wat u eerder bewaarde, telt."
MAY_SHOW = "De gespreksleider mag mijn weging overnemen, met mijn rol en naam erbij"
WEIGH_LEAD = "Zet elk aspect op 0 tot en met 10. Het gaat om de verhouding: alles op 5 is hetzelfde als alles op 10."
NOTHING, MOST = "0: telt niet mee", "10: telt het zwaarst"
WHAT_COUNTS = "Wat hoort hierbij?"
ALL_ZERO = "Zet minstens één schuif hoger dan 0."
OFF_SLIDER = "Elke schuif staat op een heel getal van 0 tot en met 10."
SHARE = "van het totaal"

# Estimating.
ESTIMATE_LEAD = "Wat denkt u zelf? Kijk nog niet bij een ander. Weet u iets niet, laat dat vinkje dan staan."
UNKNOWN = "Ik weet het niet"
OFF_SCALE = "Elk getal moet op de schaal staan die erbij staat."

# The package.
CAME, WENT = "erbij", "eruit"
NO_PACKAGE = "Bij deze antwoorden past geen pakket. Zeg het tegen de gespreksleider."
EMPTY_PACKAGE = "Bij deze antwoorden is geen enkele stap het waard."
ONLY_LOOKING = "De ronde is dicht. U kunt nog kijken wat een ander antwoord doet; wij bewaren dat niet."

# Leaving, and what went wrong.
LEAVE, LEAVE_WHAT = (
    "Stop en wis alles van mij",
    "Wij wissen uw naam, uw rol en al uw antwoorden. Dat is niet terug te draaien.",
)
LEAVE_NOW = "Ja, wis alles van mij"
LEFT_TITLE = "Alles van u is gewist"
LEFT = "U doet niet meer mee. Wilt u toch weer meedoen? Typ dan de code opnieuw."
GONE_TITLE, GONE = (
    "Deze bijeenkomst is er niet meer",
    "De gespreksleider heeft de bijeenkomst gewist, of de tijd is om.",
)
TROUBLE_TITLE = "Het lukt nu even niet"
TROUBLE = "Er ging iets mis bij het bewaren of ophalen. Probeer het over een minuut opnieuw."
UNUSABLE = "Deze bijeenkomst kan nu niet verder. Zeg het tegen de gespreksleider."
REFUSED_TITLE = "Dit mag niet"
ELSEWHERE = "Dit formulier kwam niet van deze pagina. Open de bijeenkomst opnieuw en probeer het nog een keer."
TOO_LARGE = "Dit formulier is te groot."
USED_TITLE = "Deze link werkt niet meer"
USED = "De link is al gebruikt, of ouder dan tien minuten. Maak in het keuzemodel een nieuwe."
AGAIN = "Naar de bijeenkomst"
OTHER_CODE = "Typ een andere code"


def title(where: str) -> str:
    """What stands in the tab."""
    return f"{where} – {NAME}"


def about(dossier: Dossier) -> str:
    """What it is about."""
    return f"Het gaat over: {dossier.title}"


def privacy(days: int) -> str:
    """What is kept, and until when."""
    return (
        "Wij bewaren uw rol, uw antwoorden en de naam als u die invult. Verder niets. "
        f"Na {count_of(days, 'dag', 'dagen')} wordt alles gewist."
    )


def round_line(round: int, role: str, name: str) -> str:
    """Where one is, and as whom."""
    return " · ".join(part for part in (f"Ronde {round}", role, name) if part)


def again(round: int, first: int, before: bool) -> str:
    """Over the form of a later round. first: the one in which this was asked first. before: whether the form holds what
    was answered earlier. Plain.
    """
    if round == first:
        return NEW_QUESTION if round > 1 else ""
    return f"Dit is ronde {round}.{f' {STILL_THERE}' if before else ''}"


def asks_little(aspect: Sequence[Criterion]) -> str:
    """What it means that an aspect counts, where all of it is a cost; nothing where it is not. Plain."""
    if not aspect or any(found.kind == "benefit" for found in aspect):
        return ""
    return f"Telt dit zwaar, dan wint wat weinig {numbers.listed(found.name.lower() for found in aspect)} vraagt."


def round_open(round: int) -> str:
    """In the tab."""
    return f"Ronde {round}: uw antwoord"


def round_closed(round: int) -> str:
    """Over the page, and in the tab."""
    return f"Ronde {round} is dicht"


def round_over(answered: bool) -> str:
    """That an answer came too late."""
    return f"Niet bewaard: de ronde is dicht. {'Wat u eerder bewaarde, telt wel.' if answered else NOT_ANSWERED}"


def saved(seconds: int) -> str:
    """That it is safe, and since when."""
    moment = datetime.fromtimestamp(seconds, UTC).astimezone(AMSTERDAM)
    return f"Bewaard om {moment:%H:%M}."


def criterion(found: Criterion) -> tuple[str, tuple[str, ...]]:
    """What counts under an aspect, with what the ends of its scale mean."""
    kind = "meer is beter" if found.kind == "benefit" else "minder is beter"
    anchors = (f"{numbers.amount(point, found)}: {text}" for point, text in sorted(found.anchors.items()))
    return f"{found.name} ({kind})", tuple(anchors)


def cell(measure: Measure, criterion: Criterion) -> tuple[str, str]:
    """A score that is asked: the step, and what of it."""
    kind = "meer is beter" if criterion.kind == "benefit" else "minder is beter"
    return naming.plain_step(measure), f"{criterion.name} ({kind})"


def ends(criterion: Criterion) -> tuple[str, ...]:
    """What the ends of a scale mean; of one without words, the numbers."""
    low, high = criterion.scale
    return tuple(
        f"{numbers.amount(end, criterion)}{f': {text}' if (text := criterion.anchors.get(end)) else ''}"
        for end in (low, high)
    )


def package_title(n: int) -> str:
    """Over the steps."""
    return f"Uw pakket: {count_of(n, 'stap', 'stappen')}"


def otherwise(came: int, went: int) -> str:
    """How a package differs from that of the answer that is kept."""
    parts = [f"{n} {word}" for n, word in ((came, CAME), (went, WENT)) if n]
    return numbers.listed(parts) if parts else "hetzelfde als bewaard"


def package(
    codes: Sequence[str], phase_of: Mapping[str, int], dossier: Dossier, before: Sequence[str] | None = None
) -> dict[str, object]:
    """A package as it is shown: its steps by phase, and what differs from the one before, if there was one."""
    name = {measure.code: naming.plain_step(measure) for measure in dossier.measures}
    moved = difference(codes if before is None else before, codes, dossier.codes)
    phases = [
        {
            "naam": phase.name,
            "stappen": [{"naam": name[c], "nieuw": c in moved.came} for c in codes if phase_of[c] == phase.number],
        }
        for phase in dossier.phases
    ]
    return {
        "titel": package_title(len(codes)),
        "anders": "" if before is None else otherwise(len(moved.came), len(moved.went)),
        "fasen": [phase for phase in phases if phase["stappen"]],
        "eruit": [name[code] for code in moved.went],
        "gezegd": [] if codes else [EMPTY_PACKAGE],
    }


def no_package(*said: str) -> dict[str, object]:
    """What is said in place of one."""
    return {"titel": "", "anders": "", "fasen": [], "eruit": [], "gezegd": list(said)}
