"""Owns the words of the files that a meeting leaves with: slides and a workbook. No Streamlit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.dashboard.asked.together.findings import ENOUGH, Findings
from keuzemodel.dashboard.asked.together.outcome import Outcome
from keuzemodel.dashboard.asked.together.setup import Way
from keuzemodel.dashboard.language import known, naming
from keuzemodel.dashboard.language.markdown import escape, plain
from keuzemodel.dashboard.language.numbers import capital, count_of, listed, number
from keuzemodel.dashboard.words import method
from keuzemodel.dashboard.words.together import found as found_words
from keuzemodel.dashboard.words.together import leading
from keuzemodel.model.difference import Difference
from keuzemodel.model.dossier import Dossier

SIDE = "Samen gewogen"
FILES = "Of neem alles mee als bestand:"
FILE = "samen-wegen"

OUTCOME_SHEET, STEPS_SHEET, BETWEEN_SHEET = "Uitkomst", "Stappen", "Tussenwegen"
ROUNDS_SHEET, SCORES_SHEET = "Rondes", "Scores"
ANSWER_SHEETS: dict[Way, str] = {
    "wegen": "Wegingen",
    "vragen": "Wegingen",
    "pakket": "Pakketten",
    "scores": "Schattingen",
}

QUESTION, ANSWERS, ROLES, WAY = "Vraag", "Antwoorden", "Rollen", "Zo is geantwoord"
SCORES, NAMES, KEPT = "Waar de scores op rusten", "Namen", "Wanneer alles wordt gewist"
NO_NAMES = (
    f"Er staan geen namen in. Rollen met minder dan {number(ENOUGH)} antwoorden staan samen onder '{leading.REST}'."
)
ONCE, CUT = "Tussenwegen", "Niet alle tussenwegen zijn uitgerekend; de laatste is niet die met het kleinste verlies."
MATTERS, CHANGES = "Maakt het uit?", "Verandert het pakket?"

SHARED, NOT_SHARED = "In het pakket dat voor allen het beste is", "Er niet in"
OPEN, EVERYONE, NOBODY = "Hierover verschilt u", "In ieders pakket", "In niemands pakket"
EQUAL = "Voor iemand even goed"
STEPS_SAID = "Achter elke stap staat in hoeveel van de pakketten die zit."

ROLE, COUNT_OF_STEPS, CODES = "Rol", "Aantal stappen", "Stappen"
PEOPLE, BEST_SOMEWHERE = "Deelnemers", "Bij een weging het beste"
PACKAGES_KINDS = "Welke pakketten er zijn"
POINT, TOGETHER, OF_BEST = "Tussenweg", "Samen (punten)", "Deel van het beste samen"
LEAST, LOSES_MOST, LOST = "Grootste verlies (punten)", "Verliest het meest", "Verlies"
CHANGED = "Anders dan het beste samen"
HELD = "In hoeveel pakketten"
MIDDLE = "Midden"
SCORE, COUNT, LOWEST, HIGHEST, OWN = "Score", "Schattingen", "Laagste", "Hoogste", "In het dossier"
NONE = "–"
WHO, DIFFERS, TALK = "Wie", "Waarover", "Wat u kunt bespreken"
NO_TRADE_OFF = "Het verschil zit niet in één afweging."


def file_parts(round: int) -> tuple[str, str]:
    """How the files of a round are told from others of the same dossier and day."""
    return FILE, f"ronde-{round}"


def file_title(title: str) -> str:
    """The title of the slides. title: of the dossier."""
    return f"{SIDE}: {title}"


def counted(outcome: Outcome) -> str:
    """Which round it is, who takes part, and who answered."""
    return leading.counted(outcome.people, outcome.last.count, outcome.last.number)


def by_role(outcome: Outcome) -> str:
    """How many answers each role gave; nothing where no role has enough to be told. Plain."""
    if all(not role for role, _ in outcome.groups):
        return ""
    return listed(f"{found_words.role_name(role)} {count}" for role, count in outcome.groups)


def took_part(outcome: Outcome) -> str:
    """Both, for the first slide. Plain."""
    roles = by_role(outcome)
    return f"{counted(outcome)}. {f'Antwoorden per rol: {roles}.' if roles else ''}".strip()


def role_counted(role: str, count: int, alone: bool = False) -> str:
    """The same with how many answers there are."""
    return f"{found_words.role_name(role, alone)} ({count})"


def round_name(round: int) -> str:
    """A round where there is little room."""
    return f"Ronde {round}"


def round_counted(round: int, count: int) -> str:
    """A round at the head of a column."""
    return f"{round_name(round)} ({'1 antwoord' if count == 1 else f'{count} antwoorden'})"


def held_by(people: int) -> str:
    """The head of the column that counts packages."""
    return f"{HELD} (van {people})"


def matters(asked: Question, found: Findings) -> tuple[str, str]:
    """Whether it matters, and what is to be said beside it. Plain."""
    first, more = map(plain, found_words.matters(asked, found))
    return first, more.removesuffix(found_words.ABOUT).strip()


def reading(before: bool) -> str:
    """What the signs of the picture are on a slide."""
    told = "Een teken per deelnemer. Streep: het midden van elk aspect apart."
    return f"{told} Gestippeld: het midden van de vorige ronde." if before else told


def which_steps(found: Findings) -> str:
    """The title above every step."""
    return "Dit pakket is voor u allen het beste" if not found.agreement.matters else "Over deze stappen gaat het"


def beside_steps(found: Findings) -> str:
    """What is said beside every step. Plain."""
    if not found.agreement.matters:
        return ""
    return STEPS_SAID if found.compromise.needed else f"{STEPS_SAID} {leading.MIDDLE} {plain(found_words.NOT_NEEDED)}"


def between(found: Findings) -> str:
    """The title above what lies between. Plain."""
    n = len(found.compromise.points)
    if n == 1:
        return "Eén pakket is het beste voor allen samen, en voor wie het meest inlevert"
    return f"U kunt kiezen uit {count_of(n, 'tussenweg', 'tussenwegen')}"


def pairs(asked: Question, found: Findings) -> tuple[tuple[str, str, str], ...]:
    """Per pair of roles that differ, those that differ most first: how much, over which steps, one line per role, and
    what to talk about. Markdown.
    """
    names = {a.id: a.name for a in asked.dossier.aspects}
    differ = sorted((pair for pair in found.differences if pair.now), key=lambda pair: -pair.now)
    return tuple(
        (
            found_words.apart(pair, names)[0],
            "\n".join(
                f"Alleen bij {escape(found_words.role_name(role))}: {steps(asked, codes)}."
                for role, codes in zip(pair.roles, (pair.steps.went, pair.steps.came), strict=True)
                if codes
            ),
            " ".join(found_words.apart(pair, names)[1:]) or NO_TRADE_OFF,
        )
        for pair in differ
    )


def steps(asked: Question, codes: Iterable[str]) -> str:
    """Steps with their names, in a sentence. Markdown."""
    return listed(naming.step(asked.dossier.measure(code)) for code in codes)


def moved(asked: Question, change: Difference) -> str:
    """What comes in and what goes out, by name, or that nothing does. Markdown."""
    parts = [f"erbij: {steps(asked, change.came)}"] if change.came else []
    parts += [f"eruit: {steps(asked, change.went)}"] if change.went else []
    return "; ".join(parts) or NONE


def sentence(said: str) -> str:
    """With a capital and a full stop."""
    return f"{capital(said)}."


def some_of(shown: int, n: int) -> str:
    """That a slide has only some of the packages between the roles."""
    return f"Hier staan er {number(shown)}; alle {number(n)} staan in het bestand met cijfers (Excel)."


def in_figures(n: int) -> str:
    """That more stands in the workbook."""
    return f"… en nog {number(n)}: zie het bestand met cijfers (Excel)."


def changed_steps(outcome: Outcome) -> tuple[str, ...]:
    """Which steps come in and go out by the middles of the estimates; nothing where none does. Markdown."""
    change = outcome.said.moved
    return (sentence(moved(outcome.asked, change)),) if change.came or change.went else ()


def loss_of(role: str) -> str:
    """The head of a column with what a role loses."""
    return f"Verlies {found_words.role_name(role)} (punten)"


def codes_of(codes: Sequence[str]) -> str:
    """Steps by their code, in a cell; their names stand on the sheet of steps."""
    return ", ".join(codes)


def kept(outcome: Outcome) -> str:
    """How long the meeting stays."""
    return f"Na {leading.kept_for(outcome.setup.days)}; dit bestand blijft."


def scores_rest_on(dossier: Dossier) -> str:
    """How much of the scores is known, and what follows from that. Plain."""
    return plain(f"{known.origin_line(dossier)} {method.honesty_line(dossier)}".strip())
