"""Owns the Dutch sentences about what more or less room for a burden would do. No Streamlit."""

from __future__ import annotations

from keuzemodel.analyse.frontier import Frontier
from keuzemodel.dashboard.asked.certainty.answers import last_within
from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.dashboard.language.known import total, total_of, unknown_line, unknown_lines
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.language.naming import moves_between
from keuzemodel.dashboard.language.numbers import amount, number, unit_of
from keuzemodel.model.dossier import Criterion, Dossier

VALUE_AXIS = "punten waarde"

HERE = " ▼ nu"
SUPPORTED, UNSUPPORTED = "● ja", "○ nee"

NO_BURDENS = "Dit dossier heeft geen lasten om te begrenzen."
WALKING = "Alle grenzen langs…"
FRONTIER = "Hoeveel waarde het beste pakket heeft bij elke ruimte"
ROOM_FOR = "Ruimte voor"
EVERY_POINT = "Elk punt als tabel"


def nothing_known(dossier: Dossier, criterion: Criterion) -> str:
    """That a burden is unknown of every measure, so that nothing can be worked out."""
    return (
        f"{unknown_lines(dossier)} Zonder dat valt er over de ruimte voor {escape(criterion.name.lower())} niets uit te "
        "rekenen. Vul in wat u weet bij Eigen scores."
    )


def capacity_line(asked: Question, frontier: Frontier, package_use: float) -> str:
    """Where the present capacity stands, what the next point of it would buy, and what less would cost."""
    criterion = asked.dossier.criterion(frontier.criterion)
    limit = asked.limits.get(criterion.id)
    room = limit if limit is not None else package_use
    now = last_within(frontier, room)
    if now is None:
        return "Binnen deze ruimte is geen enkel pakket mogelijk."
    lead = (
        f"De grens is nu **{amount(limit, criterion)}**; het beste pakket gebruikt daarvan {total(now.codes, criterion, asked.dossier)}"
        if limit is not None
        else f"Zonder grens gebruikt het beste pakket **{escape(total_of(now.codes, criterion, asked.dossier))}**"
    )
    unknown = unknown_line([criterion.id], asked.dossier)
    lines = [unknown] if unknown else []
    lines += [f"{lead}. Het is dan {number(100 * now.value, 1)} punten waard."]
    further = next((p for p in frontier.points if p.use > room), None)
    if further is None:
        lines.append("Meer ruimte levert niets extra op.")
    else:
        more = further.use - room
        unit = "" if criterion.in_euros else f" {unit_of(criterion, one=more == 1)}"
        lines.append(
            f"Pas bij **{amount(further.use, criterion)}** ({amount(more, criterion)}{unit} meer) wordt het beter, "
            f"met {number(100 * (further.value - now.value), 1)} punten waarde: dan "
            f"{moves_between(now.codes, further.codes, asked)}."
        )
    earlier = next((p for p in reversed(frontier.points) if p.use < now.use), None)
    if earlier is not None:
        lines.append(
            f"Is er minder dan {amount(now.use, criterion)}, dan kost dat minstens "
            f"{number(100 * (now.value - earlier.value), 1)} punten waarde: dan "
            f"{moves_between(now.codes, earlier.codes, asked)}."
        )
    return " ".join(lines)


def frontier_legend(dossier: Dossier, frontier: Frontier) -> str:
    """How to read the frontier."""
    hidden = sum(not p.supported for p in frontier.points)
    name = escape(dossier.criterion(frontier.criterion).name.lower())
    legend = "Elk punt is het beste pakket voor die ruimte; daartussen verandert er niets."
    if hidden:
        legend += (
            f" Open rondjes ({hidden} van de {len(frontier.points)}) vindt u alleen door zelf een grens te kiezen: door {name} "
            "zwaarder te laten wegen komt u er niet."
        )
    if not frontier.complete:
        legend += " De lijst is afgekapt: onder het eerste punt zijn er nog meer."
    return legend


def within(limit: str) -> str:
    """Beside the point that is now: the limit that it stays under."""
    return f" (grens {limit})"


def use_from(criterion: Criterion) -> str:
    """The heading of the column with the least use for each package."""
    return f"{criterion.name} vanaf"


def limit_here(said: str) -> str:
    """The limit in the picture."""
    return f"nu: {said}"
