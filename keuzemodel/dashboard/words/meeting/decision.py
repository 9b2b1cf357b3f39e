"""Owns the Dutch of what the table asks the administrators to decide. No Streamlit."""

from __future__ import annotations

from collections.abc import Iterable

from keuzemodel.dashboard.asked.choice import OWN
from keuzemodel.dashboard.asked.situation import Situation
from keuzemodel.dashboard.language import known, naming, numbers
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.words import package as package_words
from keuzemodel.dashboard.words.package import ways_out, why_empty
from keuzemodel.model.dossier import Condition
from keuzemodel.solve.problem import TIE

MOST_LEFT_OUT = 20
"""More steps that are not done are told as how many."""


def decide_title(situation: Situation) -> str:
    """What is asked."""
    if not situation.package.codes:
        return "Wij vragen u om een keuze"
    settled = now(situation)
    steps = numbers.count_of(len(settled), "stap", "stappen")
    if not later(situation):
        return f"Wij vragen u dit pakket van {steps} vast te stellen"
    waiting = numbers.count_of(len(situation.package.codes) - len(settled), "stap", "stappen")
    if not settled:
        return f"Wij vragen u {waiting} nog niet vast te stellen, en dat later onder voorwaarde te doen"
    return f"Wij vragen u nu {steps} vast te stellen, en {waiting} pas later, onder voorwaarde"


def decisions(situation: Situation) -> list[str]:
    """What the table asks the administrators to decide. Markdown."""
    choice, dossier, package = situation.choice, situation.dossier, situation.package
    if not package.codes:
        return [f"Er is geen pakket om vast te stellen: {why_empty(situation)}. {ways_out(situation)}."]
    lines = [
        *_settled(situation),
        *_begin(situation),
        *_conditions(situation),
        *_not_done(situation),
        *_room(situation),
    ]
    if said := known.lacking((c.id for c in dossier.criteria), dossier):
        lines.append(f"**Zoek uit wat nog niet bekend is**: {said}.")
    if package.co_optimal:
        lines.append(f"**Kies tussen even goede pakketten.** {package_words.co_optimal_line(package, situation)}")
    fixed = [f"{naming.linked(choice.require, situation)} altijd"] if choice.require else []
    fixed += [f"{naming.linked(choice.forbid, situation)} nooit"] if choice.forbid else []
    if fixed:
        lines.append(f"**Bevestig wat vooraf is vastgelegd**: {numbers.listed(fixed)}.")
    if choice.weighting == OWN:
        lines.append("**Bevestig de weging**: dit is een eigen weging, niet een van het dossier.")
    assumed = sum(s.origin == "aanname" for s in dossier.scores)
    if assumed:
        lines.append(f"**Laat de aannames nagaan**: {assumed} van de {len(dossier.scores)} scores zijn aangenomen.")
    return lines


def on_paper(situation: Situation) -> list[str]:
    """The same beside a table that names every step: what to begin with, the conditions, and what it takes. Markdown."""
    if not situation.package.codes:
        return decisions(situation)
    assumed = sum(s.origin == "aanname" for s in situation.dossier.scores)
    checked = (
        [f"**Laat de aannames nagaan**: {assumed} van de {len(situation.dossier.scores)} scores."] if assumed else []
    )
    waits = [
        f"**Besluit over de rest** {escape(c.when)}. Waarop: {escape(c.grounds)}{_source([c.source])}."
        for c in later(situation)
    ]
    return [*_begin(situation, notes=False), *waits, *_room(situation), *checked]


def later(situation: Situation) -> list[Condition]:
    """The conditions on phases in which the package has steps."""
    return [c for c in situation.dossier.conditions if c.phase in situation.phases.values()]


def now(situation: Situation) -> tuple[str, ...]:
    """The steps that are settled now: those of no phase that has a condition."""
    waiting = {c.phase for c in situation.dossier.conditions}
    return tuple(code for code in situation.package.codes if situation.phases[code] not in waiting)


def _in_phase(situation: Situation, number: int) -> str:
    return f"stap {naming.linked((c for c in situation.package.codes if situation.phases[c] == number), situation)}"


def _settled(situation: Situation) -> list[str]:
    waiting = {c.phase for c in situation.dossier.conditions}
    phases = [p for p in situation.dossier.phases if p.number in situation.phases.values() and p.number not in waiting]
    parts = [f"in {naming.phase_name(p)} {_in_phase(situation, p.number)}" for p in phases]
    if not parts:
        return []
    if later(situation) and len(phases) == 1:
        return [f"**Stel {naming.phase_name(phases[0])} nu vast**: {_in_phase(situation, phases[0].number)}."]
    return [f"**Stel {'dit nu' if later(situation) else 'het pakket'} vast**: {'; '.join(parts)}."]


def _begin(situation: Situation, notes: bool = True) -> list[str]:
    """What to begin with, as far as the package has it."""
    inside = [s for s in situation.dossier.begin if s.code in situation.package.codes]
    if not inside:
        return []
    turns = [[s.code for s in inside if s.turn == turn] for turn in sorted({s.turn for s in inside})]
    order = ", daarna ".join(naming.linked(codes, situation, "samen met") for codes in turns)
    why = _notes(s.note for s in inside) if notes else ""
    return [f"**Begin hiermee**: {order}{_source(s.source for s in inside)}.{why}"]


def _conditions(situation: Situation) -> list[str]:
    lines = []
    for condition in later(situation):
        phase = next(p for p in situation.dossier.phases if p.number == condition.phase)
        steps = _in_phase(situation, condition.phase)
        lines.append(
            f"**Stel {naming.phase_name(phase)} nu nog niet vast**: {steps}. Besluit daarover {escape(condition.when)}. "
            f"Waarop: {escape(condition.grounds)}{_source([condition.source])}.{_notes([condition.note])}"
        )
    return lines


def _source(sources: Iterable[str]) -> str:
    named = list(dict.fromkeys(s for s in sources if s))
    return f" ({escape(numbers.listed(named))})" if named else ""


def _notes(notes: Iterable[str]) -> str:
    return "".join(f" {escape(note)}" for note in dict.fromkeys(n for n in notes if n))


def asks(codes: Iterable[str], situation: Situation) -> str:
    """How much of every burden some steps ask together; nothing if the package asks none. Markdown."""
    dossier, held = situation.dossier, tuple(codes)
    burdens = [c for c in dossier.criteria if c.kind == "burden" and situation.package.totals[c.id]]
    return numbers.listed(escape(known.total_of(held, c, dossier)) for c in burdens)


def _room(situation: Situation) -> list[str]:
    """What is asked of burdens: of what is settled now, and of the whole package where that is more."""
    codes, settled = situation.package.codes, now(situation)
    whole = asks(codes, situation)
    if not whole:
        return []
    if not settled or len(settled) == len(codes):
        return [f"**Maak er ruimte voor**: het pakket vraagt {whole}.{_beyond(situation)}"]
    first = asks(settled, situation)
    return [f"**Maak er ruimte voor**: nu {first}. Het hele pakket vraagt {whole}.{_beyond(situation)}"]


def _beyond(situation: Situation) -> str:
    """By how much the package asks more than a limit of the dossier's approaches, or nothing."""
    dossier, totals_now = situation.dossier, situation.package.totals
    parts = {}
    for approach in dossier.approaches:
        for id, most in approach.limits.items():
            if totals_now[id] - most > TIE and id not in parts:
                more = numbers.amount_of(totals_now[id] - most, dossier.criterion(id))
                parts[id] = f"{more} boven de grens van '{approach.name}'"
    return f" Dat is {escape(numbers.listed(parts.values()))}." if parts else ""


def _not_done(situation: Situation) -> list[str]:
    """What the package leaves out is decided too."""
    left_out = [code for code in situation.dossier.codes if code not in situation.package.codes]
    if not left_out:
        return []
    if len(left_out) > MOST_LEFT_OUT:
        return [f"**Doe dit niet**: de {len(left_out)} andere stappen."]
    return [f"**Doe dit niet**: stap {naming.linked(left_out, situation)}."]
